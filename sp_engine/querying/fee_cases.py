"""How much: which of the cases that a standard's fee tells apart an applicant is in, and the fee of each.

In comes a standard; out come expressions for the keys of a joined table, and its rows, which the engine works
out once for each case, with all that is open in it.  A number that multiplies, and the items of a list, are
keys that cannot be told beforehand, only from the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, product

from sp_engine.conditions import AnyOf, EachOf, Leaf, SomeOf, depends_on_day, leaves_by_item
from sp_engine.deciding import fee_due
from sp_engine.documents import Fee, Late, Standard
from sp_engine.facts import Kind, Vocabulary
from sp_engine.querying.fee_keys import AnswersKey, FeeKey, ItemsKey, NumberKey
from sp_engine.querying.time_cases import Key
from sp_engine.rules import (
    RECEIVED,
    Cell,
    Conditions,
    Expression,
    Form,
    Situation,
    TableColumn,
    fields_asked,
)

FEE_TABLE = "sp_fee"


class FeeCases:
    """The cases of a standard's fee; `constant` where there is but one."""

    def __init__(self, standard: Standard, conditions: Conditions, received_form: Form) -> None:
        self._fee, self._vocabulary = standard.fee, standard.vocabulary
        fee = self._fee
        names = sorted(fee.facts) if fee.components and not fee.free else []
        asked = leaves_by_item(c for component in fee.components for c in fee.conditions_of(component))
        numbers = {name for component in fee.components for name in fee.numbers_of(component)}
        self._keys = [
            _key_of(name, asked.get(name, ()), name in numbers, standard.vocabulary, conditions)
            for name in names
        ]
        self._by_day = _depends_on_day(asked, standard.vocabulary) or _has_late(fee)
        self.keys = (
            *((TableColumn(RECEIVED, received_form),) if self._by_day else ()),
            *(column for key in self._keys for column in key.columns),
        )
        self.columns = (*self.keys, TableColumn("fee", Form.WHOLE))
        self.constant = fee_due(fee, self._vocabulary, Situation({}, 730_000)).amount if not names else None

    # ── in the query ─────────────────────────────────────────────────────────
    def key_columns(self) -> Iterator[tuple[str, Expression]]:
        """Yield what the applicant's key is, apart from the day."""
        for key in self._keys:
            for column, expression in zip(key.columns, key.expressions(), strict=True):
                yield column.name, expression

    # ── rows ─────────────────────────────────────────────────────────────────
    @property
    def from_data(self) -> tuple[str, ...]:
        """The facts whose keys only the data tell."""
        return tuple(key.name for key in self._keys if not key.countable)

    def every_key(self, received: Iterable[date]) -> Iterator[Key]:
        """Yield every key of applications that were received then."""
        for one in received:
            each = [key.every(one.toordinal()) for key in self._keys if isinstance(key, AnswersKey)]
            for cells in product(*each):
                key = [cell for some in cells for cell in some]
                yield (one, *key) if self._by_day else (*key,)
            if not self._by_day:
                return

    def rows(self, keys: Iterable[Key], days: Iterable[date]) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each key.  Raises `NotInSql` for one that is none."""
        first = next(iter(days), date.min).toordinal()
        for key in keys:
            at = iter(key)
            received = next(at) if self._by_day else None
            day = received.toordinal() if isinstance(received, date) else first
            stated = {one.name: one.stated([next(at) for _ in one.columns], day) for one in self._keys}
            known = {name: value for name, value in stated.items() if value is not None}
            yield (*key, fee_due(self._fee, self._vocabulary, Situation(known, day)).amount)


def _key_of(
    name: str,
    asked: tuple[Leaf, ...],
    multiplies: bool,
    vocabulary: Vocabulary,
    conditions: Conditions,
) -> FeeKey:
    definition = vocabulary[name]
    if definition.kind is Kind.LIST:
        inner = tuple(leaf.inner for leaf in asked if isinstance(leaf, EachOf | SomeOf))
        return ItemsKey(definition, AnyOf(inner), vocabulary, conditions)
    return NumberKey(definition) if multiplies else AnswersKey(definition, asked, conditions)


def _depends_on_day(asked: Mapping[str, tuple[Leaf, ...]], vocabulary: Vocabulary) -> bool:
    """Whether what is asked can come out in other ways on another day.

    Leaves may hold of some value together on one day alone: a month is not always 30 days.  A date that must
    not lie ahead of the application can be what it could not be the day before.
    """
    of_items = (
        fields_asked(leaf.inner)
        for leaves in asked.values()
        for leaf in leaves
        if isinstance(leaf, EachOf | SomeOf)
    )
    definitions = [vocabulary[name] for name in chain(asked, *of_items)]
    past = any(one.kind is Kind.DATE and not one.may_be_future for one in definitions)
    return past or any(depends_on_day(leaf) for leaves in asked.values() for leaf in leaves)


def _has_late(fee: Fee) -> bool:
    return any(isinstance(one, Late) for component in fee.components for one in component.counted)
