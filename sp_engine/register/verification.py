"""Whether a register is as it was written: every entry, every value, every number, and a head.

In come the rows as they are stored; out comes every departure, at its entry.  Knows nothing of databases.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sp_engine.immutable import Immutable
from sp_engine.register.digests import BEFORE_THE_FIRST, commitment
from sp_engine.register.entry import EntryKind, Row, changed_entry, entry_of, entry_place
from sp_engine.register.number import ApplicationNumber, RegisterError
from sp_engine.words import Diagnostic

if TYPE_CHECKING:
    from sp_engine.register.store import PersonalValue

FEWEST_DIGITS = 16
"""So many digits of a head are enough to know it by."""


class Verification(Immutable):
    """What was found.  `head_at` is the entry whose digest a head is, None where none is."""

    entries: int
    values: int
    head: str | None
    head_at: int | None
    findings: tuple[Diagnostic, ...]


def verification_of(
    rows: Sequence[Row], values: Sequence[PersonalValue], head: str | None = None
) -> Verification:
    """Return whether rows and values are as they were written, and where a head is."""
    findings = [*_chain(rows), *_numbers(rows), *_values(rows, values)]
    wanted = None if head is None else head.strip().lower().removeprefix("sha256:")
    at = None
    if wanted is not None:
        long_enough = len(wanted) >= FEWEST_DIGITS
        at = next((row.sequence for row in rows if long_enough and row.digest.startswith(wanted)), None)
        if at is None:
            findings.append(Diagnostic("SP817", "--head", values={"head": wanted}))
    last = rows[-1].digest if rows else None
    return Verification(len(rows), len(values), last, at, tuple(findings))


def _chain(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Yield each entry that is not as it was written, or does not follow the one before."""
    previous, expected = BEFORE_THE_FIRST, 1
    for row in rows:
        if row.computed != row.digest or not _readable(row):
            yield changed_entry(row.sequence)
        if row.sequence != expected or row.previous != previous:
            values = {"entry": entry_place(row.sequence), "before": entry_place(expected - 1)}
            yield Diagnostic("SP812", entry_place(row.sequence), values=values)
        previous, expected = row.digest, row.sequence + 1


def _readable(row: Row) -> bool:
    try:
        entry_of(row)
    except RegisterError:
        return False
    return True


def _numbers(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Yield each number that is missing among those of its agency and year, or was given twice."""
    last: dict[tuple[str | None, int | None], int] = defaultdict(int)
    for row in rows:
        if row.kind != EntryKind.RECEIVED or row.ordinal is None or row.agency is None or row.year is None:
            continue
        if row.ordinal != last[row.agency, row.year] + 1:
            number = str(ApplicationNumber(row.agency, row.year, row.ordinal))
            yield Diagnostic("SP816", entry_place(row.sequence), values={"number": number})
        last[row.agency, row.year] = row.ordinal


def _values(rows: Sequence[Row], values: Sequence[PersonalValue]) -> Iterator[Diagnostic]:
    """Yield each value that is not what its entry commits to, is gone unerased, or belongs to none."""
    committed = {
        (row.sequence, part): told for row in rows for part, told in _object(row.commitments).items()
    }
    erased = {
        (entry, part)
        for row in rows
        if row.kind == EntryKind.ERASED
        for entry, part in _pairs(_object(row.details).get("destroyed"))
    }
    found = {(value.sequence, value.part): value for value in values}
    for at, told in committed.items():
        value = found.get(at)
        if value is None and at in erased:
            continue
        names = {"entry": entry_place(at[0]), "part": at[1]}
        if value is None:
            yield Diagnostic("SP814", entry_place(at[0]), values=names)
        elif commitment(value.salt, value.part, value.value) != told:
            yield Diagnostic("SP813", entry_place(at[0]), values=names)
    for at in found.keys() - committed.keys():
        yield Diagnostic("SP815", entry_place(at[0]), values={"entry": entry_place(at[0]), "part": at[1]})


def _object(text: str) -> dict[str, Any]:
    """Return the object that a text says; what says none is told of as a changed entry."""
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _pairs(told: object) -> Iterator[tuple[int, str]]:
    for pair in told if isinstance(told, list) else ():
        if isinstance(pair, list) and len(pair) == 2:
            yield pair[0], pair[1]
