"""Which stages come before and after one another, and after what falls due later.

In come the stages and requirements of a standard; out come names of stages.  What has happened to an
application is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import assert_never

from sp_engine.conditions import items_of
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.service_time import Stage
from sp_engine.documents.stage_start import Start, StartKind


def with_earlier(ended: Iterable[str], stages: Sequence[Stage]) -> frozenset[str]:
    """Return stages that have ended, with those after which they began: these ended before."""
    begins = {stage.id: [*_stages_before(stage)] for stage in stages}
    found: set[str] = set()
    waiting = [*ended]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += begins.get(name, ())
    return frozenset(found)


def stages_after(gate: str, stages: Sequence[Stage], requirements: Iterable[Requirement]) -> frozenset[str]:
    """Return the stages that start only once a gate has been passed.

    They begin with the stage of the gate, or with a fact that a requirement asks which falls due after it, or
    with a stage that does.
    """
    asked = {item.id for r in requirements if r.gate == gate for item in items_of(r.condition)}
    found: set[str] = set()
    for stage in stages:  # one that follows another stands after it
        if any(_waits(event, {gate, *found}, asked) for event in stage.start.events):
            found.add(stage.id)
    return frozenset(found)


def _waits(event: Start, stages: Set[str], facts: Set[str]) -> bool:
    """Whether what a stage begins with is one of some stages or facts."""
    match event.kind:
        case StartKind.STAGE:
            return event.ref in stages
        case StartKind.FACT:
            return event.ref in facts
        case StartKind.COMPLETE | StartKind.RECEIVED:
            return False
        case StartKind.LATEST:
            return any(_waits(each, stages, facts) for each in event.of)
        case _ as never:
            assert_never(never)


def ends_of_gates(gates: Set[str], stages: Sequence[Stage]) -> Iterator[frozenset[str]]:
    """Yield every set of some gates whose stages can have ended while those of the others have not."""
    told: set[frozenset[str]] = set()
    waiting = [frozenset[str]()]
    while waiting:
        passed = waiting.pop()
        if passed not in told:
            told.add(passed)
            yield passed
            waiting += [with_earlier({*passed, gate}, stages) & gates for gate in sorted(gates - passed)]


def _stages_before(stage: Stage) -> Iterator[str]:
    """Yield the stages with whose end another begins."""
    for event in stage.start.events:
        if event.kind is StartKind.STAGE and event.ref is not None:
            yield event.ref
