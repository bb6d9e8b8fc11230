"""Lists that are written as running text: "a. … b. … 1) … 2) … c. …", with or without line ends between.

In come the lines of one cell or section; out come its items with their numbers, each with the stretches it
was written in.  A number begins an item where the list it belongs to expects that number, so that "Lt.7",
"No. 5" and "Tahun 2012." begin none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sp_engine.importing.recognised_words import word_lists
from sp_engine.importing.run_on_lists import beginnings, begins_acting
from sp_engine.importing.source_blocks import Line, LineKind, Stretch
from sp_engine.importing.wrapped_lines import unwrapped
from sp_engine.importing.written_hours import spans_of_hours

_MARKER = re.compile(
    r"(?P<digits>\d{1,2})\s?[.)](?=\s|[A-Z(\"“]|$)"
    r"|[(](?P<enclosed>\d{1,2}|[a-z])[)](?=\s)"
    r"|(?<=[a-z0-9)])(?P<glued>[b-z])[.)](?=\s+[A-Z])"
    r"|(?P<small>[a-z])(?:\s?[.)](?=\s|[A-Z]|$)|,(?=\s[A-Z]))"
    r"|(?P<large>[A-Z])[.)](?=\s|$)"
    r"|(?P<roman>[ivx]{2,4})[.)](?=\s)"
    r"|(?P<bullet>[-–—•▪◦●○■□✓➢❖*+])(?=\s+\S|[A-Z])"
)
_AFTER_POINT = re.compile(r"[^\W\d_][.)]$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_DEEPEST = 4
_LATEST_START = 30  # with a later number no list begins, even on another page
_MOST_LOST = 4  # numbers of a scan one after another; a greater step is a misreading
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One item.  `number`: as in the decree, with those above it (`a.1`), empty for a bullet or plain text.

    `heads`: further items stand below it.  `above`: the texts of the items that it stands below.  `run_on`:
    it was written in one line with others, without numbers.  `counted`: its number was not read.
    Of a list that is laid out: `heading`, the line that its list stands under; `remarks`, said below it.
    """

    number: str
    text: str
    at: tuple[Stretch, ...]
    depth: int = 0
    heads: bool = False
    above: tuple[str, ...] = ()
    bullet: bool = False
    kind: LineKind = LineKind.TEXT
    run_on: bool = False
    counted: bool = False
    laid_out: bool = False
    heading: str = ""
    remarks: tuple[str, ...] = ()


class _Marker(NamedTuple):
    """What may begin an item.  `glued`: at the end of the word before it, as in "tertulisb. Surat"."""

    start: int
    end: int
    style: str
    value: int
    shown: str
    strong: bool
    glued: bool


class _Level(NamedTuple):
    style: str
    value: int
    shown: str


def items_of(
    lines: Sequence[Line], *, counted: bool = True, openings: Collection[tuple[str, ...]] = ()
) -> tuple[Item, ...]:
    """Return the items that lines are written in; a text without numbers is one item for each paragraph.

    `counted`: where a scan has lost the numbers of a list, its items are counted.  `openings`: the words with
    which items of this component begin elsewhere in the decree.
    """
    wrapped, scanned = any(line.wrapped for line in lines), any(line.misread for line in lines)
    text, origin, charts = _joined(unwrapped(lines, openings))
    accepted = _accepted(text, list(_markers(text, origin)))
    items: list[Item] = []
    levels: list[_Level] = []
    texts: list[str] = []
    bounds = [marker.start for marker in accepted] + [len(text)]
    for paragraph in _paragraphs(text, 0, bounds[0], unwrapped=wrapped):
        items += _unnumbered(text, origin, paragraph, openings, scanned=scanned)
    for marker, end in zip(accepted, bounds[1:], strict=True):
        levels = _levels_with(levels, marker)
        texts = texts[: len(levels) - 1]
        number = ".".join(level.shown for level in levels if level.shown)
        pieces = list(_paragraphs(text, marker.end, end, numbered=True, unwrapped=wrapped))
        first = pieces[0] if pieces else (marker.end, marker.end)
        above = tuple(texts)
        items += _item(text, origin, first, number, len(levels), above, marker.style == "-", marker)
        texts.append(items[-1].text if items else "")
        for paragraph in pieces[1:]:
            items += _unnumbered(text, origin, paragraph, openings, scanned=scanned)
    headed = [
        replace(item, heads=i + 1 < len(items) and items[i + 1].depth > item.depth > 0)
        for i, item in enumerate(items)
    ]
    if scanned:
        headed = _numbered_again(headed) if counted else [replace(item, bullet=False) for item in headed]
    drawn = [Item("", chart.text, (chart.at,), kind=LineKind.FLOW_CHART) for chart in charts]
    return tuple(sorted((*headed, *drawn), key=lambda item: item.at[0].start if item.at else 0))


