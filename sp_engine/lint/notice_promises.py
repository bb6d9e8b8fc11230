"""The three promises of a service notice, and which of them an agency's wording lacks.

In come sentences; out come promises.  LAW: UU 25/2009 art. 22, and the guidelines of PermenPANRB 15/2014 as a
third party copied them.  A promise is known by its words, Indonesian ones, in any order within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import assert_never

from sp_engine.documents import AgencyDocument
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import service_notices as messages
from sp_engine.yaml_text import Source


class Promise(Enum):
    """What a service notice promises."""

    BY_THE_STANDARD = "standar"
    IMPROVEMENT = "perbaikan"
    SANCTION = "sanksi"


_KNOWN_BY = {
    Promise.BY_THE_STANDARD: (
        r"(?<!tidak )\b(?:sesuai|berdasarkan|menurut|melaksanakan)\b.*\bstandar pelayanan\b",
    ),
    Promise.IMPROVEMENT: (
        r"\b(?:perbaik|memperbaik|peningkat|meningkat)\w*\b.*\b(?:terus|berkelanjutan|berkesinambungan)",
        r"\b(?:terus|berkelanjutan|berkesinambungan)\b.*\b(?:perbaik|memperbaik|peningkat|meningkat)",
    ),
    Promise.SANCTION: (r"\bsanksi\b", r"\bkompensasi\b"),
}


def lacking_promises(sentences: Sequence[str]) -> tuple[Promise, ...]:
    """Return the promises that no sentence makes."""
    said = [" ".join(sentence.lower().split()) for sentence in re.split(r"[.;]\s", " ".join(sentences) + " ")]
    return tuple(
        promise
        for promise, patterns in _KNOWN_BY.items()
        if not any(re.search(pattern, sentence) for pattern in patterns for sentence in said)
    )


def promise_words(promise: Promise) -> Words:
    """Return what a promise is called."""
    match promise:
        case Promise.BY_THE_STANDARD:
            return messages.BY_THE_STANDARD
        case Promise.IMPROVEMENT:
            return messages.IMPROVEMENT
        case Promise.SANCTION:
            return messages.SANCTION
        case _ as never:
            assert_never(never)


def promise_sentence(promise: Promise) -> Words:
    """Return a sentence that makes a promise."""
    match promise:
        case Promise.BY_THE_STANDARD:
            return messages.SERVE
        case Promise.IMPROVEMENT:
            return messages.IMPROVE
        case Promise.SANCTION:
            return messages.ACCEPT
        case _ as never:
            assert_never(never)


def notice_problems(source: Source, document: AgencyDocument) -> Iterator[Diagnostic]:
    """Yield the promises that an agency's own notice lacks."""
    if not document.notice:
        return
    path = document.place("notice").path
    for promise in lacking_promises(document.notice):
        words, sentence = promise_words(promise), promise_sentence(promise).id
        yield source.finding("SP346", path, key=True, promise=words, sentence=sentence)
