"""Events files: read strictly, and only what can have happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from sp_engine import FactsError
from sp_engine.documents.events_document import EventKind
from sp_engine.timing.events import Event, check_events
from sp_engine.timing.events_file import read_events
from sp_engine.workdays.zones import ZONES
from sp_engine.yaml_text.source import load_source, parse_yaml

WIB = ZONES["WIB"]
LATER = datetime(2027, 1, 1, tzinfo=WIB)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "peristiwa.yaml"


def file(*events: str, head: str = "format: sp-peristiwa/1") -> str:
    return "\n".join((head, "peristiwa:", *(f"  - {{{event}}}" for event in events), ""))


def problems(text: str, until: datetime = LATER) -> list[tuple[str, int | None, str]]:
    """Return code, line and message of everything that is wrong with a file."""
    source = parse_yaml(text, "peristiwa.yaml")
    with pytest.raises(FactsError) as error:
        check_events(read_events(source, WIB).events, until, source)
    return [(d.code, d.span.line if d.span else None, d.message("en")) for d in error.value.diagnostics]


RECEIVED = "jenis: diterima, pada: 2026-03-16T10:00"
RETURNED = "jenis: dikembalikan, pada: 2026-03-17T10:00"
RESUBMITTED = "jenis: dilengkapi, pada: 2026-03-25T10:00"
DECIDED = "jenis: diputuskan, pada: 2026-03-27T10:00"


def test_a_file_is_read_with_times_in_the_agencys_zone_or_their_own() -> None:
    text = file(RECEIVED, "jenis: dikembalikan, pada: 2026-03-17T04:00Z, catatan: KTP belum ada")
    events = read_events(parse_yaml(text, "x"), WIB).events
    assert events[0] == Event(EventKind.RECEIVED, datetime(2026, 3, 16, 10, tzinfo=WIB))
    assert events[1].at.astimezone(WIB) == datetime(2026, 3, 17, 11, tzinfo=WIB)
    assert events[1].note == "KTP belum ada"
    check_events(events, LATER)


def test_the_example_in_the_documentation_can_be_read() -> None:
    written = read_events(load_source(EXAMPLE), WIB)
    check_events(written.events, LATER, written.source)
    assert written.service == "depok/rekomendasi-haki"


@pytest.mark.parametrize(
    ("events", "line", "message"),
    [
        ([RETURNED], 3, "the first event must be `diterima`"),
        ([RECEIVED, RECEIVED.replace("16", "17")], 4, "it has been `diterima` already"),
        ([RECEIVED, RESUBMITTED], 4, "the file has not been `dikembalikan`"),
        ([RECEIVED, RETURNED, RETURNED.replace("T10", "T11")], 5, "it is `dikembalikan`, not"),
        ([RECEIVED, RETURNED, "jenis: lengkap, pada: 2026-03-18T10:00"], 5, "write `dilengkapi` first"),
        (
            [RECEIVED, "jenis: lengkap, pada: 2026-03-16T11:00", "jenis: lengkap, pada: 2026-03-16T12:00"],
            5,
            "the file is `lengkap` already",
        ),
        ([RECEIVED, DECIDED, RETURNED.replace("17", "28")], 5, "it has been `diputuskan` already"),
        ([RECEIVED, RETURNED, RETURNED], 5, "the same event is written twice"),
        ([RECEIVED, "jenis: temuan, pada: 2026-03-17T10:00"], 4, "`temuan` needs `fakta` or `tahap`"),
        ([RECEIVED, "jenis: diperpanjang, pada: 2026-03-17T10:00"], 4, "`diperpanjang` needs `tahap`"),
        ([f"{RECEIVED}, tahap: survei"], 3, "`diterima` takes no `tahap` or `fakta`"),
    ],
)
def test_what_cannot_have_happened_is_refused_at_its_place(
    events: list[str], line: int, message: str
) -> None:
    [(code, at, told)] = problems(file(*events))
    assert (code, at) == ("SP421", line)
    assert message in told


def test_a_stage_is_extended_once_and_no_more() -> None:
    first = "jenis: diperpanjang, pada: 2026-03-18T10:00, tahap: penerbitan"
    second = "jenis: diperpanjang, pada: 2026-03-19T10:00, tahap: penerbitan"
    assert [(code, line) for code, line, _ in problems(file(RECEIVED, first, second))] == [("SP421", 5)]


STAGE = "pada: 2026-03-18T10:00, tahap: penerbitan"


@pytest.mark.parametrize("kind", ["temuan", "diperpanjang"])
def test_what_ends_or_extends_a_stage_that_is_over_is_refused(kind: str) -> None:
    later = f"jenis: {kind}, {STAGE.replace('18', '19')}"
    [(code, line, told)] = problems(file(RECEIVED, f"jenis: temuan, {STAGE}", later))
    assert (code, line, told) == ("SP421", 5, "this stage was over before that")


@pytest.mark.parametrize(
    "written",
    [
        ["jenis: dilengkapi", "jenis: dikembalikan"],
        ["jenis: diputuskan", "jenis: lengkap", "jenis: dikembalikan", "jenis: dilengkapi"],
        ["jenis: diterbitkan", "jenis: diputuskan"],
        ["jenis: temuan, tahap: periksa", "jenis: diperpanjang, tahap: periksa"],
        ["jenis: dikembalikan, tahap: periksa", "jenis: temuan, tahap: periksa"],
    ],
)
def test_events_at_the_same_time_happened_in_an_order_in_which_they_can(written: list[str]) -> None:
    entries = [f"{event}, pada: 2026-03-17T10:00" for event in written]
    told = [
        check_events(read_events(parse_yaml(file(RECEIVED, *order), "x"), WIB).events, LATER)
        for order in permutations(entries)
    ]
    assert len({tuple((event.kind, event.stage) for event in events) for events in told}) == 1


def test_what_is_wrong_with_events_at_the_same_time_is_told_at_its_own_place() -> None:
    entries = ("jenis: diputuskan", "jenis: dilengkapi", "jenis: lengkap")
    text = file(RECEIVED, *(f"{entry}, pada: 2026-03-17T10:00" for entry in entries))
    assert [(code, line) for code, line, _ in problems(text)] == [("SP421", 5)]


def test_events_out_of_order_are_refused() -> None:
    [(code, line, told)] = problems(file(RECEIVED, RETURNED.replace("17", "15")))
    assert (code, line) == ("SP420", 4)
    assert "at Sunday, 15 March 2026 at 10:00 WIB stands after" in told


def test_two_events_at_the_same_moment_are_in_order() -> None:
    text = file(RECEIVED, "jenis: dikembalikan, pada: 2026-03-16T10:00")
    check_events(read_events(parse_yaml(text, "x"), WIB).events, LATER)


def test_what_has_not_happened_yet_is_refused() -> None:
    until = datetime(2026, 3, 16, 12, tzinfo=WIB)
    assert [(code, line) for code, line, _ in problems(file(RECEIVED, RETURNED), until)] == [("SP422", 4)]


def test_every_problem_is_reported_at_once() -> None:
    found = problems(file(RETURNED, RECEIVED.replace("2026", "2027"), RESUBMITTED))
    assert [code for code, *_ in found] == ["SP421", "SP421", "SP422", "SP420"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (file("jenis: diterma, pada: 2026-03-16T10:00"), "SP205", 3),
        (file("jenis: diterima, pada: 2026-03-16"), "SP206", 3),
        (file("jenis: diterima, pada: 2026-02-30T10:00"), "SP410", 3),
        (file("jenis: diterima, pada: 2026-03-16T10:00+25:00"), "SP410", 3),
        (file("jenis: diterima"), "SP202", 3),
        (file(f"{RECEIVED}, tahapan: survei"), "SP201", 3),
        (file(RECEIVED, head="format: sp-peristiwa/2"), "SP210", 1),
        ("format: sp-peristiwa/1\nperistiwa: []\n", "SP207", 2),
    ],
)
def test_a_malformed_file_is_refused_at_its_place(text: str, code: str, line: int) -> None:
    assert [(c, at) for c, at, _ in problems(text)] == [(code, line)]


def test_events_without_a_file_are_checked_too() -> None:
    for events in ([], [Event(EventKind.RETURNED, LATER)]):
        with pytest.raises(FactsError) as error:
            check_events(events, LATER)
        assert [d.code for d in error.value.diagnostics] == ["SP421"]
    naive = Event(EventKind.RECEIVED, datetime(2026, 3, 16, 10))
    with pytest.raises(FactsError) as error:
        check_events([naive], LATER + timedelta(days=1))
    assert [d.code for d in error.value.diagnostics] == ["SP413"]
