"""The rules by which a due date was counted, and whose they are.

In comes a due date; out come its rules in words.  Every rule says whether it is the agency's own or assumed,
since no general law was found that sets one.
"""

from __future__ import annotations

from typing import NamedTuple

from sp_engine.words.language import Words
from sp_engine.workdays.calendar import DayKind
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import Unit

OFFICE_UNITS = (Unit.MINUTE, Unit.HOUR)
"""The units that run only while the office is open."""

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
    if unit not in (*OFFICE_UNITS, Unit.WORKING_DAY):
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


def own_rules(due: DueDate) -> tuple[Rule, ...]:
    """Return the agency's own settings that the count came upon: joint leave in it, an end on a day off."""
    if due.day is None:
        return ()
    calendar, first = due.clock.calendar, due.stated.date()
    met = {
        "joint_leave_is_off": any(
            off.kind is DayKind.JOINT_LEAVE and first <= off.day <= due.day for off in calendar.days_off
        ),
        "roll_forward": bool(due.skipped) or not calendar.is_working_day(due.day),
    }
    return tuple(rule for rule in rules_of(due) if rule.own and met.get(rule.id))


def _setting(due: DueDate, name: str, text: Words) -> Rule:
    own = name in due.rules.own
    return Rule(name, text, own, due.rules.source if own else "")
