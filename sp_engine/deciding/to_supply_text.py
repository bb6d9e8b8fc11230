"""What the applicant still has to supply or mend, in words and as JSON data.

In come needs and what puts conditions into words; out comes text that begins in lower case, to stand inside a
sentence, and the tree of `to_supply`.
"""

from __future__ import annotations

from typing import Any

from sp_engine.conditions.tree import Document, Known, Leaf
from sp_engine.deciding.condition_text import Wording
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf
from sp_engine.facts.vocabulary import Kind


def supply(wording: Wording, need: Need) -> str:
    """Say what the applicant has to state, hand in or mend."""
    match need:
        case NeedAll(parts):
            return "; ".join(supply(wording, part) for part in parts)
        case NeedAny(parts):
            either = wording.say("pilih salah satu: ", "one of these: ")
            return either + wording.either(supply(wording, part) for part in parts)
        case NeedIf(guard, _, then):
            if_ = wording.say("bila {guard}, ", "if {guard}, ", guard=wording.condition(guard))
            return if_ + supply(wording, then)
        case NeedDocument(document, attributes):
            if wording.situation.stated(document):
                head = wording.say("serahkan perbaikan ", "hand in, corrected: ")
            else:
                head = wording.say("serahkan ", "hand in: ")
            return head + wording.document(document, attributes) + _where(wording, document)
        case NeedFact(leaf):
            told = _mend(wording, leaf) if wording.situation.stated(leaf) else _state(wording, leaf)
            return told + _where(wording, leaf)


def need_dict(wording: Wording, need: Need) -> dict[str, Any]:
    """Return needs as JSON data: all, any, if … then, facts and documents."""
    match need:
        case NeedAll(parts):
            return {"all": [need_dict(wording, part) for part in parts]}
        case NeedAny(parts):
            return {"any": [need_dict(wording, part) for part in parts]}
        case NeedIf(guard, open_facts, then):
            opened = {"facts": list(open_facts), "text": wording.condition(guard)}
            return {"if": opened, "then": need_dict(wording, then)}
        case NeedFact(leaf):
            name = leaf.item.id
            told: dict[str, Any] = {"fact": name, "text": wording.condition(leaf)}
        case NeedDocument(document, attributes):
            name = document.item.id
            asked = [
                {"attribute": leaf.item.id.partition(".")[2], "text": wording.condition(leaf)}
                for leaf in attributes
            ]
            told = {"document": name, "with": asked, "text": wording.name(name)}
    if services := _had_from(wording, name):
        told["from"] = list(services)
    return told


def _had_from(wording: Wording, item: str) -> tuple[str, ...]:
    """Return the services of the agency that yield a fact or document."""
    services = wording.vocabulary[item].had_from
    return tuple(service for service in services if service.partition("/")[0] == wording.agency)


def _where(wording: Wording, leaf: Leaf | Document) -> str:
    services = ", ".join(_had_from(wording, leaf.item.id))
    if not services:
        return ""
    return wording.say(", diperoleh dari layanan {s}", ", had from the service {s}", s=services)


def _mend(wording: Wording, leaf: Leaf) -> str:
    yes_no = wording.vocabulary[leaf.item.id].kind is Kind.YES_NO
    asked = wording.within(leaf.item.id) if yes_no else wording.condition(leaf)
    return wording.say("penuhi dahulu: ", "first see to this: ") + asked


def _state(wording: Wording, leaf: Leaf) -> str:
    definition = wording.vocabulary[leaf.item.id]
    required = ""
    if not isinstance(leaf, Known):
        required = wording.say(" (syaratnya {w})", " (required: {w})", w=wording.wanted(leaf))
    elif definition.form is not None:
        required = f" ({definition.form.get(wording.language)})"
    if definition.kind is Kind.YES_NO:
        question = definition.question.get(wording.language)
        return wording.say("jawab “{q}”", "answer “{q}”", q=question) + required
    return wording.say("sebutkan {name}", "state: {name}", name=wording.within(leaf.item.id)) + required
