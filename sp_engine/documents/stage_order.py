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
from sp_engine.documents.stage_start import StartKind


def with_earlier(ended: Iterable[str], stages: Sequence[Stage]) -> frozenset[str]:
    """Return stages that have ended, with those after which they began: these ended before."""
    begins = {stage.id: _stage_before(stage) for stage in stages}
    found: set[str] = set()
    for name in ended:
        before: str | None = name
        while before is not None and before not in found:
            found.add(before)
            before = begins.get(before)
    return frozenset(found)


def stages_after(gate: str, stages: Sequence[Stage], requirements: Iterable[Requirement]) -> frozenset[str]:
    """Return the stages that start only once a gate has been passed.

    They begin with the stage of the gate, or with a fact that a requirement asks which falls due after it, or
    with a stage that does.
    """
    asked = {item.id for r in requirements if r.gate == gate for item in items_of(r.condition)}
    found: set[str] = set()
    for stage in stages:  # one that follows another stands after it
        match stage.start.kind:
            case StartKind.STAGE:
                if stage.start.ref == gate or stage.start.ref in found:
                    found.add(stage.id)
            case StartKind.FACT:
                if stage.start.ref in asked:
                    found.add(stage.id)
            case StartKind.COMPLETE | StartKind.RECEIVED:
                pass
            case _ as never:
                assert_never(never)
    return frozenset(found)


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


def _stage_before(stage: Stage) -> str | None:
    """Return the stage with whose end another begins."""
    match stage.start.kind:
        case StartKind.STAGE:
            return stage.start.ref
        case StartKind.COMPLETE | StartKind.RECEIVED | StartKind.FACT:
            return None
        case _ as never:
            assert_never(never)
