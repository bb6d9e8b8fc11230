"""Which decree holds on a day: decrees of one agency in their order, and the days of each for its services.

In come decrees; out they come with what ends each, and for every service the days on which each holds: the
newest that contains the service replaces the older ones for good, and when it ends or is revoked, the service
has none.  What leaves the order open is a finding elsewhere (`order_problems`).  Knows nothing about files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sp_engine.documents import Decree, Ending, ListedService, Tenure

_DAY = timedelta(days=1)


def in_succession(decrees: Iterable[Decree]) -> tuple[Decree, ...]:
    """Return the decrees oldest first (one without known dates before all others), each with its days."""
    ordered = sorted(decrees, key=_place)
    return _Succession(ordered).placed()


def _place(decree: Decree) -> tuple[date, date, str]:
    """Return the order: by the first day in force, then the day of signing; the folder only to be stable."""
    return decree.in_force_from or date.min, decree.dated or date.min, decree.folder


def listing(decrees: Iterable[Decree], service: str) -> list[Decree]:
    """Return the decrees that list a service, by its name within the agency."""
    return [decree for decree in decrees if any(listed.id == service for listed in decree.services)]


def holding(decrees: Iterable[Decree], service: str, on: date) -> Decree | None:
    """Return the decree that holds on a day for a service, by its name within the agency."""
    return next((decree for decree in decrees if decree.tenure(service).holds(on)), None)


def listed_once(decree: Decree) -> Iterator[ListedService]:
    """Yield the services that a decree lists, each once."""
    seen: set[str] = set()
    for service in decree.services:
        if service.id not in seen:
            yield service
        seen.add(service.id)


def services_in_force(decrees: Sequence[Decree], on: date) -> Iterator[tuple[Decree, ListedService]]:
    """Yield each service under the decree that holds for it on a day; newest decrees first."""
    for decree in reversed(decrees):
        for service in listed_once(decree):
            if decree.tenure(service.id).holds(on):
                yield decree, service


class _Succession:
    """Decrees in their order: what each does to the others."""

    def __init__(self, ordered: Sequence[Decree]) -> None:
        self.ordered = ordered
        self.revokers: dict[str, list[Decree]] = {}
        for decree in ordered:
            if decree.in_force_from is not None:
                for number in decree.document.revokes:
                    self.revokers.setdefault(number, []).append(decree)
        self._effective: dict[str, bool] = {}

    def placed(self) -> tuple[Decree, ...]:
        return tuple(self._placed(at, decree) for at, decree in enumerate(self.ordered))

    def _placed(self, at: int, decree: Decree) -> Decree:
        revoker = self._revoker(decree)
        revoked = revoker.in_force_from if revoker is not None else None
        ends = [day for day in (_day_after(decree), revoked) if day is not None]
        services = dict.fromkeys(listed.id for listed in decree.services)
        return decree._replace(
            in_force_until=min(ends, default=None),
            revoked_by=revoker.number if revoker is not None else None,
            tenures={service: self._tenure(at, decree, service, revoker) for service in services},
        )

    def _tenure(self, at: int, decree: Decree, service: str, revoker: Decree | None) -> Tenure:
        first = decree.in_force_from
        if first is None and any(_contains(d, service) for d in self.ordered if d is not decree):
            return Tenure(service, None, None, Ending.UNPLACED)
        ends: list[tuple[date, Ending, str | None]] = []  # of several on one day the first counts
        for newer in self.ordered[at + 1 :]:
            if newer.in_force_from is not None and _contains(newer, service) and self._takes_effect(newer):
                removed = service in newer.document.removes
                ending = Ending.REMOVED if removed else Ending.REPLACED
                ends.append((newer.in_force_from, ending, newer.number))
                break
        if revoker is not None and revoker.in_force_from is not None:
            ends.append((revoker.in_force_from, Ending.REVOKED, revoker.number))
        if (after := _day_after(decree)) is not None:
            ends.append((after, Ending.EXPIRED, None))
        if not ends:
            return Tenure(service, first)
        until, ending, by = min(ends, key=lambda end: end[0])
        if first is not None and until < first:
            until = first
        return Tenure(service, first, until, ending, by)

    def _revoker(self, decree: Decree) -> Decree | None:
        """Return the first decree that revokes another and takes effect itself."""
        revokers = self.revokers.get(decree.number, ())
        return next((d for d in revokers if d is not decree and self._takes_effect(d)), None)

    def _takes_effect(self, decree: Decree) -> bool:
        """Whether nothing revokes a decree by the day on which it would begin."""
        if decree.folder not in self._effective:
            self._effective[decree.folder] = True  # what comes back to itself is a finding elsewhere
            revoker = self._revoker(decree)
            self._effective[decree.folder] = revoker is None or _begins_after(revoker, decree)
        return self._effective[decree.folder]


def _begins_after(revoker: Decree, decree: Decree) -> bool:
    first, revoked = decree.in_force_from, revoker.in_force_from
    return first is None or revoked is None or first < revoked


def _contains(decree: Decree, service: str) -> bool:
    """Whether a decree says something of a service, be it that it has none any more."""
    return service in decree.document.removes or any(listed.id == service for listed in decree.services)


def _day_after(decree: Decree) -> date | None:
    """Return the day after the last that a decree gives itself."""
    last = decree.document.last_day
    return None if last is None else last + _DAY
