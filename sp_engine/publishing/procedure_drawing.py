"""A procedure as a drawing: boxes one below another, arrows between them, jumps beside them.

In come the steps of a procedure; out comes an SVG, which a page shows as it is and a paper as a picture.  The
same steps give the same drawing everywhere; letters are taken to be as wide as they are on average.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from sp_engine.documents import END, Arrow, Step, arrows, item_text
from sp_engine.immutable import Immutable
from sp_engine.words import Language, visible
from sp_engine.words.messages import procedure_drawing as messages

_LEFT = 10
_LINE = 17
_SIZE = 14
_LETTER = 6.3  # how wide a letter is on average
_PAD = 9
_GAP = 20
_LANE = 14
_NUMBER = 52  # how wide the column of the number is
_HEADING = 26
_FOOT = 40
_FEWEST_LETTERS = 30
_INK = "#1f3b57"


class Drawing(Immutable):
    """An SVG with its size in its own units, and what it shows for who does not see it."""

    svg: str
    width: int
    height: int
    text: str


class _Box(Immutable):
    """A step in its place: the first of its `lines` says who acts, `branches` in which case what follows."""

    step: Step
    number: str
    lines: tuple[str, ...]
    branches: tuple[str, ...]
    top: int

    @property
    def bottom(self) -> int:
        return self.top + 2 * _PAD + _LINE * (len(self.lines) + len(self.branches))

    @property
    def middle(self) -> int:
        return (self.top + self.bottom) // 2


def procedure_drawing(steps: Sequence[Step], language: Language, *, letters: int = 90) -> Drawing | None:
    """Return the drawing of a procedure, with so many letters on a line; None where there is no step."""
    return _Canvas(steps, language, max(letters, _FEWEST_LETTERS)).drawing() if steps else None


class _Canvas:
    """The boxes of one procedure in their places, and what is drawn around them."""

    def __init__(self, steps: Sequence[Step], language: Language, letters: int) -> None:
        self.steps, self.language, self.letters = steps, language, letters
        self.box = int(letters * _LETTER) + _NUMBER + 2 * _PAD
        self.arrows = list(arrows(steps))
        self.boxes: list[_Box] = []
        self.headings: list[tuple[str, int]] = []
        self.height = self._place()
        self.lanes: dict[str, int] = {}

    def drawing(self) -> Drawing:
        drawn = [
            *(_heading(text, top) for text, top in self.headings),
            *map(self._box, self.boxes),
            *self._lines(),
            self._end(),
        ]
        width = _LEFT + self.box + 24 + len(self.lanes) * _LANE
        height = self.height + _FOOT
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
            f' height="{height}" font-family="Libertinus Serif, Georgia, serif" font-size="{_SIZE}">'
            '<defs><marker id="panah" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7"'
            f' markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="{_INK}"/></marker></defs>'
            f"{''.join(drawn)}</svg>"
        )
        told = "; ".join(f"{box.number}. {' '.join(box.lines)}" for box in self.boxes)
        return Drawing(svg, width, height, visible(told))

    def _place(self) -> int:
        """Put every step in its place, routes under their headings, and return where the end stands."""
        numbers = {step.id: item_text(step.item) or str(place) for place, step in enumerate(self.steps, 1)}
        numbers[END] = messages.END.get(self.language)
        route, top = None, _GAP // 2
        for step in self.steps:
            if step.route != route and step.route is not None:
                self.headings.append((step.route, top))
                top += _HEADING
            route = step.route
            said = (
                messages.BRANCH.say(self.language, when=arrow.when, step=numbers[arrow.end])
                for arrow in self.arrows
                if arrow.start == step.id and arrow.when is not None
            )
            lines = (*self._wrapped(step.actor), *self._wrapped(step.text.get(self.language)))
            branches = tuple(line for told in said for line in self._wrapped(told))
            self.boxes.append(_Box(step, numbers[step.id], lines, branches, top))
            top = self.boxes[-1].bottom + _GAP
        return top

    def _wrapped(self, text: str) -> list[str]:
        return textwrap.wrap(text, self.letters)

    def _box(self, box: _Box) -> str:
        x, first = _LEFT + _NUMBER + _PAD, box.top + _PAD + _LINE - 4
        actors = len(self._wrapped(box.step.actor))
        texts = [
            f'<text x="{x}" y="{first + i * _LINE}"{_look(i, actors, len(box.lines))}>{_told(line)}</text>'
            for i, line in enumerate((*box.lines, *box.branches))
        ]
        return (
            f'<rect x="{_LEFT}" y="{box.top}" width="{self.box}" height="{box.bottom - box.top}" rx="6"'
            f' fill="#f3f7fb" stroke="{_INK}"/>'
            f'<text x="{_LEFT + _NUMBER // 2}" y="{box.middle + 6}" text-anchor="middle" font-weight="bold"'
            f' font-size="{15 if len(box.number) < 5 else 11}" fill="{_INK}">{_told(box.number)}</text>'
            f'<path d="M{_LEFT + _NUMBER} {box.top}V{box.bottom}" stroke="#b9c8d8"/>{"".join(texts)}'
        )

    def _end(self) -> str:
        x, top = _LEFT + self.box // 2, self.height
        return (
            f'<rect x="{x - 60}" y="{top}" width="120" height="30" rx="15" fill="{_INK}"/>'
            f'<text x="{x}" y="{top + 20}" text-anchor="middle" fill="#fff" font-weight="bold">'
            f"{_told(messages.END.get(self.language))}</text>"
        )

    def _lines(self) -> Iterator[str]:
        """Yield an arrow to the next box, or beside the boxes to another; several to one share a lane."""
        by_step = {box.step.id: box for box in self.boxes}
        below = {box.step.id: later.step.id for box, later in pairwise(self.boxes)}
        right, middle = _LEFT + self.box, _LEFT + self.box // 2
        for arrow in dict.fromkeys(Arrow(one.start, one.end) for one in self.arrows):
            box = by_step[arrow.start]
            if below.get(arrow.start, END) == arrow.end:
                end = by_step[arrow.end].top if arrow.end in by_step else self.height
                yield _path(f"M{middle} {box.bottom}V{end}")
                continue
            x = right + 16 + self.lanes.setdefault(arrow.end, len(self.lanes)) * _LANE
            if arrow.end in by_step:
                target, edge = by_step[arrow.end].middle + 6, right
            else:
                target, edge = self.height + 15, middle + 60
            yield _path(f"M{right} {box.middle - 6}H{x}V{target}H{edge}")


def _look(line: int, actors: int, texts: int) -> str:
    if line < actors:
        return f' font-weight="bold" fill="{_INK}"'
    return ' font-style="italic"' if line >= texts else ""


def _heading(text: str, top: int) -> str:
    return f'<text x="{_LEFT}" y="{top + 14}" font-weight="bold" fill="#8a4b08">{_told(text)}</text>'


def _path(line: str) -> str:
    return f'<path d="{line}" fill="none" stroke="{_INK}" stroke-width="1.4" marker-end="url(#panah)"/>'


def _told(text: str) -> str:
    return escape(visible(text))
