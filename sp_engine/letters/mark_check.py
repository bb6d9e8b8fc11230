"""Whether a letter is one that the register could have made: its number, its entry, its digest, its outcome.

In come a mark and the register; out comes what the genuine letter tells, and every departure.  Whether the
chain itself is as it was written, `verify` of the register says.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.immutable import Immutable
from sp_engine.letters.letter_kind import kind_words, tells
from sp_engine.letters.letter_mark import LetterMark
from sp_engine.register import (
    Entry,
    EntryKind,
    PersonalPart,
    RecordedApplication,
    Register,
    RegisterError,
    entry_place,
)
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import letters as messages


class CheckedLetter(Immutable):
    """What a genuine letter of that mark tells: of whom, about which service, with which outcome.

    `since`: what happened to the application after the letter.  `applicant` is None once erased.
    """

    mark: LetterMark
    application: RecordedApplication | None
    applicant: str | None
    outcome: Outcome | None
    since: tuple[Entry, ...]
    findings: tuple[Diagnostic, ...]


def checked_letter(register: Register, mark: LetterMark) -> CheckedLetter:
    """Return what the register has about a letter."""
    try:
        application = register.application(mark.number)
    except RegisterError:
        problem = messages.NO_SUCH_NUMBER.fill(number=str(mark.number))
        return CheckedLetter(mark, None, None, None, (), (_departure(mark, problem),))
    entries = register.entries()
    head = next((entry for entry in entries if entry.digest == mark.digest), None)
    told = next((entry for entry in application.entries if entry.sequence == mark.entry), None)
    outcome = _outcome(told)
    findings = tuple(_departure(mark, problem) for problem in _problems(mark, head, told, outcome))
    last = mark.entry if head is None else head.sequence
    since = tuple(entry for entry in application.entries if entry.sequence > last and _matters(entry))
    known = register.personal([application], (PersonalPart.APPLICANT,))[application.number]
    return CheckedLetter(mark, application, known.get(PersonalPart.APPLICANT), outcome, since, findings)


def _problems(
    mark: LetterMark, head: Entry | None, told: Entry | None, outcome: Outcome | None
) -> Iterator[Words]:
    if head is None:
        yield messages.NO_SUCH_DIGEST
    if told is None or outcome is None:
        yield messages.ANOTHER_ENTRY.fill(entry=entry_place(mark.entry), number=str(mark.number))
        return
    if head is not None and told.sequence > head.sequence:
        yield messages.LATER_ENTRY
    if not tells(mark.kind, outcome):
        kind, entry = kind_words(mark.kind), entry_place(mark.entry)
        yield messages.ANOTHER_OUTCOME.fill(kind=kind, entry=entry)


def _outcome(entry: Entry | None) -> Outcome | None:
    said = None if entry is None else entry.details.get("outcome")
    return None if said is None else Outcome(said)


def _matters(entry: Entry) -> bool:
    """Whether an entry may say otherwise than a letter made before it."""
    return entry.kind is not EntryKind.UNMASKED


def _departure(mark: LetterMark, problem: Words) -> Diagnostic:
    return Diagnostic("SP835", "--letter", values={"number": str(mark.number), "problem": problem})
