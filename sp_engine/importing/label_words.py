"""The words of labels: which component, heading or key a text names, however it is spelt.

In come texts; out come names.  The labels themselves are data (`component_labels.yaml`).  Knows nothing about
where in a decree the text stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sp_engine.documents import Component
from sp_engine.yaml_text import load_source

_WORD = re.compile(r"[^\W_]+")
_LABEL_WORD = re.compile(r"[^\W_]+?(?=(?<=[a-z])[A-Z\d]|[\W_]|$)")  # a label may run into what follows it
_NUMBER = re.compile(r"\s*(?:[(]?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\s*[.):]|\d{1,2}(?=\s|[A-Z]))\s*")


class NamedComponent(NamedTuple):
    """A component that a text begins with, where its label ends, and which words of it may follow."""

    component: Component
    end: int
    rest: tuple[str, ...]
    whole: bool


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@cache
def label_data() -> Mapping[str, Any]:
    """Return the labels as they are written down."""
    data: Mapping[str, Any] = load_source(Path(__file__).with_name("component_labels.yaml")).data
    return data


@cache
def labels() -> tuple[tuple[Component, tuple[str, ...]], ...]:
    """Return every label as its words, the longest first."""
    labels = [
        (Component(name), tuple(label.split()))
        for name, known in label_data()["komponen"].items()
        for label in known
    ]
    return tuple(sorted(labels, key=lambda label: -len(label[1])))


@cache
def _joining() -> frozenset[str]:
    return frozenset(label_data()["kata_sambung"])


def number_before(text: str) -> str:
    """Return the number or letter that a text begins with, "" where there is none."""
    found = _NUMBER.match(text)
    return re.sub(r"\W", "", found[0]) if found is not None else ""


def component_named(text: str) -> Component | None:
    """Return the component that a text names and nothing besides, but for a number before it."""
    found = component_at_start(text)
    return found.component if found is not None and found.whole else None


def component_at_start(text: str) -> NamedComponent | None:
    """Return the component that a text begins with, after a number if there is one."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    words = [word for word in _words(text[start:], start) if word.text not in _joining()]
    best: NamedComponent | None = None
    for component, label in labels():
        matched = _matched(words, label)
        if matched < len(label):
            continue
        end = words[matched - 1].end
        if best is None or end > best.end:
            longer = _longer(component, label)
            best = NamedComponent(component, end, longer, matched == len(words))
    glued = _glued(words)
    if best is None or (glued is not None and glued.end > best.end):
        return glued
    return best._replace(end=end_of_joining(text, best.end)) if best.rest else best


_JOINED_ON = re.compile(r"(?:[\s,/&]*\b(?:dan|atau|serta)\b)*[,/&]?(?=\s|$)", re.IGNORECASE)


def end_of_joining(text: str, end: int) -> int:
    """Return where the words end that only join a label to the rest of it: "Sarana dan"."""
    found = _JOINED_ON.match(text, end)
    return found.end() if found is not None else end


def is_listed(text: str, found: NamedComponent) -> bool:
    """Tell whether a label's one word is only the first of a list: "Produk, foto, alamat"."""
    label, rest = text[: found.end].rstrip(), text[found.end :].strip()
    return (
        len(words_of(_NUMBER.sub("", label, count=1))) == 1
        and bool(rest)
        and f"{label[-1]}{rest[0]}".find(",") >= 0
    )


def _glued(words: Sequence[_Word]) -> NamedComponent | None:
    """Return the component whose label a text begins with, written without spaces, or misread as a whole."""
    for count in (3, 2, 1):
        run = "".join(word.text for word in words[:count])
        for component, label in labels():
            if len(label) >= max(2, count) and len(words) >= count and alike(run, "".join(label)):
                return NamedComponent(component, words[count - 1].end, (), count == len(words))
    return None


def _longer(component: Component, label: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that longer labels of a component have after this one."""
    known = [words for one, words in labels() if one is component and words[: len(label)] == label]
    return tuple(dict.fromkeys(word for words in known for word in words[len(label) :]))


def _matched(words: Sequence[_Word], label: Sequence[str]) -> int:
    count = 0
    for word, wanted in zip(words, label, strict=False):
        if not alike(word.text, wanted):
            break
        count += 1
    return count


def is_one_of(text: str, key: str) -> bool:
    """Tell whether a text is one of the headings written down under a key, and nothing besides."""
    number = _NUMBER.match(text)
    words = _plain(text[number.end() :] if number else text)
    return bool(words) and any(_same(words, tuple(_plain(known))) for known in label_data()[key])


def is_section_title(text: str) -> bool:
    """Tell whether a text only says which half of a standard follows, in whatever words."""
    number = _NUMBER.match(text)
    words = words_of(text[number.end() :] if number else text)
    lists = label_data()
    return any(word in lists["pembeda_judul_bagian"] for word in words) and all(
        word in lists["pembeda_judul_bagian"] or word in lists["kata_judul_bagian"] for word in words
    )


def value_after(text: str, key: str) -> str | None:
    """Return what follows a label of a key and a colon, as in "Nama Layanan : …"."""
    label, colon, value = text.partition(":")
    if not colon or not value.strip():
        return None
    return value.strip() if is_one_of(label, key) else None


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def alike(given: str, wanted: str) -> bool:
    """Tell whether a word is another one, or that one misspelt."""
    if given == wanted:
        return True
    if min(len(given), len(wanted)) < 5 or (given[:1] != wanted[:1] and given[-3:] != wanted[-3:]):
        return False
    most = 1 if len(wanted) < 7 else 2
    return letters_apart(given, wanted, most) <= most


def letters_apart(one: str, other: str, most: int) -> int:
    """Return how many letters differ, or more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, wanted in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != wanted))
        if min(row) > most:
            return most + 1
    return row[-1]


def _words(text: str, offset: int) -> list[_Word]:
    return [
        _Word(found[0].lower(), found.start() + offset, found.end() + offset)
        for found in _LABEL_WORD.finditer(_glued_apart(text))
    ]


def _glued_apart(text: str) -> str:
    return text.replace("/", " ")


def _plain(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in _joining()]


def _same(words: Sequence[str], known: Sequence[str]) -> bool:
    return len(words) == len(known) and all(map(alike, words, known))
