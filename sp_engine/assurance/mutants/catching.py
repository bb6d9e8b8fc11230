"""The case that would notice a change: facts near an existing case on which two standards decide differently.

In come the cases of a service, the standard and a changed one; out comes a case ready to be pasted, or None,
and whether the search left nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sp_engine.assurance.cases.examples import flow
from sp_engine.assurance.cases.expectations import (
    LISTS,
    NOT_IN_FORCE,
    OUTCOME_WORDS,
    PREFERENCES,
    REASONS,
    preferences_of,
)
from sp_engine.assurance.cases.fact_sets import FactSets
from sp_engine.assurance.cases.results import Case, CaseResult
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
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.facts import FactsError
from sp_engine.deciding.phrases import choices_words, date_words, value_words, within_sentence
from sp_engine.deciding.service import Service
from sp_engine.standards.catalogue import CatalogueError
from sp_engine.standards.model import Standard
from sp_engine.standards.values import parse_value
from sp_engine.standards.vocabulary import FactDefinition, Kind


@dataclass(frozen=True, slots=True)
class Search:
    """A case as YAML, or None; `exhausted` says that every combination of telling values was tried."""

    case: str | None
    exhausted: bool


def catching_case(results: Iterable[CaseResult], before: Service, after: Service) -> Search:
    """Return a case that `before` meets and `after` does not, near the passing cases of the service."""
    bases = [(r.case, r.decision) for r in results if r.passed and r.decision is not None]
    bases.sort(key=lambda base: len([f for f in base[1].findings if f.status in _OPEN]))
    tried = 0
    exhausted = True
    preferences = _preferences(before.standard)
    touched = touched_items(before.standard, after.standard)
    for case, decision in bases[:6]:
        values = {
            item: telling_values(item, tests, decision)
            for item, tests in touched.items()
            if item in before.standard.vocabulary or "." in item
        }
        for changes in variations(values):
            tried += 1
            if tried > MOST_TRIED:
                return Search(None, False)
            for moment, complete in moments(case, decision, before.standard, after.standard):
                pair = _decide(case, changes, moment, complete, before, after)
                if pair is not None and _tells(pair[0], preferences) != _tells(pair[1], preferences):
                    return Search(_yaml(case, changes, moment, complete, *pair), True)
        exhausted = exhausted and before.standard.stages == after.standard.stages
        exhausted = exhausted and combinations_of(values) <= MOST_TRIED // 6
    return Search(None, exhausted)


_OPEN = ("failed", "missing", "deficient", "pending")


# ── deciding both ────────────────────────────────────────────────────────────
def _decide(
    case: Case,
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    before: Service,
    after: Service,
) -> tuple[Decision, Decision] | None:
    facts = _laid(case.facts, changes)
    try:
        first = before.decide(facts, received=moment, complete=complete)
        return first, after.decide(facts, received=moment, complete=complete)
    except (FactsError, CatalogueError):
        return None


def _laid(facts: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
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


def _tells(decision: Decision, preferences: Iterable[str]) -> dict[str, Any]:
    """Return everything about a decision that a case can state; `preferences` are those of the standard."""
    told: dict[str, Any] = {"hasil": OUTCOME_WORDS[decision.outcome]}
    for key, statuses in LISTS.items():
        told[key] = sorted(f.requirement.id for f in decision.findings if f.status in statuses)
    became = preferences_of(decision)
    told["diutamakan"] = {
        name: became[name] for name in preferences if became.get(name) in PREFERENCES.values()
    }
    told["tenggat"] = {
        d.stage: d.due.strftime("%Y-%m-%dT%H:%M") if d.due else None for d in decision.deadlines
    }
    told["biaya"] = decision.fee.amount
    return told


def _preferences(standard: Standard) -> list[str]:
    return [requirement.id for requirement in standard.requirements if not requirement.mandatory]


# ── writing it down ──────────────────────────────────────────────────────────
def _yaml(
    case: Case,
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    before: Decision,
    after: Decision,
) -> str:
    """Return the case as a list item of `kasus`, stating what the changed standard gets wrong."""
    preferences = _preferences(before.standard)
    told, other = _tells(before, preferences), _tells(after, preferences)
    lists = [key for key in LISTS if told[key] != other[key]]
    key = next(
        (k for k in ("hasil", *LISTS, "diutamakan", "tenggat", "biaya") if told[k] != other[k]), "hasil"
    )
    dues = dict(_differing(told["tenggat"], other["tenggat"]))
    stated = _application(
        case, changes, moment, complete, _name(changes, moment, complete, before, key, dues)
    )
    stated.append(f"hasil: {told['hasil']}")
    stated += [f"{k}: {flow(told[k])}" for k in LISTS if k in lists or k == REASONS.get(told["hasil"])]
    if key == "diutamakan":
        stated.append(f"diutamakan: {flow(dict(_differing(told[key], other[key])))}")
    elif key == "tenggat":
        stated.append(f"tenggat: {{{', '.join(f'{stage}: {due}' for stage, due in dues.items())}}}")
    elif key == "biaya":
        stated.append(f"biaya: {'null' if told[key] is None else told[key]}")
    return "  - " + "\n    ".join(stated)


def _differing(told: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is told differently; a due date as a day where that is enough to tell the two apart."""
    for name in (*told, *(name for name in other if name not in told)):
        mine, theirs = told.get(name), other.get(name)
        if mine is None and theirs is not None:
            yield name, "null"
        elif mine != theirs:
            day, other_day = str(mine)[:10], str(theirs)[:10]
            yield name, day if "T" in str(mine) and day != other_day else mine


