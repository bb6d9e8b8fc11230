"""What the parts of a standard say of one another: steps that are named, and what other readings change.

In comes a document that was read without a finding; out come findings, each with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.documents.component import Component, component_title
from sp_engine.documents.fee import Fee
from sp_engine.documents.gate import GATE_STAGE
from sp_engine.documents.interpretations import (
    OtherFee,
    OtherRequirement,
    OtherStage,
    OtherStandard,
    RequirementChange,
)
from sp_engine.documents.other_readings import Alternative, Interpreted, interpreted_parts, under
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.standard_document import StandardDocument
from sp_engine.words import Diagnostic, nearest
from sp_engine.yaml_text import Sources


def wrong_references(document: StandardDocument, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is wrong in how the parts of a standard name one another."""
    yield from _unknown_steps(document, sources)
    yield from _unknown_gates(document, document.delivery.requirements.items, sources)
    yield from _same_products(document, sources)
    seen: set[str] = set()
    for of in interpreted_parts(document):
        interpretation = of.interpretation
        if interpretation.id in seen:
            yield sources.finding("SP222", interpretation.place("id"), name=interpretation.id)
        seen.add(interpretation.id)
        for other in interpretation.others:
            yield from _of_another_reading(document, sources, of, other)


def _unknown_steps(document: StandardDocument, sources: Sources) -> Iterator[Diagnostic]:
    steps = [step.id for step in document.delivery.procedure.steps]
    for requirement in document.delivery.requirements.items:
        if requirement.step is not None and requirement.step not in steps:
            yield sources.finding(
                "SP237",
                requirement.place("step"),
                name=requirement.step,
                known=", ".join(steps) or "–",
                suggestion=nearest(requirement.step, steps),
            )


def _unknown_gates(
    document: StandardDocument, requirements: Iterable[Requirement | RequirementChange], sources: Sources
) -> Iterator[Diagnostic]:
    stages = [stage.id for stage in document.delivery.service_time.stages]
    for requirement in requirements:
        if requirement.gate is not None and requirement.gate not in stages:
            yield sources.finding(
                "SP250",
                requirement.place("gate").under(GATE_STAGE),
                name=requirement.gate,
                known=", ".join(f"`{stage}`" for stage in stages) or "–",
                suggestion=nearest(requirement.gate, stages),
            )


def _changed_requirements(other: Alternative) -> Iterable[RequirementChange]:
    """Return the requirements as another reading changes them."""
    match other:
        case OtherRequirement():
            return (other,)
        case OtherStandard():
            return other.requirements.values()
        case OtherStage() | OtherFee():
            return ()
        case _ as never:
            assert_never(never)


def _same_products(document: StandardDocument, sources: Sources) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for product in document.delivery.products.items:
        if product.name in seen:
            yield sources.finding("SP222", product.place("id"), name=product.name)
        seen.add(product.name)


def _of_another_reading(
    document: StandardDocument, sources: Sources, of: Interpreted, other: Alternative
) -> Iterator[Diagnostic]:
    unknown = list(_unknown_parts(document, sources, other)) if isinstance(other, OtherStandard) else []
    unknown += _unknown_gates(document, _changed_requirements(other), sources)
    yield from unknown
    if unknown:
        return
    changed = under(document, of, other)
    yield from _wrong_shares(changed.delivery.fee, sources)
    if changed == document:
        yield sources.finding("SP234", other.place("id"), name=other.id, keys=_changeable(other))


def _wrong_shares(fee: Fee, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is wrong in the shares of a fee as another reading has it."""
    unknown = fee.unknown_bases
    for row, name in unknown:
        known = ", ".join(f"`{each}`" for each in fee.base_names)
        near = nearest(name, fee.base_names)
        yield sources.finding("SP240", row.written_at("bases"), name=name, known=known, suggestion=near)
    for row in (row for component in fee.components for row in component.rows):
        if row.share is not None and not row.bases:
            yield sources.finding("SP245", row.at, key=True)
    if not unknown and (circle := fee.circle) is not None:
        row, name, other = circle
        yield sources.finding("SP242", row.written_at("bases"), name=name, other=other)


def _unknown_parts(
    document: StandardDocument, sources: Sources, other: OtherStandard
) -> Iterator[Diagnostic]:
    delivery = document.delivery
    for component, named, place, parts in (
        (
            Component.REQUIREMENTS,
            other.requirements,
            other.place("requirements"),
            delivery.requirements.items,
        ),
        (Component.SERVICE_TIME, other.stages, other.place("stages"), delivery.service_time.stages),
        (Component.FEE, other.fees, other.place("fees"), delivery.fee.components),
    ):
        known = [part.id for part in parts]
        for name in named:
            if name not in known:
                yield sources.finding(
                    "SP235",
                    place.under(name),
                    key=True,
                    name=name,
                    part=component_title(component),
                    known=", ".join(known) or "–",
                    suggestion=nearest(name, known),
                )


def _changeable(other: Alternative) -> str:
    """Return the keys that a reading may change."""
    keys = [key.name for field, key in type(other).keys.items() if field not in ("id", "text")]
    return ", ".join(f"`{name}`" for name in keys)
