"""An interview about one application: what was answered, what is asked next, when nothing more can change.

In come a service, the time of receipt and answers one by one; out come interviews, each with one answer
more, so that whoever holds the one before can go back.  The facts are data as a facts file has them, and
stay what they are when the interview is left.  Knows nothing of terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, assert_never

from sp_engine.conditions import leaves_within
from sp_engine.deciding.applicant_facts import Facts
from sp_engine.deciding.decider import Service
from sp_engine.deciding.left_to_ask import LeftToAsk
from sp_engine.deciding.questions import questions_of
from sp_engine.documents import Standard
from sp_engine.facts import LIST_MARK, FactValue
from sp_engine.rules import Outcome
from sp_engine.words import Language
from sp_engine.words.messages import interview as messages
from sp_engine.yaml_text import flow


class Interview:
    """An application as far as it was told; `unknown`: what nobody knows, or nobody wants to be asked.

    `complete`: also ask what can only change the list of what is lacking.  `stated`: the day of this visit,
    where that is a later one than the receipt; `earlier`: all that was stated on the visits before.
    """

    def __init__(
        self,
        service: Service,
        received: datetime,
        data: Mapping[str, Any],
        *,
        after: tuple[str, ...] = (),
        unknown: frozenset[str] = frozenset(),
        complete: bool = False,
        stated: date | None = None,
        earlier: Facts | None = None,
    ) -> None:
        """Raises `FactsError` with every problem of the data."""
        self.service, self.received, self.after = service, received, after
        self.data, self.unknown, self.complete = data, unknown, complete
        self.stated, self.earlier = stated, earlier
        self.facts: Facts = service.read_facts(data, received=received, stated=stated)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """What is left to ask, in the decree's order."""
        if self.complete:
            return self.open
        return self._left.names

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What is left, and what would only change the list of what is lacking."""
        return self.service.may_matter(self.facts, after=self.after, unknown=self.unknown)

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """What a return that is certain leaves unasked, and counts as lacking."""
        outcome = self.service.decide(self.facts, received=self.received, after=self.after).outcome
        match outcome:
            case Outcome.RETURN:
                return () if self.complete or self.left else self.open
            case Outcome.APPROVE | Outcome.REJECT | Outcome.PENDING:
                return ()
            case _ as never:
                assert_never(never)

    @cached_property
    def question(self) -> str | None:
        """What to ask next; None when nothing more can change."""
        return self._left._replace(names=self.left).first(self.facts.plain)

    @cached_property
    def _left(self) -> LeftToAsk:
        return self.service.left_to_ask(
            self.facts, received=self.received, after=self.after, unknown=self.unknown
        )

    def asked(self, names: Iterable[str], language: Language) -> list[dict[str, Any]]:
        """Return the questions about some names, as JSON data."""
        situation = self.service.situation(self.facts, self.after)
        return questions_of(self.service.standard, situation, language, names)

    def value(self, name: str) -> FactValue:
        """Return what is stated under a name, of an item of a list too; None when nothing is."""
        return self.service.situation(self.facts, self.after).facts.get(name)

    def value_before(self, name: str) -> FactValue:
        """Return what was stated under a name on an earlier visit; None when nothing was."""
        if self.earlier is None:
            return None
        return self.service.situation(self.earlier, self.after).facts.get(name)

    def answered(self, name: str, value: Any) -> Interview:
        """Return the interview with one answer more, as a facts file states it.  Raises `FactsError`."""
        return self._with(data=laid_into(self.data, name, value))

    def not_known(self, name: str) -> Interview:
        """Return the interview in which nobody knows the answer to one question."""
        return self._with(unknown=self.unknown | {name})

    def for_the_whole_list(self) -> Interview:
        """Return the interview that also asks what can only change the list of what is lacking."""
        return self._with(complete=True)

    def _with(self, **changed: Any) -> Interview:
        same = {"data": self.data, "unknown": self.unknown, "complete": self.complete}
        told = {**same, **changed, "stated": self.stated, "earlier": self.earlier}
        return Interview(self.service, self.received, told.pop("data"), after=self.after, **told)


def official_asked(standard: Standard, name: str) -> str | None:
    """Return the official who answers a question; None where the clerk or the applicant does."""
    for requirement in standard.requirements:
        for condition in (requirement.guard, requirement.condition):
            for leaf in leaves_within(condition) if condition is not None else ():
                if leaf.item.id == name and leaf.item.by_agency:
                    return requirement.decided_by
    return None


def laid_into(data: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Return facts as data with one of them stated: a fact, `document.attribute`, or `list/number/field`."""
    if LIST_MARK in name:
        whole, number, field = name.split(LIST_MARK, 2)
        items = [dict(item) for item in data[whole]]
        items[int(number) - 1] = laid_into(items[int(number) - 1], field, value)
        return {**data, whole: items}
    document, _, attribute = name.partition(".")
    if not attribute:
        return {**data, name: value}
    known = data.get(document)
    return {**data, document: {**(known if isinstance(known, Mapping) else {}), attribute: value}}


def interview_yaml(interview: Interview, language: Language) -> str:
    """Return what was told as a facts file, which `sp ask` and `sp check` go on from."""
    standard = interview.service.standard
    lines = [
        f"# {messages.SAVED_FACTS.say(language, name=standard.name, service=standard.service)}",
        f"service: {standard.service}",
        f"received: {interview.received.isoformat(timespec='minutes')}",
    ]
    if interview.after:
        lines.append(f"after: {flow(list(interview.after))}")
    if interview.unknown:
        lines.append(f"unknown: {flow(sorted(interview.unknown))}")
    lines += ["facts:", *(f"  {name}: {flow(value)}" for name, value in interview.data.items())]
    if not interview.data:
        lines[-1] += " {}"
    return "\n".join((*lines, ""))
