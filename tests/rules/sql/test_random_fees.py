"""The query of any fee, with lists, shares and tariffs, says what the engine says of every applicant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from deciding.random_service import service
from deciding.written_standards import DAY, fees, values
from hypothesis import given
from hypothesis import strategies as st
from populations.databases import DuckDb
from populations.hostile_rows import Row
from populations.reference import Reference
from property_examples import examples

from sp_engine.deciding import FactsError, Service
from sp_engine.facts import Kind, in_its_unit
from sp_engine.querying.counted_lists import list_counts
from sp_engine.querying.standard_query import PopulationQuery, population_query

REQUIREMENTS = [{"id": "ya", "butir": 1, "uraian": "Ya", "syarat": {"fakta": "ya", "adalah": "ya"}}]
DAYS = [DAY + timedelta(days=number) for number in (-183, -15, 0, 1, 30, 180)]


def cells_of(one: Service, query: PopulationQuery, facts: Mapping[str, Any], day: date) -> dict[str, Any]:
    """Return what stands in each column for an applicant.  Raises `FactsError`."""
    zone = one.standard.agency.zone
    typed = one.read_facts(facts, received=datetime.combine(day, time(10), zone)).plain
    return {name: cell for column in query.columns for name, cell in _cell(column, typed, day)}


def _cell(column: Any, typed: Mapping[str, Any], day: date) -> Iterator[tuple[str, Any]]:
    value = typed.get(column.fact)
    match column.kind:
        case Kind.LIST:
            yield from list_counts([column], value, day).items()
        case Kind.SET:
            yield column.name, None if value is None else column.member in value
        case Kind.DATE:
            yield column.name, None if value is None else date.fromordinal(value)
        case Kind.NUMBER if value is not None and column.definition.places:
            yield column.name, in_its_unit(column.definition, value)
        case Kind.MOMENT:
            yield column.name, None if value is None else value.replace(tzinfo=None)
        case _:  # the rest: as it is typed
            yield column.name, value


@examples(100)
@given(fees(()), st.data())
def test_any_fee_comes_to_the_same(fee: Any, data: st.DataObject) -> None:
    one = service({"definisi": {}, "persyaratan": REQUIREMENTS, "biaya": fee})
    query = population_query(one)
    names = sorted({column.fact.partition(".")[0] for column in query.columns})
    stated = st.fixed_dictionaries({}, optional={name: values(name) for name in names})
    rows = []
    for facts, day in data.draw(st.lists(st.tuples(stated, st.sampled_from(DAYS)), min_size=3, max_size=6)):
        try:
            rows.append(Row(day, cells_of(one, query, facts, day), facts))
        except FactsError:
            continue
    reference = Reference(one)
    forms = {column.name: column.form for column in query.columns}
    for row, said in zip(rows, DuckDb().answers(query, rows, forms) if rows else [], strict=True):
        assert said == reference.answer(row)
