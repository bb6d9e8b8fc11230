"""Text that comes from a scan, with the marks cleaned away that rulings and dirt leave behind.

In come the lines of a text; out come those that are words, without bars and stray marks.  Whether a text is
a scan, the share of such marks tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from sp_engine.importing.label_words import component_at_start, is_listed, words_of
from sp_engine.importing.recognised_words import word_lists
from sp_engine.importing.run_on_lists import begins_acting, begins_as, begins_regulation, begins_verb
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
    return Line(text, Stretch(line.at.start, end), line.kind, line.marker, line.depth, line.bold, True)


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


_SHORTENED = re.compile(r"\b(?:Gd|Jl|Lt|No|Telp|Dr|Prov|Kab|Kec|Kel)\.$")
_MARKED = re.compile(r"^(?:[(]?(?:\d{1,2}|[a-z])[.)]\s|-\s)")
_BARE_NUMBER = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")
_ONLY_NUMBER = re.compile(r"^\d{1,2}\s*[.,]?$")
_MOST_LOST = 4
_WIDE = 0.94  # of the widest line: letters are not all of one width


def unwrapped(lines: Sequence[Line], openings: Collection[tuple[str, ...]] = ()) -> list[Line]:
    """Return the paragraphs that wrapped lines make; other lines stay as they are.

    `openings`: the words with which items begin elsewhere in the decree.
    """
    width = max((len(line.text) for line in lines if line.wrapped), default=0) * _WIDE
    found: list[Line] = []
    number = 0
    for line in lines:
        if line.wrapped and _ONLY_NUMBER.match(line.text) and len(lines) > 1:
            continue  # it stands beside the item that it numbers, nobody knows which
        if line.wrapped and (bare := _BARE_NUMBER.match(line.text)) and int(bare[1]) == number + 1 > 1:
            line = replace(line, text=f"{bare[1]}. {line.text[bare.end() :]}")
        before = found[-1] if found else None
        if (
            before is None
            or not line.wrapped
            or not before.wrapped
            or _is_due(before, line.text, number)
            or _begins(before, line, width, openings)
        ):
            found.append(line)
        else:
            at = Stretch(before.at.start, line.at.end)
            found[-1] = replace(before, text=f"{before.text} {line.text}", at=at, last=line.text)
        if (read := _MARKED.match(found[-1].text)) is not None and read[0].strip(" .)(").isdigit():
            number = int(read[0].strip(" .)("))
    return [
        replace(line, text=line.text.removeprefix("- "), lost_number=line.text.startswith("- "))
        if line.wrapped
        else line
        for line in found
    ]


def _is_due(before: Line, text: str, number: int) -> bool:
    """Tell whether a line begins with a number or a bullet of its list: not "Nomor / 75. Tambahan"."""
    found = _MARKED.match(text)
    if found is None:
        return False
    read = found[0].strip(" .)(")
    if read.isdigit() and (int(read) == 1 or number < int(read) <= number + _MOST_LOST):
        return True
    return not _is_open(before.text) and not _leads_on(before)


def _begins(before: Line, line: Line, width: float, openings: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a line of a scan begins a paragraph after what stands before it.

    A line ends where the next word does not fit any more: one that ends before has been ended.
    """
    text, last = line.text, before.last or before.text
    if text[:1].islower() or text[:1] == "(" or _SHORTENED.search(last) or _is_open(before.text):
        return False
    if _leads_on(before):
        return False
    if begins_as(text, openings):
        return True
    ended = last.endswith((".", ";", ":"))
    fits = len(last) + 1 + len(text.split(" ")[0]) <= width
    if text[:1].isdigit() or _goes_on(text):
        return ended
    if _is_address(text):
        return fits
    if begins_regulation(text):
        return "omor" in before.text or fits
    if begins_regulation(before.text):
        return ended
    return ended or begins_verb(text) or begins_acting(text) or fits


def _goes_on(text: str) -> bool:
    return text.partition(" ")[0].lower() in word_lists()["tidak_memulai"]


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _is_address(text: str) -> bool:
    return text.startswith(("http", "www.", "@"))


def _leads_on(before: Line) -> bool:
    last = before.last or before.text
    word = last.rpartition(" ")[2].lower()
    return last.endswith((",", "/", "&", "(", "-")) or word in word_lists()["tidak_mengakhiri"]
