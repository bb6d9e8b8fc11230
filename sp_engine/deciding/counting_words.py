"""How a due date was counted, in words and as JSON data: day 0, each day counted or passed over, each rule.

In comes a due date; out comes its explanation in Indonesian or English.  Every rule says whether it is the
agency's own or assumed, since no general law was found that sets one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sp_engine.deciding.decision import skipped_reason
from sp_engine.deciding.phrases import date_words, day_words, moment_words, say
from sp_engine.deciding.timing import gap_reason
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Language
from sp_engine.workdays.calendar import DayKind, Skipped
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import Unit

_OFFICE_UNITS = (Unit.MINUTE, Unit.HOUR)

_PASSED = Words("dilewati: ", "passed over: ")
_MOVED = Words("libur, maju: ", "day off, moves on: ")

_UNIT_RULES = {
    Unit.MINUTE: Words(
        "menit hanya berjalan selama kantor buka, tanpa istirahat",
        "minutes run only while the office is open, breaks excluded",
    ),
    Unit.HOUR: Words(
        "jam hanya berjalan selama kantor buka, tanpa istirahat",
        "hours run only while the office is open, breaks excluded",
    ),
    Unit.WORKING_DAY: Words(
        "hari kerja berakhir pada jam tutup hari kerja yang terakhir; hari ke-0 tidak dihitung",
        "working days end at closing time of the last one; day 0 is not counted",
    ),
    Unit.DAY: Words(
        "hari adalah hari kalender, berakhir pada jam tutup; hari ke-0 tidak dihitung",
        "days are calendar days, ending at closing time; day 0 is not counted",
    ),
    Unit.WEEK: Words(
        "minggu adalah tujuh hari kalender, berakhir pada jam tutup",
        "weeks are seven calendar days, ending at closing time",
    ),
    Unit.MONTH: Words(
        "bulan berakhir pada tanggal yang sama, atau hari terakhir bulan yang lebih pendek",
        "months end on the same day of the month, or the last one of a shorter month",
    ),
    Unit.YEAR: Words(
        "tahun berakhir pada tanggal yang sama, atau 28 Februari bila tidak ada tanggal 29",
        "years end on the same date, or on 28 February where there is no 29th",
    ),
}


class Rule(NamedTuple):
    """One rule of a count; `source` says where the agency states it, where that is known."""

    id: str
    text: Words
    own: bool
    source: str = ""


class CountedDay(NamedTuple):
    """A day that was counted: its number, and for jam and menit how long the clock ran on it."""

    day: date
    number: int
    ran: timedelta | None


Day = CountedDay | Skipped


def rules_of(due: DueDate) -> tuple[Rule, ...]:
    """Return the rules by which a due date was counted."""
    rules, unit = due.rules, due.duration.unit
    found = [
        Rule(
            "day_0",
            Words(
                "hari ke-0 adalah hari kantor buka pada, atau sesudah, saat mulai",
                "day 0 is the day on which the office is, or next is, open",
            ),
            own=False,
        ),
        Rule("unit", _UNIT_RULES[unit], own=False),
    ]
    if unit not in (*_OFFICE_UNITS, Unit.WORKING_DAY):
        found.append(
            _setting(
                due,
                "roll_forward",
                Words(
                    "batas yang jatuh pada hari libur maju ke hari kerja berikutnya",
                    "an end on a day off moves to the next working day",
                )
                if rules.roll_forward
                else Words("batas yang jatuh pada hari libur tetap", "an end on a day off stays there"),
            )
        )
    found.append(
        _setting(
            due,
            "joint_leave_is_off",
            Words("cuti bersama adalah hari libur", "joint leave is a day off")
            if rules.joint_leave_is_off
            else Words("cuti bersama adalah hari kerja", "joint leave is worked"),
        )
    )
    if due.starts is not None:
        source = due.clock.hours.source(due.starts.date())
        hours = Words(f"jam kantor menurut {source}", f"office hours from {source}")
        found.append(Rule("hours", hours, not due.hours_assumed, "" if due.hours_assumed else source))
    return tuple(found)


def days_of(due: DueDate) -> tuple[Day, ...]:
    """Return every day from the first on which the clock waited to the last, in order, without day 0.

    For jam and menit day 0 is among them, since the clock ran on it.
    """
    ran = dict(due.ran)
    days = [day for day in due.counted if day in ran or due.duration.unit not in _OFFICE_UNITS]
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
    zero = say(language, "hari ke-0", "day 0")
    days = days_of(due)
    begins = [day for day in days if due.starts is None or day.day < due.starts.date()]
    for day in begins:
        yield _line(day, _PASSED, decrees, language)
    if due.starts is None:
        yield f"{moment_words(due.stated, language)}: {_day_0_reason(due, language)}"
    else:
        yield f"{zero}: {moment_words(due.starts, language)} – {_day_0_reason(due, language)}"
    working = due.duration.unit in (*_OFFICE_UNITS, Unit.WORKING_DAY)
    group: list[CountedDay] = []
    for day in days[len(begins) :]:
        if group and not _continues(group[-1], day):
            yield _group_line(group, language)
            group = []
        if isinstance(day, CountedDay):
            group.append(day)
        else:
            yield _line(day, _PASSED if working else _MOVED, decrees, language)
    if group:
        yield _group_line(group, language)
    if due.due is not None:
        yield say(language, "berakhir: ", "ends: ") + moment_words(due.due, language)
    elif due.gap is not None:
        yield say(language, "tanpa tanggal: ", "no date: ") + gap_reason(due.gap).get(language)
    for (decree, decreed), number in decrees.items():
        dated = f", {date_words(decreed, language)}" if decreed else ""
        yield f"[{number}] {decree}{dated}"
    for rule in rules_of(due):
        yield say(language, "aturan: ", "rule: ") + rule.text.get(language) + _standing(rule, language)


def time_words(span: timedelta, language: Language = "id") -> str:
    """Return open time as people say it: `1 jam 30 menit`; seconds that are left over are dropped."""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    parts = [
        say(language, f"{hours} jam", f"{hours} hour{'' if hours == 1 else 's'}") if hours else "",
        say(language, f"{minutes} menit", f"{minutes} minute{'' if minutes == 1 else 's'}")
        if minutes or not hours
        else "",
    ]
    return " ".join(part for part in parts if part)


def _setting(due: DueDate, name: str, text: Words) -> Rule:
    own = name in due.rules.own
    return Rule(name, text, own, due.rules.source if own else "")


def _standing(rule: Rule, language: Language) -> str:
    if not rule.own:
        return say(language, " (anggapan)", " (assumed)")
    source = f": {rule.source}" if rule.source and rule.id != "hours" else ""
    return say(language, f" (ketetapan instansi{source})", f" (the agency's own{source})")


def _day_0_reason(due: DueDate, language: Language) -> str:
    starts, stated = due.starts, due.stated
    if starts is None:
        return say(language, "jam tidak dapat mulai", "the clock could not begin")
    if starts == stated:
        return say(language, "kantor buka pada saat itu", "the office is open then")
    given, opens = moment_words(stated, language), _clock(starts, language)
    if starts.date() == stated.date():
        return say(
            language,
            f"kantor baru buka pukul {opens} (saat mulai yang disebut: {given})",
            f"the office opens at {opens} (stated start: {given})",
        )
    midnight = stated.replace(hour=0, minute=0, second=0, microsecond=0)
    opened = stated > midnight and due.clock.open_time(midnight, stated) > timedelta(0)
    closed = "kantor sudah tutup" if opened else "kantor tutup"
    return say(
        language,
        f"{closed} pada saat mulai yang disebut, {given}; ini pembukaan berikutnya",
        f"the office was closed at the stated start, {given}; this is the next opening",
    )


def _clock(moment: datetime, language: Language) -> str:
    return f"{moment:%H:%M}" if language == "en" else f"{moment:%H.%M}"


def _continues(last: CountedDay, day: Day) -> bool:
    return isinstance(day, CountedDay) and day.ran is None and day.day == last.day + timedelta(days=1)


def _group_line(group: list[CountedDay], language: Language) -> str:
    first, last = group[0], group[-1]
    if first.ran is not None:
        span = time_words(first.ran, language)
        return say(language, "berjalan ", "ran ") + f"{span}: {day_words(first.day, language)}"
    head = say(language, "hari ke-", "day ")
    if first is last:
        return f"{head}{first.number}: {day_words(first.day, language)}"
    until = say(language, "s.d.", "to")
    days = f"{day_words(first.day, language)} {until} {day_words(last.day, language)}"
    return f"{head}{first.number}–{last.number}: {days}"


def _line(day: Day, head: Words, decrees: dict[tuple[str, date | None], int], language: Language) -> str:
    if isinstance(day, CountedDay):
        return _group_line([day], language)
    weekend = day.kind is DayKind.WEEKEND
    reason = say(language, "akhir pekan", "weekend") if weekend else skipped_reason(day, language)
    note = ""
    if day.decree is not None and (day.decree, day.decreed) != (day.name, None):
        note = f" [{decrees.setdefault((day.decree, day.decreed), len(decrees) + 1)}]"
    if day.provisional:
        note += say(language, " (sementara)", " (provisional)")
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
