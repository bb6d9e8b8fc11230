"""What a fee comes to over every completion of the facts that are open.

In come a fee and typed facts, some of which are open; out come bounds, exact but where there are too many
cases, and all the facts on which they depend.

What is open is gone through cell by cell: within a cell every guard is known, and an amount grows with each
number (and with how early a due date is), so that it lies between what the ends of the cell give.  Components
that share no open fact are gone through apart.  Beyond `MOST_CELLS` an interval may be wide, never wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import NamedTuple

from sp_engine.conditions import (
    Cell,
    Condition,
    EachOf,
    Leaf,
    SomeOf,
    cells_of,
    depends_on_day,
    leaves,
    leaves_by_item,
)
from sp_engine.deciding.amounts_due import FeeDue, FeeItem
from sp_engine.deciding.fee_bounds import Bounds, added, either
from sp_engine.deciding.fee_charges import Charge, Charges, Numbers
from sp_engine.documents import Fee, FeeComponent, Late
from sp_engine.facts import Kind, ListValue, Vocabulary, with_fields
from sp_engine.rules import Situation
from sp_engine.workdays import elapsed_limit

MOST_CELLS = 4_096


def over_completions(fee: Fee, vocabulary: Vocabulary, situation: Situation) -> FeeDue:
    """Return the fee of an applicant of whom something is open."""
    parts = [part for group in _groups(fee, vocabulary, situation) for part in group.reckoned()]
    items = {item.component.id: item for part in parts for item in part.items}
    bounds = added(part.bounds for part in parts)
    needs = set() if bounds.settled else {name for part in parts for name in part.needs}
    asked = (name for component in fee.components for name in _looked_at(fee, component, situation))
    in_order = tuple(items[component.id] for component in fee.components)
    return FeeDue(True, in_order, bounds, tuple(dict.fromkeys(name for name in asked if name in needs)))


class _Reckoned(NamedTuple):
    """Components that share open facts, what they come to together, and what would settle that."""

    items: tuple[FeeItem, ...]
    bounds: Bounds
    needs: frozenset[str]


def _groups(fee: Fee, vocabulary: Vocabulary, situation: Situation) -> list[_Group]:
    """Return the components in groups that share no open fact."""
    groups: list[tuple[set[str], list[FeeComponent]]] = []
    for component in fee.components:
        looked_at = _looked_at(fee, component, situation)
        open_facts = {name for name in looked_at if _is_open(name, situation)}
        members, apart = [component], []
        for group in groups:
            if open_facts.isdisjoint(group[0]):
                apart.append(group)
            else:
                open_facts |= group[0]
                members = [*group[1], *members]
        groups = [*apart, (open_facts, members)]
    return [_Group(fee, members, vocabulary, situation) for _, members in groups]


def _is_open(name: str, situation: Situation) -> bool:
    """Whether a fact, or a field of an item, is not stated; of a list, whether items are to come."""
    value = situation.facts.get(name)
    return not value.complete if isinstance(value, ListValue) else value is None


def _looked_at(fee: Fee, component: FeeComponent, situation: Situation) -> tuple[str, ...]:
    """Return every fact on which a component can depend, and of stated lists the fields of each item."""
    each = _of_items(fee.conditions_of(component), situation)
    of_items = (leaf.item.id for condition in each for leaf in leaves(condition))
    return tuple(dict.fromkeys((*fee.looked_at(component), *of_items)))


def _of_items(conditions: Iterable[Condition], situation: Situation) -> Iterator[Condition]:
    """Yield what is asked of each stated item of the lists that conditions look at."""
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, EachOf | SomeOf):
                yield from situation.items(leaf)


class _Group:
    """Components that share open facts, and the cells of those facts."""

    def __init__(
        self, fee: Fee, components: Sequence[FeeComponent], vocabulary: Vocabulary, situation: Situation
    ) -> None:
        self.fee, self.components, self.vocabulary, self.situation = fee, components, vocabulary, situation
        self.looked_at = [_looked_at(fee, component, situation) for component in components]
        every = (name for looked_at in self.looked_at for name in looked_at)
        self.open = [name for name in dict.fromkeys(every) if _is_open(name, situation)]
        self._ways: dict[str, list[Situation]] = {}
        counted = {name for component in components for name in fee.numbers_of(component)}
        self.numbers = [name for name in self.open if name in counted]

    def reckoned(self) -> Iterator[_Reckoned]:
        """Yield the components reckoned together; one by one where their cells cannot be gone through."""
        conditions = [each for one in self.components for each in self.fee.conditions_of(one)]
        asked = leaves_by_item([*conditions, *_of_items(conditions, self.situation)])
        cells = {
            name: self._cells(name, asked.get(name, ()))
            for name in self.open
            if self._has_cells(name, asked.get(name, ()))
        }
        if prod(map(len, cells.values())) <= MOST_CELLS:
            yield _Walk(self, cells).reckoned()
            return
        charges = self.charges({})
        for component, looked_at in zip(self.components, self.looked_at, strict=True):
            charge = charges.of(component)
            needs = tuple(name for name in looked_at if name in self.open)
            item = FeeItem(component, charge.bounds, () if charge.bounds.settled else needs, charge)
            yield _Reckoned((item,), item.bounds, frozenset(item.needs))

    def charges(self, cells: Mapping[str, Cell], ranges: Mapping[str, Numbers] | None = None) -> Charges:
        """Return what comes of it where open facts lie in cells, and numbers in other ranges besides."""
        within = {name: self.range_of(name, cells.get(name)) for name in self.numbers}
        stated = {name: cell.value for name, cell in cells.items()}
        facts = with_fields(self.situation.facts, stated)
        situation = self.situation.with_facts(facts) if cells else self.situation
        return Charges(self.fee, self.vocabulary, situation, {**within, **(ranges or {})}, self._further)

    def _further(self, component: FeeComponent) -> Sequence[Situation]:
        """Return the ways in which an item still to come can be, as far as rows tell them apart."""
        if component.id not in self._ways:
            asked = leaves_by_item(row.guard for row in component.rows if row.guard is not None)
            cells = {name: self._cells(name, of) for name, of in asked.items() if self._has_cells(name, of)}
            ways = product(*cells.values()) if prod(map(len, cells.values())) <= MOST_CELLS else ()
            values = [{name: cell.value for name, cell in zip(cells, way, strict=True)} for way in ways]
            self._ways[component.id] = [self.situation.with_facts(each) for each in values or [{}]]
        return self._ways[component.id]

    def range_of(self, name: str, cell: Cell | None) -> Numbers:
        """Return between what a number lies that is open: within a cell, or wherever it can."""
        if cell is not None:
            return cell.least, cell.most
        definition, stated = self.vocabulary[name], self.situation.facts.get(name)
        if not isinstance(stated, ListValue):
            return definition.least, definition.most
        number = len(stated.items)
        return number, number if stated.complete else definition.most

    def _has_cells(self, name: str, asked: Sequence[Leaf]) -> bool:
        """Whether its values can be told apart; not while the day matters and is not known.

        Of a list they are not: not every way in which questions about its items come out together is known.
        """
        if self.vocabulary[name].kind is Kind.LIST:
            return False
        dated = self.vocabulary[name].kind is Kind.DATE or any(map(depends_on_day, asked))
        return self.situation.dated or not dated

    def _cells(self, name: str, asked: Sequence[Leaf]) -> tuple[Cell, ...]:
        definition, day = self.vocabulary[name], self.situation.day
        return cells_of(definition, asked, day, self._begin(name) if name in self.numbers else ())

    def _begin(self, name: str) -> set[int]:
        """Return where a number begins to be one of something, and a due date not to be late."""
        if self.vocabulary[name].kind is not Kind.DATE:
            return {1}
        yesterday = date.fromordinal(self.situation.day) - timedelta(days=1)
        parts = (part for one in self.components for part in self.fee.with_bases(one))
        counted = (each for part in parts if isinstance(part, FeeComponent) for each in part.counted)
        delays = {late.beyond for late in counted if isinstance(late, Late) and late.fact == name}
        limits = (yesterday if beyond is None else elapsed_limit(yesterday, beyond) for beyond in delays)
        return {limit.toordinal() + 1 for limit in limits}


class _Walk:
    """What the components of a group come to in each combination of cells."""

    def __init__(self, group: _Group, cells: Mapping[str, tuple[Cell, ...]]) -> None:
        self.group, self.cells = group, cells
        self.combinations = [dict(zip(cells, chosen, strict=True)) for chosen in product(*cells.values())]
        self.found = [self._charges(chosen) for chosen in self.combinations]

    def reckoned(self) -> _Reckoned:
        as_things_are = self._charges({})
        items = []
        for i, (component, now) in enumerate(zip(self.group.components, as_things_are, strict=True)):
            bounds = either(charges[i].bounds for charges in self.found)
            needs = () if bounds.settled else self._needs([i], [charges[i].bounds for charges in self.found])
            items.append(FeeItem(component, bounds, tuple(needs), now))
        sums = [added(charge.bounds for charge in charges) for charges in self.found]
        bounds = either(sums)
        needs = [] if bounds.settled else self._needs(range(len(items)), sums)
        return _Reckoned(tuple(items), bounds, frozenset(needs))

    def _charges(
        self, chosen: Mapping[str, Cell], ranges: Mapping[str, Numbers] | None = None
    ) -> tuple[Charge, ...]:
        charges = self.group.charges(chosen, ranges)
        return tuple(charges.of(component) for component in self.group.components)

    def _needs(self, components: Sequence[int], bounds: Sequence[Bounds]) -> list[str]:
        """Return the open facts on which it depends what some components come to together."""
        told: list[object] = [
            None  # no amount is set, for whatever reason
            if bounds[at].least is None
            else (bounds[at], () if bounds[at].settled else tuple(charges[i].shape for i in components))
            for at, charges in enumerate(self.found)
        ]
        open_cells = [at for at, found in enumerate(bounds) if not found.settled]
        return [
            name
            for name in self.group.open
            if (
                self._between(name, told) or any(self._within(name, components, at) for at in open_cells)
                if name in self.cells
                else self._may_matter(name, components)
            )
        ]

    def _may_matter(self, name: str, components: Sequence[int]) -> bool:
        """Whether something is open that looks at what nothing tells apart; then it is asked."""
        looking = [i for i in components if name in self.group.looked_at[i]]
        return any(not charges[i].bounds.settled for charges in self.found for i in looking)

    def _between(self, name: str, told: Sequence[object]) -> bool:
        """Whether it makes a difference in which cell a fact lies, wherever the others lie."""
        names = list(self.cells)
        step = prod(len(self.cells[after]) for after in names[names.index(name) + 1 :])
        last = step * (len(self.cells[name]) - 1)
        pairs = (at for at in range(len(told)) if at % (last + step) < last)
        return any(told[at] != told[at + step] for at in pairs)

    def _within(self, name: str, components: Sequence[int], at: int) -> bool:
        """Whether what components come to depends on where a number lies within its cell."""
        chosen = self.combinations[at]
        cell = chosen[name]
        varying = [i for i in components if not self.found[at][i].bounds.settled]
        if name not in self.group.numbers or cell.least == cell.most or not varying:
            return False
        others = {each: self._one_number(each, chosen) for each in self.group.numbers if each != name}
        here = {name: self._one_number(name, chosen)}
        rest_open = self._charges(chosen, here)
        rest_known, all_known = self._charges(chosen, others), self._charges(chosen, others | here)
        return any(
            rest_open[i].bounds != self.found[at][i].bounds or rest_known[i].bounds != all_known[i].bounds
            for i in varying
        )

    def _one_number(self, name: str, chosen: Mapping[str, Cell]) -> Numbers:
        """Return a number that is known: the least it can be, or the greatest where there is no least."""
        least, most = self.group.range_of(name, chosen.get(name))
        known = most if least is None else least
        return known, known
