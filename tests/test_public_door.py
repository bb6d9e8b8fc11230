"""`import sp_engine` is the only door: what it exports is sorted, complete and typed."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import sp_engine
from sp_engine import (
    Decision,
    Diagnostic,
    DueDates,
    Event,
    EventKind,
    Finding,
    JointRejection,
    Ledger,
    Words,
    due_dates,
    ledger_of,
    open_catalogue,
)
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.zones import ZONES

WIB = ZONES["WIB"]
ERRORS = ("CatalogueError", "FactsError", "RegisterError", "WitnessDisagreement")
WHILE_CHECKING = {"Clock": Clock, "CountingRules": CountingRules}
"""Names that a module imports only for type checkers."""


def test_the_exported_names_are_exactly_those_of_the_stub() -> None:
    stub = Path(inspect.getfile(sp_engine)).with_suffix(".pyi")
    listed = re.findall(r"import \w+ as (\w+)", stub.read_text(encoding="utf-8"))
    assert listed
    assert sp_engine.__all__ == sorted(listed)


def test_every_exported_name_is_documented() -> None:
    for name in sp_engine.__all__:
        assert inspect.getdoc(getattr(sp_engine, name)), name


def test_the_library_is_typed_and_its_catalogue_and_schemas_come_with_it() -> None:
    assert (files("sp_engine") / "py.typed").is_file()
    assert sp_engine.open_catalogue().files.agency_ids()


def test_deciding_imports_neither_the_command_line_nor_anything_heavy() -> None:
    heavy = ("sp_cli", "typer", "rich", "jsonschema", "durable", "pendulum", "sqlalchemy", "z3")
    decide = "sp_engine.open_catalogue().standard('depok/tamu', on=date(2026, 3, 16)).decide({}, received=at)"
    program = (
        "import sys, sp_engine; from datetime import date, datetime, timezone;"
        f"at = datetime(2026, 3, 16, 10, tzinfo=timezone.utc); {decide}.findings;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    subprocess.run(command, capture_output=True, check=True)  # documents are checked once, and remembered
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_no_error_of_the_library_is_bare() -> None:
    for name in ERRORS:
        error = getattr(sp_engine, name)([sp_engine.Diagnostic("SP605", "katalog")])
        assert error.diagnostics[0].code == "SP605"
        assert "katalog" in str(error)


CONTRACT = Path(__file__).parents[1] / "docs" / "reference" / "interface.md"
TAKES_A_LANGUAGE = [
    (Decision, ["to_dict", "fee_text", "objection", "condition_text"]),
    (Finding, ["text", "message", "remedy", "to_dict"]),
    (JointRejection, ["text", "message", "to_dict"]),
    (DueDates, ["to_json", "to_list", "to_dict", "condition_text"]),
    (Ledger, ["to_dict"]),
    (Diagnostic, ["message", "why", "fix", "to_dict"]),
    (Words, ["get", "say"]),
]


def public_members() -> Iterator[tuple[str, str]]:
    """Yield every class at the door with each member that the contract names."""
    library = CONTRACT.read_text(encoding="utf-8").partition("## Library")[2]
    for name, told in re.findall(r"^\| `(\w+)[^|]*\| (.*) \|$", library, re.MULTILINE):
        if inspect.isclass(getattr(sp_engine, name)):
            for member in re.findall(r"`\.(\w+)", told):
                yield name, member


def types_in(annotation: object) -> Iterator[type]:
    """Yield every class of ours in an annotation, however deep."""
    if inspect.isclass(annotation) and annotation.__module__.startswith("sp_engine."):
        yield annotation
    for part in get_args(annotation):
        yield from types_in(part)


@pytest.mark.parametrize(("name", "member"), list(public_members()))
def test_what_a_public_member_returns_can_be_imported_from_the_door(name: str, member: str) -> None:
    exported = getattr(sp_engine, name)
    found = inspect.getattr_static(exported, member, None)
    if isinstance(found, property | cached_property):
        found = found.fget if isinstance(found, property) else found.func
    if inspect.isfunction(found):
        hints = get_type_hints(found, vars(sys.modules[found.__module__]) | WHILE_CHECKING)
        annotation = hints["return"]
    elif name in ERRORS:
        annotation = tuple[Diagnostic, ...]
    else:
        annotation = get_type_hints(exported, localns=WHILE_CHECKING)[member]
    assert {kind.__name__ for kind in types_in(annotation)} <= set(sp_engine.__all__)


@pytest.mark.parametrize(("name", "returned"), [("due_dates", DueDates), ("ledger_of", Ledger)])
def test_what_a_public_function_returns_can_be_imported_from_the_door(name: str, returned: type) -> None:
    assert get_type_hints(getattr(sp_engine, name))["return"] is returned


@pytest.fixture(scope="module")
def decision() -> Decision:
    service = open_catalogue().standard("depok/rekomendasi-haki", on=date(2026, 3, 16))
    return service.decide({"modal_usaha": 5}, received=datetime(2026, 3, 16, 10, tzinfo=WIB))


@pytest.fixture(scope="module")
def dates() -> DueDates:
    return due_dates(open_catalogue(), "depok/rekomendasi-haki", datetime(2026, 3, 16, 10, tzinfo=WIB), {})


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    received = Event(EventKind.RECEIVED, datetime(2026, 3, 16, 10, tzinfo=WIB))
    return ledger_of(open_catalogue(), "depok/tamu", [received], until=received.at)


@pytest.mark.parametrize(("kind", "methods"), TAKES_A_LANGUAGE)
def test_a_language_that_is_not_known_is_refused_wherever_one_is_taken(
    decision: Decision, dates: DueDates, ledger: Ledger, kind: type, methods: list[str]
) -> None:
    examples: dict[type, object] = {
        Decision: decision,
        Finding: decision.findings[0],
        JointRejection: JointRejection(
            decision.standard.requirements[:2], None, decision.standard, decision.situation
        ),
        DueDates: dates,
        Ledger: ledger,
        Diagnostic: Diagnostic("SP605", "katalog"),
        Words: Words("ya", "yes"),
    }
    taking = [
        name
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and "language" in inspect.signature(method).parameters
    ]
    assert sorted(taking) == sorted(methods)
    for name in methods:
        first = dates.deadlines[:1] if (kind, name) == (DueDates, "to_dict") else ()
        with pytest.raises(ValueError, match='no language \'fr\'; use "id" or "en"'):
            getattr(examples[kind], name)(*first, language="fr")
        assert getattr(examples[kind], name)(*first, language="en") is not None or name == "remedy"


def test_what_is_returned_says_in_a_line_what_it_is(
    decision: Decision, dates: DueDates, ledger: Ledger
) -> None:
    assert repr(decision) == "Decision(return, depok/rekomendasi-haki, received 2026-03-16T10:00+07:00)"
    assert repr(decision.standard) == "Standard(depok/rekomendasi-haki, 903/61/kpts/DKUM/VII/2023)"
    assert repr(decision.findings[0]) == "Finding(domisili: missing)"
    assert repr(decision.deadlines[0]) == "Deadline(penerbitan, 3 hari kerja, no date)"
    assert repr(decision.fee) == "FeeDue(amount=0, needs=())"
    assert repr(decision.receipt).startswith("Receipt(sp-engine ")
    assert repr(dates) == (
        "DueDates(depok/rekomendasi-haki, [Deadline(penerbitan, 3 hari kerja, 2026-03-26T15:00+07:00)])"
    )
    assert repr(ledger).startswith("Ledger(depok/tamu, 1 events, [StageTime(")
    assert max(len(repr(thing)) for thing in (decision.needs, ledger)) < 400


def test_the_facts_of_an_applicant_are_not_in_what_is_logged_of_them(decision: Decision) -> None:
    facts = parse_facts({"nib": "1234567890123"}, decision.standard, decision.received)
    assert repr(facts) == "Facts(nib)"
    assert "1234567890123" not in repr(decision)


def test_what_a_decision_and_a_ledger_return_cannot_be_changed(
    decision: Decision, dates: DueDates, ledger: Ledger
) -> None:
    stage = ledger.stages[0]
    returned: list[tuple[object, str]] = [
        (decision.findings[0], "status"),
        (decision.needs, "parts"),
        (decision.fee, "amount"),
        (decision.receipt, "_facts"),
        (decision.deadlines[0], "limit"),
        (dates, "deadlines"),
        (ledger, "stages"),
        (ledger.events[0], "kind"),
        (stage, "status"),
        (stage.spent, "days"),
    ]
    for thing, name in returned:
        getattr(thing, name)
        with pytest.raises(AttributeError):
            setattr(thing, name, None)
