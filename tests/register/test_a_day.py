"""Five days at a counter: sixty applicants, three returned and back, two late, one corrected.

What `due` says each morning was worked out by hand from the calendar of March 2026, not by the engine: the
office works from Monday to Friday; 18 to 24 March are off (Nyepi, cuti bersama, Idul Fitri); a letter of
recommendation takes three working days, the day of receipt being day 0.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from register.counters import WIB, catalogue, decided

from sp_engine import EventKind, Register
from sp_engine.assurance.cases.example_application import example_of
from sp_engine.register.application import Standing
from sp_engine.register.due import Nearness, due_applications
from sp_engine.rules import Outcome

HAKI = "depok/rekomendasi-haki"


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=WIB)


@pytest.fixture(scope="module")
def complete() -> dict[str, Any]:
    example = example_of(catalogue(), HAKI, Outcome.APPROVE, at(2).date())
    assert example is not None
    return example.facts


def morning(register: Register, day: int) -> dict[str, list[int]]:
    """Return the numbers in each part of the list at eight in the morning."""
    moment = at(day, 8)
    applications = register.applications("depok", until=moment)
    told: dict[str, list[int]] = {}
    for one in due_applications(applications, register.personal(applications), catalogue(), moment):
        assert one.problem is None
        told.setdefault(one.nearness.value, []).append(one.application.number.ordinal)
    return {nearness: sorted(numbers) for nearness, numbers in told.items()}


def test_every_morning_says_what_a_hand_reckons(register: Register, complete: dict[str, Any]) -> None:
    lacking = {name: value for name, value in complete.items() if name != "surat_permohonan"}

    def receive(numbers: range, day: int, *, without: tuple[int, ...] = ()) -> None:
        for number in numbers:
            moment = at(day, 9, number % 60)
            facts = lacking if number in without else complete
            decision = decided(facts, moment, service=HAKI)
            kept = register.record(decision, recorded=moment, applicant=f"Pemohon {number}", clerk="Sari")
            assert kept.number.ordinal == number

    def decide(numbers: range | list[int], day: int) -> None:
        for number in numbers:
            moment = at(day, 14, number % 60)
            register.add_event(
                catalogue(), f"depok/2026/{number}", EventKind.DECIDED, at=moment, recorded=moment
            )

    # Monday 2 March: twenty, of whom 5, 6 and 7 lack the letter and take their file home.
    receive(range(1, 21), 2, without=(5, 6, 7))
    # Tuesday: twenty more.  Those of Monday are due on Thursday 5, three working days after it.
    assert morning(register, 3) == {
        "this_week": [1, 2, 3, 4, *range(8, 21)],
        "with_applicant": [5, 6, 7],
    }
    receive(range(21, 41), 3)
    # Wednesday 4: the three are back with the letter, and their time begins anew: due on Monday 9.
    assert morning(register, 4) == {
        "this_week": [1, 2, 3, 4, *range(8, 41)],
        "with_applicant": [5, 6, 7],
    }
    for number in (5, 6, 7):
        moment = at(4, 11, number)
        received = register.application(f"depok/2026/{number}").received
        decision = decided(complete, received, service=HAKI, complete=moment)
        register.record_again(f"depok/2026/{number}", decision, at=moment, recorded=moment)
    decide([*range(1, 5), *range(8, 19)], 4)
    receive(range(41, 61), 4)
    # Thursday 5: 19 and 20 are due today; those of Tuesday tomorrow; those of Wednesday, and the three,
    # on Monday.
    assert morning(register, 5) == {
        "today": [19, 20],
        "this_week": [*range(21, 41)],
        "later": [5, 6, 7, *range(41, 61)],
    }
    decide(range(21, 41), 5)
    # Friday 6: 19 and 20 were forgotten, and are late.
    assert morning(register, 6) == {"late": [19, 20], "later": [5, 6, 7, *range(41, 61)]}
    # The letter of 60 was another applicant's: corrected, the file waits for its applicant.
    moment = at(6, 9)
    received = register.application("depok/2026/60").received
    register.correct(
        catalogue(),
        "depok/2026/60",
        recorded=moment,
        reason="suratnya milik pemohon lain",
        decision=decided(lacking, received, service=HAKI),
    )
    decide([19, 20], 6)
    # Monday 9: what was received or was back on Wednesday is due today.
    assert morning(register, 9) == {"today": [5, 6, 7, *range(41, 60)], "with_applicant": [60]}
    decide([5, 6, 7, *range(41, 60)], 9)
    assert morning(register, 10) == {"with_applicant": [60]}

    applications = register.applications()
    assert len(applications) == 60
    assert Counter(one.standing for one in applications) == {
        Standing.CLOSED: 59,
        Standing.WITH_APPLICANT: 1,
    }
    assert register.verify().findings == ()


def test_days_off_are_passed_over_and_nearness_is_by_the_week(
    register: Register, complete: dict[str, Any]
) -> None:
    """Received on Monday 16 March: 17 counts, 18 to 24 are off, so 25 and 26 do: due on Thursday 26."""
    register.record(decided(complete, at(16), service=HAKI), recorded=at(16))
    assert morning(register, 17) == {"later": [1]}
    assert morning(register, 23) == {"this_week": [1]}
    assert morning(register, 26) == {"today": [1]}
    assert morning(register, 27) == {"late": [1]}
    (one,) = due_applications(
        register.applications(), register.personal(register.applications()), catalogue(), at(17)
    )
    assert one.due == at(26, 15)
    assert one.nearness is Nearness.LATER


def test_an_application_that_no_catalogue_knows_hides_no_other(
    register: Register, complete: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from shutil import copytree

    from sp_engine import open_catalogue
    from sp_engine.catalogue.files import bundled_catalogue

    root = tmp_path_factory.mktemp("katalog")
    for folder in ("kalender", "depok"):
        copytree(bundled_catalogue() / folder, root / folder)
    register.record(decided(complete, at(16), service=HAKI), recorded=at(16))
    register.record(decided({}, at(16), service="pasuruan/klinik-kukm"), recorded=at(16, 11))
    applications = register.applications()
    found = due_applications(applications, register.personal(applications), open_catalogue(root), at(17))
    assert {str(one.application.number): one.problem is None for one in found} == {
        "depok/2026/0001": True,
        "pasuruan/2026/0001": False,
    }
