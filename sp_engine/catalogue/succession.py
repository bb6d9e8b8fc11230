"""Which decree holds on a day: decrees of one agency in their order, each until another revokes it.

In come decrees; out comes the one that a service is under on a day, or what is told of a day on which there
is none.  Knows nothing about files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sp_engine.documents import Decree, ListedService
from sp_engine.words import Words, date_in_both
from sp_engine.words.messages import decrees_in_force


def in_succession(decrees: Iterable[Decree]) -> tuple[Decree, ...]:
    """Return the decrees oldest first, each with the day on which another of them revokes it."""
    ordered = sorted(decrees, key=lambda decree: (decree.in_force_from, decree.folder))
    revoked = {number: by for by in reversed(ordered) for number in by.revokes}  # the earliest counts
    return tuple(
        d._replace(in_force_until=revoked[d.number].in_force_from, revoked_by=revoked[d.number].number)
        if d.number in revoked
        else d
        for d in ordered
    )


def listing(decrees: Iterable[Decree], service: str) -> list[Decree]:
    """Return the decrees that list a service, by its name within the agency."""
    return [decree for decree in decrees if any(listed.id == service for listed in decree.services)]


def newest_in_force(decrees: Sequence[Decree], on: date) -> Decree | None:
    """Return the newest of the decrees, which are oldest first, that is in force on a day."""
    return next((decree for decree in reversed(decrees) if decree.in_force(on)), None)


def services_in_force(decrees: Sequence[Decree], on: date) -> Iterator[tuple[Decree, ListedService]]:
    """Yield each service once, under the newest decree in force that lists it; newest decrees first."""
    seen: set[str] = set()
    for decree in reversed(decrees):
        for service in decree.services if decree.in_force(on) else ():
            if service.id not in seen:
                yield decree, service
            seen.add(service.id)


def nearest_decrees(decrees: Sequence[Decree], on: date) -> Words:
    """Return in words which decrees, oldest first, come before and after a day on which none is in force."""
    earlier = [d for d in decrees if d.in_force_from <= on]
    later = [d for d in decrees if d.in_force_from > on]
    told = [decree_period(d) for d in (*earlier[-1:], *later[:1])]
    told += [
        decrees_in_force.REVOKES_UNKNOWN.fill(number=later[0].number, revoked=number)
        for number in (later[0].revokes if later and not earlier else ())
    ]
    return Words("; ".join(words.id for words in told), "; ".join(words.en for words in told))


def decree_period(decree: Decree) -> Words:
    """Return a decree's number with the days on which it is in force."""
    first = date_in_both(decree.in_force_from)
    if decree.in_force_until is None:
        return decrees_in_force.SINCE.fill(number=decree.number, first=first)
    last = date_in_both(decree.in_force_until - timedelta(days=1))
    return decrees_in_force.FROM_TO.fill(number=decree.number, first=first, last=last)
