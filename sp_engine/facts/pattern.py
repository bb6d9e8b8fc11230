"""The pattern of a text: read once, then matched in time that grows with the text and no faster.

In comes what a vocabulary writes under `pola`, a small part of what regular expressions can say; out comes a
`Pattern` that a whole text matches or not.  All ways of reading the text go on side by side, so that none is
ever gone back on.  A pattern from a document must never stop a counter.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias, assert_never

from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.words.messages import patterns

LONGEST_PATTERN = 200
"""How many characters a pattern may have."""
MOST_STEPS = 2000
"""How many steps a pattern may come to when its counts are written out."""
MOST_MOVES = 2000
"""How many moves from steps to steps by a character are kept of a pattern."""
DEEPEST = 20
_COUNTS = "`{5}`, `{2,4}`, `{2,}`"

_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_WORD = (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
_SETS = {"d": (("0", "9"),), "w": _WORD, "s": ((" ", " "), ("\t", "\r"))}


class PatternError(Exception):
    """A pattern that is not read; carries what is wrong with it."""

    def __init__(self, problem: Words) -> None:
        super().__init__(problem.en)
        self.problem = problem


class Letters(NamedTuple):
    """One character: within one of the ranges, or, when `others`, within none."""

    ranges: tuple[tuple[str, str], ...]
    others: bool = False

    def has(self, character: str) -> bool:
        return any(first <= character <= last for first, last in self.ranges) is not self.others


class Row(NamedTuple):
    """One part after the other."""

    parts: tuple[Part, ...]


class Either(NamedTuple):
    ways: tuple[Part, ...]


class Times(NamedTuple):
    """A part so many times; without `most` any number."""

    part: Part
    least: int
    most: int | None


Part: TypeAlias = Letters | Row | Either | Times
_Step: TypeAlias = Letters | list[int]
"""A character to take, or the steps that may come next without one."""
_ANY = Letters((("\n", "\n"),), others=True)


class Pattern:
    """What a whole text matches or does not."""

    def __init__(self, text: str) -> None:
        self._steps: list[_Step] = []
        self._moves: dict[tuple[frozenset[int], str], frozenset[int]] = {}
        self._write(parts_of(text))
        self._start = self._reached([0])

    def matches(self, text: str) -> bool:
        """Return whether the pattern describes the whole text."""
        at = self._start
        for character in text:
            then = self._moves.get((at, character))
            at = self._move(at, character) if then is None else then
            if not at:
                return False
        return len(self._steps) in at

    def _move(self, at: frozenset[int], character: str) -> frozenset[int]:
        """Return the steps that wait after a character, and keep them: most texts go the same way."""
        then = self._reached([step + 1 for step in at if self._takes(step, character)])
        if len(self._moves) < MOST_MOVES:
            self._moves[at, character] = then
        return then

    def _takes(self, step: int, character: str) -> bool:
        letters = self._steps[step] if step < len(self._steps) else None
        return isinstance(letters, Letters) and letters.has(character)

    def _reached(self, starts: list[int]) -> frozenset[int]:
        """Return the steps that wait for a character, and the end, that can be reached without one."""
        seen: set[int] = set()
        waiting = set()
        while starts:
            step = starts.pop()
            if step in seen:
                continue
            seen.add(step)
            ways = self._steps[step] if step < len(self._steps) else None
            if isinstance(ways, list):
                starts.extend(ways)
            else:
                waiting.add(step)
        return frozenset(waiting)

    def _add(self, step: _Step) -> int:
        if len(self._steps) >= MOST_STEPS:
            raise PatternError(patterns.TOO_MANY_STEPS.fill(most=MOST_STEPS))
        self._steps.append(step)
        return len(self._steps)

    def _ways(self) -> list[int]:
        """Add a step from which several go on, and return them, to be filled."""
        ways: list[int] = []
        self._add(ways)
        return ways

    def _write(self, part: Part) -> None:
        match part:
            case Letters():
                self._add(part)
            case Row(parts):
                for one in parts:
                    self._write(one)
            case Either(ways):
                self._write_either(ways)
            case Times(one, least, most):
                self._write_times(one, least, most)
            case _ as never:
                assert_never(never)

    def _write_either(self, parts: tuple[Part, ...]) -> None:
        ends: list[list[int]] = []
        ways = self._ways()
        for part in parts:
            ways.append(len(self._steps))
            self._write(part)
            ends.append(self._ways())
        for end in ends:
            end.append(len(self._steps))

    def _write_times(self, part: Part, least: int, most: int | None) -> None:
        for _ in range(least):
            self._write(part)
        if most is None:
            ways = self._ways()
            begin = len(self._steps)
            self._write(part)
            self._ways().append(begin - 1)
            ways += [begin, len(self._steps)]
            return
        forks = []
        for _ in range(most - least):
            forks.append(self._ways())
            forks[-1].append(len(self._steps))
            self._write(part)
        for fork in forks:
            fork.append(len(self._steps))


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST_PATTERN:
            raise PatternError(patterns.TOO_LONG.fill(most=LONGEST_PATTERN))
        self.text, self.at, self.depth = text, 0, 0

    def whole(self) -> Part:
        part = self._either()
        if self.at < len(self.text):
            raise PatternError(patterns.CLOSED_TOO_OFTEN)
        return part

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self, wanted: str) -> bool:
        if self.text.startswith(wanted, self.at):
            self.at += len(wanted)
            return True
        return False

    def _either(self) -> Part:
        ways = [self._row()]
        while self._take("|"):
            ways.append(self._row())
        return ways[0] if len(ways) == 1 else Either(tuple(ways))

    def _row(self) -> Part:
        parts = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._counted(self._one()))
        return Row(tuple(parts))

    def _counted(self, part: Part) -> Part:
        if self._take("?"):
            counted = Times(part, 0, 1)
        elif self._take("*"):
            counted = Times(part, 0, None)
        elif self._take("+"):
            counted = Times(part, 1, None)
        elif self._take("{"):
            counted = self._count(part)
        else:
            return part
        if self._next() in ("?", "*", "+", "{"):
            raise PatternError(patterns.COUNTED_TWICE.fill(mark=self._next()))
        return counted

    def _count(self, part: Part) -> Times:
        inside, closed, _ = self.text[self.at :].partition("}")
        least, comma, most = inside.partition(",")
        if not closed or not _is_count(least) or not (most == "" or _is_count(most)):
            raise PatternError(patterns.BAD_COUNT.fill(forms=_COUNTS))
        if max(len(least), len(most)) > len(str(MOST_STEPS)):
            raise PatternError(patterns.TOO_MANY_STEPS.fill(most=MOST_STEPS))
        self.at += len(inside) + 1
        fewest = int(least)
        largest = (int(most) if most else None) if comma else fewest
        if max(fewest, largest or 0) > MOST_STEPS:
            raise PatternError(patterns.TOO_MANY_STEPS.fill(most=MOST_STEPS))
        if largest is not None and largest < fewest:
            raise PatternError(patterns.BAD_COUNT.fill(forms=_COUNTS))
        return Times(part, fewest, largest)

    def _one(self) -> Part:
        if self._take("("):
            return self._group()
        if self._take("["):
            return self._class()
        if self._take("."):
            return _ANY
        if self._take("\\"):
            return Letters(self._escaped())
        character = self._next()
        if character in _SPECIAL:
            known = patterns.WHOLE_ANYWAY if character in "^$" else patterns.NOT_HERE.fill(mark=character)
            raise PatternError(known)
        self.at += 1
        return Letters(((character, character),))

    def _group(self) -> Part:
        if self._next() == "?" and not self._take("?:"):
            raise PatternError(patterns.ONLY_PLAIN_GROUPS)
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError(patterns.TOO_DEEP)
        part = self._either()
        self.depth -= 1
        if not self._take(")"):
            raise PatternError(patterns.OPEN.fill(mark="("))
        return part

    def _escaped(self) -> tuple[tuple[str, str], ...]:
        character = self._next()
        self.at += 1
        if character in _SETS:
            return _SETS[character]
        if character == "" or character.isalnum():
            raise PatternError(patterns.NOT_HERE.fill(mark=f"\\{character}"))
        return ((character, character),)

    def _class(self) -> Letters:
        others = self._take("^")
        ranges: list[tuple[str, str]] = []
        if self._next() == "]":
            raise PatternError(patterns.NOT_HERE.fill(mark="]"))
        while not self._take("]"):
            if self._next() in ("", "["):
                raise PatternError(patterns.OPEN.fill(mark="["))
            first = self._of_class()
            if self._next() != "-" or self.text[self.at + 1 : self.at + 2] in ("]", ""):
                ranges += first
                continue
            self.at += 1
            last = self._of_class()
            if not _one_letter(first) or not _one_letter(last) or last < first:
                raise PatternError(patterns.BAD_RANGE)
            ranges.append((first[0][0], last[0][0]))
        return Letters(tuple(ranges), others)

    def _of_class(self) -> tuple[tuple[str, str], ...]:
        if self._take("\\"):
            return self._escaped()
        character = self._next()
        self.at += 1
        return ((character, character),)


def _one_letter(ranges: tuple[tuple[str, str], ...]) -> bool:
    """Whether a part of a class is a letter itself, and no class such as `\\d`."""
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit()


def parts_of(text: str) -> Part:
    """Return what a pattern is made of.  Raises `PatternError`."""
    return _Reader(text).whole()


@lru_cache(maxsize=256)
def pattern_of(text: str) -> Pattern:
    """Return the pattern that a text states.  Raises `PatternError`."""
    return Pattern(text)
