"""The standard under each other reading: a whole standard, in which what that reading changes is changed.

In comes a document; out come its interpretations with the part that each is about, and the same document
under each of their other readings.  What is decided under them is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, assert_never

from sp_engine.documents.component import Component
from sp_engine.documents.fee import Fee, FeeComponent
from sp_engine.documents.interpretations import (
    FeeChange,
    Interpretation,
    OtherFee,
    OtherRequirement,
    OtherStage,
    OtherStandard,
    RequirementChange,
    StageChange,
)
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.service_time import ServiceTime, Stage
from sp_engine.documents.standard_document import StandardDocument
from sp_engine.immutable import NamedTuple

Alternative: TypeAlias = OtherRequirement | OtherStage | OtherFee | OtherStandard


class Interpreted(NamedTuple):
    """An interpretation, and the part that it is about: None where it is about the whole standard."""

    interpretation: Interpretation
    part: Requirement | Stage | FeeComponent | None

    @property
    def component(self) -> Component | None:
        """The component in which the words stand."""
        match self.part:
            case Requirement(component=component):
                return component
            case Stage():
                return Component.SERVICE_TIME
            case FeeComponent():
                return Component.FEE
            case None:
                return None
            case _ as never:
                assert_never(never)


def interpreted_parts(document: StandardDocument) -> Iterator[Interpreted]:
    """Yield every interpretation of a standard, in the order in which they are written."""
    yield from (Interpreted(interpretation, None) for interpretation in document.interpretations)
    delivery = document.delivery
    parts: list[Requirement | Stage | FeeComponent] = [*delivery.requirements.items]
    parts += [*delivery.service_time.stages, *delivery.fee.components]
    for part in parts:
        yield from (Interpreted(interpretation, part) for interpretation in part.interpretations)


def under(document: StandardDocument, of: Interpreted, other: Alternative) -> StandardDocument:
    """Return the standard under another reading."""
    match other:
        case OtherRequirement():
            assert isinstance(of.part, Requirement)
            return _changed(document, requirements={of.part.id: other})
        case OtherStage():
            assert isinstance(of.part, Stage)
            return _changed(document, stages={of.part.id: other})
        case OtherFee():
            assert isinstance(of.part, FeeComponent)
            return _changed(document, fees={of.part.id: other})
        case OtherStandard():
            return _changed(document, requirements=other.requirements, stages=other.stages, fees=other.fees)
        case _ as never:
            assert_never(never)


def _changed(
    document: StandardDocument,
    *,
    requirements: Mapping[str, RequirementChange] | None = None,
    stages: Mapping[str, StageChange] | None = None,
    fees: Mapping[str, FeeChange] | None = None,
) -> StandardDocument:
    delivery = document.delivery
    return document.replace(
        delivery=delivery.replace(
            requirements=delivery.requirements.replace(
                items=_requirements(delivery.requirements.items, requirements or {})
            ),
            service_time=_stages(delivery.service_time, stages) if stages else delivery.service_time,
            fee=_fee(delivery.fee, fees) if fees else delivery.fee,
        )
    )


def _requirements(
    items: tuple[Requirement, ...], changes: Mapping[str, RequirementChange]
) -> tuple[Requirement, ...]:
    changed = (item.under(changes[item.id]) if item.id in changes else item for item in items)
    return tuple(requirement for requirement in changed if requirement is not None)


def _stages(time: ServiceTime, changes: Mapping[str, StageChange]) -> ServiceTime:
    stages = (stage.under(changes[stage.id]) if stage.id in changes else stage for stage in time.stages)
    return time.replace(stages=tuple(stages))


def _fee(fee: Fee, changes: Mapping[str, FeeChange]) -> Fee:
    parts = (part.under(changes[part.id]) if part.id in changes else part for part in fee.components)
    return fee.replace(components=tuple(parts))
