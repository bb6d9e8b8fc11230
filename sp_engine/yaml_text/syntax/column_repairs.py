"""Lines that stand in the wrong column, and items that have lost or gained their dash.

In come the lines and the one where the parser stopped; out come mended lines.  Knows nothing about what data
mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sp_engine.words.language import Words
from sp_engine.yaml_text.syntax.line_mends import KEY, Mend, says_something, whole


def mends_of_tabs(lines: list[str], places: Sequence[int]) -> Iterator[Mend]:
    """Yield the lines with spaces for the tabs before them."""
    for place in places:
        yield from _tab(lines, place)


def mends_of_columns(
    lines: list[str], line: int, before: int | None, places: Sequence[int]
) -> Iterator[Mend]:
    """Yield the line, or one above it, in another column, or with another dash; the likeliest first."""
    yield from _odd(lines, before)
    moves = list(_indented(lines, line))
    yield from (move for move in moves if _indent(move.text) % 2 == 0)
    for place in places:
        yield from _dash(place, lines[place].rstrip("\r"))
    yield from _astray_above(lines, line)
    yield from (move for move in moves if _indent(move.text) % 2)


def _tab(lines: list[str], line: int) -> Iterator[Mend]:
    text = lines[line].rstrip("\r")
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        at = indent.index("\t")
        advice = Words(
            "ganti tab dengan spasi (dua spasi tiap tingkat)",
            "replace the tab by spaces (two for each level)",
        )
        dashes = [_indent(above) for above in lines[:line] if above.lstrip().startswith("- ")]
        is_item = text.lstrip().startswith("- ")
        columns = _columns(lines[:line])
        for width in sorted(columns, key=lambda c: (is_item and c not in dashes, -c)):
            yield Mend(line, at, at + 1, " " * width + text.lstrip(), None, advice)


def _dash(place: int, line: str) -> Iterator[Mend]:
    if match := re.match(r"\s*(- +)", line):
        start, end = match.span(1)
        text = line[:start] + line[end:]
        problem = Words("di sini bukan daftar; `- ` berlebih", "there is no list here; `- ` is too much")
        yield Mend(place, start, start + 1, text, problem, whole(text))
    elif match := re.match(r"\s*([a-z_]+(?=:|\s*$)|\{)", line):
        start, end = match.span(1)
        text = f"{line[:start]}- {line[start:]}"
        problem = Words("`- ` di awal butir ini tidak ada", "the `- ` that begins this item is missing")
        yield Mend(place, start, end, text, problem, whole(text))


def _indented(lines: list[str], line: int) -> Iterator[Mend]:
    """Yield the line moved to where one may begin here."""
    own = _indent(lines[line])
    columns = _columns(lines[:line])
    for column in sorted(columns, key=lambda c: (abs(c - own), -c)):
        if column != own:
            yield _moved(lines, line, column, columns[column])


def _odd(lines: list[str], line: int | None) -> Iterator[Mend]:
    """Yield the line moved by one, if its column is odd: a space was added or lost."""
    own = _indent(lines[line]) if line is not None else 0
    if line is not None and own % 2:
        for column in (own - 1, own + 1):
            like = next((i for i in range(line - 1, -1, -1) if _indent(lines[i]) == column), line)
            yield _moved(lines, line, column, like)


def _astray_above(lines: list[str], line: int) -> Iterator[Mend]:
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


def _moved(lines: list[str], line: int, column: int, like: int) -> Mend:
    text, own = lines[line].rstrip("\r"), _indent(lines[line])
    match = KEY.match(text)
    start, end = match.span("key") if match else (own, len(text))
    problem = Words(
        f"lekukan baris ini {own} spasi, padahal sejajar dengan baris {like + 1}: {column} spasi",
        f"this line is indented by {own} spaces, but belongs in line with line {like + 1}: {column} spaces",
    )
    advice = Words(
        f"awali baris ini dengan {column} spasi" if column else "hapus spasi di depan baris ini",
        f"begin this line with {column} spaces" if column else "remove the spaces before this line",
    )
    return Mend(line, start, end, " " * column + text.lstrip(" "), problem, advice)
