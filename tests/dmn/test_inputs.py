"""What is put into a model is taken as the engine's own reader takes it, or named among the problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest
from dmn.decision_models import ReadDecision, ReadModel, read_model
from dmn.feel_engine import FeelEngine, feel_value, why_not
from facts.test_regular_expressions import LETTERS, ODD
from populations.services import DAY, SERVICES

from sp_engine.deciding import FactsError
from sp_engine.facts.pattern import pattern_of
from sp_engine.facts.value_forms import states_nothing
from sp_engine.facts.values import ValueProblem, parse_value
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.querying.decision_model import decision_model_xml, requirement_name
from sp_engine.rules.dmn.feel import Feel
from sp_engine.rules.dmn.stated_values import type_of, wrong_value
from sp_engine.rules.dmn.verdict import outcome_logic
from sp_engine.words.language import Words

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
X = Words("x", "x")
TERA, GATED = "kenanga/tera", "cendana/persetujuan-bangunan"
LISTS: list[tuple[Any, Any]] = [
    ([], {"items": [], "complete": True}),
    ({"belum_lengkap": []}, {"items": [], "complete": False}),
    ([{}], {"items": [{}], "complete": True}),
    ([3], {"items": [3], "complete": True}),
    ([None], {"items": [None], "complete": True}),
    (
        [{"surat_uji": {"cocok_nomor_seri": True}}],
        {"items": [{"surat_uji": True, "surat_uji__cocok_nomor_seri": True}], "complete": True},
    ),
    (
        [{"surat_uji": False, "surat_uji.cocok_nomor_seri": True}],
        {"items": [{"surat_uji": False, "surat_uji__cocok_nomor_seri": True}], "complete": True},
    ),
]
"""Lists as facts have them and as a model has them."""


@pytest.fixture(scope="module")
def engine() -> Iterator[FeelEngine]:
    running = FeelEngine()
    yield running
    running.stop()


def asked(engine: FeelEngine, feel: Feel) -> None:
    """Let the engine take one question about `x`."""
    engine.take(ReadModel("", ("x",), (ReadDecision("Wrong", "", "", ("x",), ((None, feel.text),)),)))


def refused(service: str, facts: Mapping[str, Any]) -> bool:
    """Whether the engine's own reader refuses facts."""
    zone = SERVICES[service].standard.agency.zone
    try:
        SERVICES[service].decide(dict(facts), received=datetime(DAY.year, DAY.month, DAY.day, tzinfo=zone))
    except FactsError:
        return True
    return False


@pytest.mark.parametrize("fact", ["alat_ukur", "tenaga_bantuan"])
@pytest.mark.parametrize(("stated", "put_in"), LISTS)
def test_a_list_is_taken_where_the_reader_takes_it(
    engine: FeelEngine, fact: str, stated: Any, put_in: Any
) -> None:
    if fact == "tenaga_bantuan" and "surat_uji" in str(stated):
        pytest.skip("its items have no such document")
    engine.take(read_model(decision_model_xml(SERVICES[TERA])))
    problems = engine.decide({"Received": feel_value(DAY), fact: put_in})["Problems"]
    assert problems == ([fact] if refused(TERA, {fact: stated}) else [])


def test_a_list_that_may_be_empty_by_its_vocabulary_is_taken(engine: FeelEngine) -> None:
    field = {"a": FactDefinition("x/*/a", Kind.YES_NO, X, X)}
    for least, wrong in ((None, True), (0, False), (2, True)):
        definition = FactDefinition("x", Kind.LIST, X, X, fields=field, least=least)
        asked(engine, wrong_value("x", Vocabulary({"x": definition})))
        assert engine.decide({"x": {"items": [], "complete": True}})["Wrong"] is wrong
        assert engine.decide({"x": {"items": [], "complete": False}})["Wrong"] is False


@pytest.mark.parametrize("pattern", [None, *ODD])
def test_a_text_has_the_pattern_that_the_reader_asks(engine: FeelEngine, pattern: str | None) -> None:
    definition = FactDefinition("x", Kind.TEXT, X, X, pattern=pattern)
    asked(engine, wrong_value("x", Vocabulary({"x": definition})))
    texts = [
        *LETTERS,
        *(a + b for a in LETTERS for b in LETTERS),
        "(021) 555-123",
        "bb9",
        "—",
        "…",
        "é—",
        "٣",
    ]
    for one in texts:
        wrong = engine.decide({"x": one})["Wrong"]
        if states_nothing(one):
            assert wrong, one
        elif one == one.strip():
            assert wrong == (pattern is not None and not pattern_of(pattern).matches(one)), one
            if not wrong:
                assert parse_value(definition, one) == one
            else:
                with pytest.raises(ValueProblem):
                    parse_value(definition, one)


def test_a_choice_is_a_text_and_no_list_of_one(engine: FeelEngine) -> None:
    definition = FactDefinition("x", Kind.CHOICE, X, X, choices={"a": X, "b": X})
    asked(engine, wrong_value("x", Vocabulary({"x": definition})))
    told = [engine.decide({"x": value})["Wrong"] for value in ("a", "b", "c", ["a"], True, None)]
    assert told == [False, False, True, True, True, False]


def test_types_have_the_names_of_feel() -> None:
    told = {kind: type_of(FactDefinition("x", kind, X, X, choices={}), "T").of for kind in Kind}
    assert set(told.values()) == {"boolean", "number", "date", "date and time", "string", ""}
    assert told[Kind.MOMENT] == "date and time"


def test_stages_end_with_those_after_which_they_began(engine: FeelEngine) -> None:
    service = SERVICES[GATED]
    engine.take(read_model(decision_model_xml(service)))
    [gated] = [one for one in service.standard.requirements if one.gate is not None]
    at = service.standard.requirements.index(gated)
    received = datetime(DAY.year, DAY.month, DAY.day, tzinfo=service.standard.agency.zone)
    seen = set()
    for stages in ([], *([stage.id] for stage in service.standard.stages)):
        decision = service.decide({}, received=received, after=stages)
        told = engine.decide({"Received": feel_value(DAY), "Stages_ended": stages})
        assert told["Outcome"] == decision.outcome.value
        assert told[requirement_name(gated.id)] == decision.findings[at].status.value
        seen.add(decision.findings[at].status.value)
    assert seen == {"later", "missing"}


@pytest.mark.parametrize("ended", [["penetepan"], "penetapan", [None], 3, ["penetapan", "x"]])
def test_what_is_no_stage_is_named(engine: FeelEngine, ended: Any) -> None:
    engine.take(read_model(decision_model_xml(SERVICES[GATED])))
    told = engine.decide({"Received": feel_value(DAY), "Stages_ended": ended})
    assert told["Problems"] == ["Stages_ended"]
    assert told["Outcome"] is None


@pytest.mark.parametrize(("problems", "outcome"), [([], "approve"), (["x"], None), (None, None)])
def test_nothing_is_decided_where_what_is_wrong_cannot_be_said(
    engine: FeelEngine, problems: Any, outcome: str | None
) -> None:
    """An engine that does not know a function gives null."""
    logic = outcome_logic([], "Problems")
    entries = (*((name, value.text) for name, value in logic.entries), (None, logic.result.text))
    engine.take(ReadModel("", ("Problems",), (ReadDecision("Outcome", "", "", ("Problems",), entries),)))
    assert engine.decide({"Problems": problems})["Outcome"] == outcome
