"""An applicant with the fewest facts for whom a service comes to a wanted outcome, or that there is none.

In come a service, an outcome and when the application is received; out comes an example that all back ends
have decided again, or why there is none.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from sp_engine.assurance.cases.example_application import ExampleApplication
from sp_engine.assurance.proofs.witness import Smallest, Witness, decided_again, facts_of, outcome_of
from sp_engine.conditions import leaves_by_item
from sp_engine.deciding import Service
from sp_engine.documents import ends_of_gates
from sp_engine.rules import STATABLE, Impossible, NotDecided, Outcome, Program, Solver


class NoExample(Enum):
    """Why nobody is shown."""

    NOBODY = auto()
    """It is proved that whoever applies on the day does not come to the outcome."""
    NOT_DECIDED = auto()


def fewest_facts(
    service: Service, outcome: Outcome, received: datetime, seconds: float | None = None
) -> ExampleApplication | NoExample:
    """Return an example than which none has fewer facts, documents and attributes; a list counts as one.

    `seconds` is how long each answer may take; None for any time.  Raises `PackageMissingError`.
    """
    on = received.astimezone(service.standard.agency.zone).date()
    program = Program(service.standard.vocabulary)
    ruleset = service.follows.ruleset
    wanted = program.side(ruleset).outcomes[outcome]
    gates = frozenset[str]().union(*(rule.gates for rule in ruleset.rules))
    moments = tuple(ends_of_gates(gates, service.standard.stages))
    solver = Solver(program.text((on.toordinal(),), moments), seconds)
    asked = leaves_by_item(program.conditions)
    answer = solver.fewest_true((STATABLE, wanted), map(program.known, asked))
    if isinstance(answer, NotDecided):
        return NoExample.NOT_DECIDED
    if isinstance(answer, Impossible):
        return NoExample.NOBODY if service.follows.proven else NoExample.NOT_DECIDED
    found = Witness(program.facts(answer), on, program.ended(answer))
    smallest = Smallest(service.standard.vocabulary, asked, (on.toordinal(),))
    witness = smallest.of(found, lambda one: outcome_of(service, one) is outcome)
    if witness is None or decided_again(service, witness) is not outcome:
        return NoExample.NOT_DECIDED
    facts, after = facts_of(service, witness), tuple(sorted(witness.ended))
    decision = service.decide(facts, received=received, after=after, as_if=True, with_errors=True)
    if decision.outcome is not outcome:
        return NoExample.NOT_DECIDED
    return ExampleApplication(service.standard, outcome, received, facts, after)
