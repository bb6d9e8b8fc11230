"""How a due date was counted, in words and as data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from deciding.timed_service import agency_with
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import Catalogue
from sp_engine.timing.applied_rules import own_rules, rules_of
from sp_engine.timing.counting_json import counting_dict
from sp_engine.timing.counting_text import counting_lines, open_time_text
from sp_engine.words.language import Language, Words
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.duration import Duration, Unit, parse_limit


@pytest.fixture(scope="module")
def depok(catalogue: Catalogue) -> Clock:
    return catalogue.files.agency("depok").clock


@pytest.fixture
def told(depok: Clock) -> Callable[..., list[str]]:
    """Return the explanation of a count that starts at a moment in 2026."""

    def lines(start: str, limit: str, language: Language = "id", clock: Clock | None = None) -> list[str]:
        clock = clock or depok
        at = datetime.fromisoformat(start).replace(tzinfo=clock.zone)
        return list(counting_lines(clock.due(at, parse_limit(limit)), language))

    return lines


def test_working_days_are_told_day_by_day_with_reason_and_decree(told: Callable[..., list[str]]) -> None:
    decree = (
        "Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB "
        "Nomor 1497 Tahun 2025, Nomor 2 Tahun 2025, dan Nomor 5 Tahun 2025"
    )
    assert told("2026-03-14 10:00", "3 hari kerja")[:13] == [
        "dilewati: Sabtu, 14 Maret 2026 – akhir pekan",
        "dilewati: Minggu, 15 Maret 2026 – akhir pekan",
        "hari ke-0: Senin, 16 Maret 2026 pukul 08.00 WIB – kantor tutup pada saat mulai yang disebut, "
        "Sabtu, 14 Maret 2026 pukul 10.00 WIB; ini pembukaan berikutnya",
        "hari ke-1: Selasa, 17 Maret 2026",
        "dilewati: Rabu, 18 Maret 2026 – Cuti Bersama Hari Suci Nyepi [1]",
        "dilewati: Kamis, 19 Maret 2026 – Hari Suci Nyepi [1]",
        "dilewati: Jumat, 20 Maret 2026 – Cuti Bersama Hari Raya Idul Fitri [1]",
        "dilewati: Sabtu, 21 Maret 2026 – Hari Raya Idul Fitri [1]",
        "dilewati: Minggu, 22 Maret 2026 – Hari kedua dari Hari Raya Idul Fitri [1]",
        "dilewati: Senin, 23 Maret 2026 – Cuti Bersama Hari Raya Idul Fitri [1]",
        "dilewati: Selasa, 24 Maret 2026 – Cuti Bersama Hari Raya Idul Fitri [1]",
        "hari ke-2–3: Rabu, 25 Maret 2026 s.d. Kamis, 26 Maret 2026",
        "berakhir: Kamis, 26 Maret 2026 pukul 15.00 WIB",
    ]
    assert f"[1] {decree}, 19 September 2025" in told("2026-03-14 10:00", "3 hari kerja")


def test_hours_are_told_by_what_ran_on_each_day(told: Callable[..., list[str]]) -> None:
    assert told("2026-03-12 14:30", "2 jam", "en")[:4] == [
        "day 0: Thursday, 12 March 2026 at 14:30 WIB – the office is open then",
        "ran 30 minutes: Thursday, 12 March 2026",
        "ran 1 hour 30 minutes: Friday, 13 March 2026",
        "ends: Friday, 13 March 2026 at 10:00 WIB",
    ]


def test_of_two_units_each_is_told_as_a_count_of_its_own_with_every_rule_once(
    told: Callable[..., list[str]],
) -> None:
    lines = told("2026-03-10 10:00", "1 hari kerja 60 menit", "en")
    assert lines[:8] == [
        "period 1: 1 working day",
        "day 0: Tuesday, 10 March 2026 at 10:00 WIB – the office is open then",
        "day 1: Wednesday, 11 March 2026",
        "ends: Wednesday, 11 March 2026 at 15:00 WIB",
        "period 2: 60 minutes",
        "day 0: Thursday, 12 March 2026 at 08:00 WIB – the office was closed at the stated start, "
        "Wednesday, 11 March 2026 at 15:00 WIB; this is the next opening",
        "ran 1 hour: Thursday, 12 March 2026",
        "ends: Thursday, 12 March 2026 at 09:00 WIB",
    ]
    assert len(lines) == len(set(lines))


def test_as_data_the_second_period_stands_over_the_first(depok: Clock) -> None:
    start = datetime(2026, 3, 10, 10, tzinfo=depok.zone)
    data = counting_dict(depok.due(start, parse_limit("1 hari kerja 60 menit")))
    assert (data["after"]["stated"], data["stated"]) == (start.isoformat(), "2026-03-11T15:00:00+07:00")
    assert "after" not in data["after"]


def test_a_start_in_a_break_or_before_opening_says_when_the_office_opens(
    told: Callable[..., list[str]],
) -> None:
    assert told("2026-03-12 12:15", "15 menit")[0] == (
        "hari ke-0: Kamis, 12 Maret 2026 pukul 13.00 WIB – kantor baru buka pukul 13.00 "
        "(saat mulai yang disebut: Kamis, 12 Maret 2026 pukul 12.15 WIB)"
    )


def test_an_office_has_closed_already_only_on_a_day_on_which_it_was_open(
    told: Callable[..., list[str]],
) -> None:
    assert "kantor sudah tutup pada saat mulai" in told("2026-03-12 20:00", "1 hari kerja")[0]
    [day_off] = [line for line in told("2026-03-14 20:00", "1 hari kerja") if "hari ke-0:" in line]
    assert "– kantor tutup pada saat mulai" in day_off


def test_calendar_days_count_days_off_and_say_what_moved_the_end(told: Callable[..., list[str]]) -> None:
    assert told("2026-03-11 10:00", "3 hari")[1:5] == [
        "hari ke-1–3: Kamis, 12 Maret 2026 s.d. Sabtu, 14 Maret 2026",
        "libur, maju: Sabtu, 14 Maret 2026 – akhir pekan",
        "libur, maju: Minggu, 15 Maret 2026 – akhir pekan",
        "berakhir: Senin, 16 Maret 2026 pukul 15.00 WIB",
    ]


def test_over_many_weekends_the_days_are_counted_in_one_go(told: Callable[..., list[str]]) -> None:
    assert told("2026-07-06 10:00", "15 hari kerja")[1:4] == [
        "hari ke-1–15: Selasa, 7 Juli 2026 s.d. Senin, 27 Juli 2026",
        "dilewati: 6 hari akhir pekan",
        "berakhir: Senin, 27 Juli 2026 pukul 15.00 WIB",
    ]
    hours = told("2026-07-06 10:00", "90 jam")
    assert not any("– akhir pekan" in line for line in hours)
    assert sum(line.startswith("berjalan ") for line in hours) == 16
    assert "dilewati: 6 hari akhir pekan" in hours


def test_a_count_without_a_date_says_how_far_it_came(told: Callable[..., list[str]]) -> None:
    assert "tanpa tanggal: kalender tahun 2028 belum ada dalam katalog" in told(
        "2027-12-30 10:00", "2 hari kerja"
    )
    assert told("2031-01-02 10:00", "2 jam", "en")[0].endswith("the clock could not begin")


def test_a_day_that_may_move_says_so(told: Callable[..., list[str]]) -> None:
    lines = told("2027-03-05 10:00", "1 hari kerja")
    assert any("Hari Raya Idul Fitri [1] (sementara)" in line for line in lines)


def test_every_rule_says_whether_it_is_the_agencys_own(
    tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    own = agency_with(tmp_path, cara_hitung={"akhir_di_hari_libur": "tetap", "sumber": "SK 5"}).clock
    lines = told("2026-03-11 10:00", "3 hari", clock=own)
    assert "aturan: batas yang jatuh pada hari libur tetap (ketetapan instansi: SK 5)" in lines
    assert "aturan: cuti bersama adalah hari libur (anggapan)" in lines
    assert "aturan: jam kantor menurut SK jam (ketetapan instansi)" in lines


def test_assumed_hours_are_said_to_be_assumed(catalogue: Catalogue, told: Callable[..., list[str]]) -> None:
    lines = told("2026-03-11 10:00", "3 hari", clock=catalogue.files.agency("kalbar").clock)
    assert "aturan: jam kantor menurut Perpres 21/2023, Ramadan (anggapan)" in lines


def test_joint_leave_that_is_worked_is_a_rule_too(tmp_path: Path, told: Callable[..., list[str]]) -> None:
    own = agency_with(tmp_path, cara_hitung={"cuti_bersama": "hari_kerja"}).clock
    assert "rule: joint leave is worked (the agency's own)" in told("2026-03-16 10:00", "1 jam", "en", own)


def test_the_opening_day_that_is_counted_is_told_with_whose_rule_it_is(
    tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    own = agency_with(tmp_path, cara_hitung={"diterima_saat_tutup": "hari_ke_1", "sumber": "SK 5"}).clock
    lines = told("2026-03-14 10:00", "2 hari kerja", clock=own)
    assert lines[2].startswith("mulai, sebagai hari ke-1: Senin, 16 Maret 2026 pukul 08.00 WIB")
    assert "hari ke-1–2: Senin, 16 Maret 2026 s.d. Selasa, 17 Maret 2026" in lines
    rule = "bagi yang diterima saat kantor tutup, hari buka berikutnya adalah hari ke-1"
    assert f"aturan: {rule} (ketetapan instansi: SK 5)" in lines


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_its_rule_in_both_languages(depok: Clock, unit: Unit) -> None:
    due = depok.due(datetime(2026, 3, 16, 10, tzinfo=depok.zone), Duration(1, unit))
    rules: dict[str, Words] = {rule.kind: rule.text for rule in rules_of(due)}
    assert rules["unit"].id != rules["unit"].en
    assert ("roll_forward" in rules) is (unit not in (Unit.HOUR, Unit.MINUTE, Unit.WORKING_DAY))


def test_as_data_every_day_has_its_number_or_its_reason(depok: Clock) -> None:
    due = depok.due(datetime(2026, 3, 16, 10, tzinfo=depok.zone), Duration(3, Unit.WORKING_DAY))
    data = counting_dict(due, "en")
    assert (data["day_0"], data["day_0_reason"]) == ("2026-03-16", "the office is open then")
    assert [day["date"] for day in data["days"] if day["counted"]] == [
        "2026-03-17",
        "2026-03-25",
        "2026-03-26",
    ]
    nyepi = data["days"][1]
    assert (nyepi["reason"], nyepi["kind"], nyepi["decreed"]) == (
        "Cuti Bersama Hari Suci Nyepi",
        "cuti_bersama",
        "2025-09-19",
    )
    assert [rule["own"] for rule in data["rules"]] == [False, False, False, True]


def test_as_data_hours_say_the_minutes_of_each_day(depok: Clock) -> None:
    due = depok.due(datetime(2026, 3, 12, 14, 30, tzinfo=depok.zone), Duration(2, Unit.HOUR))
    assert [day["minutes"] for day in counting_dict(due)["days"]] == [30, 90]


@examples(60)
@given(
    start=st.datetimes(datetime(2023, 1, 2), datetime(2026, 6, 30)),
    amount=st.integers(1, 60),
    unit=st.sampled_from([unit for unit in Unit if not (unit.of_office_time or unit.follows_months)]),
)
def test_every_day_from_the_stated_to_the_due_day_is_explained(
    depok: Clock, start: datetime, amount: int, unit: Unit
) -> None:
    due = depok.due(start.replace(tzinfo=depok.zone), Duration(amount, unit))
    data = counting_dict(due)
    assert due.day is not None
    explained = {date.fromisoformat(day["date"]) for day in data["days"]}
    explained.add(date.fromisoformat(data["day_0"]))
    days = (due.day - start.date()).days
    every = {start.date() + timedelta(days=n) for n in range(days + 1)}
    if (
        due.starts is not None
        and start.date() != due.starts.date()
        and depok.calendar.is_working_day(start.date())
    ):
        every.remove(start.date())  # worked, but over when the count was to begin
    if unit is not Unit.WORKING_DAY and due.skipped:
        every.remove(due.day)  # the working day to which the end moved
    assert explained == every


@pytest.mark.parametrize(
    ("minutes", "words", "english"),
    [
        (0, "0 menit", "0 minutes"),
        (1, "1 menit", "1 minute"),
        (60, "1 jam", "1 hour"),
        (150, "2 jam 30 menit", "2 hours 30 minutes"),
    ],
)
def test_time_is_said_in_hours_and_minutes(minutes: int, words: str, english: str) -> None:
    span = timedelta(minutes=minutes, seconds=30)
    assert (open_time_text(span), open_time_text(span, "en")) == (words, english)


# ── whose rules they are ─────────────────────────────────────────────────────
OWN = {"cara_hitung": {"cuti_bersama": "hari_kerja", "akhir_di_hari_libur": "tetap", "sumber": "SK hitung"}}


@pytest.mark.parametrize(
    ("start", "limit", "upon"),
    [
        ("2024-03-04T10:00", "2 hari kerja", []),  # an ordinary week
        ("2024-03-08T10:00", "2 hari kerja", ["joint_leave_is_off"]),  # 12 March is joint leave
        ("2024-03-11T10:00", "1 hari kerja", ["joint_leave_is_off"]),  # due on it
        ("2024-03-12T09:00", "1 hari kerja", ["joint_leave_is_off"]),  # stated on it
        ("2024-03-13T10:00", "1 hari kerja", []),  # the day after
        ("2024-03-04T10:00", "6 hari", ["roll_forward"]),  # ends on a Sunday, and stays there
        ("2024-03-04T10:00", "3 hari", []),
    ],
)
def test_the_agencys_own_rules_are_told_only_where_the_count_came_upon_them(
    tmp_path: Path, start: str, limit: str, upon: list[str]
) -> None:
    clock = agency_with(tmp_path, **OWN).clock
    due = clock.due(datetime.fromisoformat(start).replace(tzinfo=clock.zone), parse_limit(limit))
    assert [rule.kind.value for rule in own_rules(due)] == upon
    assert {rule.source for rule in own_rules(due)} <= {"SK hitung"}


def test_rules_that_are_assumed_are_never_told_as_the_agencys_own(depok: Clock) -> None:
    due = depok.due(datetime(2026, 3, 16, 10, tzinfo=depok.zone), parse_limit("6 hari"))
    assumed = [rule for rule in rules_of(due) if not rule.own]
    assert {rule.kind.value for rule in assumed} >= {"day_0", "unit"}
    assert all(rule.own for rule in own_rules(due))
