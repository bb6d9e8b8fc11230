"""What leaves open which decree of an agency holds: names, days and references that contradict each other.

In come the decrees of one agency; out come problems, each at its place, with the services for which no decree
can be told.  Where there is one, nothing is decided.  That a decree revokes one which the catalogue does not
have is no problem: an agency's older decrees are seldom at hand.  It is one when the catalogue has a decree
under nearly that number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from sp_engine.documents import Decree
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words, date_in_both, nearest
from sp_engine.yaml_text import Place

_NOBODY: frozenset[str] = frozenset()


class OrderProblem(NamedTuple):
    """One finding, before it is told; `services` by their names within the agency."""

    decree: Decree
    code: str
    place: Place
    values: Mapping[str, str | Words]
    services: frozenset[str]
    suggestion: str | None = None


def order_problems(decrees: Sequence[Decree]) -> Iterator[OrderProblem]:
    """Yield what leaves the succession open, about decrees as `in_succession` returns them."""
    yield from _Order(decrees).problems()


def plain_number(number: str) -> str:
    """Return a decree's number without what may be written one way or another: case, spaces, punctuation.

    Between two figures something stays, so that 1/12 is not 11/2.
    """
    number = re.sub(r"^\s*(?:nomor|no)\b", "", number.casefold())
    apart = re.sub(r"[\W_]+", " ", number).strip()
    return re.sub(r"(?<!\d) | (?!\d)", "", apart)


class _Order:
    """The decrees of an agency, and who refers to whom."""

    def __init__(self, decrees: Sequence[Decree]) -> None:
        self.decrees = decrees
        self.numbered: dict[str, list[Decree]] = defaultdict(list)
        self.plainly: dict[str, list[Decree]] = defaultdict(list)
        for decree in decrees:
            self.numbered[decree.number].append(decree)
            self.plainly[plain_number(decree.number)].append(decree)
        self.ways_back = list(self._ways_back())

    def problems(self) -> Iterator[OrderProblem]:
        for way in self.ways_back:
            yield self._circle(way)
        for decree in self.decrees:
            yield from self._own_days(decree)
            yield from self._references(decree)
            yield from self._removals(decree)
            yield from self._amendments_left(decree)
            yield from self._beside_another(decree)
        for one, other in combinations(self.decrees, 2):
            yield from self._same_number(one, other)
            yield from self._same_day(one, other)

    def _open_with(self, *decrees: Decree) -> frozenset[str]:
        """Return the services of decrees that may or may not be in force, and of those that they revoke."""
        reached = list(decrees)
        for decree in reached:  # grows while it is gone through
            for number in decree.document.revokes:
                reached += [other for other in self.numbered.get(number, ()) if other not in reached]
        return frozenset(service for decree in reached for service in _said(decree))

    # ── one decree ───────────────────────────────────────────────────────────
    def _own_days(self, decree: Decree) -> Iterator[OrderProblem]:
        first, last = decree.in_force_from, decree.document.last_day
        if first is not None and last is not None and last < first:
            values = {"first": date_in_both(first), "last": date_in_both(last)}
            place = decree.document.place("last_day")
            yield OrderProblem(decree, "SP385", place, values, self._open_with(decree))

    def _references(self, decree: Decree) -> Iterator[OrderProblem]:
        """Yield what is wrong with each number that a decree revokes or amends."""
        document = decree.document
        for field, numbers in (("revokes", document.revokes), ("amends", document.amends)):
            for at, number in enumerate(numbers):
                place, known = document.place(field).under(at), self.numbered.get(number, ())
                if not known:
                    yield from self._near(decree, number, place)
                for other in known:
                    if other is not decree:
                        yield from self._too_early(decree, other, place)

    def _near(self, decree: Decree, number: str, place: Place) -> Iterator[OrderProblem]:
        """Yield that there is a decree under nearly a number."""
        near = self.plainly.get(plain_number(number))
        if near is not None:
            meant = near[0].number
            values = {"number": decree.number, "given": number, "meant": meant}
            yield OrderProblem(decree, "SP380", place, values, self._open_with(*near), meant)

    def _too_early(self, decree: Decree, other: Decree, place: Place) -> Iterator[OrderProblem]:
        """Yield that a decree names one that it need not have known; a circle is told as such."""
        services = self._open_with(decree, other)
        values = {"number": decree.number, "given": other.number}
        if decree.dates_not_known:
            yield OrderProblem(decree, "SP387", place, values, services)
        elif _signed_later(other, decree) and not self._circling(decree, other):
            yield OrderProblem(decree, "SP384", place, values, services)

    def _circling(self, decree: Decree, other: Decree) -> bool:
        return any(decree.number in way and other.number in way for way in self.ways_back)

    def _removals(self, decree: Decree) -> Iterator[OrderProblem]:
        """Yield the services that are removed and listed at once, or that no other decree lists."""
        listed = {service.id for service in decree.services}
        known = {service.id for other in self.decrees if other is not decree for service in other.services}
        for at, service in enumerate(decree.document.removes):
            place = decree.document.place("removes").under(at)
            if service in listed or service not in known:
                near = None if service in listed else nearest(service, known)
                concerned = frozenset({service if near is None else near})
                yield OrderProblem(decree, "SP386", place, {"name": service}, concerned, near)

    def _amendments_left(self, decree: Decree) -> Iterator[OrderProblem]:
        """Yield the decrees that a decree revokes without those that amended them."""
        standing = [
            other
            for other in self.decrees
            if other is not decree and other.revoked_by is None and not _signed_later(other, decree)
        ]
        for at, number in enumerate(decree.document.revokes):
            left = ", ".join(other.number for other in standing if number in other.document.amends)
            if left:
                values = {"number": decree.number, "given": number, "left": left}
                place = decree.document.place("revokes").under(at)
                yield OrderProblem(decree, "SP389", place, values, _NOBODY)

    def _beside_another(self, decree: Decree) -> Iterator[OrderProblem]:
        """Yield a decree whose days are not known and that is not the only one of some service."""
        others = {service for other in self.decrees if other is not decree for service in _said(other)}
        if decree.dates_not_known and (shared := others & _said(decree)):
            values = {"number": decree.number, "services": _listed(shared)}
            place = decree.document.place("dates_not_known")
            yield OrderProblem(decree, "SP388", place, values, _NOBODY)

    # ── two decrees ──────────────────────────────────────────────────────────
    def _same_number(self, one: Decree, other: Decree) -> Iterator[OrderProblem]:
        if plain_number(one.number) == plain_number(other.number):
            values = {"number": other.number, "folder": one.folder}
            place = other.document.place("number")
            yield OrderProblem(other, "SP382", place, values, self._open_with(one, other))

    def _same_day(self, one: Decree, other: Decree) -> Iterator[OrderProblem]:
        """Yield that two decrees of one day speak of one service, unless one of them revokes the other."""
        day, both = one.in_force_from, _said(one) & _said(other)
        settled = other.number in one.document.revokes or one.number in other.document.revokes
        if day is None or (day, one.dated) != (other.in_force_from, other.dated) or not both or settled:
            return
        values: dict[str, str | Words] = {
            "number": other.number,
            "other": one.number,
            "day": date_in_both(day),
            "services": _listed(both),
        }
        yield OrderProblem(other, "SP381", other.document.place("in_force_from"), values, both)

    # ── circles ──────────────────────────────────────────────────────────────
    def _ways_back(self) -> Iterator[list[str]]:
        """Yield the shortest way of each decree back to itself, each circle once."""
        told: set[frozenset[str]] = set()
        for decree in self.decrees:
            way = self._way_back(decree)
            if way is not None and frozenset(way) not in told:
                told.add(frozenset(way))
                yield way

    def _way_back(self, decree: Decree) -> list[str] | None:
        """Return the numbers from a decree along its references back to itself."""
        ways, seen = [[decree.number]], set[str]()
        for way in ways:  # grows while it is gone through, so that the shortest is found first
            for number in (n for d in self.numbered[way[-1]] for n in _referred(d)):
                if number == decree.number:
                    return [*way, number]
                if number in self.numbered and number not in seen:
                    seen.add(number)
                    ways.append([*way, number])
        return None

    def _circle(self, way: Sequence[str]) -> OrderProblem:
        decree = next(d for d in self.numbered[way[0]] if way[1] in _referred(d))
        document = decree.document
        field = "revokes" if way[1] in document.revokes else "amends"
        place = document.place(field).under(getattr(document, field).index(way[1]))
        services = self._open_with(*(d for number in way for d in self.numbered[number]))
        values = {"number": decree.number, "chain": " → ".join(way)}
        return OrderProblem(decree, "SP383", place, values, services)


def _said(decree: Decree) -> frozenset[str]:
    """Return the services of which a decree says something."""
    return frozenset((*(listed.id for listed in decree.services), *decree.document.removes))


def _referred(decree: Decree) -> tuple[str, ...]:
    return (*decree.document.revokes, *decree.document.amends)


def _signed_later(one: Decree, other: Decree) -> bool:
    return one.dated is not None and other.dated is not None and one.dated > other.dated


def _listed(services: Set[str]) -> str:
    return ", ".join(f"`{service}`" for service in sorted(services))
