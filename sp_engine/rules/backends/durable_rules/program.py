"""The witness's program: a ruleset as rules of durable-rules, written as plain data.

In comes a `Ruleset`; out come rules, what Python must measure for them, and the messages they look at.  All
that is measured stands in one message: a rule says of it, by tests that must all pass, that a requirement is
worth so much.  What the requirements are worth is the next message, from which the outcome follows.  A node
that takes too many rules is told in parts: what these are worth goes into a message between the two.

The tests of a node's rules exclude one another, so that a message fires one of them: the engine looks down
each way that passes, and breaks off where more than 64 of them are open at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.immutable import NamedTuple
from sp_engine.rules.backends.durable_rules.measures import EQUAL, Items, Measure, Test, measured
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset

WAYS: Final = 40
"""Rules for one node at most, and nodes that are joined at once; what takes more is told in parts."""
OPEN: Final = 60
"""Ways that one message can open side by side at most: the engine breaks off at 64."""
FIELDS: Final = 200
"""Numbers in one message at most: the engine takes 255."""
RULES: Final = 4_000
"""Rules at most: the engine takes 4,096."""

Node: TypeAlias = int
Pattern: TypeAlias = dict[str, Any]  # a test of a message, in the engine's JSON
Ways: TypeAlias = list[tuple[tuple[Test, ...], int]]
"""Groups of tests of which exactly one passes, and what a node is worth when it does."""
Step: TypeAlias = Callable[[int, int], int]
"""From what the parts before came to, and what the next part is worth, to what they come to together."""


class WitnessError(RuntimeError):
    """The witness could not derive the decision; that is never a decision of its own."""


class Derivation(NamedTuple):
    """A rule of the engine: tests of a page's message, and what follows; None only wakes the engine."""

    page: int
    tests: list[Pattern]
    follows: tuple[Node, int] | Outcome | None


class Page(NamedTuple):
    """One message: the numbers of the leaves that are measured for it, and the nodes whose worth it says."""

    leaves: list[int]
    nodes: list[Node]


class _Formula(NamedTuple):
    """What a node is worth, of the leaves and the nodes told before that it looks at."""

    ways: Ways
    leaves: frozenset[int] = frozenset()
    nodes: frozenset[Node] = frozenset()


class _Told(NamedTuple):
    """A node that has rules of its own: by which tests it is worth how much, and what these look at.

    `open` is how many ways one message can open in them, `wave` how many messages go before.
    """

    rules: list[tuple[list[Pattern], int]]
    leaves: frozenset[int]
    nodes: frozenset[Node]
    open: int
    wave: int


def ended_item(stage: str) -> Item:
    """Return what is known once a stage has ended; no fact is called so."""
    return Item(f"ended {stage}")


