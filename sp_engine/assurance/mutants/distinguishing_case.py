"""The case that would notice a change: facts near an existing case on which two standards decide differently.

In come the cases of a service, the standard and a changed one; out comes a case to offer, or None, and
whether the search left nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sp_engine.assurance.cases.case import Case
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.mutants.offered_case import (
    Moment,
    OfferedCase,
    decide_at,
    offered_case,
    preferences_in,
    told_by,
)
from sp_engine.catalogue import CatalogueError
from sp_engine.conditions import (
    Changes,
    Condition,
    Document,
    Leaf,
    changes_near,
    combinations_of,
    leaves,
    telling_values,
)
from sp_engine.deciding import Decision, FactsError, Service
from sp_engine.documents import Standard
from sp_engine.facts import Vocabulary, as_written

MOST_TRIED = 4000
MOST_DAYS_TO_ISSUE = 15
MOST_BASES = 6
"""Near how many cases to look: those with the fewest requirements open."""
FURTHER = 300
"""How many more variations to try for a case whose outcome changes, once one is found that shows less."""


@dataclass(frozen=True, slots=True)
class Search:
    """A case to offer, or None; `exhausted` says that every combination of telling values was tried."""

    case: OfferedCase | None
    exhausted: bool


def distinguishing_case(results: Iterable[CaseResult], before: Service, after: Service) -> Search:
    """Return a case that `before` meets and `after` does not, near the passing cases of the service.

    One whose outcome changes is preferred to one where less does.
    """
    bases = [(r.case, r.decision) for r in results if r.passed and r.decision is not None]
    bases.sort(key=lambda base: len([f for f in base[1].findings if f.status.unmet]))
    one, other = before.standard, after.standard
    rules_differ = one.requirements != other.requirements
    by_facts_alone = (one.stages, one.fee, one.products) == (other.stages, other.fee, other.products)
    exhausted = bool(bases) and by_facts_alone
    touched, preferences = _touched_items(one, other), preferences_in(one)
    tried, last = 0, MOST_TRIED
    less: OfferedCase | None = None
    for case, decision in bases[:MOST_BASES]:
        day = decision.received.date().toordinal()
        values = {
            item: telling_values(one.vocabulary[item], leaves_of_item, day)
            for item, leaves_of_item in touched.items()
        }
        for changes in changes_near(values, MOST_TRIED):
            tried += 1
            if tried > last:
                return Search(less, False)
            for moment in _moments(case, decision, one, other):
                pair = _decide(case, changes, moment, before, after)
                if pair is None or told_by(pair[0], preferences) == told_by(pair[1], preferences):
                    continue
                outcome_changes = pair[0].outcome is not pair[1].outcome
                if less is not None and not outcome_changes:
                    continue
                facts = _laid_over(case.facts, changes, one.vocabulary)
                found = offered_case(case, facts, changes, moment, *pair)
                if outcome_changes or not rules_differ:
                    return Search(found, True)
                less, last = found, min(MOST_TRIED, tried + FURTHER)
        exhausted = exhausted and combinations_of(values) <= MOST_TRIED // MOST_BASES
    return Search(less, exhausted)


# ── deciding both ────────────────────────────────────────────────────────────
def _decide(
    case: Case,
    changes: Changes,
    moment: Moment,
    before: Service,
    after: Service,
) -> tuple[Decision, Decision] | None:
    facts = _laid_over(case.facts, changes, before.standard.vocabulary)
    try:
        return decide_at(before, facts, moment), decide_at(after, facts, moment)
    except (FactsError, CatalogueError):
        return None


def _laid_over(facts: Mapping[str, Any], changes: Changes, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return facts as a case writes them with changes laid over, a document and its attributes together."""
    laid = dict(facts)
    for item, value in changes.items():
        document, _, attribute = item.partition(".")
        written = None if value is None else as_written(vocabulary[item], value)
        if not attribute:
            if written is None:
                laid.pop(item, None)
            elif not (value is True and isinstance(laid.get(item), dict)):
                laid[item] = written
            continue
        known = laid.get(document)
        if document in changes and not changes[document]:
            continue
        attributes = {k: v for k, v in known.items() if k != attribute} if isinstance(known, dict) else {}
        if written is not None:
            attributes[attribute] = written
        laid[document] = attributes or "ya"
    return laid


# ── what can tell ────────────────────────────────────────────────────────────
def _touched_items(before: Standard, after: Standard) -> dict[str, list[Leaf]]:
    """Return the items that the changed parts look at, with every test of them in either version."""
    found: dict[str, list[Leaf]] = {}
    for condition in (*_conditions(before, after), *_conditions(after, before)):
        for leaf in leaves(condition):
            asked = found.setdefault(leaf.item.id, [])
            if not isinstance(leaf, Document):
                asked.append(leaf)
    for one, other in ((before, after), (after, before)):
        for component in set(one.fee.components) - set(other.fee.components):
            for name in component.numbers:
                found.setdefault(name, [])
        for product in set(one.products) - set(other.products):
            for name in product.dates:
                found.setdefault(name, [])
    return found


def _conditions(one: Standard, other: Standard) -> Iterator[Condition]:
    for requirement in set(one.requirements) - set(other.requirements):
        yield from (c for c in (requirement.guard, requirement.condition) if c is not None)
    for stage in set(one.stages) - set(other.stages):
        yield from (c for c in (stage.guard, *(row.guard for row in stage.rows)) if c is not None)
    for component in set(one.fee.components) - set(other.fee.components):
        yield from component.conditions
    for tariff in set(one.fee.tariffs.values()) - set(other.fee.tariffs.values()):
        yield from tariff.conditions
    for product in set(one.products) - set(other.products):
        if product.guard is not None:
            yield product.guard


def _moments(case: Case, decision: Decision, before: Standard, after: Standard) -> Iterator[Moment]:
    """Yield when it is decided; where a stage differs also on other days, where a gate does also after other
    stages; where a product does also issued on some day."""
    received, ended = decision.received, case.written.after
    complete = case.complete(decision.standard.agency.zone)
    yield Moment(received, complete, ended, case.issued)
    if before.stages != after.stages:
        yield from (Moment(received + timedelta(days=days), None, ended) for days in range(1, 15))
        yield from (Moment(received, received + timedelta(days=days), ended) for days in range(1, 8))
    if before.products != after.products:
        for days in range(MOST_DAYS_TO_ISSUE):
            yield Moment(received, complete, ended, received.date() + timedelta(days=days))
    if _gates(before) != _gates(after):
        for names in ((), *((stage.id,) for stage in before.stages)):
            if names != ended:
                yield Moment(received, complete, names)


def _gates(standard: Standard) -> dict[str, str | None]:
    return {requirement.id: requirement.gate for requirement in standard.requirements}
