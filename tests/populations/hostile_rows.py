"""Rows of applicants as a table may hold them: what can be stated at every boundary, and what never can.

In come a query and chance; out come rows by column, and the same as the engine's own reader takes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final, NamedTuple, assert_never

from sp_engine.conditions import Condition, Leaf, candidates, leaves_by_item
from sp_engine.deciding import FactsError, Service
from sp_engine.facts import EARLIEST, LATEST, FactDefinition, Kind, as_written, in_its_unit
from sp_engine.querying.counted_lists import list_counts
from sp_engine.querying.standard_query import PopulationQuery
from sp_engine.rules import Situation, Truth
from sp_engine.rules.sql.columns import ApplicantColumn
from sp_engine.rules.sql.expressions import Form

UNSTATED: Final = 0.25
HOSTILE: Final = 0.006
"""How often a value is open, and how often it is none that can be stated."""
_DAYS_FROM_RECEIPT: Final = (-400, -1, 0, 45)
_FIRST, _LAST = EARLIEST.toordinal(), LATEST.toordinal()


class Spelling(NamedTuple):
    """In which types columns come, by their kind."""

    name: str
    number: Form
    decimal: Form
    truth: Form
    day: Form


USUAL = Spelling("usual", Form.WHOLE, Form.DECIMAL, Form.TRUTH, Form.DATE)
FLOATING = Spelling("floating", Form.FLOAT, Form.DECIMAL, Form.TRUTH, Form.DATE)
TEXTS = Spelling("texts", Form.TEXT, Form.TEXT, Form.TEXT, Form.TEXT)
SPELLINGS: Final = (USUAL, FLOATING, TEXTS)


def form_in(column: ApplicantColumn, spelling: Spelling) -> Form:
    """Return the type of a column in a spelling."""
    match column.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return spelling.truth
        case Kind.NUMBER if column.definition.places:
            return spelling.decimal
        case Kind.NUMBER | Kind.MONEY:
            return spelling.number
        case Kind.DATE:
            return spelling.day
        case Kind.MOMENT | Kind.TEXT | Kind.CHOICE | Kind.SET | Kind.LIST:
            return column.form
        case _ as never:
            assert_never(never)


class Row(NamedTuple):
    """One applicant: what stands in each column, the day, and the same as plain data for the reader."""

    received: date
    cells: Mapping[str, Any]
    facts: Mapping[str, Any]
    unsound: bool = False


class HostileRows:
    """Makes rows for a service; `days` are those on which applications are received."""

    def __init__(self, service: Service, query: PopulationQuery, spelling: Spelling, random: Random) -> None:
        self._service, self._query, self._spelling, self._random = service, query, spelling, random
        self.forms = {column.name: form_in(column, spelling) for column in query.columns}
        standard = service.standard
        asked: list[Condition] = [
            condition
            for rule in service.follows.ruleset.rules
            for condition in (rule.guard, rule.condition)
            if condition is not None
        ]
        asked += [c for component in standard.fee.components for c in standard.fee.conditions_of(component)]
        asked += [
            c for stage in standard.stages for c in (stage.guard, *(row.guard for row in stage.rows)) if c
        ]
        self._leaves = leaves_by_item(asked)
        self.days = self._some_days()
        self._values: dict[tuple[str, date], list[Any]] = {}
        by_fact: dict[str, list[ApplicantColumn]] = {}
        for column in query.columns:
            by_fact.setdefault(column.fact, []).append(column)
        self._by_fact = by_fact

    def _some_days(self) -> list[date]:
        """Return days on which the decree holds, at its edges and beyond, and one of a leap year's end."""
        first = self._service.standard.decree.first_day
        later = [first + timedelta(days=number) for number in (0, 1, 13, 31, 180, 400)]
        past_calendars = date(2027, 12, 30)
        return [
            *later,
            date(2026, 3, 16),
            date(2026, 12, 31),
            past_calendars,
            first - timedelta(days=1),
        ]

    def rows(self, number: int) -> Iterator[Row]:
        return (self._row() for _ in range(number))

    def _row(self) -> Row:
        random = self._random
        received = random.choice(self.days)
        cells: dict[str, Any] = {}
        facts: dict[str, Any] = {}
        unsound = False
        generous = random.random() < 0.4  # most of what helps, so that approvals are come to
        for name, columns in self._by_fact.items():
            definition = columns[0].definition
            open_ = random.random() < (UNSTATED / 8 if generous else UNSTATED)
            if definition.kind is Kind.LIST:
                value = None if open_ else self._list(name, definition, received)
                try:
                    read = self._service.read_facts(
                        {} if value is None else {name: value},
                        received=datetime.combine(received, datetime.min.time(), self._zone),
                    )
                    cells |= list_counts(columns, read.plain.get(name), received)
                    if value is not None:
                        facts[name] = value
                except FactsError:
                    cells |= list_counts(columns, None, received)
                continue
            if definition.kind is Kind.SET:
                members, stated, odd = self._set(name, definition, received, open_, generous)
                cells |= members
                unsound = unsound or odd
                if stated is not None:
                    facts[name] = stated
                continue
            cell = None if open_ else self._cell(name, definition, received, generous)
            cells[name] = cell
            if cell is not None:
                facts[name] = cell
        return Row(received, cells, facts, unsound)

    @property
    def _zone(self) -> Any:
        return self._service.standard.agency.zone

    def _stated(self, name: str, definition: FactDefinition, day: date) -> list[Any]:
        """Return typed values of a fact on both sides of whatever a leaf asks."""
        key = name, day
        if key not in self._values:
            leaves: Sequence[Leaf] = self._leaves.get(name, ())
            plain = definition.replace(kind=Kind.YES_NO) if definition.kind is Kind.DOCUMENT else definition
            values = [*candidates(plain, leaves, day.toordinal())]
            if definition.kind is Kind.DATE:  # so many lie out of bounds that hardly a row would be decided
                values = [one for one in values if _FIRST <= one <= _LAST]
                values += [day.toordinal() + days for days in _DAYS_FROM_RECEIPT]
            self._values[key] = values or [None]
        return self._values[key]

    def _helping(self, name: str, definition: FactDefinition, day: date) -> list[Any]:
        """Return those of these values of which most leaves hold."""
        key = f"{name} helping", day
        if key not in self._values:
            values, leaves = self._stated(name, definition, day), self._leaves.get(name, ())
            held = [
                sum(Situation({name: value}, day.toordinal()).value(leaf) is Truth.TRUE for leaf in leaves)
                for value in values
            ]
            most = max(held)
            self._values[key] = [value for value, number in zip(values, held, strict=True) if number == most]
        return self._values[key]

    def _cell(self, name: str, definition: FactDefinition, day: date, generous: bool) -> Any:
        random, form = self._random, self.forms[name]
        if random.random() < HOSTILE:
            return random.choice(_hostile(definition, form, day))
        if definition.kind in (Kind.YES_NO, Kind.DOCUMENT):
            value: Any = random.random() < (0.95 if generous else 0.7)
        elif definition.kind is Kind.TEXT:
            value = definition.example if definition.example is not None else "abc 1"
            others = [text for text in map(str, self._stated(name, definition, day)) if text.isascii()]
            return random.choice([*others, *[str(value)] * 4])
        elif definition.kind is Kind.MOMENT:
            return datetime(2026, 3, random.randint(1, 28), random.randint(0, 23), random.choice((0, 15, 59)))
        else:
            value = random.choice((self._helping if generous else self._stated)(name, definition, day))
        return _spelt(definition, value, form)

    def _set(
        self, name: str, definition: FactDefinition, day: date, open_: bool, generous: bool
    ) -> tuple[dict[str, Any], list[str] | None, bool]:
        random, columns = self._random, self._by_fact[name]
        if open_:
            return {column.name: None for column in columns}, None, False
        chosen = random.choice((self._helping if generous else self._stated)(name, definition, day))
        cells: dict[str, Any] = {column.name: column.member in chosen for column in columns}
        if len(columns) > 1 and random.random() < HOSTILE:
            cells[random.choice(columns).name] = None
            return cells, sorted(chosen), True
        return cells, sorted(chosen), False

    def _list(self, name: str, definition: FactDefinition, day: date) -> Any:
        value = self._random.choice(self._stated(name, definition, day))
        return as_written(definition, value)


