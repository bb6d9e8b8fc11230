"""Conditions with the place where each part is written, and what each part is worth in one case.

In come the pieces of a service as written; out come trees whose nodes have a source, a path and a value in
three values, which can be forced.  The meaning is that of `rules`: a test compares the two on every case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from sp_engine.catalogue.files import CatalogueError, CatalogueFiles
from sp_engine.conditions.operators import OPERATORS
from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.tree import AllOf, AnyOf, Defined, Document, Known, Leaf, leaves
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import Agency, Decree, Standard
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.rules.ruleset import Truth
from sp_engine.rules.situation import Situation
from sp_engine.words.diagnostics import Span
from sp_engine.yaml_text.source import DataPath

Place: TypeAlias = tuple[str, DataPath]  # file, path
# What a part is worth, and what it would be worth if the agency found in the applicant's favour.
Value: TypeAlias = tuple[int, int]
Forced: TypeAlias = Mapping[Place, Value]

FALSE, UNKNOWN, TRUE = int(Truth.FALSE), int(Truth.UNKNOWN), int(Truth.TRUE)
HOLDS: Value = (TRUE, TRUE)
NOT_HOLDS: Value = (FALSE, FALSE)


@dataclass(frozen=True, slots=True)
class Formula:
    """One part of a condition: a `leaf`, or `parts` joined by `joint`."""

    piece: Piece
    guard: bool
    leaf: Leaf | Document | None = None
    joint: str = ""
    parts: tuple[Formula, ...] = ()

    @property
    def place(self) -> Place:
        return self.piece.source.name, self.piece.path

    def walk(self) -> Iterator[Formula]:
        """Yield this part and all parts under it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def value(self, situation: Situation, forced: Forced) -> Value:
        """Return what this part is worth, with the parts in `forced` taken as given."""
        place = self.place
        if place in forced:
            return forced[place]
        if self.leaf is None:
            values = [part.value(situation, forced) for part in self.parts]
            join = max if self.joint == "salah_satu" else min
            return join(v[0] for v in values), join(v[1] for v in values)
        value = situation.value(self.leaf)
        if self.leaf.item.by_agency and situation.facts.get(self.leaf.item.id) is None:
            return value, FALSE if self.guard else TRUE
        return value, value

    @property
    def short(self) -> Value:
        """Return what this part is worth when it does not hold."""
        if self.leaf is None:
            join = max if self.joint == "salah_satu" else min
            return join(p.short[0] for p in self.parts), join(p.short[1] for p in self.parts)
        if self.guard:
            return NOT_HOLDS
        final = not self.leaf.item.curable and not isinstance(self.leaf, Known)
        return NOT_HOLDS if final else (UNKNOWN, UNKNOWN)


@dataclass(frozen=True, slots=True)
class RequirementFormula:
    """One requirement as written: its guard and its condition."""

    requirement: Requirement
    piece: Piece
    guard: Formula | None
    condition: Formula

    @property
    def place(self) -> Place:
        return self.piece.source.name, self.piece.path

    def value(self, situation: Situation, forced: Forced) -> Value:
        """Return what the requirement is worth: true where its guard does not hold."""
        if self.place in forced:
            return forced[self.place]
        value = self.condition.value(situation, forced)
        if self.guard is None:
            return value
        guard = self.guard.value(situation, forced)
        return _guarded(guard[0], value[0]), _guarded(guard[1], value[1])

    def places(self) -> set[Place]:
        guards = self.guard.walk() if self.guard is not None else ()
        return {self.place, *(f.place for f in guards), *(f.place for f in self.condition.walk())}


def _guarded(guard: int, value: int) -> int:
    if guard == FALSE:
        return TRUE
    return value if TRUE in (guard, value) else UNKNOWN


