"""The witness: durable-rules derives a decision a second time, by forward chaining.

In comes a `Ruleset`, out comes a back end that gives the same `Verdict` as any other, or raises
`WitnessError`; it never guesses.  Python only measures (see `program`); the engine derives each value
and the outcome.  Knows nothing about the other back ends; how the engine must be handled stays inside this
file.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache
from itertools import count
from typing import Any, Final

from sp_engine.conditions import HOLDS_NOT
from sp_engine.facts import FactValue, ListValue
from sp_engine.rules.backend import NONE_ENDED, Verdict
from sp_engine.rules.backends.durable_rules.program import (
    PAGE,
    Items,
    Measure,
    Node,
    Program,
    Token,
    WitnessError,
    ended_item,
)
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset

WITNESS_ENGINE: Final = "durable-rules"


def witness_available() -> bool:
    """Return whether durable-rules can be imported here (it cannot on Python 3.13)."""
    try:
        _host_class()
    except Exception:  # a C library of another time fails in many ways
        return False
    return True


def witness_name() -> str:
    """Return the engine's name and version, such as `durable-rules 2.0.28`.  It must be installed."""
    from importlib.metadata import version  # a clerk, who sees no version, need not wait for it

    return f"{WITNESS_ENGINE} {version(WITNESS_ENGINE)}"


# The engine keeps its states in globals of a C library: one decision, building or deletion at a time.
_LOCK = threading.Lock()
_TO_DELETE: deque[int] = deque()  # rule sets of witnesses that are gone; a garbage collector cannot wait
_NAMES = count(1)


class Witness:
    """A ruleset inside durable-rules; safe to share between threads, which then wait for each other.

    It lives in the engine until `close`, or until the engine is used after it was garbage collected.
    Raises `WitnessError` for a ruleset too large for the engine, `ImportError` where there is no engine.
    """

    def __init__(self, ruleset: Ruleset) -> None:
        program = Program(ruleset)
        self._values, self._hopeful = program.values, program.hopeful
        self._measures = [(item, self._measure(measure)) for item, measure in program.measures]
        self._name = f"sp_engine.witness.{next(_NAMES)}"
        self._derived: set[Token] = set()
        rules = {
            f"r{i}": {"all": patterns, "run": _action(tokens, self._derived, program.joined)}
            for i, (patterns, tokens) in enumerate(program.rules)
        }
        self._host = _host_class()()
        with _LOCK:
            _delete_pending()
            try:
                self._host.register_rulesets({self._name: rules})
            except Exception as error:
                raise WitnessError(f"durable-rules refused the rules: {error!r}") from error
        self._finalizer = weakref.finalize(
            self, _TO_DELETE.append, self._host.get_ruleset(self._name)._handle
        )
        self._finalizer.atexit = False

    def close(self) -> None:
        """Delete the rule set from the engine; a later `decide` raises `WitnessError`."""
        for _, measure in self._measures:
            if isinstance(measure, _Counted):
                measure.close()
        self._finalizer()
        with _LOCK:
            _delete_pending()

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        """Return the derived verdict on typed facts on a day, an ordinal, when some stages have ended."""
        known = {**facts, **{ended_item(stage).id: True for stage in ended}}
        stated = [(known.get(item), measure) for item, measure in self._measures]
        measured = [None if value is None else measure(value, day) for value, measure in stated]
        with _LOCK:
            _delete_pending()
            if not self._finalizer.alive:
                raise WitnessError("the witness is closed")
            tokens = self._derive(measured)
        outcomes = [outcome for outcome in Outcome if outcome in tokens]
        if len(outcomes) != 1:
            raise WitnessError(f"not exactly one outcome was derived: {outcomes}")
        values = tuple(_value(tokens, node) for node in self._values)
        return Verdict(outcomes[0], values, tuple(_value(tokens, node) for node in self._hopeful))

    def _measure(self, measure: Measure | Items) -> Measure:
        return _Counted(measure) if isinstance(measure, Items) else measure

    def _derive(self, measured: Iterable[tuple[int, ...] | None]) -> frozenset[Token]:
        """Return all tokens that follow from what was measured, in a new state of the engine each time.

        None is measured of what is not stated.
        """
        sid = f"{self._name}.{next(_NAMES)}"
        self._derived.clear()
        # INVARIANT: a rule fires at the start: deleting a state in which none has fired frees wild memory.
        started = self._assert({"sid": sid, "id": "start", "start": 1})
        try:
            _check(started)
            for leaf, numbers in enumerate(measured):
                message = {"sid": sid, "id": f"leaf {leaf}", "leaves": leaf // PAGE, "leaf": leaf, "known": 0}
                if numbers is not None:
                    message |= {"known": 1, **{f"v{i}": n for i, n in enumerate(numbers)}}
                _check(self._assert(message))
            return frozenset(self._derived)
        finally:
            self._host.delete_state(self._name, sid)

    def _assert(self, message: dict[str, Any]) -> Any:
        try:
            return self._host.assert_fact(self._name, message)
        except Exception as error:  # not handled, observed before, or failed: every message has its rules
            raise WitnessError(f"durable-rules refused {message}: {error!r}") from error


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


def _check(state: Mapping[str, Any] | None) -> None:
    """Raise the error of an action, which the engine only notes in the state."""
    if state and "exception" in state:
        raise WitnessError(f"an action of durable-rules failed: {state['exception']}")


def _action(
    tokens: tuple[Token, ...], derived: set[Token], joined: Mapping[Token, int]
) -> Callable[[Any], None]:
    """Return the action that asserts tokens, each once, as far as a rule waits for them."""

    def assert_tokens(context: Any) -> None:
        for token in tokens:
            if token not in derived:
                derived.add(token)
                if token in joined:
                    number = joined[token]
                    context.assert_fact({"id": token, "page": number // PAGE, "token": number})

    return assert_tokens


def _value(tokens: frozenset[Token], node: Node) -> int:
    """Return the value that a node's tokens say."""
    said = tuple(token in tokens for token in (f"{node}>=1", f"{node}<1", f"{node}>=2", f"{node}<2"))
    if said not in _VALUE:
        raise WitnessError(f"node {node} has no value: of `>=1`, `<1`, `>=2`, `<2` it has {said}")
    return _VALUE[said]


_VALUE: Final = {
    (True, False, True, False): TRUE,
    (True, False, False, True): UNKNOWN,
    (False, True, False, True): FALSE,
}


@cache
def _host_class() -> Callable[[], Any]:
    """Return the engine's host without the two threads that walk its states behind one's back."""
    from durable import engine

    # The engine only takes differences of this clock, to give up an action after 10 seconds.  Its own
    # follows the wall clock, which may jump, and on Python 3.12 warns of `utcfromtimestamp`.
    engine._unix_now = time.monotonic
    return type("QuietHost", (engine.Host,), {"_run": lambda _host: None})


def _delete_pending() -> None:
    """Delete the rule sets of witnesses that are gone; the lock must be held."""
    if _TO_DELETE:
        import durable_rules_engine

        while _TO_DELETE:
            durable_rules_engine.delete_ruleset(_TO_DELETE.popleft())
