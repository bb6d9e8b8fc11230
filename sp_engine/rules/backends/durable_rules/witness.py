"""The witness: durable-rules derives a decision a second time, by forward chaining.

In comes a `Ruleset`, out comes a back end that gives the same `Verdict` as any other, or raises
`WitnessError`; it never guesses.  Python only measures (see `program`); the engine derives each value
and the outcome.  Knows nothing about the other back ends; how the engine must be handled stays inside this
file.  It is asked through its C library: the Python around that starts threads, and takes most of the time.
"""

from __future__ import annotations

import json
from _thread import allocate_lock  # `threading` calls it `Lock`, and takes longer to import
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import count
from typing import Any, Final

from sp_engine.conditions import HOLDS_NOT
from sp_engine.facts import FactValue, ListValue
from sp_engine.rules.backend import NONE_ENDED, Verdict
from sp_engine.rules.backends.durable_rules.measures import Items, Measure
from sp_engine.rules.backends.durable_rules.program import (
    Derivation,
    Node,
    Program,
    WitnessError,
    ended_item,
    field,
)
from sp_engine.rules.outcome import FALSE, TRUE, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset

WITNESS_ENGINE: Final = "durable-rules"


def witness_available() -> bool:
    """Return whether durable-rules can be imported here (it cannot on Python 3.13)."""
    try:
        _engine()
    except Exception:  # a C library of another time fails in many ways
        return False
    return True


def witness_name() -> str:
    """Return the engine's name and version, such as `durable-rules 2.0.28`.  It must be installed."""
    from importlib.metadata import version  # a clerk, who sees no version, need not wait for it

    return f"{WITNESS_ENGINE} {version(WITNESS_ENGINE)}"


# The engine keeps its states in globals of a C library: one decision, building or deletion at a time.
_LOCK = allocate_lock()
_TO_DELETE: deque[int] = deque()  # rule sets of witnesses that are gone; a garbage collector cannot wait
_NAMES = count(1)
_OBSERVED: Final = 2
_HANDLED: Final = 0


