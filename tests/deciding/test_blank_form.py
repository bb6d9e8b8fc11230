"""The blank form: every fact and attribute with what can be answered, and nobody is approved by it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sp_engine import Outcome, open_catalogue
from sp_engine.conditions import leaves
from sp_engine.deciding.blank_form import blank_form_of
from sp_engine.deciding.facts_file import read_facts_file
from sp_engine.words.language import LANGUAGES
from sp_engine.yaml_text.source import parse_yaml

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
CATALOGUES = {"": open_catalogue(), "fields": open_catalogue(FIELDS)}
ON = date(2026, 7, 6)
SERVICES = [(which, name) for which in CATALOGUES for _, name, _ in CATALOGUES[which].files.services(ON)]


@pytest.mark.parametrize(("which", "name"), SERVICES)
def test_no_untouched_form_approves_and_each_names_all_that_is_looked_at(which: str, name: str) -> None:
    service = CATALOGUES[which].standard(name, on=ON)
    standard = service.standard
    received = datetime(2026, 7, 6, 10, tzinfo=standard.agency.zone)
    for language in LANGUAGES:
        form = blank_form_of(standard, language)
        given = read_facts_file(parse_yaml(form, "formulir.yaml"), name)
        facts = service.read_facts(given.facts, received=received)
        assert not facts
        assert service.decide(facts, received=received).outcome is not Outcome.APPROVE
        looked_at = {leaf.item.id for r in standard.requirements for leaf in leaves(r.condition)}
        assert {*standard.facts} | looked_at == given.facts.keys()
        choices = [choice for fact in standard.facts.values() for choice in fact.choices or ()]
        assert all(f"- {choice}: " in form for choice in choices)
