"""Small changes of one condition: a bound moved, a comparison turned, a connective swapped, a value gone.

In comes a condition as written; out come mutants.  Knows nothing about whole standards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, assert_never, cast

from sp_engine.assurance.mutants.edit import Drop, Edit, Put, Rename
from sp_engine.conditions import (
    ALL_OF,
    ANY_OF,
    AT_LEAST,
    AT_MOST,
    COUNT_KEY,
    EACH_KEY,
    HOLDS,
    NONE_OF,
    NOT_PAST,
    OPERATORS,
    REMAINING,
    SOME_KEY,
    WHICH_KEY,
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    OfItems,
    Operand,
    Overlaps,
    Range,
    Recent,
    Remaining,
    Said,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.facts import FactDefinition, Kind, Vocabulary, as_written
from sp_engine.words import Words, rupiah
from sp_engine.words.messages import mutants as messages
from sp_engine.workdays import Duration, Limit, Unit
from sp_engine.yaml_text import Place

DROPPED = "dihapus"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One edit: `at` which part it changes something, `to` what; `says` completes "… would fail if"."""

    at: Place
    edit: Edit
    to: str
    says: Words


def condition_mutants(condition: Condition, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    """Yield the mutants of a condition and of every part of it; a named definition has its own."""
    match condition:
        case AllOf(parts=()) | AnyOf(parts=()):
            return
        case AllOf(parts=parts) | AnyOf(parts=parts):
            if (written := parts[0].at.above) != condition.at:  # else they are comparisons of one fact
                yield from _joined(condition.at, written, parts, owner)
            for part in parts:
                yield from condition_mutants(part, vocabulary, owner)
        case Defined() | Unwritten():
            return
        case Document():
            yield from _document(condition, vocabulary, owner)
        case EachOf() | SomeOf():
            yield from _of_items(condition, vocabulary, owner)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            yield from _leaf(condition, vocabulary[condition.item.id], owner)
        case _ as never:
            assert_never(never)


def _of_items(leaf: OfItems, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    """Yield each turned to one and back, a number one lower and higher, and mutants of what is asked."""
    name = vocabulary[leaf.item.id].name.id
    match leaf:
        case EachOf(at=at):
            yield _turned_key(at, EACH_KEY, SOME_KEY, name, owner)
        case SomeOf(at=at, said=None):
            yield _turned_key(at, SOME_KEY, EACH_KEY, name, owner)
        case SomeOf(at_least=number):
            said = _said(leaf)
            what = f"`{COUNT_KEY}` ({name}) `{AT_LEAST.key}`"
            yield from number_mutants(said.at, number, what, owner, least=1)
            if leaf.inner != HOLDS:
                gone = said.at.above.under(WHICH_KEY)
                says = messages.KEY_DROPPED.fill(key=WHICH_KEY, owner=owner)
                yield Mutant(leaf.at, Drop(gone), f"tanpa {WHICH_KEY}", says)
        case _ as never:
            assert_never(never)
    yield from condition_mutants(leaf.inner, vocabulary, owner)


def _turned_key(at: Place, key: str, other: str, name: str, owner: Words) -> Mutant:
    says = became(f"`{key}` ({name})", f"`{other}`", owner)
    return Mutant(at, Rename(at.under(key), other), other, says)


def _joined(at: Place, written: Place, parts: tuple[Condition, ...], owner: Words) -> Iterator[Mutant]:
    """Yield the other connective, and each part dropped, where there are several."""
    if len(parts) == 1:
        return
    joint = str(written.path[-1])
    other = ANY_OF if joint == ALL_OF else ALL_OF
    yield Mutant(at, Rename(written, other), other, became(f"`{joint}`", f"`{other}`", owner))
    for i, part in enumerate(parts, 1):
        says = messages.ITEM_DROPPED.fill(number=i, joint=joint, owner=owner)
        yield Mutant(part.at, Drop(part.at), DROPPED, says)


def _document(document: Document, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    """Yield each attribute taken away, and the mutants of what is asked of it."""
    entries: dict[Place, list[Comparison]] = {}
    for leaf in document.attributes:
        entries.setdefault(_mapping(leaf), []).append(leaf)
    for entry, leaves in entries.items():
        name = leaves[0].item.id.rpartition(".")[2]
        gone = entry if len(entries) > 1 else entry.above
        says = messages.ATTRIBUTE_DROPPED.fill(name=name, owner=owner)
        yield Mutant(document.at, Drop(gone), f"tanpa {name}", says)
        for leaf in leaves:
            yield from _leaf(leaf, vocabulary[leaf.item.id], owner)


def _leaf(leaf: Comparison, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    """Yield the mutants of one leaf: bound moved, comparison turned, a value taken from a list."""
    said = _said(leaf)
    operator, name = OPERATORS[said.operator], definition.name
    if operator.opposite is not None:
        says = became(f"`{operator.key}` ({name.id})", f"`{operator.opposite}`", owner)
        yield Mutant(_mapping(leaf), Rename(said.at, operator.opposite), operator.opposite, says)
    match operator.operand:
        case Operand.VALUE:
            if operator.bound:
                yield from _moved(said, definition, owner)
            else:
                yield from _turned(said, _mapping(leaf), definition, owner)
        case Operand.DURATION:
            what, duration = _of(f"`{operator.key}`", name), cast(Duration, said.value)
            yield from duration_mutants(said.at, duration, what, owner)
        case Operand.YEARS:
            yield from _years(said, owner)
        case Operand.VALUES:
            yield from _fewer(said, _of(f"`{operator.key}`", name), partial(as_written, definition), owner)
        case Operand.MEMBERS:
            yield from _fewer(said, _of(f"`{operator.key}`", name), str, owner)
        case Operand.YES:
            if operator is NOT_PAST:
                tomorrow = f"1 {Unit.DAY}"
                says = became(f"`{operator.key}` ({name.id})", f"`{REMAINING.key}: {tomorrow}`", owner)
                edit = Rename(said.at, REMAINING.key, (tomorrow,))
                yield Mutant(_mapping(leaf), edit, f"{REMAINING.key} {tomorrow}", says)
        case _ as never:
            assert_never(never)


def _said(leaf: Comparison | SomeOf) -> Said:
    if leaf.said is None:
        raise AssertionError(f"nobody wrote {leaf}")
    return leaf.said


def _mapping(leaf: Comparison) -> Place:
    """Return where the fact or attribute stands of which a leaf is a comparison."""
    return _said(leaf).at.above


def _moved(said: Said, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    """Yield the bound one lower and one higher: one rupiah, one day, one grade, one."""
    for value in _neighbours(definition, said.value):
        new = as_written(definition, value)
        says = messages.LIMIT_MOVED.fill(name=definition.name, owner=owner, value=new)
        yield Mutant(said.at, Put(said.at, new), str(new), says)


def _neighbours(definition: FactDefinition, value: Any) -> list[Any]:
    """Return the values one below and one above a bound, as far as there are any."""
    if definition.graded:
        ladder = list(definition.choices or ())
        at = ladder.index(value)
        return ladder[max(0, at - 1) : at] + ladder[at + 1 : at + 2]
    least = definition.least or 0
    return [n for n in (value - 1, value + 1) if n >= least or definition.kind is Kind.DATE]


def _turned(said: Said, mapping: Place, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    """Yield the other answer, or every value but this one."""
    written = as_written(definition, said.value)
    what = f"`{said.operator}: {written}` ({definition.name.id})"
    if definition.kind is Kind.YES_NO:
        other = as_written(definition, not said.value)
        yield Mutant(said.at, Put(said.at, other), other, became(what, f"`{other}`", owner))
    else:
        edit = Rename(said.at, NONE_OF.key, ([written],))
        says = became(what, f"`{NONE_OF.key}`", owner)
        yield Mutant(mapping, edit, f"{NONE_OF.key} {written}", says)


def _years(said: Said, owner: Words) -> Iterator[Mutant]:
    """Yield each age one year lower and one higher."""
    years = cast("tuple[int | None, int | None]", said.value)
    for bound, number in zip((AT_LEAST.key, AT_MOST.key), years, strict=True):
        if number is not None:
            yield from number_mutants(said.at.under(bound), number, f"{said.operator} `{bound}`", owner)


def _fewer(said: Said, listed: Words, written: Callable[[Any], str], owner: Words) -> Iterator[Mutant]:
    """Yield the list without each of its values."""
    values = cast("tuple[Any, ...]", said.value)
    if len(values) == 1:
        return
    for i, value in enumerate(values):
        member = written(value)
        says = messages.MEMBER_DROPPED.fill(member=member, listed=listed, owner=owner)
        yield Mutant(said.at, Drop(said.at.under(i)), f"tanpa {member}", says)


def duration_mutants(
    at: Place, limit: Limit, what: Words, owner: Words, *, least: int = 0
) -> Iterator[Mutant]:
    """Yield the duration one unit shorter and one longer, in each of its periods.

    The shortest that may stand is `least`; beside another period, one of nothing does not stand.
    """
    least = max(least, len(limit.periods) - 1)
    for number, period in enumerate(limit.periods):
        for amount in (period.amount - 1, period.amount + 1):
            if amount >= least:
                text = _with_period(limit, number, Duration(amount, period.unit))
                yield Mutant(at, Put(at, text), text, became(what, text, owner))


def _with_period(limit: Limit, number: int, other: Duration) -> str:
    """Return a limit written with another period in the place of one."""
    return " ".join(str(other if at == number else period) for at, period in enumerate(limit.periods))


def unit_mutants(at: Place, limit: Limit, what: Words, owner: Words) -> Iterator[Mutant]:
    """Yield days counted as working days, and the other way round; hours by the clock as office time."""
    for number, period in enumerate(limit.periods):
        unit = _other_unit(period.unit)
        if unit is not None:
            text = _with_period(limit, number, Duration(period.amount, unit))
            yield Mutant(at, Put(at, text), text, became(what, text, owner))


def _other_unit(unit: Unit) -> Unit | None:
    match unit:
        case Unit.DAY | Unit.CALENDAR_DAY:
            return Unit.WORKING_DAY
        case Unit.WORKING_DAY:
            return Unit.DAY
        case Unit.CLOCK_HOUR:
            return Unit.HOUR
        case Unit.MINUTE | Unit.HOUR | Unit.WEEK | Unit.MONTH | Unit.YEAR:
            return None
        case _ as never:
            assert_never(never)


def number_mutants(at: Place, number: int, what: str, owner: Words, *, least: int = 0) -> Iterator[Mutant]:
    """Yield the number one lower and one higher."""
    for moved in (number - 1, number + 1):
        if moved >= least:
            yield Mutant(at, Put(at, moved), str(moved), became(what, str(moved), owner))


def amount_mutants(at: Place, amount: int, owner: Words) -> Iterator[Mutant]:
    """Yield the amount one rupiah lower and one higher."""
    for moved in (amount - 1, amount + 1):
        if moved >= 0:
            written = rupiah(moved)
            yield Mutant(at, Put(at, written), written, became(messages.AMOUNT, written, owner))


def share_mutants(at: Place, share: Fraction, what: str, owner: Words) -> Iterator[Mutant]:
    """Yield a share one hundredth, or thousandth, lower and higher."""
    for moved in (share - 1, share + 1):
        if moved >= 0:
            written = int(moved) if moved.denominator == 1 else float(moved)
            yield Mutant(at, Put(at, written), str(written), became(what, str(written), owner))


def became(what: Words | str, other: str, owner: Words) -> Words:
    """Say that something became something else."""
    return messages.BECAME.fill(what=what, other=other, owner=owner)


def _of(what: str, name: Words) -> Words:
    return Words(f"{what} ({name.id})", f"{what} ({name.en})")
