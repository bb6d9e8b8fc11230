"""Applicants of chance for a service: what its own cases state, some of it left out, some of it changed.

Values lie on either side of everything that the service asks, so that every outcome is met often.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sp_engine import Catalogue, Decision, Service
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.catalogue import CatalogueError
from sp_engine.conditions import leaves_within
from sp_engine.conditions.solver import telling_values
from sp_engine.deciding import FactsError, FeeDue, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf
from sp_engine.deciding.to_supply import Need
from sp_engine.facts import Kind, ListValue
from sp_engine.publishing.site.check_program import asked_facts

FIRST, LAST = date(2025, 1, 2), date(2026, 12, 11)
"""Between which days applications are received: the calendar is known before and after."""


class Application(NamedTuple):
    """Typed facts of an applicant, when they were received and complete, which stages have ended."""

    facts: dict[str, Any]
    received: datetime
    complete: datetime
    after: tuple[str, ...]


class Applicants:
    """Makes applicants of one service."""

    def __init__(self, catalogue: Catalogue, service: Service, seed: str) -> None:
        self.service, self.chance = service, random.Random(f"{seed} {service.standard.service}")
        standard = service.standard
        self._asked: dict[str, list[Any]] = defaultdict(list)
        for rule in service.follows.ruleset.rules:
            for condition in (rule.guard, rule.condition):
                for leaf in leaves_within(condition) if condition is not None else ():
                    self._asked[leaf.item.id].append(leaf)
        source = catalogue.files.cases_source(standard.decree, standard.service.partition("/")[2])
        self._known: list[Mapping[str, Any]] = [{}]
        for case in cases_of(read_cases(source), source)[0] if source is not None else ():
            try:
                facts = service.read_facts(case.facts, received=case.received(standard.agency.zone))
            except FactsError:
                continue
            self._known.append(facts.plain)
        self._gates = sorted({r.gate for r in standard.requirements if r.gate is not None})
        self._names = [one.id for one in asked_facts(service)]

    def one(self) -> Application:
        chance, standard = self.chance, self.service.standard
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        zone = standard.agency.zone
        received = datetime(
            day.year, day.month, day.day, chance.randrange(24), chance.randrange(60), tzinfo=zone
        )
        complete = received + timedelta(minutes=chance.choice([0, 0, 5, 90, 1440, 5000]))
        facts = {name: value for name, value in chance.choice(self._known).items() if name in self._names}
        for name in self._names:
            if chance.random() < 0.12:
                facts.pop(name, None)
            elif chance.random() < 0.25:
                value = self._value(name, day)
                if value is not None:
                    facts[name] = value
        after = tuple(gate for gate in self._gates if chance.random() < 0.4)
        return Application(self._consistent(facts, day), received, complete, after)

    def _value(self, name: str, day: date) -> Any:
        definition = self.service.standard.vocabulary[name]
        if definition.kind is Kind.MOMENT:
            return datetime(day.year, day.month, day.day, 10, 30, tzinfo=self.service.standard.agency.zone)
        return self.chance.choice(telling_values(definition, self._asked[name], day.toordinal()))

    def _consistent(self, facts: dict[str, Any], day: date) -> dict[str, Any]:
        """Return facts as they can be stated: no attribute of a document that is not there, no day ahead."""
        vocabulary = self.service.standard.vocabulary
        kept: dict[str, Any] = {}
        for name, value in facts.items():
            definition = vocabulary[name]
            if definition.document is not None and facts.get(definition.document) is not True:
                continue
            ahead = definition.kind is Kind.DATE and not definition.may_be_future
            if ahead and value > day.toordinal():
                continue
            kept[name] = value
        return kept


def plainly(value: Any) -> Any:
    """Return a typed value as scripts take it."""
    if isinstance(value, ListValue):
        items = [{name: plainly(one) for name, one in item.items()} for item in value.items]
        return {"items": items, "complete": value.complete}
    if isinstance(value, datetime):
        return minutes(value)
    return sorted(value) if isinstance(value, frozenset) else value


def minutes(moment: datetime) -> int:
    """Return a moment as scripts count it."""
    return moment.toordinal() * 1440 + moment.hour * 60 + moment.minute


def application_json(application: Application) -> dict[str, Any]:
    """Return an application as the script of a page decides it."""
    times = {
        "received": minutes(application.received),
        "complete": minutes(application.complete),
        "ended": list(application.after),
    }
    return {"facts": {name: plainly(value) for name, value in application.facts.items()}, "times": times}


def decided(service: Service, application: Application) -> dict[str, Any] | None:
    """Return what the engine says of an application, as far as a page says it; None where it refuses."""
    try:
        decision = service.decide(
            _written(service, application),
            received=application.received,
            complete=application.complete,
            after=application.after,
            as_if=True,
            with_errors=True,
        )
    except (FactsError, CatalogueError):
        return None
    return {
        "outcome": decision.outcome.value,
        "statuses": [finding.status.value for finding in decision.findings],
        "together": sorted(sorted(each.ids) for each in decision.together),
        "needs": _shape(decision.needs),
        "deadlines": [_deadline(one, decision) for one in decision.deadlines],
        "fee": _fee(decision.fee),
    }


def _fee(fee: FeeDue) -> list[Any]:
    """Return what the fee comes to: an amount, that none is set, or what would settle it."""
    if fee.amount is not None:
        return ["amount", str(fee.amount)]
    if not fee.stated or fee.bounds.least is None:
        return ["unset"]
    return ["needs", sorted({name.partition("/")[0] for name in fee.needs})]


def says_the_fee(page: list[Any], engine: list[Any], service: Service, application: Application) -> bool:
    """Whether a page says the fee as the engine does; else it must ask, of what is open and matters."""
    if page == engine:
        return True
    facts = application.facts
    open_facts = {
        name
        for name in (name.partition("/")[0] for name in service.standard.fee.facts)
        if not (facts[name].complete if isinstance(facts.get(name), ListValue) else name in facts)
    }
    in_items = {name for name, value in facts.items() if isinstance(value, ListValue)}
    assert page[0] == "needs", (page, engine)
    assert page[1], (page, engine)
    assert set(page[1]) <= open_facts | in_items, (page, engine)
    assert engine[0] != "needs" or set(engine[1]) <= set(page[1]), (page, engine)
    return False


def _written(service: Service, application: Application) -> dict[str, Any]:
    from sp_engine.deciding.applicant_facts import facts_as_json

    return facts_as_json(application.facts, service.standard.vocabulary)


def _deadline(one: Any, decision: Decision) -> list[Any]:
    zone = decision.standard.agency.zone
    due = None if one.due is None else minutes(one.due.astimezone(zone))
    ends = None if one.ends is None else one.ends.day.toordinal()
    return ["" if one.stage == "batas-umum" else one.stage, due, ends, sorted(one.needs)]


def _shape(need: Need | None) -> Any:
    """Return a need without its words: what is asked, of which fact, in which alternatives."""
    match need:
        case None:
            return None
        case NeedFact(leaf, refused):
            return ["fact", leaf.item.id, len(refused)]
        case NeedDocument(document, attributes):
            return ["document", document.item.id, sorted(one.item.id for one in attributes)]
        case NeedAll(parts):
            return ["all", [_shape(part) for part in parts]]
        case NeedAny(parts, at_least):
            return ["any", at_least, [_shape(part) for part in parts]]
        case NeedIf(_, open_facts, then):
            return ["if", sorted(open_facts), _shape(then)]


SHAPED = """
const shape = (need) => {
  if (need === null) return null;
  const own = (leaf) => sp.nameIn(leaf, need);
  switch (need.need) {
    case "fact": return ["fact", own(need.leaf), need.refused.length];
    case "document": return ["document", own(need.leaf), need.attributes.map(own).sort()];
    case "all": return ["all", need.parts.map(shape)];
    case "any": return ["any", need.atLeast, need.parts.map(shape)];
    default: return ["if", [...need.open].sort(), shape(need.then)];
  }
};
const told = ({facts, times}) => {
  const {outcome, statuses, together, needs, deadlines, fee} = sp.decision(sp.standard, facts, times);
  return {
    outcome, statuses, together: together.map((ids) => [...ids].sort()).sort(), needs: shape(needs),
    deadlines: deadlines.map((one) => [one.stage, one.due, one.ends, [...one.needs].sort()]),
    fee: fee === null ? ["unset"] : fee.amount !== undefined ? ["amount", String(fee.amount)]
      : fee.unset ? ["unset"] : ["needs", [...fee.needs].sort()],
  };
};
"""
"""What says in JavaScript what `decided` says in Python."""
