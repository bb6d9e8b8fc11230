"""A case as it is offered to an officer: ready to be pasted under `kasus`.

In come facts, moments and decisions of a standard and a changed one; out comes a case that states what the
changed one gets wrong, over the same named set as the case that it was found near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple, assert_never

from sp_engine.assurance.cases.case import Case, key_of
from sp_engine.assurance.cases.case_decision import decide_case
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import (
    LISTS,
    days_told,
    expected_outcome,
    preferences_of,
    products_of,
    requirements_in,
)
from sp_engine.assurance.cases.list_items import differing
from sp_engine.assurance.cases.written_values import written_due
from sp_engine.catalogue import CatalogueError
from sp_engine.conditions import Changes
from sp_engine.deciding import Decision, FactsError, Service
from sp_engine.documents import PREFERENCES, CaseAssertion, ExpectedOutcome, Standard
from sp_engine.facts import FactDefinition, FactValue, Kind, choices_words, value_words
from sp_engine.words import date_words, rupiah, within_sentence
from sp_engine.words.messages import mutants as messages
from sp_engine.yaml_text import flow


class Moment(NamedTuple):
    """When an application is decided: received and complete then, after some stages, issued then."""

    received: datetime
    complete: datetime | None = None
    after: tuple[str, ...] = ()
    issued: date | None = None


def decide_at(service: Service, facts: Mapping[str, object], moment: Moment) -> Decision:
    """Decide as a case at a moment.  Raises what `Service.decide` raises."""
    received, complete, after, issued = moment
    return decide_case(service, facts, received=received, complete=complete, after=after, issued=issued)


@dataclass(frozen=True, slots=True)
class OfferedCase:
    """A case to paste: its name, what is applied for (lines of YAML), and what is expected."""

    name: str
    application: tuple[str, ...]
    expected: Mapping[CaseAssertion, Any]

    def together(self, other: OfferedCase) -> OfferedCase:
        """Return this case with what `other` expects of the same application."""
        expected = dict(self.expected)
        for assertion, wanted in other.expected.items():
            known = expected.get(assertion)
            expected[assertion] = {**known, **wanted} if isinstance(known, dict) else wanted
        return replace(self, expected=expected)

    def to_yaml(self) -> str:
        """Return the case as an item of the list of cases."""
        expected = (f"{key_of(assertion)}: {flow(wanted)}" for assertion, wanted in self.expected.items())
        return "  - " + "\n    ".join((f"{key_of('name')}: {flow(self.name)}", *self.application, *expected))


def offered_case(
    case: Case,
    facts: Mapping[str, Any],
    changes: Changes,
    moment: Moment,
    before: Decision,
    after: Decision,
) -> OfferedCase:
    """Return the case that states what the changed standard gets wrong; `facts` have the `changes`."""
    preferences = preferences_in(before.standard)
    told, other = told_by(before, preferences), told_by(after, preferences)
    first = next((a for a in told if told[a] != other[a]), CaseAssertion.OUTCOME)
    outcome: ExpectedOutcome = told[CaseAssertion.OUTCOME]
    weighs_less = first is not CaseAssertion.OUTCOME  # the rest: all weigh less
    lists = [a for a in LISTS if a is outcome.reasons or (weighs_less and told[a] != other[a])]
    expected: dict[CaseAssertion, Any] = {a: told[a] for a in (CaseAssertion.OUTCOME, *lists)}
    match first:
        case (
            CaseAssertion.PREFERENCES
            | CaseAssertion.DUE
            | CaseAssertion.VALID_UNTIL
            | CaseAssertion.RENEW_BY
            | CaseAssertion.REPORT_BY
        ):
            expected[first] = dict(_differing(told[first], other[first]))
        case CaseAssertion.PRODUCTS:
            expected[first] = told[first]
        case CaseAssertion.FEE:
            expected[first] = None if told[first] is None else rupiah(told[first])
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
        ):
            pass  # told already
        case _ as never:
            assert_never(never)
    name = _name(changes, moment, before, first, expected)
    return OfferedCase(name, _application(case, facts, moment), expected)


def preferences_in(standard: Standard) -> list[str]:
    """Return the requirements that are preferences, of which a case can state what became."""
    return [requirement.id for requirement in standard.requirements if not requirement.mandatory]


def told_by(decision: Decision, preferences: Iterable[str] = ()) -> dict[CaseAssertion, Any]:
    """Return everything about a decision that an offered case can state, the weightiest first."""
    told: dict[CaseAssertion, Any] = {}
    for assertion in CaseAssertion:
        match assertion:
            case CaseAssertion.OUTCOME:
                told[assertion] = expected_outcome(decision.outcome)
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
            ):
                told[assertion] = sorted(requirements_in(assertion, decision))
            case CaseAssertion.TO_SUPPLY:
                continue  # follows from what is lacking, which is offered
            case CaseAssertion.PREFERENCES:
                became = preferences_of(decision)
                stated = (name for name in preferences if became.get(name) in PREFERENCES)
                told[assertion] = {name: became[name] for name in stated}
            case CaseAssertion.DUE:
                told[assertion] = {d.stage: written_due(d.last_day) for d in decision.deadlines}
            case CaseAssertion.FEE:
                told[assertion] = decision.fee.amount
            case CaseAssertion.PRODUCTS:
                told[assertion] = products_of(decision.products)
            case CaseAssertion.VALID_UNTIL | CaseAssertion.RENEW_BY | CaseAssertion.REPORT_BY:
                days = days_told(assertion, decision.products)
                told[assertion] = {n: list(day) if isinstance(day, tuple) else day for n, day in days.items()}
            case _ as never:
                assert_never(never)
    return told


def outcome_with_reasons(decision: Decision) -> dict[CaseAssertion, Any]:
    """Return what a case has to expect of a decision at least."""
    return _with_reasons(told_by(decision))


def _with_reasons(told: Mapping[CaseAssertion, Any]) -> dict[CaseAssertion, Any]:
    """Return the outcome, and the list of its reasons if it needs one."""
    outcome: ExpectedOutcome = told[CaseAssertion.OUTCOME]
    asserted = (CaseAssertion.OUTCOME, outcome.reasons)
    return {assertion: told[assertion] for assertion in asserted if assertion is not None}


def first_day_case(results: Iterable[CaseResult], service: Service, moment: datetime) -> OfferedCase | None:
    """Return a case on the first day of a decree; None when no application can be decided then."""
    for result in results:
        try:
            decision = decide_at(service, result.case.facts, Moment(moment))
        except (FactsError, CatalogueError):
            continue
        application = _application(result.case, result.case.facts, Moment(moment))
        return OfferedCase(messages.ON_FIRST_DAY.id, application, outcome_with_reasons(decision))
    return None


def out_of_force_case(result: CaseResult, moment: datetime) -> OfferedCase:
    """Return a case that expects no decree in force."""
    application = _application(result.case, result.case.facts, Moment(moment))
    expected = {CaseAssertion.OUTCOME: ExpectedOutcome.NOT_IN_FORCE}  # the rest: nothing else is decided
    return OfferedCase(messages.DAY_BEFORE.id, application, expected)


def _differing(told: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is told differently; a due date as a day where that is enough to tell the two apart."""
    for name in (*told, *(name for name in other if name not in told)):
        mine, theirs = told.get(name), other.get(name)
        if mine != theirs:
            day, other_day = str(mine)[:10], str(theirs)[:10]
            if "T" in str(mine) and day != other_day:
                yield name, day
            elif mine != other_day:  # a moment on the last day of a programme is told by that day as well
                yield name, mine


