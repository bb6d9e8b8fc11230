"""A section as Markdown.

In come any section and the level of its heading; out comes text in which nothing but the markup of the kinds
is markup.  Knows nothing about what it writes of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.presenting.markdown_letters import code, escaped, fenced, inline, letters, start
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
    Step,
    Table,
    Term,
    Text,
    spans,
)
from sp_engine.words import all_visible


def markdown_text(section: Section, level: int = 1) -> str:
    """Return a section, its heading of a level; parts without one begin at the same level."""
    return "\n\n".join(_blocks(all_visible(section), level)) + "\n"


def _blocks(part: Part, level: int) -> Iterator[str]:
    """Yield one part and all that is in it, block by block."""
    match part:
        case Section():
            heading = spans(part.heading)
            if heading:
                mark = f"{escaped(part.mark)} " if part.mark else ""
                plain = tuple(span.replace(style=None) for span in heading)
                yield f"{'#' * level} {mark}{inline(plain)}"
            yield from _all(part.parts, min(level + bool(heading), 6))
        case Group():
            if spans(part.heading):
                yield start(part.heading)
            yield from _all(part.parts, level)
        case Paragraph() | Note() | Line() | Share() | Field():
            yield _sentence(part)
            yield from _all(part.parts if isinstance(part, Field) else (), level)
        case Item() | Step() | Term():
            yield _entry(part, level)
        case Figures():
            yield "\n".join(f"- {escaped(name)}: {number}" for name, number in part.pairs)
        case Table():
            yield _table(part)
        case Code():
            yield fenced(part.text)
        case Listing():
            width = len(str(part.lines[-1][0])) if part.lines else 1
            yield fenced("\n".join(f"{n:>{width}}  {letters(text)}" for n, text in part.lines))
            remarks = {span.remark: span.text for _, text in part.lines for span in spans(text)}
            told = (inline((f"{text}: ", remark)) for remark, text in remarks.items() if remark)
            yield from (f"- {line}".replace("\n", "\n  ") for line in told)
        case Message():
            for place, text in ((part.place, part.text), *part.alike):
                yield f"{code(place)} {inline(part.severity)} **{escaped(part.code)}** {inline(text)}"
            if part.excerpt:
                yield fenced("\n".join(part.excerpt))
            yield from _all((*part.advice, *part.parts), level)
        case _ as never:
            assert_never(never)


def _all(parts: Iterable[Part], level: int) -> Iterator[str]:
    """Yield the blocks of parts; the entries of one list stand close together."""
    entries: list[str] = []
    for part in parts:
        if isinstance(part, Item | Step | Term):
            entries += _blocks(part, level)
            continue
        if entries:
            yield "\n".join(entries)
            entries = []
        yield from _blocks(part, level)
    if entries:
        yield "\n".join(entries)


def _entry(part: Item | Step | Term, level: int) -> str:
    """Return an entry of a list with what belongs to it under it."""
    match part:
        case Term():
            return f"- **{escaped(part.term)}** {inline(part.text)}"
        case Step():
            sign, arrow = f"{part.number}. ", (inline("↓"),) if part.leads_on else ()
        case Item():
            sign, arrow = "- ", ()
        case _ as never:
            assert_never(never)
    indent = "\n" + " " * (sign.index(" ") + 1)
    told = [sign + start(_marked(part))]
    for inner in part.parts:
        told += _blocks(inner, level)
    return indent.join(line for block in (*told, *arrow) for line in block.split("\n"))


def _marked(part: Item | Step) -> Text:
    """Return the text of an entry after its mark and number, those that are not a list's own."""
    match part:
        case Step(text=text):
            return text
        case Item(mark=mark, text=text, number=number):
            sign: Text = "" if letters(mark) in ("", "-") else (mark, " ")
            return (sign, f"[{number}] " if number else "", text)
        case _ as never:
            assert_never(never)


def _sentence(part: Paragraph | Note | Line | Share | Field) -> str:
    match part:
        case Paragraph(text=text, label=label):
            return start((f"{label}: " if label else "", text))
        case Note(text=text, label=label):
            return f"*{inline((f'{label}: ' if label else '', text))}*"
        case Line(text=text) | Share(text=text):
            return start(text)
        case Field(name=name, value=value):
            return start((name, ": ", value)) if spans(value) else start((name, ":"))
        case _ as never:
            assert_never(never)


def _table(table: Table) -> str:
    rules = ("--:" if at in table.figures else "---" for at in range(len(table.headings)))
    rows = [table.headings, *table.rows]
    told = [f"| {' | '.join(map(inline, row))} |" for row in rows]
    return "\n".join([told[0], f"|{'|'.join(rules)}|", *told[1:]])
