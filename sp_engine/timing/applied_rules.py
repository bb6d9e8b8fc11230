"""The rules by which a due date was counted, and whose they are.

In comes a due date; out come its rules in words.  Every rule says whether it is the agency's own or assumed,
since no general law was found that sets one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.words.messages import counting as messages
from sp_engine.workdays import CountingRules, DayKind, DueDate, Unit


class RuleKind(StrEnum):
    """What a rule of counting settles; the value is its name in JSON."""

    DAY_0 = "day_0"
    UNIT = "unit"
    ROLL_FORWARD = "roll_forward"
    JOINT_LEAVE_IS_OFF = "joint_leave_is_off"
    OPEN_ON_DAYS_OFF = "open_on_days_off"
    HOURS = "hours"
    RESTART_ON_RESUBMISSION = "restart_on_resubmission"


class AppliedRule(NamedTuple):
    """One rule of a count; `source` says where the agency states it, where that is known."""

    kind: RuleKind
    text: Words
    own: bool
    source: str = ""


def rules_of(due: DueDate) -> tuple[AppliedRule, ...]:
    """Return the rules by which a due date was counted."""
    rules, unit = due.rules, due.duration.unit
    joint_leave = messages.JOINT_LEAVE_IS_OFF if rules.joint_leave_is_off else messages.JOINT_LEAVE_IS_WORKED
    found = [
        _day_0_rule(rules),
        AppliedRule(RuleKind.UNIT, _unit_rule(unit), own=False),
    ]
    if not unit.passes_over_days_off:
        moves = messages.ROLLS_FORWARD if rules.roll_forward else messages.STAYS
        found.append(_setting(rules, RuleKind.ROLL_FORWARD, moves))
    starts = due.starts
    if starts is not None and due.clock.hours.open_on_days_off(starts.date()):
        told = messages.OPEN_ON_DAYS_OFF
        where = due.clock.hours.source(starts.date())
        found.append(AppliedRule(RuleKind.OPEN_ON_DAYS_OFF, told, own=True, source=where))
    else:
        found.append(_setting(rules, RuleKind.JOINT_LEAVE_IS_OFF, joint_leave))
    if starts is not None:
        source = due.clock.hours.source(starts.date())
        hours = messages.HOURS_FROM.fill(source=source)
        assumed = due.hours_assumed
        found.append(AppliedRule(RuleKind.HOURS, hours, not assumed, "" if assumed else source))
    return tuple(found)


def own_rules(due: DueDate) -> tuple[AppliedRule, ...]:
    """Return the agency's own settings that the count came upon: joint leave in it, an end on a day off."""
    if due.day is None:
        return ()
    return tuple(
        dict.fromkeys(
            rule
            for period in due.periods
            for rule in rules_of(period)
            if rule.own and _came_upon(rule.kind, period)
        )
    )


def restart_rule(rules: CountingRules) -> AppliedRule:
    """Return what a resubmission does to the clock."""
    text = messages.RESTARTS if rules.restart_on_resubmission else messages.GOES_ON
    return _setting(rules, RuleKind.RESTART_ON_RESUBMISSION, text)


def _came_upon(kind: RuleKind, due: DueDate) -> bool:
    """Whether it made a difference, or could have, that the rule is as it is."""
    calendar, first, last = due.clock.calendar, due.stated.date(), due.day
    if last is None:
        return False
    match kind:
        case RuleKind.JOINT_LEAVE_IS_OFF:
            return any(
                off.kind is DayKind.JOINT_LEAVE and first <= off.day <= last  # the rest: no rule
                for off in calendar.days_off
            )
        case RuleKind.OPEN_ON_DAYS_OFF:
            return any(off.kind.is_national and first <= off.day <= last for off in calendar.days_off)
        case RuleKind.ROLL_FORWARD:
            return bool(due.skipped) or not calendar.is_working_day(last)
        case RuleKind.DAY_0:
            return due.starts is not None and due.day_0 != due.starts.date()
        case RuleKind.UNIT | RuleKind.HOURS | RuleKind.RESTART_ON_RESUBMISSION:
            return False
        case _ as never:
            assert_never(never)


def _day_0_rule(rules: CountingRules) -> AppliedRule:
    text = messages.DAY_1_RULE if rules.opening_day_is_day_1 else messages.DAY_0_RULE
    own = "opening_day_is_day_1" in rules.own
    return AppliedRule(RuleKind.DAY_0, text, own, rules.source if own else "")


def _setting(rules: CountingRules, kind: RuleKind, text: Words) -> AppliedRule:
    own = kind.value in rules.own
    return AppliedRule(kind, text, own, rules.source if own else "")


def _unit_rule(unit: Unit) -> Words:
    match unit:
        case Unit.MINUTE:
            return messages.MINUTES_RULE
        case Unit.HOUR:
            return messages.HOURS_RULE
        case Unit.CLOCK_HOUR:
            return messages.CLOCK_HOURS_RULE
        case Unit.WORKING_DAY:
            return messages.WORKING_DAYS_RULE
        case Unit.CALENDAR_DAY:
            return messages.CALENDAR_DAYS_RULE
        case Unit.DAY:
            return messages.DAYS_RULE
        case Unit.WEEK:
            return messages.WEEKS_RULE
        case Unit.MONTH:
            return messages.MONTHS_RULE
        case Unit.YEAR:
            return messages.YEARS_RULE
        case _ as never:
            assert_never(never)
