"""Small changes of a tariff: each way in which an amount comes about has its own."""

from __future__ import annotations

from pathlib import Path

from sp_engine.assurance.mutants.standard_mutants import mutants_of
from sp_engine.assurance.standard_text import read_standard_text
from sp_engine.catalogue.files import CatalogueFiles

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"


def mutants(agency: str, service: str) -> set[tuple[str, str]]:
    """Return what changes in the fee of a service, and to what."""
    files = CatalogueFiles(FIELDS)
    (decree,) = files.decrees(agency)
    text = read_standard_text(files, decree, service, files.agency(agency))
    named = ((text.name(mutant.at), mutant.to) for mutant in mutants_of(text.standard))
    return {(name.removeprefix("biaya."), to) for name, to in named if name.startswith("biaya.")}


def test_shares_move_by_one_hundredth_and_delays_are_counted_by_other_periods() -> None:
    found = mutants("lembayung", "izin-makam")
    assert {("komponen.tumpangan.persen", "24"), ("komponen.tumpangan.persen", "26")} <= found
    periods = {to for name, to in found if name == "komponen.denda.per.tiap"}
    assert periods == {"hari", "minggu", "tahun"}
    assert {
        ("tarif.sewa.pilihan.1.jumlah", "Rp99.999"),
        ("komponen.denda.bulatkan", "dihapus"),
        ("komponen.denda.paling_banyak", "Rp10.001"),
        ("komponen.denda.per", "dihapus"),
        ("komponen.tumpangan.jika", "dihapus"),
        ("komponen.tumpangan.bebas", "dihapus"),
    } <= found


def test_what_the_decree_does_not_set_may_have_become_nothing() -> None:
    found = mutants("rantau", "uji-kendaraan")
    assert {
        ("komponen.uji.pilihan.3.tidak_diatur", "Rp0"),
        ("komponen.numpang.menurut", "Rp0"),
        ("komponen.administrasi.permil", "2"),
        ("komponen.administrasi.paling_sedikit", "Rp49.999"),
    } <= found
