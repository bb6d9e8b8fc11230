"""One service under one decree, ready to decide: what other systems hold.

In come a standard, facts and times; out come decisions, and what is left to ask.  Immutable and safe to share
between threads; touches no clock and no network, and no file, unless whoever made it looks for errors in the
standard, once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeAlias

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding.applicant_facts import NO_FILE, Facts, FactsError, parse_facts
from sp_engine.deciding.application_times import day_of_issue, times_of_application
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.ended_stages import ended_stages
from sp_engine.deciding.fixed_words import fixed_words
from sp_engine.deciding.nothing_stated import NothingStated
from sp_engine.deciding.other_readings import OtherReadings
from sp_engine.deciding.plain_facts import PlainFacts
from sp_engine.deciding.receipt import StandardDigests
from sp_engine.deciding.stage_plan import StagePlan
from sp_engine.deciding.what_follows import WhatFollows
from sp_engine.documents import Standard
from sp_engine.facts import FactValue
from sp_engine.rules import (
    Backend,
    Compiled,
    CompiledConditions,
    Opinion,
    SecondOpinion,
    Situation,
    Verdict,
    reference_backend,
)
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words, date_in_both
from sp_engine.words.messages import applicant_facts as messages
from sp_engine.yaml_text import Source

if TYPE_CHECKING:  # for which a decision should not wait
    from sp_engine.deciding.can_matter import WhatCanMatter
    from sp_engine.deciding.left_to_ask import LeftToAsk
    from sp_engine.deciding.shortest_list import ShortestList, ShortestLists


class WitnessDisagreement(DiagnosticError):
    """The second derivation differs from the first; nothing was decided."""


OtherService: TypeAlias = Callable[[str, date], "Service | None"]
"""What finds another service, by its name, for an application on a day."""


class Service:
    """One service under one decree, ready to decide.

    `compiled` are its conditions, each compiled when it is first judged and kept for all its decisions.
    `other` finds the services to which it sends applicants, `errors` the errors in what the standard rests
    on.
    """

    standard: Standard

    def __init__(
        self,
        standard: Standard,
        other: OtherService | None = None,
        errors: Callable[[], tuple[Diagnostic, ...]] | None = None,
    ) -> None:
        self.standard = standard
        self._other = other
        self._look_for_errors = errors
        self.compiled = CompiledConditions()
        self.follows = WhatFollows(standard)
        self._plan = StagePlan(standard)
        self._plain = PlainFacts(standard)
        self._zone = standard.agency.zone
        self._digests = StandardDigests(standard)
        self._nothing = NothingStated(self.compiled)
        self._fixed_words = fixed_words(standard, self._nothing)
        self._unfinished = standard.unfinished
        self._requirements_blank = standard.document.delivery.requirements.blank is not None

    def __repr__(self) -> str:
        return f"Service({self.standard.service}, {self.standard.decree.number})"

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors in what its standard rests on; none where nobody looks for them."""
        return () if self._look_for_errors is None else self._look_for_errors()

    def refuse_errors(self) -> None:
        """Raise `CatalogueError` while there are errors in what its standard rests on."""
        if self.errors:
            first = self.errors[0]
            values: dict[str, str | Words] = {
                "service": self.standard.service,
                "code": first.code,
                "first": Words(first.message("id"), first.message("en")),
                "number": str(len(self.errors)),
                "file": first.file,
            }
            raise CatalogueError([first._replace(code="SP625", values=values, suggestion=None, advice=None)])

    @cached_property
    def function(self) -> Compiled:
        """The function that decides, made of its rules and what follows from them."""
        return Compiled(self.follows.ruleset, len(self.standard.requirements))

    @cached_property
    def _reference(self) -> Backend:
        return reference_backend(self.follows.ruleset)

    @cached_property
    def _witness(self) -> SecondOpinion:
        from sp_engine.rules import SecondOpinion

        return SecondOpinion(self.follows.ruleset)

    def read_facts(
        self,
        facts: object,
        *,
        received: datetime | None = None,
        stated: date | None = None,
        source: Source | None = None,
    ) -> Facts:
        """Return facts typed and checked, for this service under this decree on the day of application.

        `stated` is the day on which they were, where that was on a later visit: what they date may lie until
        then.  `source` says where they stand, for errors.  Without `received` they can be asked about, not
        decided on.  Raises `FactsError` with every problem.
        """
        if received is not None:
            received, _ = times_of_application(received, None, self._zone)
        return self._typed(facts, received, stated, source)

    def _typed(
        self, facts: object, received: datetime | None, stated: date | None, source: Source | None
    ) -> Facts:
        """Return typed facts: read in one pass, or one by one where something has to be said of them."""
        if source is None and received is not None:
            day = received.date()
            values = self._plain.read(facts, max(day, stated or day).toordinal())
            if values is not None:
                return Facts(values, self.standard, day)
        return parse_facts(facts, self.standard, received, source, stated=stated)

    def decide(
        self,
        facts: Mapping[str, object],
        *,
        received: datetime,
        complete: datetime | None = None,
        issued: date | None = None,
        stated: date | None = None,
        witness: bool = False,
        witness_within: float | None = None,
        await_witness: bool = True,
        after: Iterable[str] = (),
        as_if: bool = False,
        with_errors: bool = False,
        source: Source | None = None,
    ) -> Decision:
        """Return the decision on an application.

        `received` chooses the day of application and must have an offset; `complete` (when the file became
        complete) defaults to it; `after` are the stages that have ended, with which those after which they
        began have too; `issued` is the day on which its products were issued, where that is known; `stated`
        the day until which dates in facts may lie, by default that on which the file became complete.
        `facts` may be plain data, or `Facts` that were read for this service, decree and day; `source` says
        where they stand, for errors.  With `witness` a second, independent derivation must agree, where there
        is one (`unwitnessed` says why not); `witness_within` gives it so many seconds, in a process of its
        own.  Without `await_witness` it is still at work when the decision is returned: `confirmed` waits for
        it, and is to be called before anybody is told.  With `as_if` it is decided as if the decree held that
        day, and where it does not the decision says that it is hypothetical.  With `with_errors` it is
        decided although there are errors in what the standard rests on, and the decision carries them and is
        not final.

        Raises `FactsError` with every problem of facts and times, `CatalogueError` when the decree does not
        hold for the service on the agency's day of application or there are such errors,
        `WitnessDisagreement`.
        """
        received, complete = times_of_application(received, complete, self._zone)
        issued = day_of_issue(issued, received)
        day = received.date()
        holds = self.standard.holds(day)
        if not holds and not as_if:
            raise CatalogueError([self._held_by_another(day)])
        if not with_errors:
            self.refuse_errors()
        if self._requirements_blank:
            # Not knowing what is required is never the same as requiring nothing.
            raise CatalogueError([Diagnostic("SP614", self.standard.service)])
        if isinstance(facts, Facts):
            self._refuse_if_read_for_another(facts, day)
            typed = facts
        else:
            until = complete.date() if stated is None else stated
            typed = self._typed(facts, received, until, source)
        self._refuse_uncounted(day)
        ended = ended_stages(after, self.standard)
        at = day.toordinal()
        opinion = self._witness.asked(typed.plain, at, ended, within=witness_within) if witness else None
        verdict, statuses = self.function.judge(typed.plain, at, ended)
        if opinion is not None:
            self._compare("closures", self._reference.decide(typed.plain, at, ended), verdict)
        decision = Decision(
            self.standard,
            typed.plain,
            received,
            complete,
            self.follows.settled(verdict, typed.plain, at),
            statuses,
            None if opinion is None else partial(self._compared, opinion, verdict),
            self._digests,
            self.compiled,
            self.follows,
            self._plan,
            self._nothing,
            self._fixed_words,
            lambda: self.other_readings,
            issued=issued,
            stated=stated,
            hypothetical=not holds,
            standard_errors=self.errors,
            unfinished=self._unfinished,
            ended=ended,
            rejects=None if self._other is None else partial(self._rejected_by, typed.plain, day),
        )
        return decision.confirmed() if witness and await_witness else decision

    def _compared(self, opinion: Callable[[], Opinion], verdict: Verdict) -> Words | None:
        """Return why the witness gives no opinion; None where it is the same.  Raises where it is another."""
        theirs = opinion()
        if not isinstance(theirs, Verdict):
            return theirs.because
        if theirs != verdict:
            from sp_engine.rules import WITNESS_ENGINE

            self._compare(WITNESS_ENGINE, theirs, verdict)
        return None

    def _compare(self, witness: str, opinion: Verdict, verdict: Verdict) -> None:
        if opinion != verdict:
            values = {"witness": witness, "theirs": str(tuple(opinion)), "ours": str(tuple(verdict))}
            raise WitnessDisagreement([Diagnostic("SP701", self.standard.service, values=values)])

    def _refuse_uncounted(self, day: date) -> None:
        """Raise `CatalogueError` where working days are counted in a year that has not been decreed."""
        for duration in self.standard.working_durations:
            year = duration.undecreed_year(day.toordinal())
            if year is not None:
                values: dict[str, str | Words] = {
                    "duration": str(duration),
                    "date": date_in_both(day),
                    "year": str(year),
                }
                raise CatalogueError([Diagnostic("SP629", self.standard.service, values=values)])

    def _rejected_by(self, facts: Mapping[str, FactValue], day: date, service: str) -> bool:
        """Whether another service rejects these facts on a day; no when it cannot be read then."""
        other = None if self._other is None else self._other(service, day)
        return other is not None and other.rejects(facts, day)

    def rejects(self, facts: Mapping[str, FactValue], day: date) -> bool:
        """Whether typed facts are rejected on a day, whatever else will be stated."""
        return self.function.decide(facts, day.toordinal()).outcome.is_rejection

    @cached_property
    def other_readings(self) -> OtherReadings:
        """The service under each other reading of its decree."""
        return OtherReadings(self.standard, self.follows)

    def questions(
        self,
        facts: Mapping[str, object] | None = None,
        language: Language = "id",
        *,
        received: datetime | None = None,
        after: Iterable[str] = (),
    ) -> list[dict[str, Any]]:
        """Return what is not stated and can still matter, in the decree's order, as JSON data.

        `facts` as for `decide`.  Without `received` (and with plain data) the day of application is not
        known, and what depends on it counts as open.  `after` as for `decide`: what falls due after another
        stage is not asked yet.  Raises `FactsError` with every problem.
        """
        from sp_engine.deciding.questions import questions_of

        if isinstance(facts, Facts):
            typed, day = facts, facts.day
            if received is not None:
                day = times_of_application(received, None, self._zone)[0].date()
            self._refuse_if_read_for_another(typed, day)
        else:
            typed = self.read_facts(facts or {}, received=received)
        if typed.day is None:
            return questions_of(
                self.standard, self.situation(typed, after), language, self.may_matter(typed, after=after)
            )
        left = self.left_to_ask(typed, received=received, after=after)
        return questions_of(self.standard, self.situation(typed, after), language, left.names)

    def ended(self, after: Iterable[str]) -> frozenset[str]:
        """Return the stages that have ended, with those after which they began.  Raises `FactsError`."""
        return ended_stages(after, self.standard)

    def left_to_ask(
        self,
        facts: Facts,
        *,
        received: datetime | None = None,
        after: Iterable[str] = (),
        unknown: Collection[str] = (),
    ) -> LeftToAsk:
        """Return what can still matter about facts that were read for a day; `unknown` is what nobody knows.

        Exact for a standard of which all that follows was worked out, without lists and gates; for others
        what may matter, leaf by leaf.
        """
        from sp_engine.deciding.left_to_ask import LeftToAsk, left_to_ask

        situation = self.situation(facts, after)
        if self.follows.settled(
            self.function.decide(facts.plain, situation.day, situation.ended), facts.plain, situation.day
        ).outcome.is_rejection:
            return LeftToAsk((), None)
        if received is None:
            received = datetime.combine(date.fromordinal(situation.day), time(12), self._zone)
        can_matter = self._can_matter if self.follows.proven else None
        return left_to_ask(self.standard, self.follows.conditions, can_matter, situation, received, unknown)

    def may_matter(
        self, facts: Facts, *, after: Iterable[str] = (), unknown: Collection[str] = ()
    ) -> tuple[str, ...]:
        """Return what is open and may matter, leaf by leaf, to the decision or to what is lacking."""
        from sp_engine.deciding.left_to_ask import may_matter

        return may_matter(self.standard, self.follows.conditions, self.situation(facts, after), unknown)

    def shortest_list(
        self, facts: Facts, *, received: datetime, after: Iterable[str] = ()
    ) -> ShortestList | None:
        """Return the fewest things with which an application that is returned would not be.

        `facts` are read for the day of receipt.  None where nothing is lacking, or adding is not enough.
        """
        received, _ = times_of_application(received, None, self._zone)
        self._refuse_if_read_for_another(facts, received.date())
        return self._shortest_lists.of(facts.plain, received, ended_stages(after, self.standard))

    @cached_property
    def _shortest_lists(self) -> ShortestLists:
        from sp_engine.deciding.shortest_list import ShortestLists

        return ShortestLists(self.standard, self.follows)

    @cached_property
    def _can_matter(self) -> WhatCanMatter:
        from sp_engine.deciding.can_matter import WhatCanMatter

        return WhatCanMatter(self.standard, self.follows.ruleset)

    def situation(self, facts: Facts, after: Iterable[str] = ()) -> Situation:
        """Return the situation of facts that were read; without a day what depends on it is open."""
        from sp_engine.deciding.undated_situation import UndatedSituation

        ended = ended_stages(after, self.standard)
        if facts.day is None:
            return UndatedSituation(facts.plain, 0, ended=ended, compiled=self.compiled)
        return Situation(facts.plain, facts.day.toordinal(), ended=ended, compiled=self.compiled)

    def facts_schema(self, language: Language = "id") -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of the facts that the service looks at."""
        from sp_engine.deciding.facts_json_schema import facts_schema

        return facts_schema(self.standard, language)

    def _refuse_if_read_for_another(self, facts: Facts, day: date | None) -> None:
        service, decree = self.standard.service, self.standard.decree.number
        if (facts.day, facts.service, facts.decree) != (day, service, decree):
            told = {
                "given": _read_for(facts.service, facts.decree, facts.day),
                "asked": _read_for(service, decree, day),
            }
            raise FactsError([Diagnostic("SP417", NO_FILE, values=told)])

    def _held_by_another(self, day: date) -> Diagnostic:
        from sp_engine.catalogue import tenure_words  # for what is refused

        decree = self.standard.decree
        values: dict[str, str | Words] = {
            "service": self.standard.service,
            "decree": decree.number,
            "date": date_in_both(day),
            "days": tenure_words(decree, self.standard.tenure),
        }
        return Diagnostic("SP616", self.standard.service, values=values)


def _read_for(service: str, decree: str, day: date | None) -> Words:
    """Say for what facts were read."""
    if day is None:
        return messages.READ_FOR_NO_DAY.fill(service=service, decree=decree)
    return messages.READ_FOR.fill(service=service, decree=decree, day=date_in_both(day))
