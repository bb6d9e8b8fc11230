"""Comparisons of one fact: nested keys such as `paling_banyak: Rp1.000.000` become leaves of a condition.

In come data that fit the schema, the definition of the fact, and a `Scope`; out come leaves, or none after
a finding.  Knows nothing about what joins the leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, assert_never

from sp_engine.conditions.advice import add_test, fitting, for_duration, for_fraction
from sp_engine.conditions.operators import (
    APPLIED_BEFORE,
    AT_LEAST,
    AT_MOST,
    NOT_PAST,
    OPERATORS,
    REMAINING,
    Operand,
    Operator,
)
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import Comparison, Item, Said
from sp_engine.facts import FactDefinition, Kind, ValueProblem, parse_value, written_form
from sp_engine.words import Words
from sp_engine.words.messages import conditions as messages
from sp_engine.workdays import Duration, WorkingDuration, parse_duration
from sp_engine.yaml_text import DataPath


def parse_comparisons(
    data: Mapping[str, Any],
    path: DataPath,
    definition: FactDefinition,
    item: Item,
    scope: Scope,
    subject: str,
) -> list[Comparison]:
    """Return one leaf per operator, each at its operator; an empty list after a finding."""
    operators = [OPERATORS[key] for key in data if key in OPERATORS]
    if not operators:
        scope.report("SP215", (*path, subject), advice=add_test(definition), fact=definition.id)
        return []
    leaves: list[Comparison] = []
    for operator in operators:
        place = (*path, operator.key)
        if not operator.fits(definition):
            report_misfit(place, operator.key, definition, scope)
            continue
        value = _value_of(operator, data[operator.key], place, definition, scope)
        if value is None:
            continue
        if operator in (NOT_PAST, REMAINING, APPLIED_BEFORE) and not definition.may_be_future:
            scope.report("SP259", (*path, subject), operator=operator.key, fact=definition.id)
            continue
        leaf = operator.make(definition, item, value, Said(operator.key, value, scope.place(place)))
        if leaf is None:
            scope.report("SP226", place, fact=definition.id)
        else:
            leaves.append(leaf.replace(at=scope.place(place)))
    return leaves if len(leaves) == len(operators) else []


def report_misfit(path: DataPath, operator: str, definition: FactDefinition, scope: Scope) -> None:
    """Report a comparison that means nothing for the kind of the fact."""
    scope.report(
        "SP212",
        path,
        key=True,
        advice=fitting(definition, operator),
        operator=operator,
        fact=definition.id,
        kind=definition.kind.value,
    )


def _value_of(
    operator: Operator, written: Any, path: DataPath, definition: FactDefinition, scope: Scope
) -> Any:
    """Return the typed value behind an operator, or None after a finding."""
    match operator.operand:
        case Operand.YES:
            return True
        case Operand.VALUE:
            return _value(written, path, definition, scope)
        case Operand.VALUES:
            return _all_of(
                [_value(member, (*path, i), definition, scope) for i, member in enumerate(written)]
            )
        case Operand.MEMBERS:
            return _all_of(
                [_member(member, (*path, i), definition, scope) for i, member in enumerate(written)]
            )
        case Operand.DURATION:
            return _duration(operator.key, written, path, scope)
        case Operand.YEARS:
            return written.get(AT_LEAST.key), written.get(AT_MOST.key)
        case _ as never:
            assert_never(never)


def _value(written: Any, path: DataPath, definition: FactDefinition, scope: Scope) -> Any:
    try:
        return parse_value(definition, str(written) if isinstance(written, Decimal) else written)
    except ValueProblem as problem:
        scope.report(
            "SP214" if problem.code == "SP403" else "SP213",
            path,
            suggestion=problem.suggestion,
            advice=for_duration(definition, written) or for_fraction(definition, written),
            fact=definition.id,
            given=problem.values["given"],
            expected=_expected(problem, definition),
        )
        return None


def _expected(problem: ValueProblem, definition: FactDefinition) -> str | Words:
    """Return what would fit in the place of a value that does not."""
    if problem.code == "SP403":
        return problem.values["choices"]
    if definition.choices and definition.kind is Kind.CHOICE:
        return messages.ONE_OF_CHOICES.fill(choices=", ".join(f"`{choice}`" for choice in definition.choices))
    if problem.code == "SP404":
        return messages.BETWEEN.fill(least=problem.values["least"], most=problem.values["most"])
    if problem.code == "SP405":
        return problem.values["form"]
    return messages.DATE_THAT_EXISTS if problem.code == "SP409" else written_form(definition)


def _member(written: Any, path: DataPath, definition: FactDefinition, scope: Scope) -> str | None:
    members = _value([written], path, definition, scope)
    return None if members is None else next(iter(members))


def _all_of(values: list[Any]) -> tuple[Any, ...] | None:
    return None if None in values else tuple(values)


def _duration(operator: str, written: str, path: DataPath, scope: Scope) -> Duration | None:
    duration = parse_duration(written)
    if duration.unit.of_working_days:
        counted = WorkingDuration(duration.amount, duration.unit, scope.calendar)
        scope.working_durations.append(counted)
        return counted
    if not duration.unit.of_calendar:
        scope.report("SP227", path, operator=operator, given=written)
        return None
    return duration
