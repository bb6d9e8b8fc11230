"""Chains across the services of an agency: what one asks for is had from another.

In come a decree's services; out come findings: a circle, in which each asks for what only the next one gives,
and a dead end, where a service sends an applicant to another one that rejects them whatever they bring.

An applicant has a thing from the service that the vocabulary names for it (`diperoleh_dari`), or that yields
it as a product (`menghasilkan`).  A service that asks whether its own registration was made asks for the
application itself; one that asks for its own product is a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Applicant,
    Claim,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Period,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Undecided,
    Unwritten,
    applicant_words,
    find_applicant,
    items_of,
)
from sp_engine.documents import Requirement
from sp_engine.lint.asked_for import asked_for
from sp_engine.lint.decree_and_services import DecreeText, Found, Neighbour, ServiceText

MOST_WAYS = 64


def chains(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield where what a service asks for can never be had, or not by some whom it asks."""
    for requirement in service.standard.requirements:
        if not requirement.mandatory:
            continue
        for name in sorted(asked_for(requirement.condition)):
            yield from _thing(service, requirement, name, decree)


def _thing(service: ServiceText, requirement: Requirement, name: str, decree: DecreeText) -> Iterator[Found]:
    givers = _givers(service.listed.id, name, service, decree)
    if not givers:
        return
    told = {"thing": service.standard.vocabulary[name].name}
    if requirement.guard is None and all(_needs(one, service.listed.id, decree) for one in givers):
        names = ", ".join(f"`{one}`" for one in givers)
        yield service.found("SP370", requirement.component, requirement, "text", services=names, **told)
        return
    others = [text for text in decree.services if text.listed.id in givers and text is not service]
    rejected = [_rejected(service, requirement, other) for other in others]
    if rejected and len(rejected) == len(givers) and None not in rejected:
        applicant = next(one for one in rejected if one is not None)
        names = ", ".join(f"`{one}`" for one in givers)
        example = applicant_words(applicant, service.standard.vocabulary)
        yield service.found(
            "SP371", requirement.component, requirement, "text", services=names, example=example, **told
        )


def _givers(own: str, name: str, service: ServiceText, decree: DecreeText) -> tuple[str, ...]:
    """Return the services of the decree from which a thing is had; none when another agency gives it too."""
    agency, named = service.standard.agency.id, service.standard.vocabulary[name].had_from
    listed = {one.id for one in decree.neighbours}
    if any(not each.startswith(f"{agency}/") or each.partition("/")[2] not in listed for each in named):
        return ()
    by_name = {each.partition("/")[2] for each in named} - {own}
    yielding = {one.id for one in decree.neighbours if name in one.yields}
    return tuple(sorted(by_name | yielding))


def _needs(start: str, goal: str, decree: DecreeText) -> bool:
    """Whether a service asks, itself or through those it sends to, for what only the goal yields."""
    by_id: Mapping[str, Neighbour] = {one.id: one for one in decree.neighbours}
    givers: dict[str, set[str]] = {}
    for one in decree.neighbours:
        for name in one.yields:
            givers.setdefault(name, set()).add(one.id)
    seen, waiting = set(), [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        if at not in seen and at in by_id:
            seen.add(at)
            only = (givers[name] for name in by_id[at].asks if len(givers.get(name, ())) == 1)
            waiting.extend(next(iter(each)) for each in only)
    return False


def _rejected(service: ServiceText, requirement: Requirement, other: ServiceText) -> Applicant | None:
    """Return an applicant whom the service asks for the thing and whom the other service rejects for good."""
    standard = service.standard
    decided_on = {
        item.id
        for each in standard.requirements
        for part in (each.condition, each.guard)
        if part is not None
        for item in items_of(part)
    }
    for each in other.standard.requirements:
        told = _decided_on(each.condition, decided_on) if each.mandatory and each.guard is None else None
        if told is not None:
            for asked in _asked_together(requirement, standard.requirements, told):
                found = _applicant([*asked, Claim(told, False)], service)
                if found is not None:
                    named = {item.id for item in items_of(told)}
                    facts = {name: value for name, value in found.facts.items() if name in named}
                    return Applicant(facts, found.day, dated=False)
    return None


def _decided_on(condition: Condition, items: set[str]) -> Condition | None:
    """Return what a condition asks of these facts as they are; None where it can hold whatever they are."""
    match condition:
        case AllOf(parts=parts):
            kept = [part for part in (_decided_on(each, items) for each in parts) if part is not None]
            return AllOf(tuple(kept)) if kept else None
        case AnyOf(parts=parts):
            every = [_decided_on(each, items) for each in parts]
            return None if None in every else AnyOf(tuple(part for part in every if part is not None))
        case Defined(condition=inner):
            return _decided_on(inner, items)
        case Known() | Document() | Unwritten() | EachOf() | SomeOf():
            return None
        case Among() | Range() | Age() | Recent() | Remaining() | SameYear() | Includes() | Overlaps():
            item = condition.item
            return None if item.curable or item.by_agency or item.id not in items else condition
        case _ as never:
            assert_never(never)


def _asked_together(
    requirement: Requirement, requirements: Iterable[Requirement], told: Condition
) -> list[list[Claim]]:
    """Return the ways in which an applicant can meet a service that asks for a thing.

    Of the requirements with a guard only those that look at what the other service decides on count.
    """
    guard = requirement.guard
    first = [Claim(requirement.condition), *([] if guard is None else [Claim(guard)])]
    ways, items = [first], {item.id for item in items_of(told)}
    for each in requirements:
        if not each.mandatory or each is requirement:
            continue
        met = Claim(each.condition)
        if each.guard is None:
            ways = [[*way, met] for way in ways]
        elif items & {item.id for part in (each.condition, each.guard) for item in items_of(part)}:
            left_out = Claim(each.guard, False)
            ways = [[*way, claim] for way in ways for claim in (left_out, met)][:MOST_WAYS]
    return ways


def _applicant(claims: list[Claim], service: ServiceText) -> Applicant | None:
    decree = service.standard.decree
    try:
        return find_applicant(claims, service.standard.vocabulary, Period(decree.first_day, decree.ends))
    except Undecided:
        return None
