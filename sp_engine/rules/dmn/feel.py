"""Expressions of FEEL, put together so that what is plainly true or false is not written.

In come parts, out come expressions that know how strongly they bind and which names they use.  FEEL's third
value (null) is no unknown of ours: `null = 5` is false there, and `null != 5` true.  Therefore what is
written here is asked of values that are stated, or asks first whether they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import Final, NamedTuple, assert_never

from sp_engine.workdays import Duration, Unit

_WIDTH: Final = 96
_RESERVED: Final = frozenset(
    """
    abs after all and any append before between by ceiling coincides concatenate contains context count
    date day decimal distinct duration during else ends entries even every exp external extract false
    finished finishes flatten floor for function get hours if in includes index insert instance is item
    join last length list log lower matches max mean median meets met min mode modulo month months not
    now null number odd of offset or overlaps partial product put range remove replace return reverse
    round satisfies some sort split sqrt started starts stddev string sublist substring sum then time
    timezone today true union unique upper value values week weekday with year years
    """.split()  # noqa: SIM905
)
"""Words that mean something in FEEL; no name of ours is one of them."""


class Strength(IntEnum):
    """How strongly an expression binds, the weakest first."""

    CHOICE = 0
    DISJUNCTION = 1
    CONJUNCTION = 2
    COMPARISON = 3
    SUM = 4
    WHOLE = 5


class Feel(NamedTuple):
    """An expression of FEEL; `names`: what it looks at, besides the variables that it binds itself."""

    text: str
    strength: Strength = Strength.WHOLE
    names: frozenset[str] = frozenset()

    @property
    def is_constant(self) -> bool:
        return self in (TRUE, FALSE)


TRUE, FALSE, NULL = Feel("true"), Feel("false"), Feel("null")
EACH: Final = "One"
"""The variable that stands for an item of a list."""


# ── names and values ─────────────────────────────────────────────────────────
def feel_name(name: str) -> str:
    """Return the name of a fact, attribute or requirement as FEEL reads it; different names stay different.

    A point and a hyphen are two low lines, which no name of a catalogue has; a word of FEEL gets one behind
    it.
    """
    written = name.replace(".", "__").replace("-", "__")
    return f"{written}_" if written in _RESERVED else written


def named(name: str) -> Feel:
    return Feel(name, names=frozenset({name}))


def member(of: Feel, name: str) -> Feel:
    """Return an entry of a context, or a part of a date."""
    return Feel(f"{of.text}.{name}", names=of.names)


def text(value: str) -> Feel:
    return Feel('"' + "".join(map(_letter, value)) + '"')


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else "".join(f"\\u{unit:04X}" for unit in _utf16(letter))


def _utf16(letter: str) -> Iterable[int]:
    written = letter.encode("utf-16-be", "surrogatepass")
    return (int.from_bytes(written[at : at + 2], "big") for at in range(0, len(written), 2))


def number(value: int | Decimal) -> Feel:
    return Feel(f"{value:f}" if isinstance(value, Decimal) else str(value), Strength.SUM)


def day(value: date) -> Feel:
    return Feel(f'date("{value.isoformat()}")')


def duration(value: Duration) -> Feel:
    """Return a calendar duration; its sum with a date is that of XML Schema, which keeps within a month.

    One of more than 400 years is written as 400: no two days that can be stated lie so far apart, and engines
    have years of their own beyond which they do not reckon.
    """
    match value.unit:
        case Unit.DAY | Unit.CALENDAR_DAY:
            written = f"P{min(value.amount, 400 * 366)}D"
        case Unit.WEEK:
            written = f"P{min(7 * value.amount, 400 * 366)}D"
        case Unit.MONTH:
            written = f"P{min(value.amount, 400 * 12)}M"
        case Unit.YEAR:
            written = f"P{min(value.amount, 400)}Y"
        case Unit.WORKING_DAY | Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR:
            raise ValueError(f"no days are {value}")
        case _ as never:
            assert_never(never)
    return Feel(f'duration("{written}")')


# ── what is asked ────────────────────────────────────────────────────────────
def all_of(parts: Iterable[Feel]) -> Feel:
    return _joined("and", parts, TRUE, FALSE, Strength.CONJUNCTION)


def any_of(parts: Iterable[Feel]) -> Feel:
    return _joined("or", parts, FALSE, TRUE, Strength.DISJUNCTION)


def _joined(word: str, parts: Iterable[Feel], neutral: Feel, final: Feel, strength: Strength) -> Feel:
    kept = [part for part in dict.fromkeys(parts) if part != neutral]
    if final in kept:
        return final
    if not kept:
        return neutral
    if len(kept) == 1:
        return kept[0]
    written = [part.text if part.strength is strength else _within(part, strength) for part in kept]
    line = f" {word} ".join(written)
    if len(line) > _WIDTH or "\n" in line:
        line = f"\n{word} ".join(written)
    return Feel(line, strength, names_in(kept))


def negated(part: Feel) -> Feel:
    """Return that something does not hold; it must not be null."""
    if part.is_constant:
        return TRUE if part == FALSE else FALSE
    return call("not", part)


def surely(part: Feel) -> Feel:
    """Return that something is true, which is false where it is null."""
    return part if part.is_constant else compared(part, "=", TRUE)


def compared(left: Feel, sign: str, right: Feel) -> Feel:
    parts = (_within(part, Strength.COMPARISON) for part in (left, right))
    return Feel(f" {sign} ".join(parts), Strength.COMPARISON, left.names | right.names)


def is_stated(value: Feel) -> Feel:
    return compared(value, "!=", NULL)


def is_open(value: Feel) -> Feel:
    return compared(value, "=", NULL)


def one_of(value: Feel, values: Iterable[Feel]) -> Feel:
    """Return that a value is one of some: false where it is not stated."""
    some = [*values]
    if not some:
        return FALSE
    if len(some) == 1:
        return compared(value, "=", some[0])
    listed = ", ".join(one.text for one in some)
    return Feel(f"{_within(value, Strength.COMPARISON)} in ({listed})", Strength.COMPARISON, value.names)


def between(value: Feel, low: Feel | None, high: Feel | None) -> Feel:
    """Return that a stated value lies within bounds."""
    sides = [compared(value, ">=", low)] if low is not None else []
    sides += [compared(value, "<=", high)] if high is not None else []
    return all_of(sides)


def shifted(start: Feel, sign: str, *lengths: Duration) -> Feel:
    """Return a day so much later (`+`) or earlier (`-`)."""
    moved = "".join(f" {sign} {duration(one).text}" for one in lengths if one.amount)
    return start if not moved else Feel(f"{start.text}{moved}", Strength.SUM, start.names)


# ── lists and choices ────────────────────────────────────────────────────────
def call(function: str, *arguments: Feel) -> Feel:
    line = ", ".join(one.text for one in arguments)
    if len(line) > _WIDTH or "\n" in line:
        line = "\n" + ",\n".join(_indented(one.text) for one in arguments) + "\n"
    return Feel(f"{function}({line})", names=names_in(arguments))


def listed(parts: Iterable[Feel]) -> Feel:
    """Return a list."""
    some = [*parts]
    line = ", ".join(one.text for one in some)
    if len(line) > _WIDTH:
        line = "\n" + ",\n".join(_indented(one.text) for one in some) + "\n"
    return Feel(f"[{line}]", names=names_in(some))


def every(items: Feel, holds: Feel, each: str = EACH) -> Feel:
    """Return that each item of a list that is stated meets something; whatever is null does not."""
    if holds == TRUE:
        return TRUE
    return _quantified("every", items, holds, each)


def some(items: Feel, holds: Feel, each: str = EACH) -> Feel:
    if holds == FALSE:
        return FALSE
    return _quantified("some", items, holds, each)


def _quantified(word: str, items: Feel, holds: Feel, each: str) -> Feel:
    written = _within(holds, Strength.SUM)
    return Feel(
        f"{word} {each} in {items.text} satisfies {written}",
        Strength.CHOICE,
        items.names | (holds.names - {each}),
    )


def number_of(items: Feel, holds: Feel) -> Feel:
    """Return of how many items of a list that is stated something is true."""
    asked = _within(holds, Strength.SUM)
    return Feel(
        f"count((for {EACH} in {items.text} return {asked})[item = true])",
        names=items.names | (holds.names - {EACH}),
    )


def first_true(ways: Iterable[tuple[Feel, Feel]], otherwise: Feel) -> Feel:
    """Return the value of the first question that is true; null is not."""
    lines, names = [], otherwise.names
    for asked, value in ways:
        if asked == FALSE:
            continue
        if asked == TRUE:
            otherwise = value
            break
        lines.append(f"if {asked.text} then {value.text}")
        names |= asked.names | value.names
    lines.append(otherwise.text)
    line = " else ".join(lines)
    joined = "\nelse ".join(lines) if len(line) > _WIDTH or "\n" in line else line
    return Feel(joined, Strength.CHOICE if len(lines) > 1 else otherwise.strength, names)


def names_in(parts: Iterable[Feel]) -> frozenset[str]:
    return frozenset[str]().union(*(part.names for part in parts))


def _within(part: Feel, strength: Strength) -> str:
    """Return an expression as it stands in one that binds so strongly."""
    if part.strength > strength:
        return part.text
    if "\n" not in part.text:
        return f"({part.text})"
    return f"(\n{_indented(part.text)}\n)"


def _indented(written: str) -> str:
    return "\n".join(f"  {line}" for line in written.split("\n"))


def feel_text(value: str) -> str:
    """Return a text as a literal."""
    return text(value).text
