"""What a case expects: every outcome and status by name, and only what is stated is compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from sp_engine import Decision, FindingStatus, Outcome, Service
from sp_engine.assurance.cases.case import key_of
from sp_engine.assurance.cases.expectation import (
    LISTS,
    expected_outcome,
    lists_of,
    preferences_of,
    to_supply,
    unmet_expectations,
)
from sp_engine.documents.cases_document import WrittenCase
from sp_engine.documents.expected_outcome import ExpectedOutcome

RECEIVED = "2026-03-16T10:00"


@pytest.fixture(scope="module")
def decision(services: dict[str, Service]) -> Decision:
    service = services["depok/rekomendasi-haki"]
    facts = {"wilayah_usaha": "kota-depok", "modal_usaha": 5, "memiliki_perizinan_usaha": "tidak"}
    at = datetime.fromisoformat(RECEIVED).replace(tzinfo=service.standard.agency.zone)
    return service.decide(facts, received=at)


def case(**values: Any) -> WrittenCase:
    stated = {"received": RECEIVED, "outcome": ExpectedOutcome.RETURNED, **values}
    return WrittenCase(name="satu", **stated)


def told(written: WrittenCase, decision: Decision) -> list[tuple[str, str, str, str]]:
    return [(u.key, u.part, u.expected, u.found) for u in unmet_expectations(written, decision)]


def test_every_outcome_is_expected_by_its_own_word_and_those_that_need_reasons_have_a_list() -> None:
    assert {outcome: expected_outcome(outcome).value for outcome in Outcome} == {
        "approve": "disetujui",
        "return": "dikembalikan",
        "reject": "ditolak",
        "pending": "menunggu",
    }
    lists = {outcome.value: outcome.reasons for outcome in ExpectedOutcome}
    assert {word: field and key_of(field) for word, field in lists.items()} == {
        "disetujui": None,
        "dikembalikan": "kurang",
        "ditolak": "karena",
        "menunggu": "menunggu",
        "di_luar_masa_berlaku": None,
    }


def test_every_status_stands_in_its_list() -> None:
    assert {status.value: list(lists_of(status)) for status in FindingStatus} == {
        "met": [],
        "missing": ["lacking"],
        "deficient": ["lacking"],
        "failed": ["failed"],
        "not_applicable": ["not_applicable"],
        "pending": ["pending"],
        "later": ["pending", "later"],
        "preferred": [],
        "not_preferred": [],
        "preference_unknown": [],
    }
    assert {one for status in FindingStatus for one in lists_of(status)} == set(LISTS)


def test_what_is_not_stated_is_not_compared(decision: Decision) -> None:
    assert told(case(), decision) == []


def test_a_wrong_outcome_comes_with_the_reasons_of_the_right_one(decision: Decision) -> None:
    [unmet] = unmet_expectations(case(outcome=ExpectedOutcome.APPROVED), decision)
    assert (unmet.key, unmet.expected, unmet.found) == ("hasil", "disetujui", "dikembalikan")
    assert "nib: " in unmet.because.en
    assert unmet.sentence.en.startswith("`hasil` expected disetujui, found dikembalikan (produk: ")


def test_no_decree_in_force_is_expected_where_there_is_one(decision: Decision) -> None:
    written = case(outcome=ExpectedOutcome.NOT_IN_FORCE, failed=("nib",))
    assert told(written, decision) == [("hasil", "", "di_luar_masa_berlaku", "dikembalikan")]


def test_a_list_is_compared_as_a_whole_in_any_order(decision: Decision) -> None:
    lacking = [f.requirement.id for f in decision.findings if "lacking" in lists_of(f.status)]
    assert len(lacking) > 2
    assert told(case(lacking=tuple(reversed(lacking))), decision) == []
    assert told(case(lacking=tuple(lacking[1:])), decision) == [
        ("kurang", "", ", ".join(lacking[1:]), ", ".join(lacking))
    ]
    assert told(case(failed=()), decision) == []
    assert told(case(failed=("nib",)), decision) == [("karena", "", "nib", "-")]
    assert told(case(lacking=()), decision) == [("kurang", "", "-", ", ".join(lacking))]


def test_what_to_supply_is_compared(decision: Decision) -> None:
    supplied = to_supply(decision)
    assert "nib" in supplied
    assert told(case(to_supply=tuple(supplied)), decision) == []
    [(key, _, wanted, _)] = told(case(to_supply=("nib",)), decision)
    assert (key, wanted) == ("lengkapi", "nib")


def test_due_dates_and_the_fee_are_compared_stage_by_stage(decision: Decision) -> None:
    assert told(case(due={"penerbitan": None}, fee=0), decision) == []
    wrong = case(due={"penerbitan": "2026-03-26", "lain": None}, fee="Rp5.000")
    assert told(wrong, decision) == [
        ("tenggat", "penerbitan", "penerbitan 2026-03-26", "penerbitan -"),
        ("biaya", "", "Rp5.000", "Rp0"),
    ]
    because = [u.because.en for u in unmet_expectations(wrong, decision)]
    assert because == ["starts once the file is complete", ""]
    assert told(case(fee=None), decision) == [("biaya", "", "-", "Rp0")]


def test_of_a_preference_is_said_what_became_of_it(decision: Decision) -> None:
    became = preferences_of(decision)
    assert became["nib"] == "missing"
    assert told(case(preferences={"nib": "ya"}), decision) == [
        ("diutamakan", "nib", "nib: ya", "nib: missing")
    ]
