"""Hypothesis strategies: rulesets with every kind of node, days of application, and fact assignments.

A fact's name says what it is: `number_final`, `date_curable`, `word_agency`, `set_agency_curable`, …, and so
does that of a field of a list: `list_final/*/number_agency`.  Values and bounds come from small ranges that
meet, so that boundaries are hit often and facts recur.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final, assert_never

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves_within,
)
from sp_engine.facts.list_values import ListValue, field_of_any, own_name
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.calendar import Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.duration import Duration, Unit, add_months
from sp_engine.workdays.working_durations import WorkingDuration

DEPTH: Final = 4
TRAITS: Final = {
    "final": (False, False),
    "curable": (True, False),
    "agency": (False, True),
    "agency_curable": (True, True),
}
WORDS: Final = ("a", "b", "1", "01", "", "a b", 'q"\\', "é")
GATES: Final = ("assessed", "built")
HUGE: Final = (10**15 - 1, 10**15)

# A strategy made anew for each draw is validated anew, which takes as long as drawing from it.
NAMES: Final = st.sampled_from(("document_one", "document_two"))
ATTRIBUTES: Final = st.lists(st.sampled_from(("flag_stamped", "number_pages", "date_issued")), max_size=2)
SOME_GATES: Final = st.frozensets(st.sampled_from(GATES), min_size=1)
WIDE: Final = st.sampled_from((1, 2, 2, 3, 3, 9))
NARROW: Final = st.integers(1, 3)
EITHER: Final = st.booleans()
ONE_IN: Final = {number: st.integers(0, number - 1) for number in (3, 4, 5, 9)}
numbers = st.integers(-1, 4) | st.sampled_from(HUGE)
words = st.sampled_from(WORDS)
ended = st.frozensets(st.sampled_from(GATES))
"""Which stages have ended."""
_HOLIDAYS = [date(2025, 3, 3), date(2025, 3, 4), date(2026, 3, 13), date(2026, 3, 17), date(2024, 3, 1)]
OFFICE: Final = Calendar(
    tuple(DayOff(day, "Libur", DayKind.NATIONAL_HOLIDAY, "SKB", None) for day in _HOLIDAYS),
    tuple(DecreedYear(year) for year in range(2022, 2028)),  # applications are made in 2028 too
)
durations = st.builds(
    Duration, st.integers(0, 2), st.sampled_from([unit for unit in Unit if unit.of_calendar])
) | st.integers(0, 4).map(lambda amount: WorkingDuration(amount, Unit.WORKING_DAY, OFFICE))
days = st.one_of(
    st.sampled_from([date(2026, 3, 16), date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1)]),
    st.dates(date(2023, 1, 1), date(2028, 12, 31)),
).map(date.toordinal)


def kind_of(name: str) -> str:
    """Return what a fact, an attribute or a field is, by its name."""
    return own_name(name).rpartition(".")[2].partition("_")[0]


@cache
def dates_near(day: int) -> SearchStrategy[int]:
    """Return ordinals around the anniversaries that `durations` measure back and ahead, and one far ahead."""

    def near(duration: Duration, sign: int, offset: int) -> int:
        amount = sign * duration.amount
        match duration.unit:
            case Unit.DAY | Unit.CALENDAR_DAY:
                return day - amount + offset
            case Unit.WEEK:
                return day - 7 * amount + offset
            case Unit.MONTH:
                return months_before(amount) + offset
            case Unit.YEAR:
                return months_before(12 * amount) + offset
            case Unit.WORKING_DAY:
                return day - amount - 2 * offset
            case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR:
                raise ValueError(f"no days are {duration}")
            case _ as never:
                assert_never(never)

    def months_before(months: int) -> int:
        return add_months(date.fromordinal(day), -months, overflow="next_month").toordinal()

    return st.builds(near, durations, st.sampled_from((1, 1, -1)), st.sampled_from((0, -1, 1, 0, -1, 1, 400)))


def sides(bounds: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, Any]]:
    """Return pairs of which one or both are stated; a crossed pair of bounds never holds."""
    none = st.none()
    return st.one_of(st.tuples(bounds, none), st.tuples(none, bounds), st.tuples(bounds, bounds))


def ranges(item: Item, bounds: SearchStrategy[int]) -> SearchStrategy[Range]:
    return sides(bounds).map(lambda pair: Range(item, *pair))


@cache
def leaves(item: Item, day: int) -> SearchStrategy[Comparison]:
    """Return the leaves that suit an item's kind, which is the first word of its name's last part."""
    kind = kind_of(item.id)
    known = st.just(Known(item))
    match kind:
        case "number":
            return known | ranges(item, numbers)
        case "flag":
            return known | st.booleans().map(lambda value: Among(item, frozenset({value})))
        case "word":
            some = st.frozensets(words, min_size=1, max_size=4)
            return known | st.builds(Among, st.just(item), some, st.booleans())
        case "set":
            some = st.frozensets(words, min_size=1, max_size=3)
            return st.builds(Includes, st.just(item), some, st.booleans()) | st.builds(
                Overlaps, st.just(item), some, st.booleans()
            )
        case "year":
            return st.booleans().map(lambda inside: SameYear(item, is_date=False, inside=inside))
        case "date":
            return st.one_of(
                sides(durations).map(lambda pair: Age(item, *pair)),
                st.builds(Recent, st.just(item), durations, st.booleans()),
                st.builds(Remaining, st.just(item), durations, st.booleans()),
                st.booleans().map(lambda inside: SameYear(item, is_date=True, inside=inside)),
                ranges(item, dates_near(day)),
            )
        case _:
            raise ValueError(f"no leaves for {item.id}")


@cache
def items(*, guard: bool, whole: str = "") -> SearchStrategy[Item]:
    """Return facts, or fields of the items of a list; in a guard curability plays no part."""
    kinds = st.sampled_from(("number", "flag", "word", "set", "year", "date"))

    def item(kind: str, trait: str) -> Item:
        curable, by_agency = TRAITS[trait]
        name = f"{kind}_{trait}"
        return Item(field_of_any(whole, name) if whole else name, curable and not guard, by_agency)

    return st.builds(item, kinds, st.sampled_from(tuple(TRAITS)))


@cache
@st.composite
def documents(draw: st.DrawFn, day: int, whole: str = "") -> Document:
    name = draw(NAMES)
    name = field_of_any(whole, name) if whole else name
    attributes = draw(ATTRIBUTES)
    checked = [Item(f"{name}.{attribute}", curable=True, by_agency=True) for attribute in attributes]
    return Document(Item(name, curable=True), tuple(draw(leaves(item, day)) for item in checked))


@cache
@st.composite
def of_items(draw: st.DrawFn, day: int, *, guard: bool) -> OfItems:
    """Draw what is asked of each item of a list, or of some of them."""
    trait = draw(st.sampled_from(tuple(TRAITS)))
    curable, by_agency = TRAITS[trait]
    item = Item(f"list_{trait}", curable and not guard, by_agency)
    inner = draw(conditions(day, guard=guard, depth=draw(ONE_IN[3]) // 2, whole=item.id))
    return EachOf(item, inner) if draw(EITHER) else SomeOf(item, inner, draw(NARROW))


@cache
@st.composite
def conditions(
    draw: st.DrawFn, day: int, *, guard: bool = False, depth: int = DEPTH, whole: str = ""
) -> Condition:
    """Draw a formula of at most `depth` connectives above a leaf; a guard looks at facts only.

    With `whole` it is about the items of that list.
    """
    if depth == 0 or draw(ONE_IN[5]) < 2:
        if not whole and draw(ONE_IN[9]) == 0:
            return draw(of_items(day, guard=guard))
        if not guard and draw(ONE_IN[4]) == 0:
            return draw(documents(day, whole))
        return draw(leaves(draw(items(guard=guard, whole=whole)), day))
    size = draw(WIDE if depth == 1 else NARROW)
    parts = tuple(draw(conditions(day, guard=guard, depth=depth - 1, whole=whole)) for _ in range(size))
    return AllOf(parts) if draw(EITHER) else AnyOf(parts)


@cache
@st.composite
def rulesets(draw: st.DrawFn, day: int, *, depth: int = DEPTH, most: int = 4) -> Ruleset:
    """Draw rules of which some are guarded, some are preferences and some fall due after a stage or two."""
    rules = []
    for number in range(draw(st.integers(1, most))):
        guarded, preferred = draw(ONE_IN[3]) == 0, draw(ONE_IN[5]) == 0
        guard = draw(conditions(day, guard=True, depth=min(depth, 2))) if guarded else None
        written = draw(ONE_IN[5]) or draw(ONE_IN[3])
        condition = draw(conditions(day, depth=depth)) if written else Unwritten()
        gates = draw(SOME_GATES) if draw(ONE_IN[4]) == 0 else frozenset[str]()
        rules.append(Rule(f"r{number}", guard, condition, not preferred, gates))
    return Ruleset(tuple(rules))


@cache
def values(name: str, day: int) -> SearchStrategy[Any]:
    """Return the values of a fact, by its name."""
    kind = kind_of(name)
    this_year = date.fromordinal(day).year
    return {
        "number": numbers,
        "flag": st.booleans(),
        "word": words,
        "set": st.frozensets(words, max_size=5),
        "year": st.integers(this_year - 1, this_year + 1),
        "date": dates_near(day),
        "document": st.booleans(),
    }[kind]


@st.composite
def lists(draw: st.DrawFn, fields: tuple[str, ...], day: int) -> ListValue:
    """Draw a list of up to two items; about one value in four stays open, and some lists are unfinished."""
    stated = [
        {name: draw(values(name, day)) for name in fields if draw(ONE_IN[4])} for _ in range(draw(ONE_IN[3]))
    ]
    return ListValue(tuple(stated), draw(ONE_IN[4]) != 0)


def fields_in(ruleset: Ruleset, whole: str) -> tuple[str, ...]:
    """Return the fields, and attributes of them, at which rules look in the items of a list."""
    conditions_ = [c for rule in ruleset.rules for c in (rule.guard, rule.condition) if c is not None]
    names = (leaf.item.id for condition in conditions_ for leaf in leaves_within(condition))
    return tuple(dict.fromkeys(name for name in names if name.startswith(field_of_any(whole, ""))))


@st.composite
def facts(draw: st.DrawFn, ruleset: Ruleset, day: int) -> Mapping[str, Any]:
    """Draw values for some of the items that a ruleset looks at; about one in four stays unstated."""
    names = [item.id for item in ruleset.items()]
    return {name: draw(value_of(ruleset, name, day)) for name in names if draw(ONE_IN[4])}


def value_of(ruleset: Ruleset, name: str, day: int) -> SearchStrategy[Any]:
    """Return the values of an item at which a ruleset looks."""
    return lists(fields_in(ruleset, name), day) if kind_of(name) == "list" else values(name, day)


@st.composite
def applications(
    draw: st.DrawFn, *, depth: int = DEPTH, most: int = 4
) -> tuple[Ruleset, Mapping[str, Any], int]:
    """Draw a ruleset, facts and a day that belong together."""
    day = draw(days)
    ruleset = draw(rulesets(day, depth=depth, most=most))
    return ruleset, draw(facts(ruleset, day)), day
