"""How a due date was counted, in words and as JSON data: day 0, each day counted or passed over, each rule.

In comes a due date; out comes its explanation in Indonesian or English.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sp_engine.deciding.deadline_text import FEW_WEEKEND_DAYS, skipped_reason, weekends_text
from sp_engine.deciding.stage_deadline import gap_reason
from sp_engine.timing.applied_rules import OFFICE_UNITS, Rule, rules_of
from sp_engine.words.dates import date_words, day_words, moment_words
from sp_engine.words.language import Language, Words
from sp_engine.workdays.calendar import DayKind, Skipped
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import Unit

_PASSED = Words("dilewati: ", "passed over: ")
_MOVED = Words("libur, maju: ", "day off, moves on: ")


class CountedDay(NamedTuple):
    """A day that was counted: its number, and for jam and menit how long the clock ran on it."""

    day: date
    number: int
    ran: timedelta | None


Day = CountedDay | Skipped


def days_of(due: DueDate) -> tuple[Day, ...]:
    """Return every day from the first on which the clock waited to the last, in order, without day 0.

    For jam and menit day 0 is among them, since the clock ran on it.
    """
    ran = dict(due.ran)
    days = [day for day in due.counted if day in ran or due.duration.unit not in OFFICE_UNITS]
    counted = (CountedDay(day, number, ran.get(day)) for number, day in enumerate(days, 1))
    every: list[Day] = [*due.waited, *due.skipped, *counted]
    return tuple(sorted(every, key=lambda day: (day.day, isinstance(day, Skipped))))


def counting_dict(due: DueDate, language: Language = "id") -> dict[str, Any]:
    """Return how a due date was counted, as JSON data."""
    return {
        "stated": due.stated.isoformat(),
        "day_0": due.starts.date().isoformat() if due.starts else None,
        "day_0_reason": _day_0_reason(due, language),
        "days": [_day_dict(day, language) for day in days_of(due)],
        "rules": [
            {"rule": rule.id, "text": rule.text.get(language), "own": rule.own, "source": rule.source or None}
            for rule in rules_of(due)
        ],
    }


def counting_lines(due: DueDate, language: Language = "id") -> Iterator[str]:
    """Yield how a due date was counted, a line for each step; decrees are numbered and stand once, last."""
    decrees: dict[tuple[str, date | None], int] = {}
    zero = Words("hari ke-0", "day 0").get(language)
    days = days_of(due)
    begins = [day for day in days if due.starts is None or day.day < due.starts.date()]
    for day in begins:
        yield _line(day, _PASSED, decrees, language)
    if due.starts is None:
        yield f"{moment_words(due.stated, language)}: {_day_0_reason(due, language)}"
    else:
        yield f"{zero}: {moment_words(due.starts, language)} – {_day_0_reason(due, language)}"
    working = due.duration.unit in (*OFFICE_UNITS, Unit.WORKING_DAY)
    group: list[CountedDay] = []
    weekends = sum(map(_is_weekend, days[len(begins) :]))
    summed = weekends > FEW_WEEKEND_DAYS
    for day in days[len(begins) :]:
        if summed and _is_weekend(day):
            continue
        if group and not _continues(group[-1], day, over_weekends=summed):
            yield _group_line(group, language)
            group = []
        if isinstance(day, CountedDay):
            group.append(day)
        else:
            yield _line(day, _PASSED if working else _MOVED, decrees, language)
    if group:
        yield _group_line(group, language)
    if summed:
        yield _PASSED.get(language) + weekends_text(weekends, language)
    if due.due is not None:
        yield Words("berakhir: ", "ends: ").get(language) + moment_words(due.due, language)
    elif due.gap is not None:
        yield Words("tanpa tanggal: ", "no date: ").get(language) + gap_reason(due.gap).get(language)
    for (decree, decreed), number in decrees.items():
        dated = f", {date_words(decreed, language)}" if decreed else ""
        yield f"[{number}] {decree}{dated}"
    for rule in rules_of(due):
        yield Words("aturan: ", "rule: ").get(language) + rule.text.get(language) + _standing(rule, language)


def time_words(span: timedelta, language: Language = "id") -> str:
    """Return open time as people say it: `1 jam 30 menit`; seconds that are left over are dropped."""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    parts = [
        Words(f"{hours} jam", f"{hours} hour{'' if hours == 1 else 's'}").get(language) if hours else "",
        Words(f"{minutes} menit", f"{minutes} minute{'' if minutes == 1 else 's'}").get(language)
        if minutes or not hours
        else "",
    ]
    return " ".join(part for part in parts if part)


def _standing(rule: Rule, language: Language) -> str:
    if not rule.own:
        return Words(" (anggapan)", " (assumed)").get(language)
    source = f": {rule.source}" if rule.source and rule.id != "hours" else ""
    return Words(f" (ketetapan instansi{source})", f" (the agency's own{source})").get(language)


def _day_0_reason(due: DueDate, language: Language) -> str:
    starts, stated = due.starts, due.stated
    if starts is None:
        return Words("jam tidak dapat mulai", "the clock could not begin").get(language)
    if starts == stated:
        return Words("kantor buka pada saat itu", "the office is open then").get(language)
    given, opens = moment_words(stated, language), _clock(starts, language)
    if starts.date() == stated.date():
        return Words(
            f"kantor baru buka pukul {opens} (saat mulai yang disebut: {given})",
            f"the office opens at {opens} (stated start: {given})",
        ).get(language)
    midnight = stated.replace(hour=0, minute=0, second=0, microsecond=0)
    opened = stated > midnight and due.clock.open_time(midnight, stated) > timedelta(0)
    closed = "kantor sudah tutup" if opened else "kantor tutup"
    return Words(
        f"{closed} pada saat mulai yang disebut, {given}; ini pembukaan berikutnya",
        f"the office was closed at the stated start, {given}; this is the next opening",
    ).get(language)


def _clock(moment: datetime, language: Language) -> str:
    return f"{moment:%H:%M}" if language == "en" else f"{moment:%H.%M}"


def _is_weekend(day: Day) -> bool:
    return isinstance(day, Skipped) and day.kind is DayKind.WEEKEND


def _continues(last: CountedDay, day: Day, *, over_weekends: bool) -> bool:
    next_to = over_weekends or day.day == last.day + timedelta(days=1)
    return isinstance(day, CountedDay) and day.ran is None and next_to


def _group_line(group: list[CountedDay], language: Language) -> str:
    first, last = group[0], group[-1]
    if first.ran is not None:
        span = time_words(first.ran, language)
        return Words("berjalan ", "ran ").get(language) + f"{span}: {day_words(first.day, language)}"
    head = Words("hari ke-", "day ").get(language)
    if first is last:
        return f"{head}{first.number}: {day_words(first.day, language)}"
    until = Words("s.d.", "to").get(language)
    days = f"{day_words(first.day, language)} {until} {day_words(last.day, language)}"
    return f"{head}{first.number}–{last.number}: {days}"


def _line(day: Day, head: Words, decrees: dict[tuple[str, date | None], int], language: Language) -> str:
    if isinstance(day, CountedDay):
        return _group_line([day], language)
    reason = (
        Words("akhir pekan", "weekend").get(language) if _is_weekend(day) else skipped_reason(day, language)
    )
    note = ""
    if day.decree is not None and (day.decree, day.decreed) != (day.name, None):
        note = f" [{decrees.setdefault((day.decree, day.decreed), len(decrees) + 1)}]"
    if day.provisional:
        note += Words(" (sementara)", " (provisional)").get(language)
    return f"{head.get(language)}{day_words(day.day, language)} – {reason}{note}"


def _day_dict(day: Day, language: Language) -> dict[str, Any]:
    if isinstance(day, CountedDay):
        told: dict[str, Any] = {"date": day.day.isoformat(), "counted": day.number}
        return told if day.ran is None else {**told, "minutes": day.ran / timedelta(minutes=1)}
    return {
        "date": day.day.isoformat(),
        "counted": None,
        "kind": day.kind.value,
        "reason": skipped_reason(day, language),
        "decree": day.decree,
        "decreed": day.decreed.isoformat() if day.decreed else None,
        "provisional": day.provisional,
    }
