"""By when: which of the cases that a standard's times tell apart an applicant is in, and the dates of each.

In comes a standard; out come expressions for the keys of a joined table, and its rows, which the engine's own
timeline works out once for each case.  So a query gives due dates without any reckoning with dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from itertools import product
from typing import TypeAlias

from sp_engine.conditions import Condition
from sp_engine.deciding import GENERAL_LIMIT_STAGE, StagePlan, calendar_doubt, deadlines_of
from sp_engine.documents import Component, Stage, Standard, Start, StartKind, stages_after
from sp_engine.facts import FactValue, with_items
from sp_engine.immutable import Immutable, aside
from sp_engine.rules import (
    NONE_ENDED,
    RECEIVED,
    Cell,
    Coalesce,
    Column,
    CompiledConditions,
    Conditions,
    Constant,
    Expression,
    FirstTrue,
    Form,
    IsNull,
    Outcome,
    Product,
    Sign,
    Situation,
    Sum,
    TableColumn,
    Truth,
    VerdictLayers,
    compared,
    first_true,
    negated,
    surely,
)

TIME_TABLE = "sp_time"
TIME_CASE = "time_case"
MISSING_CALENDAR, PROVISIONAL = "missing_calendar", "provisional"
"""The columns of what due dates want of calendars: the first year that has none; whether one may move."""
NOON = time(12)
"""When an application was received of which only the day is known."""
DOUBTS = (TableColumn(MISSING_CALENDAR, Form.WHOLE), TableColumn(PROVISIONAL, Form.TRUTH))
_NO_NUMBER, _NO_MOMENT = -(10**17), datetime(1800, 1, 1)

Key: TypeAlias = tuple[Cell, ...]


class CaseSituation(Situation):
    """A case in the place of an applicant: what guards are worth, and the numbers and moments that count."""

    worths: Mapping[int, Truth] = aside(default=None)

    def __init__(self, facts: Mapping[str, FactValue], day: int, worths: Mapping[int, Truth]) -> None:
        Immutable.__init__(self, with_items(facts), day, NONE_ENDED, CompiledConditions(), worths)

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:  # noqa: ARG002
        return self.worths[id(condition)]


@dataclass(frozen=True, slots=True)
class _Digit:
    """One of the questions that tell cases apart: what each answer means for guards."""

    answers: tuple[Mapping[int, Truth], ...]
    expression: Expression


class TimeCases:
    """The cases of a standard's times; `columns` are those of the joined table, its keys first."""

    def __init__(
        self,
        standard: Standard,
        conditions: Conditions,
        verdict: VerdictLayers,
        ended: frozenset[str],
        received_form: Form,
    ) -> None:
        self._standard, self._ended = standard, ended
        self._plan = StagePlan(standard)
        self.told = standard.transcribed(Component.SERVICE_TIME)
        stages = standard.stages if self.told else ()
        self._digits = [digit for stage in stages for digit in _digits(stage, conditions)]
        self.facts = tuple(dict.fromkeys(name for stage in stages for name in _facts_of(stage)))
        self._moments = {name for stage in stages for name in _moments_of(stage.start)}
        self._gates = sorted({r.gate for r in standard.requirements if r.gate is not None} & ended)
        self._verdict = verdict
        self.stages = (*(stage.id for stage in stages), *([GENERAL_LIMIT_STAGE] if self.told else []))
        self.keys = (
            TableColumn(RECEIVED, received_form),
            TableColumn(TIME_CASE, Form.WHOLE),
            *(
                TableColumn(f"key_{name}", Form.MOMENT if name in self._moments else Form.WHOLE)
                for name in self.facts
            ),
        )
        self.told_columns = (
            *(TableColumn(due_name(stage), Form.MOMENT) for stage in self.stages),
            *(DOUBTS if self.told else ()),
        )
        self.columns = (*self.keys, *self.told_columns)

    # ── in the query ─────────────────────────────────────────────────────────
    def parts(self) -> Iterator[tuple[str, Expression]]:
        """Yield what of the case is seen from the facts alone, for the layer of the findings."""
        place, parts = 1, []
        for digit in self._digits:
            parts.append(_weighed(digit.expression, place))
            place *= len(digit.answers)
        yield "time_facts", Sum(tuple(parts)) if parts else Constant(0)
        yield "lacking", self._lacking()

    @property
    def _by_facts(self) -> int:
        number = 1
        for digit in self._digits:
            number *= len(digit.answers)
        return number

    def _lacking(self) -> Expression:
        """Return which gates what is lacking stood behind: 0 where something was due from the start."""
        if not self._gates:
            return Constant(0)
        each = [
            first_true(((self._verdict.lacking(gate), Constant(1 << at)),), Constant(0))
            for at, gate in enumerate(self._gates)
        ]
        return first_true(((self._verdict.lacking(None), Constant(0)),), Sum(tuple(each)))

    def case(self, outcome: Expression) -> Expression:
        """Return the number of the case, NULL where there is no outcome, which is a column."""
        returned = Sum((Constant(1), Column("lacking")))
        asked = compared(outcome, Sign.EQUAL, Outcome.RETURN.value)
        state = FirstTrue(((asked, returned), (negated(IsNull(outcome)), Constant(0))))
        return Sum((Column("time_facts"), _weighed(state, self._by_facts)))

    def key_columns(self) -> Iterator[tuple[str, Expression]]:
        """Yield the keys that are facts; what is not stated has a value that nothing can have."""
        for name in self.facts:
            absent = Constant(_NO_MOMENT if name in self._moments else _NO_NUMBER)
            yield f"key_{name}", Coalesce(Column(name), absent)

    # ── rows ─────────────────────────────────────────────────────────────────
    @property
    def countable(self) -> bool:
        """Whether all cases can be told beforehand."""
        return not self.facts

    def every_key(self, received: Iterable[date]) -> Iterator[Key]:
        """Yield every key of applications that were received then."""
        cases = range(self._by_facts * (2 if not self._gates else 1 + (1 << len(self._gates))))
        yield from product(received, cases)

    def row(self, key: Key) -> tuple[Cell, ...]:
        """Return a row of the joined table: the key, and when each stage is due."""
        received, case, *stated = key
        assert isinstance(received, date)
        assert isinstance(case, int)
        zone = self._standard.agency.zone
        moment = moment_of(received, zone)
        state, by_facts = divmod(case, self._by_facts)
        worths: dict[int, Truth] = {}
        for digit in self._digits:
            by_facts, answer = divmod(by_facts, len(digit.answers))
            worths |= digit.answers[answer]
        facts = {
            name: value.replace(tzinfo=zone) if isinstance(value, datetime) else value
            for name, value in zip(self.facts, stated, strict=True)
            if value not in (_NO_NUMBER, _NO_MOMENT)
        }
        outcome = Outcome.RETURN if state else Outcome.APPROVE
        deadlines = deadlines_of(
            self._standard,
            CaseSituation(facts, moment.toordinal(), worths),
            moment,
            moment,
            outcome,
            held=self._held(state - 1) if state else None,
            plan=self._plan,
        )
        due = {deadline.stage: deadline.due for deadline in deadlines}
        return (*key, *(_local(due.get(stage), zone) for stage in self.stages), *calendar_doubt(deadlines))

    def _held(self, lacking: int) -> frozenset[str] | None:
        if not lacking:
            return None
        standard = self._standard
        gates = [gate for at, gate in enumerate(self._gates) if lacking >> at & 1]
        after = (stages_after(gate, standard.stages, standard.requirements) for gate in gates)
        return frozenset[str]().union(*after)


