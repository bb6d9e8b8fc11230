"""A section as lines of plain text, for a terminal or a pipe.

In come any section and what the output can show; out come lines.  The layout follows from the kinds and how
deep they stand.  Knows nothing about what it writes of, nor where the lines go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from sp_engine.presenting.folding import Screen, coloured, line, running, shown
from sp_engine.presenting.section import (
    Code,
    Field,
    Figures,
    Group,
    Item,
    Line,
    Listing,
    Message,
    Note,
    Paragraph,
    Part,
    Section,
    Share,
    Span,
    Step,
    Style,
    Table,
    Term,
    spans,
    strong,
)
from sp_engine.presenting.text_table import table_lines
from sp_engine.words import all_visible

_SPACE = Span(" ")
_GAP = "\n"  # an empty line belongs here, where something stands before it


def text_lines(section: Section, screen: Screen) -> Iterator[str]:
    """Yield a section line by line."""
    before, gap = "", False
    for told in _lines(all_visible(section), 0, screen):
        if told == _GAP:
            gap = True
            continue
        if gap and before:
            yield ""
        before, gap = told, False
        yield told


def _lines(part: Part, depth: int, screen: Screen, hang: int = 0) -> Iterator[str]:
    """Yield one part and all that is in it, `depth` columns from the margin."""
    match part:
        case Section():
            yield _GAP
            mark = f"{part.mark} " if part.mark else ""
            yield from _heading(spans((strong(mark), part.heading)), depth, screen)
            yield from _all(part.parts, depth + len(mark), screen)
        case Group():
            yield from _heading(spans(part.heading), depth, screen)
            yield from _all(part.parts, depth + 2, screen)
        case Paragraph():
            text = (Span(f"{part.label}: "), *spans(part.text)) if part.label else spans(part.text)
            yield from running((), text, depth, 2 if part.label else hang, screen)
        case Note():
            label = f"{part.label}: " if part.label else ""
            yield from running((), [Span(label + shown(spans(part.text)), Style.DIM)], depth, 2, screen)
        case Line():
            yield from line(spans(part.text), depth, screen)
        case Field():
            value = spans(part.value)
            yield from line((*spans(part.name), Span(": " if value else ":"), *value), depth, screen)
            yield from _all(part.parts, depth + 2, screen)
        case Item():
            yield from _item(part, depth, screen)
        case Step():
            yield from running([Span(f"{part.number:>2}. ")], spans(part.text), depth, 5, screen)
            yield from _all(part.parts, depth + 5, screen, hang=2)
            if part.leads_on:
                yield " " * (depth + 3) + "↓"
        case Term():
            term = Span(f"{part.term:<{part.column}} ")
            yield from running([term], spans(part.text), depth, part.column + 1, screen)
        case Figures():
            abreast = 4 if screen.columns >= 70 else 2
            for at in range(0, len(part.pairs), abreast):
                row = "".join(f"{name:<10}{count:>3}    " for name, count in part.pairs[at : at + abreast])
                yield " " * depth + row.rstrip()
        case Share():
            yield from line(spans(part.text), depth, screen)
        case Table():
            yield from table_lines(part, depth, screen)
        case Code():
            yield from ((" " * (depth + 2) + row).rstrip() for row in part.text.split("\n"))
        case Listing():
            yield from _listing(part, screen)
        case Message():
            for place, said in ((part.place, part.text), *part.alike):
                found = (Span(place, Style.PLACE), part.severity, Span(f" {part.code}  "), *spans(said))
                yield from line(found, 0, screen)
            yield from part.excerpt
            yield from _all(part.advice, 0, screen)
            yield from _all(part.parts, 2, screen)
            yield ""
        case _ as never:
            assert_never(never)


def _item(item: Item, depth: int, screen: Screen) -> Iterator[str]:
    """Yield an item; what is under it stands in by two, by four under more than a sign."""
    mark = spans(item.mark)
    at_place = any(span.style is Style.PLACE for span in mark)
    room = 4 if at_place or item.number is not None or len(shown(mark)) > 1 else 2
    sign = (*mark, *((_SPACE,) if mark and not at_place else ()))
    if item.number:
        sign = (*sign, Span(f"[{item.number}] "))
    yield from running(sign, spans(item.text), depth, room, screen)
    yield from _all(item.parts, depth + room, screen, hang=2)


def _all(parts: Iterable[Part], depth: int, screen: Screen, hang: int = 0) -> Iterator[str]:
    for part in parts:
        yield from _lines(part, depth, screen, hang)


def _heading(heading: Sequence[Span], depth: int, screen: Screen) -> Iterator[str]:
    return line(heading, depth, screen) if heading else iter(())


def _listing(listing: Listing, screen: Screen) -> Iterator[str]:
    before = 0
    for number, text in listing.lines:
        if before and number > before + 1:
            yield "    ⋮"
        before, stretches = number, (Span(f"{number:>5}  "), *spans(text))
        yield from coloured([shown(stretches)], stretches, screen)
        for remark in dict.fromkeys(span.remark for span in stretches if span.remark):
            yield from (" " * 9 + told for told in remark.split("\n"))
