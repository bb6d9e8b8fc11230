"""Slips in a tariff: what is advised instead can be written as it stands, and is accepted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
CHOSEN = "\n  pilihan_layanan: {jenis: himpunan, nama: Pilihan layanan, pilihan: [a, b]}\n"
TARIFF = "  biaya:\n    komponen:\n"

MISTAKES = {
    "jumlah: 25% dari uji": "persen: 25, dari: uji",
    "jumlah: 2‰ dari kartu": "permil: 2, dari: kartu",
    "jumlah: Rp5.000 x kartu uji hilang": "jumlah: Rp5.000, per: kartu_uji_hilang",
    "jumlah: Rp5.000/kartu uji hilang": "jumlah: Rp5.000, per: kartu_uji_hilang",
    "jumlah: Rp5, per: nilai_jual": "persen: 1, dari: {fakta: nilai_jual}",
    "jumlah: Rp5, per: berakhir_izin_makam": "per: {keterlambatan: berakhir_izin_makam, tiap: bulan}",
    "jumlah: Rp5, keterlambatan: berakhir_izin_makam": (
        "per: {keterlambatan: berakhir_izin_makam, tiap: bulan}"
    ),
    "jumlah: Rp5, keterlambatan: berakhir_izin_makam, tiap: hari": (
        "per: {keterlambatan: berakhir_izin_makam, tiap: hari}"
    ),
    "jumlah: Rp5, tiap: kartu_uji_hilang": "per: kartu_uji_hilang",
    "jumlah: Rp5, bertambah: {sebesar: Rp5, setiap: 1, dari: kartu_uji_hilang}": "per: kartu_uji_hilang",
    "persen: 25, dari: kartu_uji_hilang": "per: kartu_uji_hilang",
    "menurut: perbup-rantau-11-2023": "menurut: {peraturan: perbup-rantau-11-2023}",
}
MEANT = {
    "persen: 25%, dari: uji": "25",
    'persen: "2,5", dari: uji': "2.5",
    "permil: 1‰, dari: uji": "1",
    "persen: 25, dari: nilai_jual": "{fakta: nilai_jual}",
    "persen: 25, dari: administrasii": "administrasi",
    "persen: 25, dari: uji, bulatkan: Rp100": "100",
    "persen: 25, dari: uji, maksimal: Rp100": "paling_banyak",
    "persen: 25, dari: uji, pembulatan: 100": "bulatkan",
    "tidak_diatur: ya": "true",
}
ADVISED = {
    "jumlah: Rp5.000 sampai Rp10.000": "tidak_diatur: true",
    "gratis: true": "jumlah: Rp0",
    "jumlah: gratis": "jumlah: Rp0",
    "jumlah: sesuai tarif daerah asal": "menurut: {peraturan: …}",
    "jumlah: Rp5, per: jenis_uji": "pilihan: [{jika: {fakta: jenis_uji, adalah: pertama}, jumlah: …}",
    "jumlah: Rp5, bebas: ya": "bebas: {jika: {fakta: …, adalah: ya}}",
}


def errors_of(folder: Path) -> list[Diagnostic]:
    """Return the errors of the agency in which a slip stands, and of what all agencies share."""
    return [one for one in check_catalogue(CatalogueFiles(folder), ["rantau"]) if one.severity == "error"]


@pytest.fixture
def found(tmp_path: Path) -> Callable[[str], list[Diagnostic]]:
    def errors(component: str) -> list[Diagnostic]:
        """Return what is wrong when the vehicle test charges this besides."""
        folder = tmp_path / "katalog"
        shutil.copytree(FIELDS, folder, dirs_exist_ok=True)
        facts, service = folder / "kosakata.yaml", folder / "rantau/2025/uji-kendaraan.yaml"
        facts.write_text((FIELDS / "kosakata.yaml").read_text(encoding="utf-8") + CHOSEN, encoding="utf-8")
        text = (FIELDS / "rantau/2025/uji-kendaraan.yaml").read_text(encoding="utf-8")
        assert TARIFF in text
        added = f"{TARIFF}      - {{id: coba, uraian: Coba, {component}}}\n"
        service.write_text(text.replace(TARIFF, added), encoding="utf-8")
        return errors_of(folder)

    return errors


@pytest.mark.parametrize(("slip", "instead"), MISTAKES.items())
def test_what_is_advised_is_accepted_as_it_stands(
    found: Callable[[str], list[Diagnostic]], slip: str, instead: str
) -> None:
    (told,) = found(slip)
    assert f"`{instead}`" in told.fix() or f", {instead}`" in told.fix()
    charges = any(key in instead for key in ("jumlah:", "persen:", "permil:", "menurut:"))
    assert found(instead if charges else f"jumlah: Rp5, {instead}") == []


@pytest.mark.parametrize(("slip", "meant"), MEANT.items())
def test_what_was_meant_is_proposed(found: Callable[[str], list[Diagnostic]], slip: str, meant: str) -> None:
    (told,) = found(slip)
    assert told.suggestion == meant


@pytest.mark.parametrize(("slip", "instead"), ADVISED.items())
def test_where_only_the_author_knows_the_rest_the_form_is_shown(
    found: Callable[[str], list[Diagnostic]], slip: str, instead: str
) -> None:
    (told,) = found(slip)
    assert instead in told.fix()


def test_amounts_by_one_set_are_advised_to_be_components_of_their_own(
    found: Callable[[str], list[Diagnostic]],
) -> None:
    rows = "".join(
        f"{{jika: {{fakta: pilihan_layanan, mencakup: [{choice}]}}, jumlah: Rp5}}, " for choice in "ab"
    )
    (told,) = found(f"pilihan: [{rows}{{selain_itu: true, jumlah: Rp0}}]")
    component = "jika: {fakta: pilihan_layanan, mencakup: [b]}, jumlah: Rp5"
    assert f"`- {{id: …, uraian: …, {component}}}`" in told.fix()
    assert found(component) == []


@pytest.mark.parametrize(
    ("slip", "instead"),
    [
        ("biaya: Rp50.000", "biaya: {komponen: [{id: …, uraian: …, jumlah: Rp50.000}]}"),
        ("biaya: {jumlah: Rp50.000}", "komponen: [{id: …, uraian: …, jumlah: Rp50.000}]"),
        ("biaya: {tarif: Rp50.000, gratis: true}", "tarif: {nama: {jumlah: Rp50.000}}"),
        ("biaya: {tarif: {sewa: Rp50.000}, gratis: true}", "sewa: {jumlah: Rp50.000}"),
        ("biaya: {tidak_diatur: true}", "belum_ditetapkan: true, catatan: …"),
    ],
)
def test_a_fee_that_is_only_an_amount_is_shown_as_a_component(
    tmp_path: Path, slip: str, instead: str
) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "rantau/2025/uji-kendaraan.yaml"
    before, _, rest = path.read_text(encoding="utf-8").partition("  biaya:\n")
    path.write_text(f"{before}  {slip}\n{rest[rest.index(chr(10) + '  produk:') :]}", encoding="utf-8")
    assert f"`{instead}`" in errors_of(tmp_path)[0].fix()
