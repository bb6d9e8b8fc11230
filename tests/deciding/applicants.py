"""Made-up applicants for a real service: every fact at the values where its meaning may change.

In comes a standard; out come facts as JSON data.  A value is drawn from the fact's own kind and from the
comparisons that the standard makes with it, so that both sides of every boundary turn up.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, assert_never

from sp_engine.conditions.tree import (
    Age,
    Document,
    EachOf,
    Includes,
    Leaf,
    Range,
    Recent,
    SomeOf,
    leaves,
    leaves_within,
)
from sp_engine.deciding.to_supply import (
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    Refusal,
)
from sp_engine.documents.standard import Standard
from sp_engine.facts.list_values import LIST_MARK, ListValue, field_of_any, with_fields
from sp_engine.facts.values import parse_value
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.rules.outcome import Truth
from sp_engine.rules.situation import Situation
from sp_engine.workdays.duration import elapsed_limit, recency_limit


class Applicants:
    """Draws facts for one standard, as of one day of application."""

    def __init__(self, standard: Standard, day: date) -> None:
        self.standard, self.day = standard, day
        self._compared: dict[str, set[int]] = {}
        for requirement in standard.requirements:
            for condition in (requirement.guard, requirement.condition):
                for leaf in leaves_within(condition) if condition is not None else ():
                    self._note(leaf)
                    for attribute in leaf.attributes if isinstance(leaf, Document) else ():
                        self._note(attribute)

    def _note(self, leaf: object) -> None:
        near: list[int] = []
        if isinstance(leaf, Range):
            near = [bound for bound in (leaf.low, leaf.high) if bound is not None]
        elif isinstance(leaf, Age):
            limits = [limit for limit in (leaf.at_least, leaf.less_than) if limit is not None]
            near = [elapsed_limit(self.day, limit).toordinal() for limit in limits]
        elif isinstance(leaf, Recent):
            near = [recency_limit(self.day, leaf.within).toordinal()]
        for bound in near:
            self._compared.setdefault(leaf.item.id, set()).update((bound - 1, bound, bound + 1))  # type: ignore[attr-defined]

    def values(self, definition: FactDefinition) -> list[Any]:
        """Return the values worth trying for a fact, as JSON data."""
        near = sorted(self._compared.get(definition.id, ()))
        least = 0 if definition.least is None else definition.least
        most = 10**15 if definition.most is None else definition.most
        match definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                return [True, False]
            case Kind.NUMBER | Kind.MONEY:
                return [n for n in (*near, least, self.day.year, 7) if least <= n <= most]
            case Kind.DATE:
                latest = self.day.toordinal() + (30 if definition.may_be_future else 0)
                days = [n for n in (*near, latest, latest - 400, latest - 9000) if n <= latest]
                return [date.fromordinal(n).isoformat() for n in days]
            case Kind.MOMENT:
                return [f"{self.day - timedelta(days=n)}T10:00+07:00" for n in (0, 3)]
            case Kind.TEXT:
                return [str(definition.example or "Contoh")]
            case Kind.CHOICE:
                return list(definition.choices or ())
            case Kind.SET:
                choices = sorted(definition.choices or ())
                drawn = [[], choices, *([choice] for choice in choices)]
                return [choice for choice in drawn if len(choice) >= (definition.least or 0)]
            case Kind.LIST:
                fields = definition.fields or {}
                return [[{name: self.values(field)[i] for name, field in fields.items()}] for i in (0, -1)]
            case _ as never:
                assert_never(never)

    def draw(self, pick: random.Random) -> dict[str, Any]:
        """Return one applicant; about a third of the facts is left out."""
        facts: dict[str, Any] = {}
        for name, definition in self.standard.facts.items():
            if pick.random() < 0.3:
                continue
            if definition.kind is Kind.DOCUMENT and definition.attributes and pick.random() < 0.7:
                facts[name] = {
                    inner.id.partition(".")[2]: pick.choice(self.values(inner))
                    for inner in definition.attributes.values()
                    if pick.random() < 0.7
                }
            elif definition.kind is Kind.LIST:
                facts[name] = [self._item(definition, pick) for _ in range(pick.choice((1, 1, 2, 3)))]
            else:
                facts[name] = pick.choice(self.values(definition))
        return facts

    def _item(self, whole: FactDefinition, pick: random.Random) -> dict[str, Any]:
        """Return one item of a list; a few of its fields are left out."""
        fields = (whole.fields or {}).items()
        return {name: pick.choice(self.values(field)) for name, field in fields if pick.random() < 0.8}

    def near(self, facts: Mapping[str, Any], pick: random.Random) -> dict[str, Any]:
        """Return the facts with a few of them left out or drawn anew."""
        drawn = self.draw(pick)
        changed = pick.sample(list(self.standard.facts), min(len(self.standard.facts), pick.randint(1, 4)))
        kept = {name: value for name, value in facts.items() if name not in changed}
        return {**kept, **{name: drawn[name] for name in changed if name in drawn}}

    def neighbours(self, facts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the facts with one of them left out or changed, attributes of documents too."""
        for name, definition in self.standard.facts.items():
            without = {key: value for key, value in facts.items() if key != name}
            yield without
            for value in self.values(definition):
                yield {**without, name: value}
            stated = facts.get(name)
            attributes = stated if isinstance(stated, dict) else {}
            for inner in (definition.attributes or {}).values():
                attribute = inner.id.partition(".")[2]
                rest = {key: value for key, value in attributes.items() if key != attribute}
                yield {**without, name: rest}
                for value in self.values(inner):
                    yield {**without, name: {**rest, attribute: value}}


