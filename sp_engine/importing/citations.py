"""Regulations as a decree cites them: their kind, number, year and title, and which of the register they are.

In come texts and a register; out come the names of regulations, or what a new entry would have to say.
A regulation with another number or year is never taken for the one that is cited.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sp_engine.documents import Regulation
from sp_engine.importing.label_words import alike, words_of
from sp_engine.importing.recognised_words import any_of, short_name, word_lists

_NUMBER = re.compile(
    r"\b(?:nomor|nomer|no|nomoc?r)\b\s*[.:]*\s*:?\s*([0-9A-Za-z][\w./-]*?)\s*,?\s+(?:tahun|thn|th)\b\.?\s*[.:]?\s*(\d{4})",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\b(?:nomor|no)\b\s*[.:]*\s*([\w./-]+)", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:tentang|tentange|ttg)\b\s*:?\s*", re.IGNORECASE)
_GAZETTE = re.compile(r"\(?\s*\b(?:tambahan\s+)?(?:lembaran|berita)\s+(?:negara|daerah)\b", re.IGNORECASE)


class Citation(NamedTuple):
    """A regulation as it is cited.  `rest`: what stands after its title, as its place in the gazette."""

    kind: str
    short: str
    number: str | None
    year: int | None
    title: str
    rest: str


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{any_of(kind['tulisan'])})\b", re.IGNORECASE), kind["jenis"], kind["singkatan"])
        for kind in word_lists()["peraturan"]
    )


def citation_in(text: str) -> Citation | None:
    """Return the regulation that a text cites at its beginning, None where it cites none."""
    head = text[:160]
    found = [(kind.search(head), name, short) for kind, name, short in _kinds()]
    matches = [(match.start(), -match.end(), name, short, match) for match, name, short in found if match]
    if not matches:
        return None
    _, _, name, short, match = min(matches, key=lambda one: (one[0], one[1]))
    numbered = _NUMBER.search(text)
    title_at = _TITLE.search(text)
    before_title = title_at.start() if title_at else len(text)
    if numbered is not None and numbered.start() > before_title:
        numbered = None
    kind_end = numbered.start() if numbered else before_title
    bare = None if numbered else _BARE_NUMBER.search(text[:before_title])
    if bare is not None:
        kind_end = min(kind_end, bare.start())
    kind = " ".join(text[match.start() : kind_end].split()).strip(" ,:;-") or name
    title, rest = _title(text[title_at.end() :] if title_at else text[(numbered or match).end() :])
    number = numbered[1] if numbered else bare[1].strip(".:") if bare else None
    year = int(numbered[2]) if numbered and 1945 <= int(numbered[2]) <= 2100 else None
    return Citation(kind, short, number, year, title or " ".join(text.split()), rest)


def _title(text: str) -> tuple[str, str]:
    cut = _GAZETTE.search(text)
    title = text[: cut.start()] if cut else text
    rest = text[cut.start() :] if cut else ""
    return " ".join(title.split()).strip(" .;,:("), " ".join(rest.split()).strip(" .;,")


def known_regulation(citation: Citation, registry: Mapping[str, Regulation]) -> str | None:
    """Return the name in the register of what is cited."""
    if citation.number is None:
        return next(
            (
                name
                for name, known in registry.items()
                if known.number is None and likeness(known.title, citation.title) >= 0.8
            ),
            None,
        )
    same = [
        (name, known)
        for name, known in registry.items()
        if known.number == citation.number
        and known.year == citation.year
        and _same_kind(known.kind, citation)
    ]
    scored = [
        (likeness(known.title, citation.title) + likeness(known.kind, citation.kind), name)
        for name, known in same
    ]
    best = max(scored, default=None)
    return best[1] if best is not None and (best[0] >= 0.9 or (len(scored) == 1 and best[0] >= 0.6)) else None


def _same_kind(kind: str, citation: Citation) -> bool:
    other = citation_in(f"{kind} Nomor 1 Tahun 2000 tentang X")
    return other is not None and other.short == citation.short


def new_name(citation: Citation, taken: set[str]) -> str:
    """Return a name for a regulation that the register lacks."""
    place = ""
    if citation.short not in ("uu", "pp", "perpres", "perpu", "inpres", "keppres"):
        extra = words_of(citation.kind)[2:6]
        plain = [
            w
            for w in extra
            if w not in ("kota", "kabupaten", "provinsi", "republik", "indonesia", "dan", "nomor")
        ]
        place = "-".join(plain[:3])
    parts = [citation.short, place, short_name(citation.number or citation.title, 24).removeprefix("butir-")]
    name = "-".join(part for part in (*parts, str(citation.year or "")) if part)
    name = re.sub(r"[^a-z0-9-]+", "-", name.lower())[:60].strip("-")
    base, number = name, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def usual_words(text: str) -> list[str]:
    """Return the words of a text as they are usually written, a figure apart from the word it runs into.

    What brackets only repeat is left out: an abbreviation of the words before it, a figure in words.
    """
    spellings = word_lists()["ejaan"]
    for phrase, usual in word_lists()["frasa"].items():
        text = re.sub(rf"\b{phrase}\b", usual, text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\w)\s*\([A-Z]{2,6}\)", " ", text)
    text = re.sub(r"(?<=\d)(?:,00|,-)?(\s*)\([a-zA-Z ]+\)|(?<=\d),(?:00\b|-)", " ", text)
    words = words_of(re.sub(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])", " ", text))
    return [usual for word in words for usual in spellings.get(word, word).split()]


def likeness(one: str, other: str) -> float:
    """Return how much two texts have in common: twice their common words over all their words."""
    first, second = usual_words(one), usual_words(other)
    if not first or not second:
        return float(first == second)
    rest = list(second)
    common = 0
    for word in first:
        match = next((w for w in rest if alike(word, w)), None)
        if match is not None:
            rest.remove(match)
            common += 1
    return 2 * common / (len(first) + len(second))
