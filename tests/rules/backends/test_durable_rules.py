"""The witness as a guest of durable-rules: threads, memory, deletion, and errors that must not be lost.

That it decides right is in `test_agreement` and in the conformance cases; here it is kept in check.
"""

import gc
import resource
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from sp_engine.conditions.tree import Age, AllOf, Among, AnyOf, Condition, Document, Item, Range
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.durable_rules.program import WAYS, WitnessError
from sp_engine.rules.backends.durable_rules.witness import (
    Witness,
    _engine,
    witness_available,
    witness_name,
)
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.duration import Duration, Unit

pytestmark = pytest.mark.skipif(not witness_available(), reason="durable-rules does not run here")

DAY = date(2026, 3, 16).toordinal()


def requirement(number: int) -> Rule:
    """Return one of five kinds of requirement, every seventh of them guarded."""
    fact, name = Item(f"fact{number}", curable=number % 5 == 1), f"document{number}"
    stamped = Among(Item(f"{name}.stamped", curable=True, by_agency=True), frozenset({True}))
    document = Document(Item(name, curable=True), (stamped,))
    kinds: tuple[Condition, ...] = (
        Range(fact, 5, 50),
        document,
        Among(fact, frozenset({"a", "b"})),
        Age(fact, Duration(17, Unit.YEAR), Duration(35, Unit.YEAR)),
        AnyOf((Range(fact, 1, None), document)),
    )
    guard = Among(Item("delegated"), frozenset({True})) if number % 7 == 3 else None
    return Rule(f"r{number}", guard, kinds[number % 5])


def standard(size: int) -> Ruleset:
    return Ruleset(tuple(requirement(number) for number in range(size)))


def application(size: int, seed: int = 0) -> dict[str, Any]:
    """Return facts, different for each seed; seed 0 fulfils everything."""
    stated: dict[str, Any] = {"delegated": True}
    for number in range(size):
        born = date(2000, 2, 29).toordinal()
        stated[f"fact{number}"] = (7, 1, "a", born, 3)[number % 5]
        stated[f"document{number}"] = stated[f"document{number}.stamped"] = True
    dropped = sorted(stated)[:: seed + 1][:seed]
    return {name: value for name, value in stated.items() if name not in dropped}


@pytest.fixture
def witness() -> Iterator[Witness]:
    with closing(Witness(standard(10))) as made:
        yield made


def test_it_says_its_name_and_version() -> None:
    assert witness_name().startswith("durable-rules 2.")


