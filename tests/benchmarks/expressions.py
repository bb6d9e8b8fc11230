"""The requirements of a standard in the languages of other engines, of the same tree.

In come rules and the day of application; out comes, for each, an expression over facts that are all stated
(null where nobody stated them), by which it is met.  Only what these engines can say: no third value, no
readings, no attributes of documents but as facts of their own, days already worked out.
"""

from __future__ import annotations

import json
from typing import NamedTuple, assert_never

from sp_engine.conditions.day_limits import ends_on, not_older, passed_by
from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    items_of,
)
from sp_engine.rules.ruleset import Rule


class Language(NamedTuple):
    """How another engine writes connectives, nothing, and one of several values."""

    both: str
    either: str
    negated: str
    nothing: str
    one_of: str
    within: str


ZEN = Language(" and ", " or ", "not({})", "null", "{0} in [{1}]", "{1} in {0}")
CEL = Language(" && ", " || ", "!({})", "null", "{0} in [{1}]", "{1} in {0}")
RULE_ENGINE = Language(" and ", " or ", "not ({})", "null", "{0} in [{1}]", "{1} in {0}")


def plain(name: str) -> str:
    """Return a fact's name as every engine can read it."""
    return name.replace(".", "_")


def expression(rule: Rule, day: int, language: Language) -> str:
    """Return when a rule is met: when its guard is stated not to hold, or its condition holds."""
    met = _written(rule.condition, day, language)
    if rule.guard is None:
        return met
    stated = (f"{plain(item.id)} != {language.nothing}" for item in items_of(rule.guard))
    holds_not = language.negated.format(_written(rule.guard, day, language))
    return f"({language.both.join([*stated, holds_not])}){language.either}({met})"


def _written(node: Condition, day: int, language: Language) -> str:
    match node:
        case AllOf(parts=parts):
            return language.both.join(f"({_written(part, day, language)})" for part in parts)
        case AnyOf(parts=parts):
            return language.either.join(f"({_written(part, day, language)})" for part in parts)
        case Defined(condition=inner):
            return _written(inner, day, language)
        case Document(item=item, attributes=attributes):
            asked = (f"({_written(each, day, language)})" for each in attributes)
            return language.both.join([f"{plain(item.id)} == true", *asked])
        case Known(item=item):
            return f"{plain(item.id)} != {language.nothing}"
        case EachOf() | SomeOf() | Unwritten() | SameYear() | Overlaps():
            raise NotImplementedError(f"no peer says {type(node).__name__}")
        case Among() | Range() | Age() | Recent() | Remaining() | Includes():
            name = plain(node.item.id)
            tests = " AND ".join(_tests(node, name, day, language)).replace(" AND ", language.both)
            return f"{name} != {language.nothing}{language.both}{tests}"
        case _ as never:
            assert_never(never)


def _tests(
    leaf: Among | Range | Age | Recent | Remaining | Includes, name: str, day: int, language: Language
) -> list[str]:
    match leaf:
        case Among(values=values, inside=inside):
            listed = ", ".join(json.dumps(value) for value in sorted(values, key=str))
            said = language.one_of.format(name, listed)
            return [said if inside else language.negated.format(said)]
        case Range(low=low, high=high):
            bounds = ((">=", low), ("<=", high))
            return [f"{name} {sign} {bound}" for sign, bound in bounds if bound is not None]
        case Age(at_least=at_least, less_than=less_than):
            lengths = ("<=", at_least), (">", less_than)
            return [f"{name} {sign} {passed_by(day, length)}" for sign, length in lengths if length]
        case Recent(within=within, inside=inside):
            return [f"{name} {'>=' if inside else '<'} {not_older(day, within)}"]
        case Remaining(at_least=at_least, inside=inside):
            return [f"{name} {'>=' if inside else '<'} {ends_on(day, at_least)}"]
        case Includes(values=values, inside=True):
            return [language.within.format(name, json.dumps(value)) for value in sorted(values)]
        case Includes():
            raise NotImplementedError("no peer says what a set lacks")
        case _ as never:
            assert_never(never)
