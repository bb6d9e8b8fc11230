"""Returns for what fell due after a stage: they stop only what starts after it, and start nothing afresh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from deciding.read_service import service_with
from deciding.test_gates import GATED
from deciding.timed_service import moment

from sp_engine import Catalogue, FactsError, open_catalogue
from sp_engine.documents.events_document import EventKind
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.ledger import ledger_section
from sp_engine.presenting.text import text_lines
from sp_engine.timing.events import Event
from sp_engine.timing.ledger import Ledger, ledger_of
from sp_engine.timing.stage_time import StageTime

Reckon = Callable[..., Ledger]
"""Reckons events written as `diterima 03-04 10:00 TAHAP`, in March 2024, up to a moment."""


@pytest.fixture
def reckon(tmp_path: Path) -> Reckon:
    service_with(tmp_path, GATED)
    catalogue: Catalogue = open_catalogue(tmp_path)

    def ledger(*written: str, until: str = "03-29 10:00") -> Ledger:
        events = []
        for text in written:
            kind, day, time, *stage = text.split()
            at = moment(catalogue, f"2024-{day} {time}")
            events.append(Event(EventKind(kind), at, stage[0] if stage else None))
        facts = {"skala_usaha": "kecil"}
        return ledger_of(
            catalogue, "kota/surat", events, until=moment(catalogue, f"2024-{until}"), facts=facts
        )

    return ledger


ASSESSED = ("diterima 03-04 10:00", "lengkap 03-04 10:00", "temuan 03-05 10:00 penetapan")
UNPAID = (*ASSESSED, "dikembalikan 03-06 10:00 penetapan")


def due(ledger: Ledger) -> dict[str, str | None]:
    found = {s.deadline.stage: s.deadline.due for s in ledger.stages}
    return {stage: None if at is None else f"{at:%m-%d %H:%M}" for stage, at in found.items()}


def days_left(stage: StageTime) -> list[int]:
    """Return the working days left when each run began."""
    return [run.left.working_days for run in stage.runs if run.left is not None]


def test_a_return_after_a_gate_pauses_only_what_starts_after_it(reckon: Reckon) -> None:
    before, after = reckon(*ASSESSED), reckon(*UNPAID)
    assert {**due(before), "penerbitan": None} == due(after)
    paused = {s.deadline.stage for s in after.stages if s.status == "paused"}
    assert paused == {"penerbitan"}


def test_what_is_supplied_lets_it_go_on_where_it_stood(reckon: Reckon) -> None:
    """Although the agency starts the clock afresh on any other resubmission."""
    paid = reckon(*UNPAID, "dilengkapi 03-13 10:00")
    assert paid.restarts
    stage = paid.stages[-1]
    assert stage.deadline.stage == "penerbitan"
    assert days_left(stage) == [3, 2]
    assert stage.spent is not None
    assert stage.running == stage.spent


def test_a_return_from_the_start_still_starts_everything_afresh(reckon: Reckon) -> None:
    ledger = reckon(*ASSESSED, "dikembalikan 03-06 10:00", "dilengkapi 03-13 10:00", "lengkap 03-13 10:00")
    stage = ledger.stages[-1]
    assert days_left(stage) == [3, 3]
    assert stage.running != stage.spent


def test_after_a_return_of_each_kind_only_the_time_since_the_fresh_start_counts(reckon: Reckon) -> None:
    ledger = reckon(
        *ASSESSED,
        *("dikembalikan 03-06 10:00", "dilengkapi 03-13 10:00", "lengkap 03-13 10:00"),
        *("dikembalikan 03-14 10:00 penetapan", "dilengkapi 03-18 10:00"),
    )
    stage = ledger.stages[-1]
    assert days_left(stage) == [3, 3, 2]


def test_the_ledger_says_after_which_stages_it_would_be_decided(reckon: Reckon) -> None:
    assert reckon(*ASSESSED).to_dict()["after"] == ["penetapan"]
    assert reckon("diterima 03-04 10:00", "temuan 03-05 10:00 penerbitan").to_dict()["after"] == [
        "penerbitan",
        "penetapan",
    ]


def test_the_stage_after_another_runs_from_the_minute_in_which_that_ended(reckon: Reckon) -> None:
    """From 14.00, six hours on 6 March, two on the 7th and one once it is back: no minute too many."""
    ledger = reckon(
        *("diterima 03-04 10:00", "lengkap 03-04 10:00", "temuan 03-05 14:00 penetapan"),
        *("dikembalikan 03-07 10:00 penetapan", "dilengkapi 03-20 09:00"),
        until="03-20 10:00",
    )
    stage = ledger.stages[-1]
    first, second = stage.runs
    assert f"{first.began:%m-%d %H:%M}" == "03-05 14:00"
    assert stage.spent is not None
    office_hours = timedelta(hours=1 + 6 + 2 + 1)
    assert (stage.spent.open_time, stage.spent.working_days) == (office_hours, 2)
    assert (first.afresh, second.afresh) == (False, False)


def test_a_stage_that_follows_one_that_ended_at_closing_time_has_spent_no_day_on_it(reckon: Reckon) -> None:
    stages = reckon(
        *("diterima 03-04 10:00", "lengkap 03-04 10:00", "temuan 03-05 15:00 penetapan"), until="03-06 10:00"
    ).stages
    assert stages[-1].spent is not None
    assert (stages[-1].spent.working_days, stages[-1].spent.open_time) == (1, timedelta(hours=2))


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ("dikembalikan 03-07 10:00", "setelah dilengkapi dihitung lagi dari awal (anggapan)"),
        (
            "dikembalikan 03-07 10:00 penetapan",
            "yang jatuh tempo setelah suatu tahap sudah diserahkan: hitungan dilanjutkan; sisa 1 hari kerja",
        ),
    ],
)
def test_the_page_says_of_each_return_whether_the_count_began_afresh_or_went_on(
    reckon: Reckon, returned: str, told: str
) -> None:
    complete = ("lengkap 03-20 09:00",) if "penetapan" not in returned else ()
    events = (*ASSESSED, returned, "dilengkapi 03-20 09:00", *complete)
    section = ledger_section(reckon(*events), explain=False, language="id")
    page = "\n".join(text_lines(section, Screen()))
    last = page[page.index("Penerbitan") :]
    assert told in " ".join(last.split())
    assert ("dihitung lagi dari awal" in last) == bool(complete)


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        (("diterima 03-04 10:00", "dikembalikan 03-05 10:00 penetapan"), "had not ended by then"),
        (("diterima 03-04 10:00", "dikembalikan 03-05 10:00 pemeriksaan"), "no requirement falls due after"),
    ],
)
def test_a_return_after_a_stage_that_had_not_ended_or_opens_nothing_is_refused(
    reckon: Reckon, events: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(FactsError) as refused:
        reckon(*events)
    assert problem in refused.value.diagnostics[0].message("en")
