"""How a due date was counted, in words: day 0, each day counted or passed over, each rule.

In comes a due date; out comes its explanation in Indonesian or English, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sp_engine.deciding import FEW_WEEKEND_DAYS, gap_reason, skipped_reason, weekends_text
from sp_engine.timing.applied_rules import AppliedRule, RuleKind, rules_of
from sp_engine.timing.counted_days import CountedDay, Day, days_of, is_weekend
from sp_engine.timing.day_0 import day_0_reason
from sp_engine.words import Language, date_words, day_words, moment_words
from sp_engine.words.messages import counting as messages
from sp_engine.workdays import DueDate, Duration, Skipped, Standstill, Unit, duration_words

_Decrees = dict[tuple[str, date | None], int]


def counting_lines(due: DueDate, language: Language = "id") -> Iterator[str]:
    """Yield how a due date was counted, a line for each step; decrees are numbered and stand once, last."""
    decrees: _Decrees = {}
    for number, period in enumerate(due.periods, 1):
        if len(due.periods) > 1:
            length = duration_words(period.duration, language)
            yield messages.PERIOD.say(language, number=number, length=length)
        yield from _period_lines(period, decrees, language)
    for (decree, decreed), number in decrees.items():
        dated = f", {date_words(decreed, language)}" if decreed else ""
        yield f"[{number}] {decree}{dated}"
    for rule in dict.fromkeys(rule for period in due.periods for rule in rules_of(period)):
        yield messages.RULE.say(language, rule=rule.text, standing=_standing(rule, language))


def _period_lines(due: DueDate, decrees: _Decrees, language: Language) -> Iterator[str]:
    """Yield how one period was counted, from the days on which the clock waited to its end."""
    for day in due.waited:
        yield messages.PASSED_OVER.say(language, what=_skipped_text(day, decrees, language))
    yield _day_0_line(due, language)
    yield from _day_lines(due, days_of(due)[len(due.waited) :], decrees, language)
    if due.due is not None:
        yield messages.ENDS.say(language, moment=moment_words(due.due, language))
    elif due.gap is not None:
        yield messages.NO_DATE.say(language, reason=gap_reason(due.gap))


def open_time_text(span: timedelta, language: Language = "id") -> str:
    """Return open time as people say it: `1 jam 30 menit`; seconds that are left over are dropped."""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    parts = [Duration(hours, Unit.HOUR)] if hours else []
    if minutes or not hours:
        parts.append(Duration(minutes, Unit.MINUTE))
    return " ".join(duration_words(part, language) for part in parts)


def _day_0_line(due: DueDate, language: Language) -> str:
    reason = day_0_reason(due, language)
    if due.starts is None:
        return f"{moment_words(due.stated, language)}: {reason}"
    said = messages.DAY_0 if due.day_0 == due.starts.date() else messages.DAY_1
    return said.say(language, moment=moment_words(due.starts, language), reason=reason)


def _day_lines(due: DueDate, days: tuple[Day, ...], decrees: _Decrees, language: Language) -> Iterator[str]:
    """Yield the days after the count began, those that follow upon each other in one line."""
    passed = messages.PASSED_OVER if due.duration.unit.passes_over_days_off else messages.MOVES_ON
    weekends = sum(map(is_weekend, days))
    summed = weekends > FEW_WEEKEND_DAYS
    group: list[CountedDay] = []
    pauses = [still for still in due.standstills if still.takes_time]
    for day in days:
        while pauses and pauses[0].stopped.date() < day.day:
            if group:
                yield _group_line(group, language)
                group = []
            yield _pause_line(pauses.pop(0), language)
        if summed and is_weekend(day):
            continue
        if group and not _continues(group[-1], day, over_weekends=summed):
            yield _group_line(group, language)
            group = []
        if isinstance(day, CountedDay):
            group.append(day)
        else:
            yield passed.say(language, what=_skipped_text(day, decrees, language))
    if group:
        yield _group_line(group, language)
    for still in pauses:
        yield _pause_line(still, language)
    if summed:
        yield messages.PASSED_OVER.say(language, what=weekends_text(weekends, language))


def _standing(rule: AppliedRule, language: Language) -> str:
    if not rule.own:
        return messages.ASSUMED.get(language)
    told = rule.source and rule.kind is not RuleKind.HOURS  # whose text names it already
    return messages.AGENCYS_OWN.say(language, source=f": {rule.source}" if told else "")


def _continues(last: CountedDay, day: Day, *, over_weekends: bool) -> bool:
    next_to = over_weekends or day.day == last.day + timedelta(days=1)
    return isinstance(day, CountedDay) and day.ran is None and next_to


def _group_line(group: list[CountedDay], language: Language) -> str:
    first, last = group[0], group[-1]
    day = day_words(first.day, language)
    if first.ran is not None:
        return messages.RAN.say(language, span=open_time_text(first.ran, language), day=day)
    if first is last:
        return messages.DAY.say(language, number=first.number, day=day)
    until = day_words(last.day, language)
    return messages.DAYS.say(language, first=first.number, last=last.number, from_day=day, to_day=until)


def _pause_line(still: Standstill, language: Language) -> str:
    left, back = (moment_words(moment, language) for moment in (still.left, still.back))
    return messages.STOOD_STILL.say(language, left=left, back=back)


def _skipped_text(day: Skipped, decrees: _Decrees, language: Language) -> str:
    """Say which day was passed over and why, with the number of the decree that set it."""
    reason = messages.WEEKEND.get(language) if is_weekend(day) else skipped_reason(day, language)
    note = ""
    if day.decree is not None and (day.decree, day.decreed) != (day.name, None):
        note = f" [{decrees.setdefault((day.decree, day.decreed), len(decrees) + 1)}]"
    if day.provisional:
        note += messages.PROVISIONAL.get(language)
    return f"{day_words(day.day, language)} – {reason}{note}"
