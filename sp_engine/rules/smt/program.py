"""Questions about all applicants of some rulesets at once, as one SMT-LIB program.

In come a vocabulary, rulesets, single conditions and the days on which applications can be made; out come
the names of truths that a solver is asked about (a requirement is met, an application is rejected …), the
text in which they are defined, and the facts, the day and the ended stages of a model.

Rulesets of one program share their facts, and the rules that they have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, assert_never

from sp_engine.conditions import (
    Age,
    Among,
    Comparison,
    Condition,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    handed_in,
    items_of,
    leaves,
    leaves_within,
)
from sp_engine.facts import FactValue, Kind, Vocabulary, own_name
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.smt.days import Days
from sp_engine.rules.smt.lists import StatedList, kinds_needed
from sp_engine.rules.smt.model import Literal, Model
from sp_engine.rules.smt.stated import Stated
from sp_engine.rules.smt.terms import all_of, any_of, implies, negated, symbol
from sp_engine.rules.smt.three_values import Unstated, Variables, Worth, guarded, worth

STATABLE = Literal("statable")
"""That the facts are such as can be stated, on a day of application."""


ON_THE_FIRST_DAY = Literal("first day")
"""That the application is made on the first of the days on which it can be."""


class Truths(NamedTuple):
    """The names of what can be asked of a condition, a rule or a ruleset: that it is true, or false."""

    true: Literal
    false: Literal

    @property
    def not_true(self) -> Literal:
        return Literal(self.true.name, False)

    @property
    def not_false(self) -> Literal:
        return Literal(self.false.name, False)


class _Conjunction(NamedTuple):
    """What the rules that decide come to together: all true, one false, or all true if what is open is."""

    true: str
    false: str
    hoped: str

    def comes_to(self, outcome: Outcome) -> str:
        open_ = all_of((negated(self.true), negated(self.false)))
        match outcome:
            case Outcome.APPROVE:
                return self.true
            case Outcome.REJECT:
                return self.false
            case Outcome.PENDING:
                return all_of((open_, self.hoped))
            case Outcome.RETURN:
                return all_of((open_, negated(self.hoped)))
            case _ as never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class Side:
    """A ruleset in a program: of each rule its truths, and of each outcome that it is the outcome."""

    ruleset: Ruleset
    rules: tuple[Truths, ...]
    outcomes: Mapping[Outcome, Literal]


class Program:
    """Built up question by question, then written for some days of application, and read from models.

    A fact's variables depend on all that is asked of it, so nothing is written before everything is known.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._conditions: dict[Condition, None] = {}
        self._definitions: list[tuple[str, Callable[[], str]]] = []
        self._gates: dict[str, str] = {}
        self._rules: dict[tuple[Rule, int], tuple[Truths, Literal]] = {}
        self._own: list[frozenset[str]] = [frozenset()]
        self._leaves: dict[str, list[Comparison]] = {}
        self._over: dict[str, list[EachOf | SomeOf]] = {}
        self._copies: list[Variables] = []
        self._days = Days(())

    # ── what can be asked ────────────────────────────────────────────────────
    def copy(self, names: Iterable[str]) -> int:
        """Return the number of a copy of all facts in which some have variables of their own."""
        self._own.append(frozenset(names))
        return len(self._own) - 1

    def side(self, ruleset: Ruleset, copy: int = 0) -> Side:
        """Take in a ruleset, about the facts as they are or as they are in a copy."""
        known = [self._rule(rule, copy) for rule in ruleset.rules]
        deciding = [one for rule, one in zip(ruleset.rules, known, strict=True) if rule.mandatory]
        found = _Conjunction(
            all_of(_term(truths.true) for truths, _ in deciding),
            any_of(_term(truths.false) for truths, _ in deciding),
            all_of(_term(hoped) for _, hoped in deciding),
        )
        outcomes = {each: self._named(each.value, partial(found.comes_to, each)) for each in Outcome}
        return Side(ruleset, tuple(truths for truths, _ in known), outcomes)

    def condition(self, condition: Condition, guard: Condition | None = None) -> Truths:
        """Take in a condition, asked where a guard holds."""
        self._look_at(guard, condition)
        return self._truths("condition", partial(self._worth, guard, condition, 0))

    def either(self, some: Iterable[Literal]) -> Literal:
        """Take in that one of some truths holds, or more."""
        term = any_of(map(_term, some))
        return self._named("either", lambda: term)

    def both(self, some: Iterable[Literal]) -> Literal:
        """Take in that all of some truths hold."""
        term = all_of(map(_term, some))
        return self._named("both", lambda: term)

    def stated(self, facts: Mapping[str, FactValue | None]) -> Literal:
        """Take in that some facts, none of them a list, are stated as they are here, or are not stated."""
        return self._named(
            "stated", lambda: all_of(self._plain(n).is_stated_as(value) for n, value in facts.items())
        )

    def known(self, name: str) -> Literal:
        """Return that a fact is stated."""
        return Literal(f"{name} known")

    def after(self, ended: Iterable[str]) -> Iterator[Literal]:
        """Yield that of the stages after which something falls due just some have ended."""
        ended = {*ended}
        yield from (Literal(name, gate in ended) for gate, name in self._gates.items())

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that was taken in."""
        return tuple(self._conditions)

    def _look_at(self, *conditions: Condition | None) -> None:
        for condition in conditions:
            if condition is None or condition in self._conditions:
                continue
            self._conditions[condition] = None
            for leaf in leaves(condition):
                if isinstance(leaf, EachOf | SomeOf):
                    self._over.setdefault(leaf.item.id, []).append(leaf)
                else:
                    asked = handed_in(leaf) if isinstance(leaf, Document) else leaf
                    self._leaves.setdefault(asked.item.id, []).append(asked)

    def _rule(self, rule: Rule, copy: int) -> tuple[Truths, Literal]:
        """Return the truths of a rule, and that it is met where all that is open comes out well."""
        looked_at = {item.id for c in (rule.guard, rule.condition) if c for item in items_of(c)}
        copy = 0 if looked_at.isdisjoint(self._own[copy]) else copy
        found = self._rules.get((rule, copy))
        if found is None:
            self._look_at(rule.guard, rule.condition)
            truths = self._truths(f"rule {rule.id}", partial(self._worth, rule.guard, rule.condition, copy))
            gates = [self._gates.setdefault(gate, f"ended {gate}") for gate in sorted(rule.gates)]

            def hoped() -> str:
                best = self._worth(rule.guard, rule.condition, copy, hopeful=True).true
                if not gates:
                    return best
                later = (negated(all_of(map(symbol, gates))), _term(truths.not_true), _term(truths.not_false))
                return any_of((best, all_of(later)))

            found = self._rules[rule, copy] = truths, self._named(f"hoped {rule.id}", hoped)
        return found

    def _worth(
        self, guard: Condition | None, condition: Condition, copy: int, *, hopeful: bool = False
    ) -> Worth:
        variables = self._copies[copy]
        found = worth(condition, variables, Unstated.HOLDS if hopeful else Unstated.UNKNOWN)
        if guard is None:
            return found
        return guarded(worth(guard, variables, Unstated.FAILS if hopeful else Unstated.UNKNOWN), found)

    def _truths(self, name: str, found: Callable[[], Worth]) -> Truths:
        return Truths(
            self._named(f"{name} true", lambda: found().true),
            self._named(f"{name} false", lambda: found().false),
        )

    def _named(self, name: str, term: Callable[[], str]) -> Literal:
        name = f"{len(self._definitions)} {name}"
        self._definitions.append((name, term))
        return Literal(name)

    # ── facts ────────────────────────────────────────────────────────────────
    def _stated(self, name: str, as_: str) -> Stated | StatedList:
        definition = self._vocabulary[name]
        if definition.kind is not Kind.LIST:
            return Stated(as_, definition, self._leaves[name], self._days)
        over = [*dict.fromkeys(self._over[name])]
        by_field: dict[str, list[Comparison]] = {}
        for leaf in over:
            for asked in _of_fields(leaf):
                by_field.setdefault(asked.item.id, []).append(asked)
        ways = 1 + 2 * any(part.item.by_agency for leaf in over for part in leaves_within(leaf))
        return StatedList(
            as_,
            definition,
            [
                {
                    field: Stated(f"{as_} {i}: {own_name(field)}", self._vocabulary[field], asked, self._days)
                    for field, asked in by_field.items()
                }
                for i in range(kinds_needed(definition, over, ways))
            ],
        )

    def _plain(self, name: str) -> Stated:
        stated = self._copies[0][name]
        assert isinstance(stated, Stated)
        return stated

    def _names_a_day(self, leaf: Comparison) -> bool:
        """Whether a leaf compares with a day or a year that no day of application moves."""
        match leaf:
            case Range() | Among():
                return self._vocabulary[leaf.item.id].kind is Kind.DATE
            case SameYear(is_date=is_date):
                return not is_date
            case Known() | Age() | Recent() | Remaining() | Includes() | Overlaps():
                return False
            case _ as never:
                assert_never(never)

    # ── the whole ────────────────────────────────────────────────────────────
    def text(self, days: Iterable[int], moments: Sequence[frozenset[str]] | None = None) -> str:
        """Return the program for some days of application (ordinals).

        `moments` are the sets of stages that can have ended; None for any.
        """
        plain = [leaf for asked in self._leaves.values() for leaf in asked]
        plain += [leaf for over in self._over.values() for each in over for leaf in _of_fields(each)]
        self._days = Days(days, relative=not any(map(self._names_a_day, plain)))
        names = (*self._leaves, *self._over)
        facts = {name: self._stated(name, name) for name in names}
        self._copies = [
            {**facts, **{n: self._stated(n, f"{n} ({i})") for n in names if n in own}} if own else facts
            for i, own in enumerate(self._own)
        ]
        definitions = [line for name, term in self._definitions for line in _defined(name, term())]
        variables = {id(each): each for copy in self._copies for each in copy.values()}.values()
        possible = [each.possible for each in variables]
        lists = [each for each in variables if isinstance(each, StatedList)]
        kinds = [kind for each in lists for kind in each.kinds]
        possible += [term for together in (*self._copies, *kinds) for term in _of_documents_in_hand(together)]
        if moments is not None:
            possible.append(any_of(all_of(map(_term, self.after(ended))) for ended in moments))
        return "\n".join(
            [
                *self._days.declarations,
                *(f"(declare-const {symbol(name)} Bool)" for name in self._gates.values()),
                *(line for each in variables for line in each.declarations),
                f"(assert {self._days.constraint})",
                *definitions,
                *_defined(STATABLE.name, all_of(possible)),
                *_defined(ON_THE_FIRST_DAY.name, self._days.first),
            ]
        )

    # ── in a model ───────────────────────────────────────────────────────────
    def facts(self, model: Model, copy: int = 0) -> dict[str, FactValue]:
        """Return the facts that are stated in a model."""
        found = {name: each.read(model) for name, each in self._copies[copy].items()}
        return {name: value for name, value in found.items() if value is not None}

    def day(self, model: Model) -> int:
        return self._days.of(model)

    def ended(self, model: Model) -> frozenset[str]:
        return frozenset(gate for gate, name in self._gates.items() if model.truth(name))


def _defined(name: str, term: str) -> Iterator[str]:
    yield f"(declare-const {symbol(name)} Bool)"
    yield f"(assert (= {symbol(name)} {term}))"


def _of_fields(over: EachOf | SomeOf) -> Iterator[Comparison]:
    """Yield what a leaf over a list asks of the fields of an item."""
    for part in leaves(over.inner):
        assert not isinstance(part, EachOf | SomeOf)
        yield handed_in(part) if isinstance(part, Document) else part


def _of_documents_in_hand(variables: Variables) -> Iterator[str]:
    """Yield that nothing is stated of a document that is not handed in."""
    for name, attribute in variables.items():
        document = variables.get(name.partition(".")[0]) if "." in name else None
        if isinstance(document, Stated):
            yield implies(attribute.known, document.is_stated_as(True))


def _term(literal: Literal) -> str:
    return symbol(literal.name) if literal.holds else negated(symbol(literal.name))
