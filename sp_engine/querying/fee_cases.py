"""How much: which of the cases that a standard's fee tells apart an applicant is in, and the fee of each.

In comes a standard; out come expressions for the keys of a joined table, and its rows, which the engine works
out once for each case, with all that is open in it.  A number that multiplies is its own key: such cases
cannot be told beforehand, only from the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from sp_engine.conditions import Comparison, Document, EachOf, SomeOf, cells_of, depends_on_day, leaves
from sp_engine.deciding import fee_due
from sp_engine.documents import Fee, Late, Standard
from sp_engine.facts import FactValue, Kind
from sp_engine.querying.time_cases import Key
from sp_engine.rules import (
    RECEIVED,
    Cell,
    Coalesce,
    Column,
    Conditions,
    Constant,
    Expression,
    FirstTrue,
    Form,
    NotInSql,
    Situation,
    Sum,
    TableColumn,
    Truth,
    negated,
    surely,
)
from sp_engine.words.messages import sql as messages

FEE_TABLE = "sp_fee"
_NO_CODE = -1
_NO_NUMBER, _NO_DAY = -(10**17), date(1800, 1, 1)


class FeeCases:
    """The cases of a standard's fee; `constant` where there is but one."""

    def __init__(self, standard: Standard, conditions: Conditions, received_form: Form) -> None:
        self._fee, self._vocabulary, self._standard = standard.fee, standard.vocabulary, standard
        self._conditions = conditions
        fee = self._fee
        names = sorted(fee.facts) if fee.components and not fee.free else []
        asked = [c for component in fee.components for c in fee.conditions_of(component)] if names else []
        self._leaves: dict[str, list[Comparison]] = {name: [] for name in names}
        for leaf in dict.fromkeys(leaf for condition in asked for leaf in leaves(condition)):
            if isinstance(leaf, Document | EachOf | SomeOf):
                raise NotInSql(messages.FEE_OF_ITEMS.fill(list=leaf.item.id))
            self._leaves[leaf.item.id].append(leaf)
        for name in names:
            if self._vocabulary[name].kind is Kind.LIST:
                raise NotInSql(messages.FEE_OF_ITEMS.fill(list=name))
        for component in fee.components:
            if component.each is not None:
                raise NotInSql(messages.FEE_OF_ITEMS.fill(list=component.each))
        self.numbers = (
            {n for component in fee.components for n in fee.numbers_of(component)} if names else set()
        )
        self.names = tuple(names)
        # Leaves may hold of some value together on one day alone: a month is not always 30 days.
        dated = any(depends_on_day(leaf) for each in self._leaves.values() for leaf in each)
        self._by_day = bool(names) and (dated or _has_late(fee))
        self.keys = (
            *((TableColumn(RECEIVED, received_form),) if self._by_day else ()),
            *(TableColumn(f"fee_{name}", self._key_form(name)) for name in names),
        )
        self.columns = (*self.keys, TableColumn("fee", Form.WHOLE))
        self._found: dict[tuple[str, int], Mapping[int, FactValue | None]] = {}
        self.constant = fee_due(fee, self._vocabulary, Situation({}, 730_000)).amount if not names else None

    def _key_form(self, name: str) -> Form:
        kind = self._vocabulary[name].kind
        return Form.DATE if name in self.numbers and kind is Kind.DATE else Form.WHOLE

    # ── in the query ─────────────────────────────────────────────────────────
    def key_columns(self) -> Iterator[tuple[str, Expression]]:
        """Yield the keys: a number that multiplies as it is, of anything else what the leaves say of it."""
        for name in self.names:
            if name in self.numbers:
                dated = self._vocabulary[name].kind is Kind.DATE
                yield f"fee_{name}", Coalesce(Column(name), Constant(_NO_DAY if dated else _NO_NUMBER))
            else:
                yield f"fee_{name}", self._code(name)

    def _code(self, name: str) -> Expression:
        asked = self._leaves[name]
        stated = self._conditions.stated(asked[0].item)
        bits: list[Expression] = [
            FirstTrue(((surely(self._conditions.holds(leaf)), Constant(1 << at)),), Constant(0))
            for at, leaf in enumerate(asked)
        ]
        return FirstTrue(((negated(stated), Constant(_NO_CODE)),), Sum(tuple(bits)))

    # ── rows ─────────────────────────────────────────────────────────────────
    @property
    def countable(self) -> bool:
        """Whether all cases can be told beforehand."""
        return not self.numbers

    def every_key(self, received: Iterable[date]) -> Iterator[Key]:
        """Yield every key of applications that were received then."""
        for one in received:
            keys: Iterable[Key] = product(
                *(self._examples(name, one.toordinal()).keys() for name in self.names)
            )
            if not self._by_day:
                yield from keys
                return
            for key in keys:
                yield (one, *key)

    def _examples(self, name: str, day: int) -> Mapping[int, FactValue | None]:
        """Return a value for each code that a fact can have on a day."""
        if (name, day) not in self._found:
            definition, asked = self._vocabulary[name], self._leaves[name]
            found: dict[int, FactValue | None] = {_NO_CODE: None}
            for cell in cells_of(definition, asked, day):
                situation = Situation({name: cell.value}, day)
                code = sum(1 << at for at, leaf in enumerate(asked) if situation.value(leaf) is Truth.TRUE)
                found.setdefault(code, cell.value)
            self._found[name, day] = found
        return self._found[name, day]

    def rows(self, keys: Iterable[Key], days: Iterable[date]) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each key."""
        first = next(iter(days), date.min).toordinal()
        for key in keys:
            at = iter(key)
            received = next(at) if self._by_day else None
            day = received.toordinal() if isinstance(received, date) else first
            facts = {name: self._stated(name, value, day) for name, value in zip(self.names, at, strict=True)}
            known = {name: value for name, value in facts.items() if value is not None}
            yield (*key, fee_due(self._fee, self._vocabulary, Situation(known, day)).amount)

    def _stated(self, name: str, value: Cell, day: int) -> FactValue | None:
        if name not in self.numbers:
            return self._examples(name, day)[value]  # type: ignore[index]
        if isinstance(value, date):
            return None if value == _NO_DAY else value.toordinal()
        return None if value == _NO_NUMBER else value


def _has_late(fee: Fee) -> bool:
    return any(isinstance(one, Late) for component in fee.components for one in component.counted)
