"""What changed between two decrees: what they and the agency say of themselves, and each service's standard.

In come two versions, each a decree with the standards to compare; out comes a difference in words.  Two
single services are compared whatever their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sp_engine.assurance.differences.change import Change, ChangedPart, Effect, Head
from sp_engine.assurance.differences.component_entries import Regulations
from sp_engine.assurance.differences.head_entries import Groups, agency_groups, decree_groups
from sp_engine.assurance.differences.standard_difference import entry_changes, standard_changes
from sp_engine.documents import AgencyDocument, Decree, Standard
from sp_engine.words import Words
from sp_engine.words.messages import differences as says


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a decree: its standards by name, with its agency and the regulations of its catalogue.

    `single` when it is one service rather than a whole decree.
    """

    decree: Decree
    agency: AgencyDocument
    standards: Mapping[str, Standard]
    regulations: Regulations
    single: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDifference:
    """One service in both versions, or in one of them."""

    service: str
    name: Words
    status: Literal["added", "dropped", "changed", "same"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class DecreeDifference:
    """What differs; `decree` is empty when single services were compared, `agency` when agencies differ."""

    decree: tuple[Change, ...]
    agency: tuple[Change, ...]
    services: tuple[ServiceDifference, ...]


def decree_difference(old: Version, new: Version) -> DecreeDifference:
    """Return what changed from one version to the other."""
    regulations = {**old.regulations, **new.regulations}
    agency: tuple[Change, ...] = ()
    if old.decree.agency == new.decree.agency:
        was, now = (agency_groups(version.agency) for version in (old, new))
        agency = tuple(_head(Head.AGENCY, was, now, regulations))
    if old.single and new.single:
        (one,), (other,) = old.standards.values(), new.standards.values()
        return DecreeDifference((), agency, (_service(one, other, regulations),))
    names = dict.fromkeys((*new.standards, *old.standards))
    services = tuple(
        _service(old.standards.get(name), new.standards.get(name), regulations) for name in names
    )
    was, now = (decree_groups(version.decree.document, regulations) for version in (old, new))
    decree = (*_head(Head.DECREE, was, now, regulations), *_listed(old.decree, new.decree))
    return DecreeDifference(decree, agency, services)


def _service(old: Standard | None, new: Standard | None, regulations: Regulations) -> ServiceDifference:
    if new is None:
        if old is None:
            raise AssertionError("a service stands in one version at least")
        return ServiceDifference(old.service, old.name, "dropped")
    if old is None:
        return ServiceDifference(new.service, new.name, "added")
    changes = standard_changes(old, new, regulations)
    return ServiceDifference(new.service, new.name, "changed" if changes else "same", changes)


def _head(component: ChangedPart, old: Groups, new: Groups, regulations: Regulations) -> Iterator[Change]:
    for label, before in old.items():
        yield from entry_changes(component, label, before, new[label], regulations, Effect.CHANGED)


def _listed(old: Decree, new: Decree) -> Iterator[Change]:
    """Yield services that are listed under another name or number."""
    before = {listed.id: listed for listed in old.services}
    for now in new.services:
        was, subject = before.get(now.id, now), says.SERVICE.fill(id=now.id).id
        if was.name != now.name:
            yield Change(Head.DECREE, Effect.REWORDED, subject, was.name, now.name)
        if was.item != now.item:
            numbers = (Words(str(listed.item), str(listed.item)) for listed in (was, now))
            yield Change(Head.DECREE, Effect.RENUMBERED, subject, *numbers)
