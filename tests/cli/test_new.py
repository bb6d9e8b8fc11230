"""`sp new`: documents that validate, and never over others."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli.workbench import AGENCY, DECREE, Command, at_a_terminal, texts

from sp_engine.authoring import drafts
from sp_engine.authoring.drafts import Draft
from sp_engine.catalogue.catalogue_documents import bundled_catalogue

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


def test_an_agency_from_nothing_validates_tests_and_decides(sp: Command, tmp_path: Path) -> None:
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
    assert (tested["passed"], tested["failed"]) == (5, 0)
    assert sp("fmt", "--check", str(tmp_path / "katalog")).code == 0
    facts = ("--set", "ktp_pemohon=ya", "--set", "nib=1234567890123", "--set", "survei_lapangan_sesuai=ya")
    decided = sp("check", "arsip/salinan", *folder, *facts, "--received", "2026-03-16T10:00", "--json")
    assert decided.json["outcome"] == "approve"


def test_every_fact_of_the_vocabulary_can_be_required(sp: Command, tmp_path: Path) -> None:
    from sp_engine import open_catalogue

    folder = ("--catalogue", str(tmp_path / "katalog"))
    sp("new", "agency", "arsip", *folder, *AGENCY)
    vocabulary = open_catalogue().files.vocabulary()
    wanted = [word for name in vocabulary for word in ("--requires", name)]
    assert sp("new", "decree", "arsip/2026", *folder, *DECREE, "--service", "x=X", *wanted).code == 0
    tested = sp("test", *folder, "--json").json
    assert tested["failed"] == 0
    assert tested["passed"] == len(vocabulary) + 1


def test_what_waits_for_its_author_is_listed_by_line(sp: Command, tmp_path: Path) -> None:
    folder = ("--catalogue", str(tmp_path / "katalog"))
    made = sp("new", "agency", "arsip", *folder, *AGENCY, "--json").json
    for lacking in made["to_complete"]:
        line = Path(lacking["file"]).read_text().splitlines()[lacking["line"] - 1]
        assert line.endswith(f"# lengkapi: {lacking['text']}")


def test_nothing_is_written_over(sp: Command, good: Path) -> None:
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


def test_every_missing_answer_is_told_at_once_and_nothing_is_written(sp: Command, tmp_path: Path) -> None:
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
def test_an_answer_that_cannot_be_used_is_refused_and_nothing_is_written(
    sp: Command, good: Path, arguments: tuple[str, ...]
) -> None:
    before = texts(good.parent)
    assert sp("new", *arguments, "--catalogue", str(good)).code == 2
    assert texts(good.parent) == before


def test_a_successor_revokes_its_predecessor_and_its_cases_pass(sp: Command, good: Path) -> None:
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


def test_a_case_that_no_longer_fits_is_set_aside_as_a_comment(sp: Command, good: Path) -> None:
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
    assert "# lengkapi: tanggal ini tidak cocok lagi dengan kalender; hitung ulang" in moved
    assert "# tenggat: {pemeriksaan: 2028-03-05}" in moved


def test_the_day_of_a_product_that_no_longer_fits_is_set_aside_alone(sp: Command, tmp_path: Path) -> None:
    copy = shutil.copytree(FIELDS, tmp_path / "bidang")
    dates = ("--number", "1", "--title", "X", "--date", "2025-02-03", "--by", "Penguji")
    sp("new", "decree", "kemuning/2025", "--catalogue", str(copy), *dates, "--from", "kemuning/2024")
    moved = (copy / "kemuning/2025/laik-higiene.uji.yaml").read_text()
    # 2028 is a leap year, so that thirty days before 20 March are another day
    assert "    # perbarui_paling_lambat: {sertifikat: 2028-02-18}" in moved
    assert "    berlaku_sampai: {sertifikat: 2028-03-20, stiker-tahunan: 2025-12-31" in moved
    assert "    terbit: 2025-03-20" in moved


def test_earlier_cases_that_a_successor_breaks_are_named(sp: Command, good: Path) -> None:
    dates = ("--number", "1", "--title", "X", "--date", "2024-02-01", "--by", "Penguji")
    made = sp("new", "decree", "kota/2025", "--catalogue", str(good), *dates, "--from", "kota/2024", "--json")
    assert len(made.json["broken_cases"]) == 5
    assert {Path(case["file"]).parent.name for case in made.json["broken_cases"]} == {"2024"}


def test_earlier_cases_that_a_successor_breaks_are_counted_by_file(sp: Command, good: Path) -> None:
    dates = ("--number", "1", "--title", "X", "--date", "2024-02-01", "--by", "Penguji")
    out = sp("new", "decree", "kota/2025", "--catalogue", str(good), *dates, "--from", "kota/2024").out
    assert "majukan tanggal `diajukan`-nya:\n" in out
    assert f"  {good / 'kota/2024/surat.uji.yaml'}: 5 kasus\n" in out


def test_a_calendar_begins_as_an_estimate(sp: Command, tmp_path: Path) -> None:
    pytest.importorskip("holidays")
    folder = tmp_path / "katalog"
    folder.mkdir()
    assert sp("new", "calendar", "2029", "--catalogue", str(folder)).code == 0
    assert "perkiraan: true" in (folder / "kalender/2029.yaml").read_text()
    assert sp("validate", "--catalogue", str(folder)).code == 0


def test_a_calendar_that_is_decreed_is_not_replaced_by_an_estimate(sp: Command, tmp_path: Path) -> None:
    ran = sp("new", "calendar", "2026", "--catalogue", str(tmp_path / "katalog"))
    assert ran.code == 2
    assert "kalender 2026 sudah ada di" in ran.err
    assert not (tmp_path / "katalog").exists()


def test_the_examples_in_a_new_service_are_valid_when_they_take_the_place_of_what_waits(
    sp: Command, tmp_path: Path
) -> None:
    folder = ("--catalogue", str(tmp_path / "katalog"))
    sp("new", "agency", "arsip", *folder, *AGENCY)
    sp("new", "decree", "arsip/2026", *folder, *DECREE, "--service", "x=X")
    path = tmp_path / "katalog/arsip/2026/x.yaml"
    text = path.read_text()
    assert text.count("# misalnya:") == 14
    text = re.sub(r"    belum_diketahui: .*\n    catatan: .*\n    # misalnya:\n", "", text)
    path.with_suffix(".uji.yaml").unlink()  # its case is about the requirement that waits
    text = re.sub(r"    - id: belum-disalin .*\n.*\n.*\n    # misalnya:\n", "", text)
    path.write_text(re.sub(r"^    # ", "    ", text, flags=re.MULTILINE))
    checked = sp("validate", *folder, "--json").json
    assert [f["code"] for f in checked["findings"] if f["severity"] == "error"] == []
    assert "SP324" not in {finding["code"] for finding in checked["findings"]}
    assert sp("show", "arsip/x", *folder).code == 0


def test_a_case_about_the_first_day_moves_to_the_first_day_of_the_successor(sp: Command, good: Path) -> None:
    path = good / "kota/2024/surat.uji.yaml"
    edges = (
        "  - {nama: sehari sebelum, diajukan: 2024-01-03T10:00, dari: lengkap, hasil: di_luar_masa_berlaku}\n"
        "  - {nama: hari pertama, diajukan: 2024-01-04T10:00, dari: lengkap, hasil: disetujui}\n"
    )
    path.write_text(path.read_text().rstrip() + "\n" + edges)
    folder = ("--catalogue", str(good))
    assert sp("new", "decree", "kota/2026", *folder, *DECREE, "--from", "kota/2024").code == 0
    moved = (good / "kota/2026/surat.uji.yaml").read_text()
    assert "{nama: sehari sebelum, diajukan: 2026-01-04T10:00" in moved
    assert "{nama: hari pertama, diajukan: 2026-01-05T10:00" in moved
    assert sp("test", "kota/surat", *folder, "--json").json["failed"] == 0


def test_a_title_with_a_comma_needs_no_quotes_on_a_line_of_its_own(sp: Command, tmp_path: Path) -> None:
    folder = ("--catalogue", str(tmp_path / "katalog"))
    sp("new", "agency", "arsip", *folder, "--title", "Dinas Arsip, Kota", "--region", "Kota", "--zone", "WIB")
    assert "nama: Dinas Arsip, Kota\n" in (tmp_path / "katalog/arsip/instansi.yaml").read_text()
    sp("new", "decree", "arsip/2026", *folder, *DECREE, "--service", "x=Surat, dan lain-lain")
    listed = (tmp_path / "katalog/arsip/2026/penetapan.yaml").read_text()
    assert '{butir: 1, id: x, nama: "Surat, dan lain-lain"}' in listed


def test_a_fact_that_is_not_in_the_vocabulary_is_told_where_to_add(sp: Command, good: Path) -> None:
    ran = sp("new", "service", "kota/baru", "--catalogue", str(good), "--title", "X", "--requires", "xyzzy")
    assert f"tambahkan dahulu di {good / 'kosakata.yaml'}" in ran.err
    (good / "kota" / "kosakata.yaml").write_text("format: sp-kosakata/1\n", encoding="utf-8")
    ran = sp("new", "service", "kota/baru", "--catalogue", str(good), "--title", "X", "--requires", "xyzzy")
    assert f"tambahkan dahulu di {good / 'kota' / 'kosakata.yaml'}" in ran.err


def test_a_fact_of_the_agency_alone_can_be_required(sp: Command, good: Path) -> None:
    (good / "kota" / "kosakata.yaml").write_text(
        "format: sp-kosakata/1\nfakta:\n  nomor_arsip: {jenis: teks, nama: Nomor arsip}\n", encoding="utf-8"
    )
    new = ("new", "service", "kota/baru", "--catalogue", str(good), "--title", "Baru", "--by", "Penguji")
    assert sp(*new, "--requires", "nomor_arsip").code == 0
    assert sp("validate", "--catalogue", str(good)).code == 0


def test_a_decree_that_somebody_else_changed_meanwhile_is_left_alone(
    sp: Command, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = good / "kota/2024/penetapan.yaml"
    tried = drafts.tried

    def slowly(root: Path, texts: Mapping[Path, str]) -> Draft:
        draft = tried(root, texts)
        path.write_text(path.read_text() + "# rekan\n")
        return draft

    monkeypatch.setattr("sp_engine.authoring.tried", slowly)
    ran = sp("new", "service", "kota/baru", "--catalogue", str(good), "--title", "Baru", "--by", "Penguji")
    assert (ran.code, "SP613" in ran.err) == (2, True)
    assert "baru" not in path.read_text()
    assert not (good / "kota/2024/baru.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
class TestAtATerminal:
    def asked(self, folder: Path, arguments: tuple[str, ...], *keys: str) -> tuple[int, str]:
        return at_a_terminal(folder, ("new", *arguments, "--catalogue", "katalog"), *keys)

    def test_an_interrupt_leaves_nothing(self, tmp_path: Path) -> None:
        assert self.asked(tmp_path, ("agency", "arsip"), "Dinas Arsip\n", "Kota")[0] == 130
        assert not (tmp_path / "katalog").exists()

    def test_a_wrong_or_empty_answer_is_explained_and_asked_again(self, tmp_path: Path) -> None:
        answers = (
            "servis\n",
            "Instansi\n",
            "Dinas Arsip\n",
            "arsip\n",
            " \n",
            "Dinas\n",
            "Kota\n",
            "WXT\n",
            "wita\n",
        )
        code, shown = self.asked(tmp_path, (), *answers)
        assert code == 0, shown
        for told in (
            "pilih instansi, keputusan, layanan, kasus, kalender",
            "misalnya kartu-anggota",
            "tidak boleh kosong",
            "pilih WIB, WITA",
        ):
            assert told in shown
        assert "Error" not in shown
        assert "zona_waktu: WITA" in (tmp_path / "katalog/arsip/instansi.yaml").read_text()

    def test_services_are_asked_for_until_there_are_no_more(self, tmp_path: Path, sp: Command) -> None:
        sp("new", "agency", "arsip", "--catalogue", str(tmp_path / "katalog"), *AGENCY)
        answers = ("satu\n", "\n", "?\n", "ktp_pemohon\n", "dua\n", "Dua\n", "\n", "\n")
        code, shown = self.asked(
            tmp_path, ("decree", "arsip/2026", *DECREE, "--in-force-from", "2026-01-05"), *answers
        )
        assert code == 0, shown
        assert "ktp_pemohon: KTP pemohon" in shown
        names = sorted(path.name for path in (tmp_path / "katalog/arsip/2026").iterdir())
        assert names == ["dua.uji.yaml", "dua.yaml", "penetapan.yaml", "satu.uji.yaml", "satu.yaml"]

    def test_the_decree_that_is_replaced_is_asked_for(self, good: Path) -> None:
        answers = ("kota/2020\n", "kota/2024\n")
        arguments = ("decree", "kota/2026", *DECREE, "--in-force-from", "2026-01-05")
        code, shown = self.asked(good.parent, arguments, *answers)
        assert code == 0, shown
        assert "keputusan `kota/2020` tidak ada; yang ada: `kota/2024`" in shown
        assert (good / "kota/2026/surat.yaml").exists()


def test_names_of_the_catalogue_itself_are_refused(sp: Command, good: Path) -> None:
    ran = sp("new", "agency", "kalender", "--title", "A", "--region", "B", "--catalogue", str(good))
    assert ran.code == 2
    assert "nama itu sudah dipakai katalog sendiri" in ran.err


def test_a_service_of_which_nothing_is_known_has_a_first_case_that_waits(sp: Command, tmp_path: Path) -> None:
    folder = ("--catalogue", str(tmp_path / "katalog"))
    sp("new", "agency", "arsip", *folder, *AGENCY)
    made = sp("new", "decree", "arsip/2026", *folder, *DECREE, "--service", "x=X", "--json").json
    assert [Path(path).name for path in made["written"]] == ["penetapan.yaml", "x.yaml", "x.uji.yaml"]
    assert made["next"] == f"sp test arsip --catalogue {tmp_path / 'katalog'}"
    tested = sp("test", *folder, "--json").json
    assert (tested["passed"], tested["failed"]) == (1, 0)
    checked = sp("validate", *folder, "--json").json
    assert checked["errors"] == 0
    codes = [finding["code"] for finding in checked["findings"]]
    assert (codes.count("SP399"), codes.count("SP324"), codes.count("SP310")) == (1, 13, 0)
    decided = sp("check", "arsip/x", *folder, "--received", "2026-03-16T10:00", "--json").json
    assert (decided["outcome"], decided["final"]) == ("pending", False)


@pytest.mark.parametrize(
    ("arguments", "strange"),
    [
        (("agency", "arsip", *AGENCY, "--number", "1", "--by", "A"), "--number, --by"),
        (("calendar", "2029", "--title", "X"), "--title"),
        (("service", "kota/baru", "--title", "X", "--zone", "WIB"), "--zone"),
        (("decree", "kota/2026", *DECREE, "--region", "X"), "--region"),
        (("decree", "kota/2026", *DECREE, "--from", "kota/2024", "--service", "x=X"), "--service"),
    ],
)
def test_an_option_that_says_nothing_of_what_is_started_is_refused(
    sp: Command, good: Path, arguments: tuple[str, ...], strange: str
) -> None:
    before = texts(good)
    ran = sp("new", *arguments, "--catalogue", str(good))
    assert (ran.code, texts(good)) == (2, before)
    assert f"{strange} tidak dipakai untuk " in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("decree", "kota/9999", *DECREE, "--service", "x=X"), "`9999` bukan tahun"),
        (
            ("decree", "kota/2026", *DECREE[:4], "--date", "9999-01-01", "--by", "A"),
            "di luar tahun 1946 sampai 2100",
        ),
        (("calendar", "9999"), "`9999` bukan tahun"),
        (("calendar", "9" * 5000), "bukan tahun"),
    ],
)
def test_a_year_that_nobody_decrees_for_is_refused(
    sp: Command, good: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = texts(good)
    ran = sp("new", *arguments, "--catalogue", str(good))
    assert (ran.code, texts(good), told in ran.err) == (2, before, True)


@pytest.mark.parametrize(
    ("word", "name", "options"),
    [
        ("instansi", "arsip", AGENCY),
        ("agency", "arsip", AGENCY),
        ("keputusan", "kota/2026", (*DECREE, "--service", "x=X")),
        ("layanan", "kota/baru", ("--title", "X")),
    ],
)
def test_what_is_started_is_named_in_either_language(
    sp: Command, good: Path, word: str, name: str, options: tuple[str, ...]
) -> None:
    assert sp("new", word, name, *options, "--catalogue", str(good)).code == 0


def test_an_installation_is_written_in_only_by_who_stands_in_its_checkout(
    sp: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("new", "agency", "arsip", *AGENCY), ("schema", "editor")):
        ran = sp(*arguments)
        assert (ran.code, "sebutkan folder katalog Anda dengan --catalogue FOLDER" in ran.err) == (2, True)
    assert not (bundled_catalogue() / "arsip").exists()
