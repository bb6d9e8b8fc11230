"""The ledger over histories drawn by chance: what a plain reckoning says, and what must hold of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from property_examples import examples
from timing.histories import Applied, Offices, histories, plain
from timing.plain_ledger import Standing

from sp_engine.timing.elapsed import MINUTE, Elapsed
from sp_engine.timing.ledger import Ledger, ledger_of
from sp_engine.timing.stage_time import StageTime
from sp_engine.workdays.duration import Unit


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Offices:
    return Offices(tmp_path_factory.mktemp("kantor"))


def ledger(offices: Offices, applied: Applied, **more: Any) -> Ledger:
    until = offices.moment(applied.until)
    return ledger_of(offices.catalogue, applied.place, offices.events(applied), until=until, **more)


def _time(time: Elapsed | None, *, by_the_clock: bool) -> tuple[int, ...] | None:
    if time is None:
        return None
    clock = time.clock_time // MINUTE if by_the_clock else 0
    return time.open_time // MINUTE, time.working_days, time.days, clock


def _standing(offices: Offices, stage: StageTime) -> Standing:
    """Return what the ledger says of a stage as the judge says it."""
    limit = stage.deadline.limit
    clocked = limit is not None and limit.periods[0].unit == "jam dinding"
    due = stage.deadline.due
    return Standing(
        stage.status.value,
        None if due is None else offices.minute(due),
        stage.kept,
        _time(stage.spent, by_the_clock=clocked) or (),
        _time(stage.left, by_the_clock=clocked),
        _time(stage.late, by_the_clock=clocked),
    )


@examples(150)
@given(data=st.data())
def test_the_ledger_says_what_a_plain_reckoning_says(offices: Offices, data: st.DataObject) -> None:
    _judge(offices, data.draw(histories(offices)))


def _judge(offices: Offices, applied: Applied) -> None:
    """Compare with the plain reckoning, which takes events of one minute as the ledger put them in order."""
    found = ledger(offices, applied)
    told = {stage.deadline.stage: _standing(offices, stage) for stage in found.stages}
    events = tuple((offices.minute(event.at), event.kind.value, event.stage) for event in found.events)
    assert told == plain(offices, replace(applied, events=events))


FOUND = [
    Applied("lanjut-istirahat", "sehari", ((86400, "diterima", None), (86401, "dikembalikan", None)), 87090),
    Applied("lanjut-istirahat", "sehari", ((86400, "diterima", None), (87090, "dikembalikan", None)), 87330),
    Applied("ulang", "jam", ((86400, "diterima", None), (86400, "diperpanjang", "terbit")), 86400),
    Applied(
        "lanjut-istirahat",
        "nol",
        (
            (87090, "diterima", None),
            (87090, "dikembalikan", None),
            (87330, "dilengkapi", None),
            (87330, "dikembalikan", None),
        ),
        91440,
    ),
    Applied(
        "lanjut-istirahat",
        "sehari",
        (
            (87840, "diterima", None),
            (91200, "dikembalikan", None),
            (91620, "dilengkapi", None),
            (91620, "dikembalikan", None),
        ),
        93060,
    ),
]
"""Histories that chance found, each told wrong before: returned before opening, and after closing with
nothing left, where the next day counts; an extension in another unit; two returns over one closed stretch;
and one that the plain reckoning had wrong, where everything is used up twice."""
NAMES = ["before-opening", "used-up", "other-unit", "twice-closed", "used-up-twice"]


@pytest.mark.parametrize("applied", FOUND, ids=NAMES)
def test_what_chance_found_once_is_told_as_the_plain_reckoning_has_it(
    offices: Offices, applied: Applied
) -> None:
    _judge(offices, applied)


@examples(60)
@given(data=st.data())
def test_what_is_spent_and_what_is_left_make_up_the_limit(offices: Offices, data: st.DataObject) -> None:
    """With the extension, in what it is counted in; an end that a day off moves comes later by that."""
    applied = data.draw(histories(offices, ["sehari", "lima-hari", "menit", "minggu", "dinding"]))
    [stage] = ledger(offices, applied).stages
    assume(stage.left is not None)
    assert stage.left is not None
    assert stage.spent is not None
    whole = stage.spent + stage.left
    [period] = stage.runs[-1].due.limit.periods  # as an extension left it
    match period.unit:
        case Unit.WORKING_DAY:
            assert whole.working_days == period.amount
        case Unit.MINUTE:
            assert whole.open_time == timedelta(minutes=period.amount)
        case Unit.CLOCK_HOUR:
            assert whole.clock_time >= timedelta(hours=period.amount)
        case Unit.WEEK:
            assert whole.days >= 7 * period.amount


@examples(60)
@given(data=st.data())
def test_where_the_count_goes_on_a_return_for_no_time_of_the_office_changes_nothing(
    offices: Offices, data: st.DataObject
) -> None:
    applied = data.draw(histories(offices))
    kinds = [kind for _, kind, _ in applied.events]
    at = data.draw(st.integers(0, len(kinds) - 1))
    away = kinds[: at + 1].count("dikembalikan") > kinds[: at + 1].count("dilengkapi")
    assume(not (applied.restarts or away or "diputuskan" in kinds[: at + 1] or "lengkap" in kinds[at:]))
    begins = applied.events[at][0]
    ends = applied.events[at + 1][0] if at + 1 < len(kinds) else applied.until
    left = data.draw(st.integers(begins, ends))
    back = min(ends, offices.plain[applied.office].opening(left), left + data.draw(st.integers(0, 3000)))
    events = list(applied.events)
    events[at + 1 : at + 1] = [(left, "dikembalikan", None), (back, "dilengkapi", None)]
    assume(len(set(events)) == len(events))
    returned = replace(applied, events=tuple(events))
    told, straight = (
        [_standing(offices, stage) for stage in ledger(offices, one).stages] for one in (returned, applied)
    )
    assert told == straight


@examples(60)
@given(data=st.data())
def test_the_order_of_events_at_the_same_time_does_not_matter(offices: Offices, data: st.DataObject) -> None:
    applied = data.draw(histories(offices))
    mixed = data.draw(st.permutations(applied.events))
    same = replace(applied, events=tuple(sorted(mixed, key=lambda event: event[0])))
    assert ledger(offices, same).to_dict() == ledger(offices, applied).to_dict()


@examples(60)
@given(data=st.data())
def test_as_known_at_a_moment_nothing_later_counts(offices: Offices, data: st.DataObject) -> None:
    applied = data.draw(histories(offices))
    known = data.draw(st.integers(applied.events[0][0], applied.until))
    before = replace(applied, events=tuple(event for event in applied.events if event[0] <= known))
    told, plainly = (
        ledger(offices, replace(one, until=known), known_at=offices.moment(known))
        for one in (applied, before)
    )
    left_out = len(applied.events) - len(before.events)
    assert told.to_dict() == {**plainly.to_dict(), "left_out": left_out}


@examples(60)
@given(data=st.data())
def test_what_was_missed_stays_missed_and_no_due_date_is_brought_forward(
    offices: Offices, data: st.DataObject
) -> None:
    """Of a stage whose beginning rests on nothing that may yet be found to be otherwise."""
    applied = data.draw(histories(offices, ["lima-hari", "menit", "minggu", "dinding"]))
    moments = st.integers(applied.events[0][0], applied.until)
    first, then = sorted((data.draw(moments), data.draw(moments)))
    early, late = (
        ledger(offices, replace(applied, until=at), known_at=offices.moment(at)).stages[0]
        for at in (first, then)
    )
    if early.kept is not None:
        assert late.kept is early.kept
    lengthened = any(kind == "diperpanjang" for _, kind, _ in applied.events)
    if early.deadline.due and late.deadline.due and not (applied.restarts and lengthened):
        assert late.deadline.due >= early.deadline.due


@examples(60)
@given(data=st.data())
def test_an_application_that_was_late_somewhere_is_never_on_time_everywhere_again(
    offices: Offices, data: st.DataObject
) -> None:
    """Also where a stage began when the one before it was due, until that was found to have ended."""
    applied = data.draw(histories(offices, ["berantai"]))
    assume(not any(kind == "lengkap" for _, kind, _ in applied.events))  # which sets the beginning anew
    moments = st.integers(applied.events[0][0], applied.until)
    first, then = sorted((data.draw(moments), data.draw(moments)))
    early, late = (
        ledger(offices, replace(applied, until=at), known_at=offices.moment(at)).stages
        for at in (first, then)
    )
    if any(stage.kept is False for stage in early):
        assert any(stage.kept is False for stage in late)
