"""What an application may be expected to come to: an enumeration, with the reasons that a case then gives."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.documents.case_assertion import CaseAssertion


class ExpectedOutcome(StrEnum):
    """What an application may be expected to come to, by its names in the documents."""

    APPROVED = "disetujui"
    RETURNED = "dikembalikan"
    REJECTED = "ditolak"
    PENDING = "menunggu"
    NOT_IN_FORCE = "di_luar_masa_berlaku"

    @property
    def is_decision(self) -> bool:
        """Whether it is decided under the decree, which may not hold at all."""
        match self:
            case (
                ExpectedOutcome.APPROVED
                | ExpectedOutcome.RETURNED
                | ExpectedOutcome.REJECTED
                | ExpectedOutcome.PENDING
            ):
                return True
            case ExpectedOutcome.NOT_IN_FORCE:
                return False
            case _ as never:
                assert_never(never)

    @property
    def reasons(self) -> CaseAssertion | None:
        """The list in which a case must give the reasons of it, if it needs any."""
        match self:
            case ExpectedOutcome.REJECTED:
                return CaseAssertion.FAILED
            case ExpectedOutcome.RETURNED:
                return CaseAssertion.LACKING
            case ExpectedOutcome.PENDING:
                return CaseAssertion.PENDING
            case ExpectedOutcome.APPROVED | ExpectedOutcome.NOT_IN_FORCE:
                return None
            case _ as never:
                assert_never(never)

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What people say for it."""
        match self:
            case ExpectedOutcome.APPROVED:
                return ("approve", "diterima", "lulus")
            case ExpectedOutcome.RETURNED:
                return ("return", "kurang", "kembali")
            case ExpectedOutcome.REJECTED:
                return ("reject", "tolak")
            case ExpectedOutcome.PENDING:
                return ("pending", "tunggu")
            case ExpectedOutcome.NOT_IN_FORCE:
                return ()
            case _ as never:
                assert_never(never)
