"""`sp impact` of a file that cannot be read whole: which row it is, and when applications were received."""

from __future__ import annotations

from pathlib import Path

from cli.workbench import Command

SERVICE = "kalbar/kantor-cabang"


def test_a_row_that_cannot_be_read_is_told_with_its_place(sp: Command, tmp_path: Path) -> None:
    applicants = tmp_path / "a.csv"
    applicants.write_text("nib,jumlah_anggota_wilayah\n1234567890123,120\n123,20\n", encoding="utf-8")
    ran = sp("impact", SERVICE, str(applicants), "--set", f"{SERVICE}:jumlah-anggota=10")
    assert ran.code == 1
    assert f"{applicants}:3  kesalahan SP405" in ran.err


def test_it_is_said_when_rows_were_received_that_do_not_say_it(sp: Command, tmp_path: Path) -> None:
    applicants, result = tmp_path / "a.csv", tmp_path / "result.csv"
    applicants.write_text("diterima,nib\n2026-03-16T10:00,1234567890123\n,1234567890123\n", encoding="utf-8")
    told = "--received tidak disebut: baris yang tidak menyebut kapan diterima dianggap diterima saat ini, "
    assert told in sp("impact", SERVICE, str(applicants), "--set", f"{SERVICE}:jumlah-anggota=10").err
    assert told in sp("batch", SERVICE, str(applicants), "-o", str(result)).err
    assert len(result.read_text("utf-8").splitlines()) == 3
