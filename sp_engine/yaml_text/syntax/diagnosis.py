"""Text that is no YAML: which slip makes it so, found by repairing it.

In come a text and the parser's error; out come findings.  A slip is looked for on the few lines that can be
to blame: each way of repairing one is tried, and the one after which the parser gets farthest is told, with
the line as it should be.  Without one the parser's own words stand.  Knows nothing about what data mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import yaml

from sp_engine.words import Diagnostic, Span, Words
from sp_engine.yaml_text.parser import LOADER
from sp_engine.yaml_text.strict_yaml import line_of
from sp_engine.yaml_text.syntax.column_repairs import repairs_of_columns, repairs_of_tabs
from sp_engine.yaml_text.syntax.line_repairs import (
    Repair,
    left_open_above,
    repairs_of,
    says_something,
)
from sp_engine.yaml_text.syntax.parser_problems import problem_words

_MOST = 5  # slips told at once
_BUDGET = 4_000_000  # characters that may be read again to find them
_LONGEST = 2000  # letters of a line that is worth repairing
_OPENED = ("found unexpected end of stream", "did not find expected ',' or")
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


class Broken(NamedTuple):
    """Where the parser stops (lines and columns from 0), what it says, and where its trouble began."""

    line: int
    column: int
    problem: str
    began: int | None


def syntax_findings(error: yaml.YAMLError, text: str, name: str) -> list[Diagnostic]:
    """Return the slips that keep a text from being read; the first alone unless all of them are found."""
    lines = text.split("\n")
    marked = [i for i, line in enumerate(lines) if line.startswith(_CONFLICT)]
    if any(lines[i].startswith("<<<<<<< ") for i in marked):
        width = len(lines[marked[0]].rstrip("\r"))
        return [_at("SP115", name, lines, Span(marked[0] + 1, 1, marked[0] + 1, width + 1))]
    broken: Broken | None = _broken(error)
    if broken is None:
        return [_unreadable_character(error, text, name)]
    findings: list[Diagnostic] = []
    repaired = list(lines)
    while broken is not None and len(findings) < _MOST:
        repair, rest = _best(repaired, broken)
        if repair is None:
            findings.append(_unrepaired(broken, repaired, name))
            break
        findings.append(_told(repair, lines, name))
        repaired[repair.line] = repair.text
        broken = rest
    tabs = [finding for finding in findings if finding.code == "SP102"]  # the editor's slip, not each line's
    findings = [finding for finding in findings if finding not in tabs[1:]]
    return findings if broken is None else findings[:1]


def _broken(error: yaml.YAMLError) -> Broken | None:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    problem = str(getattr(error, "problem", None) or error)
    context = getattr(error, "context_mark", None)
    return Broken(mark.line, mark.column, problem, context.line if context is not None else None)


def _first_error(lines: list[str]) -> Broken | None:
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        return _broken(error) or Broken(0, 0, str(error), None)
    return None


def _best(lines: list[str], broken: Broken) -> tuple[Repair | None, Broken | None]:
    """Return the first repair after which the parser gets farthest, and where it stops then."""
    best: tuple[Repair | None, Broken | None] = (None, broken)
    farthest = broken.line
    tries = _BUDGET // _MOST // (sum(map(len, lines)) + len(lines))
    for repair in islice(_repairs(lines, broken), tries):
        trial = [*lines[: repair.line], repair.text, *lines[repair.line + 1 :]]
        rest = _first_error(trial)
        if rest is None:
            return repair, None
        if rest.line > farthest:
            best, farthest = (repair, rest), rest.line
    return best


def _repairs(lines: list[str], broken: Broken) -> Iterator[Repair]:
    """Yield what might be repaired: on the line of the error, where its trouble began, on the line before."""
    line = broken.line
    before = next((i for i in range(min(line, len(lines)) - 1, -1, -1) if says_something(lines[i])), None)
    to_blame = dict.fromkeys((line, _opened(lines, broken), before))
    places = [place for place in to_blame if place is not None and place < len(lines)]
    if any(len(lines[place]) > _LONGEST for place in places):
        return
    yield from repairs_of_tabs(lines, places)
    yield from left_open_above(lines, broken.began, line)
    yield from repairs_of(lines, line, broken.column, places)
    if line < len(lines):
        yield from repairs_of_columns(lines, line, before, places)


def _opened(lines: list[str], broken: Broken) -> int | None:
    """Return the line of a key, bracket or quotation mark that the parser was still busy with."""
    quoted: int | None = None
    try:
        for token in yaml.scan("\n".join(lines), Loader=LOADER):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                first, last = token.start_mark.line, token.end_mark.line
                quoted = first if first < last else quoted
            if token.start_mark.line > broken.line:
                break
    except yaml.YAMLError:
        pass
    return broken.began if quoted is None else quoted


def _told(repair: Repair, lines: list[str], name: str) -> Diagnostic:
    span = Span(repair.line + 1, repair.start + 1, repair.line + 1, max(repair.end, repair.start + 1) + 1)
    code = "SP102" if repair.problem is None else "SP101"
    values: dict[str, str | Words] = {} if repair.problem is None else {"problem": repair.problem}
    return _at(code, name, lines, span, values, repair.advice)


def _unrepaired(broken: Broken, lines: list[str], name: str) -> Diagnostic:
    line, column = broken.line, broken.column
    if broken.problem.startswith(_OPENED) and broken.began is not None:
        line, column = broken.began, len(lines[broken.began]) - len(lines[broken.began].lstrip())
    span = Span(line + 1, column + 1, line + 1, column + 2)
    return _at("SP101", name, lines, span, {"problem": problem_words(broken.problem)})


def _unreadable_character(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    """Return the finding of the reader, which knows only how far it came."""
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
    broken = line_of(text, line) or ""
    column = next((i for i, c in enumerate(broken, 1) if c != "\t" and not c.isprintable()), 1)
    problem = problem_words(str(getattr(error, "reason", error)))
    return _at("SP101", name, text.split("\n"), Span(line, column, line, column + 1), {"problem": problem})


def _at(
    code: str,
    name: str,
    lines: list[str],
    span: Span,
    values: dict[str, str | Words] | None = None,
    advice: Words | None = None,
) -> Diagnostic:
    excerpt = lines[span.line - 1].rstrip("\r") if span.line <= len(lines) else None
    return Diagnostic(code, name, span, values or {}, None, excerpt, advice)
