"""The sheet for the national portal: flat rows, and a page that says what they leave out."""

from __future__ import annotations

import io

import openpyxl
import pytest

from sp_engine import Service
from sp_engine.presenting.workbook import Sheet, workbook_bytes
from sp_engine.publishing.portal_sheet import portal_sheets


def cells(services: dict[str, Service], *names: str) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """Return the rows of the first page by their headings, and those of the second."""
    entered, lost = portal_sheets([services[name].standard for name in names], "id")
    return [dict(zip(entered.headings, row, strict=True)) for row in entered.rows], list(lost.rows)


def test_every_service_is_one_row(services: dict[str, Service]) -> None:
    rows, _ = cells(services, *services)
    assert [row["No."] for row in rows] == [str(number) for number in range(1, len(services) + 1)]


def test_a_row_has_one_time_with_one_unit(services: dict[str, Service]) -> None:
    (haki, konsultasi), _ = cells(services, "depok/rekomendasi-haki", "kalbar/izin-usaha-simpan-pinjam")
    assert (haki["Waktu penyelesaian"], haki["Satuan waktu"]) == ("3", "hari kerja")
    assert (konsultasi["Waktu penyelesaian"], konsultasi["Satuan waktu"]) == ("3", "hari")


def test_the_stage_that_the_one_time_leaves_out_is_told(services: dict[str, Service]) -> None:
    _, lost = cells(services, "kalbar/izin-usaha-simpan-pinjam")
    told = [row[3] for row in lost if row[1] == "Jangka waktu pelayanan"]
    assert told == [
        "isian hanya memuat satu waktu (3 hari); tahap ini: 15 menit, dihitung sejak berkas diterima"
    ]


def test_a_time_without_a_number_stays_empty_and_is_told(services: dict[str, Service]) -> None:
    (row,), lost = cells(services, "depok/penyuluhan-koperasi")
    assert (row["Waktu penyelesaian"], row["Satuan waktu"]) == ("", "")
    assert any("akan diinformasikan kemudian" in told for *_, told in lost)


@pytest.mark.parametrize(
    ("service", "told"),
    [
        ("depok/pelatihan-wub", "Bila: memiliki usaha"),
        ("depok/pelatihan-wub", "Sifat: diutamakan, tidak menentukan keputusan"),
        ("depok/tamu", "Diperiksa: tinggal di Kota Depok; atau wilayah KTP adalah Kota Depok"),
        ("pasuruan/konsultasi", "jalur tersendiri: daring"),
        ("palembang/informasi-halal-hki", "Lalu: informasi belum dipahami, ke langkah A.5"),
        ("palembang/informasi-halal-hki", "Belum ditetapkan dalam keputusan."),
    ],
)
def test_conditions_alternatives_and_branches_are_told(
    services: dict[str, Service], service: str, told: str
) -> None:
    _, lost = cells(services, service)
    assert told in [row[3] for row in lost]


def test_all_eight_internal_components_are_told_to_have_no_place(services: dict[str, Service]) -> None:
    _, lost = cells(services, "depok/kios")
    assert len({row[1] for row in lost if "tidak ada isian" in row[3]}) == 9  # and complaints


def test_every_cell_is_a_text_even_one_that_begins_like_a_formula() -> None:
    made = workbook_bytes([Sheet("Uji", ("Nama",), (("=1+1",), ("\x07",)))])
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Uji"]
    assert [cell.value for cell in sheet["A"]] == ["Nama", "=1+1", "\\u0007"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_the_same_sheets_give_the_same_bytes(services: dict[str, Service]) -> None:
    standards = [services["depok/kios"].standard]
    once, again = (workbook_bytes(portal_sheets(standards, "id")) for _ in range(2))
    assert once == again
    assert b"202" not in openpyxl.load_workbook(io.BytesIO(once)).properties.modified.isoformat().encode()
