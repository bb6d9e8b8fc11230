"""*Kalender* as a document: the days off of one year, each with the decree that sets it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import assert_never

from sp_engine.documents.basic_forms import DAY, NAME, NOTE, TEXT
from sp_engine.documents.forms import Choice, Flag, ListOf, WholeNumber
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.workdays import DayKind


class CalendarDecree(
    Record,
    title="Keputusan",
    about="Satu keputusan yang menetapkan, menambah, atau mencabut hari libur.",
    one_of=("tanggal", "tanggal_belum_diketahui"),
    needs={"tanggal_belum_diketahui": "catatan"},
):
    """A decree that sets, adds or withdraws days off."""

    id: str = key(
        "id",
        NAME,
        "Nama pengenal",
        "Nama pendek keputusan ini; disebut oleh hari libur yang ditetapkan atau dicabutnya.",
    )
    name: str = key("nama", TEXT, "Nama keputusan", "Nama lengkap keputusan: pejabat, nomor, dan tahun.")
    dated: date | None = key(
        "tanggal",
        DAY,
        "Tanggal keputusan",
        "Tanggal keputusan ditetapkan; sejak hari itu hari liburnya diketahui.",
        default=None,
    )
    date_not_known: bool = key(
        "tanggal_belum_diketahui",
        Flag(),
        "Tanggal belum diketahui",
        "Tanggal keputusan belum ditemukan; hari liburnya dianggap diketahui sejak awal. Sebutkan sebabnya"
        " dalam `catatan`.",
        default=False,
    )
    note: str | None = key(
        "catatan",
        NOTE,
        "Catatan",
        "Apa yang diubah keputusan ini, atau apa yang belum pasti tentangnya.",
        default=None,
        compare=False,
    )


class Certainty(StrEnum):
    """How certain a date is that follows the moon."""

    PUBLISHED = "terbit"
    UNCONFIRMED = "belum_dikonfirmasi"
    ESTIMATE = "perkiraan"

    @property
    def is_estimate(self) -> bool:
        match self:
            case Certainty.ESTIMATE:
                return True
            case Certainty.PUBLISHED | Certainty.UNCONFIRMED:
                return False
            case _ as never:
                assert_never(never)


class Ramadan(
    Record,
    title="Ramadan",
    about="Hari pertama dan terakhir bulan Ramadan pada tahun ini, untuk jam kerja Ramadan.",
):
    first: date = key("mulai", DAY, "Mulai", "Hari pertama Ramadan.")
    last: date = key("sampai", DAY, "Sampai", "Hari terakhir Ramadan, sehari sebelum Idul Fitri.")
    certainty: Certainty = key(
        "keyakinan",
        Choice(*Certainty),
        "Keyakinan",
        "Seberapa pasti awal Ramadan ini: menurut sumber yang terbit, belum dikonfirmasi, atau perkiraan."
        " Tenggat yang lain jadinya menurut jam Ramadan yang masih perkiraan ditandai sementara.",
    )
    note: str | None = key(
        "catatan",
        NOTE,
        "Catatan",
        "Dari mana tanggal-tanggal ini, dan apa yang belum pasti.",
        default=None,
        compare=False,
    )


class KnownDifference(Record, title="Satu perbedaan", about="Satu tanggal dengan alasannya."):
    """A date that is not as the `holidays` package has it, and why."""

    day: date = key("tanggal", DAY, "Tanggal", "Tanggal yang berbeda.")
    reason: str = key(
        "alasan",
        TEXT,
        "Alasan",
        "Mengapa kalender ini yang diikuti, misalnya keputusan yang belum dimuat paket itu.",
    )


class Holiday(Record, title="Hari libur", about="Satu hari libur dengan keputusan yang menetapkannya."):
    """*Hari libur*: a day off by a decree, perhaps withdrawn by another."""

    day: date = key("tanggal", DAY, "Tanggal", "Tanggal hari libur, dalam tahun kalender ini.")
    name: str = key("nama", TEXT, "Nama hari libur", "Nama hari libur seperti dalam keputusannya.")
    kind: DayKind = key(
        "jenis",
        Choice(*(kind for kind in DayKind if kind.is_national)),
        "Jenis",
        "Libur nasional, atau cuti bersama.",
    )
    decree: str = key("keputusan", NAME, "Keputusan", "Nama pengenal keputusan yang menetapkan hari ini.")
    withdrawn_by: str | None = key(
        "dicabut",
        NAME,
        "Dicabut oleh",
        "Nama pengenal keputusan yang mencabut hari ini; sejak tanggalnya hari ini bukan hari libur lagi.",
        default=None,
    )
    estimated: bool = key(
        "perkiraan",
        Flag(),
        "Perkiraan",
        "Tanggalnya masih dapat bergeser; tenggat yang melewatinya ditandai sementara.",
        default=False,
    )
    note: str | None = key(
        "catatan", NOTE, "Catatan", "Apa yang belum pasti tentang hari ini.", default=None, compare=False
    )


class CalendarDocument(
    Record,
    title="Kalender",
    about="Hari libur satu tahun, masing-masing dengan keputusan yang menetapkannya.",
    format="sp-kalender/1",
):
    """*Kalender*: one year."""

    year: int = key("tahun", WholeNumber(1945, 9999), "Tahun", "Tahun kalender ini.", examples=(2027,))
    estimated: bool = key(
        "perkiraan",
        Flag(),
        "Seluruhnya perkiraan",
        "Kalender tahun ini belum ditetapkan; setiap tenggat yang menyentuh tahun ini ditandai sementara.",
        default=False,
    )
    decrees: tuple[CalendarDecree, ...] = key(
        "keputusan",
        ListOf(Part(CalendarDecree)),
        "Daftar keputusan",
        "Keputusan yang berlaku untuk tahun ini. Yang pertama menetapkan kalendernya: sebelum tanggalnya,"
        " kalender tahun ini belum diketahui.",
    )
    ramadan: Ramadan | None = key("ramadan", Part(Ramadan), *said_of(Ramadan), default=None)
    known_differences: tuple[KnownDifference, ...] = key(
        "perbedaan",
        ListOf(Part(KnownDifference)),
        "Perbedaan dengan paket `holidays`",
        "Tanggal yang dalam kalender ini lain daripada dalam paket `holidays`, dan mengapa kalender ini yang"
        " diikuti.",
        default=(),
    )
    holidays: tuple[Holiday, ...] = key(
        "hari_libur",
        ListOf(Part(Holiday), least=None),
        "Daftar hari libur",
        "Hari libur nasional dan cuti bersama, urut tanggal; yang dicabut tetap dicatat.",
    )
