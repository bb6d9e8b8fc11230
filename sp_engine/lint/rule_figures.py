"""The figures of a rule: thresholds of conditions, limits of stages, amounts of fees, numbers of people.

In come typed parts of a standard; out come figures, each with its place.  What the sentence beside them says
is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, assert_never, cast

from sp_engine.conditions import (
    AT_LEAST,
    AT_MOST,
    LESS_THAN,
    MORE_THAN,
    OLDER,
    OPERATORS,
    PASSED,
    WITHIN,
    Comparison,
    Condition,
    Document,
    EachOf,
    OfItems,
    Operand,
    SomeOf,
    leaves_within,
)
from sp_engine.documents import Attribute, Fact, FeeComponent, Field, Staff, Stage, Tariff
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.words import Bound, Measure, Words
from sp_engine.workdays import Duration, Unit
from sp_engine.yaml_text import Place

DIGITS = frozenset({"digit", "digits", "angka", "karakter", "character", "characters"})
_FIXED_LENGTH = re.compile(r"\[0-9\]\{(\d+)\}|\\d\{(\d+)\}")
_BOUNDS: Mapping[str, Bound] = {
    AT_LEAST.key: Bound.AT_LEAST,
    AT_MOST.key: Bound.AT_MOST,
    MORE_THAN.key: Bound.MORE_THAN,
    LESS_THAN.key: Bound.LESS_THAN,
    PASSED.key: Bound.AT_LEAST,
    WITHIN.key: Bound.AT_MOST,
    OLDER.key: Bound.MORE_THAN,
}
# What still lasts has no bound of its own in a sentence: "paling sedikit 6 bulan", and "paling lambat 14 hari
# kerja sebelum" the same day.
_FIRST_CALENDAR_YEAR, _LAST_CALENDAR_YEAR = 1900, 2199


class RuleFigure(NamedTuple):
    """One figure of a rule.  `nouns`: the words that a sentence counts it by."""

    measure: Measure
    number: Fraction
    unit: str
    bound: Bound | None
    place: Place
    nouns: frozenset[str] = frozenset()


def condition_figures(condition: Condition, vocabulary: Vocabulary) -> Iterator[RuleFigure]:
    """Yield the figures that a condition compares with, definitions included."""
    for leaf in leaves_within(condition):
        definition = vocabulary[leaf.item.id]
        if isinstance(leaf, EachOf | SomeOf):
            yield from _counted_items(leaf, definition)
            continue
        length = fixed_length(definition.pattern)
        if length is not None:
            yield RuleFigure(Measure.COUNT, Fraction(length), "", None, leaf.at, DIGITS)
        if not isinstance(leaf, Document) and leaf.said is not None:
            yield from _compared(leaf, definition)


def _counted_items(leaf: OfItems, definition: FactDefinition) -> Iterator[RuleFigure]:
    """Yield how many items of a list there have to be, where the author says a number."""
    match leaf:
        case EachOf():
            return
        case SomeOf(at_least=number, said=said):
            if said is not None:
                named = (definition.one or definition.name, definition.name)
                nouns = {word.casefold() for words in named for word in _words(words)}
                unit = named[0].id
                yield RuleFigure(
                    Measure.COUNT, Fraction(number), unit, Bound.AT_LEAST, said.at, frozenset(nouns)
                )
        case _ as never:
            assert_never(never)


def _compared(leaf: Comparison, definition: FactDefinition) -> Iterator[RuleFigure]:
    if leaf.said is None:
        return
    operator, value, at = leaf.said
    bound = _BOUNDS.get(operator)
    match OPERATORS[operator].operand:
        case Operand.YEARS:
            least, most = cast("tuple[int | None, int | None]", value)
            if least is not None:
                yield time_figure(Duration(least, Unit.YEAR), Bound.AT_LEAST, at.under(AT_LEAST.key))
            if most is not None:
                yield time_figure(Duration(most, Unit.YEAR), Bound.AT_MOST, at.under(AT_MOST.key))
        case Operand.DURATION:
            yield time_figure(cast("Duration", value), bound, at)
        case Operand.VALUE:
            yield from _values(definition, (value,), bound, at)
        case Operand.VALUES:
            yield from _values(definition, cast("Iterable[object]", value), bound, at)
        case Operand.YES | Operand.MEMBERS:
            return
        case _ as never:
            assert_never(never)


def _values(
    definition: FactDefinition, values: Iterable[object], bound: Bound | None, at: Place
) -> Iterator[RuleFigure]:
    for value in values:
        match definition.kind:
            case Kind.MONEY:
                yield RuleFigure(Measure.MONEY, _number(value), "", bound, at)
            case Kind.DATE:
                yield RuleFigure(Measure.DATE, _number(value), "", bound, at)
            case Kind.NUMBER:
                number = _number(value) / definition.steps
                measure, unit, nouns = _counted(definition, number)
                yield RuleFigure(measure, number, unit, bound, at, nouns)
            case Kind.YES_NO | Kind.TEXT | Kind.CHOICE | Kind.SET | Kind.MOMENT | Kind.DOCUMENT | Kind.LIST:
                return
            case _ as never:
                assert_never(never)


def _number(value: object) -> Fraction:
    return Fraction(cast("int", value))


def _counted(definition: FactDefinition, number: Fraction) -> tuple[Measure, str, frozenset[str]]:
    """Return what a number of a fact is of, its unit, and the words that a sentence counts it by."""
    unit = definition.unit or Words("", "")
    if unit.id in ("%", "persen"):
        return Measure.PERCENT, "", frozenset()
    if unit.id in set(Unit):
        return Measure.TIME, unit.id, frozenset()
    if not unit.id and _FIRST_CALENDAR_YEAR <= number <= _LAST_CALENDAR_YEAR:
        return Measure.CALENDAR_YEAR, "", frozenset()
    nouns = {word.casefold() for words in (unit, definition.name) for word in _words(words)}
    return Measure.COUNT, unit.id, frozenset(nouns)


def _words(words: Words) -> list[str]:
    return re.findall(r"[^\W\d_]+", f"{words.id} {words.en}")


def time_figure(duration: Duration, bound: Bound | None, at: Place) -> RuleFigure:
    """Return the figure of a time."""
    return RuleFigure(Measure.TIME, Fraction(duration.amount), str(duration.unit.value), bound, at)


def fixed_length(pattern: str | None) -> int | None:
    """Return how many digits a pattern asks for; None when it asks for anything else."""
    match = None if pattern is None else _FIXED_LENGTH.fullmatch(pattern)
    return None if match is None else int(match[1] or match[2])


def form_figures(entry: Fact | Attribute | Field) -> Iterator[RuleFigure]:
    """Yield how many digits a value of the vocabulary must have."""
    length = fixed_length(entry.pattern)
    if length is not None:
        yield RuleFigure(Measure.COUNT, Fraction(length), "", None, entry.place("pattern"), DIGITS)


def stage_figures(stage: Stage) -> Iterator[RuleFigure]:
    """Yield the times of a stage."""
    for row in stage.rows:
        own = row.at == stage.place("longest")
        at = stage if own else row
        yield from (time_figure(one, Bound.AT_MOST, at.place("longest")) for one in row.longest.periods)
        if row.shortest is not None:
            yield from (
                time_figure(one, Bound.AT_LEAST, at.place("shortest")) for one in row.shortest.periods
            )
        if row.extension is not None:
            yield time_figure(row.extension, None, row.place("extension"))
    if stage.extension is not None:
        yield time_figure(stage.extension, None, stage.place("extension"))
    if stage.growth is not None:
        yield time_figure(stage.growth.step, None, stage.growth.place("step"))


def together(stages: Iterable[Stage]) -> Iterator[RuleFigure]:
    """Yield what the stages take one after the other, where that is one figure."""
    rows = [stage.rows[0] for stage in stages if len(stage.rows) == 1]
    periods = [period for row in rows for period in row.longest.periods]
    units = {period.unit for period in periods}
    if len(rows) > 1 and len(units) == 1:
        total = Duration(sum(period.amount for period in periods), units.pop())
        yield time_figure(total, Bound.AT_MOST, rows[0].at)


def amount_figures(part: FeeComponent | Tariff) -> Iterator[RuleFigure]:
    """Yield the amounts of a fee component or a named amount: rupiah and percent, and the limits of both."""
    for row in part.rows:
        if row.amount is not None:
            yield RuleFigure(Measure.MONEY, Fraction(row.amount), "", None, row.written_at("amount"))
        if row.percent is not None:
            yield RuleFigure(Measure.PERCENT, row.percent * 100, "", None, row.written_at("percent"))
    if isinstance(part, FeeComponent):
        limits = (("at_least", part.at_least, Bound.AT_LEAST), ("at_most", part.at_most, Bound.AT_MOST))
        for field, limit, bound in limits:
            if limit is not None:
                yield RuleFigure(Measure.MONEY, Fraction(limit), "", bound, part.place(field))


def staff_figures(staff: Staff) -> Iterator[RuleFigure]:
    """Yield how many people serve, as a number, as bounds and role by role."""
    people = frozenset({"orang", "people", "person", "persons", "petugas", "staf", "staff"})
    bounds = {"number": None, "at_least": Bound.AT_LEAST, "at_most": Bound.AT_MOST}
    for field, bound in bounds.items():
        number: int | None = getattr(staff, field)
        if number is not None:
            yield RuleFigure(Measure.COUNT, Fraction(number), "orang", bound, staff.place(field), people)
    for role in staff.roles:
        if role.number is not None:
            figure = Fraction(role.number)
            yield RuleFigure(Measure.COUNT, figure, "orang", None, role.place("number"), people)
