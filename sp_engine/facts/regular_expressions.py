"""A pattern as the regular expressions of other systems, which differ in what they read and what they mean.

In comes a pattern; out comes what ECMA-262, XPath, Java, RE2 and PostgreSQL read alike, of a whole text:
classes of letters written out, plain groups and counts.  A backslash stands only before a letter that a class
cannot have without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from sp_engine.facts.pattern import Either, Letters, Part, Row, Times, parts_of

_ENDS: Final = "\\[]^-"
"""Which letters need a backslash at an end of a range."""
_CARET, _HYPHEN = ("^", "^"), ("-", "-")


def regular_expression(pattern: str, *, only: tuple[str, str] | None = None) -> str:
    """Return a pattern as a regular expression that has to fit from the beginning of a text to its end.

    `only`: the first and the last letter of those that a text is known to have; no others are then named.
    Raises `PatternError`.
    """
    return f"^({_written(parts_of(pattern), only)})$"


def longest_count(pattern: str) -> int:
    """Return the greatest count that a pattern names.  Raises `PatternError`."""
    return max(_counts(parts_of(pattern)), default=0)


def has_only(pattern: str, *ranges: tuple[str, str]) -> bool:
    """Whether whatever fits a pattern has only letters of some ranges.  Raises `PatternError`."""
    return _has_only(parts_of(pattern), ranges)


def _written(part: Part, only: tuple[str, str] | None) -> str:
    match part:
        case Letters():
            return _class(part, only)
        case Row(parts):
            return "".join(_written(one, only) for one in parts)
        case Either(ways):
            return f"({'|'.join(_written(one, only) for one in ways)})"
        case Times(one, least, most):
            counted = _written(one, only)
            grouped = counted if isinstance(one, Letters | Either) else f"({counted})"
            return f"{grouped}{_count(least, most)}"
        case _ as never:
            assert_never(never)


def _count(least: int, most: int | None) -> str:
    match least, most:
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case 0, 1:
            return "?"
        case _, None:
            return f"{{{least},}}"
        case _:  # the rest: as it is
            return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _class(letters: Letters, only: tuple[str, str] | None) -> str:
    ranges = letters.ranges
    if only is not None:
        within = ((max(first, only[0]), min(last, only[1])) for first, last in ranges)
        ranges = tuple((first, last) for first, last in within if first <= last)
    if not ranges and only is not None:  # what no such text has, or what each has
        return f"[{'' if letters.others else '^'}{only[0]}-{only[1]}]"
    ordered = sorted(_merged(ranges), key=_place)
    inside = "".join(_range(first, last) for first, last in ordered)
    if letters.others:
        return f"[^{inside}]"
    if ordered[0] == _CARET:
        return f"[\\{inside}]"
    return inside if len(inside) == 1 and inside.isalnum() else f"[{inside}]"


def _place(one: tuple[str, str]) -> tuple[bool, bool, tuple[str, str]]:
    """Return what puts a hyphen last and a caret never first, where they mean something else."""
    return one == _HYPHEN, one == _CARET, one


def _merged(ranges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return ranges that do not overlap: to Java, `&&` between two of them is no letter."""
    merged: list[tuple[str, str]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _range(first: str, last: str) -> str:
    if first == last:
        return _escaped(first, "\\[]")
    return f"{_escaped(first, _ENDS)}-{_escaped(last, _ENDS)}"


def _escaped(letter: str, special: str) -> str:
    return f"\\{letter}" if letter in special else letter


def _has_only(part: Part, ranges: tuple[tuple[str, str], ...]) -> bool:
    match part:
        case Letters(named, others):
            return not others and all(
                any(low <= first and last <= high for low, high in ranges) for first, last in named
            )
        case Row(parts) | Either(parts):
            return all(_has_only(one, ranges) for one in parts)
        case Times(one):
            return _has_only(one, ranges)
        case _ as never:
            assert_never(never)


def _counts(part: Part) -> Iterator[int]:
    match part:
        case Letters():
            return
        case Row(parts) | Either(parts):
            for one in parts:
                yield from _counts(one)
        case Times(one, least, most):
            yield least if most is None else most
            yield from _counts(one)
        case _ as never:
            assert_never(never)
