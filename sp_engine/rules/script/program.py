"""The rules of one standard as a small script, for the page on which a reader checks an application.

In comes a ruleset; out comes JavaScript that builds the same rules with the words of `three_values.js`, which
says what each of them is worth.  Every node class is named with its word.  Knows nothing about pages, and
nothing of the other back ends: what the script decides is derived a third time, by the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.script.javascript import js_value
from sp_engine.workdays import Duration, Unit

Told: TypeAlias = Callable[[Leaf | Document], str]
"""What is written of a leaf behind it, as JavaScript; nothing where it is empty."""
_WIDTH = 100


def three_values() -> str:
    """Return the script that says what the words of every program are worth."""
    return _three_values()


@cache
def _three_values() -> str:
    return (resources.files(__package__) / "three_values.js").read_text(encoding="utf-8")


def _nothing(_: Leaf | Document) -> str:
    return ""


def program_of(ruleset: Ruleset, told: Told = _nothing) -> str:
    """Return the rules as an array in JavaScript; `told` says what is written of each leaf besides."""
    return _call("", [_rule(rule, told) for rule in ruleset.rules], "[]", 0)


def condition_program(condition: Condition, told: Told = _nothing) -> str:
    """Return one condition in JavaScript, such as the guard of a time."""
    return _condition(condition, told, 0)


def _rule(rule: Rule, told: Told) -> str:
    if rule.guard is None:
        asked = _condition(rule.condition, told, 2)
    else:
        parts = [_condition(part, told, 3) for part in (rule.guard, rule.condition)]
        asked = _call("when", parts, "()", 2)
    kept = {"preferred": "" if rule.mandatory else "true", "after": _texts(sorted(rule.gates))}
    more = ", ".join(f"{name}: {value}" for name, value in kept.items() if value not in ("", "[]"))
    return _call("rule", [js_value(rule.id), asked, *([f"{{ {more} }}"] if more else [])], "()", 1)


def _condition(node: Condition, told: Told, depth: int) -> str:
    match node:
        case AllOf(parts=parts):
            return _call("all", [_condition(part, told, depth + 1) for part in parts], "()", depth)
        case AnyOf(parts=parts):
            return _call("any", [_condition(part, told, depth + 1) for part in parts], "()", depth)
        case Defined(condition=inner):
            return _condition(inner, told, depth)
        case Unwritten():
            return "unwritten()"
        case Document(item=item, attributes=attributes):
            inside = [_condition(attribute, told, depth + 1) for attribute in attributes]
            return _leaf("handedIn", item, inside, told(node), depth)
        case EachOf(item=item, inner=inner):
            return _leaf("each", item, [_condition(inner, told, depth + 1)], told(node), depth)
        case SomeOf(item=item, inner=inner, at_least=at_least):
            arguments = [str(at_least), _condition(inner, told, depth + 1)]
            return _leaf("some", item, arguments, told(node), depth)
        case Known(item=item):
            return _leaf("known", item, [], told(node), depth)
        case Among(item=item, values=values, inside=inside):
            named = js_value(sorted(values, key=lambda value: (str(type(value)), value)))
            return _leaf("among", item, _inside([named], inside), told(node), depth)
        case Range(item=item, low=low, high=high):
            return _leaf("range", item, [js_value(low), js_value(high)], told(node), depth)
        case Age(item=item, at_least=at_least, less_than=less_than):
            return _leaf("age", item, [_time(at_least), _time(less_than)], told(node), depth)
        case Recent(item=item, within=within, inside=inside):
            return _leaf("recent", item, _inside([_time(within)], inside), told(node), depth)
        case Remaining(item=item, at_least=at_least, inside=inside):
            return _leaf("remaining", item, _inside([_time(at_least)], inside), told(node), depth)
        case SameYear(item=item, is_date=is_date, inside=inside):
            return _leaf("sameYear", item, _inside([js_value(is_date)], inside), told(node), depth)
        case Includes(item=item, values=values, inside=inside):
            return _leaf("includes", item, _inside([_texts(sorted(values))], inside), told(node), depth)
        case Overlaps(item=item, values=values, inside=inside):
            return _leaf("overlaps", item, _inside([_texts(sorted(values))], inside), told(node), depth)
        case _ as never:
            assert_never(never)


def _leaf(word: str, item: Item, arguments: list[str], told: str, depth: int) -> str:
    call = _call(word, [_item(item), *arguments], "()", depth)
    return f"says({call}, {told})" if told else call


def _item(item: Item) -> str:
    if item.by_agency:
        word = "checked" if item.curable else "found"
    else:
        word = "mendable" if item.curable else "fact"
    return f"{word}({js_value(item.id)})"


def _inside(arguments: list[str], inside: bool) -> list[str]:
    return arguments if inside else [*arguments, "false"]


def _time(duration: Duration | None) -> str:
    return "null" if duration is None else time_program(duration)


def time_program(duration: Duration) -> str:
    """Return a length of time in JavaScript."""
    amount = duration.amount
    match duration.unit:
        case Unit.MINUTE:
            return f"minutes({amount})"
        case Unit.HOUR:
            return f"minutes({amount * 60})"
        case Unit.CLOCK_HOUR:
            return f"clockHours({amount})"
        case Unit.WORKING_DAY:
            return f"workingDays({amount})"
        case Unit.CALENDAR_DAY | Unit.DAY:
            return f"days({amount})"
        case Unit.WEEK:
            return f"days({amount * 7})"
        case Unit.MONTH:
            return f"months({amount})"
        case Unit.YEAR:
            return f"months({amount * 12})"
        case _ as never:
            assert_never(never)


def _texts(texts: Iterable[str]) -> str:
    return js_value([*texts])


def _call(word: str, arguments: list[str], brackets: str, depth: int) -> str:
    """Return a call on one line, or with each argument on its own where that would be too long."""
    line = f"{word}{brackets[0]}{', '.join(arguments)}{brackets[1]}"
    if ("\n" not in line and len(line) + 2 * depth <= _WIDTH) or not arguments:
        return line
    inner = "  " * (depth + 1)
    lines = "".join(f"{inner}{argument},\n" for argument in arguments)
    return f"{word}{brackets[0]}\n{lines}{'  ' * depth}{brackets[1]}"
