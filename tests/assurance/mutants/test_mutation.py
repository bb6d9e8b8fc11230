"""Mutants: every small change of the rules is noticed by a case, or told with the case that would."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.mutants.mutation import mutate
from sp_engine.assurance.mutants.survivors import Survivor
from sp_engine.catalogue.files import CatalogueFiles

HEAD = "\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"
APPROVED = f"kasus:\n  - nama: disetujui{HEAD}    hasil: disetujui\n"
LIMIT = "    ubah: {modal_usaha: Rp1.000.000.001}\n    hasil: ditolak\n    karena: [modal]\n"
REJECTED = f"  - nama: modal{HEAD}{LIMIT}"
BOUNDARY = f"  - nama: batas{HEAD}    ubah: {{modal_usaha: Rp1.000.000.000}}\n    hasil: disetujui\n"

Survivors: TypeAlias = Callable[[str], dict[tuple[str, str], Survivor]]


@pytest.fixture
def survivors(kota: Callable[[str], CatalogueFiles]) -> Survivors:
    def survived(cases: str) -> dict[tuple[str, str], Survivor]:
        return {(s.name, s.to): s for s in mutate(kota(cases), processes=1).open}

    return survived


def test_a_limit_without_a_case_above_it_is_told_as_a_sentence_with_the_case_that_would_catch_it(
    survivors: Survivors,
) -> None:
    survivor = survivors(APPROVED)["persyaratan.modal.syarat.paling_banyak", "Rp1.000.000.001"]
    assert survivor.says.id == "batas Modal usaha pada persyaratan `modal` menjadi Rp1.000.000.001"
    assert survivor.case is not None
    assert "Rp1.000.000.001" in survivor.case
    assert "hasil: ditolak" in survivor.case
    assert "karena: [modal]" in (survivor.case or "")


@pytest.mark.parametrize(
    ("cases", "alive"),
    [
        (APPROVED, {"Rp999.999.999", "Rp1.000.000.001"}),
        (APPROVED + REJECTED, {"Rp999.999.999"}),
        (APPROVED + REJECTED + BOUNDARY, set()),
    ],
)
def test_a_limit_needs_a_case_on_each_side(survivors: Survivors, cases: str, alive: set[str]) -> None:
    found = survivors(cases)
    assert {to for name, to in found if name == "persyaratan.modal.syarat.paling_banyak"} == alive


EACH_KIND = {
    ("persyaratan.nib", "dihapus"),
    ("persyaratan.nib", "sifat diutamakan"),
    ("persyaratan.nib.jika", "dihapus"),
    ("persyaratan.surat-kuasa.jika.adalah", "tidak"),
    ("persyaratan.surat-kuasa.syarat", "tanpa bermeterai"),
    ("persyaratan.domisili.syarat", "selain kota-contoh"),
    ("definisi.usaha-kecil", "selain"),
    ("definisi.usaha-kecil.termasuk", "tanpa menengah"),
    ("jangka_waktu.tahap.pemeriksaan.paling_lama", "2 hari kerja"),
    ("jangka_waktu.tahap.pemeriksaan", "sejak berkas_lengkap"),
    ("jangka_waktu.tahap.penerbitan.pilihan.2.paling_lama", "4 hari kerja"),
    ("biaya.komponen.surat.pilihan.2.jumlah", "Rp50.001"),
    ("berlaku_sejak", "2024-01-05"),
    ("berlaku_sejak", "2024-01-03"),
}


def test_with_hardly_a_case_each_kind_of_change_survives(survivors: Survivors) -> None:
    pending = "kasus:\n  - {nama: kosong, diajukan: 2024-03-04T10:00, hasil: dikembalikan, kurang: %s}\n"
    found = survivors(pending % "[domisili, modal, surat-kuasa, nib]") | survivors(APPROVED)
    assert EACH_KIND - set(found) == set()


# One day that ends on a day off moves to the next working day, so it is one working day.
EQUIVALENT = {
    ("jangka_waktu.tahap.pemeriksaan.paling_lama", "1 hari"),
    ("jangka_waktu.tahap.penerbitan.pilihan.1.paling_lama", "1 hari"),
}
TABLE = (
    "tabel:\n  - nama: skala\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"
    "    kolom: [skala_usaha, nib, surat_kuasa.bermeterai, hasil]\n"
    "    baris:\n      - [mikro, null, null, {menunggu: [surat-kuasa]}]\n"
    "      - [mikro, null, ya, disetujui]\n"
)


@pytest.mark.parametrize("written", ["", TABLE], ids=["a case", "a table with nulls"])
def test_pasting_all_the_cases_that_are_offered_at_once_leaves_no_mutant_alive(
    kota: Callable[[str], CatalogueFiles], written: str
) -> None:
    survivors = mutate(kota(written + APPROVED), processes=1).open
    offered = dict.fromkeys(s.case for s in survivors if s.case is not None)
    assert len(offered) < len(survivors)  # what is expected of one application is one case
    pasted = kota(written + APPROVED + "\n".join(offered) + "\n")
    (suite,) = run_suite(pasted)
    assert [finding.message() for finding in suite.findings] == []
    assert {(s.name, s.to) for s in mutate(pasted, processes=1).open} == EQUIVALENT


def test_an_offered_case_has_a_name_that_no_other_case_has(
    survivors: Survivors,
) -> None:
    taken = APPROVED.replace("nama: disetujui", 'nama: "modal usaha Rp1.000.000.001: ditolak"')
    survivor = survivors(taken)["persyaratan.modal", "dihapus"]
    assert 'nama: "modal usaha Rp1.000.000.001: ditolak (2)"' in (survivor.case or "")


def test_a_case_whose_outcome_changes_is_preferred_to_one_that_shows_less(
    survivors: Survivors,
) -> None:
    survivor = survivors(APPROVED)["persyaratan.nib", "dihapus"]
    assert "hasil: dikembalikan" in (survivor.case or "")


def test_without_a_case_that_passes_nothing_is_called_equivalent(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    mutation = mutate(
        kota(APPROVED.replace("hasil: disetujui", "hasil: ditolak\n    karena: []")), processes=1
    )
    assert mutation.untested == ("kota/surat",)
    assert mutation.failing == 1
    assert len(mutation.open) == mutation.total
    assert not any(survivor.equivalent or survivor.case for survivor in mutation.open)


def test_a_needless_exception_of_the_effective_date_is_told(kota: Callable[[str], CatalogueFiles]) -> None:
    excuse = "mutan_dikecualikan:\n  - {tempat: berlaku_sejak, menjadi: 2024-01-05, alasan: Contoh.}\n"
    first_day = APPROVED.replace("2024-03-04", "2024-01-04")
    assert mutate(kota(APPROVED + excuse), processes=1).stale == ()
    assert mutate(kota(first_day + excuse), processes=1).stale == ("kota/surat: berlaku_sejak → 2024-01-05",)


def test_what_is_excepted_is_not_open_and_an_exception_that_nothing_needs_is_told(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    excuse = "mutan_dikecualikan:\n  - {tempat: %s, menjadi: %s, alasan: Contoh.}\n"
    limit = ("persyaratan.modal.syarat.paling_banyak", "Rp1.000.000.001")
    mutation = mutate(kota(APPROVED + excuse % limit), processes=1)
    assert limit not in {(s.name, s.to) for s in mutation.open}
    assert limit in {(s.name, s.to) for s in mutation.survivors}
    assert mutation.stale == ()
    needless = mutate(kota(APPROVED + REJECTED + excuse % limit), processes=1)
    assert needless.stale == (f"kota/surat: {limit[0]} → {limit[1]}",)


def test_processes_find_the_same_as_one_alone_and_tell_how_far_they_are(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    files, told = kota(APPROVED), []
    alone = mutate(files, processes=1)
    together = mutate(files, progress=lambda done, total: told.append((done, total)), processes=2)
    assert together == alone
    assert told[-1][0] == told[-1][1]


def test_no_mutant_of_a_service_of_the_catalogue_survives() -> None:
    mutation = mutate(CatalogueFiles(), "depok/rekomendasi-haki")
    assert mutation.open == ()
    assert mutation.stale == ()
    assert mutation.total > 40
