"""*Jam layanan*: weekly schedules of opening times, of an agency or of one of its services.

In comes what is written; out come days and times, and how both are said.  Which schedule prevails, it does
not know.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sp_engine.documents.basic_forms import DAY, NOTE, TEXT
from sp_engine.documents.forms import Choice, ListOf, OneOf, Text, YesIf
from sp_engine.documents.record import Part, Record, key
from sp_engine.words import LANGUAGES, Words, date_words, listed
from sp_engine.words.messages import agency_documents as messages
from sp_engine.words.messages.calendar import WEEKDAYS

TIMES = Text("^[0-2][0-9]\\.[0-5][0-9] ?[-–] ?[0-2][0-9]\\.[0-5][0-9]$")
FIRST_TIMES, PAUSE_TIMES = ("08.00-15.00",), ("12.00-13.00",)


class Weekday(StrEnum):
    MONDAY = "senin"
    TUESDAY = "selasa"
    WEDNESDAY = "rabu"
    THURSDAY = "kamis"
    FRIDAY = "jumat"
    SATURDAY = "sabtu"
    SUNDAY = "minggu"

    @property
    def number(self) -> int:
        """0 for Monday."""
        return list(Weekday).index(self)


class OpeningTimes(Record, title="Jam buka", about="Hari-hari dengan jam buka yang sama."):
    """Days of the week with the same opening times, as the agency writes them."""

    days: tuple[Weekday, ...] = key(
        "hari", ListOf(Choice(*Weekday), once=True), "Hari", "Hari kerja yang jamnya sama."
    )
    hours: str = key("jam", TIMES, "Jam", "Jam buka dan tutup, misalnya 08.00-15.00.", examples=FIRST_TIMES)
    pause: str | None = key(
        "istirahat",
        TIMES,
        "Istirahat",
        "Jam istirahat, misalnya 12.00-13.00.",
        default=None,
        examples=PAUSE_TIMES,
    )

    @property
    def told(self) -> Words:
        """The days and their opening times, in words."""
        names = [WEEKDAYS[day.number] for day in self.days]
        days = Words(*(listed([name.get(one) for name in names], "and", one) for one in LANGUAGES))
        told = messages.OPEN_ON.fill(days=days, hours=self.hours)
        return told if self.pause is None else messages.WITH_BREAK.fill(open=told, pause=self.pause)


class Schedule(Record, title="Jadwal", about="Satu jadwal mingguan."):
    """*Jam layanan*: one weekly schedule, for a time or always."""

    first: date | None = key("sejak", DAY, "Sejak", "Hari pertama jadwal ini berlaku.", default=None)
    last: date | None = key("sampai", DAY, "Sampai", "Hari terakhir jadwal ini berlaku.", default=None)
    during: str | None = key(
        "selama",
        OneOf("ramadan"),
        "Selama",
        "`ramadan`: jadwal ini hanya berlaku selama bulan Ramadan, menurut tanggal Ramadan dalam kalender"
        " tiap tahun.",
        default=None,
    )
    on_days_off: bool = key(
        "pada_hari_libur",
        YesIf("buka", "tutup"),
        "Pada hari libur",
        "Apakah jam ini berlaku juga pada hari libur nasional dan cuti bersama: `tutup` (baku) atau `buka`.",
        default=False,
        usual="tutup",
    )
    source: str = key("sumber", TEXT, "Sumber", "Di mana jam ini tertulis.")
    note: str | None = key("catatan", TEXT, NOTE.title, NOTE.about, default=None, compare=False)
    week: tuple[OpeningTimes, ...] = key(
        "minggu",
        ListOf(Part(OpeningTimes)),
        "Minggu",
        "Jam buka menurut hari; hari yang tidak disebut adalah hari tutup.",
    )

    @property
    def told(self) -> Words:
        """When it is open, in which time, and where that is stated."""
        opened = [times.told for times in self.week]
        told = Words(*("; ".join(one.get(language) for one in opened) for language in LANGUAGES))
        if self.on_days_off:
            told = messages.ON_DAYS_OFF_TOO.fill(open=told)
        if self.during is not None:
            told = messages.IN_RAMADAN.fill(open=told)
        for bound, day in ((messages.FROM_DAY, self.first), (messages.UNTIL_DAY, self.last)):
            if day is not None:
                told = bound.fill(open=told, day=Words(*(date_words(day, one) for one in LANGUAGES)))
        return messages.STATED_IN.fill(open=told, source=self.source)
