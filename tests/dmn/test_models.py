"""What a model says besides its answers: the decree's words, its structure, what is wrong with inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dmn.decision_models import ReadDecision, ReadModel, read_model
from dmn.feel_engine import FeelEngine, feel_value, why_not
from populations.services import DAY, SERVICES
from rules.strategies import OFFICE

from sp_engine.conditions.tree import Age, Item, Recent, Remaining
from sp_engine.deciding import cited_item
from sp_engine.documents.standard import Decree
from sp_engine.facts import LARGEST, FactDefinition, Kind, Vocabulary
from sp_engine.querying.decision_model import decision_model, decision_model_xml, left_out, requirement_name
from sp_engine.rules.dmn.conditions import FeelConditions
from sp_engine.rules.dmn.feel import Feel, day, duration, feel_name, named, text
from sp_engine.rules.dmn.model import ModelDecision, ModelInput
from sp_engine.rules.dmn.not_in_dmn import NotInDmn
from sp_engine.rules.dmn.stated_values import ItemType, wrong_value
from sp_engine.rules.dmn.verdict import Logic
from sp_engine.rules.dmn.xml import xml_of
from sp_engine.words import Words
from sp_engine.workdays.duration import Duration, Unit
from sp_engine.workdays.working_durations import WorkingDuration

engine_runs = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


MOMENT = FactDefinition("mulai", Kind.MOMENT, Words("mulai", "begin"), Words("Kapan?", "When?"))


@pytest.fixture(scope="module")
def models() -> dict[str, ReadModel]:
    return {name: read_model(decision_model_xml(service)) for name, service in SERVICES.items()}


@pytest.mark.parametrize("name", SERVICES)
def test_each_requirement_is_a_decision_in_the_decree_s_words(
    models: dict[str, ReadModel], name: str
) -> None:
    service = SERVICES[name]
    decisions = {decision.name: decision for decision in models[name].decisions}
    for requirement in service.standard.requirements:
        decision = decisions[requirement_name(requirement.id)]
        assert decision.question == requirement.text.id
        assert cited_item(requirement, "id") in decision.description
        assert service.standard.decree.number in decision.description
    assert all(what.id in models[name].description for what in left_out(service))
    assert "Outcome" in decisions


@pytest.mark.parametrize("name", SERVICES)
def test_a_model_is_the_same_each_time_and_decides_the_same_in_each_language(name: str) -> None:
    service = SERVICES[name]
    indonesian, english = (decision_model_xml(service, language) for language in ("id", "en"))
    assert decision_model_xml(service) == indonesian
    entries = (
        [(d.name, d.needs, d.entries) for d in read_model(one).decisions] for one in (indonesian, english)
    )
    assert next(entries) == next(entries)


def test_what_a_standard_has_and_a_model_does_not_is_said() -> None:
    said = {name: [what.en for what in left_out(service)] for name, service in SERVICES.items()}
    assert any(one.startswith("the fee") for one in said["kenanga/tera"])
    assert not any(one.startswith("the fee") for one in said["depok/tamu"])
    assert any(one.startswith("due dates") for one in said["kenanga/tera"])
    assert any(re.match("[0-9]+ other readings", one) for one in said["depok/tamu"])
    assert any(one.startswith("which product is given, how long") for one in said["kemuning/laik-higiene"])
    assert not any(one.startswith("which product") for one in said["kenanga/tera"])


def test_a_decree_whose_dates_are_not_known_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    service = SERVICES["depok/tamu"]
    assert "are not known" not in decision_model(service, "en").description
    monkeypatch.setattr(Decree, "dates_not_known", True)
    told = f"the dates of Decree {service.standard.decree.number} are not known"
    assert told in decision_model(service, "en").description


def test_a_fact_may_have_any_name() -> None:
    """Identifiers of a document are unique, whatever the vocabulary calls its facts."""
    model = decision_model(SERVICES["depok/tamu"])
    given = ModelInput("definitions", ItemType("boolean", "boolean"), "?")
    decision = ModelDecision("Asked", given.type, "?", "?", Logic((), named("definitions")))
    written = xml_of(model._replace(inputs=(given,), decisions=(decision,)))
    assert read_model(written).inputs == ("definitions",)


def test_names_of_feel_are_told_apart() -> None:
    names = ("a_b", "a-b", "a.b", "date", "item", "date_", "tanggal")
    assert [feel_name(name) for name in names[:2]] == ["a_b", "a__b"]
    assert feel_name("date") == "date_"
    assert feel_name("tanggal") == "tanggal"


def test_a_length_of_time_stays_within_what_engines_reckon_with() -> None:
    assert duration(Duration(600_000, Unit.YEAR)) == Feel('duration("P400Y")')
    assert duration(Duration(3, Unit.WEEK)) == Feel('duration("P21D")')
    with pytest.raises(ValueError, match="no days"):
        duration(Duration(3, Unit.HOUR))


def test_working_days_are_refused_in_words() -> None:
    item = Item("terbit")
    within = WorkingDuration(3, Unit.WORKING_DAY, OFFICE)
    for leaf in (Recent(item, within), Remaining(item, within), Age(item, within, None)):
        with pytest.raises(NotInDmn, match="3 hari kerja on the working calendar"):
            FeelConditions(Vocabulary({})).met(leaf)


def test_texts_are_escaped() -> None:
    assert text('q"\\\n\U0001f600').text == '"q\\"\\\\\\u000A\U0001f600"'
    assert day(date(2026, 3, 1)).text == 'date("2026-03-01")'


def test_a_moment_is_asked_for_in_brackets_that_nobody_reads_otherwise() -> None:
    asked = wrong_value("mulai", Vocabulary({"mulai": MOMENT})).text
    assert "(mulai instance of date and time)" in asked


# ── what is wrong with inputs ────────────────────────────────────────────────
def wrong_values(definition: FactDefinition) -> Iterator[Any]:
    """Yield what is no value of a fact."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            yield from ("ya", 1, [True])
        case Kind.NUMBER | Kind.MONEY:
            least = 0 if definition.least is None else definition.least
            most = LARGEST if definition.most is None else definition.most
            yield from ("5", True, least / definition.steps - 1, most / definition.steps + 1)
            yield least / definition.steps + 0.5 / definition.steps
        case Kind.DATE:
            yield from ("2026-01-01", feel_value(date(1899, 12, 31)), feel_value(date(2200, 1, 1)))
            if not definition.may_be_future:
                yield feel_value(DAY + timedelta(days=1))
        case Kind.MOMENT:
            yield from ("2026-01-01T10:00", feel_value(date(2026, 1, 1)))
        case Kind.TEXT:
            yield from ("", "-", 5, "x" * 1001)
        case Kind.CHOICE:
            yield from ("no such choice", 3)
        case Kind.SET:
            yield from (["no such choice"], 3, "no such choice")
            if definition.least:
                yield []
        case Kind.LIST:
            yield from ("a", [], {"items": [], "complete": True}, {"items": [{}]})
            yield {"items": [{}] * 2000, "complete": True}
            field = next(iter(definition.fields or {}))
            yield {"items": [{feel_name(field): ["no such value"]}], "complete": True}


