"""What the names of a letter's template stand for: the names that an agency writes in Word.

In come an agency, what a letter is about and its body; out come values.  The names are Indonesian, as those
who change a template are; docs/reference/templat-surat.md lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sp_engine.documents import Letterhead
from sp_engine.letters.letter_kind import LetterKind, subject_words
from sp_engine.letters.letter_mark import mark_of
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.papers import Block, Body, Notice, Value, paragraph, qr_code
from sp_engine.register import entry_place
from sp_engine.stationery import TO_FILL_IN, letterhead_values, signatory_values
from sp_engine.words import Language, date_words
from sp_engine.words.messages import letters as messages

_CODE_WIDTH = 26  # millimetres


def template_values(
    subject: LetterSubject,
    kind: LetterKind,
    body: tuple[Block, ...],
    *,
    dated: date,
    folder: Path,
    language: Language,
) -> dict[str, Value]:
    """Return the values of a letter; `folder` is where the agency's own templates and arms are."""
    standard = subject.decision.standard
    agency = standard.agency.document
    letterhead = agency.letterhead or Letterhead()
    signatory = letterhead.signatory
    office = agency.name.get(language) if signatory is None else signatory.office
    service = standard.name.get(language)
    day = date_words(dated, language)
    place = letterhead.signed_at
    return {
        "kata": {name: words.get(language) for name, words in messages.LABELS.items()},
        "kop": letterhead_values(agency, folder, language),
        "surat": {
            "jenis": kind.value,
            "nama": messages.RECEIPT_TITLE.get(language),
            "nomor": TO_FILL_IN,
            "sifat": messages.ORDINARY.get(language),
            "lampiran": messages.NONE_ENCLOSED.get(language),
            "hal": subject_words(kind).say(language, service=service),
            "tanggal": day if place is None else messages.DATED.say(language, place=place, day=day),
        },
        "kepada": {"nama": _addressee(subject, language)},
        "pemohon": subject.applicant or TO_FILL_IN,
        "petugas": subject.clerk or TO_FILL_IN,
        "isi": Body((*_reservations(subject, language), *body)),
        "penutup": messages.CLOSING.get(language),
        "penandatangan": signatory_values(office, signatory),
        "tembusan": list(letterhead.copies) or [messages.ARCHIVE.get(language)],
        "register": _register(subject, kind, language),
        "sementara": messages.PROVISIONAL.get(language) if subject.reservations else "",
    }


def _addressee(subject: LetterSubject, language: Language) -> str:
    if subject.applicant is None:
        return messages.APPLICANT.get(language)
    return messages.NAMED_APPLICANT.say(language, name=subject.applicant)


def _reservations(subject: LetterSubject, language: Language) -> tuple[Block, ...]:
    """Say in the letter, too, why it is provisional."""
    told = tuple(paragraph(words.get(language)) for words in subject.reservations)
    return (Notice(told),) if told else ()


def _register(subject: LetterSubject, kind: LetterKind, language: Language) -> Mapping[str, Value]:
    """Return where the decision is kept, with the code by which a forged letter is known."""
    kept = subject.kept
    if kept is None:
        told = messages.NOT_KEPT.get(language)
        return {"nomor": "", "catatan": "", "sidik": "", "keterangan": told, "kode": ""}
    number, entry, digest = str(kept.number), entry_place(kept.entry), kept.head.digest
    told = messages.KEPT.say(language, number=number, entry=entry, digest=digest)
    alternative = messages.CODE.say(language, number=number)
    code = qr_code(str(mark_of(kind, kept)), width=_CODE_WIDTH, alternative=alternative)
    return {"nomor": number, "catatan": entry, "sidik": digest, "keterangan": told, "kode": code}
