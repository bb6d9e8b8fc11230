"""The mark on a letter of the register, by which one knows a forged one: what is in its code.

In comes where a decision is kept, or a text that somebody read from a letter; out come text, or what it says.
"""

from __future__ import annotations

import re

from sp_engine.immutable import Immutable
from sp_engine.letters.letter_kind import LetterKind
from sp_engine.letters.letter_subject import KeptAt, LetterError
from sp_engine.register import ApplicationNumber, read_number
from sp_engine.words import Diagnostic

_FORMAT = "sp-letter/1"
_WRITTEN = re.compile(
    rf"{re.escape(_FORMAT)} (?P<kind>[a-z]+) (?P<number>[a-z0-9/-]+) #(?P<entry>[0-9]{{1,9}})"
    r" (?P<digest>[0-9a-f]{64})",
    re.IGNORECASE,
)


class LetterMark(Immutable):
    """Which letter it is, of which number, after which entry, and the newest digest when it was made."""

    kind: LetterKind
    number: ApplicationNumber
    entry: int
    digest: str

    def __str__(self) -> str:
        return f"{_FORMAT} {self.kind.value} {self.number} #{self.entry} {self.digest}"


def mark_of(kind: LetterKind, kept: KeptAt) -> LetterMark:
    """Return the mark of a letter about what is kept."""
    return LetterMark(kind, kept.number, kept.entry, kept.head.digest)


def read_mark(written: str) -> LetterMark:
    """Return what a mark says.  Raises `LetterError` for what is none."""
    found = _WRITTEN.fullmatch(" ".join(written.split()))
    kind = next((kind for kind in LetterKind if found and kind == found["kind"].lower()), None)
    if found is None or kind is None:
        shown = written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
        raise LetterError([Diagnostic("SP834", "--letter", values={"given": shown})])
    number, entry = read_number(found["number"].lower()), int(found["entry"])
    return LetterMark(kind, number, entry, found["digest"].lower())


_LONGEST = 120