def stated_documents(name: str) -> dict[str, Any]:
    document, dot, _ = name.partition(".")
    return {feel_name(document): True} if dot else {}


@engine_runs
def test_what_is_no_value_is_named_and_nothing_is_decided(models: dict[str, ReadModel]) -> None:
    engine, kinds = FeelEngine(), set()
    for name, service in SERVICES.items():
        engine.take(models[name])
        received = feel_value(DAY)
        assert engine.decide({"Received": received})["Problems"] == []
        for fact, definition in service.standard.vocabulary.items():
            if feel_name(fact) not in models[name].inputs or definition.kind in kinds:
                continue
            kinds.add(definition.kind)
            for wrong in wrong_values(definition):
                told = engine.decide({"Received": received, **stated_documents(fact), feel_name(fact): wrong})
                assert told["Problems"] == [feel_name(fact)], (name, fact, wrong)
                assert told["Outcome"] is None
        first = service.standard.decree.first_day
        for day_ in (None, "2026-03-16", feel_value(first - timedelta(days=1)), feel_value(date(2200, 1, 1))):
            told = engine.decide({"Received": day_})
            assert told["Problems"] == ["Received"]
            assert told["Outcome"] is None
    engine.stop()
    assert kinds == {*Kind} - {Kind.MOMENT}, "no requirement looks at a moment"


@engine_runs
def test_a_moment_is_looked_at_by_the_engine() -> None:
    asked = wrong_value("mulai", Vocabulary({"mulai": MOMENT})).text
    engine = FeelEngine()
    engine.take(ReadModel("", ("mulai",), (ReadDecision("Wrong", "", "", ("mulai",), ((None, asked),)),)))
    values = [None, datetime(2026, 3, 1, 10), *wrong_values(MOMENT), datetime(1899, 3, 1)]
    told = [engine.decide({"mulai": feel_value(value)})["Wrong"] for value in values]
    engine.stop()
    assert told == [False, False, True, True, True]


@engine_runs
def test_an_attribute_of_a_document_that_is_not_there_is_looked_at(models: dict[str, ReadModel]) -> None:
    engine, tried = FeelEngine(), 0
    for name, service in SERVICES.items():
        engine.take(models[name])
        vocabulary = service.standard.vocabulary
        names = [item.id for item in service.follows.ruleset.items() if "." in item.id and "/" not in item.id]
        for attribute in [one for one in names if vocabulary[one].kind is Kind.YES_NO][:2]:
            told = engine.decide({"Received": feel_value(DAY), feel_name(attribute): True})
            assert told["Problems"] == [feel_name(attribute)]
            tried += 1
    engine.stop()
    assert tried > 10
