"""What the applicant still has to supply or mend, in words.

In come needs and what puts conditions into words; out comes text that begins in lower case, to stand inside a
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import assert_never

from sp_engine.conditions import (
    Age,
    Among,
    Condition,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
)
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.finding_message import problem
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf, Refusal
from sp_engine.facts import Kind
from sp_engine.words import within_sentence
from sp_engine.words.messages import to_supply as messages


def need_text(text: ConditionText, need: Need) -> str:
    """Say what the applicant has to state, hand in or mend."""
    match need:
        case NeedAll(parts):
            return "; ".join(need_text(text, part) for part in parts)
        case NeedAny(parts, at_least):
            told = [need_text(text, part) for part in parts]
            if at_least == 1:
                return messages.ONE_OF_THESE.say(text.language, options=text.either(told))
            return messages.SO_MANY_OF_THESE.say(text.language, number=at_least, options="; ".join(told))
        case NeedIf(guard, _, then):
            return messages.IF_GUARD.say(
                text.language, guard=text.condition(guard), need=need_text(text, then)
            )
        case NeedDocument(document):
            return text.telling(document.item.id, partial(_document, need))
        case NeedFact(leaf):
            return text.telling(leaf.item.id, partial(_fact, need))
        case _ as never:
            assert_never(never)


def _document(need: NeedDocument, text: ConditionText) -> str:
    document = need.document
    asked = text.document(document, need.attributes)
    words = messages.HAND_IN_CORRECTED if text.situation.stated(document) else messages.HAND_IN
    return words.say(text.language, document=asked) + _had_from(text, document)


def _fact(need: NeedFact, text: ConditionText) -> str:
    leaf = need.leaf
    told = _mend(text, leaf) if text.situation.stated(leaf) else _state(text, leaf)
    return told + "".join(_refused(text, leaf, refusal) for refusal in need.refused) + _had_from(text, leaf)


def had_from(text: ConditionText, item: str) -> tuple[str, ...]:
    """Return the other services of the agency that yield a fact or document."""
    services = text.vocabulary[item].had_from
    agency = text.service.partition("/")[0]
    return tuple(each for each in services if each.partition("/")[0] == agency and each != text.service)


def rejecting_among(text: ConditionText, services: Iterable[str]) -> list[str]:
    """Return those of the services that reject the same applicant, on the same facts."""
    return [] if text.rejects is None else [each for each in services if text.rejects(each)]


def _had_from(text: ConditionText, leaf: Leaf | Document) -> str:
    services = had_from(text, leaf.item.id)
    told = messages.HAD_FROM.say(text.language, services=", ".join(services)) if services else ""
    rejecting = rejecting_among(text, services)
    if not rejecting:
        return told
    return told + messages.REJECTED_THERE.say(text.language, services=", ".join(rejecting))


def refusal_reason(text: ConditionText, refusal: Refusal) -> str:
    """Say why the application is rejected where the guard holds."""
    if refusal.said is not None:
        return within_sentence(refusal.said.get(text.language)).rstrip(".")
    return problem(text, refusal.condition)


def _refused(text: ConditionText, leaf: Leaf, refusal: Refusal) -> str:
    """Say which answers lead to a rejection, and why."""
    reason = refusal_reason(text, refusal)
    return messages.REFUSED_IF.say(text.language, answers=_answers(text, leaf, refusal.guard), reason=reason)


def _answers(text: ConditionText, leaf: Leaf, guard: Condition) -> str:
    """Name the answers about a fact for which a guard holds: yes or no, if that is all it asks."""
    if (
        isinstance(guard, Among)
        and guard.item.id == leaf.item.id
        and text.vocabulary[leaf.item.id].kind is Kind.YES_NO
    ):
        yes = (True in guard.values) is guard.inside
        return (messages.IF_YES if yes else messages.IF_NO).get(text.language)
    return messages.IF_SO.say(text.language, guard=text.condition(guard))


def _mend(text: ConditionText, leaf: Leaf) -> str:
    if isinstance(leaf, EachOf | SomeOf):
        name, wanted = text.within(leaf.item.id), text.condition(leaf)
        if text.situation.unfinished(leaf):
            return messages.COMPLETE_LIST.say(text.language, name=name, wanted=wanted)
        why = problem(text, leaf)
        return messages.MEND_LIST.say(text.language, name=name, wanted=wanted, problem=why)
    yes_no = text.vocabulary[leaf.item.id].kind is Kind.YES_NO
    asked = text.within(leaf.item.id) if yes_no else text.condition(leaf)
    return messages.SEE_TO_THIS.say(text.language, asked=asked)


def _state(text: ConditionText, leaf: Leaf) -> str:
    definition = text.vocabulary[leaf.item.id]
    match leaf:
        case Known():
            required = "" if definition.form is None else f" ({definition.form.get(text.language)})"
        case (
            Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
            | EachOf()
            | SomeOf()
        ):
            required = messages.REQUIRED.say(text.language, wanted=text.wanted(leaf))
        case _ as never:
            assert_never(never)
    if definition.kind is Kind.YES_NO:
        return messages.ANSWER.say(text.language, question=definition.question) + required
    return messages.STATE.say(text.language, name=text.within(leaf.item.id)) + required
