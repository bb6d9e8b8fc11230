"""An applicant that shows something, made as small and as plain as it can be, and decided again.

In come typed facts on a day for which something holds, and a test that says so; out comes an applicant of
whom nothing can be left out, with values that people meet: of the vocabulary's example, at an edge, of
somebody known.  Knows nothing of solvers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple, TypeAlias

from sp_engine.assurance.proofs.plain_values import can_be_stated_on, depends_on_the_day, plain, plain_values
from sp_engine.conditions import Leaf, leaves_of_fields, numbers_of_items
from sp_engine.deciding import FactsError, Service, facts_as_json
from sp_engine.facts import FactDefinition, FactValue, ListValue, Vocabulary
from sp_engine.rules import Outcome


class Witness(NamedTuple):
    """Typed facts, the day of application, and which stages have ended of those that something waits for."""

    facts: Mapping[str, FactValue]
    day: date
    ended: frozenset[str] = frozenset()


Holds: TypeAlias = Callable[[Witness], bool]
"""Whether what a witness is to show holds of it; no law is needed to tell, only the rules."""


class Smallest:
    """Makes witnesses small: `asked` are the leaves that look at each fact, `like` the one to be like."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        asked: Mapping[str, Sequence[Leaf]],
        days: Sequence[int],
        like: Witness | None = None,
    ) -> None:
        self._vocabulary, self._asked, self._days, self.like = vocabulary, asked, days, like
        self._by_day = {name: vocabulary[name] for name in asked if depends_on_the_day(vocabulary[name])}

    def of(self, found: Witness, holds: Holds) -> Witness | None:
        """Return the witness made small; None where what is to hold does not hold of it to begin with."""
        found = self.plainly(found)

        def still(witness: Witness) -> bool:
            return self._can_be_stated(witness) and holds(witness)

        if not still(found):
            return None
        for steps in (
            self._days_first,
            self._as_known,
            self._without,
            self._shorter_lists,
            self._plainer,
            self._without,
        ):
            found = _taken(found, steps, still)
        return found

    def plainly(self, found: Witness) -> Witness:
        """Return the witness with a text of its own where any text would do."""
        facts = {
            name: plain(self._vocabulary[name], value, found.day, self._asked.get(name, ()))
            for name, value in found.facts.items()
        }
        return found._replace(facts=facts)

    def _can_be_stated(self, witness: Witness) -> bool:
        stated = ((definition, witness.facts.get(name)) for name, definition in self._by_day.items())
        return all(
            can_be_stated_on(definition, value, witness.day)
            for definition, value in stated
            if value is not None
        )

    def _days_first(self, found: Witness) -> Iterator[Witness]:
        first = date.fromordinal(self._days[0]) if self.like is None else self.like.day
        yield found._replace(day=first)
        yield found._replace(ended=frozenset())

    def _as_known(self, found: Witness) -> Iterator[Witness]:
        """Yield the witness with each thing stated as of somebody known, so that its own is not needed."""
        for name, value in ({} if self.like is None else self.like.facts).items():
            if found.facts.get(name) != value and name.partition(".")[0] in {*found.facts, name}:
                own = {other: stated for other, stated in found.facts.items() if other != name}
                yield found._replace(facts={name: value, **own})

    def _without(self, found: Witness) -> Iterator[Witness]:
        """Yield the witness with each fact left out, documents with what is stated of them."""
        for name in reversed([*found.facts]):
            yield found._replace(
                facts={n: v for n, v in found.facts.items() if n != name and not n.startswith(f"{name}.")}
            )

    def _shorter_lists(self, found: Witness) -> Iterator[Witness]:
        for name, value in found.facts.items():
            if isinstance(value, ListValue):
                least = numbers_of_items(self._vocabulary[name]).start
                for shorter in _shorter(value, least):
                    yield found._replace(facts={**found.facts, name: shorter})

    def _plainer(self, found: Witness) -> Iterator[Witness]:
        """Yield the witness with each value as somebody known has it, then with plain ones."""
        for name, value in found.facts.items():
            if isinstance(value, ListValue):
                for plainer in self._plainer_items(name, value, found.day):
                    yield found._replace(facts={**found.facts, name: plainer})
                continue
            like = None if self.like is None else self.like.facts.get(name)
            if value == like:
                continue
            asked = self._asked.get(name, ())
            for other in plain_values(self._vocabulary[name], asked, found.day, like):
                if other == value:
                    break
                yield found._replace(facts={**found.facts, name: other})

    def _plainer_items(self, name: str, value: ListValue, day: date) -> Iterator[ListValue]:
        """Yield the list with each value in an item as a plain one."""
        fields = {asked[0].item.id: (field, asked) for field, asked in self._fields(name)}
        for number, item in enumerate(value.items):
            for field, stated in item.items():
                definition, asked = fields[field]
                for other in plain_values(definition, asked, day, None):
                    if other == stated:
                        break
                    plainer = {**item, field: other}
                    yield value.replace(items=(*value.items[:number], plainer, *value.items[number + 1 :]))

    def _fields(self, name: str) -> list[tuple[FactDefinition, list[Leaf]]]:
        return leaves_of_fields(self._vocabulary[name], self._asked.get(name, ()))