def _application(
    case: Case, changes: Changes, moment: datetime, complete: datetime | None, name: str
) -> list[str]:
    """Return the lines that say what is applied for, and when."""
    sets: Mapping[str, Any] = case.source.data.get("himpunan", {})
    facts = _laid(case.facts, changes)
    base = case.data.get("dari")
    ground = _base_facts(case) if base in sets else {}
    laid = {k: v for k, v in facts.items() if ground.get(k, ABSENT) != v}
    gone = [k for k in ground if k not in facts]
    lines = [f"nama: {flow(name)}", f"diajukan: {moment:%Y-%m-%dT%H:%M}"]
    if complete is not None:
        lines.append(f"lengkap: {complete:%Y-%m-%dT%H:%M}")
    if base in sets:
        lines.append(f"dari: {base}")
    if laid:
        lines.append(f"ubah: {flow(laid)}")
    return [*lines, f"tanpa: {flow(gone)}"] if gone else lines


def first_day_case(
    results: Iterable[CaseResult], service: Service, moment: datetime, name: str
) -> str | None:
    """Return a case on a given day that states the outcome; None when no application can be decided then."""
    for result in results:
        try:
            decision = service.decide(result.case.facts, received=moment)
        except (FactsError, CatalogueError):
            continue
        told = _tells(decision, ())
        reasons = REASONS.get(told["hasil"])
        lines = [*_application(result.case, {}, moment, None, name), f"hasil: {told['hasil']}"]
        lines += [f"{reasons}: {flow(told[reasons])}"] if reasons is not None else []
        return "  - " + "\n    ".join(lines)
    return None


def out_of_force_case(result: CaseResult, moment: datetime, name: str) -> str:
    """Return a case that expects no decree in force."""
    lines = [*_application(result.case, {}, moment, None, name), f"hasil: {NOT_IN_FORCE}"]
    return "  - " + "\n    ".join(lines)


def _base_facts(case: Case) -> Mapping[str, Any]:
    laid = FactSets(case.source, []).laid({"dari": case.data["dari"]}, (), {}, ())
    return {} if laid is None else laid[0]


def _name(
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    decision: Decision,
    key: str,
    dues: Mapping[str, Any],
) -> str:
    """Return a sentence for the case: what is special about it, and what comes of it."""
    vocabulary = decision.standard.vocabulary
    parts = [_change(vocabulary[item], value) for item, value in islice(changes.items(), 4)]
    if key == "tenggat" or not parts:
        parts.append(f"diterima {date_words(moment.date())}")
        parts += [f"lengkap {date_words(complete.date())}"] if complete is not None else []
    outcome = OUTCOME_WORDS[decision.outcome]
    if key == "tenggat":
        outcome = f"tenggat {', '.join(f'{stage} {due}' for stage, due in dues.items())}"
    return f"{', '.join(parts)}: {outcome}" + (" dengan biaya" if key == "biaya" else "")


def _change(definition: FactDefinition, value: Any) -> str:
    name = within_sentence(definition.name.id)
    if value is ABSENT:
        return f"{name} tidak disebut"
    if isinstance(value, list):
        gone = [choice for choice in definition.choices or () if choice not in value]
        without = 0 < len(gone) <= len(value)
        listed = ", ".join(choices_words(definition, gone if without else value, "id"))
        return f"{name} {'tanpa ' if without else ''}{listed}"
    if definition.kind is Kind.DOCUMENT:
        return f"{name} {'diserahkan' if value == 'ya' else 'belum diserahkan'}"
    return f"{name} {_said(definition, value)}"


def _said(definition: FactDefinition, value: Any) -> str:
    return value_words(definition, parse_value(definition, value))
