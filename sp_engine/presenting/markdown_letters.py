"""Texts within Markdown: nothing in them is markup but the styles of their stretches.

In come texts; out come the letters to write for them.
"""

from __future__ import annotations

import re
from typing import assert_never

from sp_engine.presenting.section import Span, Style, Text, spans

_SPECIAL = re.compile(r"[\\`*<>\[\]|]|(?<!\w)_|_(?!\w)|&(?=\w+;|#)|(?<=\s)#")
_AT_START = re.compile(r"^(\d*)(#+|[-+=.)])(?=\s|$)")


def start(text: Text) -> str:
    """Return a text that begins a line, where a number or a dash would begin a list."""
    return _AT_START.sub(r"\1\\\2", inline(text))


def inline(text: Text) -> str:
    return "".join(map(_span, spans(text)))


def _span(span: Span) -> str:
    match span.style:
        case Style.STRONG:
            told = f"**{escaped(span.text)}**"
        case Style.CODE | Style.PLACE:
            told = code(span.text)
        case Style.GOOD | Style.BAD | Style.WAIT | Style.DIM | None:
            told = escaped(span.text)
        case _ as never:
            assert_never(never)
    told = f"[{told}](#{span.link})" if span.link else told
    return f"{told} ({escaped(span.remark)})" if span.remark else told


def escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def code(text: str) -> str:
    ticks = "`" * (1 + _longest_run(text))
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def fenced(text: str) -> str:
    ticks = "`" * max(3, 1 + _longest_run(text))
    return f"{ticks}text\n{text}\n{ticks}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def letters(text: Text) -> str:
    return "".join(span.text for span in spans(text))
