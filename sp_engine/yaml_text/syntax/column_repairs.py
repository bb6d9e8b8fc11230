"""Lines that stand in the wrong column, and items that have lost or gained their dash.

In come the lines and the one where the parser stopped; out come repaired lines.  Knows nothing about what
data mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sp_engine.words.messages import yaml_mistakes
from sp_engine.yaml_text.syntax.line_repairs import KEY, Repair, says_something, whole


def repairs_of_tabs(lines: list[str], places: Sequence[int]) -> Iterator[Repair]:
    """Yield the lines with spaces for the tabs before them."""
    for place in places:
        yield from _tab(lines, place)


def repairs_of_columns(
    lines: list[str], line: int, before: int | None, places: Sequence[int]
) -> Iterator[Repair]:
    """Yield the line, or one above it, in another column, or with another dash; the likeliest first."""
    yield from _odd(lines, before)
    moves = list(_indented(lines, line))
    yield from (move for move in moves if _indent(move.text) % 2 == 0)
    for place in places:
        yield from _dash(place, lines[place].rstrip("\r"))
    yield from _astray_above(lines, line)
    yield from (move for move in moves if _indent(move.text) % 2)


def _tab(lines: list[str], line: int) -> Iterator[Repair]:
    text = lines[line].rstrip("\r")
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        at = indent.index("\t")
        dashes = [_indent(above) for above in lines[:line] if above.lstrip().startswith("- ")]
        is_item = text.lstrip().startswith("- ")
        columns = _columns(lines[:line])
        for width in sorted(columns, key=lambda c: (is_item and c not in dashes, -c)):
            yield Repair(line, at, at + 1, " " * width + text.lstrip(), None, yaml_mistakes.SPACES_FOR_TAB)


def _dash(place: int, line: str) -> Iterator[Repair]:
    if match := re.match(r"\s*(- +)", line):
        start, end = match.span(1)
        text = line[:start] + line[end:]
        yield Repair(place, start, start + 1, text, yaml_mistakes.NO_LIST_HERE, whole(text))
    elif match := re.match(r"\s*([a-z_]+(?=:|\s*$)|\{)", line):
        start, end = match.span(1)
        text = f"{line[:start]}- {line[start:]}"
        yield Repair(place, start, end, text, yaml_mistakes.DASH_MISSING, whole(text))


def _indented(lines: list[str], line: int) -> Iterator[Repair]:
    """Yield the line moved to where one may begin here."""
    own = _indent(lines[line])
    columns = _columns(lines[:line])
    for column in sorted(columns, key=lambda c: (abs(c - own), -c)):
        if column != own:
            yield _moved(lines, line, column, columns[column])


def _odd(lines: list[str], line: int | None) -> Iterator[Repair]:
    """Yield the line moved by one, if its column is odd: a space was added or lost."""
    own = _indent(lines[line]) if line is not None else 0
    if line is not None and own % 2:
        for column in (own - 1, own + 1):
            like = next((i for i in range(line - 1, -1, -1) if _indent(lines[i]) == column), line)
            yield _moved(lines, line, column, like)


def _astray_above(lines: list[str], line: int) -> Iterator[Repair]:
    """Yield the line above that stands too far left of this one, and the one that begins too far right."""
    own = _indent(lines[line])
    said = [i for i in range(line) if says_something(lines[i])]
    left = next((i for i in reversed(said) if _indent(lines[i]) < own), None)
    if left is not None:
        dash = re.match(r"(- +)+", lines[left].lstrip())
        for column in (own - dash.end(), own) if dash else (own,):
            if column > _indent(lines[left]):
                yield _moved(lines, left, column, line)
    right = next((i for i in said if i > (-1 if left is None else left) and _indent(lines[i]) > own), None)
    if right is not None:
        yield _moved(lines, right, own, line)
    last = next((i for i in reversed(said) if _indent(lines[i]) <= own), None)
    first = next((i for i in said if last is not None and i > last and _indent(lines[i]) > own), None)
    if first is not None and first != right:
        yield _moved(lines, first, own, line)


def _columns(lines: list[str]) -> dict[int, int]:
    """Return the columns in which the next line may begin, each with the line that it would stand under."""
    columns: dict[int, int] = {}
    for i, text in enumerate(lines):
        if says_something(text):
            starts = [_indent(text), *(m.end() for m in re.finditer(r"(?<=- )(?! )", text[:40]))]
            if text.rstrip().endswith(":"):
                starts.append(starts[-1] + 2)
            columns = {c: at for c, at in columns.items() if c < starts[0]} | dict.fromkeys(starts, i)
    return columns


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _moved(lines: list[str], line: int, column: int, like: int) -> Repair:
    text, own = lines[line].rstrip("\r"), _indent(lines[line])
    match = KEY.match(text)
    start, end = match.span("key") if match else (own, len(text))
    problem = yaml_mistakes.OUT_OF_LINE.fill(own=own, like=like + 1, column=column)
    begin = yaml_mistakes.BEGIN_WITH_SPACES.fill(column=column)
    advice = begin if column else yaml_mistakes.REMOVE_SPACES
    return Repair(line, start, end, " " * column + text.lstrip(" "), problem, advice)
