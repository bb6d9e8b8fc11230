"""Where the parser takes what YAML 1.2 refuses, or reads it otherwise.

In comes a text that the parser accepts; out come the places at which it departs from YAML 1.2.  A document
that two readers of YAML would read differently is refused.  Knows nothing about what data mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sp_engine.immutable import NamedTuple
from sp_engine.words import Span, Words
from sp_engine.words.messages import yaml_mistakes
from sp_engine.yaml_text.parser import LOADER

# Without any of these no departure is possible but in a block scalar and in what is broken over lines.  The
# character comes first and what stands before it is looked back at: so the search is for one character.
_GLUED_COMMENT = re.compile(r"#(?<=[\]}\[{,:\"']#)")
_QUESTION_MARK = re.compile(r"\?(?:(?<=[{\[,]\?)|(?<=[{\[,] \?)|(?<=  \?))")
_EMPTY_FIRST = re.compile(r"((?: *\r?\n)*)( *)(?=[^ \r\n])")
_HEADER = re.compile(r"[|>]([-+0-9]*)(#?)[^\n]*\n?")


class Departure(NamedTuple):
    """A place, and what is wrong there, with what to do about it."""

    span: Span
    problem: Words
    advice: Words


def may_depart(text: str) -> bool:
    """Whether a text may depart outside its block scalars and what is broken over lines; quick."""
    directive = text[:1] == "%" or "\n%" in text
    glued = _GLUED_COMMENT.search(text) or _QUESTION_MARK.search(text)
    return directive or glued is not None or "\t" in text


def block_scalar_departs(text: str, event: Any) -> bool:
    """Whether a block scalar's header runs into a comment, or an empty line before it is too wide."""
    header = _HEADER.match(text, event.start_mark.index)
    if header is None or header[2]:
        return True
    return not any(c.isdigit() for c in header[1]) and _too_wide(text, header.end(), -1)


def _too_wide(text: str, start: int, parent: int) -> bool:
    """Whether an empty line before a block scalar's text is wider than the text's indentation."""
    match = _EMPTY_FIRST.match(text, start)
    if match is None or len(match[2]) <= parent:
        return False
    return any(len(line.rstrip("\r")) > len(match[2]) for line in match[1].split("\n"))


def departures(text: str) -> Iterator[Departure]:
    """Yield the departures of the first document of a text, in order."""
    lines = text.split("\n")
    columns: list[int] = []  # of the block collections that are open
    opened: list[Any] = []  # the flow collections that are open
    begun = False
    for token in yaml.scan(text, Loader=LOADER):
        start, end = token.start_mark, token.end_mark
        if isinstance(token, yaml.DocumentStartToken | yaml.DocumentEndToken):
            if begun:
                return  # of several documents the first alone is read
        elif not isinstance(token, yaml.StreamStartToken | yaml.DirectiveToken):
            begun = True
        if isinstance(token, yaml.BlockMappingStartToken | yaml.BlockSequenceStartToken):
            columns.append(start.column)
        elif isinstance(token, yaml.BlockEndToken):
            columns.pop()
        parent = columns[-1] if columns else -1
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            yield from _in_block_scalar(text, token, parent)
            continue
        if start.index < end.index and text[end.index : end.index + 1] == "#":
            yield Departure(_at(end), yaml_mistakes.COMMENT_GLUED, yaml_mistakes.SPACE_BEFORE_COMMENT)
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(start)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            first = opened.pop()
            if not opened:
                yield from _too_far_left(lines, first, end, parent, comments=True)
        elif isinstance(token, yaml.ScalarToken) and token.style:
            yield from _too_far_left(lines, start, end, parent, comments=False)
        elif opened and isinstance(token, yaml.ScalarToken) and token.value == "-":
            yield Departure(_at(start), yaml_mistakes.LONE_DASH, yaml_mistakes.QUOTE_DASH)
        elif opened and isinstance(token, yaml.KeyToken) and _is_glued_question_mark(text, start.index):
            yield Departure(_at(start), yaml_mistakes.QUESTION_MARK_KEY, yaml_mistakes.QUOTE_OR_REMOVE_MARK)


def _is_glued_question_mark(text: str, index: int) -> bool:
    return text[index : index + 1] == "?" and text[index + 1 : index + 2] not in (" ", "\n", "\r", "\t", "")


def _in_block_scalar(text: str, token: Any, parent: int) -> Iterator[Departure]:
    header = _HEADER.match(text, token.start_mark.index)
    if header is None:
        return
    line, column = token.start_mark.line + 1, token.start_mark.column + 1
    if header[2]:
        span = Span(line, column, line, column + 1 + len(header[1]) + 1)
        yield Departure(span, yaml_mistakes.COMMENT_GLUED, yaml_mistakes.SPACE_BEFORE_COMMENT)
    elif not any(c.isdigit() for c in header[1]) and _too_wide(text, header.end(), parent):
        span = Span(line, column, line, column + 1 + len(header[1]))
        yield Departure(span, yaml_mistakes.WIDE_EMPTY_LINE, yaml_mistakes.NARROW_EMPTY_LINE)


def _too_far_left(
    lines: list[str], start: Any, end: Any, parent: int, *, comments: bool
) -> Iterator[Departure]:
    """Yield the first line of something spread over lines that stands no further right than its parent."""
    for number in range(start.line + 1, end.line + 1):
        line = lines[number].rstrip("\r")
        said = line.strip()
        if not said or (comments and said.startswith("#")):
            continue
        own = len(line) - len(line.lstrip(" "))
        if own <= parent:
            begins = len(line) - len(line.lstrip())
            span = Span(number + 1, begins + 1, number + 1, begins + 2)
            problem = yaml_mistakes.TOO_FAR_LEFT.fill(line=start.line + 1)
            yield Departure(span, problem, yaml_mistakes.BEGIN_WITH_SPACES.fill(column=parent + 2))
            return


def _at(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
