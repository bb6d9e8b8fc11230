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

from sp_engine.assurance.cases.case import Case, key_of
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import (
    LISTS,
    expected_outcome,
    preferences_of,
    reasons_of,
    requirements_in,
)
from sp_engine.catalogue import CatalogueError
from sp_engine.conditions import Changes
from sp_engine.deciding import Decision, FactsError, Service
from sp_engine.documents import PREFERENCES, ExpectedOutcome, Standard
from sp_engine.facts import FactDefinition, FactValue, Kind, choices_words, value_words
from sp_engine.words import date_words, rupiah, within_sentence
from sp_engine.words.messages import mutants as messages
from sp_engine.yaml_text import flow


@dataclass(frozen=True, slots=True)
class OfferedCase:
    """A case to paste: its name, what is applied for (lines of YAML), and what is expected, by field."""

    name: str
    application: tuple[str, ...]
    expected: Mapping[str, Any]

    def together(self, other: OfferedCase) -> OfferedCase:
        """Return this case with what `other` expects of the same application."""
        expected = dict(self.expected)
        for field, wanted in other.expected.items():
            known = expected.get(field)
            expected[field] = {**known, **wanted} if isinstance(known, dict) else wanted
        return replace(self, expected=expected)

    def to_yaml(self) -> str:
        """Return the case as an item of the list of cases."""
        expected = (f"{key_of(field)}: {flow(wanted)}" for field, wanted in self.expected.items())
        return "  - " + "\n    ".join((f"{key_of('name')}: {flow(self.name)}", *self.application, *expected))


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
    field = next((f for f in told if told[f] != other[f]), "outcome")
    reasons = reasons_of(told["outcome"])
    lists = [f for f in LISTS if f == reasons or (field != "outcome" and told[f] != other[f])]
    expected = {"outcome": told["outcome"], **{f: told[f] for f in lists}}
    if field in ("preferences", "due"):
        expected[field] = dict(_differing(told[field], other[field]))
    elif field == "fee":
        expected[field] = None if told[field] is None else rupiah(told[field])
    name = _name(changes, moment, complete, before, field, expected)
    return OfferedCase(name, _application(case, facts, moment, complete), expected)


def preferences_in(standard: Standard) -> list[str]:
    """Return the requirements that are preferences, of which a case can state what became."""
    return [requirement.id for requirement in standard.requirements if not requirement.mandatory]


def told_by(decision: Decision, preferences: Iterable[str] = ()) -> dict[str, Any]:
    """Return everything about a decision that a case can state, by field, the weightiest first."""
    became = preferences_of(decision)
    told: dict[str, Any] = {"outcome": expected_outcome(decision.outcome)}
    for field in LISTS:
        told[field] = sorted(requirements_in(field, decision))
    told["preferences"] = {name: became[name] for name in preferences if became.get(name) in PREFERENCES}
    told["due"] = {d.stage: d.due.strftime("%Y-%m-%dT%H:%M") if d.due else None for d in decision.deadlines}
    told["fee"] = decision.fee.amount
    return told


def first_day_case(results: Iterable[CaseResult], service: Service, moment: datetime) -> OfferedCase | None:
    """Return a case on the first day of a decree; None when no application can be decided then."""
    for result in results:
        try:
            decision = service.decide(result.case.facts, received=moment)
        except (FactsError, CatalogueError):
            continue
        told = told_by(decision)
        reasons = reasons_of(told["outcome"])
        expected = {"outcome": told["outcome"], **({reasons: told[reasons]} if reasons is not None else {})}
        application = _application(result.case, result.case.facts, moment, None)
        return OfferedCase(messages.ON_FIRST_DAY.id, application, expected)
    return None


def out_of_force_case(result: CaseResult, moment: datetime) -> OfferedCase:
    """Return a case that expects no decree in force."""
    application = _application(result.case, result.case.facts, moment, None)
    expected = {"outcome": ExpectedOutcome.NOT_IN_FORCE}
    return OfferedCase(messages.DAY_BEFORE.id, application, expected)


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
    base, ground = case.written.base, case.ground
    laid = {k: v for k, v in facts.items() if k not in ground or ground[k] != v}
    gone = [k for k in ground if k not in facts]
    lines = [f"{key_of('received')}: {moment:%Y-%m-%dT%H:%M}"]
    if complete is not None:
        lines.append(f"{key_of('complete')}: {complete:%Y-%m-%dT%H:%M}")
    if base is not None:
        lines.append(f"{key_of('base')}: {base}")
    if laid:
        lines.append(f"{key_of('changes')}: {flow(laid)}")
    if gone:
        lines.append(f"{key_of('without')}: {flow(gone)}")
    return tuple(lines)


# ── its name ─────────────────────────────────────────────────────────────────
def _name(
    changes: Changes,
    moment: datetime,
    complete: datetime | None,
    decision: Decision,
    field: str,
    expected: Mapping[str, Any],
) -> str:
    """Return a sentence for the case: what is special about it, and what comes of it."""
    vocabulary = decision.standard.vocabulary
    parts = [_change(vocabulary[item], value) for item, value in islice(changes.items(), 4)]
    if field == "due" or not parts:
        parts.append(messages.RECEIVED.say("id", day=date_words(moment.date())))
        if complete is not None:
            parts.append(messages.COMPLETE.say("id", day=date_words(complete.date())))
    outcome: str = expected_outcome(decision.outcome)
    if field == "due":
        due = (f"{stage} {day or messages.WITHOUT_DATE.id}" for stage, day in expected[field].items())
        outcome = messages.DUE.say("id", due=", ".join(due))
    elif field == "fee":
        outcome = messages.WITH_FEE.say("id", outcome=outcome)
    return f"{', '.join(parts)}: {outcome}"


def _change(definition: FactDefinition, value: FactValue) -> str:
    name = within_sentence(definition.name.id)
    if value is None:
        return messages.NOT_STATED.say("id", name=name)
    match definition.kind:
        case Kind.SET:
            gone = [choice for choice in definition.choices or () if choice not in value]
            without = 0 < len(gone) <= len(value)
            listed = ", ".join(choices_words(definition, gone if without else value, "id"))
            return messages.WITHOUT.say("id", name=name, values=listed) if without else f"{name} {listed}"
        case Kind.DOCUMENT:
            return (messages.HANDED_IN if value else messages.NOT_HANDED_IN).say("id", name=name)
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.CHOICE:
            return f"{name} {value_words(definition, value)}"
        case _ as never:
            assert_never(never)
