"""Lines that end where the page ends: a paragraph is put together from those it was wrapped into.

In come lines; out come paragraphs.  A line goes on in the next one where that one's first word would not have
fitted, and where its words lead on; not where a number, a verb or somebody who acts begins an item.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from sp_engine.importing.label_words import words_of
from sp_engine.importing.recognised_words import word_lists
from sp_engine.importing.run_on_lists import begins_acting, begins_as, begins_regulation, begins_verb
from sp_engine.importing.source_blocks import Block, Line, LineKind, Stretch

_LEAST_SMALL, _LEAST_SMALL_SHARE = 5, 0.05
_LONGEST_WRAPPED = 120
_SHORTENED = re.compile(r"\b(?:Gd|Jl|Lt|No|Telp|Dr|Prov|Kab|Kec|Kel)\.$")
_MARKED = re.compile(r"^(?:[(]?(?:\d{1,2}|[a-z])[.)]\s|-\s)")
_BARE_NUMBER = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")
_ONLY_NUMBER = re.compile(r"^\d{1,2}\s*[.,]?$")
_MOST_LOST = 4
_WIDE = 0.94  # of the widest line: letters are not all of one width


def as_wrapped(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text, its lines marked as wrapped where many begin within a sentence."""
    lines = [block for block in blocks if isinstance(block, Line) and block.kind is LineKind.TEXT]
    small = sum(line.text[:1].islower() and len(words_of(line.text)) > 0 for line in lines)
    long = max((len(line.text) for line in lines), default=0)
    if small < max(_LEAST_SMALL, _LEAST_SMALL_SHARE * len(lines)) or long > _LONGEST_WRAPPED:
        return blocks
    wrapped = set(map(id, lines))
    return [
        replace(block, wrapped=True) if isinstance(block, Line) and id(block) in wrapped else block
        for block in blocks
    ]


def unwrapped(lines: Sequence[Line], openings: Collection[tuple[str, ...]] = ()) -> list[Line]:
    """Return the paragraphs that wrapped lines make; other lines stay as they are.

    `openings`: the words with which items begin elsewhere in the decree.
    """
    width = max((len(line.text) for line in lines if line.wrapped), default=0) * _WIDE
    found: list[Line] = []
    number = 0
    for line in lines:
        if line.misread and _ONLY_NUMBER.match(line.text) and len(lines) > 1:
            continue  # it stands beside the item that it numbers, nobody knows which
        if line.misread and (bare := _BARE_NUMBER.match(line.text)) and int(bare[1]) == number + 1 > 1:
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
        if line.misread
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
    if last.endswith(",") and begins_regulation(before.text) and begins_regulation(text):
        return "entang" in before.text  # a list of regulations: the one before has its title already
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
