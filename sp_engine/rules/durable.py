"""The witness: durable-rules derives a decision a second time, by forward chaining.

In comes a `Ruleset`, out comes a back end that gives the same `Verdict` as any other, or raises
`WitnessError`; it never guesses.  Python only measures (whole numbers and 0/1 flags, a `known` flag beside
each); every value and the outcome are derived by the engine from rules written as plain data.  Knows
nothing about the other back ends; the engine's sharp edges stay inside this file.

Each node of the formula, three-valued, becomes two monotone facts, its *tokens*: at least unknown (`n>=1`)
or not (`n<1`), and at least true (`n>=2`) or not (`n<2`).  Kleene's connectives join them without negation:
a minimum is at least k when all its parts are, below k when any part is; a maximum is the dual.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import count
from typing import Any, Final, NamedTuple, TypeAlias

from sp_engine.rules.ruleset import Outcome, Rule, Ruleset, Truth, Verdict
from sp_engine.standards.condition import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    Elapsed,
    Includes,
    Known,
    Range,
    Recent,
    SameYear,
    leaves,
)
from sp_engine.standards.vocabulary import FactValue
from sp_engine.workdays.duration import Unit, completed

FALSE, UNKNOWN, TRUE = int(Truth.FALSE), int(Truth.UNKNOWN), int(Truth.TRUE)

JOINED_AT_MOST: Final = 8
"""Messages joined in one rule: beyond 16 the engine is silently undecided."""

PAGE: Final = 64
"""Tests side by side in one place of the engine: a full table of 512 makes it loop for ever."""

Node: TypeAlias = int
Token: TypeAlias = str
Pattern: TypeAlias = dict[str, Any]  # one message as the engine's JSON has it
Codes: TypeAlias = Mapping[str, Mapping[Any, int]]


class WitnessError(RuntimeError):
    """The witness could not derive the decision; that is never a decision of its own."""


def available() -> bool:
    """Return whether durable-rules can be imported here (not on Python 3.13)."""
    try:
        _host_class()
    except ImportError:
        return False
    return True


def witness_name() -> str | None:
    """Return the engine's name and version, such as `durable-rules 2.0.28`; None when not available."""
    return f"durable-rules {version('durable-rules')}" if available() else None


# The engine keeps its state in globals of a C library: one decision, build or deletion at a time.
_LOCK = threading.Lock()
_TO_DELETE: deque[int] = deque()
_NAMES = count(1)


class Witness:
    """A ruleset inside durable-rules; safe to share between threads, which then wait for each other.

    Rule sets live in the engine until `close`, or until the witness is garbage collected.
    """

    def __init__(self, ruleset: Ruleset) -> None:
        program = _Program(ruleset)
        self._nodes, self._hopeful, self._measures = program.values, program.hopeful, program.measures
        self._derived: set[Token] = set()
        self._name = f"sp_engine.witness.{next(_NAMES)}"
        rules = {
            f"r{i}": {"all": patterns, "run": _action(tokens, self._derived, program.joined)}
            for i, (patterns, tokens) in enumerate(program.rules)
        }
        with _LOCK:
            _delete_pending()
            self._host = _host_class()()
            self._host.register_rulesets({self._name: rules})
        handle = self._host.get_ruleset(self._name)._handle
        self._finalizer = weakref.finalize(self, _delete_soon, handle)
        self._finalizer.atexit = False

    def close(self) -> None:
        """Delete the rule set from the engine; a later `decide` raises `WitnessError`."""
        self._finalizer()
        with _LOCK:
            _delete_pending()

    def decide(self, facts: Mapping[str, FactValue], day: int) -> Verdict:
        """Return the derived verdict; `day` is the day of application as an ordinal."""
        with _LOCK:
            _delete_pending()
            if not self._finalizer.alive:
                raise WitnessError("the witness is closed")
            tokens = self._derive(facts, day)
        outcomes = [outcome for outcome in Outcome if outcome in tokens]
        if len(outcomes) != 1:
            raise WitnessError(f"not exactly one outcome was derived, but {outcomes}")
        values = tuple(_value(tokens, node) for node in self._nodes)
        return Verdict(outcomes[0], values, tuple(_value(tokens, node) for node in self._hopeful))

    def _derive(self, facts: Mapping[str, FactValue], day: int) -> frozenset[Token]:
        sid = f"{self._name}.{next(_NAMES)}"
        self._derived.clear()
        # INVARIANT: the start rule always fires: deleting a state in which none has frees wild memory.
        state = self._assert({"sid": sid, "id": "start", "start": 1})
        try:
            _check(state)
            for leaf, (item, measure) in enumerate(self._measures):
                value = facts.get(item)
                message = {
                    "sid": sid,
                    "id": f"leaf {leaf}",
                    "leaves": leaf // PAGE,
                    "leaf": leaf,
                    "known": int(value is not None),
                }
                if value is not None:
                    message |= {f"v{i}": number for i, number in enumerate(measure(value, day))}
                _check(self._assert(message))
            return frozenset(self._derived)
        finally:
            self._host.delete_state(self._name, sid)

    def _assert(self, message: dict[str, Any]) -> Any:
        try:
            return self._host.assert_fact(self._name, message)
        except (
            Exception
        ) as error:  # not handled, observed twice, or the engine's own: all are ours to explain
            raise WitnessError(f"durable-rules refused {message}: {error!r}") from error


