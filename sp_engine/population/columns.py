"""What the columns of a file are: a fact, the moment of receipt, or something that is only carried along.

In come headings, a standard and what somebody mapped; out comes what each column is.  A heading that is
nearly a fact's name is refused: a misspelt fact would be unknown for everybody, and silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TypeAlias, assert_never

from sp_engine.documents import Standard
from sp_engine.facts import LIST_MARK, FactDefinition
from sp_engine.immutable import Immutable
from sp_engine.words import Diagnostic, DiagnosticError, Words, nearest
from sp_engine.words.messages import population as messages

RECEIVED = "diterima"
"""The heading of a column that says when each application was received."""
LEFT_ALONE = "-"
"""What a column is mapped to that is only to be carried along."""


class PopulationError(DiagnosticError):
    """A file of applicants, or a wish about it, that cannot be used."""


class FactColumn(Immutable):
    """A column that states a fact, a document or an attribute of one (`document.attribute`)."""

    heading: str
    fact: FactDefinition


class ReceivedColumn(Immutable):
    """A column that says when an application was received."""

    heading: str


class CarriedColumn(Immutable):
    """A column that is written out again as it is."""

    heading: str


Column: TypeAlias = FactColumn | ReceivedColumn | CarriedColumn


class ColumnNames:
    """What headings mean; `mapped` are headings with the fact that they stand for.

    `elsewhere` are facts of another version, which decides the same file: where this one knows none of that
    name, such a column is carried along.
    """

    def __init__(
        self, standard: Standard, mapped: Mapping[str, str], place: str, elsewhere: Container[str] = ()
    ) -> None:
        self._standard, self.mapped, self._place, self._elsewhere = standard, mapped, place, elsewhere
        self._known: dict[str, Column] = {}

    def column(self, heading: str) -> Column:
        """Return what a heading means.  Raises `PopulationError` (SP842) for one that is nearly a fact's."""
        found = self._known.get(heading)
        if found is None:
            found = self._known[heading] = self._column(heading)
        return found

    def _column(self, heading: str) -> Column:
        name = self.mapped.get(heading, heading.strip())
        if name == LEFT_ALONE and heading in self.mapped:
            return CarriedColumn(heading)
        if name == RECEIVED:
            return ReceivedColumn(heading)
        definition = None if LIST_MARK in name else self._standard.vocabulary.get(name)
        if definition is not None:
            return FactColumn(heading, definition)
        if LIST_MARK not in name and name in self._elsewhere:
            return CarriedColumn(heading)
        near = nearest(name, self._standard.facts) or self._part_of(name)
        if near is None and heading in self.mapped:
            near = nearest(name, self._standard.vocabulary)
        if near is not None or heading in self.mapped:
            raise PopulationError([Diagnostic("SP842", self._place, None, {"column": heading}, near)])
        return CarriedColumn(heading)

    def _part_of(self, name: str) -> str | None:
        """Return the fact that a heading names by some of its words: `omzet` for `omzet_tahunan`."""
        words = {*name.lower().replace(" ", "_").split("_")}
        return next((fact for fact in self._standard.facts if words <= {*fact.split("_")}), None)


def columns_of(headings: Sequence[str], names: ColumnNames, place: str) -> tuple[Column, ...]:
    """Return what each column of a table is.

    Raises `PopulationError` with every heading that cannot be used: one that is nearly a fact's, one that
    stands twice, two for one fact, none that is a fact's, one that was mapped and is not there.
    """
    problems: list[Diagnostic] = []
    columns: list[Column] = []
    taken: dict[str, str] = {}
    for heading in headings:
        try:
            column = names.column(heading)
        except PopulationError as error:
            problems += error.diagnostics
            continue
        meant = _meant(column)
        if meant is not None and taken.setdefault(meant, heading) != heading:
            values = {"column": heading, "other": taken[meant], "name": meant}
            problems.append(Diagnostic("SP844", place, None, values))
        columns.append(column)
    problems += [
        *(_unusable(place, messages.TWICE, one) for one, times in Counter(headings).items() if times > 1),
        *(
            _unusable(place, messages.MAPPED_NOTHING, one, nearest(one, headings))
            for one in names.mapped
            if one not in headings
        ),
    ]
    if not problems and not any(isinstance(column, FactColumn) for column in columns):
        problems.append(
            Diagnostic("SP843", place, None, {"columns": ", ".join(f"`{c.heading}`" for c in columns) or "-"})
        )
    if problems:
        raise PopulationError(problems)
    return tuple(columns)


def _meant(column: Column) -> str | None:
    """Return what no other column may mean."""
    match column:
        case FactColumn(_, fact):
            return fact.id
        case ReceivedColumn():
            return RECEIVED
        case CarriedColumn():
            return None
        case _ as never:
            assert_never(never)


def unusable(place: str, problem: Words, near: str | None = None) -> PopulationError:
    """Return what to raise for a column or a sheet that cannot be used."""
    return PopulationError([Diagnostic("SP850", place, None, {"problem": problem}, near)])


def _unusable(place: str, problem: Words, column: str, near: str | None = None) -> Diagnostic:
    (found,) = unusable(place, problem.fill(column=column), near).diagnostics
    return found
