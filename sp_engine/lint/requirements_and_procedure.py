"""What is required against what the procedure collects, and against the documents that show it.

In comes a service of a decree; out come findings: things that no step collects, that only a step asks for,
that no document shows, and a receipt for what is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

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
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    items_of,
    leaves,
)
from sp_engine.documents import Component, Requirement, item_text
from sp_engine.facts import Kind
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText
from sp_engine.words import Words

_RECEIPT = re.compile(
    r"\b(?:bukti (?:pem)?bayar(?:an)?|bukti transfer|bukti setor(?:an)? retribusi|kuitansi|kwitansi"
    r"|tanda terima pembayaran|surat setoran)\b",
    re.IGNORECASE,
)


def uncollected(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield, once a service, the required things that no step of the procedure collects."""
    collected = service.collected()
    if not service.steps():
        return
    missing = [
        requirement
        for requirement in service.standard.requirements
        if not _is_collected(requirement.condition, collected, service)
    ]
    if missing:
        procedure = service.standard.document.delivery.procedure
        yield service.found("SP328", Component.PROCEDURE, procedure, what=_listed(missing))


def _is_collected(condition: Condition, collected: set[str], service: ServiceText) -> bool:
    """Tell whether some step collects what the condition needs; one way of several is enough.

    What the applicant *is* (a size, a place) counts as collected once a step collects anything at all:
    whether a document shows it is `unproven`'s to say.
    """
    match condition:
        case AllOf(parts=(part,)) | Defined(condition=part):
            return _is_collected(part, collected, service)
        case AnyOf(parts=parts):
            return any(_is_collected(part, collected, service) for part in parts)
        case Unwritten():
            return True
        case (
            AllOf()
            | Document()
            | Known()
            | Among()
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
            return all(_is_at_hand(leaf, collected) for leaf in leaves(condition))
        case _ as never:
            assert_never(never)


def _is_at_hand(leaf: Leaf | Document, collected: set[str]) -> bool:
    name, _, attribute = leaf.item.id.partition(".")
    if attribute or name in collected:
        return True
    match leaf:
        case Document() | Known():
            return False
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
            return bool(collected) and not leaf.item.by_agency
        case _ as never:
            assert_never(never)


def unlisted(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield, once a service, what the procedure asks an applicant to bring and *Persyaratan* leaves out."""
    named = {
        item.id
        for requirement in service.standard.requirements
        if requirement.component is Component.REQUIREMENTS
        for item in items_of(requirement.condition)
    }
    extra = [
        requirement
        for requirement in service.standard.requirements
        if requirement.component is Component.PROCEDURE and _asks_more(requirement.condition, named)
    ]
    if extra:
        requirements = service.standard.document.delivery.requirements
        yield service.found("SP329", Component.REQUIREMENTS, requirements, what=_listed(extra))


def _asks_more(condition: Condition, named: set[str]) -> bool:
    """Tell whether the condition cannot do without a thing to bring that is not among `named`."""
    match condition:
        case AnyOf(parts=parts):
            return all(_asks_more(part, named) for part in parts)
        case AllOf(parts=parts):
            return any(_asks_more(part, named) for part in parts)
        case Defined(condition=inner):
            return _asks_more(inner, named)
        case Unwritten():
            return False
        case (
            Document()
            | Known()
            | Among()
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
            return _to_bring(condition) and condition.item.id not in named
        case _ as never:
            assert_never(never)


def _to_bring(leaf: Leaf | Document) -> bool:
    match leaf:
        case Document():
            return True
        case Known():
            return not leaf.item.by_agency
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
            return False
        case _ as never:
            assert_never(never)


def unproven(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield requirements on a fact that no document asked for can show, where the vocabulary knows proofs."""
    vocabulary = service.standard.vocabulary
    asked = {
        leaf.item.id
        for requirement in service.standard.requirements
        for leaf in leaves(requirement.condition)
        if _to_bring(leaf)
    }
    for requirement in service.standard.requirements:
        for item in items_of(requirement.condition):
            fact = vocabulary[item.id]
            named = vocabulary[item.id.partition(".")[0]].proofs
            proofs = [vocabulary[name] for name in named if name in vocabulary]
            if proofs and not asked.intersection(proof.id for proof in proofs):
                names = [proof.name for proof in proofs]
                told = {
                    "fact": fact.name,
                    "proofs": Words(", ".join(n.id for n in names), ", ".join(n.en for n in names)),
                }
                yield service.found("SP330", requirement.component, requirement, "text", **told)


def free_with_receipt(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield requirements of a payment receipt where the service is free."""
    if not service.standard.fee.free:
        return
    for requirement in service.standard.requirements:
        for item in items_of(requirement.condition):
            fact = service.standard.vocabulary[item.id]
            if fact.kind is Kind.DOCUMENT and _RECEIPT.search(fact.name.id):
                yield service.found("SP331", requirement.component, requirement, "text", document=fact.name)


def _listed(requirements: Iterable[Requirement]) -> str:
    """Return the texts of requirements with their numbers, as one line."""
    told = []
    for requirement in requirements:
        number = item_text(requirement.item)
        text = " ".join(requirement.text.id.split())
        told.append(f"{text} (butir {number})" if number else text)
    return "; ".join(told)
