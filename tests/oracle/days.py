"""The oracle's counting of time: an agency and its calendars in, due moments out, walking day by day.

Written from docs/reference/bahasa-katalog.md and docs/explanation/counting-time.md.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from oracle.documents import Data
from oracle.facts import zone

WEEK = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
# Perpres 21/2023, for an agency that states no hours.
USUAL = {
    "minggu": [
        {"hari": WEEK[:4], "jam": "07.30-16.00", "istirahat": "12.00-13.00"},
        {"hari": ["jumat"], "jam": "07.30-16.30", "istirahat": "11.30-13.00"},
    ]
}
RAMADAN = {
    "selama": "ramadan",
    "minggu": [
        {"hari": WEEK[:4], "jam": "08.00-15.00", "istirahat": "12.00-12.30"},
        {"hari": ["jumat"], "jam": "08.00-15.30", "istirahat": "11.30-12.30"},
    ],
}


class NoCalendar(Exception):
    """The count runs into a year that nobody has decreed."""


class Due(NamedTuple):
    """A due moment, when its count began, and whether it may still move."""

    at: datetime
    starts: datetime
    provisional: bool


class Duration(NamedTuple):
    amount: int
    unit: str


def duration(text: str) -> Duration:
    """Return a duration as the catalogue writes it."""
    days = re.fullmatch(r"([0-9]+) ?x ?24 jam", text)
    if days:
        return Duration(int(days[1]) * 24, "jam dinding")
    amount, unit = text.split(" ", 1)
    return Duration(int(amount), "hari" if unit == "hari kalender" else unit)


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def calendar_days(day: date, length: Duration) -> date:
    """Return the day so much later (or earlier), by the calendar."""
    match length.unit:
        case "hari":
            return day + timedelta(length.amount)
        case "minggu":
            return day + timedelta(7 * length.amount)
        case "bulan":
            return months_later(day, length.amount)
        case "tahun":
            return months_later(day, 12 * length.amount)
    raise ValueError(length.unit)


def _span(text: str) -> tuple[time, time]:
    begin, end = text.split("-")
    return _clock(begin), _clock(end)


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time.max if hour == "24" else time(int(hour), int(minute))


class Office:
    """When an agency is open; `guessed` says whether the hours of an estimated Ramadan are believed."""

    def __init__(
        self, agency: Data, years: dict[int, Data], known_on: date | None = None, guessed: bool = True
    ) -> None:
        self.zone = zone(agency)
        self.own_hours = "jam_layanan" in agency
        self.schedules = agency.get("jam_layanan", [USUAL, RAMADAN])
        self.special = {row["tanggal"]: row for row in agency.get("hari_khusus", [])}
        self.rules = agency.get("cara_hitung", {})
        self.years, self.known_on, self.guessed = years, known_on, guessed
        self._hours: dict[date, list[tuple[datetime, datetime]]] = {}

    def _decreed(self, year: Data, decree: str) -> bool:
        decreed = next(row for row in year["keputusan"] if row["id"] == decree).get("tanggal")
        return self.known_on is None or decreed is None or decreed <= self.known_on.isoformat()

    def year(self, day: date) -> Data:
        """Return the calendar of a day's year."""
        year = self.years.get(day.year)
        if year is None or not self._decreed(year, year["keputusan"][0]["id"]):
            raise NoCalendar(day.year)
        return year

    def holidays(self, day: date) -> list[Data]:
        """Return what makes a day off, as far as it is known."""
        year = self.year(day)
        return [
            row
            for row in year["hari_libur"]
            if row["tanggal"] == day.isoformat()
            and self._decreed(year, row["keputusan"])
            and not ("dicabut" in row and self._decreed(year, row["dicabut"]))
        ]

    def hours(self, day: date) -> list[tuple[datetime, datetime]]:
        """Return the stretches of a day in which the office is open."""
        if day not in self._hours:
            self._hours[day] = self._open(day)
        return self._hours[day]

    def _open(self, day: date) -> list[tuple[datetime, datetime]]:
        special = self.special.get(day.isoformat())
        if special and (self.known_on is None or special.get("ditetapkan", "") <= self.known_on.isoformat()):
            return [] if special.get("tutup") else self._stretches(day, special)
        schedule = self.schedule(day)
        for row in self.holidays(day):
            joint = row["jenis"] == "cuti_bersama" and self.rules.get("cuti_bersama") == "hari_kerja"
            if not joint and (schedule or {}).get("pada_hari_libur") != "buka":
                return []
        return self._weekday(day, schedule)

    def schedule(self, day: date) -> Data | None:
        """Return the schedule that holds on a day: the last one written that does."""
        for row in reversed(self.schedules):
            within = row.get("sejak", "") <= day.isoformat() <= row.get("sampai", "9999-12-31")
            if within and ("selama" not in row or self._in_ramadan(day)):
                return row  # type: ignore[no-any-return]
        return None

    def _in_ramadan(self, day: date) -> bool:
        ramadan = self.year(day).get("ramadan")
        if not ramadan or (ramadan["keyakinan"] == "perkiraan" and not self.guessed):
            return False
        return bool(ramadan["mulai"] <= day.isoformat() <= ramadan["sampai"])

    def _weekday(self, day: date, schedule: Data | None) -> list[tuple[datetime, datetime]]:
        rows = [row for row in (schedule or {}).get("minggu", []) if WEEK[day.weekday()] in row["hari"]]
        return self._stretches(day, rows[-1]) if rows else []

    def _stretches(self, day: date, row: Data) -> list[tuple[datetime, datetime]]:
        opens, closes = _span(row["jam"])
        edges = [opens, *(_span(row["istirahat"]) if "istirahat" in row else ()), closes]
        moments = [datetime.combine(day, edge, self.zone) for edge in edges]
        if edges[-1] == time.max:
            moments[-1] = datetime.combine(day + timedelta(1), time(), self.zone)
        return list(zip(moments[::2], moments[1::2], strict=True))

    def working_day(self, day: date, number: int) -> date:
        """Return the so-manieth working day after a day."""
        while number:
            day += timedelta(1)
            number -= bool(self.hours(day))
        return day

    def next_open(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self.hours(day):
            day += timedelta(1)
        return day

    def day_zero(self, stated: datetime) -> datetime:
        """Return when the clock starts."""
        hours = self.hours(stated.date())
        if hours and stated < hours[-1][1]:
            return next(max(stated, begin) for begin, end in hours if stated < end)
        return self.hours(self.next_open(stated.date() + timedelta(1)))[0][0]

    def starts(self, stated: datetime, length: Duration, follows: bool = False) -> datetime:
        """Return when a count begins; days that follow a stage begin on the day on which that ended."""
        stated = stated.astimezone(self.zone)
        before = stated - timedelta(minutes=1)
        in_hours = any(begin <= before < end for begin, end in self.hours(before.date()))
        if follows and in_hours and length.unit not in ("jam", "menit", "jam dinding"):
            return stated if before.date() == stated.date() else before
        return self.day_zero(stated)

    def due(self, stated: datetime, length: Duration, follows: bool = False) -> datetime:
        """Return the due moment."""
        starts = self.starts(stated, length, follows)
        first = starts.date()
        zero = first - timedelta(self._arrived_closed(stated.astimezone(self.zone), starts))
        match length.unit:
            case "hari kerja":
                return self.closing(self.working_day(zero, length.amount) if length.amount else first)
            case "jam" | "menit":
                return self._running(starts, self._minutes(length))
            case "jam dinding":
                return self._by_the_wall(starts + timedelta(hours=length.amount))
            case _:
                day = calendar_days(zero, length) if length.amount else first
                if self.hours(day) or self.rules.get("akhir_di_hari_libur") == "tetap":
                    return self.closing(day)
                return self.closing(self.next_open(day))

    def _arrived_closed(self, stated: datetime, starts: datetime) -> bool:
        if starts == stated or self.rules.get("diterima_saat_tutup") != "hari_ke_1":
            return False
        if (stated - starts) == timedelta(minutes=1):  # at 24.00, of the day that ended then
            return False
        hours = self.hours(stated.date())
        return not (hours and hours[0][0] <= stated < hours[-1][1])

    def _minutes(self, length: Duration) -> timedelta:
        return timedelta(minutes=length.amount) if length.unit == "menit" else timedelta(hours=length.amount)

    def closing(self, day: date) -> datetime:
        """Return when a day closes, or would usually."""
        hours = self.hours(day) or self._weekday(day, self.schedule(day))
        return hours[-1][1] if hours else datetime.combine(day, time(23, 59), self.zone)

    def _running(self, moment: datetime, left: timedelta) -> datetime:
        if not left:
            return moment
        day = moment.date()
        while True:
            for begin, end in self.hours(day):
                begin = max(begin, moment)
                if begin < end:
                    if left <= end - begin:
                        return begin + left
                    left -= end - begin
            day += timedelta(1)

    def _by_the_wall(self, due: datetime) -> datetime:
        if self.rules.get("akhir_di_hari_libur") == "tetap":
            self.year(due.date())
            return due
        hours = self.hours(due.date())
        if hours:
            return max(due, hours[0][0])
        return self.hours(self.next_open(due.date()))[0][0]

    def ceiling(self, stated: datetime, length: Duration) -> date:
        """Return the last day of a programme."""
        first = stated.astimezone(self.zone)
        match length.unit:
            case "hari kerja":
                return self.working_day(first.date(), length.amount)
            case "jam" | "menit" | "jam dinding":
                minutes = length._replace(unit="jam") if length.unit == "jam dinding" else length
                return (first + self._minutes(minutes)).date()
            case _:
                return calendar_days(first.date(), length)

    def may_move(self, stated: datetime, due: datetime) -> bool:
        """Return whether a day off from the stated day through the due day is not certain."""
        first, last = stated.astimezone(self.zone).date(), (due - timedelta(minutes=1)).date()
        days = (first + timedelta(number) for number in range((last - first).days + 1))
        return any(
            self.year(day).get("perkiraan") or any(row.get("perkiraan") for row in self.holidays(day))
            for day in days
        )