def _numbered_again(items: list[Item]) -> list[Item]:
    """Give the items of a scan the numbers that were not read, where the others tell them.

    Between two numbers that were read only so many items begin as numbers are missing: those that most look
    like it; the others go on with what stands before them.
    """
    plain = [item for item in items if item.depth <= 1]
    if len(plain) < 2 or not all(item.number.isdigit() for item in plain if item.number):
        return items
    again, waiting, number = list[Item](), list[Item](), 0
    for item in items:
        read = int(item.number) if item.depth <= 1 and item.number else 0
        if number < read <= number + _MOST_LOST:
            _count(again, waiting, number, read - number - 1)
            again.append(item)
            waiting, number = [], read
        else:
            waiting.append(item)
    _count(again, waiting, number, len(waiting))
    return again


def _count(again: list[Item], items: Sequence[Item], number: int, missing: int) -> None:
    """Add items with the numbers after one, as many as are missing."""
    plain = [item for item in items if item.depth <= 1]
    begun = {id(item) for item in sorted(plain, key=_looks_begun, reverse=True)[:missing]}
    for item in items:
        if item.depth > 1:
            again.append(item)
        elif id(item) in begun or not again:
            number += 1
            again.append(replace(item, number=str(number), bullet=False, counted=True))
        else:
            text = f"{item.number}. {item.text}" if item.number else item.text
            again[-1] = replace(again[-1], text=f"{again[-1].text} {text}", at=(*again[-1].at, *item.at))


def _looks_begun(item: Item) -> int:
    """Return how much a paragraph looks as if a number had stood before it."""
    if item.bullet:
        return 2
    return int(begins_acting(item.text) or item.text.startswith("Me"))


def _unnumbered(
    text: str,
    origin: Sequence[_Origin],
    paragraph: tuple[int, int],
    openings: Collection[tuple[str, ...]],
    *,
    scanned: bool,
) -> Iterator[Item]:
    """Yield the items of a paragraph without numbers: several, where they run on in it."""
    start, end = paragraph
    begun = [] if scanned else [start + at for at in beginnings(text[start:end], openings)]
    for first, last in zip([start, *begun], [*begun, end], strict=True):
        for item in _item(text, origin, (first, last), "", 0, (), False):
            yield replace(item, run_on=bool(begun))


class _Origin(NamedTuple):
    """Where a line of the joined text begins, and the line it was."""

    start: int
    line: Line
    lead: int


def _joined(lines: Sequence[Line]) -> tuple[str, list[_Origin], list[Line]]:
    """Return the lines as one text, where each begins in it, and the flow charts among them."""
    text, origin = "", list[_Origin]()
    for line in lines:
        if line.kind is LineKind.FLOW_CHART:
            continue
        lead = f"{line.marker} " if line.marker else ""
        origin.append(_Origin(len(text), line, len(lead)))
        text += f"{lead}{line.text}\n"
    return text, origin, [line for line in lines if line.kind is LineKind.FLOW_CHART]


