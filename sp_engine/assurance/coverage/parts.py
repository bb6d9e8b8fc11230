"""The parts of a standard that can decide something, each with what it is called and where it is written.

In comes a service as written; out come its requirements, leaves, branches of alternatives, guards, time rows
and fee rows.  Knows nothing about cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sp_engine.assurance.formula import NOT_HOLDS, Formula, Place, Value, Written, place_name
from sp_engine.assurance.rows import fee_rows, time_rows
from sp_engine.documents.sharing import Piece
from sp_engine.words.messages import coverage


class Way(StrEnum):
    """The two ways in which a part can decide, by their names in the catalogue language."""

    MET = "terpenuhi"
    NOT_MET = "tidak_terpenuhi"


KINDS = {
    "requirement": coverage.REQUIREMENT,
    "leaf": coverage.LEAF,
    "branch": coverage.BRANCH,
    "guard": coverage.GUARD,
    "time": coverage.TIME_ROW,
    "fee": coverage.FEE_ROW,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part.  `target` is where its value is forced, `when_short` what it is then worth.

    A row that has no condition of its own can decide in one way only: by being the one that applies.
    """

    kind: str
    piece: Piece
    target: Place
    when_short: Value
    formula: Formula | None
    owner: str
    ways: tuple[Way, ...] = (Way.MET, Way.NOT_MET)

    @property
    def name(self) -> str:
        return place_name(self.piece)

    @property
    def in_rows(self) -> bool:
        """Whether it stands in the times or in the fee."""
        return self.name.startswith(("jangka_waktu.", "biaya."))


def parts_of(written: Written) -> list[Part]:
    """Return every part, in the order of the document; one that is used twice stands once."""
    parts: dict[tuple[str, Place], Part] = {}
    for part in (*_requirement_parts(written), *_row_parts(written)):
        parts.setdefault((part.kind, (part.piece.source.name, part.piece.path)), part)
    return list(parts.values())


def _requirement_parts(written: Written) -> Iterator[Part]:
    for formula in written.requirements:
        owner = formula.requirement.id
        yield Part(
            "requirement",
            formula.piece,
            formula.place,
            formula.condition.short,
            formula.condition,
            owner,
        )
        if formula.guard is not None:
            yield _part("guard", formula.guard, owner)
            yield from _inner(formula.guard, owner)
        yield from _inner(formula.condition, owner, whole=True)


def _row_parts(written: Written) -> Iterator[Part]:
    for rows in (*time_rows(written), *fee_rows(written)):
        if rows.out is not None:
            yield _part("guard", rows.out, rows.owner)
            yield from _inner(rows.out, rows.owner)
        for row in rows.rows:
            if row.guard is None:
                place = (row.piece.source.name, row.piece.path)
                yield Part(rows.kind, row.piece, place, NOT_HOLDS, None, rows.owner, (Way.MET,))
            else:
                yield Part(rows.kind, row.piece, row.guard.place, NOT_HOLDS, row.guard, rows.owner)
                yield from _inner(row.guard, rows.owner)


def _inner(formula: Formula, owner: str, *, whole: bool = False) -> Iterator[Part]:
    """Yield the leaves and branches under a formula; with `whole` the formula itself if it is a leaf."""
    if formula.leaf is not None and whole:
        yield _part("leaf", formula, owner)
    for part in formula.parts:
        if part.leaf is not None:
            yield _part("branch" if formula.joint == "salah_satu" else "leaf", part, owner)
        elif formula.joint == "salah_satu":
            yield _part("branch", part, owner)
        yield from _inner(part, owner)


def _part(kind: str, formula: Formula, owner: str) -> Part:
    return Part(kind, formula.piece, formula.place, formula.short, formula, owner)