def _spelt(definition: FactDefinition, value: Any, form: Form) -> Any:
    """Return a typed value as a column of some type holds it."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return ("ya" if value else "tidak") if form is Form.TEXT else bool(value)
        case Kind.NUMBER | Kind.MONEY:
            number = in_its_unit(definition, value)
            match form:
                case Form.TEXT:
                    return str(number)
                case Form.FLOAT:
                    return float(number)
                case Form.DECIMAL:
                    return Decimal(number)
                case _:  # the rest: whole numbers
                    return int(number)
        case Kind.DATE:
            day = date.fromordinal(value)
            return day.isoformat() if form is Form.TEXT else day
        case Kind.CHOICE | Kind.TEXT | Kind.MOMENT | Kind.SET | Kind.LIST:
            return value
        case _ as never:
            assert_never(never)


_ODD_TEXTS = (
    "",
    " ",
    "-",
    "1e3",
    "12abc",
    "NaN",
    "null",
    "' OR 1=1 --",
    "ya\n",
    "Ya",
    "café",
    "٣",
    "x" * 1001,
    "0x1F",
)


def _hostile(definition: FactDefinition, form: Form, day: date) -> list[Any]:
    """Return what may stand in a column of a type, and is mostly no value of the fact."""
    match form:
        case Form.TRUTH:
            return [None]
        case Form.WHOLE:
            least = 0 if definition.least is None else definition.least
            return [least - 1, -1, -(2**63), 2**63 - 1, 10**15, 10**15 + 1, (definition.most or 10**15) + 1]
        case Form.FLOAT:
            return [math.nan, math.inf, -math.inf, 0.5, -0.0, 1e300, 1e15, 5e-324, 10.000001, 2.0**63]
        case Form.DECIMAL:
            return [
                Decimal("0.000001"),
                Decimal("-1"),
                Decimal("999999999999.999999"),
                Decimal("0.005"),
                Decimal("10.50"),
            ]
        case Form.TEXT:
            more = [
                "2026-02-30",
                "2023-02-29",
                "1899-12-31",
                "2200-01-01",
                "9999-12-31",
                "2026-1-1",
                "17/8/2000",
            ]
            return [
                *_ODD_TEXTS,
                *more,
                "007",
                "-0",
                "-5",
                "1" * 41,
                "1.5",
                "1,5",
                "1000000000000001",
                "Rp5",
                "+1",
            ]
        case Form.DATE:
            days = [
                date.min,
                date.max,
                date(1899, 12, 31),
                date(1900, 1, 1),
                date(2199, 12, 31),
                date(2200, 1, 1),
            ]
            return [*days, day, day + timedelta(days=1), date(1582, 10, 10)]
        case Form.MOMENT:
            return [datetime(1899, 12, 31, 23), datetime(2200, 1, 1), datetime(2199, 12, 31, 23, 59)]
        case _ as never:
            assert_never(never)
