"""The decrees of one service on a time line: from when to when each held, and when there was none.

In come an agency's decrees in succession; out come stretches of days without a gap, oldest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sp_engine.documents import Decree, Tenure
from sp_engine.immutable import NamedTuple
from sp_engine.words import Diagnostic, Words


class Stretch(NamedTuple):
    """Days, up to but without `until`, on which one decree holds; without a decree the service has none.

    `first` is None where it is not known, `until` where there is no end.
    """

    first: date | None
    until: date | None
    decree: Decree | None

    def has(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.until is None or day < self.until)


class ServiceHistory(NamedTuple):
    """A service, by its full name, and all its decrees, oldest first.

    `findings` are what leaves open which of them holds; `not_transcribed` the folders that lack its document.
    """

    service: str
    name: Words
    agency: Words
    decrees: tuple[Decree, ...]
    not_transcribed: frozenset[str]
    findings: tuple[Diagnostic, ...]

    def tenure(self, decree: Decree) -> Tenure:
        return decree.tenure(self.service.partition("/")[2])

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the days from the first decree on, without a gap."""
        return tuple(_without_gaps([(d, t) for d in self.decrees if (t := self.tenure(d)).ever]))

    def unused(self) -> tuple[Decree, ...]:
        """Return the decrees that never held for the service, and never will."""
        return tuple(decree for decree in self.decrees if not self.tenure(decree).ever)


def _without_gaps(held: Sequence[tuple[Decree, Tenure]]) -> list[Stretch]:
    """Return the days of each, and those between and after them on which nothing holds."""
    stretches: list[Stretch] = []
    for decree, tenure in held:
        before = stretches[-1].until if stretches else None
        if before is not None and tenure.first is not None and before < tenure.first:
            stretches.append(Stretch(before, tenure.first, None))
        stretches.append(Stretch(tenure.first, tenure.until, decree))
    if stretches and stretches[-1].until is not None:
        stretches.append(Stretch(stretches[-1].until, None, None))
    return stretches
