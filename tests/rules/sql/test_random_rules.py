"""The query of any rules, with every kind of leaf, lists and gates, says what the reference says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import assume, given
from property_examples import examples
from rules.strategies import applications, ended, kind_of
from rules.vocabularies import vocabulary_for

from sp_engine.facts.vocabulary import Kind, Vocabulary
from sp_engine.population.arrow_tables import arrow_type
from sp_engine.querying.counted_lists import list_counts
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.compiled import Compiled
from sp_engine.rules.ruleset import Ruleset
from sp_engine.rules.sql.columns import column_of, member_columns
from sp_engine.rules.sql.conditions import Conditions
from sp_engine.rules.sql.day_limits import DayLimits
from sp_engine.rules.sql.dialects import Dialect, NotInSql
from sp_engine.rules.sql.expressions import TRUE, Column, Form, columns_in
from sp_engine.rules.sql.layers import Layer, select_of
from sp_engine.rules.sql.verdict import VerdictLayers, outcome_of_all, statuses_in


def row_of(
    vocabulary: Vocabulary, conditions: Conditions, limits: DayLimits, facts: Mapping[str, Any], day: int
) -> dict[str, tuple[Form, Any]]:
    """Return what stands in each column for one applicant, checked already."""
    found: dict[str, tuple[Form, Any]] = {"row": (Form.WHOLE, 1)}
    for name in [n for n in vocabulary if vocabulary[n].kind is not Kind.LIST]:
        for one in (name, *(f"{name}.{attribute}" for attribute in vocabulary[name].attributes or ())):
            definition, value = vocabulary[one], facts.get(one)
            if definition.kind is Kind.SET:
                for member in member_columns(one, definition):
                    found[member.name] = Form.TRUTH, None if value is None else member.member in value
                continue
            if definition.kind is Kind.DATE and value is not None:
                value = date.fromordinal(value)
            found[one] = column_of(one, definition).form, value
    for column in conditions.counts.values():
        counted = list_counts([column], facts.get(column.fact), date.fromordinal(day))
        found[column.name] = column.form, counted[column.name]
    for limit in limits.limits.values():
        on = limit.on(day)
        found[limit.column] = limit.form, date.fromordinal(on) if limit.form is Form.DATE else on
    return found


@examples(150)
@given(applications(), ended)
def test_any_rules_come_to_the_same(
    application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]
) -> None:
    ruleset, facts, day = application
    assume(all(value.isascii() for name, value in facts.items() if kind_of(name) == "word"))
    vocabulary, limits = vocabulary_for(ruleset), DayLimits()
    conditions = Conditions(vocabulary, limits)
    try:
        layers = VerdictLayers(ruleset, len(ruleset.rules), conditions, after)
        masks = [(f"mask_{at}", mask) for at, mask in enumerate(layers.masks(sound=TRUE))]
    except NotInSql:
        assume(False)
    row = row_of(vocabulary, conditions, limits, facts, day)
    handed = [(name, Column(name)) for name in row]
    ruled = Layer("ruled", (*handed, *((one.name, one.value) for one in layers.named)))
    judged = [(name, Column(name)) for worth in layers.others() for name in columns_in(worth)]
    found = Layer("found", (*masks, *judged))
    columns = [(name, Column(name)) for name, _ in masks]
    outcome = outcome_of_all([column for _, column in columns], layers.others(), sound=TRUE)
    result = Layer("result", (("outcome", outcome), *columns))
    table = pa.table({name: pa.array([value], arrow_type(form)) for name, (form, value) in row.items()})
    connection = duckdb.connect()
    connection.register("applicants", table)
    said = connection.execute(
        select_of([ruled, found, result], "applicants", Dialect.DUCKDB).sql("duckdb")
    ).fetchone()
    assert said is not None
    assert said[0] == Closures(ruleset).decide(facts, day, after).outcome.value
    told = statuses_in(said[1:], len(ruleset.rules))
    for known, status in zip(Compiled(ruleset).judge(facts, day, after).statuses, told, strict=True):
        assert known in (None, status)
