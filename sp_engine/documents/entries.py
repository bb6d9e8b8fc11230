"""What a component consists of: itself, and the entries of its lists, one by one.

In comes a standard; out come its parts in the order in which they are written, with the item and the text of
each.  Every kind of part is named here, so that a new one is missed by nobody who goes through them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, assert_never

from sp_engine.documents.channel import Channel
from sp_engine.documents.complaints import ComplaintClass, Complaints
from sp_engine.documents.component import Component, Entries, TakenOver
from sp_engine.documents.decree_document import CitedInPreamble
from sp_engine.documents.fee import Fee, FeeComponent
from sp_engine.documents.forms import ItemNumber
from sp_engine.documents.other_components import DescribedItem, LegalBasis, Role, Staff
from sp_engine.documents.procedure import Procedure, Step
from sp_engine.documents.products import Product
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.service_time import ServiceTime, Stage, TimeRow
from sp_engine.documents.standard_document import ComponentContent, StandardDocument

ListEntry: TypeAlias = (
    Requirement
    | Step
    | Stage
    | FeeComponent
    | Channel
    | ComplaintClass
    | DescribedItem
    | Product
    | LegalBasis
    | Role
)
ComponentPart: TypeAlias = ComponentContent | ListEntry


def parts_of(document: StandardDocument, component: Component) -> Iterator[ComponentPart]:
    """Yield a component and every entry of its lists; of a component that is a list, the entries alone."""
    delivery, management = document.delivery, document.management
    match component:
        case Component.REQUIREMENTS:
            yield from _listed(delivery.requirements, delivery.requirements.items)
        case Component.PROCEDURE:
            yield delivery.procedure
            yield from delivery.procedure.steps
        case Component.SERVICE_TIME:
            yield delivery.service_time
            yield from delivery.service_time.stages
        case Component.FEE:
            yield delivery.fee
            yield from delivery.fee.components
        case Component.PRODUCTS:
            yield from _listed(delivery.products, delivery.products.items)
        case Component.COMPLAINTS:
            complaints = delivery.complaints
            yield complaints
            yield from complaints.channels
            yield from complaints.steps
            yield from complaints.classes
        case Component.LEGAL_BASIS:
            yield from _listed(management.legal_basis, management.legal_basis.items)
        case Component.FACILITIES:
            yield from _listed(management.facilities, management.facilities.items)
        case Component.COMPETENCE:
            yield from _listed(management.competence, management.competence.items)
        case Component.SUPERVISION:
            yield from _listed(management.supervision, management.supervision.items)
        case Component.STAFF:
            yield management.staff
            yield from management.staff.roles
        case Component.SERVICE_GUARANTEE:
            yield from _listed(management.service_guarantee, management.service_guarantee.items)
        case Component.SAFETY_GUARANTEE:
            yield from _listed(management.safety_guarantee, management.safety_guarantee.items)
        case Component.EVALUATION:
            yield from _listed(management.evaluation, management.evaluation.items)
        case _ as never:
            assert_never(never)


def _listed(content: Entries[Any], items: tuple[ListEntry, ...]) -> Iterator[ComponentPart]:
    yield from items or (content,)


def text_field(part: ComponentPart) -> str | None:
    """Return the field that holds the words of a part, if it has one."""
    match part:
        case Requirement() | Step() | FeeComponent() | DescribedItem() | Product():
            return "text"
        case ServiceTime(text=text) | Fee(text=text) | Complaints(text=text) | Staff(text=text):
            return "text" if text is not None and text.id else None
        case Channel():
            return "address"
        case Role():
            return "name"
        case Stage() | ComplaintClass() | LegalBasis() | Procedure() | Entries():
            return None
        case _ as never:
            assert_never(never)


def item_text(item: ItemNumber) -> str:
    """Return the number of an item as text; several that became one stand behind each other."""
    return "" if item is None else ", ".join(map(str, item)) if isinstance(item, tuple) else str(item)


def item_number(part: ComponentPart | CitedInPreamble | TimeRow | TakenOver) -> ItemNumber:
    """Return the item of the decree that a part is, if it is one."""
    match part:
        case (
            Requirement(item=item)
            | Step(item=item)
            | Stage(item=item)
            | FeeComponent(item=item)
            | Channel(item=item)
            | ComplaintClass(item=item)
            | DescribedItem(item=item)
            | Product(item=item)
            | LegalBasis(item=item)
            | Role(item=item)
            | CitedInPreamble(item=item)
        ):
            return item
        case Entries() | Procedure() | ServiceTime() | Fee() | Complaints() | Staff():
            return None
        case TimeRow() | TakenOver():
            return None
        case _ as never:
            assert_never(never)
