"""The calendars of the catalogue against an independent source: the `holidays` package.

The decree is the authority; a difference is not wrong, but it must have a reason under `perbedaan`.
"""

from datetime import date, timedelta
from typing import Any

import holidays

from sp_engine.workdays.calendar import Calendar, DayKind

ESTIMATED = "(perkiraan)"


def test_every_date_2023_to_2027_is_as_in_the_holidays_package_or_has_a_reason(
    calendar: Calendar, documents: dict[int, dict[str, Any]]
) -> None:
    """Kind and provisional mark of every date are compared, not the wording of the names."""
    here = {off.day: (off.kind, off.provisional) for off in calendar.days_off if not off.is_withdrawn}
    there: dict[date, tuple[DayKind, bool]] = {}
    for category, kind in (("government", DayKind.JOINT_LEAVE), ("public", DayKind.NATIONAL_HOLIDAY)):
        found = holidays.country_holidays(
            "ID", years=range(2023, 2028), language="id", categories=(category,)
        )
        there.update({day: (kind, ESTIMATED in name) for day, name in found.items()})
    every = [date(2023, 1, 1) + timedelta(days=n) for n in range(365 * 5 + 1)]
    assert every[-1] == date(2027, 12, 31)
    explained = {
        date.fromisoformat(entry["tanggal"]): entry["alasan"]
        for document in documents.values()
        for entry in document.get("perbedaan", ())
    }
    assert {day for day in every if here.get(day) != there.get(day)} == set(explained)
    assert all(explained.values())
