"""A service's rows, as the engine and as databases answer them, and every difference.

In come services and databases; out come how many rows were compared, and the differences.  A row that the
query wants looked at though the reader takes it is a difference where columns come in their usual types; in
texts the reader takes more spellings, and such rows are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from populations.databases import Database
from populations.hostile_rows import SPELLINGS, TEXTS, HostileRows, Row
from populations.reference import UNSOUND, Answer, Reference

from sp_engine.deciding import Service
from sp_engine.querying.standard_query import population_query


class Difference(NamedTuple):
    """A row of which a database says something else."""

    service: str
    database: str
    row: Row
    engine: Answer
    query: Answer


class Compared(NamedTuple):
    """What came of comparing: outcomes of the engine; rows left to the reader, by database; differences."""

    outcomes: Counter[str]
    left_to_the_reader: Counter[str]
    differences: list[Difference]


def compared(service: Service, databases: Sequence[Database], number: int, seed: int) -> Compared:
    """Compare so many rows, some in each spelling, by turns with all stages ended and with none."""
    stages = [stage.id for stage in service.standard.stages]
    outcomes: Counter[str] = Counter()
    differences: list[Difference] = []
    left: Counter[str] = Counter()
    for at, spelling in enumerate(SPELLINGS):
        ended = stages if (seed + at) % 2 else []
        query = population_query(service, after=ended)
        reference = Reference(service, ended)
        made = HostileRows(service, query, spelling, Random(f"{seed} {at} {service.standard.service}"))
        rows = [*made.rows(-(-number // len(SPELLINGS)))]
        engine = [reference.answer(row) for row in rows]
        outcomes.update(answer.outcome or "unsound" for answer in engine)
        for database in databases:
            name = type(database).__name__
            for row, ours, theirs in zip(
                rows, engine, database.answers(query, rows, made.forms), strict=True
            ):
                if ours == theirs:
                    continue
                if (theirs == UNSOUND and spelling is TEXTS) or (theirs == UNSOUND and has_odd_text(row)):
                    left[name] += 1
                else:
                    differences.append(Difference(service.standard.service, name, row, ours, theirs))
    return Compared(outcomes, left, differences)


def has_odd_text(row: Row) -> bool:
    """Whether a text of a row has a spelling that is left to the reader."""
    return any(
        isinstance(cell, str) and (not cell.isascii() or cell != cell.strip() or not cell.isprintable())
        for cell in row.cells.values()
    )


def told(difference: Difference) -> Iterator[str]:
    """Yield a difference for people."""
    yield f"{difference.service} {difference.database} {difference.row.received}"
    yield f"  stated: { {k: v for k, v in difference.row.cells.items() if v is not None} }"
    for name in Answer._fields:
        ours, theirs = getattr(difference.engine, name), getattr(difference.query, name)
        if ours != theirs:
            yield f"  {name}: engine {ours} query {theirs}"