def due_name(stage: str) -> str:
    """Return the name of the column in which it stands when a stage is due."""
    return f"due_{stage}"


def moment_of(received: date, zone: tzinfo) -> datetime:
    """Return when an application was received, in the agency's zone."""
    moment = received if isinstance(received, datetime) else datetime.combine(received, NOON)
    return moment.replace(tzinfo=zone)


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return None if moment is None else moment.astimezone(zone).replace(tzinfo=None)


def _weighed(digit: Expression, place: int) -> Expression:
    return digit if place == 1 else Product(digit, Constant(place))


def _digits(stage: Stage, conditions: Conditions) -> Iterator[_Digit]:
    """Yield what tells the cases of a stage apart: its guard, and which of its rows applies."""
    if stage.guard is not None:
        guard, value = id(stage.guard), conditions.value(stage.guard)
        answers: list[Mapping[int, Truth]] = [
            {guard: Truth.UNKNOWN},
            {guard: Truth.TRUE},
            {guard: Truth.FALSE},
        ]
        yield _Digit(
            tuple(answers),
            FirstTrue(((IsNull(value), Constant(0)), (surely(value), Constant(1))), Constant(2)),
        )
    if any(row.guard is not None for row in stage.rows):
        yield _rows_digit([row.guard for row in stage.rows], conditions)


def _rows_digit(guards: Sequence[Condition | None], conditions: Conditions) -> _Digit:
    answers: list[Mapping[int, Truth]] = [{id(guard): Truth.FALSE for guard in guards if guard is not None}]
    ways: list[tuple[Expression, Expression]] = []
    before: dict[int, Truth] = {}
    for guard in guards:
        if guard is None:
            answers.append(before)
            return _Digit(
                tuple(answers), FirstTrue(tuple(ways), Constant(len(answers) - 1)) if ways else Constant(1)
            )
        value = conditions.value(guard)
        ways.append((surely(value), Constant(len(answers))))
        answers.append({**before, id(guard): Truth.TRUE})
        ways.append((IsNull(value), Constant(len(answers))))
        answers.append({**before, id(guard): Truth.UNKNOWN})
        before = {**before, id(guard): Truth.FALSE}
    return _Digit(tuple(answers), FirstTrue(tuple(ways), Constant(0)))


def _facts_of(stage: Stage) -> Iterator[str]:
    if stage.growth is not None:
        yield stage.growth.fact
    yield from _moments_of(stage.start)


def _moments_of(start: Start) -> Iterator[str]:
    if start.kind is StartKind.FACT and start.ref is not None:
        yield start.ref
    for one in start.of:
        yield from _moments_of(one)
