"""Text that comes from a scan, with the marks cleaned away that rulings and dirt leave behind.

In come the lines of a text; out come those that are words, without bars and stray marks.  Whether a text is
a scan, the share of such marks tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from sp_engine.importing.label_words import component_at_start, is_listed, words_of
from sp_engine.importing.recognised_words import word_lists
from sp_engine.importing.source_blocks import Block, Line, LineKind, Stretch, lines_in

_MARKS = r"|!\[\]{}_~»«‘’'“”\"\\^=<>#*;:.,\-–—•¢?£"
_LEAD = re.compile(rf"^(?:[{_MARKS}\s]+)(?=\S)")
_TAIL = re.compile(r"\s+(?:[|!\[\]{}_~»«‘’'“”\"\\^=<>*;:\-–—]|[a-zA-Z](?=\s*$))+\s*$|[|!\[\]{}]+\s*$")
_DIRT = re.compile(rf"^[{_MARKS}()\s\w]{{1,3}}$")
_LABEL = re.compile(r"^\W*(\d{1,2})\s*[.,:]?\s*$")
_ODD_ONE = re.compile(r"^[Il|f!]\s?[.,]\s+(?=[A-Z])")
_ODD_POINT = re.compile(r"^(\d{1,2}),\s+(?=[A-Z])")
_LOST_NUMBER = re.compile(r"^[|\s]*[.,•–-]\s+(?=[A-Z])")
"""The point of a number that was not read: an item begins here all the same."""
_BEFORE_LABEL = 4
_MOST_DIRT = 6
_SHORTEST_WORD = 4
_ODD_CHARACTER = re.compile(r"[^\w\s.,:;()/%&'\"+-]")
_LEAST_MARKS = 0.02


def is_scanned(blocks: Sequence[Block]) -> bool:
    """Tell whether lines have the marks of a scan: bars at their ends, and lines of nothing else."""
    lines = [block for block in blocks if isinstance(block, Line) and block.kind is LineKind.TEXT]
    marked = sum(
        bool(_DIRT.match(line.text)) or line.text.startswith("|") or line.text.endswith("|") for line in lines
    )
    return len(lines) > 100 and len(lines) > 0.9 * len(blocks) and marked > _LEAST_MARKS * len(lines)


def cleaned(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Return the lines of a scan that have words, each without the marks around them, and the dirt.

    Dirt is a short line whose words stand nowhere else in the file: what a column of numbers or a stamp was
    read as.
    """
    found: list[Block] = []
    for block in blocks:
        clean = _clean(block) if isinstance(block, Line) else block
        if clean is not None:
            found.append(clean)
    lines = Counter(word for line in lines_in(tuple(found)) for word in set(words_of(line.text)))
    dirt = [block for block in found if isinstance(block, Line) and _is_dirt(block, lines)]
    dirty = set(map(id, dirt))
    return [block for block in found if id(block) not in dirty], dirt


def _is_dirt(line: Line, lines: Counter[str]) -> bool:
    words = words_of(line.text)
    letters = [word for word in words if not word.isdigit()]
    if not letters:
        return bool(_ODD_CHARACTER.search(line.text))
    if len("".join(words)) > _MOST_DIRT:
        return False
    return all(len(word) == 1 or (lines[word] == 1 and not _is_spoken(word)) for word in letters)


def _is_spoken(word: str) -> bool:
    """Tell whether a word has vowels enough to be one."""
    return len(word) >= _SHORTEST_WORD and 3 * sum(letter in "aiueo" for letter in word) >= len(word)


def _clean(line: Line) -> Line | None:
    text = line.text
    if _DIRT.match(text) and not _LABEL.match(text):
        return None
    labelled = _label_first(text)
    if labelled is not None:
        text = labelled
    else:
        lost = "- " if _LOST_NUMBER.match(text) else ""
        text = lost + _ODD_ONE.sub("1. ", _LEAD.sub("", text))
    text = _ODD_POINT.sub(r"\1. ", text)
    text = _TAIL.sub("", text).rstrip()
    text = re.sub(r"\s\|\s", "  ", text)
    text = re.sub(r"\bJ[I1l|]\.", "Jl.", text)
    text = re.sub(r"(?<=\.(?:go|co|ac|or)\.)[1l|I]d\b", "id", text)
    text = _misread_units().sub(_unit_meant, text)
    if not text:
        return None
    end = line.at.end
    at = Stretch(line.at.start, end)
    return Line(text, at, line.kind, line.marker, line.depth, line.bold, wrapped=True, misread=True)


@cache
def _misread_units() -> re.Pattern[str]:
    """Return what finds a unit of time behind a figure, its letters read as those that look like them."""
    units = sorted(_units(), key=len, reverse=True)
    return re.compile(rf"(?<=\d\s)(?:{'|'.join(map(_looks_like, units))})\b", re.IGNORECASE)


def _unit_meant(found: re.Match[str]) -> str:
    meant = (unit for unit in _units() if re.fullmatch(_looks_like(unit), found[0], re.IGNORECASE))
    return found[0] if found[0].lower() in _units() else next(meant)


def _units() -> list[str]:
    return [word for words in word_lists()["satuan"].values() for word in words if len(word) > 3]


def _looks_like(word: str) -> str:
    pattern = re.escape(word)
    for letters, others in word_lists()["salah_baca"].items():
        pattern = pattern.replace(letters, f"(?:{letters}|{others})")
    return pattern


def _label_first(text: str) -> str | None:
    """Return a line from the label in it on, where only dirt and a number stand before the label."""
    words = list(re.finditer(r"\S+", text))[: _BEFORE_LABEL + 1]
    for word in words:
        before = text[: word.start()]
        if len(re.sub(r"\s", "", before)) > _BEFORE_LABEL or re.search(r"[a-zA-Z]{3}", before):
            return None
        found = component_at_start(text[word.start() :])
        if found is not None and word[0].lstrip("‘’'“\"|[(")[:1].isupper():
            if is_listed(text[word.start() :], found):
                return None
            label = text[word.start() : word.start() + found.end]
            rest = re.sub(rf"^[\s{_MARKS}]*(?:\d\s+(?=[a-z1-9][.)]))?", "", text[word.start() + found.end :])
            rest = _ODD_POINT.sub(r"\1. ", _ODD_ONE.sub("1. ", rest))
            return f"{label}  {rest}" if rest else label
    return None