class Supplier:
    """An applicant who, once told what is needed, supplies all of it satisfactorily."""

    def __init__(self, applicants: Applicants, pick: random.Random) -> None:
        self._vocabulary, self._day = applicants.standard.vocabulary, applicants.day.toordinal()
        self._zone = applicants.standard.agency.zone
        self._values, self._pick = applicants.values, pick
        self._refused: dict[str, list[Refusal]] = {}
        self._lists: dict[str, list[Leaf]] = {}
        for requirement in applicants.standard.requirements:
            for leaf in leaves(requirement.condition) if requirement.guard is None else ():
                if isinstance(leaf, EachOf | SomeOf):
                    self._lists.setdefault(leaf.item.id, []).append(leaf)

    def supply(self, need: Need, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return typed facts in which every need is met; open guards are answered by chance."""
        settled = dict(facts)
        due: list[NeedIf] = []
        wanted = list(self._wanted(need, due))
        self._settle(wanted, settled)
        for conditional in due:
            for name in conditional.open_facts:
                definition = self._vocabulary[name]
                if name not in settled and not definition.supplied_by_agency:
                    settled[name] = self._pick.choice(self._typed(name))
        for conditional in due:  # a need under a guard may not hide another guard
            if Situation(settled, self._day).value(conditional.guard) != Truth.FALSE:
                wanted.extend(self._wanted(conditional.then, []))
        self._settle(wanted, settled)
        return settled

    def _wanted(self, need: Need, due: list[NeedIf]) -> Iterator[Leaf | Document]:
        match need:
            case NeedAll(parts):
                for part in parts:
                    yield from self._wanted(part, due)
            case NeedAny(parts, at_least):
                for part in self._pick.sample(parts, at_least):
                    yield from self._wanted(part, due)
            case NeedDocument(document, attributes):
                yield Document(document.item)
                yield from attributes
            case NeedFact(leaf, refused):
                self._refused.setdefault(leaf.item.id, []).extend(refused)
                yield leaf
            case NeedIf():
                due.append(need)

    def _settle(self, wanted: list[Leaf | Document], facts: dict[str, Any]) -> None:
        asked: dict[str, list[Leaf | Document]] = {}
        for leaf in wanted:
            asked.setdefault(leaf.item.id, []).append(leaf)
        for name, leaves_ in asked.items():
            if name in facts and self._fits(name, facts[name], leaves_):
                continue
            kept = facts.get(name)
            if isinstance(kept, frozenset):  # a corrected document keeps what it already contained
                facts[name] = kept.union(*(leaf.values for leaf in leaves_ if isinstance(leaf, Includes)))
                continue
            if self._vocabulary[name].kind is Kind.LIST:
                facts[name] = self._list(name, leaves_)
                continue
            if LIST_MARK in name:
                fitting = [value for value in self._typed(name) if self._fits(name, value, leaves_)]
                facts.update(with_fields(facts, {name: self._pick.choice(fitting)}))
                continue
            fitting = [
                value
                for value in self._typed(name)
                if self._fits(name, value, leaves_) and not self._is_refused(name, value, facts)
            ]
            assert fitting, f"no value of {name} is satisfactory"
            facts[name] = self._pick.choice(fitting)

    def _list(self, name: str, asked: list[Leaf | Document]) -> ListValue:
        """Return a list of items in order, as many as it takes; what the agency finds is left out."""
        whole = self._vocabulary[name]
        fields: dict[str, FactDefinition] = {}
        for own, field in (whole.fields or {}).items():
            if not field.supplied_by_agency:
                fields[field_of_any(name, own)] = field
                fields |= {field_of_any(name, one.id): one for one in (field.attributes or {}).values()}
        values = [self._typed_values(field) for field in fields.values()]
        for given in product(*values):
            item = dict(zip(fields, given, strict=True))
            shut = {one for one, value in item.items() if value is False}
            item = {
                one: value
                for one, value in item.items()
                if one.partition(".")[0] not in shut or "." not in one
            }
            for number in range(max(1, whole.least or 0), 4):
                found = ListValue((item,) * number)
                situation = Situation({name: found}, self._day)
                wanted = (*asked, *self._lists.get(name, ()))
                if all(situation.value(leaf, hopeful=True) is Truth.TRUE for leaf in wanted):
                    return found
        raise AssertionError(f"no items of {name} are satisfactory")

    def _typed_values(self, definition: FactDefinition) -> list[Any]:
        if definition.kind is Kind.DOCUMENT:
            return [True, False]
        return [parse_value(definition, value, self._zone) for value in self._values(definition)]

    def _is_refused(self, name: str, value: Any, facts: Mapping[str, Any]) -> bool:
        """Whether a need says of an answer that it leads to a rejection."""
        situation = Situation({**facts, name: value}, self._day)
        return any(situation.value(refusal.guard) is Truth.TRUE for refusal in self._refused.get(name, ()))

    def _fits(self, name: str, value: Any, asked: list[Leaf | Document]) -> bool:
        situation = Situation({name: value}, self._day)
        return all(situation.value(leaf) == Truth.TRUE for leaf in asked)

    def _typed(self, name: str) -> list[Any]:
        definition = self._vocabulary[name]
        if definition.kind is Kind.DOCUMENT:
            return [True]
        return [parse_value(definition, value, self._zone) for value in self._values(definition)]
