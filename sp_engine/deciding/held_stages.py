"""Which stages a return holds up, where all that is lacking fell due after stages that have ended.

In come a standard and a verdict; out come names of stages.  The file was complete by then: dates that were
given stay, and only what starts after those stages waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from sp_engine.documents import Standard, stages_after
from sp_engine.rules import Outcome, Truth, Verdict


def stages_held(standard: Standard, verdict: Verdict) -> frozenset[str] | None:
    """Return the stages that wait for what is lacking.

    None where something was due from the start, or nothing goes back to the applicant.
    """
    match verdict.outcome:
        case Outcome.APPROVE | Outcome.REJECT | Outcome.PENDING:
            return None
        case Outcome.RETURN:
            return _waiting(standard, verdict)
        case _ as never:
            assert_never(never)


def _waiting(standard: Standard, verdict: Verdict) -> frozenset[str] | None:
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
