"""What the applicant still has to supply or mend, in words.

In come needs and what puts conditions into words; out comes text that begins in lower case, to stand inside a
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import assert_never

from sp_engine.conditions import Among, AnyOf, Condition, Document, EachOf, Known, Leaf, SomeOf
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.finding_message import problem
from sp_engine.deciding.said_of_items import Said, said_of_some, said_once
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf, Refusal
from sp_engine.facts import Kind, item_of_list
from sp_engine.words import within_sentence
from sp_engine.words.messages import conditions
from sp_engine.words.messages import to_supply as messages


def need_text(text: ConditionText, need: Need) -> str:
    """Say what the applicant has to state, hand in or mend."""
    match need:
        case NeedAll():
            return "; ".join(need_lines(text, need))
        case NeedAny(parts, at_least):
            return _one_of(text, parts, at_least)
        case NeedIf(guard, _, then):
            return messages.IF_GUARD.say(
                text.language, guard=text.condition(guard), need=need_text(text, then)
            )
        case NeedDocument(document):
            return text.telling(document.item.id, partial(_document, need))
        case NeedFact(leaf):
            return text.telling(leaf.item.id, partial(_fact, (need,)))
        case _ as never:
            assert_never(never)


def need_lines(text: ConditionText, need: Need) -> tuple[str, ...]:
    """Say one after the other what the applicant has to state, hand in or mend.

    What is asked of one fact is said together, and once what is asked alike of several items of a list.
    """
    together: dict[str | Need, list[Need]] = {}
    for part in need.parts if isinstance(need, NeedAll) else (need,):
        together.setdefault(_told_with(text, part), []).append(part)
    return said_once(text, (_said(text, parts) for parts in together.values()))


def _told_with(text: ConditionText, need: Need) -> str | Need:
    """Return the fact with which a need is told in one sentence, or else itself."""
    if not isinstance(need, NeedFact):
        return need
    is_list = isinstance(need.leaf, EachOf | SomeOf)
    return need.leaf.item.id if is_list or not text.situation.stated(need.leaf) else need


def _one_of(text: ConditionText, needs: Iterable[Need], at_least: int) -> str:
    told = said_of_some(text, [_said(text, [need]) for need in needs], at_least)
    if len(told) == 1:
        return told[0]
    if at_least == 1:
        return messages.ONE_OF_THESE.say(text.language, options=text.either(told))
    return messages.SO_MANY_OF_THESE.say(text.language, number=at_least, options="; ".join(told))


def _said(text: ConditionText, needs: Sequence[Need]) -> Said:
    """Say a need, or all that is asked of one fact, without the item of a list that it is about."""
    items = {*_items_of(needs)}
    item = items.pop() if len(items) == 1 else None
    if item is None or item == text.about:
        return Said(_needs_told(needs, text))
    return Said(text.about_item(item, partial(_needs_told, needs)), item[0], item[1:])


def _needs_told(needs: Sequence[Need], text: ConditionText) -> str:
    facts = tuple(need for need in needs if isinstance(need, NeedFact))
    if len(facts) < len(needs):
        (need,) = needs
        return need_text(text, need)
    return text.telling(facts[0].leaf.item.id, partial(_fact, facts))


def _items_of(needs: Iterable[Need]) -> Iterator[tuple[str, int] | None]:
    """Yield the item of a list that each part of a need is about, or None."""
    for need in needs:
        match need:
            case NeedAll(parts) | NeedAny(parts):
                yield from _items_of(parts)
            case NeedIf():
                yield None
            case NeedDocument(document):
                yield item_of_list(document.item.id)
            case NeedFact(leaf):
                yield item_of_list(leaf.item.id)
            case _ as never:
                assert_never(never)


# ── one fact or document ─────────────────────────────────────────────────────
def _document(need: NeedDocument, text: ConditionText) -> str:
    document = need.document
    asked = text.document(document, need.attributes)
    words = messages.HAND_IN_CORRECTED if text.situation.stated(document) else messages.HAND_IN
    return words.say(text.language, document=asked) + _had_from(text, document)


def _fact(needs: Sequence[NeedFact], text: ConditionText) -> str:
    """Say all that is asked of one fact."""
    leaves = [need.leaf for need in needs]
    leaf, refused = leaves[0], dict.fromkeys(refusal for need in needs for refusal in need.refused)
    told = _mend(text, leaves) if text.situation.stated(leaf) else _state(text, leaves)
    return told + "".join(_refused(text, leaf, refusal) for refusal in refused) + _had_from(text, leaf)


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


def _mend(text: ConditionText, leaves: Sequence[Leaf]) -> str:
    leaf = leaves[0]
    if isinstance(leaf, Known) and text.vocabulary[leaf.item.id].kind is Kind.LIST:
        return messages.COMPLETE_THE_LIST.say(text.language, name=text.within(leaf.item.id))
    if isinstance(leaf, EachOf | SomeOf):
        name, wanted = text.within(leaf.item.id), _wanted(text, leaves)
        if text.situation.unfinished(leaf):
            return messages.COMPLETE_LIST.say(text.language, name=name, wanted=wanted)
        why = "; ".join(dict.fromkeys(problem(text, each) for each in leaves))
        return messages.MEND_LIST.say(text.language, name=name, wanted=wanted, problem=why)
    yes_no = text.vocabulary[leaf.item.id].kind is Kind.YES_NO
    asked = text.within(leaf.item.id) if yes_no else text.condition(leaf)
    return messages.SEE_TO_THIS.say(text.language, asked=asked)


def _state(text: ConditionText, leaves: Sequence[Leaf]) -> str:
    name = leaves[0].item.id
    definition = text.vocabulary[name]
    asking = [leaf for leaf in leaves if not isinstance(leaf, Known)]
    if asking:
        required = messages.REQUIRED.say(text.language, wanted=_wanted(text, asking))
    else:
        required = "" if definition.form is None else f" ({definition.form.get(text.language)})"
    if definition.kind is Kind.YES_NO:
        return messages.ANSWER.say(text.language, question=definition.question) + required
    return messages.STATE.say(text.language, name=text.within(name)) + required


def _wanted(text: ConditionText, leaves: Sequence[Leaf]) -> str:
    """Say all that is asked of one fact; of each item of a list together, but for what has alternatives."""
    of_each = [leaf for leaf in leaves if isinstance(leaf, EachOf) and not isinstance(leaf.inner, AnyOf)]
    joined = conditions.AND.get(text.language).join(map(text.asked_of_items, of_each))
    told = [
        conditions.EACH.say(text.language, one=text.one(leaf), asked=joined)
        if isinstance(leaf, EachOf) and leaf in of_each
        else text.wanted(leaf)
        for leaf in leaves
    ]
    between = "; " if isinstance(leaves[0], EachOf | SomeOf) else conditions.AND.get(text.language)
    return between.join(dict.fromkeys(told))
