"""Items that are written one after another in a line, without numbers and without line ends between.

In comes a text; out come the places where items begin in it.  What tells: a semicolon, the words with which
the decree begins an item elsewhere, who acts with what is done, a verb in capitals, a regulation with its
number, a channel with its colon.  Names in capitals within a sentence begin none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sp_engine.importing.label_words import alike, letters_apart, words_of
from sp_engine.importing.recognised_words import any_of, word_lists

OPENING = 3
"""With so many words an item is known again."""
_WORD = re.compile(r"\S+")
_MOST_ACTOR_WORDS = 6
_LEAST_WORDS = 2
_SHORT = 4  # letters; in a shorter word another letter is another word


class _Token(NamedTuple):
    text: str
    start: int


def opening_of(text: str) -> tuple[str, ...]:
    """Return the words by which an item is known again."""
    return tuple(words_of(text)[:OPENING])


def begins_as(text: str, openings: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a text begins as an item elsewhere, words misread; one of few words is the whole of it."""
    words = words_of(text)
    return any(
        len(words) >= len(opening)
        and (len(opening) == OPENING or len(words) == len(opening))
        and all(_nearly(word, known) for word, known in zip(words, opening, strict=False))
        for opening in openings
    )


def _nearly(word: str, known: str) -> bool:
    return alike(word, known) or (len(known) >= _SHORT and letters_apart(word, known, 1) <= 1)


def begins_acting(text: str) -> bool:
    """Tell whether a text begins with somebody who acts: "Petugas loket memeriksa …"."""
    return _acts(_tokens(text))


def begins_verb(text: str) -> bool:
    """Tell whether a text begins with what is done or to be had: "Menyerahkan …", "Minimal …"."""
    return bool(_verb().match(text))


def begins_regulation(text: str) -> bool:
    """Tell whether a text begins with the kind of a regulation."""
    return bool(_kind_of_regulation().match(text))


def _tokens(text: str) -> list[_Token]:
    return [_Token(found[0], found.start()) for found in _WORD.finditer(text)]


def beginnings(text: str, openings: Collection[tuple[str, ...]] = ()) -> Iterator[int]:
    """Yield where the second and each further item of a text begins.

    `openings`: the first words of items that the same component has elsewhere in the decree.
    """
    tokens = _tokens(text)
    last = 0
    for i, token in enumerate(tokens[1:], 1):
        if not token.text[:1].isupper() or i - last < _LEAST_WORDS:
            continue
        if tokens[i - 1].text.endswith(";") or _begins(text, tokens, i, openings):
            yield token.start
            last = i


def _begins(text: str, tokens: Sequence[_Token], i: int, openings: Collection[tuple[str, ...]]) -> bool:
    before, rest = tokens[i - 1].text, text[tokens[i].start :]
    if before.endswith((",", "/", "-", "(", "&")) or _leads_on(before):
        return False
    if opening_of(rest) in openings and len(opening_of(rest)) == OPENING:
        return True
    if before.endswith(":"):
        return False
    if _channel().match(rest):
        return True
    if _is_verb(before):
        return False
    if _regulation().match(rest) or (begins_verb(rest) and (rest.startswith("Me") or before[:1].islower())):
        return True
    return not _is_actor(before) and _acts(tokens[i:])


def _acts(tokens: Sequence[_Token]) -> bool:
    """Tell whether somebody acts here: "Petugas loket memeriksa …"."""
    if not _is_actor(tokens[0].text):
        return False
    for token in tokens[1 : _MOST_ACTOR_WORDS + 1]:
        if token.text.islower() and _is_active(token.text):
            return True
        if token.text.endswith((".", ";", ",", ":")):
            return False
    return False


def _is_actor(word: str) -> bool:
    return words_of(word)[:1] != [] and words_of(word)[0] in word_lists()["pelaku"]


def _leads_on(word: str) -> bool:
    return word.lower() in word_lists()["tidak_mengakhiri"]


def _is_verb(word: str) -> bool:
    verb = re.fullmatch(r"(?:me[mnrlwy]|di)[a-z]{4,}", word)
    return verb is not None and word not in word_lists()["bukan_kata_kerja"]


def _is_active(word: str) -> bool:
    lists = word_lists()
    if word in lists["bukan_kata_kerja"] or word in lists["tidak_mengakhiri"]:
        return False
    return word in lists["kata_kerja_lain"] or bool(re.fullmatch(r"me[mnrlwy][a-z]{3,}|ber[a-z]{4,}", word))


@cache
def _verb() -> re.Pattern[str]:
    others = "|".join(word.capitalize() for word in word_lists()["awal_butir"])
    return re.compile(rf"(?:Me[mnrlwy][a-z]{{4,}}|{others})\b\s*[A-Za-z\d]?")


@cache
def _regulation() -> re.Pattern[str]:
    kinds = any_of(word for kind in word_lists()["peraturan"] for word in kind["tulisan"] if len(word) > 3)
    return re.compile(rf"(?:{kinds})\b[^.;]{{0,80}}?\b(?:nomor|no)\b", re.IGNORECASE)


@cache
def _kind_of_regulation() -> re.Pattern[str]:
    kinds = any_of(word for kind in word_lists()["peraturan"] for word in kind["tulisan"] if len(word) > 3)
    return re.compile(rf"(?:{kinds})\b", re.IGNORECASE)


@cache
def _channel() -> re.Pattern[str]:
    kinds = (*word_lists()["saluran"].values(), *word_lists()["saluran_lain"].values())
    names = any_of(word for words in kinds for word in words)
    return re.compile(rf"(?:{names})\s*:", re.IGNORECASE)
