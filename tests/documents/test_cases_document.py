"""What a case may assert is enumerated once, and the document has a key for each."""

from __future__ import annotations

import re

import pytest

from sp_engine.documents.advice.wrong_value import for_value
from sp_engine.documents.case_assertion import CaseAssertion
from sp_engine.documents.cases_document import CaseTable, WrittenCase
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.documents.schema_files import schema

APPLICATION = {"name", "received", "complete", "after", "issued", "base", "changes", "without"}


def test_everything_that_a_case_writes_is_applied_for_or_asserted() -> None:
    assert {*WrittenCase.keys} == APPLICATION | {*CaseAssertion}


def test_an_editor_hears_of_every_assertion_that_may_be_a_column() -> None:
    told = re.findall(r"`([a-z_]+)", CaseTable.keys["columns"].about or "")
    assert [a for a in CaseAssertion if WrittenCase.keys[a].name not in told] == []


def test_the_schema_asks_for_the_reasons_of_every_outcome_that_has_some() -> None:
    asked = {
        rule["if"]["properties"]["hasil"]["const"]: rule["then"]["required"]
        for rule in schema("uji")["properties"]["kasus"]["items"]["allOf"]
    }
    assert asked == {o: [WrittenCase.keys[o.reasons].name] for o in ExpectedOutcome if o.reasons is not None}


@pytest.mark.parametrize("outcome", ExpectedOutcome)
def test_what_people_say_for_an_outcome_is_corrected_to_it(outcome: ExpectedOutcome) -> None:
    for said in outcome.synonyms:
        assert for_value(said, [*ExpectedOutcome], ("kasus", 0, "hasil")) == (outcome, None)