def _markers(text: str, origin: Sequence[_Origin]) -> Iterator[_Marker]:
    starts = {one.start for one in origin}
    hours = spans_of_hours(text)
    for found in _MARKER.finditer(text):
        start = found.start()
        if found["bullet"] and any(first < start < last for first, last in hours):
            continue
        strong = start in starts or not text[_line_start(text, start) : start].strip(" :;,.-–•|")
        before = text[start - 1] if start else "\n"
        after_point = bool(found["digits"] or found["small"]) and bool(_AFTER_POINT.search(text[:start]))
        glued = bool(found["glued"]) or after_point
        if not strong and (found[0].endswith(",") or (not glued and not _may_begin(found, before))):
            continue
        for style, value, shown in _read_as(found):
            yield _Marker(start, found.end(), style, value, shown, strong, glued and not strong)


def _may_begin(found: re.Match[str], before: str) -> bool:
    """Tell whether a number within a line may begin an item, by the character before it."""
    if found["bullet"]:
        within = before.isalpha() and found.string[found.end() : found.end() + 1].isalpha()  # "ber-AC"
        return before.isspace() or (before.isalpha() and not within) or before in ";.)"
    if found["digits"]:
        return not before.isdigit() and before not in "./,-–("
    return before.isspace() or before in ";:,)"


def _read_as(found: re.Match[str]) -> Iterator[tuple[str, int, str]]:
    closing = ")" if found[0].rstrip().endswith(")") else "."
    if found["bullet"]:
        yield "-", 0, ""
    elif found["digits"]:
        yield f"1{closing}", int(found["digits"]), str(int(found["digits"]))
    elif found["enclosed"]:
        letter = found["enclosed"]
        value = int(letter) if letter.isdigit() else ord(letter) - 96
        yield ("(1)" if letter.isdigit() else "(a)"), value, letter
    elif found["roman"]:
        if found["roman"] in _ROMAN:
            yield f"i{closing}", _ROMAN[found["roman"]], found["roman"]
    else:
        letter = found["glued"] or found["small"] or found["large"]
        yield ("A" if found["large"] else "a") + closing, ord(letter.lower()) - 96, letter
        if letter in ("i", "v", "x"):
            yield f"i{closing}", _ROMAN[letter], letter


def _accepted(text: str, markers: list[_Marker]) -> list[_Marker]:
    """Return those that begin an item."""
    accepted: list[_Marker] = []
    levels: list[_Level] = []
    for index, marker in enumerate(markers):
        if accepted and marker.start < accepted[-1].end:
            continue
        if marker.glued:
            begins = _continues(levels, marker) and not _comes_again(marker, markers[index + 1 :])
        else:
            begins = _continues(levels, marker) or _opens(text, levels, marker, markers[index + 1 :])
        if begins:
            accepted.append(marker)
            levels = _levels_with(levels, marker)
    return accepted


def _comes_again(marker: _Marker, following: Sequence[_Marker]) -> bool:
    """Tell whether the number of a glued marker stands apart further on: then it is no number here."""
    return any(
        other.style == marker.style and other.value == marker.value and not other.glued for other in following
    )


def _continues(levels: Sequence[_Level], marker: _Marker) -> bool:
    for level in reversed(levels):
        if level.style == marker.style:
            if marker.style == "-":
                return True
            step = marker.value - level.value
            return step == 1 or (marker.strong and 1 < step <= 4)
    return False


def _opens(text: str, levels: Sequence[_Level], marker: _Marker, following: Sequence[_Marker]) -> bool:
    """Tell whether a list begins with this number."""
    if marker.style == "-":
        return marker.strong or _runs_on(text, marker, following)
    if len(levels) >= _DEEPEST:
        return False
    if marker.style.startswith("i") and not marker.strong:
        return False
    if marker.strong:
        return marker.value == 1 or (
            marker.value <= _LATEST_START and not any(level.style == marker.style for level in levels)
        )
    if marker.value != 1:
        return False
    rivals = (other for other in following if other.style == marker.style)
    second = next(rivals, None)
    return second is not None and second.value == 2 and _apart(text, marker.end, second.start)