def test_without_the_engine_there_is_no_witness_and_the_module_still_imports(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _engine.cache_clear()
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    assert not witness_available()
    with pytest.raises(ImportError):
        Witness(standard(1))


def test_eight_threads_at_once_derive_what_one_alone_does() -> None:
    shared, reference = Witness(standard(6)), Closures(standard(6))
    ready = threading.Barrier(8)

    def decide(thread: int) -> list[bool]:
        with closing(Witness(standard(6))) as own:
            ready.wait()
            return [
                backend.decide(facts, DAY) == reference.decide(facts, DAY)
                for facts in (application(6, (thread + turn) % 9) for turn in range(25))
                for backend in (shared, own)
            ]

    with closing(shared), ThreadPoolExecutor(8) as pool:
        agreed = [same for results in pool.map(decide, range(8)) for same in results]
    assert len(agreed) == 8 * 25 * 2
    assert all(agreed)


def test_it_starts_no_threads_of_its_own(witness: Witness) -> None:
    before = threading.active_count()
    witness.decide(application(10), DAY)
    time.sleep(0.3)  # the engine's own would start after 0.1 s
    assert threading.active_count() == before


def test_five_thousand_decisions_take_no_more_memory_than_five_hundred() -> None:
    """The engine breaks at 1,024 live states, and a state of this ruleset takes some 100 kB."""
    facts = [application(3, seed) for seed in range(4)]
    with closing(Witness(standard(3))) as witness:
        for turn in range(500):
            witness.decide(facts[turn % 4], DAY)
        before = resident_memory()
        for turn in range(5000):
            witness.decide(facts[turn % 4], DAY)
        assert resident_memory() - before < 8 * 2**20


def test_witnesses_that_were_closed_leave_no_memory_behind() -> None:
    """A rule set that is not deleted keeps some 500 kB."""
    for turn in range(150):
        if turn == 30:
            before = resident_memory()
        with closing(Witness(standard(5))) as witness:
            witness.decide({}, DAY)
    assert resident_memory() - before < 16 * 2**20


def resident_memory() -> int:
    """Return the bytes this process holds now; where that cannot be read, the most it ever held."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.fixture
def deleted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the handles of the rule sets that are deleted from now on."""
    import durable_rules_engine

    handles: list[int] = []
    delete = durable_rules_engine.delete_ruleset

    def deleting(handle: int) -> None:
        handles.append(handle)
        delete(handle)

    monkeypatch.setattr(durable_rules_engine, "delete_ruleset", deleting)
    return handles


def test_closing_deletes_the_rule_set_once_and_decides_no_more(deleted: list[int]) -> None:
    witness = Witness(standard(2))
    handle = witness._handle
    witness.close()
    witness.close()
    assert deleted.count(handle) == 1
    with pytest.raises(WitnessError, match="closed"):
        witness.decide({}, DAY)


def test_a_witness_that_was_garbage_collected_is_deleted_when_the_engine_is_used_next(
    deleted: list[int],
) -> None:
    witness = Witness(standard(2))
    handle = witness._handle
    del witness
    gc.collect()
    Witness(standard(1)).close()
    assert deleted.count(handle) == 1


@pytest.mark.parametrize("asked", ["assert_fact", "start_action_for_state", "complete_and_start_action"])
def test_an_error_of_the_engine_surfaces_and_the_next_decision_is_right(
    witness: Witness, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    engine = _engine()

    def fails(*_: object) -> None:
        raise engine.error("error code: 304")

    with monkeypatch.context() as patched:
        patched.setattr(engine, asked, fails)
        with pytest.raises(WitnessError, match="304"):
            witness.decide(application(10), DAY)
    assert witness.decide(application(10), DAY) == Closures(standard(10)).decide(application(10), DAY)


def test_a_message_that_no_rule_takes_is_an_error(witness: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "_message", lambda sid, *_: {"sid": sid, "id": "?", "page": 99})
    with pytest.raises(WitnessError, match="not handled"):
        witness.decide(application(10), DAY)


def test_a_message_that_was_observed_before_is_an_error(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness, "_message", lambda sid, *_: {"sid": sid, "id": "page 0", "page": 0})
    with pytest.raises(WitnessError, match="observed"):
        witness.decide(application(10), DAY)


def test_an_incomplete_derivation_is_an_error_and_no_guess(witness: Witness) -> None:
    witness._pages.pop()
    with pytest.raises(WitnessError, match="outcome"):
        witness.decide({}, DAY)


def test_what_was_not_measured_is_an_error_and_no_guess(witness: Witness) -> None:
    witness._pages[0].leaves.clear()
    with pytest.raises(WitnessError, match="no value"):
        witness.decide({}, DAY)


def test_a_preference_without_a_value_is_an_error_too() -> None:
    preferred = Rule("p", None, Range(Item("n"), 1, None), mandatory=False)
    with closing(Witness(Ruleset((preferred,)))) as witness:
        witness._pages[0].leaves.clear()
        with pytest.raises(WitnessError, match="no value"):
            witness.decide({}, DAY)


def test_what_follows_twice_in_different_ways_is_an_error(witness: Witness) -> None:
    changed = {name: what for name, what in witness._follows.items() if isinstance(what, tuple)}
    witness._follows |= {name: (0, worth) for name, (_, worth) in changed.items()}
    with pytest.raises(WitnessError, match="node 0 is worth"):
        witness.decide(application(10, 2), DAY)


def test_a_ruleset_that_is_too_large_for_the_engine_is_refused_before_it_gets_there() -> None:
    rules = tuple(Rule(f"r{n}", None, Range(Item(f"n{n}"), 1, None)) for n in range(1_400))
    with pytest.raises(WitnessError, match="too many"):
        Witness(Ruleset(rules))


def test_a_decision_is_one_message_of_what_was_measured_and_one_of_what_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []
    asserted = _engine().assert_fact

    def noted(handle: int, message: str) -> Any:
        sent.append(message)
        return asserted(handle, message)

    monkeypatch.setattr(_engine(), "assert_fact", noted)
    with closing(Witness(standard(30))) as witness:
        witness.decide(application(30), DAY)
    assert len(sent) == 2


@pytest.mark.parametrize("kind", [AllOf, AnyOf])
def test_a_condition_of_more_parts_than_one_message_takes_is_told_in_parts(
    kind: type[AllOf | AnyOf],
) -> None:
    """Parts that can be FALSE, open or TRUE in every order, alone and in one another."""
    parts = tuple(Range(Item(f"n{n}", curable=n % 3 == 1), 1, None) for n in range(3 * WAYS))
    inner = tuple((AnyOf if kind is AllOf else AllOf)(parts[n : n + 2]) for n in range(0, 2 * WAYS, 2))
    ruleset = Ruleset((Rule("many", None, kind(parts)), Rule("nested", inner[0], kind(inner))))
    reference = Closures(ruleset)
    with closing(Witness(ruleset)) as witness:
        for turn in range(60):
            facts = {f"n{n}": (0, 1, 1, None)[(n * n + turn) % (turn % 3 + 2)] for n in range(3 * WAYS)}
            stated = {name: value for name, value in facts.items() if value is not None}
            for changed in (stated, dict.fromkeys(facts, 1), {**dict.fromkeys(facts, 1), f"n{turn}": 0}):
                assert witness.decide(changed, DAY) == reference.decide(changed, DAY)


def test_a_standard_of_two_hundred_requirements_is_derived_like_any_other() -> None:
    """More tests side by side than one table of the engine has room for."""
    rules = tuple(Rule(f"r{n}", None, Range(Item(f"n{n}"), 1, None)) for n in range(200))
    facts = {f"n{n}": 1 for n in range(200)}
    with closing(Witness(Ruleset(rules))) as witness:
        assert witness.decide(facts, DAY).outcome == Outcome.APPROVE
        assert witness.decide({**facts, "n199": 0}, DAY).outcome == Outcome.REJECT
        assert witness.decide({**facts, "n63": None}, DAY).outcome == Outcome.RETURN


def test_no_warning_of_the_engine_reaches_the_user(witness: Witness) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        witness.decide(application(10), DAY)
