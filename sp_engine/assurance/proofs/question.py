"""What is asked about a standard, and what an answer is.

A question of a new kind starts here: whatever tells answers names all kinds.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sp_engine.assurance.proofs.example import Example
from sp_engine.rules import Outcome


class QuestionKind(StrEnum):
    """The kinds of question, by their names in JSON and, as `pertanyaan`, in the catalogue."""

    CAN_COME_TO = "dapat_terjadi"
    ALONE = "menentukan_sendiri"
    GUARD_HOLDS = "jika_berlaku"
    GUARD_FAILS = "jika_tidak_berlaku"
    ALTERNATIVE = "pilihan_berarti"
    OVERLAP = "tumpang_tindih"
    GAP = "celah"
    ASKED_ONCE = "diminta_sekali"
    READING = "tafsir_mengubah"
    FACT = "pertanyaan_berarti"


class Standing(StrEnum):
    """How a question came out; the values are names in JSON."""

    HOLDS = "holds"
    """It is as it should be."""
    TOLD = "told"
    """It is neither good nor bad, but to be known."""
    FAILS = "fails"
    """It is as it should not be."""
    NOT_DECIDED = "not_decided"
    """No answer was found in the time that was given, or none is certain."""


class WhyUndecided(StrEnum):
    """Why nothing is claimed, where no time ran out; the values are names in JSON."""

    HOLIDAYS = "holidays"
    """It depends on where holidays lie that nobody has decreed yet."""
    MORE_FOLLOWS = "more_follows"
    """A decision searches for what follows from the requirements together, and may refute it."""
    NOT_CONFIRMED = "not_confirmed"
    """Whoever was found is not as is asked when all that decides is asked again."""
    TOO_MANY = "too_many"
    """Too many applicants can be told apart."""


class Answer(NamedTuple):
    """One question about one part of a standard, answered.

    `subject` is the part, by a name that stays when lists grow.  `example` shows what can be, and has been
    decided again by all back ends: it came to `outcome`, and under another reading to `otherwise`.  Without
    one it is proved that nobody is like that; `because` are the requirements from which that follows.
    `excuse` is why an answer that fails is accepted, `why` why there is none where no time ran out.
    """

    kind: QuestionKind
    subject: str
    standing: Standing
    example: Example | None = None
    outcome: Outcome | None = None
    otherwise: Outcome | None = None
    because: tuple[str, ...] = ()
    seconds: float | None = None
    excuse: str | None = None
    why: WhyUndecided | None = None

    @property
    def failing(self) -> bool:
        """Whether somebody has to look at it: it is wrong and not accepted, or nobody knows."""
        return (
            self.standing is not Standing.HOLDS and self.standing is not Standing.TOLD and self.excuse is None
        )