def _runs_on(text: str, marker: _Marker, following: Sequence[_Marker]) -> bool:
    """Tell whether bullets stand within a line: "Heading - First thing - Second thing"."""
    second = next((other for other in following if other.style == "-"), None)
    if (
        second is None
        or not text[marker.end :].lstrip()[:1].isupper()
        or not text[: marker.start][-1:].isspace()
    ):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", text[marker.end : second.start])) >= _LEAST_WORDS


def _apart(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\w{2}", text[start:end]))


def _levels_with(levels: Sequence[_Level], marker: _Marker) -> list[_Level]:
    """Return the open lists once a number has been read: it goes on with one of them, or opens another."""
    level = _Level(marker.style, marker.value, marker.shown)
    for depth in range(len(levels) - 1, -1, -1):
        if levels[depth].style == marker.style and (
            marker.style == "-" or 0 < marker.value - levels[depth].value <= 4
        ):
            return [*levels[:depth], level]
    same = next((d for d, one in enumerate(levels) if one.style == marker.style), None)
    return [*(levels if same is None else levels[:same]), level]


def _paragraphs(
    text: str, start: int, end: int, *, numbered: bool = False, unwrapped: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a stretch: a line that goes on with the one before it is no new one.

    A single word after a number is no item: what follows goes on with it.  `unwrapped`: every line is a
    paragraph already.
    """
    first: int | None = None
    last = start
    for found in re.finditer(r"[^\n]+", text[start:end]):
        begin, stop = start + found.start(), start + found.end()
        if not found[0].strip():
            continue
        alone = numbered and first is not None and len(text[first:last].split()) <= 1
        if first is not None and (unwrapped or (not alone and _ends(text[first:last], text[begin:stop]))):
            yield first, last
            first, numbered = None, False
        first = begin if first is None else first
        last = stop
    if first is not None:
        yield first, last


def _ends(before: str, line: str) -> bool:
    """Tell whether a line begins a paragraph of its own after what stands before it."""
    before, line = before.rstrip(), line.lstrip(" |")
    if not line[:1].isupper() and not line[:1].isdigit():
        return line[:1] in "☎✆(" or bool(re.match(r"(https?:|www\.|@)", line))
    last = before.rpartition(" ")[2]
    return not before.endswith((",", "/", "-", "&")) and last not in word_lists()["tidak_mengakhiri"]


def _item(
    text: str,
    origin: Sequence[_Origin],
    span: tuple[int, int],
    number: str,
    depth: int,
    above: tuple[str, ...],
    bullet: bool,
    marker: _Marker | None = None,
) -> Iterator[Item]:
    start, end = span
    shown = " ".join(text[start:end].split())
    shown = shown.strip(" |") if marker else shown
    stretches = tuple(_stretches(origin, marker.start if marker else start, end))
    lost = any(one.line.lost_number and one.start == start for one in origin)
    if shown or (marker and marker.style != "-"):
        yield Item(number, shown, stretches, depth, False, above, bullet or lost)


def _stretches(origin: Sequence[_Origin], start: int, end: int) -> Iterator[Stretch]:
    """Yield where a stretch of the joined text stands in the source."""
    for i, one in enumerate(origin):
        following = (
            origin[i + 1].start if i + 1 < len(origin) else one.start + one.lead + len(one.line.text) + 1
        )
        first, last = max(start, one.start), min(end, following - 1)
        if first >= last:
            continue
        whole = one.lead + len(one.line.text)
        length = one.line.at.end - one.line.at.start
        if length == len(one.line.text):
            low, high = first - one.start - one.lead, last - one.start - one.lead
        else:  # the text was cleaned on the way: the place is as near as its proportion tells
            low = (first - one.start) * length // max(1, whole)
            high = -(-(last - one.start) * length // max(1, whole))
        yield Stretch(one.line.at.start + max(0, low), one.line.at.start + min(length, max(0, high)))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