def _taken(found: Witness, steps: Callable[[Witness], Iterable[Witness]], holds: Holds) -> Witness:
    """Return the witness after every step that can be taken, each from where the one before led."""
    todo = True
    while todo:
        todo = False
        for step in steps(found):
            if step != found and holds(step):
                found, todo = step, True
                break
    return found


def _shorter(value: ListValue, least: int) -> Iterator[ListValue]:
    """Yield a list without the half of its items, a quarter, …, one, while it has as many as it must have;
    then with less stated of an item."""
    items, size = value.items, -(-len(value.items) // 2)
    while size:
        for start in range(0, len(items), size):
            kept = (*items[:start], *items[start + size :])
            if len(kept) >= least:
                yield value.replace(items=kept)
        size //= 2
    if not value.complete:
        yield value.replace(complete=True)
    for number, item in enumerate(items):
        for field in item:
            less = {
                name: stated
                for name, stated in item.items()
                if name != field and not name.startswith(f"{field}.")
            }
            yield value.replace(items=(*items[:number], less, *items[number + 1 :]))


# ── decided ──────────────────────────────────────────────────────────────────
def outcome_of(service: Service, witness: Witness) -> Outcome:
    """Return what the service's compiled function comes to, with what follows from the rules."""
    day = witness.day.toordinal()
    verdict = service.function.decide(witness.facts, day, witness.ended)
    return service.follows.settled(verdict, witness.facts, day).outcome


def received(service: Service, witness: Witness) -> datetime:
    """Return the moment at which a witness applies: in the forenoon of the day, in the agency's zone."""
    return datetime.combine(witness.day, time(10), service.standard.agency.zone)


def facts_of(service: Service, witness: Witness) -> dict[str, object]:
    """Return what is stated of a witness to a service that asks it, as a facts file has it."""
    known = {item.id for item in service.follows.ruleset.items()} | service.standard.facts.keys()
    vocabulary = service.standard.vocabulary
    own = {
        name: _of_known_fields(value, vocabulary) if isinstance(value, ListValue) else value
        for name, value in witness.facts.items()
        if (name in known or name.partition(".")[0] in known) and _is_defined(name, vocabulary)
    }
    return facts_as_json(own, vocabulary)


def _is_defined(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a vocabulary knows a fact, attribute or field: it may be that of one of several agencies."""
    try:
        return vocabulary[name] is not None
    except KeyError:
        return False


def _of_known_fields(value: ListValue, vocabulary: Vocabulary) -> ListValue:
    items = (
        {name: one for name, one in item.items() if _is_defined(name, vocabulary)} for item in value.items
    )
    return value.replace(items=tuple(items))


def decided_again(service: Service, witness: Witness) -> Outcome | None:
    """Return what every back end comes to on the facts as written; None where they cannot be stated."""
    try:
        decision = service.decide(
            facts_of(service, witness),
            received=received(service, witness),
            witness=True,
            after=[stage.id for stage in service.standard.stages if stage.id in witness.ended],
            as_if=True,
            with_errors=True,
        )
    except FactsError:
        return None
    return decision.outcome
