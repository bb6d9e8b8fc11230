"""Questions about all applicants of some rulesets at once, as one SMT-LIB program.

In come a vocabulary, the days on which applications can be made, rulesets and single conditions; out come the
names of truths that a solver is asked about (a requirement is met, an application is rejected …), the text
in which they are defined, and the facts, the day and the ended stages of a model.

Rulesets of one program share their facts, and the rules that they have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from sp_engine.conditions import (
    Comparison,
    Condition,
    Document,
    EachOf,
    SomeOf,
    handed_in,
    items_of,
    leaves,
    leaves_within,
)
from sp_engine.facts import FactValue, Kind, Vocabulary, own_name
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.smt.days import DAY, Days
from sp_engine.rules.smt.lists import StatedList, kinds_needed
from sp_engine.rules.smt.model import Literal, Model
from sp_engine.rules.smt.stated import Stated
from sp_engine.rules.smt.terms import all_of, any_of, implies, negated, symbol
from sp_engine.rules.smt.three_values import Unstated, Worth, guarded, worth

STATABLE = Literal("statable")
"""That the facts are such as can be stated, on a day of application."""


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
    """Built up question by question, then written.

    `asked` are all conditions that will be asked about, so that facts can be told apart as far as these do.
    """

    def __init__(self, vocabulary: Vocabulary, days: Iterable[int], asked: Iterable[Condition]) -> None:
        self.days = Days(days)
        self._vocabulary = vocabulary
        self._definitions: list[str] = []
        self._gates: dict[str, str] = {}
        self._rules: dict[tuple[Rule, int], tuple[Truths, str]] = {}
        self._leaves: dict[str, list[Comparison]] = {}
        self._over: dict[str, list[EachOf | SomeOf]] = {}
        for condition in asked:
            self._look_at(condition)
        self._variables = {name: self._stated(name, name) for name in (*self._leaves, *self._over)}
        self._copies: list[Mapping[str, Stated | StatedList]] = [self._variables]

    # ── facts ────────────────────────────────────────────────────────────────
    def _look_at(self, condition: Condition) -> None:
        for leaf in leaves(condition):
            if isinstance(leaf, EachOf | SomeOf):
                self._over.setdefault(leaf.item.id, []).append(leaf)
            else:
                asked = handed_in(leaf) if isinstance(leaf, Document) else leaf
                self._leaves.setdefault(asked.item.id, []).append(asked)

    def _stated(self, name: str, as_: str) -> Stated | StatedList:
        definition = self._vocabulary[name]
        if definition.kind is not Kind.LIST:
            return Stated(as_, definition, self._leaves[name], self.days)
        over = [*dict.fromkeys(self._over[name])]
        by_field: dict[str, list[Comparison]] = {}
        for leaf in over:
            for part in leaves(leaf.inner):
                assert not isinstance(part, EachOf | SomeOf)
                asked = handed_in(part) if isinstance(part, Document) else part
                by_field.setdefault(asked.item.id, []).append(asked)
        ways = 1 + 2 * any(part.item.by_agency for leaf in over for part in leaves_within(leaf))
        return StatedList(
            as_,
            definition,
            [
                {
                    field: Stated(
                        f"{as_} kind {i}: {own_name(field)}", self._vocabulary[field], asked, self.days
                    )
                    for field, asked in by_field.items()
                }
                for i in range(kinds_needed(definition, over, ways))
            ],
        )

    def copy(self, names: Iterable[str]) -> int:
        """Return the number of a copy of all facts in which some have variables of their own."""
        number = len(self._copies)
        own = {name: self._stated(name, f"{name} ({number})") for name in names if name in self._variables}
        self._copies.append({**self._variables, **own})
        return number

    # ── what can be asked ────────────────────────────────────────────────────
    def side(self, ruleset: Ruleset, copy: int = 0) -> Side:
        """Take in a ruleset, about the facts as they are or as they are in a copy."""
        known = [self._rule(rule, copy) for rule in ruleset.rules]
        deciding = [one for rule, one in zip(ruleset.rules, known, strict=True) if rule.mandatory]
        found = _Conjunction(
            all_of(symbol(truths.true.name) for truths, _ in deciding),
            any_of(symbol(truths.false.name) for truths, _ in deciding),
            all_of(hoped for _, hoped in deciding),
        )
        outcomes = {outcome: self._named(outcome.value, found.comes_to(outcome)) for outcome in Outcome}
        return Side(ruleset, tuple(truths for truths, _ in known), outcomes)

    def condition(self, condition: Condition, guard: Condition | None = None, copy: int = 0) -> Truths:
        """Take in a condition, asked where a guard holds."""
        return self._truths("condition", self._worth(guard, condition, self._copies[copy]))

    def either(self, some: Iterable[Literal]) -> Literal:
        """Take in that one of some truths holds, or more."""
        return self._named("either", any_of(_term(literal) for literal in some))

    def both(self, some: Iterable[Literal]) -> Literal:
        """Take in that all of some truths hold."""
        return self._named("both", all_of(_term(literal) for literal in some))

    def stated(self, facts: Mapping[str, FactValue | None]) -> Literal:
        """Take in that some facts, none of them a list, are stated as they are here, or are not stated."""
        return self._named("stated", all_of(self._plain(n).is_stated_as(value) for n, value in facts.items()))

    def known(self, name: str) -> Literal:
        """Return that a fact is stated."""
        return Literal(f"{name} known")

    def after(self, ended: Iterable[str]) -> Iterator[Literal]:
        """Yield that of the stages after which something falls due just some have ended."""
        ended = {*ended}
        yield from (Literal(name, gate in ended) for gate, name in self._gates.items())

    def _plain(self, name: str) -> Stated:
        stated = self._variables[name]
        assert isinstance(stated, Stated)
        return stated

    def _rule(self, rule: Rule, copy: int) -> tuple[Truths, str]:
        """Return the truths of a rule, and that it is met where all that is open comes out well."""
        looked_at = {item.id for c in (rule.guard, rule.condition) if c for item in items_of(c)}
        own = copy if any(self._copies[copy][n] is not self._variables[n] for n in looked_at) else 0
        found = self._rules.get((rule, own))
        if found is None:
            variables = self._copies[own]
            plain = self._worth(rule.guard, rule.condition, variables)
            hoped = self._worth(rule.guard, rule.condition, variables, hopeful=True).true
            truths = self._truths(f"rule {rule.id}", plain)
            if rule.gates:
                due = all_of(symbol(self._gate(gate)) for gate in sorted(rule.gates))
                later = all_of((negated(due), negated(symbol(truths.true.name)), plain.possible))
                hoped = any_of((hoped, later))
            found = truths, symbol(self._named(f"hoped {rule.id}", hoped).name)
            self._rules[rule, own] = found
        return found

    @staticmethod
    def _worth(
        guard: Condition | None,
        condition: Condition,
        variables: Mapping[str, Stated | StatedList],
        *,
        hopeful: bool = False,
    ) -> Worth:
        found = worth(condition, variables, Unstated.HOLDS if hopeful else Unstated.UNKNOWN)
        if guard is None:
            return found
        return guarded(worth(guard, variables, Unstated.FAILS if hopeful else Unstated.UNKNOWN), found)

    def _gate(self, gate: str) -> str:
        return self._gates.setdefault(gate, f"ended {gate}")

    def _truths(self, name: str, found: Worth) -> Truths:
        return Truths(self._named(f"{name} true", found.true), self._named(f"{name} false", found.false))

    def _named(self, name: str, term: str) -> Literal:
        name = f"{len(self._definitions)} {name}"
        self._definitions.append(f"(declare-const {symbol(name)} Bool)\n(assert (= {symbol(name)} {term}))")
        return Literal(name)

    # ── the whole ────────────────────────────────────────────────────────────
    def text(self, moments: Sequence[frozenset[str]] | None = None) -> str:
        """Return the program; `moments` are the sets of stages that can have ended, None for any."""
        variables = {id(each): each for copy in self._copies for each in copy.values()}.values()
        gates = [f"(declare-const {symbol(name)} Bool)" for name in self._gates.values()]
        possible = [each.possible for each in variables]
        lists = [each for each in variables if isinstance(each, StatedList)]
        kinds = [kind for each in lists for kind in each.kinds]
        possible += [term for together in (*self._copies, *kinds) for term in _of_documents_in_hand(together)]
        if moments is not None:
            possible.append(any_of(all_of(map(_term, self.after(ended))) for ended in moments))
        return "\n".join(
            [
                *self.days.declarations,
                *gates,
                *(line for each in variables for line in each.declarations),
                f"(assert {self.days.constraint})",
                *self._definitions,
                f"(declare-const {symbol(STATABLE.name)} Bool)",
                f"(assert (= {symbol(STATABLE.name)} {all_of(possible)}))",
            ]
        )

    # ── in a model ───────────────────────────────────────────────────────────
    def facts(self, model: Model, copy: int = 0) -> dict[str, FactValue]:
        """Return the facts that are stated in a model."""
        found = {name: each.read(model) for name, each in self._copies[copy].items()}
        return {name: value for name, value in found.items() if value is not None}

    def day(self, model: Model) -> int:
        return self.days.days[0] if len(self.days.days) == 1 else model.number(DAY)

    def ended(self, model: Model) -> frozenset[str]:
        return frozenset(gate for gate, name in self._gates.items() if model.truth(name))


def _of_documents_in_hand(variables: Mapping[str, Stated | StatedList]) -> Iterator[str]:
    """Yield that nothing is stated of a document that is not handed in."""
    for name, attribute in variables.items():
        document = variables.get(name.partition(".")[0]) if "." in name else None
        if isinstance(document, Stated):
            yield implies(attribute.known, document.is_stated_as(True))


def _term(literal: Literal) -> str:
    return symbol(literal.name) if literal.holds else negated(symbol(literal.name))
