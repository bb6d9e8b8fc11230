"""A case as it is offered to an officer: ready to be pasted under `kasus`.

In come facts, moments and decisions of a standard and a changed one; out comes a case that states what the
changed one gets wrong, over the same named set as the case that it was found near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, assert_never

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectations import (
    LISTS,
    NOT_IN_FORCE,
    OUTCOME_WORDS,
    PREFERENCES,
    REASONS,
    preferences_of,
)
from sp_engine.assurance.cases.fact_sets import Case, FactSets
from sp_engine.catalogue.files import CatalogueError
from sp_engine.conditions.solver import Changes
from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.service import Service
from sp_engine.documents.standard import Standard
from sp_engine.facts.display import choices_words, value_words
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words.dates import date_words
from sp_engine.words.numbers import rupiah
from sp_engine.words.sentences import within_sentence
from sp_engine.yaml_text.flow_style import flow


@dataclass(frozen=True, slots=True)
class OfferedCase:
    """A case to paste: its name, what is applied for (lines of YAML), and what is expected."""

    name: str
    application: tuple[str, ...]
    expected: Mapping[str, Any]

    def together(self, other: OfferedCase) -> OfferedCase:
        """Return this case with what `other` expects of the same application."""
        expected = dict(self.expected)
        for key, wanted in other.expected.items():
            known = expected.get(key)
            expected[key] = {**known, **wanted} if isinstance(known, dict) else wanted
        return replace(self, expected=expected)

    def to_yaml(self) -> str:
        """Return the case as a list item of `kasus`."""
        expected = (f"{key}: {flow(wanted)}" for key, wanted in self.expected.items())
        return "  - " + "\n    ".join((f"nama: {flow(self.name)}", *self.application, *expected))


def offered_case(
    case: Case,
    facts: Mapping[str, Any],
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    before: Decision,
    after: Decision,
) -> OfferedCase:
    """Return the case that states what the changed standard gets wrong; `facts` have the `changes`."""
    preferences = preferences_in(before.standard)
    told, other = told_by(before, preferences), told_by(after, preferences)
    key = next((k for k in told if told[k] != other[k]), "hasil")
    reasons = REASONS.get(told["hasil"])
    lists = [k for k in LISTS if k == reasons or (key != "hasil" and told[k] != other[k])]
    expected = {"hasil": told["hasil"], **{k: told[k] for k in lists}}
    if key in ("diutamakan", "tenggat"):
        expected[key] = dict(_differing(told[key], other[key]))
    elif key == "biaya":
        expected[key] = None if told[key] is None else rupiah(told[key])
    name = _name(changes, moment, complete, before, key, expected)
    return OfferedCase(name, _application(case, facts, moment, complete), expected)


def preferences_in(standard: Standard) -> list[str]:
    """Return the requirements about which a case can state `diutamakan`."""
    return [requirement.id for requirement in standard.requirements if not requirement.mandatory]


def told_by(decision: Decision, preferences: Iterable[str] = ()) -> dict[str, Any]:
    """Return everything about a decision that a case can state, the weightiest first."""
    became = preferences_of(decision)
    told: dict[str, Any] = {"hasil": OUTCOME_WORDS[decision.outcome]}
    for key, statuses in LISTS.items():
        told[key] = sorted(f.requirement.id for f in decision.findings if f.status in statuses)
    told["diutamakan"] = {
        name: became[name] for name in preferences if became.get(name) in PREFERENCES.values()
    }
    told["tenggat"] = {
        d.stage: d.due.strftime("%Y-%m-%dT%H:%M") if d.due else None for d in decision.deadlines
    }
    told["biaya"] = decision.fee.amount
    return told


def first_day_case(results: Iterable[CaseResult], service: Service, moment: datetime) -> OfferedCase | None:
    """Return a case on the first day of a decree; None when no application can be decided then."""
    for result in results:
        try:
            decision = service.decide(result.case.facts, received=moment)
        except (FactsError, CatalogueError):
            continue
        told = told_by(decision)
        reasons = REASONS.get(told["hasil"])
        expected = {"hasil": told["hasil"], **({reasons: told[reasons]} if reasons is not None else {})}
        application = _application(result.case, result.case.facts, moment, None)
        return OfferedCase("pada hari pertama keputusan berlaku", application, expected)
    return None


def out_of_force_case(result: CaseResult, moment: datetime) -> OfferedCase:
    """Return a case that expects no decree in force."""
    application = _application(result.case, result.case.facts, moment, None)
    return OfferedCase("sehari sebelum keputusan berlaku", application, {"hasil": NOT_IN_FORCE})


def _differing(told: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is told differently; a due date as a day where that is enough to tell the two apart."""
    for name in (*told, *(name for name in other if name not in told)):
        mine, theirs = told.get(name), other.get(name)
        if mine != theirs:
            day, other_day = str(mine)[:10], str(theirs)[:10]
            yield name, day if "T" in str(mine) and day != other_day else mine


def _application(
    case: Case, facts: Mapping[str, Any], moment: datetime, complete: datetime | None
) -> tuple[str, ...]:
    """Return the lines that say what is applied for, and when."""
    facts = {name: value for name, value in facts.items() if value is not None}
    base = case.data.get("dari")
    ground = _base_facts(case) if base is not None else {}
    laid = {k: v for k, v in facts.items() if k not in ground or ground[k] != v}
    gone = [k for k in ground if k not in facts]
    lines = [f"diajukan: {moment:%Y-%m-%dT%H:%M}"]
    if complete is not None:
        lines.append(f"lengkap: {complete:%Y-%m-%dT%H:%M}")
    if base is not None:
        lines.append(f"dari: {base}")
    if laid:
        lines.append(f"ubah: {flow(laid)}")
    if gone:
        lines.append(f"tanpa: {flow(gone)}")
    return tuple(lines)


def _base_facts(case: Case) -> Mapping[str, Any]:
    laid = FactSets(case.source, []).laid({"dari": case.data["dari"]}, (), {}, ())
    return {} if laid is None else laid[0]


# ── its name ─────────────────────────────────────────────────────────────────
def _name(
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    decision: Decision,
    key: str,
    expected: Mapping[str, Any],
) -> str:
    """Return a sentence for the case: what is special about it, and what comes of it."""
    vocabulary = decision.standard.vocabulary
    parts = [_change(vocabulary[item], value) for item, value in islice(changes.items(), 4)]
    if key == "tenggat" or not parts:
        parts.append(f"diterima {date_words(moment.date())}")
        parts += [f"lengkap {date_words(complete.date())}"] if complete is not None else []
    outcome = OUTCOME_WORDS[decision.outcome]
    if key == "tenggat":
        outcome = ", ".join(f"{stage} {due or 'tanpa tanggal'}" for stage, due in expected[key].items())
        outcome = f"tenggat {outcome}"
    return f"{', '.join(parts)}: {outcome}" + (" dengan biaya" if key == "biaya" else "")


def _change(definition: FactDefinition, value: FactValue) -> str:
    name = within_sentence(definition.name.id)
    if value is None:
        return f"{name} tidak disebut"
    match definition.kind:
        case Kind.SET:
            gone = [choice for choice in definition.choices or () if choice not in value]
            without = 0 < len(gone) <= len(value)
            listed = ", ".join(choices_words(definition, gone if without else value, "id"))
            return f"{name} {'tanpa ' if without else ''}{listed}"
        case Kind.DOCUMENT:
            return f"{name} {'diserahkan' if value else 'belum diserahkan'}"
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.CHOICE:
            return f"{name} {value_words(definition, value)}"
        case _ as never:
            assert_never(never)
