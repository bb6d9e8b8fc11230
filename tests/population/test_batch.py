"""A file of applicants: each row is decided or an error, and the result is whole or not there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from population.applicants import HEADINGS, RECEIVED, SERVICE, applicants, read_csv, write

from sp_engine import Catalogue, CatalogueError, Diagnostic, open_catalogue
from sp_engine.catalogue.catalogue_error import shown_path
from sp_engine.population import batch as module
from sp_engine.population import decided_files, population_summary, staged_run
from sp_engine.population.batch import (
    Batch,
    BatchFiles,
    BatchWish,
    Engine,
    decide_file,
    stopped_run_received,
)
from sp_engine.population.columns import PopulationError
from sp_engine.population.decided_rows import deciding_requirements
from sp_engine.population.decided_table import decide_many
from sp_engine.population.result_rows import outcome_name
from sp_engine.population.staged_run import StagedRun
from sp_engine.population.summary_chart import chart_png
from sp_engine.presenting import html_page, population_dict, population_section
from sp_engine.words import Language

FORMATS = [".csv", ".jsonl", ".parquet", ".xlsx"]


@pytest.fixture
def run(catalogue: Catalogue, tmp_path: Path) -> Callable[..., Batch]:
    def decide(path: Path, output: str = "hasil.csv", **wish: Any) -> Batch:
        files = BatchFiles.of(path, tmp_path / output, None)
        return decide_file(catalogue, files, BatchWish(SERVICE, RECEIVED, wish.pop("mapped", {}), **wish))

    return decide


def expected(catalogue: Catalogue, rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    service = catalogue.service(SERVICE, received=RECEIVED)
    told = []
    for row in rows:
        facts = {name: value for name, value in row.items() if name != "nik"}
        decision = service.decide(facts, received=RECEIVED)
        told.append((row["nik"], outcome_name(decision.outcome), "; ".join(deciding_requirements(decision))))
    return told


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_row_is_decided_as_one_applicant_is_in_every_format(
    run: Callable[..., Batch], catalogue: Catalogue, tmp_path: Path, suffix: str
) -> None:
    rows = applicants(60)
    batch = run(write(tmp_path / f"pemohon{suffix}", rows))
    told = [(row["nik"], row["hasil"], row["sebab"]) for row in read_csv(tmp_path / "hasil.csv")]
    assert told == expected(catalogue, rows)
    assert batch.summary.rows == 60
    assert len({outcome for _, outcome, _ in told}) > 1


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_that_comes_out_says_the_same(
    run: Callable[..., Batch], tmp_path: Path, suffix: str
) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(20))
    run(path), run(path, f"lain{suffix}")
    known = [(row["nik"], row["hasil"]) for row in read_csv(tmp_path / "hasil.csv")]
    other = tmp_path / f"lain{suffix}"
    match suffix:
        case ".csv":
            told = read_csv(other)
        case ".jsonl":
            told = [json.loads(line) for line in other.read_text().splitlines()]
        case ".parquet":
            told = pq.read_table(other).to_pylist()
        case _:
            import openpyxl

            heading, *cells = openpyxl.load_workbook(other).worksheets[0].iter_rows(values_only=True)
            told = [dict(zip(map(str, heading), map(str, row), strict=True)) for row in cells]
    assert [(row["nik"], row["hasil"]) for row in told] == known


def test_damaged_rows_are_told_by_their_row_column_and_value_and_none_is_lost(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(30))
    lines = path.read_bytes().splitlines()
    lines[3] = lines[3].replace(b"kota-depok", b"planet").replace(b"lainnya", b"planet")
    lines[7] = b"cuma,dua"
    lines[11] = lines[11] + b"\xff"
    lines[20] = lines[20].rpartition(b",")[0] + b",bukan nib"
    path.write_bytes(b"\n".join(lines))
    batch = run(path)
    errors = read_csv(tmp_path / "hasil.galat.csv")
    assert [(e["baris"], e["kolom"], e["nilai"], e["kode"]) for e in errors] == [
        ("4", "wilayah_usaha", "planet", "SP403"),
        ("8", "", "", "SP847"),
        ("12", "", "", "SP847"),
        ("21", "nib", "bukan nib", "SP405"),
    ]
    assert all(error["masalah"] and error["perbaikan"] for error in errors)
    assert (batch.summary.unreadable, batch.summary.rows) == (4, 30)
    decided = {int(row["baris"]) for row in read_csv(tmp_path / "hasil.csv")}
    assert decided == set(range(2, 32)) - {4, 8, 12, 21}


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        "{",
        '{"nib": NaN}',
        '{"modal_usaha": Infinity}',
        '{"modal_usaha": -1}',
        '{"modal_usaha": "abc"}',
    ],
)
def test_a_broken_line_of_json_is_one_error(run: Callable[..., Batch], tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "pemohon.jsonl", applicants(5))
    path.write_text(path.read_text() + line + "\n")
    assert run(path).summary.unreadable == 1
    assert [error["baris"] for error in read_csv(tmp_path / "hasil.galat.csv")] == ["6"]


def refused(run: Callable[..., Batch], path: Path, **wish: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(PopulationError) as refusal:
        run(path, **wish)
    return [(found.code, found.suggestion) for found in refusal.value.diagnostics]


def test_a_heading_that_is_nearly_a_fact_is_refused_before_anything_is_decided(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text("nik,modal_usah,omzet,nib\n1,5,5,\n")
    assert refused(run, path) == [("SP842", "modal_usaha"), ("SP842", "omzet_tahunan")]
    batch = run(path, mapped={"modal_usah": "modal_usaha", "omzet": "-"})
    assert (batch.read, batch.carried) == (("modal_usah", "nib"), ("nik", "omzet"))
    assert "omzet_tahunan" in batch.lacking


def test_files_and_columns_that_cannot_be_used_are_refused(run: Callable[..., Batch], tmp_path: Path) -> None:
    def with_text(text: str) -> Path:
        path = tmp_path / "pemohon.csv"
        path.write_text(text)
        return path

    assert refused(run, with_text("nik,nama\n1,2\n")) == [("SP843", None)]
    assert refused(run, with_text("nib,nib\n1,2\n")) == [("SP850", None)]
    assert refused(run, with_text("nib,x,x\n1,2,3\n")) == [("SP850", None)]
    assert refused(run, with_text("nib,NIB\n1,2\n"), mapped={"NIB": "nib"}) == [("SP844", None)]
    two = {"masuk": "diterima"}
    assert refused(run, with_text("nib,masuk,diterima\n1,2,3\n"), mapped=two) == [("SP844", None)]
    assert refused(run, with_text("nib,nama\n1,2\n"), mapped={"Nama": "-"}) == [("SP850", "nama")]
    assert refused(run, with_text("")) == [("SP841", None)]
    assert refused(run, with_text("nib\n1\n"), by="kota") == [("SP850", None)]
    assert refused(run, with_text("nib,hasil\n1,2\n")) == [("SP850", None)]
    assert refused(run, with_text("nib,x\n1,2\n"), mapped={"x": "tak_ada"}) == [("SP842", None)]
    assert refused(run, tmp_path / "tak-ada.csv") == [("SP841", None)]
    assert refused(run, tmp_path / "pemohon.ods") == [("SP841", None)]
    for name in ("rusak.xlsx", "rusak.parquet"):
        (tmp_path / name).write_bytes(b"bukan")
        assert refused(run, tmp_path / name) == [("SP841", None)]


def test_when_an_application_was_received_decides_its_due_date(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text("diterima,memiliki_produk\n2026-03-02 09.00,tidak\n,tidak\nkemarin,tidak\n")
    run(path)
    first, second = read_csv(tmp_path / "hasil.csv")
    assert first["tenggat.penerbitan"] < second["tenggat.penerbitan"]
    (error,) = read_csv(tmp_path / "hasil.galat.csv")
    assert (error["baris"], error["kolom"], error["nilai"]) == ("4", "diterima", "kemarin")


def test_a_spreadsheet_computes_nothing_of_what_an_applicant_wrote(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text('nama,memiliki_produk\n"=1+1",ya\n')
    run(path), run(path, "hasil.xlsx")
    assert read_csv(tmp_path / "hasil.csv")[0]["nama"] == "'=1+1"
    import openpyxl

    cell = openpyxl.load_workbook(tmp_path / "hasil.xlsx").worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_headings_are_computed_no_more_than_cells(run: Callable[..., Batch], tmp_path: Path) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text("=1+1,memiliki_produk\n2,ya\n")
    run(path), run(path, "hasil.xlsx"), run(path, "hasil.tsv")
    assert "'=1+1" in read_csv(tmp_path / "hasil.csv")[0]
    assert (tmp_path / "hasil.tsv").read_text().startswith("baris\t'=1+1\thasil")
    import openpyxl

    assert openpyxl.load_workbook(tmp_path / "hasil.xlsx").worksheets[0]["B1"].data_type == "s"


def test_what_is_carried_keeps_its_value(run: Callable[..., Batch], tmp_path: Path) -> None:
    path = tmp_path / "pemohon.jsonl"
    carried = {"a": {"x": [1, None]}, "b": True, "nik": 3276123456789012, "c": 1.5, "d": 10**30}
    path.write_text(json.dumps({"memiliki_produk": True, **carried}) + "\n")
    run(path, "hasil.jsonl"), run(path, "hasil.csv"), run(path, "hasil.parquet"), run(path, "hasil.xlsx")
    told = json.loads((tmp_path / "hasil.jsonl").read_text())
    assert {name: told[name] for name in carried} == carried
    written = {"a": '{"x": [1, null]}', "b": "true", "nik": "3276123456789012", "c": "1.5"}
    written["d"] = str(10**30)
    (row,) = read_csv(tmp_path / "hasil.csv")
    assert {name: row[name] for name in carried} == written
    (row,) = pq.read_table(tmp_path / "hasil.parquet").to_pylist()
    assert {name: row[name] for name in carried} == written
    import openpyxl

    heading, row = openpyxl.load_workbook(tmp_path / "hasil.xlsx").worksheets[0].iter_rows(values_only=True)
    cells = dict(zip(heading, row, strict=True))
    assert {name: cells[name] for name in carried} == written  # Excel forgets digits past the fifteenth


def test_what_a_table_of_arrow_carries_is_json_that_others_read(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    import pyarrow as pa

    table = {
        "memiliki_produk": [True],
        "nan": [float("nan")],
        "raw": [b"\xff"],
        "at": [RECEIVED],
        "tenth": [Decimal("0.10")],
        "exact": [Decimal("12345678901234567890.12")],
    }
    pq.write_table(pa.table(table), tmp_path / "pemohon.parquet")
    run(tmp_path / "pemohon.parquet", "hasil.jsonl")
    told = json.loads((tmp_path / "hasil.jsonl").read_text(), parse_constant=pytest.fail)
    carried = [told[name] for name in [*table][1:]]
    assert carried == ["nan", "ff", RECEIVED.isoformat(), 0.1, "12345678901234567890.12"]


def test_a_sheet_of_excel_is_not_filled_past_its_bounds(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text(f"catatan,memiliki_produk\n{'x' * 32_768},ya\n")
    with pytest.raises(PopulationError, match="SP850"):
        run(path, "hasil.xlsx")
    assert len(run(path).carried) == 1
    monkeypatch.setattr(decided_files, "_MOST_ROWS", 3)
    write(path, applicants(3))
    with pytest.raises(PopulationError, match="SP850"):
        run(path, "hasil.xlsx")
    assert [*tmp_path.glob(".*")] == []


def test_a_cell_in_which_excel_failed_is_an_error_and_no_text(
    run: Callable[..., Batch], tmp_path: Path
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text("nib,nama\n#N/A,#REF!\n1234567890123,#REF!\n")
    assert run(path).summary.unreadable == 1
    (error,) = read_csv(tmp_path / "hasil.galat.csv")
    assert (error["baris"], error["kolom"], error["kode"]) == ("2", "nib", "SP402")
    assert "{" not in error["perbaikan"]


def test_no_file_is_written_over_another(run: Callable[..., Batch], tmp_path: Path) -> None:
    path = write(tmp_path / "hasil.galat.csv", applicants(2))
    before = path.read_bytes()
    assert refused(run, path) == [("SP850", None)]
    assert path.read_bytes() == before
    path = write(tmp_path / "hasil.csv", applicants(2))
    (tmp_path / "tautan.csv").symlink_to(path)
    assert refused(run, tmp_path / "tautan.csv") == [("SP850", None)]


def test_outcomes_are_counted_by_any_column(run: Callable[..., Batch], tmp_path: Path) -> None:
    rows = applicants(50)
    batch = run(write(tmp_path / "pemohon.csv", rows), by="wilayah_usaha")
    assert {value: counts.total() for value, counts in batch.summary.by.items()} == {
        value: sum(row["wilayah_usaha"] == value for row in rows) for value in ("kota-depok", "lainnya")
    }
    assert chart_png(batch.summary, "judul", "id").startswith(b"\x89PNG")


def test_values_past_the_most_are_counted_apart_from_those_that_state_none(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(population_summary, "_MOST_VALUES", 3)
    path = tmp_path / "pemohon.csv"
    path.write_text("kota,memiliki_produk\n,ya\na,ya\nb,ya\nc,ya\nd,ya\na,ya\n")
    summary = run(path, by="kota").summary
    assert {value: counts.total() for value, counts in summary.by.items()} == {"": 1, "a": 2, "b": 1}
    assert summary.others.total() == 2
    assert population_dict(summary)["others"]["return"] == 2


class Stopped(Exception):
    """A run that was stopped."""


@pytest.mark.parametrize("after", range(4))
def test_a_run_that_was_stopped_leaves_the_old_result_and_goes_on(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", dict.fromkeys(Engine, 20))
    path = write(tmp_path / "pemohon.csv", applicants(70))
    run(path, "utuh.csv")
    (tmp_path / "hasil.csv").write_text("yang lama")
    keep = StagedRun.keep

    def stop(staged: StagedRun, number: int, told: Any) -> None:
        if number == after:
            raise Stopped
        keep(staged, number, told)

    monkeypatch.setattr(StagedRun, "keep", stop)
    with pytest.raises(Stopped):
        run(path)
    assert (tmp_path / "hasil.csv").read_text() == "yang lama"
    made: list[int] = []

    def noting(staged: StagedRun, number: int, told: Any) -> None:
        made.append(number)
        keep(staged, number, told)

    monkeypatch.setattr(StagedRun, "keep", noting)
    run(path, resume=True)
    assert made == list(range(after, 4))
    assert (tmp_path / "hasil.csv").read_bytes() == (tmp_path / "utuh.csv").read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_it_goes_on_with_nothing_else(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(5))
    assert refused(run, path, resume=True) == [("SP845", None)]
    with monkeypatch.context() as patched:
        patched.setattr(module, "write_tables", lambda *_, **__: (_ for _ in ()).throw(Stopped))
        with pytest.raises(Stopped):
            run(path)
    assert refused(run, path, resume=True, by="nik") == [("SP846", None)]
    path.write_text(path.read_text() + "\n")
    assert refused(run, path, resume=True) == [("SP846", None)]
    run(path)
    assert len(read_csv(tmp_path / "hasil.csv")) == 5


def test_a_folder_that_is_not_there_is_not_made(run: Callable[..., Batch], tmp_path: Path) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(2))
    with pytest.raises(FileNotFoundError):
        run(path, "tidak-ada/hasil.csv")
    assert not (tmp_path / "tidak-ada").exists()


def test_where_a_file_cannot_be_written_is_told_before_anything_is_decided(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "applicant_rows", pytest.fail)
    path = write(tmp_path / "pemohon.csv", applicants(2))
    (tmp_path / "folder.csv").mkdir()
    wish = BatchWish(SERVICE, RECEIVED, {})
    for output, errors in (("folder.csv", None), ("hasil.csv", "folder.csv"), ("hasil.csv", "tak/ada.csv")):
        files = BatchFiles.of(path, tmp_path / output, None if errors is None else tmp_path / errors)
        with pytest.raises((FileNotFoundError, IsADirectoryError)) as refusal:
            decide_file(catalogue, files, wish)
        assert refusal.value.filename == str(tmp_path / (errors or output))


def test_errors_and_result_are_moved_into_place_together(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pemohon.csv"
    path.write_text("memiliki_produk\nya\nbukan ini\n")
    for name in ("hasil.csv", "hasil.galat.csv"):
        (tmp_path / name).write_text("yang lama")
    synced: list[int] = []

    def full_at_the_second(file: int) -> None:
        synced.append(file)
        if len(synced) == 4:  # the state, the piece, the errors, the result
            raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full_at_the_second)
        with pytest.raises(OSError, match="penuh") as refusal:
            run(path)
    assert refusal.value.filename == str(tmp_path / "hasil.csv")
    assert {(tmp_path / name).read_text() for name in ("hasil.csv", "hasil.galat.csv")} == {"yang lama"}


def test_a_run_does_not_go_on_under_another_catalogue(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(5))
    files = BatchFiles.of(path, tmp_path / "hasil.csv", None)
    with monkeypatch.context() as patched:
        patched.setattr(module, "write_tables", lambda *_, **__: (_ for _ in ()).throw(Stopped))
        with pytest.raises(Stopped):
            decide_file(catalogue, files, BatchWish(SERVICE, RECEIVED, {}))
    assert stopped_run_received(files.output) == RECEIVED
    files_of = catalogue.files
    place = files_of.calendar_files()[0]
    changed = files_of.with_texts({shown_path(place): files_of.text(place) + "# x\n"})
    with pytest.raises(PopulationError, match="SP846"):
        decide_file(Catalogue(changed), files, BatchWish(SERVICE, RECEIVED, {}, resume=True))
    with pytest.raises(PopulationError, match="SP846"):
        decide_file(open_catalogue(provisional=True), files, BatchWish(SERVICE, RECEIVED, {}, resume=True))
    decide_file(catalogue, files, BatchWish(SERVICE, RECEIVED, {}, resume=True))
    assert stopped_run_received(files.output) is None


def test_a_place_that_another_run_clears_away_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".hasil.csv.sebagian"
    lock = staged_run._locked
    done: list[bool] = []

    def cleared_meanwhile(file: Any) -> bool:
        if not done:
            done.append(True)
            shutil.rmtree(folder)
        return lock(file)

    monkeypatch.setattr(staged_run, "_locked", cleared_meanwhile)
    with StagedRun(tmp_path / "hasil.csv", {}, resume=False) as staged:
        staged.keep(0, [1])
        assert list(staged.pieces(1)) == [[1]]
    assert not folder.exists()


def test_two_runs_do_not_write_one_result(run: Callable[..., Batch], tmp_path: Path) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(5))
    with StagedRun(tmp_path / "hasil.csv", {}, resume=False):
        assert refused(run, path) == [("SP848", None)]


def test_a_full_disk_leaves_the_old_result(
    run: Callable[..., Batch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hasil.csv").write_text("yang lama")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="penuh"):
            run(write(tmp_path / "pemohon.csv", applicants(5)))
    assert (tmp_path / "hasil.csv").read_text() == "yang lama"


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_process_that_is_killed_leaves_no_partial_result(tmp_path: Path) -> None:
    path = write(tmp_path / "pemohon.csv", applicants(30_000))
    command = [
        sys.executable,
        "-m",
        "sp_cli.entrance",
        "batch",
        SERVICE,
        str(path),
        "-o",
        str(tmp_path / "hasil.csv"),
    ]
    command += ["--received", RECEIVED.isoformat()]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = tmp_path / ".hasil.csv.sebagian"
    while not list(folder.glob("0*.json")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "hasil.csv").exists()
    done = subprocess.run([*command, "--resume"], check=True, capture_output=True, text=True)
    assert "30.000 baris" in done.stdout
    assert len(read_csv(tmp_path / "hasil.csv")) == 30_000


def test_a_table_of_arrow_comes_out_as_one(catalogue: Catalogue) -> None:
    import pyarrow as pa

    rows = applicants(40)
    table = pa.Table.from_pylist([*rows, {**rows[0], "nib": "x"}])
    told = decide_many(catalogue, SERVICE, table, received=RECEIVED).to_pylist()
    assert [(row["hasil"], "; ".join(row["sebab"])) for row in told[:-1]] == [
        one[1:] for one in expected(catalogue, rows)
    ]
    assert (told[-1]["hasil"], told[-1]["galat"].partition(":")[0]) == (None, "nib")


def test_a_table_is_not_decided_under_a_standard_with_errors(catalogue: Catalogue) -> None:
    import pyarrow as pa

    wrong = (Diagnostic("SP302", "standar.yaml", values={"requirement": "nib"}),)
    opened = Catalogue(catalogue.files, lambda _decree, _service: wrong)
    table = pa.table({"nib": ["1234567890123"]})
    with pytest.raises(CatalogueError, match="SP625"):
        decide_many(opened, SERVICE, table, received=RECEIVED)


def test_every_heading_of_the_test_is_one_that_the_file_has() -> None:
    assert set(HEADINGS) == set(applicants(1)[0])


AT_THE_LAST_CALENDARS_END = RECEIVED.replace(year=2027, month=12, day=30)
ENGINES = [Engine.DUCKDB, Engine.COMPILED]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_calendar_that_is_missing_is_said_with_its_year_and_its_rows(
    run: Callable[..., Batch], tmp_path: Path, engine: Engine
) -> None:
    rows = applicants(8)
    days = ["2027-12-30T10:00", "2027-12-16T10:00"]
    path = write(tmp_path / "pemohon.jsonl", [{**row, "diterima": days[i % 2]} for i, row in enumerate(rows)])
    batch = run(path, engine=engine)
    told = read_csv(tmp_path / "hasil.csv")
    lacking = [row for row in told if row["kalender"] == "belum ada 2028"]
    assert [row["baris"] for row in lacking] == ["1", "3", "5", "7"]
    assert not any(row["tenggat.penerbitan"] for row in lacking)
    assert batch.summary.missing_calendars == {2028: 4}
    assert population_dict(batch.summary)["missing_calendars"] == [{"year": 2028, "rows": 4}]
    languages: dict[Language, str] = {"id": "4 baris kekurangan tenggat", "en": "4 rows lack a due date"}
    for language, words in languages.items():
        shown = html_page(population_section(batch.summary, batch.standard, None, language), language)
        assert words in shown
        assert "sp calendar --new 2028" in shown


@pytest.mark.parametrize("engine", ENGINES)
def test_a_due_date_that_rests_on_an_estimate_is_marked(tmp_path: Path, engine: Engine) -> None:
    path = write(tmp_path / "pemohon.jsonl", applicants(8))
    files = BatchFiles.of(path, tmp_path / "hasil.csv", None)
    wish = BatchWish(SERVICE, AT_THE_LAST_CALENDARS_END, {}, engine=engine)
    batch = decide_file(open_catalogue(provisional=True), files, wish)
    told = read_csv(tmp_path / "hasil.csv")
    dated = [row for row in told if row["tenggat.penerbitan"]]
    assert dated
    assert {row["kalender"] for row in dated} == {"sementara"}
    assert (batch.summary.missing_calendars, batch.summary.provisional) == ({}, len(dated))
    assert population_dict(batch.summary)["provisional"] == len(dated)


def test_a_table_says_which_due_dates_lack_a_calendar(catalogue: Catalogue) -> None:
    table = pa.Table.from_pylist([{k: v for k, v in row.items() if k != "nik"} for row in applicants(3)])
    told = decide_many(catalogue, SERVICE, table, received=AT_THE_LAST_CALENDARS_END)
    assert told["kalender"].to_pylist() == ["belum ada 2028"] * 3
