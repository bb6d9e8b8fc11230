"""The officer's verbs: `fmt`, `new`, `diff`, and what `validate` mends and chooses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

AGENCY = ("--title", "Dinas Arsip: Kota Contoh", "--region", "Kota Contoh", "--zone", "WIB")
DECREE = ("--number", "1/2026", "--title", "Standar Pelayanan", "--date", "2026-01-05", "--by", "Penguji")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    root = tmp_path / "katalog"
    shutil.copytree(GOOD, root)
    return root


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def texts(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.yaml"))}


# ── fmt ──────────────────────────────────────────────────────────────────────
def test_fmt_lays_out_a_catalogue_once_and_then_has_nothing_to_do(sp, good):
    before = texts(good)
    checked = sp("fmt", "--check", str(good))
    assert (checked.code, texts(good)) == (1, before)
    assert "0 dokumen rapi, 6 belum" in checked.out
    assert sp("fmt", str(good)).code == 0
    assert texts(good) != before
    again = sp("fmt", "--check", str(good), "--json")
    assert (again.code, again.json) == (0, {"checked": 6, "changed": [], "findings": []})
    assert sp("validate", "--catalogue", str(good)).out == "tidak ada temuan\n"


def test_fmt_shows_what_would_change(sp, good):
    ran = sp("fmt", "--check", "--diff", str(good / "peraturan.yaml"))
    assert "+\n" in ran.out
    assert ran.code == 1


def test_fmt_leaves_a_file_that_it_cannot_read(sp, good):
    path = good / "kota/instansi.yaml"
    path.write_text("nama: a: b\n")
    ran = sp("fmt", str(path))
    assert (ran.code, path.read_text()) == (1, "nama: a: b\n")
    assert "SP101" in ran.err


def test_fmt_keeps_the_permissions_of_a_file(sp, good):
    path = good / "peraturan.yaml"
    path.chmod(0o640)
    assert sp("fmt", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in good.iterdir()) == ["kosakata.yaml", "kota", "peraturan.yaml"]


@pytest.mark.parametrize("verb", ["fmt", "validate"])
def test_a_path_that_does_not_exist_is_an_error(sp, verb):
    ran = sp(verb, "tidak-ada.yaml")
    assert (ran.code, "SP112" in ran.err) == (2, True)


# ── validate ─────────────────────────────────────────────────────────────────
@pytest.fixture
def slip(good: Path) -> Path:
    path = good / "kota/2024/surat.yaml"
    path.write_text(path.read_text().replace("fakta: modal_usaha", "fakta: modal_usah"))
    return path


def test_findings_are_grouped_by_file(sp, good):
    (good / "kota/instansi.yaml").write_text((good / "kota/instansi.yaml").read_text() + "lain: 1\n")
    out = sp("validate", "--catalogue", str(good)).out
    assert [line for line in out.splitlines() if line.startswith("──")] == [
        f"── {good / 'kota/instansi.yaml'}: 1 kesalahan, 0 peringatan"
    ]


def test_a_fix_is_shown_first_and_written_only_with_consent(sp, good, slip):
    before = slip.read_text()
    ran = sp("validate", "--catalogue", str(good), "--fix")
    assert "-      syarat: {fakta: modal_usah, paling_banyak" in ran.out
    assert "+      syarat: {fakta: modal_usaha, paling_banyak" in ran.out
    assert (ran.code, slip.read_text()) == (1, before)
    assert "--yes" in ran.err
    fixed = sp("validate", "--catalogue", str(good), "--fix", "--yes")
    assert fixed.code == 0
    assert "fakta: modal_usaha," in slip.read_text()
    assert "tidak ada yang dapat diperbaiki" in sp("validate", "--catalogue", str(good), "--fix").err


def test_a_fix_as_json_names_the_files_it_wrote(sp, good, slip):
    ran = sp("validate", "--catalogue", str(good), str(slip), "--fix", "--yes", "--json")
    assert ran.json == {"findings": [], "errors": 0, "warnings": 0, "fixed": [str(slip)]}


def test_since_a_revision_only_what_changed_is_reported(sp, good, slip):
    other = good / "peraturan.yaml"
    other.write_text(other.read_text() + "lain: 1\n")
    git(good, "init", "-q")
    git(good, "add", "-A")
    git(good, "commit", "-qm", "awal")
    since = ("validate", "--catalogue", str(good), "--since", "HEAD", "--json")
    assert sp(*since).json["findings"] == []
    shutil.copy(slip, slip.with_name("lain.yaml"))
    assert {Path(f["file"]).name for f in sp(*since).json["findings"]} <= {"lain.yaml", "penetapan.yaml"}
    vocabulary = good / "kosakata.yaml"  # what everything depends on
    vocabulary.write_text(vocabulary.read_text() + "# catatan\n")
    assert "peraturan.yaml" in {Path(f["file"]).name for f in sp(*since).json["findings"]}


@pytest.mark.parametrize("revision", ["tidak-ada", "--output=x", ""])
def test_an_unreadable_revision_is_named(sp, good, revision):
    git(good, "init", "-q")
    ran = sp("validate", "--catalogue", str(good), f"--since={revision}")
    assert (ran.code, "SP622" in ran.err) == (2, True)


# ── new ──────────────────────────────────────────────────────────────────────
def test_an_agency_from_nothing_validates_tests_and_decides(sp, tmp_path):
    folder = ("--catalogue", str(tmp_path / "katalog"))
    assert sp("new", "agency", "arsip", *folder, *AGENCY).code == 0
    wanted = ("--requires", "ktp_pemohon", "--requires", "nib", "--requires", "survei_lapangan_sesuai")
    service = ("--service", "salinan=Salinan: arsip")
    made = sp("new", "decree", "arsip/2026", *folder, *DECREE, *service, *wanted, "--json").json
    assert len(made["written"]) == 3
    assert {"file", "line", "text"} == set(made["to_complete"][0])
    assert sp("new", "service", "arsip/pinjam", *folder, "--title", "Peminjaman").code == 0
    assert sp("validate", *folder, "--json").json["errors"] == 0
    tested = sp("test", *folder, "--json").json
    assert (tested["passed"], tested["failed"]) == (4, 0)
    assert sp("fmt", "--check", str(tmp_path / "katalog")).code == 0
    facts = ("--set", "ktp_pemohon=ya", "--set", "nib=1234567890123", "--set", "survei_lapangan_sesuai=ya")
    decided = sp("check", "arsip/salinan", *folder, *facts, "--received", "2026-03-16T10:00", "--json")
    assert decided.json["outcome"] == "approve"


def test_every_fact_of_the_vocabulary_can_be_required(sp, tmp_path):
    from sp_engine import open_catalogue

    folder = ("--catalogue", str(tmp_path / "katalog"))
    sp("new", "agency", "arsip", *folder, *AGENCY)
    vocabulary = open_catalogue().files.vocabulary
    wanted = [word for name in vocabulary for word in ("--requires", name)]
    assert sp("new", "decree", "arsip/2026", *folder, *DECREE, "--service", "x=X", *wanted).code == 0
    tested = sp("test", *folder, "--json").json
    assert tested["failed"] == 0
    assert tested["passed"] == len(vocabulary) + 1


def test_what_waits_for_its_author_is_listed_by_line(sp, tmp_path):
    folder = ("--catalogue", str(tmp_path / "katalog"))
    made = sp("new", "agency", "arsip", *folder, *AGENCY, "--json").json
    for lacking in made["to_complete"]:
        line = Path(lacking["file"]).read_text().splitlines()[lacking["line"] - 1]
        assert line.endswith(f"# lengkapi: {lacking['text']}")


def test_nothing_is_written_over(sp, good):
    before = texts(good)
    folder = ("--catalogue", str(good))
    for arguments in (
        ("agency", "kota", *AGENCY),
        ("decree", "kota/2024", *DECREE),
        ("service", "kota/surat"),
    ):
        ran = sp("new", *arguments, *folder)
        assert (ran.code, "SP621" in ran.err) == (2, True)
    assert texts(good) == before


def test_every_missing_answer_is_told_at_once_and_nothing_is_written(sp, tmp_path):
    ran = sp("new", "agency", "arsip", "--catalogue", str(tmp_path / "katalog"))
    assert ran.code == 2
    assert all(f"`--{option}` belum disebut" in ran.err for option in ("title", "region"))
    assert not (tmp_path / "katalog").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("servis", "x"),
        ("agency", "Dinas Arsip"),
        ("agency", "../luar"),
        ("decree", "kota"),
        ("decree", "kota/.."),
        ("decree", "lain/2026", *DECREE),
        ("decree", "kota/2026", *DECREE[:-2], "--from", "kota/2023"),
        ("decree", "kota/2026", *DECREE, "--in-force-from", "besok", "--from", "kota/2024"),
        ("decree", "kota/2026", "--number", "1", "--date", "2024-01-04", "--from", "kota/2024"),
        ("service", "kota/baru", "--title", "X", "--requires", "ktp_pemohn"),
        ("calendar", "abad"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_and_nothing_is_written(sp, good, arguments):
    before = texts(good.parent)
    assert sp("new", *arguments, "--catalogue", str(good)).code == 2
    assert texts(good.parent) == before


def test_a_successor_revokes_its_predecessor_and_its_cases_pass(sp, good):
    folder = ("--catalogue", str(good))
    made = sp("new", "decree", "kota/2025", *folder, *DECREE, "--from", "kota/2024", "--json")
    assert made.code == 0
    decree = (good / "kota/2025/penetapan.yaml").read_text()
    assert "mencabut: [1/KPTS/2024]" in decree
    assert "transkripsi: {status: rancangan, oleh: Penguji," in decree
    cases = (good / "kota/2025/surat.uji.yaml").read_text()
    assert "diajukan: 2026-03-04T10:00" in cases
    tested = sp("test", *folder, "--json").json
    assert (tested["failed"], len(tested["services"])) == (0, 2)
    assert sp("validate", *folder, "--json").json["errors"] == 0


def test_a_case_that_no_longer_fits_is_set_aside_as_a_comment(sp, good):
    folder = ("--catalogue", str(good))
    dates = ("--number", "1", "--title", "X", "--date", "2026-03-06", "--by", "Penguji")  # cases move to 2027
    sp("new", "decree", "kota/2026", *folder, *dates, "--from", "kota/2024")
    cases = (good / "kota/2026/surat.uji.yaml").read_text()
    assert "# tenggat: {pemeriksaan: 2027-03-05}" not in cases  # a Friday in both years
    sp(
        "new",
        "decree",
        "kota/2028",
        *folder,
        "--number",
        "2",
        "--title",
        "X",
        "--date",
        "2028-01-03",
        "--from",
        "kota/2026",
    )
    moved = (good / "kota/2028/surat.uji.yaml").read_text()
    assert "# lengkapi: tenggat ini tidak cocok lagi dengan kalender; hitung ulang" in moved
    assert "# tenggat: {pemeriksaan: 2028-03-05}" in moved


def test_earlier_cases_that_a_successor_breaks_are_named(sp, good):
    dates = ("--number", "1", "--title", "X", "--date", "2024-02-01", "--by", "Penguji")
    made = sp("new", "decree", "kota/2025", "--catalogue", str(good), *dates, "--from", "kota/2024", "--json")
    assert len(made.json["broken_cases"]) == 5
    assert {Path(case["file"]).parent.name for case in made.json["broken_cases"]} == {"2024"}


def test_a_calendar_begins_as_an_estimate(sp, tmp_path):
    pytest.importorskip("holidays")
    folder = tmp_path / "katalog"
    folder.mkdir()
    assert sp("new", "calendar", "2029", "--catalogue", str(folder)).code == 0
    assert "perkiraan: true" in (folder / "kalender/2029.yaml").read_text()
    assert sp("validate", "--catalogue", str(folder)).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
def test_at_a_terminal_it_asks_again_and_an_interrupt_leaves_nothing(tmp_path):
    from pty import openpty

    def asked(*keys: str) -> int:
        ours, theirs = openpty()
        command = [sys.executable, "-m", "sp_cli.main", "new", "agency", "arsip", "--catalogue", "katalog"]
        with subprocess.Popen(
            command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        ) as running:
            os.close(theirs)
            shown = b""
            for key in keys:
                while not shown.endswith(b": "):
                    shown += os.read(ours, 1)
                shown = b""
                os.write(ours, key.encode())
            if keys[-1].endswith("\n"):
                while shown.find(b"Berikutnya") < 0:
                    shown += os.read(ours, 1)
            else:
                running.send_signal(2)
            code = running.wait(timeout=60)
        os.close(ours)
        return code

    assert asked("Dinas Arsip\n", "Kota") == 130
    assert not (tmp_path / "katalog").exists()
    assert asked("Dinas Arsip\n", "Kota Contoh\n", "WXT\n", "wita\n") == 0
    assert "zona_waktu: WITA" in (tmp_path / "katalog/arsip/instansi.yaml").read_text()


# ── diff ─────────────────────────────────────────────────────────────────────
@pytest.fixture
def two(good: Path, sp: Callable[..., object]) -> Path:
    """The good catalogue with a successor that asks for less capital and takes longer."""
    sp("new", "decree", "kota/2025", "--catalogue", str(good), *DECREE, "--from", "kota/2024")
    path = good / "kota/2025/surat.yaml"
    text = path.read_text().replace("paling_banyak: Rp1.000.000.000", "paling_banyak: Rp500.000.000")
    path.write_text(text.replace("paling_lama: 1 hari kerja, sejak", "paling_lama: 2 hari kerja, sejak"))
    return good


def test_two_decrees_are_compared_in_words(sp, two):
    ran = sp("diff", "kota/2024", "kota/2025", "--catalogue", str(two))
    assert ran.code == 0
    for line in (
        "~ diubah nomor: 1/KPTS/2024 → 1/2026",
        "↑ diperketat modal: modal usaha paling banyak Rp1.000.000.000 → modal usaha paling banyak",
        "kini tidak memenuhi: `modal_usaha: Rp500.000.001`",
        "↑ diperlambat pemeriksaan: 1 hari kerja sejak diterima → 2 hari kerja sejak diterima",
    ):
        assert line in ran.out
    assert (
        "no longer meets it"
        in sp("diff", "kota/2024", "kota/2025", "--catalogue", str(two), "--lang", "en").out
    )


def test_the_comparison_as_json_names_component_kind_and_applicant(sp, two):
    data = sp("diff", "kota/2024/surat", "kota/2025/surat", "--catalogue", str(two), "--json").json
    assert (set(data), data["decree"]) == ({"old", "new", "decree", "services"}, [])
    ((tightened, slower),) = (service["changes"] for service in data["services"])
    assert (tightened["kind"], tightened["shut_out"]) == ("tightened", "`modal_usaha: Rp500.000.001`")
    assert (slower["component"], slower["kind"]) == ("jangka_waktu", "slower")


def test_files_folders_and_revisions_are_compared_as_well(sp, two, monkeypatch):
    by_name = sp("diff", "kota/2024/surat", "kota/2025/surat", "--catalogue", str(two), "--json").json[
        "services"
    ]
    old, new = two / "kota/2024", two / "kota/2025"
    assert sp("diff", str(old / "surat.yaml"), str(new / "surat.yaml"), "--json").json["services"] == by_name
    assert sp("diff", str(old), str(new), "--json").json["services"] == by_name
    git(two, "init", "-q")
    git(two, "add", "-A")
    git(two, "commit", "-qm", "awal")
    monkeypatch.chdir(two)
    new.joinpath("surat.yaml").write_text(old.joinpath("surat.yaml").read_text())
    at = sp("diff", "HEAD:kota/2025", "kota/2025", "--catalogue", str(two), "--json").json["services"]
    assert [change["kind"] for change in at[0]["changes"]] == ["loosened", "quicker"]
    monkeypatch.chdir(two / "kota")
    assert sp("diff", "HEAD:2025", "2025", "--json").json["services"] == at


def test_a_file_outside_a_catalogue_is_read_under_its_agencys_decree(sp, two, tmp_path):
    draft = tmp_path / "rancangan.yaml"
    draft.write_text(
        (two / "kota/2024/surat.yaml").read_text().replace("paling_banyak: Rp1", "paling_banyak: Rp2")
    )
    ran = sp("diff", "kota/2024/surat", str(draft), "--catalogue", str(two), "--json")
    assert [change["kind"] for change in ran.json["services"][0]["changes"]] == ["loosened"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kota", "kota/2024", "SP623"),
        ("kota/2024", "kota/2024/surat", "SP623"),
        ("kota/2024/surt", "kota/2024/surat", "SP623"),
        ("HEAD:kota/2024", "kota/2024", "SP622"),
    ],
)
def test_what_cannot_be_compared_is_named(sp, good, old, new, code, monkeypatch):
    monkeypatch.chdir(good)
    ran = sp("diff", old, new, "--catalogue", str(good))
    assert (ran.code, ran.out, code in ran.err) == (2, "", True)


def test_a_decree_equals_itself(sp):
    ran = sp("diff", "palembang/2024", "palembang/2024")
    assert (ran.code, ran.out.count("palembang/informasi")) == (0, 2)
    assert "Tidak berubah" in ran.out