class Program:
    """A ruleset as rules of the engine, and the messages that they look at, in the order of sending."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.measures: list[tuple[str, Measure | Items]] = []
        self.pages: list[Page] = []
        self.rules: list[Derivation] = []
        self._leaves: dict[object, int] = {}
        self._sizes: list[int] = []
        self._nodes: dict[object, Node] = {}
        self._formulas: list[_Formula] = []
        self._told: dict[Node, _Told] = {}
        self.values = [self._requirement(rule, None) for rule in ruleset.rules]
        self.hopeful = [
            self._hoped(rule, value) for rule, value in zip(ruleset.rules, self.values, strict=True)
        ]
        for node in (*self.values, *self.hopeful):
            self._tell(node)
        mandatory = [i for i, rule in enumerate(ruleset.rules) if rule.mandatory]
        now = self._few(self.values[i] for i in mandatory)
        hoped = self._few(self.hopeful[i] for i in mandatory)
        self._write_pages()
        self._write_outcomes(now, hoped)
        self.rules.append(Derivation(0, [], None))
        if len(self.rules) > RULES:
            raise WitnessError(f"{len(self.rules):,} rules are too many for durable-rules")

    # ── nodes ────────────────────────────────────────────────────────────────
    def _requirement(self, rule: Rule, unstated: int | None) -> Node:
        """Add a rule; `unstated` is what an unstated item of the agency is worth, None for unknown."""
        condition = self._condition(rule.condition, unstated)
        if rule.guard is None:
            return condition
        guard = self._condition(rule.guard, None if unstated is None else TRUE - unstated)
        return self._steps(_guarded, [guard, condition])

    def _hoped(self, rule: Rule, value: Node) -> Node:
        """Add a rule in hope: what is open and falls due after a stage that has not ended is met."""
        hoped = self._requirement(rule, TRUE)
        if not rule.gates:
            return hoped
        ended = self._join(AllOf, [self._leaf(Known(ended_item(gate)), None) for gate in sorted(rule.gates)])
        return self._steps(_later, [ended, value, hoped])

    def _condition(self, condition: Condition, unstated: int | None) -> Node:
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return self._join(type(condition), [self._condition(part, unstated) for part in parts])
            case Defined(condition=inner):
                return self._condition(inner, unstated)
            case Unwritten():
                worth = UNKNOWN if unstated is None else unstated
                return self._node(("constant", worth), lambda: _Formula([((), worth)]))
            case Document(attributes=()):
                return self._leaf(condition, unstated)
            case Document(parts=parts):
                return self._join(AllOf, [self._condition(part, unstated) for part in parts])
            case EachOf() | SomeOf():
                return self._of_items(condition, unstated)
            case (
                Known()
                | Among()
                | Range()
                | Age()
                | Recent()
                | Remaining()
                | SameYear()
                | Includes()
                | Overlaps()
            ):
                return self._leaf(condition, unstated)
            case _ as never:
                assert_never(never)

    def _leaf(self, leaf: Comparison | Document, unstated: int | None) -> Node:
        """Add what is stated and holds, is stated and does not, or is not stated."""
        absent = unstated if leaf.item.by_agency and unstated is not None else UNKNOWN
        short = UNKNOWN if leaf.item.curable else FALSE

        def formula() -> _Formula:
            measure, tests = measured(leaf)
            number = self._measured(leaf, leaf.item.id, measure, len(tests))
            known = Test(f"k{number}", EQUAL, 1)
            passed = (known, *(each.of_leaf(number) for each in tests))
            ways = [((known.opposite,), absent), (passed, TRUE)]
            for i, test in enumerate(passed[1:], 1):
                ways.append(((*passed[:i], test.opposite), short))
            return _Formula(ways, frozenset({number}))

        return self._node((leaf, absent), formula)

    def _of_items(self, leaf: OfItems, unstated: int | None) -> Node:
        """Add what follows from how many items meet what is asked (`v0`), do not (`v1`), may meet it (`v2`).

        `v3` is whether more are to come, `v4` of how many it is open.
        """
        to_come = unstated if leaf.item.by_agency and unstated is not None else UNKNOWN
        short = UNKNOWN if leaf.item.curable else FALSE

        def formula() -> _Formula:
            key, counted = (leaf.inner, leaf.item, unstated), Items(leaf.inner, unstated)
            number = self._measured(key, leaf.item.id, counted, 5)
            known = Test(f"k{number}", EQUAL, 1)
            ways: Ways = [((known.opposite,), to_come)]
            for tests, worth in _of_items(leaf, to_come, short):
                ways.append(((known, *(each.of_leaf(number) for each in tests)), worth))
            return _Formula(ways, frozenset({number}))

        return self._node((leaf, unstated), formula)

    def _measured(self, key: object, item: str, measure: Measure | Items, size: int) -> int:
        """Return the number of what is measured of an item: what is equal is measured once."""
        if key not in self._leaves:
            self._leaves[key] = len(self.measures)
            self.measures.append((item, measure))
            self._sizes.append(1 + size)
        return self._leaves[key]

    def _join(self, kind: type[AllOf | AnyOf], parts: Iterable[Node]) -> Node:
        """Add the minimum or maximum of some nodes."""
        parts = tuple(dict.fromkeys(parts))
        if len(parts) == 1:
            return parts[0]
        step, neutral = (min, TRUE) if kind is AllOf else (max, FALSE)
        key = kind, parts
        if key not in self._nodes:
            formula = _followed(step, neutral, [self._formulas[part] for part in parts])
            if formula is None:
                return self._wide(kind, parts)
            self._node(key, lambda: formula)
        return self._nodes[key]

    def _wide(self, kind: type[AllOf | AnyOf], parts: tuple[Node, ...]) -> Node:
        """Add the minimum or maximum of nodes that are told before; one message may fire its rules often."""
        if len(parts) > WAYS:
            starts = range(0, len(parts), WAYS)
            return self._wide(kind, tuple(self._wide(kind, parts[i : i + WAYS]) for i in starts))
        fields = [self._tell(part) for part in parts]
        node = self._node((kind, parts), lambda: _Formula([]))
        self._told[node] = _Told(
            _joined(kind, fields), frozenset(), frozenset(parts), len(parts), self._wave(parts)
        )
        self._formulas[node] = self._as_told(node)
        return node

    def _steps(self, step: Step, parts: list[Node]) -> Node:
        """Add what a few nodes come to one after the other, whichever they are."""

        def formula() -> _Formula:
            followed = _followed(step, _START, [self._formulas[part] for part in parts])
            if followed is None:
                for part in parts:
                    self._tell(part)
                followed = _followed(step, _START, [self._as_told(part) for part in parts])
            assert followed is not None
            return followed

        return self._node((step, *parts), formula)

    def _node(self, key: object, formula: Callable[[], _Formula]) -> Node:
        """Return the node of a key: what is equal is derived once."""
        if key not in self._nodes:
            made = formula()
            self._nodes[key] = len(self._formulas)
            self._formulas.append(made)
        return self._nodes[key]

    def _tell(self, node: Node) -> str:
        """Give a node rules of its own, and return the field of later messages that says its worth."""
        if node not in self._told:
            ways, leaves, nodes = self._formulas[node]
            rules = [([test.pattern for test in tests], worth) for tests, worth in ways]
            self._told[node] = _Told(rules, leaves, nodes, 1, self._wave(nodes))
        return field(node)

    def _as_told(self, node: Node) -> _Formula:
        ways: Ways = [((Test(field(node), EQUAL, worth),), worth) for worth in (FALSE, UNKNOWN, TRUE)]
        return _Formula(ways, nodes=frozenset({node}))

    def _wave(self, nodes: Iterable[Node]) -> int:
        return 1 + max((self._told[node].wave for node in nodes), default=-1)

    def _few(self, nodes: Iterable[Node]) -> list[Node]:
        """Return nodes of which the least worth is that of all, few enough for one message."""
        few = tuple(dict.fromkeys(nodes))
        return [*few] if len(few) <= WAYS else [self._wide(AllOf, few)]

    # ── messages and rules ───────────────────────────────────────────────────
    def _write_pages(self) -> None:
        """Spread the nodes that are told over messages, those that look at other ones after these."""
        for wave in range(1 + max((told.wave for told in self._told.values()), default=-1)):
            page: list[_Told] = []
            for node, told in self._told.items():
                if told.wave == wave:
                    if not page or not self._fits([*page, told]):
                        page = []
                        self.pages.append(Page([], []))
                    page.append(told)
                    self.pages[-1].leaves.extend(sorted(told.leaves - {*self.pages[-1].leaves}))
                    self.pages[-1].nodes.extend(sorted(told.nodes - {*self.pages[-1].nodes}))
                    number = len(self.pages) - 1
                    self.rules.extend(Derivation(number, tests, (node, worth)) for tests, worth in told.rules)

    def _fits(self, page: list[_Told]) -> bool:
        leaves = frozenset[int]().union(*(told.leaves for told in page))
        nodes = frozenset[int]().union(*(told.nodes for told in page))
        fields = sum(self._sizes[leaf] for leaf in leaves) + len(nodes)
        return fields <= FIELDS and sum(told.open for told in page) <= OPEN

    def _write_outcomes(self, now: list[Node], hoped: list[Node]) -> None:
        """Add the last message, and the rules by which an outcome follows from it."""
        self.pages.append(Page([], [*dict.fromkeys([*now, *hoped])]))
        for outcome in Outcome:
            tests = _causes(outcome, [*map(field, now)], [*map(field, hoped)])
            if tests is not None:
                self.rules.append(Derivation(len(self.pages) - 1, tests, outcome))


def field(node: Node) -> str:
    """Return the field of a message that says what a node is worth."""
    return f"n{node}"


# ── what follows from what ──────────────────────────────────────────────────
_START: Final = -1
_APPLIES: Final = 10  # what a guard is worth is kept as so much more than this
_ENDED, _NOT_ENDED, _AS_HOPED, _MET = range(20, 24)


def _guarded(state: int, worth: int) -> int:
    """Step from the guard to the condition."""
    if state == _START:
        return _APPLIES + worth
    if state == _APPLIES + FALSE:
        return TRUE
    return worth if state == _APPLIES + TRUE or worth == TRUE else UNKNOWN


def _later(state: int, worth: int) -> int:
    """Step from whether its stages have ended to what it is worth now, then to what it is in hope."""
    if state == _START:
        return _ENDED if worth == TRUE else _NOT_ENDED
    if state == _ENDED:
        return _AS_HOPED
    if state == _NOT_ENDED:
        return _AS_HOPED if worth == FALSE else _MET
    return worth if state == _AS_HOPED else TRUE


def _followed(step: Step, start: int, parts: list[_Formula]) -> _Formula | None:
    """Return what some nodes come to, one after the other; None where that takes too many ways."""
    ways: Ways = []

    def follow(tests: tuple[Test, ...], state: int, rest: list[_Formula]) -> bool:
        """Add all ways from a state; whether there was room for them."""
        ends = {state}
        for part in rest:
            ends = {step(end, worth) for end in ends for _, worth in part.ways}
        if len(ends) == 1:
            ways.append((tests, ends.pop()))
            return len(ways) <= WAYS
        return all(
            follow((*tests, *(test for test in more if test not in tests)), step(state, worth), rest[1:])
            for more, worth in rest[0].ways
            if not any(test.opposite in tests for test in more)
        )

    if not follow((), start, parts):
        return None
    leaves = frozenset[int]().union(*(part.leaves for part in parts))
    return _Formula(ways, leaves, frozenset[int]().union(*(part.nodes for part in parts)))


def _joined(kind: type[AllOf | AnyOf], fields: list[str]) -> list[tuple[list[Pattern], int]]:
    """Return by which tests the minimum or maximum of many nodes is worth how much."""
    if kind is AllOf:
        decides, best, not_yet = FALSE, TRUE, "$gte"
    else:
        decides, best, not_yet = TRUE, FALSE, "$lte"
    between = [{not_yet: {name: UNKNOWN}} for name in fields]
    return [
        ([_any(fields, EQUAL, decides)], decides),
        ([*between, _any(fields, EQUAL, UNKNOWN)], UNKNOWN),
        ([{name: best} for name in fields], best),
    ]


def _any(fields: Iterable[str], operator: str, worth: int) -> Pattern:
    return {"$or": [Test(name, operator, worth).pattern for name in fields]}


def _causes(outcome: Outcome, now: list[str], hoped: list[str]) -> list[Pattern] | None:
    """Return the tests that an outcome follows from, of what the mandatory requirements are worth.

    None where it never does.  Derived without `outcome.outcome_of`, so that a mistake there would have to be
    made here too.
    """
    no_rejection = [Test(name, "$gte", UNKNOWN).pattern for name in now]
    match outcome:
        case Outcome.APPROVE:
            return [{name: TRUE} for name in now]
        case Outcome.REJECT:
            return [_any(now, EQUAL, FALSE)] if now else None
        case Outcome.PENDING:
            met = [{name: TRUE} for name in hoped]
            return [*no_rejection, *met, _any(now, EQUAL, UNKNOWN)] if now else None
        case Outcome.RETURN:
            return [*no_rejection, _any(hoped, "$lt", TRUE)] if now else None
        case _ as never:
            assert_never(never)


def _of_items(leaf: OfItems, to_come: int, short: int) -> Ways:
    """Return what a leaf over a stated list is worth, and the tests of the counts by which it is."""
    whole, growing = Test("v3", EQUAL, 0), Test("v3", EQUAL, 1)
    match leaf:
        case EachOf():
            failed, open_ = Test("v1", "$gte", 1), Test("v4", "$gte", 1)
            none_failed, none_open = failed.opposite, open_.opposite
            none_to_come = to_come == FALSE
            return [
                ((failed,), short),
                ((none_failed, whole, open_), UNKNOWN),
                ((none_failed, whole, none_open), TRUE),
                ((none_failed, growing, open_), short if none_to_come else UNKNOWN),
                ((none_failed, growing, none_open), short if none_to_come else to_come),
            ]
        case SomeOf(at_least=n):
            reached, possible = Test("v0", "$gte", n), Test("v2", "$gte", n)
            between, missed = (reached.opposite, possible), (reached.opposite, possible.opposite)
            return [
                ((reached,), TRUE),
                ((*between, whole), UNKNOWN),
                ((*missed, whole), short),
                ((*between, growing), max(UNKNOWN, to_come)),
                ((*missed, growing), max(short, to_come)),
            ]
        case _ as never:
            assert_never(never)
