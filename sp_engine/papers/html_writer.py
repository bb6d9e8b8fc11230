"""A paper as HTML: a page that needs nothing else, by a template of jinja2.

In come a template and values; out come bytes.  Whatever a value says is text: only what is made here is
markup.  The template runs in a sandbox, and finds the style of blocks as `gaya`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, assert_never

from sp_engine.packages import optional_package
from sp_engine.papers.blocks import (
    Block,
    Body,
    Heading,
    ItemList,
    Notice,
    PageBreak,
    Pairs,
    Paragraph,
    Picture,
    PictureFormat,
    Run,
    Table,
    Value,
)
from sp_engine.papers.sandbox import filled
from sp_engine.papers.template import Template
from sp_engine.words import visible


class Markup(str):
    """Text that is HTML already: the template must not escape it."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def html_bytes(template: Template, values: Mapping[str, Value]) -> bytes:
    """Return the page as a file holds it."""
    optional_package("jinja2", "documents")
    try:
        source = template.data.decode()
    except UnicodeDecodeError as error:
        raise template.refusal(str(error)) from error
    style = Path(__file__).with_name("templates").joinpath("blok.css").read_text(encoding="utf-8")
    told = {name: _value(value) for name, value in values.items()}
    return filled(template, source, {"gaya": Markup(style), **told}).encode()


def _value(value: Value) -> Any:
    match value:
        case str():
            return visible(value)
        case bool():
            return value
        case Body(blocks):
            return Markup(html_blocks(blocks))
        case Picture():
            return Markup(_picture(value))
        case Mapping():
            return {name: _value(inner) for name, inner in value.items()}
        case Sequence():
            return [_value(inner) for inner in value]
        case _ as never:
            assert_never(never)


def html_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as the elements that a page holds."""
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>"
        case ItemList(items):
            told = "".join(_item(item.label, item.blocks) for item in items)
            return f'<ul class="labelled">{told}</ul>'
        case Pairs(rows):
            told = "".join(f"<dt>{_text(pair.name)}</dt><dd>{_runs(pair.text)}</dd>" for pair in rows)
            return f"<dl>{told}</dl>"
        case Table():
            return _table(block)
        case Picture():
            return f"<p>{_picture(block)}</p>"
        case Notice(blocks):
            return f'<div class="notice">{html_blocks(blocks)}</div>'
        case PageBreak():
            return '<div class="page-break"></div>'
        case _ as never:
            assert_never(never)


def _item(label: str, blocks: Iterable[Block]) -> str:
    return f'<li><span class="label">{_text(label)}</span><div>{html_blocks(blocks)}</div></li>'


def _table(table: Table) -> str:
    whole = sum(table.widths)
    columns = "".join(f'<col style="width:{width * 100 / whole:.4g}%">' for width in table.widths)
    heading = "".join(f'<th scope="col">{_text(text)}</th>' for text in table.heading)
    rows = "".join(
        f"<tr>{''.join(f'<td>{html_blocks(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows
    )
    head = f"<thead><tr>{heading}</tr></thead>" if heading else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>\n{rows}</tbody></table>"


def _picture(picture: Picture) -> str:
    kind = _media_type(picture.format)
    data = b64encode(picture.data).decode()
    text = escape(visible(picture.text))
    return f'<img src="data:{kind};base64,{data}" style="width:{picture.width}mm" alt="{text}">'


def _media_type(form: PictureFormat) -> str:
    match form:
        case PictureFormat.SVG:
            return "image/svg+xml"
        case PictureFormat.PNG:
            return "image/png"
        case PictureFormat.JPEG:
            return "image/jpeg"
        case _ as never:
            assert_never(never)


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    told = _text(run.text)
    if run.bold:
        told = f"<strong>{told}</strong>"
    return f"<em>{told}</em>" if run.italic else told


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")
