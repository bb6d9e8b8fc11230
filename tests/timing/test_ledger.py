"""The ledger: what ran, what paused, what was spent, and whether it was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from deciding.timed_service import DAILY, SERVICE, moment, timed_catalogue

from sp_engine import Catalogue, CatalogueError, FactsError
from sp_engine.deciding.stage_deadline import Deadline, DeadlineKind
from sp_engine.documents.events_document import EventKind
from sp_engine.timing.applied_rules import restart_rule
from sp_engine.timing.events import Event
from sp_engine.timing.history import history_of
from sp_engine.timing.ledger import Ledger, ledger_of
from sp_engine.timing.stage_time import StageTime
from sp_engine.workdays.clock import Uncertain

RESUME = {"cara_hitung": {"setelah_dilengkapi": "lanjutkan", "sumber": "SK waktu"}}
DAYS = [{"id": "terbit", "nama": "Terbit", "paling_lama": "3 hari kerja"}]
HOURS = [{"id": "terbit", "nama": "Terbit", "paling_lama": "6 jam"}]


class Office:
    """One service of a small office; events are written as `diterima 03-04 10:00`, in March 2024."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def at(self, text: str) -> datetime:
        return moment(self.catalogue, text if len(text) > 11 else f"2024-{text}")

    def events(self, *written: str) -> list[Event]:
        found = []
        for text in written:
            kind, day, time, *stage = text.split()
            found.append(Event(EventKind(kind), self.at(f"{day} {time}"), stage[0] if stage else None))
        return found

    def ledger(self, *written: str, until: str, facts: dict[str, Any] | None = None) -> Ledger:
        events = self.events(*written)
        return ledger_of(self.catalogue, SERVICE, events, until=self.at(until), facts=facts)

    def stage(self, *written: str, until: str, facts: dict[str, Any] | None = None) -> Any:
        return self.ledger(*written, until=until, facts=facts).stages[-1]


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Office]:
    def open_office(
        stages: list[dict[str, Any]], settings: dict[str, Any] | None = None, **options: Any
    ) -> Office:
        return Office(timed_catalogue(tmp_path, stages, settings or {}, **options))

    return open_office


def due(stage: StageTime) -> str | None:
    return f"{stage.deadline.due:%m-%d %H:%M}" if stage.deadline.due else None


def test_a_file_that_is_never_returned_runs_from_receipt(office: Callable[..., Office]) -> None:
    stage = office(DAYS).stage("diterima 03-04 10:00", until="03-06 11:00")
    assert (stage.status, due(stage), stage.kept) == ("running", "03-07 15:00", None)
    assert (stage.spent.working_days, stage.spent.open_time) == (2, timedelta(hours=15))
    assert (stage.left.working_days, stage.left.open_time) == (1, timedelta(hours=11))
    assert (stage.paused.open_time, stage.late) == (timedelta(0), None)


def test_it_runs_from_completeness_where_that_is_stated(office: Callable[..., Office]) -> None:
    stage = office(DAYS).stage("diterima 03-04 10:00", "lengkap 03-05 09:00", until="03-05 10:00")
    assert due(stage) == "03-08 15:00"
    assert stage.spent.open_time == timedelta(hours=1)


def test_a_return_stops_the_clock_and_there_is_no_due_date(office: Callable[..., Office]) -> None:
    stage = office(DAYS).stage("diterima 03-04 10:00", "dikembalikan 03-05 10:00", until="03-07 10:00")
    assert (stage.status, due(stage), stage.kept) == ("paused", None, None)
    assert stage.deadline.reason is not None
    assert stage.deadline.reason.en == "the clock is stopped until the file is completed"
    assert stage.running.open_time == timedelta(hours=7)
    assert (stage.paused.open_time, stage.paused.working_days) == (timedelta(hours=14), 2)


def test_a_resubmission_starts_afresh_by_default(office: Callable[..., Office]) -> None:
    ledger = office(DAYS).ledger(
        "diterima 03-04 10:00", "dikembalikan 03-06 10:00", "dilengkapi 03-07 10:00", until="03-08 12:00"
    )
    [stage] = ledger.stages
    assert (stage.status, due(stage)) == ("running", "03-14 15:00")
    assert stage.spent is not None
    assert stage.running is not None
    assert stage.spent.open_time == timedelta(hours=9)
    assert stage.running.open_time == timedelta(hours=14 + 9)
    assert [str(run.due.duration) for run in stage.runs] == ["3 hari kerja", "3 hari kerja"]
    assert (restart_rule(ledger.rules).own, ledger.restarts) == (False, True)


