"""Comparisons of one fact: nested keys such as `paling_banyak: Rp1.000.000` become leaves of a condition.

In come data that fit the schema, the definition of the fact, and a `Scope`; out come leaves, or none after
a finding.  Knows nothing about what joins the leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sp_engine.conditions.tree import (
    Age,
    Among,
    Includes,
    Item,
    Known,
    Leaf,
    Range,
    Recent,
    Said,
    SameYear,
)
from sp_engine.facts.values import ValueProblem, parse_value, written_form
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.words.language import Words
from sp_engine.workdays.duration import Duration, Unit, parse_duration
from sp_engine.yaml_text.source import DataPath

if TYPE_CHECKING:
    from sp_engine.conditions.parser import Scope

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


def parse_comparisons(
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
        from sp_engine.conditions.advice import add_test

        scope.report("SP215", (*path, subject), advice=add_test(definition), fact=definition.id)
        return []
    leaves: list[Leaf] = []
    for operator in operators:
        graded = operator in _COMPARISONS and definition.graded
        if definition.kind not in OPERATORS[operator] and not graded:
            report_misfit((*path, operator), operator, definition, scope)
            continue
        leaf = _test(operator, data[operator], (*path, operator), definition, item, scope)
        if leaf is not None:
            place = scope.place((*path, operator))
            said = None if leaf.said is None else leaf.said._replace(at=place)
            leaves.append(replace(leaf, said=said, at=place))
    return leaves if len(leaves) == len(operators) else []


def report_misfit(path: DataPath, operator: str, definition: FactDefinition, scope: Scope) -> None:
    """Report a comparison that means nothing for the kind of the fact."""
    from sp_engine.conditions.advice import fitting

    scope.report(
        "SP212",
        path,
        key=True,
        advice=fitting(definition),
        operator=operator,
        fact=definition.id,
        kind=definition.kind.value,
    )


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
        expected: str | Words = written_form(definition.kind)
        if problem.code == "SP404":
            low, high = problem.values["least"], problem.values["most"]
            expected = Words(f"nilai antara {low} dan {high}", f"a value between {low} and {high}")
        if problem.code == "SP409":
            expected = Words("tanggal yang ada dalam kalender", "a date that exists")
        if problem.code == "SP405":
            expected = problem.values["form"]
        if problem.code == "SP403":
            expected = problem.values["choices"]
        elif definition.choices and definition.kind is Kind.CHOICE:
            listed = ", ".join(f"`{choice}`" for choice in definition.choices)
            expected = Words(f"salah satu dari {listed}", f"one of {listed}")
        near = problem.suggestion
        given = problem.values["given"]
        scope.report(code, path, suggestion=near, fact=definition.id, given=given, expected=expected)
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
    return Age(
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
    return Age(item, duration, None, said)
