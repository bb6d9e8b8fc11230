"""Which stages a return holds up, where all that is lacking fell due after stages that have ended.

In come a standard and a verdict; out come names of stages.  The file was complete by then: dates that were
given stay, and only what starts after those stages waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from sp_engine.documents import Standard, stages_after
from sp_engine.rules import Truth, Verdict


def stages_held(standard: Standard, verdict: Verdict) -> frozenset[str] | None:
    """Return the stages that wait for what is lacking; None where something was due from the start."""
    gates = set(_gates_of_what_is_lacking(standard, verdict))
    if not gates or None in gates:
        return None
    after = (stages_after(gate, standard.stages, standard.requirements) for gate in gates if gate is not None)
    return frozenset[str]().union(*after)


def _gates_of_what_is_lacking(standard: Standard, verdict: Verdict) -> Iterable[str | None]:
    for requirement, value, hopeful in zip(
        standard.requirements, verdict.values, verdict.hopeful, strict=False
    ):
        if requirement.mandatory and value == Truth.UNKNOWN and hopeful != Truth.TRUE:
            yield requirement.gate