def test_a_resubmission_goes_on_where_the_agency_says_so(office: Callable[..., Office]) -> None:
    """Two of three working days were spent, on 5 and 6 March; the third is the day after the file is back."""
    ledger = office(DAYS, RESUME).ledger(
        "diterima 03-04 10:00", "dikembalikan 03-06 10:00", "dilengkapi 03-07 10:00", until="03-08 12:00"
    )
    [stage] = ledger.stages
    assert (stage.status, due(stage)) == ("running", "03-08 15:00")
    assert [run.left.working_days for run in stage.runs if run.left] == [3, 1]
    assert stage.spent == stage.running
    assert stage.left is not None
    assert stage.left.open_time == timedelta(hours=3)
    assert (restart_rule(ledger.rules).own, restart_rule(ledger.rules).source) == (True, "SK waktu")


def test_hours_go_on_to_the_minute(office: Callable[..., Office]) -> None:
    stage = office(HOURS, RESUME).stage(
        "diterima 03-04 10:00", "dikembalikan 03-04 11:40", "dilengkapi 03-06 08:30", until="03-06 09:00"
    )
    assert [run.left.open_time for run in stage.runs] == [timedelta(hours=6), timedelta(minutes=260)]
    assert due(stage) == "03-06 12:50"


@pytest.mark.parametrize(
    ("returned", "minutes_left", "end"),
    [
        ("03-05 10:00", 5 * 60 + 60, "03-08 09:00"),  # the day was spent, the minutes were not
        ("03-06 08:20", 40, "03-07 10:40"),
        ("03-06 11:00", None, "03-06 09:00"),  # it was late
    ],
)
def test_of_two_units_what_is_left_is_of_the_one_that_ran_and_what_follows_it(
    office: Callable[..., Office], returned: str, minutes_left: int | None, end: str
) -> None:
    stages = [{"id": "terbit", "nama": "Terbit", "paling_lama": "1 hari kerja 60 menit"}]
    stage = office(stages, RESUME).stage(
        "diterima 03-04 10:00", f"dikembalikan {returned}", "dilengkapi 03-07 10:00", until="03-07 10:10"
    )
    assert [str(run.due.limit) for run in stage.runs] == ["1 hari kerja 60 menit"] * 2
    left = stage.runs[-1].left
    assert (left and left.open_time // timedelta(minutes=1), due(stage)) == (minutes_left, end)


@pytest.mark.parametrize(
    ("limit", "rest", "end"),
    [
        ("10 hari", 8 + 2, "03-18 15:00"),
        ("2 minggu", 12, "03-20 15:00"),
        ("1 bulan", 29 + 10, "04-16 15:00"),
    ],
)
def test_calendar_units_go_on_by_the_days_that_are_left(
    office: Callable[..., Office], limit: str, rest: int, end: str
) -> None:
    """From 4 to 6 March two days are spent; an end on a Saturday, or in the leave of Idul Fitri, moves on."""
    stages = [{"id": "terbit", "nama": "Terbit", "paling_lama": limit}]
    stage = office(stages, RESUME).stage(
        "diterima 03-04 10:00", "dikembalikan 03-06 10:00", "dilengkapi 03-08 10:00", until="03-08 12:00"
    )
    assert (stage.runs[-1].left.days, due(stage)) == (rest, end)


FIVE = [{"id": "terbit", "nama": "Terbit", "paling_lama": "5 hari kerja"}]


def test_a_return_after_the_due_date_moves_it_no_more(office: Callable[..., Office]) -> None:
    """Due on Monday 13 July and still open on the 20th: a minute with the applicant makes it no less late."""
    events = ("diterima 2026-07-06 10:00", "dikembalikan 2026-07-20 10:00", "dilengkapi 2026-07-20 10:00")
    here = office(FIVE, RESUME)
    for happened in (events, events[:2], events[:1]):
        stage = here.stage(*happened, until="2026-07-20 10:00")
        assert (due(stage), stage.kept) == ("07-13 15:00", False)
        assert (stage.late.working_days, stage.spent.working_days) == (5, 10)
    later = here.stage(*events[:2], "dilengkapi 2026-07-27 10:00", until="2026-07-28 10:00")
    assert (due(later), later.late.working_days, later.paused.working_days) == ("07-13 15:00", 6, 5)


def test_what_is_back_after_closing_has_lost_no_day(office: Callable[..., Office]) -> None:
    """Away from 15.30 to 16.00 on the first of five days: it is still the first, and four are left."""
    events = ("diterima 03-04 10:00", "dikembalikan 03-05 15:30", "dilengkapi 03-05 16:00")
    here = office(FIVE, RESUME)
    stage, straight = (here.stage(*happened, until="03-05 16:00") for happened in (events, events[:1]))
    assert (stage.spent.working_days, stage.left.working_days) == (1, 4)
    assert (due(stage), stage.spent, stage.left) == (due(straight), straight.spent, straight.left)


def test_what_is_left_is_told_while_the_file_is_away_where_it_goes_on(office: Callable[..., Office]) -> None:
    events = ("diterima 03-04 10:00", "dikembalikan 03-06 10:00")
    stage = office(DAYS, RESUME).stage(*events, until="03-20 10:00")
    assert (stage.status, due(stage), stage.spent.working_days, stage.left.working_days) == (
        *("paused", None),
        *(2, 1),
    )
    assert office(DAYS).stage(*events, until="03-20 10:00").left is None


@pytest.mark.parametrize("limit", ["7 jam", "1 hari kerja", "1 hari", "24 jam dinding"])
def test_a_file_that_leaves_in_the_very_minute_in_which_it_is_due_is_late_once_it_is_back(
    office: Callable[..., Office], limit: str
) -> None:
    """It left in time; nothing of the limit is left once it is back, but the day, where days are counted."""
    here = office([{"id": "terbit", "nama": "Terbit", "paling_lama": limit}], RESUME)
    received = "diterima 03-04 08:00"
    at = f"{here.stage(received, until='03-04 09:00').deadline.due:%m-%d %H:%M}"
    returned = f"dikembalikan {at}"
    for back, until in (("03-14 10:00", "03-14 10:00"), (at, at)):
        stage = here.stage(received, returned, f"dilengkapi {back}", until=until)
        assert stage.kept is None
        assert stage.deadline.due >= here.at(until)
    assert stage.deadline.due == here.at(at)


@pytest.mark.parametrize("until", ["03-02 10:00", "03-04 10:00", "03-05 16:00", "03-06 07:00", "03-07 14:59"])
def test_working_days_spent_and_left_make_up_the_limit(office: Callable[..., Office], until: str) -> None:
    """Also on a day off, before opening and after closing."""
    stage = office(DAYS).stage("diterima 03-02 09:00", until=until)
    assert stage.spent.working_days + stage.left.working_days == 3


def test_several_returns_add_up_or_start_afresh_each_time(office: Callable[..., Office]) -> None:
    written = (
        "diterima 03-04 10:00",
        "dikembalikan 03-04 11:00",
        "dilengkapi 03-05 08:00",
        "dikembalikan 03-05 10:00",
        "dilengkapi 03-06 08:00",
    )
    afresh = office(HOURS).stage(*written, until="03-06 09:00")
    assert (due(afresh), len(afresh.runs), afresh.spent.open_time) == ("03-06 14:00", 3, timedelta(hours=1))
    goes_on = office(HOURS, RESUME).stage(*written, until="03-06 09:00")
    assert (due(goes_on), goes_on.spent.open_time) == ("03-06 11:00", timedelta(hours=4))
    assert goes_on.paused.open_time == timedelta(hours=4 + 5)


def test_it_begins_again_once_found_complete_where_that_is_stated(office: Callable[..., Office]) -> None:
    written = (
        "diterima 03-04 10:00",
        "lengkap 03-04 12:00",
        "dikembalikan 03-05 10:00",
        "dilengkapi 03-06 08:00",
        "lengkap 03-07 09:00",
    )
    stages = [*HOURS, {"id": "periksa", "nama": "Periksa", "paling_lama": "2 jam", "sejak": "diterima"}]
    issued, checked = office(stages).ledger(*written, until="03-07 10:00").stages
    assert issued.spent is not None
    assert (due(issued), issued.spent.open_time) == ("03-07 15:00", timedelta(hours=1))
    assert due(checked) == "03-06 10:00"


@pytest.mark.parametrize(("decided", "kept"), [("03-07 15:00", True), ("03-07 15:01", False)])
def test_a_decision_at_the_very_minute_is_still_in_time(
    office: Callable[..., Office], decided: str, kept: bool
) -> None:
    stage = office(DAYS).stage("diterima 03-04 10:00", f"diputuskan {decided}", until="03-20 10:00")
    assert (stage.status, stage.kept, stage.left) == ("finished", kept, None)
    assert (stage.late is None) is kept


def test_an_open_stage_past_its_due_date_is_late_and_says_by_how_much(office: Callable[..., Office]) -> None:
    stage = office(DAYS).stage("diterima 03-04 10:00", until="03-13 10:00")
    assert (stage.status, stage.kept, stage.left) == ("running", False, None)
    assert (stage.late.working_days, stage.late.open_time) == (2, timedelta(hours=7 + 2))


def test_a_run_that_was_late_before_the_return_stays_late(office: Callable[..., Office]) -> None:
    """To start afresh does not wipe out a limit that had been missed."""
    stage = office(HOURS).stage(
        "diterima 03-04 10:00",
        "dikembalikan 03-06 10:00",
        "dilengkapi 03-07 08:00",
        "diputuskan 03-07 10:00",
        until="03-07 10:00",
    )
    assert (due(stage), stage.late, stage.kept) == ("03-07 14:00", None, False)


TWO = [
    {"id": "survei", "nama": "Survei", "paling_lama": "2 hari kerja"},
    {"id": "terbit", "nama": "Terbit", "paling_lama": "1 hari kerja", "sejak": {"tahap": "survei"}},
]


def test_a_finding_ends_its_stage_and_the_next_begins_then(office: Callable[..., Office]) -> None:
    here = office(TWO)
    waiting = here.ledger("diterima 03-04 10:00", until="03-04 12:00").stages
    assert [(s.status, due(s)) for s in waiting] == [
        ("running", "03-06 15:00"),
        ("not_started", "03-07 15:00"),
    ]
    found = here.ledger("diterima 03-04 10:00", "temuan 03-05 12:00 survei", until="03-05 13:00").stages
    assert [(s.status, s.kept, due(s)) for s in found] == [
        ("finished", True, "03-06 15:00"),
        ("running", None, "03-06 15:00"),
    ]


def test_a_return_after_a_stage_has_ended_does_not_touch_it(office: Callable[..., Office]) -> None:
    survey, issue = (
        office(TWO)
        .ledger(
            "diterima 03-04 10:00",
            "temuan 03-05 12:00 survei",
            "dikembalikan 03-06 10:00",
            until="03-13 10:00",
        )
        .stages
    )
    assert (survey.status, survey.kept, due(survey)) == ("finished", True, "03-06 15:00")
    assert (issue.status, due(issue)) == ("paused", None)


def test_a_decision_ends_every_stage(office: Callable[..., Office]) -> None:
    stages = office(TWO).ledger("diterima 03-04 10:00", "diputuskan 03-05 10:00", until="03-20 10:00").stages
    assert [(s.status, s.kept) for s in stages] == [("finished", True), ("finished", True)]


def test_an_extension_lengthens_its_stage_when_it_comes_in_time(office: Callable[..., Office]) -> None:
    stages = [{"id": "jawab", "nama": "Jawab", "paling_lama": "3 hari kerja", "perpanjangan": "2 hari kerja"}]
    here = office(stages)
    in_time = here.stage("diterima 03-04 10:00", "diperpanjang 03-07 09:00 jawab", until="03-07 10:00")
    assert due(in_time) == "03-13 15:00"
    goes_on = office(stages, RESUME).stage(
        "diterima 03-04 10:00",
        "diperpanjang 03-05 09:00 jawab",
        "dikembalikan 03-06 10:00",
        "dilengkapi 03-07 09:00",
        until="03-07 10:00",
    )
    assert (due(goes_on), goes_on.runs[-1].left.working_days) == ("03-14 15:00", 3)


@pytest.mark.parametrize(
    ("extensions", "message"),
    [
        (["03-08 09:00"], "the stage was due before that, Thursday, 7 March 2024 at 15:00 WIB"),
        (["03-05 09:00", "03-06 09:00"], "this stage has been `diperpanjang` already"),
        (["03-05 09:00", "03-15 09:00"], "this stage has been `diperpanjang` already"),
    ],
)
def test_a_second_extension_or_one_past_the_due_date_is_refused(
    office: Callable[..., Office], extensions: list[str], message: str
) -> None:
    stages = [{"id": "jawab", "nama": "Jawab", "paling_lama": "3 hari kerja", "perpanjangan": "2 hari kerja"}]
    with pytest.raises(FactsError) as error:
        office(stages).ledger(
            "diterima 03-04 10:00", *(f"diperpanjang {at} jawab" for at in extensions), until="03-20 10:00"
        )
    [found] = error.value.diagnostics
    assert (found.code, found.message("en")) == ("SP421", message)


def test_an_extension_past_the_due_date_is_refused_also_where_the_file_went_back_since(
    office: Callable[..., Office],
) -> None:
    stages = [{"id": "jawab", "nama": "Jawab", "paling_lama": "3 hari kerja", "perpanjangan": "2 hari kerja"}]
    received, back = "diterima 03-04 10:00", "dilengkapi 03-15 10:00"
    with pytest.raises(FactsError) as error:
        office(stages).ledger(
            received, "diperpanjang 03-08 09:00 jawab", "dikembalikan 03-13 10:00", back, until="03-20 10:00"
        )
    assert [finding.code for finding in error.value.diagnostics] == ["SP421"]
    # one that comes while the file is away belongs to no run, and is of no effect
    away = "dikembalikan 03-06 10:00", "diperpanjang 03-08 09:00 jawab", back
    assert office(stages).stage(received, *away, until="03-20 10:00").runs[-1].due.duration.amount == 3


def test_an_extension_before_the_stage_began_or_while_its_count_stood_still_counts(
    office: Callable[..., Office],
) -> None:
    stages = [{"id": "jawab", "nama": "Jawab", "paling_lama": "3 hari kerja", "perpanjangan": "2 hari kerja"}]
    early = ("diterima 03-04 10:00", "diperpanjang 03-04 11:00 jawab", "lengkap 03-05 10:00")
    assert due(office(stages).stage(*early, until="03-06 10:00")) == "03-14 15:00"
    away = ("diterima 03-04 10:00", "dikembalikan 03-05 10:00", "diperpanjang 03-13 09:00 jawab")
    here = office(stages, RESUME)
    assert here.stage(*away, until="03-13 10:00").left.working_days == 4
    assert due(here.stage(*away, "dilengkapi 03-14 10:00", until="03-14 10:00")) == "03-20 15:00"


def test_days_off_that_were_decreed_later_do_not_count_as_known_before(
    office: Callable[..., Office],
) -> None:
    """18 August 2025 became joint leave on the 7th."""
    here = office([{"id": "terbit", "nama": "Terbit", "paling_lama": "10 hari kerja"}])
    events, until = here.events("diterima 2025-08-05 10:00"), here.at("2025-08-06 10:00")
    before, now = (
        ledger_of(here.catalogue, SERVICE, events, until=until, known_at=known).stages[0]
        for known in (until, None)
    )
    assert (due(before), due(now)) == ("08-19 15:00", "08-20 15:00")


def test_of_two_extensions_the_first_counts(office: Callable[..., Office]) -> None:
    stages = [{"id": "jawab", "nama": "Jawab", "paling_lama": "3 hari kerja", "perpanjangan": "2 hari kerja"}]
    here = office(stages)
    events = here.events(
        "diterima 03-04 10:00", "diperpanjang 03-05 09:00 jawab", "diperpanjang 03-15 09:00 jawab"
    )
    standard = here.catalogue.standard(SERVICE, on=events[0].at.date()).standard
    history = history_of(tuple(events), here.at("03-20 10:00"), standard.agency.clock)
    [stage] = standard.stages
    limit = stage.rows[0].longest
    begun = Deadline(stage.id, stage.name, DeadlineKind.STANDARD, limit, extension=stage.extension)
    assert f"{history.runs(stage, begun, limit, events[0].at).deadline.due:%m-%d}" == "03-13"


def test_findings_state_facts_and_the_later_prevails(office: Callable[..., Office]) -> None:
    stages = [
        {
            "id": "terbit",
            "nama": "Terbit",
            "pilihan": [
                {"jika": {"fakta": "skala_usaha", "adalah": "mikro"}, "paling_lama": "1 hari kerja"},
                {"selain_itu": True, "paling_lama": "3 hari kerja"},
            ],
        }
    ]
    here = office(stages)
    [received] = here.events("diterima 03-04 10:00")
    open_stage = ledger_of(here.catalogue, SERVICE, [received], until=received.at).stages[0]
    assert (open_stage.status, open_stage.deadline.needs) == ("not_started", ("skala_usaha",))
    finding = Event(EventKind.FINDING, here.at("03-04 11:00"), facts={"skala_usaha": "mikro"})
    stage = ledger_of(
        here.catalogue, SERVICE, [received, finding], until=finding.at, facts={"skala_usaha": "kecil"}
    ).stages[0]
    assert due(stage) == "03-05 15:00"
    other = replace(finding, facts={"skala_usaha": "kecil"})
    with pytest.raises(FactsError) as error:
        ledger_of(here.catalogue, SERVICE, [received, finding, other], until=finding.at)
    [contradicted] = error.value.diagnostics
    assert "another `temuan` at the same moment states `skala_usaha` otherwise" in contradicted.message("en")
    later = replace(other, at=here.at("03-04 11:01"))
    [told] = ledger_of(here.catalogue, SERVICE, [received, finding, later], until=later.at).stages
    assert due(told) == "03-07 15:00"
    wrong = Event(EventKind.FINDING, here.at("03-04 11:00"), facts={"skala": "mikro"})
    with pytest.raises(FactsError) as error:
        ledger_of(here.catalogue, SERVICE, [received, wrong], until=wrong.at)
    assert [d.code for d in error.value.diagnostics] == ["SP401"]


def test_the_day_of_application_stays_the_day_of_receipt(catalogue: Catalogue) -> None:
    """Before the decree of 2024 there is none for Pasuruan, however late the file is completed."""
    zone = catalogue.files.zone("pasuruan")
    early = Event(EventKind.RECEIVED, datetime(2024, 1, 30, 10, tzinfo=zone))
    back = Event(EventKind.RETURNED, datetime(2024, 1, 30, 11, tzinfo=zone))
    again = Event(EventKind.RESUBMITTED, datetime(2024, 2, 1, 10, tzinfo=zone))
    with pytest.raises(CatalogueError) as error:
        ledger_of(catalogue, "pasuruan/konsultasi", [early, back, again], until=again.at)
    assert [d.code for d in error.value.diagnostics] == ["SP603"]


def test_a_ledger_that_runs_into_an_undecreed_year_says_so(office: Callable[..., Office]) -> None:
    here = office(DAYS)
    events = [Event(EventKind.RECEIVED, here.at("2027-12-30 10:00"))]
    stage = ledger_of(here.catalogue, SERVICE, events, until=here.at("2028-01-04 10:00")).stages[0]
    assert (stage.deadline.due, stage.kept, stage.spent) == (None, None, None)
    assert stage.deadline.reason is not None
    assert stage.deadline.reason.en == "the calendar of 2028 is not in the catalogue"


def test_a_count_that_goes_on_over_provisional_days_is_provisional(office: Callable[..., Office]) -> None:
    """Idul Fitri of 2027 may move, so what was spent before 16 March is not certain, nor is what is left."""
    here = office([{"id": "terbit", "nama": "Terbit", "paling_lama": "5 hari kerja"}], RESUME)
    events = [
        Event(EventKind.RECEIVED, here.at("2027-03-05 10:00")),
        Event(EventKind.RETURNED, here.at("2027-03-17 10:00")),
        Event(EventKind.RESUBMITTED, here.at("2027-03-18 10:00")),
    ]
    stage = ledger_of(here.catalogue, SERVICE, events, until=events[-1].at).stages[0]
    assert stage.deadline.counted is not None
    assert (f"{stage.deadline.due:%m-%d}", stage.deadline.counted.provisional) == ("03-23", True)


def test_a_count_that_goes_on_from_estimated_hours_rests_on_them(office: Callable[..., Office]) -> None:
    """The hour that Ramadan 2027, an estimate, takes from 8 February is still to run in April."""
    fasting = {
        "sumber": "SK Ramadan",
        "selama": "ramadan",
        "minggu": [{"hari": ["senin", "selasa"], "jam": "08.00-14.00"}],
    }
    here = office(
        [{"id": "terbit", "nama": "Terbit", "paling_lama": "8 jam"}],
        {"jam_layanan": [DAILY, fasting], **RESUME},
    )
    events = [
        Event(EventKind.RECEIVED, here.at("2027-02-08 10:00")),
        Event(EventKind.RETURNED, here.at("2027-02-09 09:00")),
        Event(EventKind.RESUBMITTED, here.at("2027-04-01 09:00")),
    ]
    [stage] = ledger_of(here.catalogue, SERVICE, events, until=events[-1].at).stages
    assert stage.deadline.uncertain == Uncertain.HOURS
    assert f"{stage.deadline.due:%m-%d %H:%M}" == "04-01 12:00"


def test_the_general_limit_pauses_too(office: Callable[..., Office]) -> None:
    here = office([{"id": "layanan", "nama": "Layanan", "ketentuan": "sesuai_jam_layanan"}])
    stage = here.stage("diterima 03-04 10:00", "dikembalikan 03-05 10:00", until="03-07 10:00")
    assert (stage.deadline.kind, stage.status) == ("general_limit", "paused")


@pytest.mark.parametrize("offset", ["+00:00", "+09:00"])
def test_events_of_any_offset_are_read_in_the_agencys_zone(
    office: Callable[..., Office], offset: str
) -> None:
    here = office(DAYS)
    at = here.at("03-04 10:00").astimezone(datetime.fromisoformat(f"2024-01-01T00:00{offset}").tzinfo)
    ledger = ledger_of(here.catalogue, SERVICE, [Event(EventKind.RECEIVED, at)], until=at)
    assert ledger.events[0].at.isoformat() == "2024-03-04T10:00:00+07:00"
    assert due(ledger.stages[0]) == "03-07 15:00"


def test_a_programme_is_no_stage_of_the_ledger_and_never_late(office: Callable[..., Office]) -> None:
    ceiling = {"id": "bina", "nama": "Bina", "paling_lama": "1 hari", "sifat": "batas_program"}
    opened = office([{"id": "jawab", "nama": "Jawab", "paling_lama": "1 hari kerja"}, ceiling])
    ledger = opened.ledger("diterima 03-04 10:00", "lengkap 03-04 10:00", until="03-29 10:00")
    assert [stage.deadline.stage for stage in ledger.stages] == ["jawab"]
    [programme] = ledger.to_dict("en")["programmes"]
    assert (programme["kind"], programme["due"], programme["until"]) == ("programme", None, "2024-03-05")
    assert programme["reason"] == "a ceiling on a programme, not due from the agency"
    assert "kept" not in programme


CLOCK = [{"id": "tanggapan", "nama": "Tanggapan", "paling_lama": "2x24 jam", "sejak": "diterima"}]


def test_what_is_left_of_hours_by_the_clock_is_so_to_the_minute(office: Callable[..., Office]) -> None:
    """28 hours and a quarter ran from Monday 10.00 to Tuesday 14.15; 19 and three quarters are left."""
    opened = office(CLOCK, RESUME)
    events = ("diterima 03-04 10:00", "dikembalikan 03-05 14:15", "dilengkapi 03-07 10:00")
    stage = opened.stage(*events, until="03-07 11:00")
    assert str(stage.runs[-1].due.duration) == "2x24 jam"
    left = (stage.runs[-1].until - stage.runs[-1].began) + stage.left.clock_time
    assert left == stage.runs[-1].left.clock_time == timedelta(hours=22)
    assert due(stage) == "03-08 08:00"  # 05.45 is before the office opens


def test_an_extension_may_be_that_of_a_row(office: Callable[..., Office]) -> None:
    rows = [{"selain_itu": True, "paling_lama": "1 hari kerja", "perpanjangan": "2 hari kerja"}]
    opened = office([{"id": "terbit", "nama": "Terbit", "pilihan": rows}])
    stage = opened.stage("diterima 03-04 10:00", "diperpanjang 03-05 10:00 terbit", until="03-05 11:00")
    assert due(stage) == "03-07 15:00"


# ── what the applicant has to do, and the issue ──────────────────────────────
COMMITMENT: list[dict[str, Any]] = [
    *DAYS,
    {
        "id": "komitmen",
        "nama": "Komitmen",
        "pihak": "pemohon",
        "paling_lama": "10 hari kerja",
        "perpanjangan": "5 hari kerja",
        "sejak": {"tahap": "terbit"},
    },
    {"id": "periksa", "nama": "Periksa", "paling_lama": "2 hari kerja", "sejak": {"tahap": "komitmen"}},
]
DECIDED = ("diterima 03-04 10:00", "diputuskan 03-06 10:00")


def test_what_the_applicant_has_to_do_is_no_stage_of_the_agencys(office: Callable[..., Office]) -> None:
    ledger = office(COMMITMENT).ledger(*DECIDED, until="2024-03-07 10:00")
    assert [stage.deadline.stage for stage in ledger.stages] == ["terbit", "periksa"]
    assert [stage.status for stage in ledger.stages] == ["finished", "not_started"]
    [duty] = ledger.duties
    assert (duty.status, duty.kept) == ("running", None)
    assert duty.deadline.due is not None
    assert duty.deadline.due.date().isoformat() == "2024-03-22"


def test_it_is_counted_from_the_issue_where_that_came_later(office: Callable[..., Office]) -> None:
    ledger = office(COMMITMENT).ledger(*DECIDED, "diterbitkan 03-07 10:00", until="2024-03-08 10:00")
    [duty] = ledger.duties
    assert duty.deadline.due is not None
    assert duty.deadline.due.date().isoformat() == "2024-03-25"


def test_a_return_does_not_stop_the_applicants_time(office: Callable[..., Office]) -> None:
    own = [{**COMMITMENT[1], "sejak": "diterima"}]
    here = office(own)
    events = ("diterima 03-04 10:00", "dikembalikan 03-05 10:00")
    [duty] = here.ledger(*events, until="2024-03-07 10:00").duties
    [plain] = here.ledger(events[0], until="2024-03-07 10:00").duties
    assert duty == plain


def test_the_agencys_stage_begins_when_the_applicant_is_done_and_can_be_late(
    office: Callable[..., Office],
) -> None:
    done = (*DECIDED, "temuan 03-15 10:00 komitmen")
    here = office(COMMITMENT)
    ledger = here.ledger(*done, until="2024-03-18 10:00")
    assert (ledger.duties[0].status, ledger.duties[0].kept) == ("finished", True)
    assert ledger.stages[-1].status == "running"
    late = here.ledger(*done, "temuan 03-21 10:00 periksa", until="2024-03-21 10:00").stages[-1]
    assert (late.status, late.kept) == ("finished", False)


def test_an_extension_lengthens_the_applicants_time(office: Callable[..., Office]) -> None:
    longer = office(COMMITMENT).ledger(
        *DECIDED, "diperpanjang 03-20 10:00 komitmen", until="2024-03-20 10:00"
    )
    assert longer.duties[0].deadline.due is not None
    assert longer.duties[0].deadline.due.date().isoformat() == "2024-04-01"


def test_nothing_of_the_agencys_can_happen_after_the_decision(office: Callable[..., Office]) -> None:
    here = office(COMMITMENT)
    for event in ("temuan 03-07 10:00 terbit", "lengkap 03-07 10:00", "diputuskan 03-07 10:00"):
        with pytest.raises(FactsError) as error:
            here.ledger(*DECIDED, event, until="2024-03-08 10:00")
        assert [finding.code for finding in error.value.diagnostics] == ["SP421"]
    with pytest.raises(FactsError):
        here.ledger(*DECIDED, "diterbitkan 03-07 10:00", "diterbitkan 03-08 10:00", until="2024-03-09 10:00")


def test_an_issue_without_a_decision_ends_the_agencys_stages(office: Callable[..., Office]) -> None:
    ledger = office(DAYS).ledger("diterima 03-04 10:00", "diterbitkan 03-06 10:00", until="2024-03-07 10:00")
    assert [(stage.status, stage.kept) for stage in ledger.stages] == [("finished", True)]


# ── complaints ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("settings", "end"), [({}, "03-14 15:00"), (RESUME, "03-13 15:00")], ids=["afresh", "goes-on"]
)
def test_a_complaint_that_is_sent_back_is_counted_by_the_agencys_rule(
    office: Callable[..., Office], settings: dict[str, Any], end: str
) -> None:
    here = office(DAYS, settings, complaint="2 hari kerja")
    events = here.events("diterima 03-06 10:00", "dikembalikan 03-07 10:00", "dilengkapi 03-08 10:00")
    ledger = ledger_of(here.catalogue, SERVICE, events, until=here.at("03-08 11:00"), complaint="ringan")
    [stage] = ledger.stages
    assert (ledger.complaint, stage.deadline.stage, due(stage)) == ("ringan", "ringan", end)
    assert ledger.dates.products == ()


def test_a_complaint_has_no_stages_and_one_of_no_class_is_refused(office: Callable[..., Office]) -> None:
    here = office(DAYS, {}, complaint="2 hari kerja")
    events = here.events("diterima 03-06 10:00", "temuan 03-07 10:00 terbit")
    for happened, name in ((events, "ringan"), (events[:1], "rngan")):
        with pytest.raises(CatalogueError) as error:
            ledger_of(here.catalogue, SERVICE, happened, until=events[-1].at, complaint=name)
        assert [finding.code for finding in error.value.diagnostics] == ["SP606"]
