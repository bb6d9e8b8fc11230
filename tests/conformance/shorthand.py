"""The shorthand of the conformance cases: YAML data in, condition nodes, facts and expectations out.

It is only for these tests and does not use the catalogue's parser, so that both can be wrong on their own.
A mistake in a case (an unknown key, a rule without an expectation) raises, it is never ignored.

    condition   {all: […]}  {any: […]}  {fact: x, TEST}  {document: x, with: [{attribute: a, TEST}]}
    over a list {each: x, meets: …}  {some: x, meets: …, of: n}: within, a fact is a field of any item
    unwritten   {unwritten: true}: a rule that is not written yet
    TEST        known  is  among  not_among  at_least/at_most  passed/not_passed  within  same_year  includes
    a fact may be `curable: true` and `by_agency: true`; documents and attributes are what they always are
    rule        a condition, or {if: condition, then: condition, preferred: true}; each may have a `gate`,
                the stage after which it falls due; a case says `after` which stages it is decided
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.facts.list_values import ListValue
from sp_engine.rules.backend import Verdict
from sp_engine.rules.outcome import Outcome, Truth
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.duration import parse_duration

USUAL_DAY = date(2026, 3, 16)


@dataclass(frozen=True)
class Case:
    """One case: `sentence` says what must hold and why it is tested."""

    file: str
    sentence: str
    ruleset: Ruleset
    facts: Mapping[str, Any]
    day: int
    ended: frozenset[str]
    verdict: Verdict


def load_cases(folder: Path) -> list[Case]:
    """Return the cases of all files in a folder, in order."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    for group in yaml.safe_load(path.read_text(encoding="utf-8")):
        rules = group.pop("rules")
        day = group.pop("day", USUAL_DAY)
        ruleset = Ruleset(tuple(_rule(name, rule) for name, rule in rules.items()))
        for entry in group.pop("cases"):
            values = _truths(entry.pop("values"), rules)
            hopeful = _truths(entry.pop("hopeful"), rules) if "hopeful" in entry else values
            yield Case(
                path.stem,
                entry.pop("case"),
                ruleset,
                {name: _value(value) for name, value in entry.pop("facts").items()},
                entry.pop("day", day).toordinal(),
                frozenset(entry.pop("after", ())),
                Verdict(Outcome(entry.pop("outcome")), values, hopeful),
            )
            _nothing_left(entry)
        _nothing_left(group)


def _truths(words: Mapping[str, Any], rules: Mapping[str, Any]) -> tuple[int, ...]:
    assert set(words) == set(rules), f"expected values for {sorted(rules)}, not {sorted(words)}"
    return tuple(int(Truth[str(words[name]).upper()]) for name in rules)


def _value(value: Any) -> Any:
    """Return a fact as the engine's typed value: dates as ordinals, lists as sets; `items` make a list."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, dict):
        whole, complete = value.pop("list"), not value.pop("unfinished", False)
        items = tuple({f"{whole}/*/{n}": _value(v) for n, v in item.items()} for item in value.pop("items"))
        _nothing_left(value)
        return ListValue(items, complete)
    return frozenset(value) if isinstance(value, list) else value


def _rule(name: str, data: dict[str, Any]) -> Rule:
    data = dict(data)
    gates = frozenset({data.pop("gate")}) if "gate" in data else frozenset[str]()
    if "then" not in data:
        return Rule(name, None, _condition(data), gates=gates)
    mandatory = not data.pop("preferred", False)
    guard = _condition(data.pop("if"), guard=True) if "if" in data else None
    rule = Rule(name, guard, _condition(data.pop("then")), mandatory, gates)
    _nothing_left(data)
    return rule


def _of_items(data: dict[str, Any], *, guard: bool) -> Condition:
    each = "each" in data
    name = data.pop("each" if each else "some")
    inner = _condition(data.pop("meets"), guard=guard, within=f"{name}/*/")
    item = Item(name, data.pop("curable", False) and not guard, data.pop("by_agency", False))
    return EachOf(item, inner) if each else SomeOf(item, inner, data.pop("of", 1))


def _condition(data: dict[str, Any], *, guard: bool = False, within: str = "") -> Condition:
    data = dict(data)
    condition: Condition
    if data.pop("unwritten", False):
        condition = Unwritten()
    elif "all" in data:
        condition = AllOf(tuple(_condition(part, guard=guard, within=within) for part in data.pop("all")))
    elif "any" in data:
        condition = AnyOf(tuple(_condition(part, guard=guard, within=within) for part in data.pop("any")))
    elif "each" in data or "some" in data:
        condition = _of_items(data, guard=guard)
    elif "document" in data:
        name = f"{within}{data.pop('document')}"
        condition = Document(
            Item(name, curable=True),
            tuple(_attribute(name, dict(attribute)) for attribute in data.pop("with", ())),
        )
    else:
        name, by_agency = f"{within}{data.pop('fact')}", data.pop("by_agency", False)
        curable = data.pop("curable", False) and not guard
        condition = _leaf(Item(name, curable, by_agency), data)
    _nothing_left(data)
    return condition


def _attribute(document: str, data: dict[str, Any]) -> Comparison:
    leaf = _leaf(Item(f"{document}.{data.pop('attribute')}", curable=True, by_agency=True), data)
    _nothing_left(data)
    return leaf


def _leaf(item: Item, data: dict[str, Any]) -> Comparison:
    if "at_least" in data or "at_most" in data:
        return Range(item, _value(data.pop("at_least", None)), _value(data.pop("at_most", None)))
    if "passed" in data or "not_passed" in data:
        at_least, less_than = data.pop("passed", None), data.pop("not_passed", None)
        return Age(item, at_least and parse_duration(at_least), less_than and parse_duration(less_than))
    test, value = data.popitem()
    match test:
        case "known":
            return Known(item)
        case "is":
            return Among(item, frozenset({value}))
        case "among" | "not_among":
            return Among(item, frozenset(value), test == "among")
        case "within":
            return Recent(item, parse_duration(value))
        case "longer_ago_than":
            return Recent(item, parse_duration(value), inside=False)
        case "ahead":
            return Remaining(item, parse_duration(value))
        case "same_year":
            return SameYear(item, is_date=value == "date")
        case "includes":
            return Includes(item, frozenset(value))
        case "includes_any" | "without":
            return Overlaps(item, frozenset(value), test == "includes_any")
        case _:
            raise ValueError(f"unknown test {test}")


def _nothing_left(data: Mapping[str, Any]) -> None:
    assert not data, f"unknown keys {sorted(data)}"
