"""Five days at a counter: sixty applicants, three returned and back, two late, one corrected.

What happens and what `sp log due` says each morning stands in `lima_hari.yaml`, worked out by hand from the
calendar, not by the engine.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from register.counters import WIB, catalogue, decided
from sp_cli.main import main

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


MORNINGS = {
    "terlambat": "late",
    "hari_ini": "today",
    "minggu_ini": "this_week",
    "kemudian": "later",
    "menunggu_pemohon": "with_applicant",
}
"""The parts of a morning's list, as the hand calls them and as JSON does."""


def numbers(written: Any) -> list[int]:
    """Return the numbers of `1-4, 8`."""
    told: list[int] = []
    for part in str(written).split(",") if written is not None else ():
        first, _, last = part.strip().partition("-")
        told += range(int(first), int(last or first) + 1)
    return told


def days() -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load((Path(__file__).parent / "lima_hari.yaml").read_text(encoding="utf-8"))


def morning(file: Path, day: date, sp: Callable[..., str]) -> dict[str, list[int]]:
    """Return the numbers in each part of what `sp log due` prints at eight in the morning."""
    told = json.loads(
        sp("log", "due", "--register", str(file), "--agency", "depok", "--at", f"{day}T08:00", "--json")
    )
    found: dict[str, list[int]] = {}
    for one in told["due"]:
        assert one["problem"] is None
        found.setdefault(one["nearness"], []).append(int(one["number"].rpartition("/")[2]))
    return {nearness: sorted(some) for nearness, some in found.items()}


@pytest.fixture
def sp(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        assert main([*arguments]) == 0
        return capsys.readouterr().out

    return run


def test_every_morning_says_what_a_hand_reckons(
    register: Register, file: Path, complete: dict[str, Any], sp: Callable[..., str]
) -> None:
    lacking = {name: value for name, value in complete.items() if name != "surat_permohonan"}
    happened: Counter[str] = Counter()
    for told in days():
        day = told["hari"]
        expected = {MORNINGS[part]: numbers(some) for part, some in told.pop("pagi").items()}
        assert morning(file, day, sp) == expected, day
        without = numbers(told.get("tanpa_surat"))
        for what, some in told.items():
            for number in numbers(some) if what != "hari" else ():
                happened[what] += 1
                moment = at(day.day, {"diterima": 9, "dilengkapi": 11}.get(what, 14), number % 60)
                one = f"depok/2026/{number}"
                match what:
                    case "diterima":
                        decision = decided(lacking if number in without else complete, moment, service=HAKI)
                        kept = register.record(decision, recorded=moment, applicant=f"Pemohon {number}")
                        assert kept.number.ordinal == number
                    case "tanpa_surat":
                        assert register.application(one).standing is Standing.WITH_APPLICANT
                    case "dilengkapi":
                        received = register.application(one).received
                        again = decided(complete, received, service=HAKI, complete=moment)
                        register.record_again(one, again, at=moment, recorded=moment)
                    case "dikoreksi":
                        received = register.application(one).received
                        register.correct(
                            catalogue(),
                            one,
                            recorded=moment,
                            reason="suratnya milik pemohon lain",
                            decision=decided(lacking, received, service=HAKI),
                        )
                    case "diputuskan":
                        register.add_event(catalogue(), one, EventKind.DECIDED, at=moment, recorded=moment)
    assert happened == {"diterima": 60, "tanpa_surat": 3, "dilengkapi": 3, "dikoreksi": 1, "diputuskan": 59}
    standings = Counter(one.standing for one in register.applications())
    assert standings == {Standing.CLOSED: 59, Standing.WITH_APPLICANT: 1}
    assert register.verify().findings == ()


def due_on(register: Register, day: int) -> dict[str, list[int]]:
    moment = at(day, 8)
    applications = register.applications("depok", until=moment)
    told: dict[str, list[int]] = {}
    for one in due_applications(applications, register.personal(applications), catalogue(), moment):
        told.setdefault(one.nearness.value, []).append(one.application.number.ordinal)
    return told


def test_days_off_are_passed_over_and_nearness_is_by_the_week(
    register: Register, complete: dict[str, Any]
) -> None:
    """Received on Monday 16 March: 17 counts, 18 to 24 are off, so 25 and 26 do: due on Thursday 26."""
    register.record(decided(complete, at(16), service=HAKI), recorded=at(16))
    assert due_on(register, 17) == {"later": [1]}
    assert due_on(register, 23) == {"this_week": [1]}
    assert due_on(register, 26) == {"today": [1]}
    assert due_on(register, 27) == {"late": [1]}
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
    from sp_engine.catalogue.catalogue_documents import bundled_catalogue

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
