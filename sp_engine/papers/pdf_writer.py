"""A paper as PDF: by a template of typst, with the fonts that come with it.

In come a template and values; out come bytes with no time and no machine in them.  Whatever a value says
reaches typst as data, and data are never markup.  The template finds its values with `data()`, and shows a
body with `susun(…)`, both of `blok.typ`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
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
from sp_engine.papers.template import Template, read_own_file
from sp_engine.words import visible
from sp_engine.words.messages import papers as messages

_LIBRARY = "blok.typ"
_LIBRARY_FILE = Path(__file__).with_name("templates") / _LIBRARY
_FROM_THE_NETWORK = re.compile(rb'"(@[^"\n]*)"')
_LONG_WORD = re.compile(r"\S{31,}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PIECE = re.compile(r"([^/.?&=_-]{0,29}[/.?&=_-]+|[^/.?&=_-]{30})(?=\S)")
_POINTS_PER_INCH = 300
_PLACE = re.compile(r"templat\.typ:(\d+):\d+")


def pdf_bytes(template: Template, values: Mapping[str, Value]) -> bytes:
    """Return the pages as a file holds them."""
    return _compiled(template, values, "pdf")


def _compiled(template: Template, values: Mapping[str, Value], form: str) -> bytes:
    typst = optional_package("typst", "documents")
    if found := _FROM_THE_NETWORK.search(template.data):
        raise template.refusal(messages.FROM_THE_NETWORK.fill(package=found[1].decode(errors="replace")))
    with TemporaryDirectory() as name:
        root = Path(name)
        pictures: list[Picture] = []
        told = {name: _value(value, pictures) for name, value in values.items()}
        (root / "data.json").write_text(json.dumps(told), encoding="utf-8")
        for i, picture in enumerate(pictures):
            (root / f"gambar-{i}.{picture.format.value}").write_bytes(picture.data)
        for name, path in {_LIBRARY: _LIBRARY_FILE, **template.others("typ")}.items():
            (root / name).write_bytes(read_own_file(path))
        (root / "templat.typ").write_bytes(template.data)
        try:
            made: bytes = typst.compile(
                str(root / "templat.typ"),
                root=str(root),
                ignore_system_fonts=True,
                format=form,
                ppi=_POINTS_PER_INCH,
                timestamp=0,
            )
        except typst.TypstError as error:
            raise template.refusal(_problem(error)) from error
    return made


def png_of(picture: Picture) -> Picture:
    """Return a drawing as points, for what shows no drawings."""
    source = Template(
        b'#import "blok.typ": data, gambar\n#set page(width: auto, height: auto, margin: 0pt, fill: none)\n'
        b"#gambar(data().gambar)\n",
        "",
    )
    return picture.replace(data=_compiled(source, {"gambar": picture}, "png"), format=PictureFormat.PNG)


def _problem(error: Any) -> Any:
    """Return what typst found, at the line of the template where it says one."""
    problem = visible(" ".join([error.message, *error.hints]))
    place = _PLACE.search(error.diagnostic)
    return problem if place is None else messages.AT_LINE.fill(line=place[1], problem=problem)


def _value(value: Value, pictures: list[Picture]) -> Any:
    match value:
        case str():
            return _text(value)
        case bool():
            return value
        case Body(blocks):
            return _blocks(blocks, pictures)
        case Picture():
            return _picture(value, pictures)
        case Mapping():
            return {name: _value(inner, pictures) for name, inner in value.items()}
        case Sequence():
            return [_value(inner, pictures) for inner in value]
        case _ as never:
            assert_never(never)


def _blocks(blocks: Iterable[Block], pictures: list[Picture]) -> list[dict[str, Any]]:
    return [_block(block, pictures) for block in blocks]


def _block(block: Block, pictures: list[Picture]) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"block": "heading", "text": _text(text), "level": level}
        case Paragraph(runs):
            return {"block": "paragraph", "runs": _runs(runs)}
        case ItemList(items):
            told = [{"label": _text(item.label), "blocks": _blocks(item.blocks, pictures)} for item in items]
            return {"block": "list", "items": told}
        case Pairs(rows):
            told = [{"name": _text(pair.name), "runs": _runs(pair.text)} for pair in rows]
            return {"block": "pairs", "pairs": told}
        case Table(widths, heading, rows):
            cells = [[_blocks(cell, pictures) for cell in row] for row in rows]
            return {"block": "table", "widths": widths, "heading": [*map(_text, heading)], "rows": cells}
        case Picture():
            return _picture(block, pictures)
        case Notice(blocks):
            return {"block": "notice", "blocks": _blocks(blocks, pictures)}
        case PageBreak():
            return {"block": "page-break"}
        case _ as never:
            assert_never(never)


def _picture(picture: Picture, pictures: list[Picture]) -> dict[str, Any]:
    pictures.append(picture)
    file = f"gambar-{len(pictures) - 1}.{picture.format.value}"
    return {"block": "picture", "file": file, "width": picture.width, "text": _text(picture.text)}


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [{"text": _text(run.text), "bold": run.bold, "italic": run.italic} for run in runs]


def _text(text: str) -> str:
    """Return a text as it is shown; a word without end may break, behind its marks where it has some."""
    return _LONG_WORD.sub(_with_breaks, visible(text))


def _with_breaks(found: re.Match[str]) -> str:
    """Return a word with places to break; a digest stays whole, so that it can be copied."""
    return found[0] if _DIGEST.search(found[0]) else _PIECE.sub("\\1\u200b", found[0])
