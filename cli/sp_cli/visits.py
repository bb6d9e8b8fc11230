"""The visit on which an interview is held: the first one, or a later one of an application in the register.

In come the options of `sp ask`; out comes the interview at its beginning, with what the decision at its end
needs to know besides.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sp_cli.facts_and_times import read_given, read_moment
from sp_engine.deciding import Catalogue, Decision, Interview, asked_again
from sp_engine.words import Language
from sp_engine.yaml_text import Source

if TYPE_CHECKING:
    from sp_cli.recording import Recording

WITNESS_SECONDS = 5.0


class Begun(NamedTuple):
    """An interview at its beginning, on which visit it is held, and since when the file is complete.

    `number` of what is recorded already; where the agency has it, `with_agency_after` which stages.
    """

    interview: Interview
    visit: datetime
    complete: datetime | None
    number: str | None = None
    with_agency_after: tuple[str, ...] | None = None

    def says_nothing_new(self, interview: Interview) -> bool:
        """Whether the agency has it in hand, and nothing was said that it does not know."""
        known = interview.earlier
        same = known is not None and interview.facts.to_dict() == known.to_dict()
        return same and self.with_agency_after == interview.after

    def decided(self, interview: Interview) -> Decision:
        """Return the decision on an interview that has come to its end."""
        return interview.service.decide(
            interview.facts,
            received=interview.received,
            complete=self.complete,
            after=interview.after,
            stated=interview.stated,
            witness=True,
            witness_within=WITNESS_SECONDS,
        )


def first_visit(
    opened: Catalogue,
    service: str,
    facts: str | None,
    settings: list[str] | None,
    received: str | None,
    after: list[str] | None,
    language: Language,
) -> Begun:
    zone = opened.files.zone(service)
    given = read_given(opened, service, facts, settings)
    stated = given.received if received is None else received
    now = datetime.now(zone).replace(microsecond=0)
    at = now if stated is None else read_moment("--received", stated, zone, language)
    decider = opened.standard(service, on=at.astimezone(zone).date())
    decider.refuse_errors()
    known = decider.read_facts(given.facts, received=at, source=given.source)
    ended, unknown = tuple(given.after if after is None else after), frozenset(given.unknown)
    return Begun(Interview(decider, at, known.to_dict(), after=ended, unknown=unknown), now, None)


def another_visit(
    opened: Catalogue,
    recording: Recording,
    number: str,
    facts: str | None,
    settings: list[str] | None,
    after: list[str] | None,
) -> Begun:
    """Return an interview about what the register has, in which what was lacking is asked again."""
    from sp_cli.recording import laid_over

    before = recording.before()
    now = datetime.now(before.received.tzinfo).replace(microsecond=0)
    decider = opened.standard(before.service, on=before.received.date())
    decider.refuse_errors()
    given = read_given(opened, before.service, facts, settings)
    ended = (*(given.after if after is None else after), *before.after)
    received, complete, stated = before.received, before.complete or now, now.date()
    source = Source(number, "", {})
    earlier = decider.read_facts(before.facts, received=received, stated=stated, source=source)
    first = decider.decide(earlier, received=received, complete=complete, after=ended, stated=stated)
    given = laid_over(before._replace(facts=asked_again(earlier.to_dict(), first.needs)), given, number)
    known = decider.read_facts(given.facts, received=received, stated=stated, source=given.source)
    interview = Interview(
        decider,
        received,
        known.to_dict(),
        after=ended,
        unknown=frozenset(given.unknown),
        stated=stated,
        earlier=earlier,
    )
    with_agency = None if before.complete is None else before.after
    return Begun(interview, now, complete, str(before.number), with_agency)
