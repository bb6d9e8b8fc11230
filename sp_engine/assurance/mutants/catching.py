"""The case that would notice a change: facts near an existing case on which two standards decide differently.

In come the cases of a service, the standard and a changed one; out comes a case to offer, or None, and
whether the search left nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.fact_sets import Case
from sp_engine.assurance.mutants.offered_case import OfferedCase, offered_case, preferences_in, told_by
from sp_engine.assurance.mutants.telling_values import (
    ABSENT,
    MOST_TRIED,
    Changes,
    combinations_of,
    moments,
    telling_values,
    touched_items,
    variations,
)
from sp_engine.catalogue.files import CatalogueError
from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.service import Service

MOST_BASES = 6
"""Near how many cases to look: those with the fewest requirements open."""
FURTHER = 300
"""How many more variations to try for a case whose outcome changes, once one is found that shows less."""


@dataclass(frozen=True, slots=True)
class Search:
    """A case to offer, or None; `exhausted` says that every combination of telling values was tried."""

    case: OfferedCase | None
    exhausted: bool


def catching_case(results: Iterable[CaseResult], before: Service, after: Service) -> Search:
    """Return a case that `before` meets and `after` does not, near the passing cases of the service.

    One whose outcome changes is preferred to one where less does.
    """
    bases = [(r.case, r.decision) for r in results if r.passed and r.decision is not None]
    bases.sort(key=lambda base: len([f for f in base[1].findings if f.status.unmet]))
    one, other = before.standard, after.standard
    rules_differ = one.requirements != other.requirements
    exhausted = bool(bases) and one.stages == other.stages and one.fee == other.fee
    touched, preferences = touched_items(one, other), preferences_in(one)
    tried, last = 0, MOST_TRIED
    less: OfferedCase | None = None
    for case, decision in bases[:MOST_BASES]:
        values = {
            item: telling_values(item, tests, decision)
            for item, tests in touched.items()
            if item in one.vocabulary or "." in item
        }
        for changes in variations(values):
            tried += 1
            if tried > last:
                return Search(less, False)
            for moment, complete in moments(case, decision, one, other):
                pair = _decide(case, changes, moment, complete, before, after)
                if pair is None or told_by(pair[0], preferences) == told_by(pair[1], preferences):
                    continue
                outcome_changes = pair[0].outcome is not pair[1].outcome
                if less is not None and not outcome_changes:
                    continue
                found = offered_case(case, laid_over(case.facts, changes), changes, moment, complete, *pair)
                if outcome_changes or not rules_differ:
                    return Search(found, True)
                less, last = found, min(MOST_TRIED, tried + FURTHER)
        exhausted = exhausted and combinations_of(values) <= MOST_TRIED // MOST_BASES
    return Search(less, exhausted)


# ── deciding both ────────────────────────────────────────────────────────────
def _decide(
    case: Case,
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    before: Service,
    after: Service,
) -> tuple[Decision, Decision] | None:
    facts = laid_over(case.facts, changes)
    try:
        first = before.decide(facts, received=moment, complete=complete)
        return first, after.decide(facts, received=moment, complete=complete)
    except (FactsError, CatalogueError):
        return None


def laid_over(facts: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """Return the facts with changes laid over, a document and its attributes kept together."""
    laid = dict(facts)
    for item, value in changes.items():
        document, _, attribute = item.partition(".")
        if not attribute:
            if value is ABSENT:
                laid.pop(item, None)
            elif not (value == "ya" and isinstance(laid.get(item), dict)):
                laid[item] = value
            continue
        known = laid.get(document)
        if document in changes and changes[document] in ("tidak", ABSENT):
            continue
        attributes = {k: v for k, v in known.items() if k != attribute} if isinstance(known, dict) else {}
        if value is not ABSENT:
            attributes[attribute] = value
        laid[document] = attributes or "ya"
    return laid
