"""The witness's program: a ruleset as rules of durable-rules, written as plain data.

In comes a `Ruleset`, out come rules, and what Python must measure for them: whole numbers and 0/1 flags, a
`known` flag beside them.  Text never reaches the engine, which compares it with numbers as text.

Each node of the formula becomes two monotone facts, its *tokens*: at least unknown (`n>=1`) or not (`n<1`),
and true (`n>=2`) or not (`n<2`).  Kleene's connectives join them without negation: a minimum is at least k
when all its parts are, and below k when any part is; a maximum is the dual.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, Final, NamedTuple, TypeAlias, assert_never

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
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays import Duration, Unit, WorkingDuration, completed

JOINED: Final = 8
"""Messages joined in one rule at most: beyond 16 the engine is silently undecided."""
PAGE: Final = 64
"""Tests side by side in one table of the engine at most: a full one, of 512, makes it loop for ever."""
USES: Final = 100
"""Rules that wait for one token at most: beyond 128 the engine writes past the end of its list."""

Node: TypeAlias = int
Token: TypeAlias = str
Pattern: TypeAlias = dict[str, Any]  # what one message must look like, in the engine's JSON
Measure: TypeAlias = Callable[[Any, int], tuple[int, ...]]
Test: TypeAlias = tuple[str, str, int]  # operator, measured number (`v0`, `v1`), bound
Meaning: TypeAlias = tuple[Measure, str, list[Test]]  # `$and`: it holds when all tests pass; `$or`: when any
Codes: TypeAlias = dict[str, dict[Any, int]]


class Items(NamedTuple):
    """What is to be counted of a list: the items of which a condition holds, may hold, and does not.

    `unstated` is what an unstated item of the agency is worth, None for unknown.
    """

    condition: Condition
    unstated: int | None


class WitnessError(RuntimeError):
    """The witness could not derive the decision; that is never a decision of its own."""


def ended_item(stage: str) -> Item:
    """Return what is known once a stage has ended; no fact is called so."""
    return Item(f"ended {stage}")


class Program:
    """A ruleset as rules of the engine: patterns that must all match, and the tokens that follow."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.rules: list[tuple[list[Pattern], tuple[Token, ...]]] = [([{"m": {"start": 1}}], ())]
        self.joined: dict[Token, int] = {}
        self.measures: list[tuple[str, Measure | Items]] = []
        self._uses: Counter[Token] = Counter()
        self._codes: Codes = {}
        self._leaves: dict[Condition, tuple[int, Meaning]] = {}
        self._nodes: dict[object, Node] = {}
        self.values = [self._requirement(rule, None) for rule in ruleset.rules]
        self.hopeful = [
            self._hoped(rule, value) for rule, value in zip(ruleset.rules, self.values, strict=True)
        ]
        mandatory = [i for i, rule in enumerate(ruleset.rules) if rule.mandatory]
        now = self._join(AllOf, [self.values[i] for i in mandatory])
        hoped = self._join(AllOf, [self.hopeful[i] for i in mandatory])
        for outcome in Outcome:
            self._all(_causes(outcome, now, hoped), outcome)

    def _requirement(self, rule: Rule, unstated: int | None) -> Node:
        """Add a rule; `unstated` is what an unstated item of the agency is worth, None for unknown."""
        condition = self._condition(rule.condition, unstated)
        if rule.guard is None:
            return condition
        guard = self._condition(rule.guard, None if unstated is None else TRUE - unstated)
        node, is_new = self._node((guard, condition))
        if is_new:
            self._any([f"{guard}<1", f"{condition}>=2"], f"{node}>=2")
            self._any([f"{guard}<2", f"{condition}>=1"], f"{node}>=1")
            self._all([f"{guard}>=1", f"{condition}<2"], f"{node}<2")
            self._all([f"{guard}>=2", f"{condition}<1"], f"{node}<1")
        return node

    def _hoped(self, rule: Rule, value: Node) -> Node:
        """Add a rule in hope: what is open and falls due after a stage that has not ended is met."""
        hoped = self._requirement(rule, TRUE)
        if not rule.gates:
            return hoped
        ended = self._join(AllOf, [self._leaf(Known(ended_item(gate)), None) for gate in sorted(rule.gates)])
        node, is_new = self._node(("later", value, hoped, ended))
        if is_new:
            self._all([f"{hoped}>=1"], f"{node}>=1")
            self._all([f"{hoped}<1"], f"{node}<1")
            self._all([f"{hoped}>=2"], f"{node}>=2")
            self._all([f"{value}>=1", f"{ended}<2"], f"{node}>=2")
            self._all([f"{hoped}<2", f"{ended}>=2"], f"{node}<2")
            self._all([f"{value}<1"], f"{node}<2")
        return node

    def _condition(self, condition: Condition, unstated: int | None) -> Node:
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return self._join(type(condition), [self._condition(part, unstated) for part in parts])
            case Defined(condition=inner):
                return self._condition(inner, unstated)
            case Unwritten():
                return self._constant(UNKNOWN if unstated is None else unstated)
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

    def _constant(self, worth: int) -> Node:
        """Add a node that is worth the same whatever is stated."""
        node, is_new = self._node(("constant", worth))
        if is_new:
            for k in (1, 2):
                self._all([], f"{node}{'>=' if worth >= k else '<'}{k}")
        return node

    def _join(self, kind: type[AllOf | AnyOf], parts: Iterable[Node]) -> Node:
        """Add the minimum or maximum of some nodes; more than a rule can join become a tree."""
        parts = tuple(dict.fromkeys(parts))
        if len(parts) == 1:
            return parts[0]
        if len(parts) > JOINED:
            starts = range(0, len(parts), JOINED)
            return self._join(kind, [self._join(kind, parts[i : i + JOINED]) for i in starts])
        node, is_new = self._node((kind, parts))
        if is_new:
            by_all, by_any = (">=", "<") if kind is AllOf else ("<", ">=")
            for k in (1, 2):
                self._all([f"{part}{by_all}{k}" for part in parts], f"{node}{by_all}{k}")
                self._any([f"{part}{by_any}{k}" for part in parts], f"{node}{by_any}{k}")
        return node

    def _of_items(self, leaf: OfItems, unstated: int | None) -> Node:
        """Add the rules over one message that says of how many items what is asked holds, may hold, does not.

        `v0` counts the items of which it holds, `v1` those of which it does not, `v2` those of which it may
        hold, `v4` those of which that is open; `v3` is whether more are to come.
        """
        to_come = unstated if leaf.item.by_agency and unstated is not None else UNKNOWN
        short = UNKNOWN if leaf.item.curable else FALSE
        node, is_new = self._node((leaf, unstated))
        if is_new:
            number = len(self.measures)
            self.measures.append((leaf.item.id, Items(leaf.inner, unstated)))
            for worth, tests in _of_items(leaf, to_come, short):
                pattern = [{"leaves": number // PAGE}, {"leaf": number}, *tests]
                tokens = tuple(f"{node}{'>=' if worth >= k else '<'}{k}" for k in (1, 2))
                self.rules.append(([{"m": {"$and": pattern}}], tokens))
        return node

    def _leaf(self, leaf: Comparison | Document, unstated: int | None) -> Node:
        """Add three rules over one measured message: not stated, stated and holds, stated and does not."""
        absent = unstated if leaf.item.by_agency and unstated is not None else UNKNOWN
        short = UNKNOWN if leaf.item.curable else FALSE
        node, is_new = self._node((leaf, absent))
        if is_new:
            if leaf not in self._leaves:
                self._leaves[leaf] = len(self.measures), _meaning(leaf, self._codes)
                self.measures.append((leaf.item.id, self._leaves[leaf][1][0]))
            number, (_, connective, tests) = self._leaves[leaf]
            opposite = [(_OPPOSITE[operator], field, bound) for operator, field, bound in tests]
            for worth, pattern in (
                (absent, [{"known": 0}]),
                (TRUE, [{"known": 1}, _tested(connective, tests)]),
                (short, [{"known": 1}, _tested(_OPPOSITE[connective], opposite)]),
            ):
                pattern = [{"leaves": number // PAGE}, {"leaf": number}, *pattern]
                tokens = tuple(f"{node}{'>=' if worth >= k else '<'}{k}" for k in (1, 2))
                self.rules.append(([{"m": {"$and": pattern}}], tokens))
        return node

    def _node(self, key: object) -> tuple[Node, bool]:
        """Return the node of a key, and whether it is new: what is equal is derived once."""
        is_new = key not in self._nodes
        return self._nodes.setdefault(key, len(self._nodes)), is_new

    def _all(self, causes: Iterable[Token], token: Token) -> None:
        """Add the rule that derives a token from all its causes; without any it holds from the start."""
        patterns = [self._waits_for(cause) for cause in dict.fromkeys(causes)]
        self.rules.append(([{f"m{i}": p} for i, p in enumerate(patterns)] or [{"m": {"start": 1}}], (token,)))

    def _any(self, causes: Iterable[Token], token: Token) -> None:
        """Add the rule that derives a token from any of its causes; without any it never holds."""
        if patterns := [self._waits_for(cause) for cause in causes]:
            self.rules.append(([{"m": {"$or": patterns}}], (token,)))

    def _waits_for(self, token: Token) -> Pattern:
        self._uses[token] += 1
        if self._uses[token] > USES:
            raise WitnessError(f"more than {USES} rules look at one condition: too many for durable-rules")
        number = self.joined.setdefault(token, len(self.joined))
        return {"$and": [{"page": number // PAGE}, {"token": number}]}


def _causes(outcome: Outcome, now: Node, hoped: Node) -> list[Token]:
    """Return the tokens that an outcome follows from: of the mandatory requirements, and of them in hope.

    Derived without `outcome.outcome_of`, so that a mistake there would have to be made here too.
    """
    match outcome:
        case Outcome.APPROVE:
            return [f"{now}>=2"]
        case Outcome.REJECT:
            return [f"{now}<1"]
        case Outcome.PENDING:
            return [f"{now}>=1", f"{now}<2", f"{hoped}>=2"]
        case Outcome.RETURN:
            return [f"{now}>=1", f"{now}<2", f"{hoped}<2"]
        case _ as never:
            assert_never(never)


def _tested(connective: str, tests: list[Test]) -> Pattern:
    return {connective: [{field: n} if op == "=" else {op: {field: n}} for op, field, n in tests]}


_PAIRS: Final = (("$and", "$or"), ("=", "$neq"), ("$gte", "$lt"), ("$gt", "$lte"))
_OPPOSITE: Final = {**dict(_PAIRS), **{second: first for first, second in _PAIRS}}


def _of_items(leaf: OfItems, to_come: int, short: int) -> list[tuple[int, list[Pattern]]]:
    """Return what a leaf over a list is worth, and the tests of the counts by which it is."""
    whole: list[Pattern] = [{"known": 1}, {"v3": 0}]
    growing: list[Pattern] = [{"known": 1}, {"v3": 1}]
    absent: tuple[int, list[Pattern]] = (to_come, [{"known": 0}])
    match leaf:
        case EachOf():
            failed, open_, met = {"$gte": {"v1": 1}}, {"$gte": {"v4": 1}}, {"v4": 0}
            none_to_come = to_come == FALSE
            return [
                absent,
                (short, [{"known": 1}, failed]),
                (UNKNOWN, [*whole, {"v1": 0}, open_]),
                (TRUE, [*whole, {"v1": 0}, met]),
                (short if none_to_come else UNKNOWN, [*growing, {"v1": 0}, open_]),
                (short if none_to_come else to_come, [*growing, {"v1": 0}, met]),
            ]
        case SomeOf(at_least=n):
            reached, missed = {"$gte": {"v0": n}}, {"$lt": {"v2": n}}
            between: list[Pattern] = [{"$lt": {"v0": n}}, {"$gte": {"v2": n}}]
            return [
                absent,
                (TRUE, [{"known": 1}, reached]),
                (UNKNOWN, [*whole, *between]),
                (short, [*whole, missed]),
                (max(UNKNOWN, to_come), [*growing, *between]),
                (max(short, to_come), [*growing, missed]),
            ]
        case _ as never:
            assert_never(never)


def _meaning(leaf: Comparison | Document, codes: Codes) -> Meaning:
    """Return what Python measures for a leaf, and the tests of it that the engine makes."""
    match leaf:
        case Known():
            return lambda _value, _day: (1,), "$and", [("=", "v0", 1)]
        case Document():
            return lambda value, _: (int(value is True),), "$and", [("=", "v0", 1)]
        case Among():
            return _among(leaf, codes)
        case Range():
            return _range(leaf)
        case Age():
            return _age(leaf)
        case Recent():
            return _recent(leaf)
        case Remaining():
            return _remaining(leaf)
        case SameYear():
            return _same_year(leaf)
        case Includes():
            return _includes(leaf)
        case Overlaps():
            return _overlaps(leaf)
        case _ as never:
            assert_never(never)


def _among(leaf: Among, codes: Codes) -> Meaning:
    """Measure which of the words that the rules name for this fact it is, from 1; 0 for any other.

    Text itself never reaches the engine, which compares text with numbers as text.
    """
    code = codes.setdefault(leaf.item.id, {})
    numbers = [code.setdefault(value, len(code) + 1) for value in sorted(leaf.values, key=str)]
    operator, connective = ("=", "$or") if leaf.inside else ("$neq", "$and")
    return lambda value, _: (code.get(value, 0),), connective, [(operator, "v0", n) for n in numbers]


def _range(leaf: Range) -> Meaning:
    bounds = (("$gte", leaf.low), ("$lte", leaf.high))
    return lambda value, _: (value,), "$and", [(operator, "v0", n) for operator, n in bounds if n is not None]


def _age(leaf: Age) -> Meaning:
    """Measure the completed units, of each of the two durations its own."""
    bounds = [(op, d) for op, d in (("$gte", leaf.at_least), ("$lt", leaf.less_than)) if d is not None]
    durations = [duration for _, duration in bounds]
    tests = [(operator, f"v{i}", duration.amount) for i, (operator, duration) in enumerate(bounds)]
    return lambda value, day: tuple(_passed(each, value, day) for each in durations), "$and", tests


def _recent(leaf: Recent) -> Meaning:
    """Measure the completed units on the day before: not older than n is fewer than n of them."""
    within, operator = leaf.within, "$lt" if leaf.inside else "$gte"
    return lambda value, day: (_passed(within, value, day - 1),), "$and", [(operator, "v0", within.amount)]


def _remaining(leaf: Remaining) -> Meaning:
    """Measure the whole units that lie ahead; past the date -1, not even 0 of them."""
    ahead, operator = leaf.at_least, "$gte" if leaf.inside else "$lt"
    return lambda value, day: (_ahead(ahead, day, value),), "$and", [(operator, "v0", ahead.amount)]


def _same_year(leaf: SameYear) -> Meaning:
    """Measure how many years lie between the two."""

    def apart(value: int, day: int) -> tuple[int, ...]:
        return ((date.fromordinal(value).year if leaf.is_date else value) - date.fromordinal(day).year,)

    return apart, "$and", [("=" if leaf.inside else "$neq", "v0", 0)]


def _includes(leaf: Includes) -> Meaning:
    """Measure how many of the members asked for are missing."""
    operator = "=" if leaf.inside else "$neq"
    return lambda value, _: (len(leaf.values - value),), "$and", [(operator, "v0", 0)]


def _overlaps(leaf: Overlaps) -> Meaning:
    """Measure how many of the members asked for are there."""
    operator = "$gte" if leaf.inside else "$lt"
    return lambda value, _: (len(leaf.values & value),), "$and", [(operator, "v0", 1)]


def _ahead(duration: Duration, day: int, last: int) -> int:
    """Return the whole units from a day to the last one; past it -1, not even 0 of them."""
    if last < day:
        return -1
    if isinstance(duration, WorkingDuration):
        return duration.counted(day, last)
    begins, ends = date.fromordinal(day), date.fromordinal(last)
    match duration.unit:
        case Unit.MONTH:
            return _months_ahead(begins, ends)
        case Unit.YEAR:
            return _months_ahead(begins, ends) // 12
        case Unit.DAY | Unit.CALENDAR_DAY | Unit.WEEK:
            return completed(duration.unit, begins, ends)
        case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR | Unit.WORKING_DAY:
            raise ValueError(f"`{duration}` is no distance between two dates")
        case _ as never:
            assert_never(never)


def _months_ahead(begins: date, ends: date) -> int:
    """Return the whole months between two days; a month ends on its last day at the latest."""
    months = 12 * (ends.year - begins.year) + ends.month - begins.month
    is_last_of_month = (ends + timedelta(days=1)).month != ends.month
    return months if ends.day >= begins.day or is_last_of_month else months - 1


def _passed(duration: Duration, start: int, day: int) -> int:
    """Return the completed units between two days; before the start -1, not even 0 of them."""
    if start > day:
        return -1
    if isinstance(duration, WorkingDuration):
        return duration.counted(start, day)
    return completed(duration.unit, date.fromordinal(start), date.fromordinal(day))
