"""The search of a site without a server: which services have a word, in files that are loaded when asked for.

In come services as lists name them; out come scripts, none of them big: rows of services by number, and for
words that begin alike the numbers of the services that have them, each as the distance from the one before.
Knows nothing about how it is searched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sp_engine.publishing.site.frame import ASSETS
from sp_engine.publishing.site.parts import parts_of
from sp_engine.rules import js_value
from sp_engine.words import Words

ROWS = 150
"""How many services one file of names holds."""
BIGGEST = 40_000
"""How long a file of words may be before it is divided by the next letter."""


class Found(NamedTuple):
    """A service as a search shows it, and the words by which it is found."""

    path: str
    name: Words
    agency: Words
    words: tuple[Words, ...] = ()


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text as they are searched for: in small letters without marks, of two or more."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return frozenset(word for word in re.findall(r"[a-z0-9]+", plain) if len(word) > 1)


def search_files(services: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """Yield the files of the index: path from the root of the site, and text."""
    index: dict[str, list[int]] = {}
    for number, service in enumerate(services):
        said = (service.name, service.agency, *service.words)
        for word in sorted(words_in(" ".join(f"{words.id} {words.en}" for words in said))):
            index.setdefault(word, []).append(number)
    parts = dict(_parts("", {word: index[word] for word in sorted(index)}))
    for number, some in enumerate(parts_of(services, ROWS)):
        rows = [[one.path, *one.name, *one.agency] for one in some]
        yield f"{ASSETS}/indeks/nama-{number}.js", f"sp.found.rows({number}, {js_value(rows, dense=True)});\n"
    for beginning, words in parts.items():
        yield (
            f"{ASSETS}/indeks/kata-{beginning}.js",
            f"sp.found.words({js_value(beginning)}, {_words(words)});\n",
        )
    begin = {"beginnings": [*parts], "rows": ROWS}
    yield (
        f"{ASSETS}/indeks/indeks.js",
        f'"use strict";\nvar sp = sp || {{}};\nsp.index = {js_value(begin, dense=True)};\n',
    )


def _parts(
    beginning: str, words: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, Mapping[str, Sequence[int]]]]:
    """Yield words by their beginnings, no more letters of which are told apart than needed.

    A word that is nothing but the beginning of others is in a part of its own, with a stop behind it.
    """
    if beginning and (len(words) == 1 or len(_words(words)) <= BIGGEST):
        yield beginning, words
        return
    letters = sorted({word[len(beginning) : len(beginning) + 1] for word in words})
    for letter in letters:
        some = {
            word: found
            for word, found in words.items()
            if word[len(beginning) : len(beginning) + 1] == letter
        }
        if letter:
            yield from _parts(beginning + letter, some)
        else:
            yield f"{beginning}.", some


def _words(words: Mapping[str, Iterable[int]]) -> str:
    return js_value({word: _distances(numbers) for word, numbers in words.items()}, dense=True)


def _distances(numbers: Iterable[int]) -> list[int]:
    before, told = 0, []
    for number in numbers:
        told.append(number - before)
        before = number
    return told
