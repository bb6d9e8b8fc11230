"""What is not stated and may still matter, leaf by leaf: the questions that may be left about one applicant.

In come a standard and a situation; out come the facts and attributes to ask for, in the decree's order.  A
fact cannot matter any more where a guard is known not to hold, where what it belongs to is settled whatever
it is, and nothing can once a rejection is certain.  What falls due after a stage that has not ended is not
asked for yet.  Which of these can change the decision is worked out in `can_matter`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.fees import fee_due
from sp_engine.documents import Product, Requirement, Stage, Standard, StartKind, YieldedWhen
from sp_engine.facts import FactValue, ListValue
from sp_engine.rules import Situation, Truth
from sp_engine.words import LANGUAGES, Language, unknown_language


def questions_of(
    standard: Standard, situation: Situation, language: Language, names: Iterable[str]
) -> list[dict[str, Any]]:
    """Return the questions about some facts and attributes, as JSON data."""
    if language not in LANGUAGES:
        raise unknown_language(language)
    text = ConditionText(standard.vocabulary, situation, language)
    return [_question(name, text) for name in names]


def open_items(
    standard: Standard, situation: Situation, follows: Iterable[Condition] = ()
) -> tuple[str, ...]:
    """Return the facts, documents, attributes and growing lists that can still matter, each once."""
    if any(r.mandatory and _value(r, situation) is Truth.FALSE for r in standard.requirements):
        return ()
    if any(situation.value(condition) is Truth.FALSE for condition in follows):
        return ()
    stages = {stage.id: stage for stage in standard.stages}
    found = [
        *(name for requirement in standard.requirements for name in _of_requirement(requirement, situation)),
        *(name for stage in standard.stages for name in _of_stage(stage, stages, situation)),
        *(name for product in standard.products for name in _of_product(product, situation)),
        *fee_due(standard.fee, standard.vocabulary, situation).needs,
    ]
    return tuple(dict.fromkeys(name for name in found if _is_open(situation.facts.get(name))))


def _is_open(value: FactValue | None) -> bool:
    """Whether something is not stated, or is a list of which items are still to come."""
    return not value.complete if isinstance(value, ListValue) else value is None


def _value(requirement: Requirement, situation: Situation) -> Truth:
    """Return what a requirement is worth with its guard."""
    guard, value = requirement.guard, situation.value(requirement.condition)
    match Truth.TRUE if guard is None else situation.value(guard):
        case Truth.FALSE:
            return Truth.TRUE
        case Truth.TRUE:
            return value
        case Truth.UNKNOWN:
            return Truth.TRUE if value is Truth.TRUE else Truth.UNKNOWN
        case _ as never:
            assert_never(never)


def _of_requirement(requirement: Requirement, situation: Situation) -> Iterator[str]:
    if _value(requirement, situation) is not Truth.UNKNOWN or not situation.passed(requirement.gate):
        return
    if requirement.guard is not None:
        yield from _of_condition(requirement.guard, situation)
    yield from _of_condition(requirement.condition, situation)


def _of_condition(node: Condition, situation: Situation) -> Iterator[str]:
    """Yield the items of a condition that can still change what it is worth."""
    if situation.value(node) is not Truth.UNKNOWN:
        return
    match node:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _of_condition(part, situation)
        case Defined(condition=inner):
            yield from _of_condition(inner, situation)
        case Unwritten():
            return
        case Document():
            yield node.item.id
            if situation.facts.get(node.item.id) is not False:
                for leaf in node.attributes:
                    yield leaf.item.id
        case EachOf() | SomeOf():
            yield node.item.id
            for item in situation.items(node):
                yield from _of_condition(item, situation)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            yield node.item.id
        case _ as never:
            assert_never(never)


def _of_rows(guards: Iterable[Condition | None], situation: Situation) -> Iterator[str]:
    """Yield the items that can still decide which row applies: the first whose guard holds."""
    for guard in guards:
        match Truth.TRUE if guard is None else situation.value(guard):
            case Truth.TRUE:
                return
            case Truth.UNKNOWN:
                if guard is not None:
                    yield from _of_condition(guard, situation)
            case Truth.FALSE:
                continue
            case _ as never:
                assert_never(never)


def _some_row_may_apply(guards: Iterable[Condition | None], situation: Situation) -> bool:
    return any(guard is None or situation.value(guard) is not Truth.FALSE for guard in guards)


def _of_stage(stage: Stage, stages: dict[str, Stage], situation: Situation) -> Iterator[str]:
    if stage.guard is not None:
        if situation.value(stage.guard) is Truth.FALSE:
            return
        yield from _of_condition(stage.guard, situation)
    guards = [row.guard for row in stage.rows]
    yield from _of_rows(guards, situation)
    if _some_row_may_apply(guards, situation):
        if stage.growth is not None:
            yield stage.growth.fact
        yield from _of_start(stage, stages)


def _of_product(product: Product, situation: Situation) -> Iterator[str]:
    """Yield the items on which it depends whether an approval yields a product, and on which days."""
    match product.when:
        case YieldedWhen.REJECTED:
            return
        case YieldedWhen.APPROVED:
            pass
        case _ as never:
            assert_never(never)
    if product.guard is not None:
        if situation.value(product.guard) is Truth.FALSE:
            return
        yield from _of_condition(product.guard, situation)
    yield from product.dates


def _of_start(stage: Stage, stages: dict[str, Stage]) -> Iterator[str]:
    """Yield the facts from which a stage is counted; after one that falls away, from where that is."""
    for event in stage.start.events:
        match event.kind:
            case StartKind.FACT:
                yield event.ref or ""
            case StartKind.STAGE:
                yield from _of_start(stages[event.ref or ""], stages)
            case (
                StartKind.RECEIVED | StartKind.COMPLETE | StartKind.LATEST
            ):  # of several, each is one of these
                pass
            case _ as never:
                assert_never(never)


def _question(name: str, text: ConditionText) -> dict[str, Any]:
    definition, language = text.vocabulary[name], text.language
    return {
        "name": definition.id,
        "kind": definition.kind.value,
        "title": text.telling(name, lambda _: definition.name.get(language)),
        "question": text.telling(name, lambda _: definition.question.get(language)),
        "choices": [
            {"value": choice, "title": words.get(language)}
            for choice, words in (definition.choices or {}).items()
        ],
        "filled_by": "agency" if definition.supplied_by_agency else "applicant",
    }
