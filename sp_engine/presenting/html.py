"""A section as HTML, alone or as a page that needs nothing else.

In comes any section; out comes text in which every part is an element of its kind and every style a class.
Knows nothing about what it writes of; how the classes look is in `stylesheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import assert_never

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
    Text,
    spans,
)
from sp_engine.presenting.stylesheet import STYLESHEET
from sp_engine.words import Language, all_visible, visible


def html_page(section: Section, language: Language) -> str:
    """Return a whole page, called after the section's heading."""
    title = escape(visible("".join(span.text for span in spans(section.heading))))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{STYLESHEET}</style></head>\n<body>\n{html_text(section)}\n</body></html>\n"
    )


def html_text(section: Section) -> str:
    """Return a section, its heading that of a whole page."""
    return _element(all_visible(section), 1)


def _element(part: Part, level: int) -> str:
    """Return one part and all that is in it; a section's heading is of a `level`."""
    match part:
        case Section():
            mark = f"{escape(part.mark)} " if part.mark else ""
            title = f"<h{level}>{mark}{_text(part.heading)}</h{level}>\n" if spans(part.heading) else ""
            anchor = f' id="{escape(part.anchor)}"' if part.anchor else ""
            inside = _inside(part.parts, min(level + bool(title), 6))
            if part.folded:
                return f"<details{anchor}><summary>{title}</summary>{inside}</details>"
            return f"<section{anchor}>{title}{inside}</section>"
        case Group():
            return _group(_paragraph("", part.heading), part.parts, level)
        case Paragraph():
            return _paragraph(part.label, part.text)
        case Note():
            return _paragraph(part.label, part.text, "note")
        case Line():
            return _paragraph("", part.text)
        case Field():
            name = f'<p class="field"><b>{_text(part.name)}:</b> {_text(part.value)}</p>'
            return name + (_group("", part.parts, level) if part.parts else "")
        case Item():
            number = f"[{escape(part.number)}] " if part.number else ""
            if part.mark == "-":
                return f"<li>{number}{_text(part.text)}{_inside(part.parts, level)}</li>"
            sign = f'<span class="mark">{_text(part.mark)}</span> ' if spans(part.mark) else ""
            return f'<li class="marked">{sign}{number}{_text(part.text)}{_inside(part.parts, level)}</li>'
        case Step():
            kind = "marked leads-on" if part.leads_on else "marked"
            number = f'<span class="mark">{escape(part.number)}.</span> '
            return f'<li class="{kind}">{number}{_text(part.text)}{_inside(part.parts, level)}</li>'
        case Term():
            return f"<dt>{escape(part.term)}</dt><dd>{_text(part.text)}</dd>"
        case Figures():
            pairs = (f"<li>{escape(name)} <b>{number}</b></li>" for name, number in part.pairs)
            return f'<ul class="figures">{"".join(pairs)}</ul>'
        case Share():
            width = f"{part.part * 100 / part.whole if part.whole else 0:.1f}"
            return f'<p>{_text(part.text)}</p><div class="bar"><i style="width:{width}%"></i></div>'
        case Table():
            return _table(part)
        case Code():
            return f"<pre>{escape(part.text)}</pre>"
        case Listing():
            return f'<pre class="listing">{"".join(_listing(part))}</pre>'
        case Message():
            severity = _text(part.severity)
            head = "".join(
                f"<p><code>{escape(place)}</code> {severity} <b>{escape(part.code)}</b> {_text(text)}</p>"
                for place, text in ((part.place, part.text), *part.alike)
            )
            excerpt = f"<pre>{escape(chr(10).join(part.excerpt))}</pre>" if part.excerpt else ""
            more = _inside(part.advice, level) + _inside(part.parts, level)
            return f'<article class="message">{head}{excerpt}{more}</article>'
        case _ as never:
            assert_never(never)


_LISTS: Mapping[type, str] = {Item: "ul", Step: "ol", Term: "dl"}


def _inside(parts: Iterable[Part], level: int) -> str:
    """Return parts one after the other, those of a list in an element of their own."""
    told = []
    for kind, some in groupby(parts, key=type):
        inner = "\n".join(_element(part, level) for part in some)
        name = _LISTS.get(kind)
        told.append(f"<{name}>{inner}</{name}>" if name else inner)
    return "\n".join(told)


def _group(head: str, parts: Iterable[Part], level: int) -> str:
    return f'{head}<div class="group">{_inside(parts, level)}</div>'


def _paragraph(label: str, text: Text, kind: str = "") -> str:
    if not label and not spans(text):
        return ""
    named = f"<b>{escape(label)}:</b> " if label else ""
    return f"<p{f' class={kind!r}' if kind else ''}>{named}{_text(text)}</p>"


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(heading)}</th>" for heading in table.headings)
    rows = []
    for row in table.rows:
        marks = (' class="figure"' if at in table.figures else "" for at in range(len(row)))
        rows.append("".join(f"<td{mark}>{_text(cell)}</td>" for mark, cell in zip(marks, row, strict=True)))
    return f"<table><tr>{heads}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _listing(listing: Listing) -> Iterator[str]:
    before = 0
    for number, text in listing.lines:
        if before and number > before + 1:
            yield '<span class="cut">⋮</span>'
        before = number
        yield f'<b id="{escape(listing.anchor)}-{number}">{number}</b>{_text(text)}\n'


def _text(text: Text) -> str:
    return "".join(map(_span, spans(text)))


def _span(span: Span) -> str:
    told = escape(span.text)
    if span.link is not None:
        told = f'<a href="#{escape(span.link)}">{told}</a>'
    if span.remark is not None:
        return f'<mark class="{span.style or ""}" title="{escape(span.remark)}">{told}</mark>'
    match span.style:
        case None:
            return told
        case Style.STRONG:
            return f"<strong>{told}</strong>"
        case Style.CODE | Style.PLACE:
            return f"<code>{told}</code>"
        case Style.GOOD | Style.BAD | Style.WAIT | Style.DIM:
            return f'<span class="{span.style}">{told}</span>'
        case _ as never:
            assert_never(never)
