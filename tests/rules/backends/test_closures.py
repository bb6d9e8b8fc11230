"""A condition alone, as it is written, is worth what it is worth as a rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples
from rules.strategies import applications

from sp_engine.conditions.tree import AllOf, AnyOf, Condition, Defined, Document, Item, Known
from sp_engine.rules.backends.closures import evaluator
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN
from sp_engine.rules.ruleset import Ruleset, normal

FOUND, STATED = Known(Item("temuan", by_agency=True)), Known(Item("pernyataan"))


def test_what_the_agency_has_not_found_yet_holds_only_in_hope() -> None:
    for condition, plain, hopeful in (
        (FOUND, UNKNOWN, TRUE),
        (STATED, UNKNOWN, UNKNOWN),
        (AllOf((FOUND, STATED)), UNKNOWN, UNKNOWN),
        (AnyOf((FOUND, STATED)), UNKNOWN, TRUE),
    ):
        assert evaluator(condition)({}, 1) == plain
        assert evaluator(condition, hopeful=True)({}, 1) == hopeful


def test_a_document_is_worth_the_least_of_its_attributes() -> None:
    stamped = Known(Item("surat.cap", curable=True, by_agency=True))
    worth = evaluator(Document(Item("surat", curable=True), (stamped,)))
    assert worth({"surat": True}, 1) == UNKNOWN
    assert worth({"surat": True, "surat.cap": True}, 1) == TRUE
    assert worth({"surat": False, "surat.cap": True}, 1) == UNKNOWN


def test_an_alternative_fails_only_when_every_part_does() -> None:
    nothing = AnyOf(())
    assert evaluator(AnyOf((nothing, nothing)))({}, 1) == FALSE
    assert evaluator(AnyOf((nothing, STATED)))({}, 1) == UNKNOWN


@examples(50)
@given(applications(), st.sampled_from([AllOf, AnyOf]))
def test_groups_of_one_and_names_change_nothing(
    application: tuple[Ruleset, Mapping[str, Any], int], group: type[AllOf | AnyOf]
) -> None:
    ruleset, facts, day = application
    for rule in ruleset.rules:
        wrapped = _wrapped(rule.condition, group)
        plain = evaluator(rule.condition)(facts, day)
        assert evaluator(wrapped)(facts, day) == plain
        assert evaluator(normal(wrapped))(facts, day) == plain


def _wrapped(condition: Condition, group: type[AllOf | AnyOf]) -> Condition:
    """Return the condition with every part of it in a group of its own, under a name."""
    if isinstance(condition, AllOf | AnyOf):
        condition = type(condition)(tuple(_wrapped(part, group) for part in condition.parts))
    return Defined("nama", group((condition,)))
