"""What changed between two decrees: what they and the agency say of themselves, and each service's standard.

In come two sides, each a decree with the standards to compare; out comes a difference in words.  Two single
services are compared whatever their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.component_text import Regulations
from sp_engine.assurance.differences.head_text import Groups, agency_groups, decree_groups
from sp_engine.assurance.differences.standard_difference import entry_changes, standard_changes
from sp_engine.documents.standard import Decree, Standard
from sp_engine.words.language import Words


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: standards by name, and the documents of decree and agency as written.

    `single` when it is one service rather than a whole decree.
    """

    decree: Decree
    standards: Mapping[str, Standard]
    regulations: Regulations
    decree_data: Mapping[str, Any]
    agency_data: Mapping[str, Any]
    single: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDifference:
    """One service on both sides, or on one of them."""

    service: str
    name: Words
    status: Literal["added", "dropped", "changed", "same"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs; `decree` is empty when single services were compared, `agency` when agencies differ."""

    decree: tuple[Change, ...]
    agency: tuple[Change, ...]
    services: tuple[ServiceDifference, ...]


def compared(old: Side, new: Side) -> Difference:
    """Return what changed from one side to the other."""
    regulations = {**old.regulations, **new.regulations}
    agency: tuple[Change, ...] = ()
    if old.decree.agency == new.decree.agency:
        was, now = (agency_groups(side.agency_data) for side in (old, new))
        agency = tuple(_head("instansi", was, now, regulations))
    if old.single and new.single:
        (one,), (other,) = old.standards.values(), new.standards.values()
        return Difference((), agency, (_service(one, other, regulations),))
    names = dict.fromkeys((*new.standards, *old.standards))
    services = tuple(
        _service(old.standards.get(name), new.standards.get(name), regulations) for name in names
    )
    was, now = (decree_groups(side.decree_data, regulations) for side in (old, new))
    decree = (*_head("penetapan", was, now, regulations), *_listed(old.decree, new.decree))
    return Difference(decree, agency, services)


def _service(old: Standard | None, new: Standard | None, regulations: Regulations) -> ServiceDifference:
    if new is None:
        if old is None:
            raise AssertionError("a service stands on one side at least")
        return ServiceDifference(old.service, old.name, "dropped")
    if old is None:
        return ServiceDifference(new.service, new.name, "added")
    changes = standard_changes(old, new, regulations)
    return ServiceDifference(new.service, new.name, "changed" if changes else "same", changes)


def _head(component: str, old: Groups, new: Groups, regulations: Regulations) -> Iterator[Change]:
    for label, before in old.items():
        yield from entry_changes(component, label, before, new[label], regulations, Effect.CHANGED)


def _listed(old: Decree, new: Decree) -> Iterator[Change]:
    """Yield services that are listed under another name or number."""
    before = {listed.id: listed for listed in old.services}
    for now in new.services:
        was = before.get(now.id, now)
        if was.name != now.name:
            yield Change("penetapan", Effect.REWORDED, f"layanan {now.id}", was.name, now.name)
        if was.item != now.item:
            numbers = (Words(str(listed.item), str(listed.item)) for listed in (was, now))
            yield Change("penetapan", Effect.RENUMBERED, f"layanan {now.id}", *numbers)
