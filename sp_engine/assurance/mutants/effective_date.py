"""The effective date of a decree, a day earlier and a day later: does some case notice?

In come decrees and the suites of their services; out come the survivors among these mutants.  The cases of
all services of the decree count, since the date is that of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta

from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.mutants.offered_case import OfferedCase, first_day_case, out_of_force_case
from sp_engine.assurance.mutants.survivors import Survivor, excuses_of, passing
from sp_engine.deciding import Service
from sp_engine.words.messages import mutants as messages


def effective_dates(decrees: Iterable[str], suites: Sequence[Suite]) -> Iterator[Survivor | None]:
    """Yield, for each decree and a day earlier and later, the survivor or None.

    `suites` are those of every service of the decrees, and maybe of others.
    """
    for folder in decrees:
        of_decree = [suite for suite in suites if suite.decree == folder]
        results = [r for s in of_decree for r in s.results if r.passed]
        text = of_decree[0].text
        decree, zone = text.standard.decree, text.standard.agency.zone
        first = decree.in_force_from
        if first is None:
            continue
        stated = {r.case.received(zone).date() for r in results}
        at = decree.document.place("in_force_from")
        for days, critical in ((-1, first - timedelta(days=1)), (1, first)):
            day = first + timedelta(days=days)
            if critical in stated:
                yield None
                continue
            moment = datetime.combine(critical, time(10), zone)
            says = messages.IN_FORCE_FROM.fill(decree=folder, day=day)
            offered, cases = _day_case(of_decree, moment, days)
            yield Survivor(
                service=folder,
                decree=folder,
                name=text.name(at),
                to=day.isoformat(),
                says=says,
                file=at.file,
                span=text.span(at),
                offered=offered,
                cases=cases,
                equivalent=False,
                excuse=_excuse(of_decree, text.name(at), day.isoformat()),
            )


def _day_case(suites: Sequence[Suite], moment: datetime, days: int) -> tuple[OfferedCase | None, str]:
    """Return a case for the day on which an earlier or later effective date shows, and the file it is for."""
    for suite in suites:
        results = passing(suite)
        if days < 0 and results:
            case: OfferedCase | None = out_of_force_case(results[0], moment)
        else:
            case = first_day_case(results, Service(suite.text.standard), moment)
        if case is not None:
            return case, suite.cases_file
    return None, ""


def _excuse(suites: Sequence[Suite], name: str, to: str) -> str | None:
    return next((e for s in suites if (e := excuses_of(s.document).get((name, to))) is not None), None)