class Witness:
    """A ruleset inside durable-rules; safe to share between threads, which then wait for each other.

    It lives in the engine until `close`, or until the engine is used after it was garbage collected.
    Raises `WitnessError` for a ruleset too large for the engine, `ImportError` where there is no engine.
    """

    def __init__(self, ruleset: Ruleset) -> None:
        program = Program(ruleset)
        self._values, self._hopeful, self._pages = program.values, program.hopeful, program.pages
        self._measures = [(item, self._measure(measure)) for item, measure in program.measures]
        self._follows = {f"r{i}": rule.follows for i, rule in enumerate(program.rules)}
        self._name = f"sp_engine.witness.{next(_NAMES)}"
        rules = {name: _rule(rule) for name, rule in zip(self._follows, program.rules, strict=True)}
        with _LOCK:
            _delete_pending()
            try:
                self._handle: int = _engine().create_ruleset(self._name, json.dumps(rules))
            except _engine().error as error:
                raise WitnessError(f"durable-rules refused the rules: {error!r}") from error
        self._open = True

    def __del__(self) -> None:
        self._give_up()

    def _give_up(self) -> None:
        """Have the rule set deleted when the engine is used next, once."""
        if getattr(self, "_open", False):
            self._open = False
            _TO_DELETE.append(self._handle)

    def close(self) -> None:
        """Delete the rule set from the engine; a later `decide` raises `WitnessError`."""
        for _, measure in self._measures:
            if isinstance(measure, _Counted):
                measure.close()
        with _LOCK:
            self._give_up()
            _delete_pending()

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        """Return the derived verdict on typed facts on a day, an ordinal, when some stages have ended."""
        known = {**facts, **{ended_item(stage).id: True for stage in ended}}
        stated = [(known.get(item), measure) for item, measure in self._measures]
        measured = [None if value is None else measure(value, day) for value, measure in stated]
        with _LOCK:
            _delete_pending()
            if not self._open:
                raise WitnessError("the witness is closed")
            outcomes, worths = self._derive(measured)
        if len(outcomes) != 1:
            raise WitnessError(f"not exactly one outcome was derived: {sorted(outcomes)}")
        values = tuple([_worth(worths, node) for node in self._values])
        return Verdict(outcomes.pop(), values, tuple([_worth(worths, node) for node in self._hopeful]))

    def _measure(self, measure: Measure | Items) -> Measure:
        return _Counted(measure) if isinstance(measure, Items) else measure

    def _derive(self, measured: Sequence[tuple[int, ...] | None]) -> tuple[set[Outcome], dict[Node, int]]:
        """Return the outcomes and what nodes are worth, derived in a new state of the engine each time.

        None is measured of what is not stated.
        """
        sid = f"{self._name}.{next(_NAMES)}"
        outcomes: set[Outcome] = set()
        worths: dict[Node, int] = {}
        awake = False
        try:
            for number in range(len(self._pages)):
                for name in self._fired(self._message(sid, number, measured, worths)):
                    awake = True
                    match self._follows[name]:
                        case Outcome() as outcome:
                            outcomes.add(outcome)
                        case (node, worth):
                            if worths.setdefault(node, worth) != worth:
                                raise WitnessError(f"node {node} is worth {worths[node]} and {worth}")
                        case None:
                            pass
            return outcomes, worths
        finally:
            # INVARIANT: deleting a state in which no rule has fired frees wild memory.
            if awake:
                _engine().delete_state(self._handle, sid)

    def _message(
        self,
        sid: str,
        number: int,
        measured: Sequence[tuple[int, ...] | None],
        worths: Mapping[Node, int],
    ) -> dict[str, Any]:
        """Return a page as it is sent: what was measured for it, and what followed from the pages before."""
        leaves, nodes = self._pages[number]
        message: dict[str, Any] = {"sid": sid, "id": f"page {number}", "page": number}
        for leaf in leaves:
            numbers = measured[leaf]
            message[f"k{leaf}"] = int(numbers is not None)
            for i, measure in enumerate(numbers or ()):
                message[f"v{i}_{leaf}"] = measure
        for node in nodes:
            message[field(node)] = _worth(worths, node)
        return message

    def _fired(self, message: Mapping[str, Any]) -> Iterator[str]:
        """Yield the names of the rules that a message fires."""
        engine = _engine()
        try:
            result, state = engine.assert_fact(self._handle, json.dumps(message))
            if result != _HANDLED:
                happened = "was observed before" if result == _OBSERVED else "is not handled"
                raise WitnessError(f"durable-rules says that {message} {happened}")
            started = engine.start_action_for_state(self._handle, state)
            fired = started and started[1]
            while fired:
                yield fired[2 : fired.index('"', 2)]
                fired = engine.complete_and_start_action(self._handle, state)
        except engine.error as error:
            raise WitnessError(f"durable-rules failed on {message}: {error!r}") from error


class _Counted:
    """Counts of how many items of a list a condition holds: a witness of its own derives each."""

    def __init__(self, items: Items) -> None:
        condition, self._unstated = items
        holds, does_not = Rule("holds", None, condition), Rule("does_not", condition, HOLDS_NOT)
        self._witness = Witness(Ruleset((holds, does_not)))

    def __call__(self, value: ListValue, day: int) -> tuple[int, ...]:
        worths = [self._worth(self._witness.decide(item, day)) for item in value.items]
        true, false = worths.count(TRUE), worths.count(FALSE)
        open_ = len(worths) - true - false
        return true, false, true + open_, int(not value.complete), open_

    def _worth(self, verdict: Verdict) -> int:
        """Return what an item is worth; a guard is hoped not to hold, and then a rule of it is met."""
        if self._unstated is None:
            return verdict.values[0]
        return verdict.hopeful[0] if self._unstated == TRUE else TRUE - verdict.hopeful[1]

    def close(self) -> None:
        self._witness.close()


def _rule(rule: Derivation) -> dict[str, Any]:
    """Return a rule in the engine's JSON: one message that passes all tests."""
    return {"all": [{"m": {"$and": [{"page": rule.page}, *rule.tests]}}]}


def _worth(worths: Mapping[Node, int], node: Node) -> int:
    if node not in worths:
        raise WitnessError(f"node {node} has no value")
    return worths[node]


@cache
def _engine() -> Any:
    """Return the engine's C library."""
    import durable_rules_engine

    return durable_rules_engine


def _delete_pending() -> None:
    """Delete the rule sets of witnesses that are gone; the lock must be held."""
    while _TO_DELETE:
        _engine().delete_ruleset(_TO_DELETE.popleft())
