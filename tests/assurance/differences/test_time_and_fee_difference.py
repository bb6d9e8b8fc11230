"""Quicker or slower, cheaper or dearer: said only where it holds for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from assurance.differences.two_versions import changes, changes_between

from sp_engine.assurance.differences.change import Effect

FIRST = "paling_lama: 1 hari kerja, sejak: diterima"
LATEST = FIRST.replace("diterima", "{yang_terakhir: [diterima, {fakta: waktu_bayar}]}")
LONGER = "paling_lama: 2 hari kerja, sejak: diterima"
GROWS = "bertambah: {sebesar: 1 hari kerja, setiap: 10, dari: jumlah_anggota, setelah: 20}"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("1 hari kerja", "1 hari", Effect.QUICKER),
        ("1 hari", "1 hari kerja", Effect.SLOWER),
        ("2 hari", "1 hari kerja", Effect.CHANGED),  # a Friday and a Monday tell them apart, either way
        ("1 hari kerja", "2 hari", Effect.CHANGED),
        ("60 menit", "2 jam", Effect.SLOWER),
        ("1 minggu", "6 hari", Effect.QUICKER),
        ("1 tahun", "13 bulan", Effect.SLOWER),
        ("1 bulan", "30 hari", Effect.CHANGED),
        ("1 hari kerja", "8 jam", Effect.CHANGED),
        ("1 hari kerja", "1 hari kerja 60 menit", Effect.SLOWER),
        ("1 hari kerja 2 jam", "1 hari kerja 60 menit", Effect.QUICKER),
        ("1 hari kerja 60 menit", "2 hari kerja 30 menit", Effect.CHANGED),
    ],
)
def test_units_are_compared_where_one_is_always_the_longer(
    tmp_path: Path, old: str, new: str, kind: Effect
) -> None:
    times = (FIRST.replace("1 hari kerja", time) for time in (old, new))
    (change,) = changes_between(tmp_path, FIRST, *times)
    assert change.kind is kind


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (FIRST, FIRST.replace("diterima", "berkas_lengkap"), Effect.SLOWER),
        (FIRST, FIRST.replace("sejak: diterima", "sejak: {fakta: waktu_bayar}"), Effect.CHANGED),
        (
            FIRST,
            FIRST.replace("diterima", "{yang_terakhir: [diterima, {fakta: waktu_bayar}]}"),
            Effect.SLOWER,
        ),
        (
            FIRST.replace("diterima", "{yang_terakhir: [diterima, {fakta: waktu_bayar}]}"),
            FIRST,
            Effect.QUICKER,
        ),
        (FIRST, f"{FIRST}, perpanjangan: 2 hari kerja", Effect.SLOWER),
        (f"{FIRST}, perpanjangan: 2 hari kerja", f"{FIRST}, perpanjangan: 1 hari kerja", Effect.QUICKER),
        (FIRST, f"{FIRST}, {GROWS}", Effect.SLOWER),
        (f"{FIRST}, {GROWS}", f"{FIRST}, {GROWS.replace('setiap: 10', 'setiap: 20')}", Effect.QUICKER),
        (f"{FIRST}, {GROWS}", f"{FIRST}, {GROWS.replace('setelah: 20', 'setelah: 10')}", Effect.SLOWER),
        (
            f"{FIRST}, {GROWS}",
            f"{FIRST.replace('1 hari', '2 hari')}, {GROWS.replace('10', '20')}",
            Effect.CHANGED,
        ),
        (FIRST, f"{LONGER}, perkiraan: true", Effect.CHANGED),
        (FIRST, "ketentuan: sesuai_materi", Effect.CHANGED),
    ],
)
def test_a_stage_is_slower_when_each_part_of_its_time_is(
    tmp_path: Path, old: str, new: str, kind: Effect
) -> None:
    (change,) = changes_between(tmp_path, FIRST, old, new)
    assert (change.component, change.kind, change.subject) == ("jangka_waktu", kind, "pemeriksaan")


def test_a_stage_under_another_name_is_still_compared_with_itself(tmp_path: Path) -> None:
    old = "{id: penyerahan, nama: Penyerahan, paling_lama: 1 hari kerja}"
    new = "{id: serah-terima, nama: Penyerahan, paling_lama: 2 hari kerja}"
    stages = "      - {id: pemeriksaan"
    time, name = changes_between(tmp_path, stages, *(f"      - {one}\n{stages}" for one in (old, new)))
    assert (time.kind, time.subject) == (Effect.SLOWER, "serah-terima")
    assert (name.kind, name.subject) == (Effect.REWORDED, "serah-terima (id)")


ROW = "{jika: {fakta: skala_usaha, adalah: mikro}, jumlah: Rp0}"
WAIVED = "\n        bebas: {jika: {fakta: dikuasakan, adalah: ya}}\n"
FEE = "uraian: Surat keterangan\n        pilihan:"


@pytest.mark.parametrize(
    ("part", "old", "new", "kind"),
    [
        ("jumlah: Rp50.000", "jumlah: Rp50.000", "jumlah: Rp50.001", Effect.DEARER),
        (ROW, ROW, ROW.replace("mikro", "kecil"), Effect.CHANGED),
        (
            FEE,
            FEE,
            FEE.replace("\n", WAIVED),
            Effect.CHEAPER,
        ),
        (FEE, FEE, FEE.replace("\n", "\n        per: jumlah_anggota\n"), Effect.CHANGED),
    ],
)
def test_a_fee_is_dearer_or_cheaper_when_no_row_says_otherwise(
    tmp_path: Path, part: str, old: str, new: str, kind: Effect
) -> None:
    (change,) = changes_between(tmp_path, part, old, new)
    assert (change.component, change.kind, change.subject) == ("biaya", kind, "surat")


def test_a_waiver_together_with_a_higher_amount_is_only_different(tmp_path: Path) -> None:
    pairs = ((FEE, FEE.replace("\n", WAIVED)), ("jumlah: Rp50.000", "jumlah: Rp60.000"))
    (change,) = changes(tmp_path, *pairs)
    assert change.kind is Effect.CHANGED


def test_hours_of_its_own_are_told_with_where_they_are_stated(tmp_path: Path) -> None:
    week = "jam_layanan: [{sumber: SK, minggu: [{hari: [senin], jam: 13.00-21.00, istirahat: 18.00-18.30}]}]"
    name = "nama: Surat keterangan\n"
    (change,) = changes_between(tmp_path, name, name, f"{name}{week}\n")
    assert (change.kind, change.subject) == (Effect.ADDED, "jam_layanan")
    assert change.after is not None
    assert change.after.id == "Senin 13.00-21.00, istirahat 18.00-18.30 (menurut SK)"
    assert change.after.en == "Monday 13.00-21.00, break 18.00-18.30 (by SK)"