def _application(case: Case, facts: Mapping[str, Any], moment: Moment) -> tuple[str, ...]:
    """Return the lines that say what is applied for, and when."""
    facts = {name: value for name, value in facts.items() if value is not None}
    base, ground = case.written.base, case.ground
    laid: dict[str, Any] = {}
    for name, value in facts.items():
        if name not in ground:
            laid[name] = value
        elif ground[name] != value:
            of_items = differing(name, ground[name], value)
            laid |= {name: value} if of_items is None else of_items
    gone = [k for k in ground if k not in facts]
    lines = [f"{key_of('received')}: {moment.received:%Y-%m-%dT%H:%M}"]
    if moment.complete is not None:
        lines.append(f"{key_of('complete')}: {moment.complete:%Y-%m-%dT%H:%M}")
    if moment.after:
        lines.append(f"{key_of('after')}: {flow(list(moment.after))}")
    if moment.issued is not None:
        lines.append(f"{key_of('issued')}: {moment.issued}")
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
    moment: Moment,
    decision: Decision,
    first: CaseAssertion,
    expected: Mapping[CaseAssertion, Any],
) -> str:
    """Return a sentence for the case: what is special about it, and what comes of it."""
    vocabulary = decision.standard.vocabulary
    parts = [_change(vocabulary[item], value) for item, value in islice(changes.items(), 4)]
    if first is CaseAssertion.DUE or not parts:  # the rest: no other depends on the day alone
        parts.append(messages.RECEIVED.say("id", day=date_words(moment.received.date())))
        if moment.complete is not None:
            parts.append(messages.COMPLETE.say("id", day=date_words(moment.complete.date())))
    if moment.after:
        parts.append(messages.AFTER.say("id", stages=", ".join(moment.after)))
    if moment.issued is not None:
        parts.append(messages.ISSUED.say("id", day=date_words(moment.issued)))
    return f"{', '.join(parts)}: {_what_comes_of_it(first, expected)}"


def _what_comes_of_it(first: CaseAssertion, expected: Mapping[CaseAssertion, Any]) -> str:
    outcome: ExpectedOutcome = expected[CaseAssertion.OUTCOME]
    match first:
        case CaseAssertion.DUE:
            due = (f"{stage} {day or messages.WITHOUT_DATE.id}" for stage, day in expected[first].items())
            return messages.DUE.say("id", due=", ".join(due))
        case CaseAssertion.PRODUCTS:
            products = ", ".join(expected[first]) or messages.NO_PRODUCT.id
            return messages.WITH_PRODUCTS.say("id", outcome=outcome, products=products)
        case CaseAssertion.VALID_UNTIL | CaseAssertion.RENEW_BY | CaseAssertion.REPORT_BY:
            words = key_of(first).replace("_", " ")
            days = (f"{product} {_day_words(day)}" for product, day in expected[first].items())
            return f"{words} {', '.join(days)}"
        case CaseAssertion.FEE:
            return messages.WITH_FEE.say("id", outcome=outcome)
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
            | CaseAssertion.PREFERENCES
        ):
            return outcome
        case _ as never:
            assert_never(never)


def _day_words(day: str | list[str] | None) -> str:
    days = day if isinstance(day, list) else [day]
    return ", ".join(filter(None, days)) or messages.WITHOUT_DATE.id


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
        case (
            Kind.YES_NO
            | Kind.NUMBER
            | Kind.MONEY
            | Kind.DATE
            | Kind.MOMENT
            | Kind.TEXT
            | Kind.CHOICE
            | Kind.LIST
        ):
            return f"{name} {value_words(definition, value)}"
        case _ as never:
            assert_never(never)
