"""An interview about one application: what was answered, what is asked next, when nothing more can change.

In come a service, the time of receipt and answers one by one; out come interviews, each with one answer
more, so that whoever holds the one before can go back.  The facts are data as a facts file has them, and
stay what they are when the interview is left.  Knows nothing of terminals.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from sp_engine.deciding.applicant_facts import Facts
from sp_engine.deciding.decider import Service
from sp_engine.deciding.left_to_ask import LeftToAsk
from sp_engine.facts import LIST_MARK


class Interview:
    """An application as far as it was told; `unknown`: what nobody knows, or nobody wants to be asked.

    `complete`: also ask what can only change the list of what is lacking.
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
    ) -> None:
        """Raises `FactsError` with every problem of the data."""
        self.service, self.received, self.after = service, received, after
        self.data, self.unknown, self.complete = data, unknown, complete
        self.facts: Facts = service.read_facts(data, received=received)

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
    def question(self) -> str | None:
        """What to ask next; None when nothing more can change."""
        return self._left._replace(names=self.left).first(self.facts.plain)

    @cached_property
    def _left(self) -> LeftToAsk:
        return self.service.left_to_ask(
            self.facts, received=self.received, after=self.after, unknown=self.unknown
        )

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
        told = {**same, **changed}
        return Interview(self.service, self.received, told.pop("data"), after=self.after, **told)


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
