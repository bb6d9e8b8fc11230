"""An export covers what is confidential, and nothing in it is a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import openpyxl
from register.counters import APPROVED, MONDAY, RETURNED, catalogue, decided

from sp_engine import Register
from sp_engine.presenting.register_files import csv_bytes, json_bytes, xlsx_bytes
from sp_engine.register.exported_rows import exported
from sp_engine.register.masking import COVERED, covered_facts
from sp_engine.register.retention import past_retention
from sp_engine.workdays.duration import parse_duration

FORMULA = '=HYPERLINK("http://x")'
SECRET = {**APPROVED, "nomor_telepon": "0899-1234-567", "alamat_usaha": "Jalan Mawar 1"}


def rows(register: Register, *, unmasked: bool = False) -> list[object]:
    register.record(decided(SECRET), recorded=MONDAY, applicant=FORMULA, contact="+62 812", clerk="@Sari")
    register.record(decided(RETURNED), recorded=MONDAY, applicant="Siti\x07\u202e")
    return [*exported(register, register.applications(), catalogue(), unmasked=unmasked)]


def test_csv_has_no_cell_that_a_spreadsheet_computes(register: Register) -> None:
    data = csv_bytes(rows(register, unmasked=True), "id")  # type: ignore[arg-type]
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert "'+62 812" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_workbook_has_texts_only(register: Register) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows(register), "en")))  # type: ignore[arg-type]
    (sheet,) = book.worksheets
    table = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert table[0][:2] == ["Number", "Received"]
    assert table[1][3] == FORMULA
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}


def test_what_is_confidential_is_covered_in_every_form(register: Register) -> None:
    told = rows(register)
    for data in (csv_bytes(told, "id"), json_bytes(told, "id")):  # type: ignore[arg-type]
        for secret in (b"0899", b"Mawar", b"+62"):
            assert secret not in data
        assert COVERED.encode() in data
    applications = json.loads(json_bytes(told, "id"))["applications"]  # type: ignore[arg-type]
    assert [one["number"] for one in applications] == ["depok/2026/0001", "depok/2026/0002"]


def test_facts_that_no_vocabulary_knows_are_covered() -> None:
    assert covered_facts({"nik": "3276", "nib": "1"}, None) == {"nik": COVERED, "nib": COVERED}
    vocabulary = catalogue().service("depok/kios", received=MONDAY).standard.vocabulary
    facts = {"nomor_hp": "0812", "tidak_dikenal": 1, "surat_permohonan": {"bermeterai": True}, "nib": "1"}
    assert covered_facts(facts, vocabulary) == {
        "nomor_hp": COVERED,
        "tidak_dikenal": COVERED,
        "surat_permohonan": {"bermeterai": True} if "bermeterai" in attributes() else {"bermeterai": COVERED},
        "nib": "1",
    }


def attributes() -> set[str]:
    vocabulary = catalogue().service("depok/kios", received=MONDAY).standard.vocabulary
    return {*(vocabulary["surat_permohonan"].attributes or {})}


def test_what_is_past_its_retention_is_purged_and_nothing_else(register: Register) -> None:
    rows(register)
    later = (MONDAY + timedelta(days=400)).date()
    applications = register.applications()
    assert [*past_retention(applications, parse_duration("2 tahun"), later)] == []
    over = [*past_retention(applications, parse_duration("1 tahun"), later)]
    assert [one.number.ordinal for one in over] == [1, 2]
    erased = register.purge([one.number for one in over], basis="JRA 2024", recorded=MONDAY)
    assert erased is not None
    assert (erased.scrubbed, register.verify().findings) == (True, ())
    assert [*past_retention(register.applications(), parse_duration("1 tahun"), later)] == []
