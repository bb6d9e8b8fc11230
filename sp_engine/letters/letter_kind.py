"""Which letters there are, and which of them fits a decision.  A new letter starts here.

In comes a decision's outcome; out comes the kind that tells it, or why one does not.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.rules import Outcome
from sp_engine.words import Words
from sp_engine.words.messages import letters as messages


class LetterKind(StrEnum):
    """What a letter is; the value is the word of the command line and of the code on it."""

    RECEIPT = "receipt"
    APPROVAL = "approval"
    RETURN = "return"
    REFUSAL = "refusal"


def usual_kind(outcome: Outcome) -> LetterKind:
    """Return the letter that tells an outcome; while it is open, the receipt."""
    match outcome:
        case Outcome.APPROVE:
            return LetterKind.APPROVAL
        case Outcome.RETURN:
            return LetterKind.RETURN
        case Outcome.REJECT:
            return LetterKind.REFUSAL
        case Outcome.PENDING:
            return LetterKind.RECEIPT
        case _ as never:
            assert_never(never)


def tells(kind: LetterKind, outcome: Outcome) -> bool:
    """Whether a letter can tell an outcome."""
    match kind:
        case LetterKind.RECEIPT:
            return _takes_in(outcome)
        case LetterKind.APPROVAL | LetterKind.RETURN | LetterKind.REFUSAL:
            return kind is usual_kind(outcome)
        case _ as never:
            assert_never(never)


def _takes_in(outcome: Outcome) -> bool:
    """Whether the file stays with the agency: a receipt promises a due date, which no other has."""
    match outcome:
        case Outcome.APPROVE | Outcome.PENDING:
            return True
        case Outcome.RETURN | Outcome.REJECT:
            return False
        case _ as never:
            assert_never(never)


def subject_words(kind: LetterKind) -> Words:
    """Return what a letter is about, with a place for the service's name."""
    match kind:
        case LetterKind.RECEIPT:
            return messages.SUBJECT_OF_RECEIPT
        case LetterKind.APPROVAL:
            return messages.SUBJECT_OF_APPROVAL
        case LetterKind.RETURN:
            return messages.SUBJECT_OF_RETURN
        case LetterKind.REFUSAL:
            return messages.SUBJECT_OF_REFUSAL
        case _ as never:
            assert_never(never)


def kind_words(kind: LetterKind) -> Words:
    """Return what a letter is called."""
    match kind:
        case LetterKind.RECEIPT:
            return messages.RECEIPT
        case LetterKind.APPROVAL:
            return messages.APPROVAL
        case LetterKind.RETURN:
            return messages.RETURN
        case LetterKind.REFUSAL:
            return messages.REFUSAL
        case _ as never:
            assert_never(never)
