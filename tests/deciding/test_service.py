"""Services and catalogues as another program holds them: what they refuse, and what a receipt covers."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from sp_engine import Catalogue, CatalogueError, FactsError, open_catalogue

GOOD = Path(__file__).parents[1] / "cases" / "good"
WIB = timezone(timedelta(hours=7))
RECEIVED = datetime(2026, 3, 16, 10, tzinfo=WIB)
DAY = date(2026, 3, 16)
COMPLETE = {"wilayah_usaha": "kota-contoh", "modal_usaha": 5, "dikuasakan": "tidak", "skala_usaha": "mikro"}


class OffsetlessZone(tzinfo):
    """A zone that says nothing."""

    def utcoffset(self, when: datetime | None) -> None:  # noqa: ARG002
        return None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "cache"))
    return Path(shutil.copytree(GOOD, tmp_path / "katalog"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def decree(folder: Path, name: str, number: str, since: str, revokes: str, services: str) -> None:
    """Add a decree beside that of 2024, with no service files of its own."""
    text = (folder / "kota" / "2024" / "penetapan.yaml").read_text(encoding="utf-8")
    text = text.replace("1/KPTS/2024", number).replace("berlaku_sejak: 2024-01-04", f"berlaku_sejak: {since}")
    text = text.replace(
        "layanan:\n  - {id: surat, nama: Surat keterangan}", f"layanan:\n  - {{id: {services}, nama: X}}"
    )
    (folder / "kota" / name).mkdir()
    (folder / "kota" / name / "penetapan.yaml").write_text(f"{text}mencabut: {revokes}\n", encoding="utf-8")


def codes(error: pytest.ExceptionInfo[CatalogueError | FactsError]) -> list[str]:
    return [finding.code for finding in error.value.diagnostics]


def test_a_standard_whose_requirements_are_not_known_decides_nothing(folder: Path) -> None:
    path = folder / "kota" / "2024" / "surat.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  persyaratan:"), text.index("  prosedur:")
    unknown = "  persyaratan: {belum_diketahui: true, catatan: halaman hilang}\n\n"
    path.write_text(text[:start] + unknown + text[end:], encoding="utf-8")
    service = open_catalogue(folder).standard("kota/surat", on=DAY)
    with pytest.raises(CatalogueError) as error:
        service.decide({}, received=RECEIVED)
    assert codes(error) == ["SP614"]


def test_a_receipt_covers_the_definitions_that_guards_use(folder: Path) -> None:
    before = open_catalogue(folder).standard("kota/surat", on=DAY).decide(COMPLETE, received=RECEIVED)
    replace(
        folder / "kota" / "2024" / "surat.yaml",
        "termasuk: [kecil, menengah]}\n\npel",
        "adalah: mikro}\n\npel",
    )
    after = open_catalogue(folder).standard("kota/surat", on=DAY).decide(COMPLETE, received=RECEIVED)
    assert (before.outcome, after.outcome) == ("approve", "return")
    assert before.receipt.standard != after.receipt.standard


def test_a_decree_revoked_twice_ends_with_the_first_revocation(folder: Path) -> None:
    decree(folder, "2025", "2/KPTS/2025", "2025-01-01", "[1/KPTS/2024]", "lain")
    decree(folder, "2026", "3/KPTS/2026", "2026-01-01", "[1/KPTS/2024, 2/KPTS/2025]", "lain")
    oldest = open_catalogue(folder).files.decrees("kota")[0]
    assert oldest.in_force_until == date(2025, 1, 1)
    assert oldest.revoked_by == "2/KPTS/2025"


def test_a_newer_decree_without_the_service_file_never_falls_back_to_the_older_one(folder: Path) -> None:
    decree(folder, "2025", "2/KPTS/2025", "2025-01-01", "[]", "surat")
    catalogue = open_catalogue(folder)
    with pytest.raises(CatalogueError) as error:
        catalogue.standard("kota/surat", on=DAY)
    assert codes(error) == ["SP307"]
    assert [name for _, name, _ in catalogue.files.services(DAY)] == []
    assert catalogue.standard("kota/surat", on=date(2024, 6, 3)).standard.decree.number == "1/KPTS/2024"


@pytest.mark.parametrize("on", [RECEIVED, "2026-03-16"])
def test_the_day_of_a_standard_is_a_date_and_nothing_else(on: object) -> None:
    with pytest.raises(FactsError) as error:
        open_catalogue().standard("depok/tamu", on=on)  # type: ignore[arg-type]
    assert codes(error) == ["SP415"]


@pytest.mark.parametrize(
    ("received", "code"),
    [
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9))), "SP410"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=WIB), "SP410"),
        (datetime(2026, 3, 16, 10), "SP413"),
        (datetime(2026, 3, 16, 10, tzinfo=OffsetlessZone()), "SP413"),
        ("2026-03-16T10:00", "SP410"),
    ],
)
def test_a_time_that_cannot_be_placed_is_refused(folder: Path, received: object, code: str) -> None:
    service = open_catalogue(folder).standard("kota/surat", on=DAY)
    with pytest.raises(FactsError) as error:
        service.decide(COMPLETE, received=received)  # type: ignore[arg-type]
    assert codes(error) == [code]


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return open_catalogue()


@pytest.mark.parametrize("order", [1, -1])
def test_an_attribute_given_twice_with_different_values_is_refused(bundled: Catalogue, order: int) -> None:
    service = bundled.standard("kalbar/kantor-cabang", on=DAY)
    pairs = [("surat_permohonan", {"bermeterai": "tidak"}), ("surat_permohonan.bermeterai", "ya")]
    with pytest.raises(FactsError) as error:
        service.decide(dict(pairs[::order]), received=RECEIVED)
    assert codes(error) == ["SP416"]


def test_half_a_character_is_no_text(bundled: Catalogue) -> None:
    service = bundled.standard("depok/keterangan-umkm-binaan", on=DAY)
    with pytest.raises(FactsError) as error:
        service.decide({"nomor_member_dkerens": "\ud800"}, received=RECEIVED)
    assert codes(error) == ["SP402"]
