"""Files of applicants as people and programs write them: what is read, and what is no row that can be."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sp_engine.population.applicant_rows import applicant_rows
from sp_engine.population.columns import PopulationError
from sp_engine.population.row_source import ApplicantRow

Read = tuple[tuple[str, ...], list[tuple[int, Any]]]


def read(path: Path, sheet: str | None = None) -> Read:
    """Return the headings of a file, and of each row its number with its cells, or with its problem."""
    with applicant_rows(path, sheet) as found:
        rows = [(row.number, _told(row)) for row in found.rows]
        return found.headings, rows


def _told(row: ApplicantRow) -> Any:
    return [*row.cells.values()] if row.problem is None else row.problem.get("en")


def refusal(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(PopulationError) as refused:
        read(path, sheet)
    return refused.value.diagnostics[0].message("en")


@pytest.fixture
def csv(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(text: str | bytes) -> Path:
        path = tmp_path / "pemohon.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("text", "headings", "rows"),
    [
        ("\ufeffa;b\n1;2,5\n", ("a", "b"), [(2, ["1", "2,5"])]),
        ('"x, y, z";b\n1;2\n', ("x, y, z", "b"), [(2, ["1", "2"])]),
        ("sep=;\r\na;b\r\n1;2\r\n", ("a", "b"), [(2, ["1", "2"])]),
        ("\n\na,b\n1,2\n", ("a", "b"), [(4, ["1", "2"])]),
        ("a,,b,,\n1,x,2,,\n1,,2,,y\n", ("a", "kolom_2", "b"), [(2, ["1", "x", "2"]), (3, "cells")]),
        ("a,b\n,\n \n1,2\n", ("a", "b"), [(4, ["1", "2"])]),
        ("a\r1\r2\r", ("a",), [(2, ["1"]), (3, ["2"])]),
        ('a,b\n"1\n2",3\n4,5\n', ("a", "b"), [(2, ["1\n2", "3"]), (3, ["4", "5"])]),
        ("a,b\n", ("a", "b"), []),
    ],
)
def test_a_csv_is_read_as_people_write_it(
    csv: Callable[[str], Path], text: str, headings: tuple[str, ...], rows: list[tuple[int, Any]]
) -> None:
    found, told = read(csv(text))
    assert found == headings
    assert [number for number, _ in told] == [number for number, _ in rows]
    for (_, one), (_, wanted) in zip(told, rows, strict=True):
        assert one == wanted or (isinstance(wanted, str) and wanted in one)


@pytest.mark.parametrize("end", ["", '6,"d"\n'])
def test_a_quotation_mark_that_is_not_closed_spoils_its_own_row_alone(
    csv: Callable[[str], Path], end: str
) -> None:
    _, rows = read(csv(f'a,b\n1,x\n3,"open\n4,y\n5,z\n{end}'))
    assert [number for number, _ in rows] == [*range(2, 7 if end else 6)]
    assert [number for number, told in rows if isinstance(told, str)] == [3]
    assert rows[2][1] == ["4", "y"]


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea\x00,\x00b\x00", "a,b\n1,\xe9\n".encode("utf-16-be"), b"a,\xe9\n1,2\n"]
)
def test_headings_that_are_no_utf_8_are_refused(csv: Callable[[bytes], Path], raw: bytes) -> None:
    assert "UTF-8" in refusal(csv(raw))


def test_a_cell_without_an_end_is_one_broken_row(csv: Callable[[str], Path]) -> None:
    _, rows = read(csv("a\n" + "x" * 1_100_000 + "\n2\n"))
    assert rows[0][0] == 2
    assert "1000000" in rows[0][1]
    assert rows[1:] == [(3, ["2"])]


def lines_of(path: Path, lines: Sequence[str | bytes]) -> Path:
    path.write_bytes(b"\n".join(one if isinstance(one, bytes) else one.encode() for one in lines))
    return path


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": 1, "a": 2}', "already"),
        ('{"a": "\\ud800"}', "UTF-8"),
        (b'{"a": "\xe9"}', "UTF-8"),
        ('{"a": %s}' % ("1" * 6000), "too long"),
        ("[" * 100_000, "levels"),
        ("[1]", "object"),
        ('{"a": ', "broken"),
    ],
)
def test_a_line_that_is_no_json_is_told_as_everywhere(
    tmp_path: Path, line: str | bytes, problem: str
) -> None:
    headings, rows = read(lines_of(tmp_path / "p.jsonl", ['\ufeff{"a": 1.5}', line, "", '{"b": null}']))
    assert headings == ("a", "b")
    assert [number for number, _ in rows] == [1, 2, 4]
    assert rows[0][1] == [Decimal("1.5")]
    assert problem in rows[1][1]


def test_json_without_one_object_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert "empty" in refusal(lines_of(tmp_path / "p.jsonl", ["", " "]))
    assert "object" in refusal(lines_of(tmp_path / "p.jsonl", ["[1, 2]"]))
    assert "UTF-8" in refusal(lines_of(tmp_path / "p.jsonl", ["{}".encode("utf-16")]))


def test_what_python_has_no_value_for_comes_as_text(tmp_path: Path) -> None:
    table = {
        "exact": pa.array([1_773_630_000_123_456_789, None], pa.timestamp("ns")),
        "far": pa.array([10**14, 0], pa.timestamp("s")),
        "late": pa.array([10**9, 0], pa.int32()).cast(pa.date32()),
        "plain": pa.array([datetime(2026, 3, 16, 3, tzinfo=UTC), None]),
    }
    pq.write_table(pa.table(table), tmp_path / "p.parquet")
    _, rows = read(tmp_path / "p.parquet")
    assert rows[0][1][0] == "2026-03-16 03:00:00.123456789"
    assert all(isinstance(cell, str) for cell in rows[0][1][:3])
    assert rows[0][1][3] == datetime(2026, 3, 16, 3, tzinfo=UTC)
    assert rows[1][1][:1] == [None]


def test_a_parquet_file_that_breaks_off_is_refused_wherever_it_does(tmp_path: Path) -> None:
    path = tmp_path / "p.parquet"
    names = [f"{number:020}" for number in range(30_000)]
    pq.write_table(pa.table({"a": names}), path, row_group_size=5_000)
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    path.write_bytes(raw[:middle])
    assert "Parquet" in refusal(path)
    raw[middle : middle + 300] = bytes(one ^ 0x5A for one in raw[middle : middle + 300])
    path.write_bytes(raw)
    assert "Parquet" in refusal(path)


def workbook(
    path: Path, *sheets: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _: None
) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"Lembar {number + 1}")
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    change(book)
    book.save(path)
    return path


def test_a_sheet_is_read_from_its_headings_on(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [],
        ["a", None, "b"],
        [1, "x", datetime(2026, 3, 16)],
        [],
        [" ", ""],
        [2, None, datetime(2026, 3, 16, 9, 30), "past"],
        [3],
    ]
    headings, told = read(workbook(tmp_path / "p.xlsx", rows))
    assert headings == ("a", "kolom_2", "b")
    assert told[0] == (3, [1, "x", date(2026, 3, 16)])
    assert (told[1][0], "4 cells" in told[1][1]) == (6, True)
    assert (told[2][0], told[2][1][0]) == (7, 3)


def test_a_cell_that_a_merged_one_hides_spoils_its_row(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("B2:B3")
        book.active.merge_cells("A5:B5")

    rows: list[list[Any]] = [["a", "b"], [1, "x"], [2, None], [3, "y"], [4, None]]
    _, told = read(workbook(tmp_path / "p.xlsx", rows, change=merge))
    assert [(number, isinstance(one, str)) for number, one in told] == [
        (2, False),
        (3, True),
        (4, False),
        (5, True),
    ]


def test_a_formula_that_nobody_computed_spoils_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", [["a", "b"], [1, "=A2+1"], [2, 3], ["=1+1", None]])
    _, told = read(path)
    assert [(number, isinstance(one, str)) for number, one in told] == [(2, True), (3, False), (4, True)]
    changed(path, lambda text: re.sub(rb"<v ?/>|<v></v>", b"<v>5</v>", text))
    assert read(path)[1] == [(2, [1, 5]), (3, [2, 3]), (4, [5])]


def changed(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the text of the first sheet within a workbook."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            book.writestr(name, change(text) if name.endswith("sheet1.xml") else text)


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", [["a", "b"], [1, 2], [3, 4]])
    changed(path, lambda text: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', text))
    assert read(path) == (("a", "b"), [(2, [1, 2]), (3, [3, 4])])


def test_a_sheet_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", [["a", "b"], *([number, "x" * 50] for number in range(20_000))])
    changed(path, lambda text: text[: len(text) - 500])
    assert "workbook" in refusal(path)


def test_of_several_sheets_one_is_named(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.worksheets[2].sheet_state = "hidden"

    path = workbook(tmp_path / "p.xlsx", [["a"], [1]], [["a"], [2]], [["a"], [3]], [])
    assert "`Sheet`, `Lembar 2`, `Lembar 3`" in refusal(path)
    assert read(path, "Lembar 3")[1] == [(2, [3])]
    assert "Lembar 2" in refusal(path, "Lembar dua")
    path = workbook(tmp_path / "p.xlsx", [], [["a"], [2]], [["a"], [3]], change=hide)
    assert read(path)[1] == [(2, [2])]
    assert "empty" in refusal(workbook(tmp_path / "p.xlsx", [], []))
    assert "XLSX" in refusal(lines_of(tmp_path / "p.jsonl", [json.dumps({"a": 1})]), "Sheet")


def test_what_cannot_be_opened_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert "folder, not a file" in refusal(tmp_path / "folder.csv")
    assert "no such file" in refusal(tmp_path / "nothing.csv")
