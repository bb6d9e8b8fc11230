"""By what the cases of a fee are told apart: the key of one fact in the table that is joined.

In come a fact and what a fee asks of it; out come the columns of its key, expressions for them in a query,
and a value for which a key stands: it is charged as every other of the same key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from sp_engine.conditions import Condition, Leaf, cells_of, class_of
from sp_engine.facts import FactDefinition, FactValue, Kind, ListValue, Vocabulary
from sp_engine.rules import (
    Cell,
    Coalesce,
    Column,
    Conditions,
    Constant,
    Counted,
    Expression,
    FirstTrue,
    Form,
    NotInSql,
    Sum,
    TableColumn,
    fields_asked,
    kinds_in,
    negated,
    surely,
)
from sp_engine.words.messages import sql as messages

_NO_CODE, _NO_NUMBER, _NO_DAY, _NO_ITEMS, _NO_KINDS = -1, -(10**17), date(1800, 1, 1), -1, "-"
"""What stands in a key for what is not stated: nothing that can be."""
_WHOLE: Final = "whole"


class NumberKey:
    """A number, or a date, that multiplies: its value, which only the data tell."""

    countable = False

    def __init__(self, definition: FactDefinition) -> None:
        self.name, dated = definition.id, definition.kind is Kind.DATE
        self._none = _NO_DAY if dated else _NO_NUMBER
        self.columns = (TableColumn(f"fee_{self.name}", Form.DATE if dated else Form.WHOLE),)

    def expressions(self) -> Sequence[Expression]:
        return [Coalesce(Column(self.name), Constant(self._none))]

    def stated(self, cells: Sequence[Cell], _: int) -> FactValue | None:
        """Return the number for which a key stands, of a date the ordinal; None for none."""
        [value] = cells
        if value == self._none:
            return None
        return value.toordinal() if isinstance(value, date) else value


class AnswersKey:
    """What the questions say of a fact, a bit for each; on one day there are so many keys."""

    countable = True

    def __init__(self, definition: FactDefinition, asked: tuple[Leaf, ...], conditions: Conditions) -> None:
        self.name = definition.id
        self.columns = (TableColumn(f"fee_{self.name}", Form.WHOLE),)
        self._definition, self._asked, self._conditions = definition, asked, conditions
        self._found: dict[int, Mapping[int, FactValue]] = {}

    def expressions(self) -> Sequence[Expression]:
        stated = self._conditions.stated(self._asked[0].item)
        bits: list[Expression] = [
            FirstTrue(((surely(self._conditions.value(leaf)), Constant(1 << at)),), Constant(0))
            for at, leaf in enumerate(self._asked)
        ]
        return [FirstTrue(((negated(stated), Constant(_NO_CODE)),), Sum(tuple(bits)))]

    def stated(self, cells: Sequence[Cell], day: int) -> FactValue | None:
        """Return a value for which a key stands on a day; None for none."""
        [code] = cells
        return None if code == _NO_CODE else self._examples(day)[code]  # type: ignore[index]

    def every(self, day: int) -> Sequence[tuple[Cell, ...]]:
        """Return every key that there is on a day."""
        return [(_NO_CODE,), *((code,) for code in self._examples(day))]

    def _examples(self, day: int) -> Mapping[int, FactValue]:
        if day not in self._found:
            self._found[day] = examples(self._definition, self._asked, day)
        return self._found[day]


class ItemsKey:
    """How many items a list has, of each kind where something is asked of them, and whether they are all.

    `inner` is all that is asked of an item.
    """

    countable = False

    def __init__(
        self, definition: FactDefinition, inner: Condition, vocabulary: Vocabulary, conditions: Conditions
    ) -> None:
        self.name = definition.id
        self._asked, self._vocabulary = fields_asked(inner), vocabulary
        self._counted = (
            conditions.count(self.name, Counted.KINDS, inner)
            if self._asked
            else conditions.count(self.name, Counted.ITEMS)
        )
        self._whole = conditions.count(self.name, Counted.WHOLE)
        form = Form.TEXT if self._asked else Form.WHOLE
        self.columns = (
            TableColumn(f"fee_{self.name}", form),
            TableColumn(f"fee_{self.name}_whole", Form.WHOLE),
        )
        self._found: dict[tuple[str, int], Mapping[int, FactValue]] = {}

    def expressions(self) -> Sequence[Expression]:
        none = _NO_KINDS if self._asked else _NO_ITEMS
        whole = FirstTrue(((surely(self._whole), Constant(1)),), Constant(0))
        return [Coalesce(self._counted, Constant(none)), whole]

    def stated(self, cells: Sequence[Cell], day: int) -> ListValue | None:
        """Return a list for which a key stands on a day; None for none.

        Raises `NotInSql` for a text of kinds that no list has, and none of ours made.
        """
        counted, whole = cells
        if counted in (_NO_ITEMS, _NO_KINDS):
            return None
        if isinstance(counted, int):
            return ListValue(({},) * counted, bool(whole))
        assert isinstance(counted, str)
        try:
            items = tuple(
                item for number, codes in kinds_in(counted) for item in (self._item(codes, day),) * number
            )
        except (ValueError, KeyError):
            raise NotInSql(messages.NO_KINDS.fill(column=self._counted.name, text=counted)) from None
        return ListValue(items, bool(whole))

    def _item(self, codes: Sequence[int | None], day: int) -> Mapping[str, FactValue]:
        """Return an item of a kind, by the names of any item's fields.  Raises `KeyError` for no kind."""
        fields = zip(self._asked, codes, strict=True)
        return {name: self._examples(name, day)[code] for name, code in fields if code is not None}

    def _examples(self, name: str, day: int) -> Mapping[int, FactValue]:
        if (name, day) not in self._found:
            self._found[name, day] = examples(self._vocabulary[name], self._asked[name], day)
        return self._found[name, day]


FeeKey: TypeAlias = NumberKey | AnswersKey | ItemsKey
"""What stands for one fact."""


def examples(definition: FactDefinition, asked: Sequence[Leaf], day: int) -> Mapping[int, FactValue]:
    """Return a value for each way in which questions about a fact can come out on a day."""
    found: dict[int, FactValue] = {}
    for cell in cells_of(definition, asked, day):
        found.setdefault(class_of(asked, cell.value, day), cell.value)
    return found
