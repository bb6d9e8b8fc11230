"""What the names of a decree's templates stand for: its head, its sentences, who signs.

In come a decree and its agency; out come values by the Indonesian names that an agency writes in Word.  What
the catalogue does not know stays a line to be filled by hand, never a sentence of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sp_engine.documents import Agency, Decree, Letterhead, Registry, item_text
from sp_engine.papers import Block, Body, ItemList, ListItem, Value, paragraph
from sp_engine.publishing.decree_signatory import decree_office, decree_signatory
from sp_engine.stationery import letterhead_values
from sp_engine.words import Language, date_words
from sp_engine.words.messages import annex as messages
from sp_engine.words.messages import printed_standard


def head_values(
    decree: Decree, agency: Agency, mark: str, folder: Path, language: Language
) -> dict[str, Value]:
    """Return what annex and decree have in common.

    `mark` stands at the head of each page; `folder` is where the agency's own templates and arms are.
    """
    document = decree.document
    letterhead = agency.document.letterhead or Letterhead()
    name = agency.name.get(language)
    office = decree_office(decree, agency, language)
    place = document.signed_in or letterhead.signed_at or messages.BLANK.get(language)
    return {
        "kata": {label: words.get(language) for label, words in messages.LABELS.items()},
        "sementara": mark,
        "instansi": {"nama": name.upper(), "alamat": agency.document.address or ""},
        "kop": letterhead_values(agency.document, folder, language),
        "penandatangan": decree_signatory(decree, agency, language),
        "keputusan": {
            "pejabat": messages.OF_OFFICE.say(language, office=office.upper()),
            "jabatan": office,
            "jabatan_kapital": office.upper(),
            "nomor": decree.number,
            "tanggal": _dated(decree, language),
            "tentang": decree.title.upper(),
            "menetapkan": messages.SETS.say(language, office=office.upper(), title=decree.title.upper()),
            "tempat": place,
        },
    }


def decree_values(decree: Decree, registry: Registry, language: Language) -> dict[str, Value]:
    """Return what the decree itself says: considerations, laws, provisions."""
    document = decree.document
    considered = document.considering or (messages.TO_BE_WRITTEN.get(language),)
    letters = (f"{chr(ord('a') + i)}." for i in range(26))
    sentences = list(_provisions(decree, language))
    return {
        "menimbang": Body((_list(zip(letters, considered, strict=False)),)),
        "mengingat": Body((_list(_laws(decree, registry, language)),)),
        "diktum": [
            {"nama": ordinal.get(language), "isi": Body(blocks)}
            for ordinal, blocks in zip(messages.ORDINALS, sentences, strict=False)
        ],
    }


def _dated(decree: Decree, language: Language) -> str:
    return messages.BLANK.get(language) if decree.dated is None else date_words(decree.dated, language)


def _laws(decree: Decree, registry: Registry, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the regulations of the preamble; those of one item stand behind each other."""
    cited = decree.document.preamble
    if not cited:
        yield "1.", messages.NO_PREAMBLE.get(language)
    said: dict[str, list[str]] = {}
    for place, one in enumerate(cited, 1):
        told = one.title_as_written or one.regulation
        if one.regulation in registry:
            law = registry[one.regulation]
            told = printed_standard.ON.say(language, regulation=law.full_name, title=law.title)
        said.setdefault(item_text(one.item) or str(place), []).append(told)
    for number, laws in said.items():
        yield f"{number}.", "; ".join(laws)


def _provisions(decree: Decree, language: Language) -> Iterator[tuple[Block, ...]]:
    document = decree.document
    first = messages.ORDINALS[0]
    if document.amends:
        for number in document.amends:
            yield (paragraph(messages.AMENDS.say(language, number=number)),)
    else:
        yield (paragraph(messages.STANDARDS.get(language)),)
    services = _list((f"{i}.", one.name.get(language)) for i, one in enumerate(document.services, 1))
    yield paragraph(messages.SERVICES.say(language, first=first)), services
    for name in document.removes:
        yield (paragraph(messages.REMOVES.say(language, name=name)),)
    yield (paragraph(messages.BINDS.say(language, first=first)),)
    for number in document.revokes:
        yield (paragraph(messages.REVOKES.say(language, number=number)),)
    if decree.in_force_from is None or decree.in_force_from == decree.dated:
        yield (paragraph(messages.TAKES_EFFECT.get(language)),)
    else:
        day = date_words(decree.in_force_from, language)
        yield (paragraph(messages.TAKES_EFFECT_ON.say(language, day=day)),)
    if document.last_day is not None:
        yield (paragraph(messages.UNTIL.say(language, day=date_words(document.last_day, language))),)


def _list(items: Iterator[tuple[str, str]] | zip[tuple[str, str]]) -> ItemList:
    return ItemList(tuple(ListItem(label, (paragraph(text),)) for label, text in items))