class Written:
    """One service of one decree: its typed standard, and its conditions where they are written."""

    def __init__(self, parser: StandardParser, standard: Standard) -> None:
        self.parser = parser
        self.standard = standard

    @cached_property
    def requirements(self) -> tuple[RequirementFormula, ...]:
        piece = self.parser.pieces["persyaratan"]
        entries = piece.items() if isinstance(piece.data, list) else iter(())
        return tuple(
            RequirementFormula(
                requirement, entry, self.guard_of(entry), self._formula(entry.at("syarat"), False)
            )
            for requirement, entry in zip(self.standard.requirements, entries, strict=True)
        )

    def guard_of(self, piece: Piece) -> Formula | None:
        """Return the guard that an entry states under `jika`."""
        return self._formula(piece.at("jika"), True) if "jika" in piece.data else None

    def _formula(self, piece: Piece, guard: bool) -> Formula:
        data = piece.data
        for joint in ("semua", "salah_satu"):
            if joint in data:
                parts = tuple(self._formula(part, guard) for part in piece.at(joint).items())
                return Formula(piece, guard, None, joint, parts)
        if "definisi" in data:
            name = data["definisi"]
            inner = Piece(self.parser.scope.definitions[name], self.parser.source, ("definisi", name))
            return Formula(piece, guard, None, "semua", (self._formula(inner, guard),))
        condition = parse_condition(data, piece.path, self.parser.scope, guard=guard)
        if condition is None or isinstance(condition, AnyOf | Defined):
            raise AssertionError("a standard without findings has conditions")
        if isinstance(condition, Document):
            return self._document(piece, condition, guard)
        if isinstance(condition, AllOf):
            operators = [key for key in data if key in OPERATORS]
            tests = zip(operators, leaves(condition), strict=True)
            parts = tuple(Formula(piece.at(operator), guard, leaf) for operator, leaf in tests)
            return Formula(piece, guard, None, "semua", parts)
        return Formula(piece, guard, condition)

    def _document(self, piece: Piece, document: Document, guard: bool) -> Formula:
        if not document.attributes:
            return Formula(piece, guard, document)
        tests = [
            entry.at(key) for entry in piece.at("dengan").items() for key in entry.data if key in OPERATORS
        ]
        handed_in = Formula(piece.at("dokumen"), guard, Document(document.item))
        attributes = zip(tests, document.attributes, strict=True)
        return Formula(
            piece, guard, None, "semua", (handed_in, *(Formula(at, guard, leaf) for at, leaf in attributes))
        )


def read_written(files: CatalogueFiles, decree: Decree, service: str, agency: Agency) -> Written:
    """Return one service as written.  Raises `CatalogueError` when its documents have errors."""
    parser = files.parser(decree, service)
    standard = parser.parse(agency, decree)
    if standard is None:
        raise CatalogueError(parser.findings)
    return Written(parser, standard)


def place_name(piece: Piece) -> str:
    """Return a name for a place that stays when lists grow: `persyaratan.modal.syarat.paling_banyak`."""
    data, names = piece.source.data, []
    for key in piece.path:
        data = data[key]
        if isinstance(key, int):
            names.append(str(data["id"]) if isinstance(data, Mapping) and "id" in data else str(key + 1))
        elif key not in ("pelayanan", "pengelolaan"):
            names.append(key)
    return ".".join(names)


def span_of(piece: Piece) -> Span | None:
    """Return where a piece stands, its key included, up to the last line that says something."""
    value, key = piece.source.values.get(piece.path), piece.source.keys.get(piece.path)
    if value is None:
        return key
    start = value if key is None else key
    lines, line, column = piece.source.text.splitlines(), value.end_line, value.end_column
    while line > start.line and not _says(lines[line - 1][: column - 1] if line <= len(lines) else ""):
        line -= 1  # a block ends where the next thing begins
        column = len(lines[line - 1]) + 1
    return Span(start.line, start.column, line, column)


def _says(text: str) -> bool:
    said = text.strip(" -")
    return bool(said) and not said.startswith("#")
