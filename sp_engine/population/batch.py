"""A file of applicants decided: every row is a decision or an error, and the result is whole or not there.

In come files, a service and a catalogue; out comes a file of decisions, one of errors where there are any,
and a summary.  Holds some thousand rows at a time, whatever the file has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sp_engine.deciding import Catalogue
from sp_engine.immutable import Immutable
from sp_engine.population.applicant_rows import ApplicantRow, ApplicantRows, applicant_rows, table_format
from sp_engine.population.columns import (
    CarriedColumn,
    Column,
    ColumnNames,
    PopulationError,
    columns_of,
)
from sp_engine.population.decided_files import write_table
from sp_engine.population.decided_rows import DecidedRow, Result, RowDecider, stages_of
from sp_engine.population.population_summary import PopulationSummary
from sp_engine.population.staged_run import StagedRun
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import population as messages

AT_ONCE = 5_000
"""So many rows are decided and kept at a time."""
Progress = Callable[[int, int], None]


class BatchFiles(Immutable):
    """Where a population is, and where what it comes to goes; errors beside it where nobody says."""

    input: Path
    output: Path
    errors: Path

    @staticmethod
    def of(input: Path, output: Path, errors: Path | None) -> BatchFiles:
        return BatchFiles(input, output, errors or output.with_name(f"{output.stem}.galat.csv"))


class BatchWish(Immutable):
    """How a population is decided: as received when no column says it; `by` is a column to count by."""

    service: str
    received: datetime
    mapped: dict[str, str]
    by: str | None = None
    resume: bool = False
    language: Language = "id"


class Batch(Immutable):
    """What a run came to: its counts, which columns were only carried along, whether there are errors."""

    summary: PopulationSummary
    carried: tuple[str, ...]
    facts: tuple[str, ...]


def decide_file(
    catalogue: Catalogue, files: BatchFiles, wish: BatchWish, progress: Progress | None = None
) -> Batch:
    """Decide every row of a file.

    Raises `PopulationError` for a file, a column or an earlier run that cannot be used, `CatalogueError` for
    the service, `OSError` where a result cannot be written; then the old result is whole.
    """
    table_format(files.output), table_format(files.errors)
    standard = catalogue.service(wish.service, received=wish.received).standard
    place = str(files.input)
    names = ColumnNames(standard, wish.mapped, place)
    with applicant_rows(files.input) as found:
        columns = _columns(found, names, place)
        carried = tuple(column.heading for column in columns if isinstance(column, CarriedColumn))
        by = None if wish.by is None else _position(wish.by, carried, columns, place)
        decider = RowDecider(catalogue, wish.service, names, carried, wish.received, place)
        headings = (
            messages.ROW,
            *carried,
            messages.OUTCOME,
            messages.REQUIREMENTS,
            messages.FEE,
            *(messages.DUE.format(stage=stage) for stage in stages_of(standard)),
            messages.DECREE,
        )
        with StagedRun(files.output, _same(files, wish), resume=wish.resume) as staged:
            count = _decide(found, decider, staged, headings, wish.language, progress)
            summary = PopulationSummary()
            if any(piece["errors"] for piece in staged.pieces(count)):
                write_table(files.errors, messages.ERROR_HEADINGS, _errors(staged, count), whole=messages.ERROR_HEADINGS[:1])
            else:
                files.errors.unlink(missing_ok=True)
            write_table(
                files.output,
                headings,
                _rows(staged, count, summary, by, len(carried)),
                whole=(messages.ROW, messages.FEE),
            )
    facts = tuple(c.heading for c in columns if not isinstance(c, CarriedColumn))
    return Batch(summary, carried, facts)


def _columns(found: ApplicantRows, names: ColumnNames, place: str) -> tuple[Column, ...]:
    if found.headings is not None:
        return columns_of(found.headings, names, place)
    return ()


def _position(by: str, carried: tuple[str, ...], columns: Sequence[Column], place: str) -> int:
    if by not in carried:
        listed = ", ".join(f"`{one}`" for one in carried) or "-"
        problem = messages.NO_SUCH_COLUMN.fill(column=by, columns=listed)
        raise PopulationError([Diagnostic("SP841", place, None, {"problem": problem})])
    return carried.index(by)


def _same(files: BatchFiles, wish: BatchWish) -> dict[str, Any]:
    """Return all on which a result rests, so that a run goes on with nothing else."""
    stat = files.input.stat()
    return {
        "berkas": [str(files.input.resolve()), stat.st_size, stat.st_mtime_ns],
        "layanan": wish.service,
        "diterima": wish.received.isoformat(),
        "kolom": wish.mapped,
    }


def _decide(
    found: ApplicantRows,
    decider: RowDecider,
    staged: StagedRun,
    headings: tuple[str, ...],
    language: Language,
    progress: Progress | None,
) -> int:
    """Decide and keep piece by piece; return how many pieces there are."""
    number = 0
    while rows := list(islice(found.rows, AT_ONCE)):
        if staged.piece(number) is None:
            staged.keep(number, _piece(decider.decided(rows), rows, headings, language))
        number += 1
        if progress is not None:
            progress(*found.read())
    return number


def _piece(
    results: Iterator[Result], rows: list[ApplicantRow], headings: tuple[str, ...], language: Language
) -> dict[str, Any]:
    decisions: list[list[Any]] = []
    errors: list[list[Any]] = []
    unreadable = 0
    for result in results:
        if isinstance(result, DecidedRow):
            decisions.append(_cells(result, headings))
        else:
            unreadable += 1
            errors += [
                [e.number, e.column, e.value, e.finding.code, e.finding.message(language), e.finding.fix(language)]
                for e in result
            ]
    return {"decisions": decisions, "errors": errors, "unreadable": unreadable}


def _cells(row: DecidedRow, headings: tuple[str, ...]) -> list[Any]:
    before = 1 + len(row.carried) + 3
    due = [
        None if (moment := row.due.get(heading.partition(".")[2])) is None else moment.isoformat(timespec="minutes")
        for heading in headings[before:-1]
    ]
    outcome, requirements = row.outcome.value, "; ".join(row.requirements)
    return [row.number, *row.carried, outcome, requirements, row.fee, *due, row.decree]


def _errors(staged: StagedRun, count: int) -> Iterator[list[Any]]:
    for piece in staged.pieces(count):
        yield from piece["errors"]


def _rows(
    staged: StagedRun, count: int, summary: PopulationSummary, by: int | None, carried: int
) -> Iterator[list[Any]]:
    for piece in staged.pieces(count):
        summary.unreadable += piece["unreadable"]
        for row in piece["decisions"]:
            outcome, requirements = row[1 + carried], row[2 + carried]
            value = None if by is None else str(row[1 + by] if row[1 + by] is not None else "")
            summary.add(Outcome(outcome), requirements.split("; ") if requirements else [], value)
            yield row