def _check(state: Mapping[str, Any] | None) -> None:
    """Raise what an action raised: the engine only notes it in the state."""
    if state and "exception" in state:
        raise WitnessError(f"an action of durable-rules failed: {state['exception']}")


def _action(
    tokens: tuple[Token, ...], derived: set[Token], joined: Mapping[Token, int]
) -> Callable[[Any], None]:
    """Return the action that asserts tokens, each at most once, and only those that some rule joins."""

    def assert_tokens(context: Any) -> None:
        for token in tokens:
            if token not in derived:
                derived.add(token)
                if token in joined:
                    number = joined[token]
                    context.assert_fact({"id": token, "page": number // PAGE, "token": number})

    return assert_tokens


def _value(tokens: frozenset[Token], node: Node) -> int:
    """Return the value that a node's four tokens say; exactly one of each pair must have been derived."""
    said = tuple(token in tokens for token in (f"{node}>=1", f"{node}<1", f"{node}>=2", f"{node}<2"))
    if said not in _VALUE:
        raise WitnessError(f"node {node} has no value: {said} of >=1, <1, >=2, <2 were derived")
    return _VALUE[said]


_VALUE: Final = {
    (True, False, True, False): TRUE,
    (True, False, False, True): UNKNOWN,
    (False, True, False, True): FALSE,
}


class _Program:
    """A ruleset as the engine's rules: patterns that must all match, and the tokens that follow."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.rules: list[tuple[list[Pattern], tuple[Token, ...]]] = []
        self.joined: dict[Token, int] = {}
        self.measures: list[tuple[str, Measure]] = []
        self._codes = _codes(ruleset)
        self._leaves: dict[Condition, int] = {}
        self._nodes: dict[object, Node] = {}
        self._rule([{"m": {"start": 1}}])
        self.values = [self._requirement(rule, None) for rule in ruleset.rules]
        self.hopeful = [self._requirement(rule, TRUE) for rule in ruleset.rules]
        mandatory = [i for i, rule in enumerate(ruleset.rules) if rule.mandatory]
        all_now = self._join(AllOf, [self.values[i] for i in mandatory])
        all_hoped = self._join(AllOf, [self.hopeful[i] for i in mandatory])
        open_now = (f"{all_now}>=1", f"{all_now}<2")
        self._all((f"{all_now}>=2",), Outcome.APPROVE)
        self._all((f"{all_now}<1",), Outcome.REJECT)
        self._all((*open_now, f"{all_hoped}>=2"), Outcome.PENDING)
        self._all((*open_now, f"{all_hoped}<2"), Outcome.RETURN)

    def _requirement(self, rule: Rule, unstated: int | None) -> Node:
        """Add a requirement; `unstated` is what an unstated item of the agency is worth, None for unknown."""
        condition = self._condition(rule.condition, unstated)
        if rule.guard is None:
            return condition
        guard = self._condition(rule.guard, None if unstated is None else TRUE - unstated)
        node, is_new = self._node((guard, condition))
        if is_new:
            self._any((f"{guard}<1", f"{condition}>=2"), f"{node}>=2")
            self._any((f"{guard}<2", f"{condition}>=1"), f"{node}>=1")
            self._all((f"{guard}>=1", f"{condition}<2"), f"{node}<2")
            self._all((f"{guard}>=2", f"{condition}<1"), f"{node}<1")
        return node

    def _condition(self, condition: Condition, unstated: int | None) -> Node:
        if isinstance(condition, AllOf | AnyOf):
            return self._join(type(condition), [self._condition(part, unstated) for part in condition.parts])
        if isinstance(condition, Document) and condition.attributes:
            parts = (Document(condition.item), *condition.attributes)
            return self._join(AllOf, [self._condition(part, unstated) for part in parts])
        return self._leaf(condition, unstated)

    def _leaf(self, leaf: Any, unstated: int | None) -> Node:
        """Add a leaf: three rules over one measured message, of which exactly one fires."""
        absent = unstated if leaf.item.by_agency and unstated is not None else UNKNOWN
        node, is_new = self._node((leaf, absent))
        if is_new:
            meaning = _MEANING[type(leaf)](leaf, self._codes)
            if leaf not in self._leaves:
                self._leaves[leaf] = len(self.measures)
                self.measures.append((leaf.item.id, meaning.measure))
            number = self._leaves[leaf]
            short = UNKNOWN if leaf.item.curable else FALSE
            for worth, flag, meets in (
                (absent, 0, _Meets("$and", ())),
                (TRUE, 1, meaning.holds),
                (short, 1, meaning.holds.opposite()),
            ):
                if meets.ever:
                    pattern = {
                        "$and": [
                            {"leaves": number // PAGE},
                            {"leaf": number},
                            {"known": flag},
                            *meets.patterns(),
                        ]
                    }
                    self._rule([{"m": pattern}], *(f"{node}{'>=' if worth >= k else '<'}{k}" for k in (1, 2)))
        return node

    def _join(self, kind: type[AllOf | AnyOf], parts: Iterable[Node]) -> Node:
        """Add the minimum or maximum of nodes; more than one rule can join become a tree."""
        parts = tuple(dict.fromkeys(parts))
        if len(parts) == 1:
            return parts[0]
        if len(parts) > JOINED_AT_MOST:
            groups = range(0, len(parts), JOINED_AT_MOST)
            return self._join(kind, [self._join(kind, parts[i : i + JOINED_AT_MOST]) for i in groups])
        node, is_new = self._node((kind, parts))
        if is_new:
            by_all, by_any = (">=", "<") if kind is AllOf else ("<", ">=")
            for k in (1, 2):
                self._all([f"{part}{by_all}{k}" for part in parts], f"{node}{by_all}{k}")
                self._any([f"{part}{by_any}{k}" for part in parts], f"{node}{by_any}{k}")
        return node

    def _node(self, key: object) -> tuple[Node, bool]:
        """Return the node for a key, and whether it is new: what is equal is derived once."""
        node = len(self._nodes)
        found = self._nodes.setdefault(key, node)
        return found, found == node

    def _all(self, causes: Iterable[Token], token: Token) -> None:
        """Add the rule that derives a token from all of its causes, from the start if there are none."""
        patterns = [self._pattern(cause) for cause in dict.fromkeys(causes)]
        self._rule([{f"m{i}": pattern} for i, pattern in enumerate(patterns)] or [{"m": {"start": 1}}], token)

    def _any(self, causes: Iterable[Token], token: Token) -> None:
        """Add the rule that derives a token from any of its causes, if there are some."""
        patterns = [self._pattern(cause) for cause in causes]
        if patterns:
            self._rule([{"m": {"$or": patterns}}], token)

    def _pattern(self, token: Token) -> Pattern:
        number = self.joined.setdefault(token, len(self.joined))
        return {"$and": [{"page": number // PAGE}, {"token": number}]}

    def _rule(self, patterns: list[Pattern], *tokens: Token) -> None:
        self.rules.append((patterns, tokens))


Measure: TypeAlias = Callable[[Any, int], tuple[int, ...]]


class _Meets(NamedTuple):
    """Tests of the measured numbers `v0`, `v1`, all or any of which must pass."""

    connective: str
    tests: tuple[tuple[str, str, int], ...]

    @property
    def ever(self) -> bool:
        return bool(self.tests) or self.connective == "$and"

    def opposite(self) -> _Meets:
        dual = "$or" if self.connective == "$and" else "$and"
        return _Meets(dual, tuple((_OPPOSITE[operator], field, n) for operator, field, n in self.tests))

    def patterns(self) -> list[Pattern]:
        tests = [
            {field: n} if operator == "=" else {operator: {field: n}} for operator, field, n in self.tests
        ]
        return tests if len(tests) < 2 or self.connective == "$and" else [{self.connective: tests}]


_OPPOSITE: Final = {"=": "$neq", "$neq": "=", "$gte": "$lt", "$lt": "$gte", "$lte": "$gt", "$gt": "$lte"}


class _Meaning(NamedTuple):
    """What a leaf is to the witness: the numbers Python measures, and the tests the engine makes of them."""

    measure: Measure
    holds: _Meets


def _codes(ruleset: Ruleset) -> Codes:
    """Return a number from 1 for each word that the rules name, per fact; any other word is 0.

    Text never reaches the engine, which compares text to numbers as text.
    """
    codes: dict[str, dict[Any, int]] = {}
    for rule in ruleset.rules:
        for condition in (rule.guard, rule.condition):
            for leaf in leaves(condition) if condition is not None else ():
                if isinstance(leaf, Among):
                    known = codes.setdefault(leaf.item.id, {})
                    for value in sorted(leaf.values, key=str):
                        known.setdefault(value, len(known) + 1)
    return codes


def _known(_leaf: Known, _codes: Codes) -> _Meaning:
    return _Meaning(lambda _value, _day: (), _Meets("$and", ()))


def _document(_leaf: Document, _codes: Codes) -> _Meaning:
    return _Meaning(lambda value, _: (int(value is True),), _Meets("$and", (("=", "v0", 1),)))


def _among(leaf: Among, codes: Codes) -> _Meaning:
    code = codes[leaf.item.id]
    inside = _Meets("$or", tuple(("=", "v0", n) for n in sorted(code[value] for value in leaf.values)))
    return _Meaning(lambda value, _: (code.get(value, 0),), inside if leaf.inside else inside.opposite())


def _range(leaf: Range, _codes: Codes) -> _Meaning:
    bounds = (("$gte", "v0", leaf.low), ("$lte", "v0", leaf.high))
    tests = tuple((operator, field, n) for operator, field, n in bounds if n is not None)
    return _Meaning(lambda value, _: (int(value),), _Meets("$and", tests))


def _elapsed(leaf: Elapsed, _codes: Codes) -> _Meaning:
    bounds = (("$gte", leaf.at_least), ("$lt", leaf.less_than))
    stated = [(operator, duration) for operator, duration in bounds if duration is not None]
    units = [duration.unit for _, duration in stated]
    tests = tuple((operator, f"v{i}", duration.amount) for i, (operator, duration) in enumerate(stated))
    return _Meaning(lambda value, day: tuple(_passed(u, value, day) for u in units), _Meets("$and", tests))


def _recent(leaf: Recent, _codes: Codes) -> _Meaning:
    """Not older than n units: the n-th had not been completed on the day before."""
    unit, amount = leaf.within.unit, leaf.within.amount
    return _Meaning(
        lambda value, day: (_passed(unit, value, day - 1),), _Meets("$and", (("$lt", "v0", amount),))
    )


def _same_year(leaf: SameYear, _codes: Codes) -> _Meaning:
    def years_apart(value: int, day: int) -> tuple[int, ...]:
        return ((date.fromordinal(value).year if leaf.is_date else value) - date.fromordinal(day).year,)

    return _Meaning(years_apart, _Meets("$and", (("=", "v0", 0),)))


def _includes(leaf: Includes, _codes: Codes) -> _Meaning:
    """The measure is how many of the required members are missing."""
    return _Meaning(lambda value, _: (len(leaf.values - value),), _Meets("$and", (("=", "v0", 0),)))


def _passed(unit: Unit, start: int, day: int) -> int:
    """Return the completed units from one ordinal to another; -1 before the start: not even 0 of them."""
    return completed(unit, date.fromordinal(start), date.fromordinal(day)) if start <= day else -1


_MEANING: Mapping[type, Callable[[Any, Codes], _Meaning]] = {
    Known: _known,
    Document: _document,
    Among: _among,
    Range: _range,
    Elapsed: _elapsed,
    Recent: _recent,
    SameYear: _same_year,
    Includes: _includes,
}


@cache
def _host_class() -> Callable[[], Any]:
    """Return the engine's host without the two threads that walk its states behind one's back."""
    from durable import engine

    # The engine only takes differences of this clock, to give up actions that run for over 10 seconds.
    # Its own follows the wall clock, which may jump, and warns on Python 3.12 (`utcfromtimestamp`).
    engine._unix_now = time.monotonic
    return type("QuietHost", (engine.Host,), {"_run": lambda _host: None})


def _delete_soon(handle: int) -> None:
    """Delete a rule set now or, when called by the garbage collector amid engine work, right after it."""
    _TO_DELETE.append(handle)
    if _LOCK.acquire(blocking=False):
        try:
            _delete_pending()
        finally:
            _LOCK.release()


def _delete_pending() -> None:
    """Delete the rule sets of witnesses that are gone; the lock must be held."""
    import durable_rules_engine

    while _TO_DELETE:
        durable_rules_engine.delete_ruleset(_TO_DELETE.popleft())
