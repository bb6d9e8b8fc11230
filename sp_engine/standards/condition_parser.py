"""From the catalogue's nested keys to a condition tree, with a finding for everything that has no meaning.

In comes JSON data that fits the schema, its path in a source, and a `Scope`; out comes a condition, or None
after at least one finding.  Knows nothing about the rest of a standard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import DataPath, Source
from sp_engine.standards.condition import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    Elapsed,
    Includes,
    Item,
    Known,
    Leaf,
    Range,
    Recent,
    Said,
    SameYear,
    item_of,
)
from sp_engine.standards.values import EXPECTED, ValueProblem, parse_value
from sp_engine.standards.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.workdays.duration import Duration, Unit, parse_duration

_ORDERED = (Kind.NUMBER, Kind.MONEY, Kind.DATE)
_ENUMERABLE = (Kind.YES_NO, Kind.CHOICE, Kind.TEXT, Kind.NUMBER, Kind.MONEY, Kind.DATE)
_CALENDAR_UNITS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)

# Operator -> the kinds of fact that it can be asked of (graded choices are added where they fit).
OPERATORS: Mapping[str, tuple[Kind, ...]] = {
    "adalah": _ENUMERABLE,
    "termasuk": _ENUMERABLE,
    "selain": _ENUMERABLE,
    "paling_sedikit": _ORDERED,
    "paling_banyak": _ORDERED,
    "lebih_dari": _ORDERED,
    "kurang_dari": _ORDERED,
    "diketahui": tuple(kind for kind in Kind if kind is not Kind.DOCUMENT),
    "umur": (Kind.DATE,),
    "telah_berjalan": (Kind.DATE,),
    "dalam_terakhir": (Kind.DATE,),
    "tahun_berjalan": (Kind.DATE, Kind.NUMBER),
    "mencakup": (Kind.SET,),
}
_COMPARISONS = ("paling_sedikit", "paling_banyak", "lebih_dari", "kurang_dari")


@dataclass(slots=True)
class Scope:
    """Where conditions are read: source, vocabulary, named definitions; collects findings and uses."""

    source: Source
    vocabulary: Vocabulary
    definitions: Mapping[str, Any] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    used_definitions: set[str] = field(default_factory=set)

    def report(self, code: str, path: DataPath, *, key: bool = False, **values: Any) -> None:
        self.findings.append(self.source.finding(code, path, key=key, **values))

    def fact(self, name: str, path: DataPath) -> FactDefinition | None:
        """Return the definition of a fact and note its use; an unknown name is a finding."""
        if name not in self.vocabulary:
            self.report("SP204", path, fact=name, suggestion=nearest(name, self.vocabulary))
            return None
        return self.facts.setdefault(name, self.vocabulary[name])


def parse_condition(
    data: Mapping[str, Any],
    path: DataPath,
    scope: Scope,
    *,
    guard: bool = False,
    within: tuple[str, ...] = (),
) -> Condition | None:
    """Return the condition that `data` states; `guard` reads facts at face value and refuses documents."""
    if "semua" in data:
        return _joined(AllOf, data["semua"], (*path, "semua"), scope, guard, within)
    if "salah_satu" in data:
        return _joined(AnyOf, data["salah_satu"], (*path, "salah_satu"), scope, guard, within)
    if "definisi" in data:
        return _definition(data["definisi"], (*path, "definisi"), scope, guard, within)
    if "dokumen" in data:
        return _document(data, path, scope)
    return _fact(data, path, scope, guard)


def _joined(
    node: Callable[[tuple[Condition, ...]], Condition],
    parts: list[Any],
    path: DataPath,
    scope: Scope,
    guard: bool,
    within: tuple[str, ...],
) -> Condition | None:
    read = [
        parse_condition(part, (*path, i), scope, guard=guard, within=within) for i, part in enumerate(parts)
    ]
    known = tuple(part for part in read if part is not None)
    if len(known) < len(read):
        return None
    return known[0] if len(known) == 1 else node(known)


def _definition(
    name: str, path: DataPath, scope: Scope, guard: bool, within: tuple[str, ...]
) -> Condition | None:
    if name not in scope.definitions:
        scope.report("SP217", path, name=name, suggestion=nearest(name, scope.definitions))
        return None
    scope.used_definitions.add(name)
    if name in within:
        if name == within[0] == min(within):  # a circle is told once, from its first name
            scope.report("SP225", path, name=name, chain=" → ".join((*within, name)))
        return None
    inner = ("definisi", name)
    before = len(scope.findings)
    condition = parse_condition(scope.definitions[name], inner, scope, guard=guard, within=(*within, name))
    if within == () and len(scope.findings) > before and condition is None:
        return None
    return condition


def _document(data: Mapping[str, Any], path: DataPath, scope: Scope) -> Condition | None:
    definition = scope.fact(data["dokumen"], (*path, "dokumen"))
    complete = definition is not None
    if definition is not None and definition.kind is not Kind.DOCUMENT:
        scope.report("SP216", (*path, "dokumen"), fact=definition.id, kind=definition.kind.value)
        complete = False
    stray = [operator for operator in OPERATORS if operator in data]
    for operator in stray:
        scope.report(
            "SP212", (*path, operator), key=True, operator=operator, fact=data["dokumen"], kind="dokumen"
        )
    attributes: list[Leaf] = []
    for i, entry in enumerate(data.get("dengan", ())):
        inner = (*path, "dengan", i)
        known = (definition.attributes or {}) if definition else {}
        attribute = known.get(entry["atribut"])
        if attribute is None:
            if complete:
                scope.report(
                    "SP211",
                    (*inner, "atribut"),
                    attribute=entry["atribut"],
                    document=data["dokumen"],
                    suggestion=nearest(entry["atribut"], known),
                )
            complete = False
            continue
        leaf = _tests(entry, inner, attribute, item_of(attribute, guard=False), scope, "atribut")
        complete = complete and bool(leaf)
        attributes.extend(leaf)
    if definition is None or not complete or stray:
        return None
    return Document(item_of(definition, guard=False), tuple(attributes))


def _fact(data: Mapping[str, Any], path: DataPath, scope: Scope, guard: bool) -> Condition | None:
    definition = scope.fact(data["fakta"], (*path, "fakta"))
    if definition is None:
        return None
    if definition.kind is Kind.DOCUMENT:
        scope.report(
            "SP218" if guard else "SP216", (*path, "fakta"), fact=definition.id, kind=definition.kind.value
        )
        return None
    if "dengan" in data:
        scope.report(
            "SP212",
            (*path, "dengan"),
            key=True,
            operator="dengan",
            fact=definition.id,
            kind=definition.kind.value,
        )
        return None
    tests = _tests(data, path, definition, item_of(definition, guard=guard), scope, "fakta")
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))


def _tests(
    data: Mapping[str, Any],
    path: DataPath,
    definition: FactDefinition,
    item: Item,
    scope: Scope,
    subject: str,
) -> list[Leaf]:
    """Return one leaf per operator; an empty list after a finding."""
    operators = [key for key in data if key in OPERATORS]
    if not operators:
        scope.report("SP215", (*path, subject), fact=definition.id)
        return []
    leaves: list[Leaf] = []
    for operator in operators:
        graded = operator in _COMPARISONS and definition.graded
        if definition.kind not in OPERATORS[operator] and not graded:
            scope.report(
                "SP212",
                (*path, operator),
                key=True,
                operator=operator,
                fact=definition.id,
                kind=definition.kind.value,
            )
            continue
        leaf = _test(operator, data[operator], (*path, operator), definition, item, scope)
        if leaf is not None:
            leaves.append(leaf)
    return leaves if len(leaves) == len(operators) else []


def _test(
    operator: str, written: Any, path: DataPath, definition: FactDefinition, item: Item, scope: Scope
) -> Leaf | None:
    if operator == "diketahui":
        return Known(item, Said(operator, True))
    if operator == "tahun_berjalan":
        return SameYear(item, definition.kind is Kind.DATE, Said(operator, True))
    if operator == "umur":
        return _age(written, path, item, scope)
    if operator in ("telah_berjalan", "dalam_terakhir"):
        return _time(operator, written, path, item, scope)
    if operator in ("termasuk", "selain", "mencakup"):
        return _listed(operator, written, path, definition, item, scope)
    value = _value(written, path, definition, scope)
    if value is None:
        return None
    said = Said(operator, value)
    if operator == "adalah":
        return Among(item, frozenset({value}), True, said)
    if definition.graded:
        return _graded(operator, str(value), path, definition, item, said, scope)
    low = {"paling_sedikit": value, "lebih_dari": value + 1}.get(operator)
    high = {"paling_banyak": value, "kurang_dari": value - 1}.get(operator)
    return Range(item, low, high, said)


def _value(written: Any, path: DataPath, definition: FactDefinition, scope: Scope) -> Any:
    try:
        return parse_value(definition, written)
    except ValueProblem as problem:
        code = {"SP403": "SP214", "SP402": "SP213", "SP404": "SP213", "SP405": "SP213", "SP409": "SP213"}[
            problem.code
        ]
        expected: str | Words = EXPECTED[definition.kind]
        if problem.code == "SP404":
            low, high = problem.values["least"], problem.values["most"]
            expected = Words(f"nilai antara {low} dan {high}", f"a value between {low} and {high}")
        if problem.code == "SP409":
            expected = Words("tanggal yang ada dalam kalender", "a date that exists")
        if problem.code == "SP405":
            expected = problem.values["form"]
        if problem.code == "SP403":
            expected = problem.values["choices"]
        given = problem.values["given"]
        scope.report(
            code, path, suggestion=problem.suggestion, fact=definition.id, given=given, expected=expected
        )
        return None


def _listed(
    operator: str, written: list[Any], path: DataPath, definition: FactDefinition, item: Item, scope: Scope
) -> Leaf | None:
    values: list[Any] = []
    for i, member in enumerate(written):
        value = _member(member, (*path, i), definition, scope) if operator == "mencakup" else None
        values.append(value if operator == "mencakup" else _value(member, (*path, i), definition, scope))
    if any(value is None for value in values):
        return None
    said = Said(operator, tuple(values))
    if operator == "mencakup":
        return Includes(item, frozenset(values), said)
    return Among(item, frozenset(values), operator == "termasuk", said)


def _member(written: Any, path: DataPath, definition: FactDefinition, scope: Scope) -> str | None:
    members = _value([written], path, definition, scope)
    return None if members is None else next(iter(members))


def _graded(
    operator: str,
    value: str,
    path: DataPath,
    definition: FactDefinition,
    item: Item,
    said: Said,
    scope: Scope,
) -> Leaf | None:
    ladder = list(definition.choices or ())
    at = ladder.index(value)
    kept = {
        "paling_sedikit": ladder[at:],
        "lebih_dari": ladder[at + 1 :],
        "paling_banyak": ladder[: at + 1],
        "kurang_dari": ladder[:at],
    }[operator]
    if not kept:
        scope.report("SP226", path, fact=definition.id)
        return None
    return Among(item, frozenset(kept), True, said)


def _age(written: Mapping[str, int], path: DataPath, item: Item, scope: Scope) -> Leaf | None:
    least, most = written.get("paling_sedikit"), written.get("paling_banyak")
    if least is not None and most is not None and least > most:
        scope.report("SP226", path, fact=item.id)
        return None
    return Elapsed(
        item,
        None if least is None else Duration(least, Unit.YEAR),
        None if most is None else Duration(most + 1, Unit.YEAR),
        Said("umur", (least, most)),
    )


def _time(operator: str, written: str, path: DataPath, item: Item, scope: Scope) -> Leaf | None:
    duration = parse_duration(written)
    if duration.unit not in _CALENDAR_UNITS:
        scope.report("SP227", path, operator=operator, given=written)
        return None
    said = Said(operator, duration)
    if operator == "dalam_terakhir":
        return Recent(item, duration, said)
    return Elapsed(item, duration, None, said)
