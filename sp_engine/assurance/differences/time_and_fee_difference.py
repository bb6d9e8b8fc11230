"""What changed in how long a service takes and what it costs: quicker or slower, cheaper or dearer.

Said only where it holds for every applicant; else the two are merely different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import zip_longest
from typing import TypeAlias, assert_never

from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.comparison import Comparison
from sp_engine.assurance.differences.counterparts import renamed
from sp_engine.assurance.differences.rule_text import charge_text, fee_text, stage_text
from sp_engine.conditions import Condition
from sp_engine.documents import (
    TARIFF_PREFIX,
    Component,
    FeeComponent,
    FeeRow,
    Growth,
    Stage,
    Standard,
    StandardDocument,
    Start,
    StartKind,
    Tariff,
)
from sp_engine.words import LANGUAGES, Words
from sp_engine.workdays import Duration, Limit, Unit

_STARTS = {StartKind.RECEIVED: 0, StartKind.COMPLETE: 1}
"""An application is never complete before it is received."""

# Which way a part changed: 1 for more, -1 for less, 0 for neither, None where it depends.
Direction: TypeAlias = int | None


def stage_changes(between: Comparison) -> Iterator[Change]:
    before, after = ({s.id: s for s in standard.stages} for standard in (between.old, between.new))
    earlier = renamed(before, after, _same_stage, _same_stage_name)
    for name in dict.fromkeys((*after, *before)):
        if name in earlier.values():
            continue
        one, other = before.get(earlier.get(name, name)), after.get(name)
        told = None if one is None else stage_text(one, between.texts_old)
        told_new = None if other is None else stage_text(other, between.texts_new)
        if told != told_new:
            yield Change(Component.SERVICE_TIME, _pace(one, other), name, told, told_new)
        if one is not None and other is not None and one.name != other.name:
            yield Change(
                Component.SERVICE_TIME,
                Effect.REWORDED,
                f"{name} ({Stage.keys['name'].name})",
                one.name,
                other.name,
            )
        if name in earlier:
            yield _other_name(Component.SERVICE_TIME, earlier[name], name)


def hours_changes(between: Comparison) -> Iterator[Change]:
    """Yield that a service has other hours of its own: whether that is quicker depends on the moment."""
    before, after = (_hours(standard) for standard in (between.old, between.new))
    if before != after:
        effect = Effect.ADDED if before is None else Effect.DROPPED if after is None else Effect.CHANGED
        yield Change(Component.SERVICE_TIME, effect, StandardDocument.keys["hours"].name, before, after)


def _hours(standard: Standard) -> Words | None:
    told = [schedule.told for schedule in standard.document.hours]
    return Words(*("; ".join(one.get(language) for one in told) for language in LANGUAGES)) if told else None


def fee_changes(between: Comparison) -> Iterator[Change]:
    one, other = between.old.fee, between.new.fee
    if one.free != other.free:
        kind = Effect.CHEAPER if other.free else Effect.DEARER if other.components else Effect.CHANGED
        told, told_new = fee_text(one, between.texts_old), fee_text(other, between.texts_new)
        yield Change(Component.FEE, kind, "", told, told_new)
        return
    for name in dict.fromkeys((*other.tariffs, *one.tariffs)):
        old_amount, new_amount = one.tariffs.get(name), other.tariffs.get(name)
        was = None if old_amount is None else charge_text(old_amount, one, between.texts_old)
        now = None if new_amount is None else charge_text(new_amount, other, between.texts_new)
        if was != now:
            yield Change(Component.FEE, _price(old_amount, new_amount), f"{TARIFF_PREFIX}{name}", was, now)
    before, after = ({c.id: c for c in fee.components} for fee in (one, other))
    earlier = renamed(before, after, _same_fee, _same_fee_text)
    for name in dict.fromkeys((*after, *before)):
        if name in earlier.values():
            continue
        old, new = before.get(earlier.get(name, name)), after.get(name)
        was = None if old is None else charge_text(old, one, between.texts_old)
        now = None if new is None else charge_text(new, other, between.texts_new)
        if was != now:
            yield Change(Component.FEE, _price(old, new), name, was, now)
        if old is not None and new is not None and old.text != new.text:
            yield Change(
                Component.FEE,
                Effect.REWORDED,
                f"{name} ({FeeComponent.keys['text'].name})",
                old.text,
                new.text,
            )
        if name in earlier:
            yield _other_name(Component.FEE, earlier[name], name)


def _other_name(component: Component, old: str, new: str) -> Change:
    return Change(
        component, Effect.REWORDED, f"{new} ({Stage.keys['id'].name})", Words(old, old), Words(new, new)
    )


def _same_stage(one: Stage, other: Stage) -> bool:
    return one.replace(id=other.id, name=other.name) == other


def _same_stage_name(one: Stage, other: Stage) -> bool:
    return one.name == other.name


def _same_fee(one: FeeComponent, other: FeeComponent) -> bool:
    return one.replace(id=other.id, text=other.text) == other


def _same_fee_text(one: FeeComponent, other: FeeComponent) -> bool:
    return one.text == other.text


# ── which way ────────────────────────────────────────────────────────────────
def _pace(one: Stage | None, other: Stage | None) -> Effect:
    if one is None or other is None:
        return Effect.ADDED if one is None else Effect.DROPPED
    ways: list[Direction] = [
        _start_way(one.start, other.start),
        _growth_way(one.growth, other.growth),
        _length_way(one.extension, other.extension),
    ]
    rest = (one.guard, one.provision, one.approximate, one.each) == (
        other.guard,
        other.provision,
        other.approximate,
        other.each,
    )
    if one.programme or other.programme:
        return Effect.CHANGED  # nobody waits for the end of a programme
    if one.by_applicant or other.by_applicant:
        return Effect.CHANGED  # more time for the applicant makes the agency no slower
    if not rest or [r.guard for r in one.rows] != [r.guard for r in other.rows]:
        return Effect.CHANGED
    for before, after in zip(one.rows, other.rows, strict=True):
        ways.append(_length_way(before.longest, after.longest))
        ways.append(_length_way(before.extension, after.extension))
    return {1: Effect.SLOWER, -1: Effect.QUICKER}.get(_overall(ways) or 0, Effect.CHANGED)


def _price(one: FeeComponent | Tariff | None, other: FeeComponent | Tariff | None) -> Effect:
    """Return which way an amount changed; a component that came or went is charged besides, or no more."""
    if one is None or other is None:
        return Effect.ADDED if one is None else Effect.DROPPED
    if [r.guard for r in one.rows] != [r.guard for r in other.rows]:
        return Effect.CHANGED
    ways: list[Direction] = [_row_way(a, b) for a, b in zip(one.rows, other.rows, strict=True)]
    if isinstance(one, FeeComponent) and isinstance(other, FeeComponent):
        counted = (one.each, one.counted, one.rounded_to)
        if counted != (other.each, other.counted, other.rounded_to):
            return Effect.CHANGED
        ways += [_condition_way(one.waived, other.waived), _condition_way(one.guard, other.guard)]
        ways.append(_limit_way(one.at_least, other.at_least, without=-1))
        ways.append(_limit_way(one.at_most, other.at_most, without=1))
    return {1: Effect.DEARER, -1: Effect.CHEAPER}.get(_overall(ways) or 0, Effect.CHANGED)


def _row_way(one: FeeRow, other: FeeRow) -> Direction:
    """Return which way the amount of a row changed; of shares, only where they are of the same."""
    if one == other:
        return 0
    if one.sets_none or other.sets_none:
        return None
    if one.share is not None and other.share is not None and one.bases == other.bases:
        return _sign(other.share - one.share)
    if one.amount is not None and other.amount is not None:
        return _sign(other.amount - one.amount)
    return None


def _condition_way(one: Condition | None, other: Condition | None) -> Direction:
    """Return which way a fee goes whose guard or waiver changed: less with one where there was none."""
    if one == other:
        return 0
    return -1 if one is None else 1 if other is None else None


def _limit_way(one: int | None, other: int | None, *, without: int) -> Direction:
    """Return which way a limit goes; `without`: which way an amount goes that loses it."""
    if one is None or other is None:
        return 0 if one == other else without if other is None else -without
    return _sign(other - one)


def _overall(ways: Iterable[Direction]) -> Direction:
    """Return the way in which all parts go that go anywhere."""
    found = set(ways) - {0}
    if not found:
        return 0
    return found.pop() if len(found) == 1 else None


def _length_way(one: Limit | None, other: Limit | None) -> Direction:
    if one is None or other is None:
        return (one is None) - (other is None)
    pairs = zip_longest(one.periods, other.periods)
    return _overall([_period_way(before, after) for before, after in pairs])


def _period_way(one: Duration | None, other: Duration | None) -> Direction:
    """Return which way one period of a limit goes; one that a limit gains is longer."""
    if one is None or other is None:
        return (one is None) - (other is None)
    (before, unit), (after, other_unit) = _plain(one), _plain(other)
    if unit is other_unit:
        return _sign(after - before)
    units = unit, other_unit
    if units == (Unit.DAY, Unit.WORKING_DAY) and after >= before:  # the rest: days off lengthen no other
        return 1
    if units == (Unit.WORKING_DAY, Unit.DAY) and after <= before:  # the rest: as above
        return -1
    return None


def _growth_way(one: Growth | None, other: Growth | None) -> Direction:
    if one == other:
        return 0
    if one is None or other is None:
        return 1 if one is None else -1
    if one.fact != other.fact:
        return None
    ways = (
        _length_way(one.step, other.step),
        _sign(one.every - other.every),
        _sign(one.beyond - other.beyond),
    )
    return _overall(ways)


def _start_way(one: Start, other: Start) -> Direction:
    if one == other:
        return 0
    if one.kind in _STARTS and other.kind in _STARTS:
        return _STARTS[other.kind] - _STARTS[one.kind]
    before, after = set(one.events), set(other.events)
    return 1 if before < after else -1 if after < before else None


def _plain(duration: Duration) -> tuple[int, Unit]:
    """Return a duration in the smallest unit that it can be counted in."""
    match duration.unit:
        case Unit.HOUR:
            return 60 * duration.amount, Unit.MINUTE
        case Unit.WEEK:
            return 7 * duration.amount, Unit.DAY
        case Unit.CALENDAR_DAY:
            return duration.amount, Unit.DAY
        case Unit.YEAR:
            return 12 * duration.amount, Unit.MONTH
        case Unit.MINUTE | Unit.CLOCK_HOUR | Unit.WORKING_DAY | Unit.DAY | Unit.MONTH:
            return duration.amount, duration.unit
        case _ as never:
            assert_never(never)


def _sign(difference: int | Fraction) -> int:
    return (difference > 0) - (difference < 0)
