"""`sp diff`: two versions in words, from wherever they come."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.workbench import DECREE, Command, git

from sp_engine.catalogue.catalogue_documents import bundled_catalogue


@pytest.fixture
def two(good: Path, sp: Callable[..., object]) -> Path:
    """The good catalogue with a successor that asks for less capital and takes longer."""
    sp("new", "decree", "kota/2025", "--catalogue", str(good), *DECREE, "--from", "kota/2024")
    path = good / "kota/2025/surat.yaml"
    text = path.read_text().replace("paling_banyak: Rp1.000.000.000", "paling_banyak: Rp500.000.000")
    path.write_text(text.replace("paling_lama: 1 hari kerja, sejak", "paling_lama: 2 hari kerja, sejak"))
    return good


def test_two_decrees_are_compared_in_words(sp: Command, two: Path) -> None:
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


def test_the_comparison_as_json_names_component_kind_and_applicant(sp: Command, two: Path) -> None:
    data = sp("diff", "kota/2024/surat", "kota/2025/surat", "--catalogue", str(two), "--json").json
    assert (set(data), data["decree"], data["agency"]) == (
        {"old", "new", "decree", "agency", "services"},
        [],
        [],
    )
    ((tightened, slower),) = (service["changes"] for service in data["services"])
    assert (tightened["kind"], tightened["shut_out"]) == ("tightened", "`modal_usaha: Rp500.000.001`")
    assert (slower["component"], slower["kind"]) == ("jangka_waktu", "slower")


@pytest.mark.parametrize("layered", [False, True], ids=["", "an agency with a vocabulary of its own"])
def test_files_folders_and_revisions_are_compared_as_well(
    sp: Command, two: Path, layered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if layered:
        own = "format: sp-kosakata/1\npenyesuaian:\n  modal_usaha: {nama: Modal}\n"
        (two / "kota" / "kosakata.yaml").write_text(own)
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


def test_a_file_outside_a_catalogue_is_read_under_its_agencys_decree(
    sp: Command, two: Path, tmp_path: Path
) -> None:
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
def test_what_cannot_be_compared_is_named(
    sp: Command, good: Path, old: str, new: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(good)
    ran = sp("diff", old, new, "--catalogue", str(good))
    assert (ran.code, ran.out, code in ran.err) == (2, "", True)


def test_a_decree_equals_itself(sp: Command) -> None:
    ran = sp("diff", "palembang/2024", "palembang/2024")
    assert (ran.code, ran.out.count("palembang/informasi")) == (0, 2)
    assert "Tidak berubah" in ran.out


def test_what_changed_alike_in_several_services_is_told_once(sp: Command, tmp_path: Path) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    for root in (old, new):
        shutil.copytree(bundled_catalogue() / "depok", root / "depok")
    path = new / "depok/2023/penetapan.yaml"
    path.write_text(path.read_text().replace("jenis: situs, alamat: ", "jenis: aplikasi, alamat: "))
    sides = (str(root / "depok/2023") for root in (old, new))
    ran = sp("diff", *sides)
    assert "Sama pada 10 layanan: depok/tamu, depok/peminjaman-balatkop" in ran.out
    assert ran.out.count("~ bunyi: situs: https://dkum.depok.go.id/ → aplikasi") == 1
    assert "Tidak berubah: depok/kios\n" in ran.out


def test_a_translation_alone_is_shown_in_the_language_that_changed(
    sp: Command, good: Path, tmp_path: Path
) -> None:
    new = tmp_path / "baru.yaml"
    text = (good / "kota/2024/surat.yaml").read_text()
    new.write_text(text.replace("nama: Surat keterangan\n", "nama: Surat keterangan\nnama_en: Letter\n", 1))
    ran = sp("diff", "kota/2024/surat", str(new), "--catalogue", str(good))
    assert "Surat keterangan → Letter" in ran.out


OFFICES = (
    "kalbar/2023/kantor-cabang",
    "kalbar/2023/kantor-cabang-pembantu",
    "kalbar/2023/kantor-kas",
    "pasuruan/2024/kantor-cabang-ksp",
)


def test_three_services_or_more_stand_side_by_side(sp: Command) -> None:
    pytest.importorskip("z3")
    ran = sp("diff", *OFFICES)
    told = " ".join(ran.out.split())
    assert ran.code == 0
    assert "4 standar berdampingan" in told
    assert "C kalbar/2023/kantor-kas: Pertimbangan Teknis" in told
    assert "Jumlah anggota di daerah yang akan dibuka jaringan pelayanannya 14 15 15 – A" in told
    assert (
        "A jumlah anggota di daerah yang akan dibuka jaringan pelayanannya paling sedikit 100 orang" in told
    )
    assert "Terbukti: siapa yang disetujui B disetujui juga C" in told
    assert "Lolos pada" not in told
    shown = sp("diff", *OFFICES, "--witness", "--lang", "en").out
    assert "Passes B and C and not A: an applicant with `jumlah_anggota_wilayah: 50`" in " ".join(
        shown.split()
    )


def test_services_side_by_side_as_json(sp: Command) -> None:
    pytest.importorskip("z3")
    data = sp("diff", *OFFICES, "--json").json
    assert data["format"] == "sp-common-standard/1"
    assert [one["given"] for one in data["standards"]] == [*OFFICES]
    assert [one["service"] for one in data["standards"]] == [
        f"{agency}/{service}" for agency, _, service in (office.split("/") for office in OFFICES)
    ]
    (members,) = (row for row in data["rows"] if row["about"] == ["jumlah_anggota_wilayah"])
    assert (members["standing"], members["strictest"]) == ("strictest", [0])
    assert [len(asked) for asked in members["asked"]] == [1, 1, 1, 0]
    assert data["within"] == [[1, 2]]


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ((*OFFICES[:2], "kalbar/2023"), "SP623"),
        ((*OFFICES[:2], "kalbar/2023/kantor-cabng"), "SP623"),
        (OFFICES[:1] * 27, "paling banyak 26 layanan berdampingan"),
    ],
)
def test_what_cannot_stand_side_by_side_is_named(sp: Command, sides: tuple[str, ...], said: str) -> None:
    ran = sp("diff", *sides)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


HAKI = "depok/2023/rekomendasi-haki"


def test_a_service_is_compared_with_itself_as_another_reading_has_it(sp: Command) -> None:
    monthly = f"{HAKI}@omzet-setahun/omzet-sebulan"
    (service,) = sp("diff", HAKI, monthly, "--json").json["services"]
    assert [(one["kind"], one["subject"]) for one in service["changes"]] == [("changed", "omzet")]
    (back,) = sp("diff", monthly, HAKI, "--json").json["services"]
    assert back["changes"][0]["shut_out"] == service["changes"][0]["let_in"]
    (same,) = sp("diff", monthly, monthly, "--json").json["services"]
    assert same["status"] == "same"


def test_several_readings_are_laid_upon_one_another(sp: Command) -> None:
    both = f"{HAKI}@modal-dan-omzet/salah-satu-ukuran,nib-dan-perizinan/nib-termasuk"
    (service,) = sp("diff", HAKI, both, "--json").json["services"]
    assert {one["subject"] for one in service["changes"]} >= {"modal", "perizinan"}


def test_for_whom_a_reading_decides_otherwise_and_what_only_it_asks(sp: Command) -> None:
    pytest.importorskip("z3")
    monthly = f"{HAKI}@omzet-setahun/omzet-sebulan"
    (told,) = sp("diff", HAKI, monthly, "--witness", "--json").json["witnesses"]
    assert (told["only_old"], told["only_new"]) == (["omzet_tahunan"], ["omzet_bulanan"])
    rejected = next(one for one in told["changes"] if (one["before"], one["after"]) == ("approve", "reject"))
    assert rejected["facts"] == {**told["approved"]["facts"], "omzet_bulanan": 2_000_000_001}
    text = sp("diff", HAKI, monthly, "--witness").out
    assert text.index("Disetujui keduanya: pemohon dengan") < text.index("seperti yang disetujui itu")
    assert f"Hanya ditanyakan {monthly}: omzet_bulanan\n" in text


def test_for_whom_what_git_has_decides_otherwise(
    sp: Command, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("z3")
    path = good / "kota/2024/surat.yaml"
    git(good, "init", "-q")
    git(good, "add", "-A")
    git(good, "commit", "-qm", "awal")
    monkeypatch.chdir(good)
    here = ("kota/2024", "--witness", "--json", "--catalogue", str(good))
    assert all(one["same"] for one in sp("diff", "HEAD:kota/2024", *here).json["witnesses"])
    path.write_text(
        path.read_text().replace("paling_banyak: Rp1.000.000.000", "paling_banyak: Rp500.000.000")
    )
    told = {one["service"]: one for one in sp("diff", "HEAD:kota/2024", *here).json["witnesses"]}
    changes = [one for one in told["kota/surat"]["changes"] if one["facts"] is not None]
    assert changes
    assert all(one["after"] == "reject" for one in changes)
    assert all(500_000_000 < one["facts"]["modal_usaha"] <= 1_000_000_000 for one in changes)


@pytest.mark.parametrize(
    ("side", "code"),
    [
        (f"{HAKI}@omzet-setahun/tiap-bulan", "SP632"),
        (f"{HAKI}@omzet-setahun/omzet-sebulan,omzet-setahun/omzet-sebulan,tak/ada", "SP632"),
        (f"{HAKI}@omzet-setahun", "SP623"),
        ("depok/2023@omzet-setahun/omzet-sebulan", "SP623"),
        ("depok/2023/surt@omzet-setahun/omzet-sebulan", "SP623"),
    ],
)
def test_a_reading_that_there_is_not_is_named(sp: Command, side: str, code: str) -> None:
    ran = sp("diff", HAKI, side)
    assert (ran.code, ran.out, code in ran.err) == (2, "", True)
