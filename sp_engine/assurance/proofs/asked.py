"""A question as it is put to a solver, and to whoever checks what the solver found."""

from __future__ import annotations

from typing import NamedTuple

from sp_engine.assurance.proofs.question import QuestionKind, Standing
from sp_engine.assurance.proofs.witness import Holds
from sp_engine.deciding import Service
from sp_engine.rules import Literal


class Asked(NamedTuple):
    """`literals` hold together for some applicant: `if_so` and `if_not` say how it then stands.

    `holds` is the same said of one applicant, without the solver; None where two are compared: then that of
    the facts in a `copy` is another outcome.  `searched`: whether a proof needs all that follows from the
    requirements to be known, as a decision searches for what does not.  `wished` need not hold, but makes for
    a better example.  `other`: the service under another reading.
    """

    kind: QuestionKind
    subject: str
    literals: tuple[Literal, ...]
    holds: Holds | None
    if_so: Standing
    if_not: Standing
    wished: tuple[Literal, ...] = ()
    other: Service | None = None
    copy: int = 0
    searched: bool = False
