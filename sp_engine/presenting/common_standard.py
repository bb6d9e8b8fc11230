"""One service in several agencies side by side, as a section and as JSON data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_uppercase
from typing import Any, assert_never

from sp_engine.assurance import AskedFor, CommonRow, CommonStandard, CommonStanding, Passing
from sp_engine.presenting.section import (
    Field,
    Group,
    Item,
    Line,
    Paragraph,
    Part,
    Section,
    Table,
    Term,
    prose,
    strong,
)
from sp_engine.words import Language, listed
from sp_engine.words.messages import common_standard as messages

MOST_SIDES = len(ascii_uppercase)
"""Each standard is called by a letter."""


def common_standard_section(
    found: CommonStandard, called: Sequence[str], language: Language, *, examples: bool
) -> Section:
    """Return who asks what in a table, then what is not alike in words; with `examples`, who passes where.

    `called` is what each standard is called by who asks.
    """
    title = strong(messages.TITLE.say(language, number=len(found.standards)))
    sides = zip(ascii_uppercase, called, found.standards, strict=False)
    terms = (Term(side, f"{given}: {standard.name.get(language)}", 1) for side, given, standard in sides)
    return Section(title, (*terms, *_parts(found, language, examples=examples)))


def _parts(found: CommonStandard, language: Language, *, examples: bool) -> Iterator[Part]:
    if found.other_kinds:
        yield Field(messages.OTHER_KINDS.get(language), ", ".join(found.other_kinds))
        return
    sides = tuple(ascii_uppercase[: len(found.standards)])
    rows = tuple(_row(row, language) for row in found.rows)
    yield Table((messages.ABOUT.get(language), *sides, messages.STRICTEST.get(language)), rows)
    apart = [row for row in found.rows if row.standing not in (CommonStanding.ALIKE, CommonStanding.ONE_ASKS)]
    if apart:
        groups = tuple(Group(_about(row, language), tuple(_told(row, language, examples))) for row in apart)
        yield Section(strong(messages.DIFFERENT.get(language)), groups)
    if any(row.standing is CommonStanding.NOT_DECIDED for row in found.rows):
        yield Line(messages.NOT_ALL_DECIDED.get(language))
    else:
        yield Line(messages.COMMON.say(language, number=len(found.standards)))
    if found.other_values:
        yield Field(messages.OTHER_VALUES.get(language), ", ".join(found.other_values))
    for one, other in found.within:
        yield Line(messages.WITHIN.say(language, one=ascii_uppercase[one], other=ascii_uppercase[other]))
    if not found.within:
        yield Line(messages.NONE_WITHIN.get(language))


def _row(row: CommonRow, language: Language) -> tuple[str, ...]:
    cells = (_numbers(asked, language) if asked else messages.NOT_ASKED.get(language) for asked in row.asked)
    return (_about(row, language), *cells, _standing(row, language))


def _about(row: CommonRow, language: Language) -> str:
    if row.names:
        return ", ".join(name.get(language) for name in row.names)
    return ", ".join(one.requirement.text.get(language) for asked in row.asked for one in asked)


def _numbers(asked: Sequence[AskedFor], language: Language) -> str:
    numbers = dict.fromkeys(
        number for one in asked if one.requirement.item is not None for number in _each(one.requirement.item)
    )
    return ", ".join(numbers) or messages.NO_NUMBER.get(language)


def _each(item: int | str | tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(map(str, item)) if isinstance(item, tuple) else (str(item),)


def _standing(row: CommonRow, language: Language) -> str:
    match row.standing:
        case CommonStanding.ALIKE:
            return messages.ALIKE.get(language) if all(row.asked) else _letters(row.strictest)
        case CommonStanding.ONE_ASKS:
            return messages.ONE_ASKS.say(language, side=_letters(row.strictest))
        case CommonStanding.STRICTEST:
            return _letters(row.strictest)
        case CommonStanding.NOT_COMPARABLE:
            return messages.NOT_COMPARABLE.get(language)
        case CommonStanding.NOT_DECIDED:
            return messages.NOT_DECIDED.get(language)
        case _ as never:
            assert_never(never)


def _letters(sides: Iterable[int]) -> str:
    return ", ".join(ascii_uppercase[side] for side in sides)


def _told(row: CommonRow, language: Language, examples: bool) -> Iterator[Part]:
    asking: dict[str, list[int]] = {}
    for side, asked in enumerate(row.asked):
        if asked:
            asking.setdefault("; ".join(one.words.get(language) for one in asked), []).append(side)
    for words, sides in asking.items():
        yield Item(strong(_letters(sides)), words)
    if examples:
        told: dict[str, list[Passing]] = {}
        for one in row.passing:
            told.setdefault(one.example.words.get(language), []).append(one)
        for example, passing in told.items():
            of = listed([*dict.fromkeys(ascii_uppercase[one.of] for one in passing)], "and", language)
            failed = listed([*dict.fromkeys(ascii_uppercase[one.failed] for one in passing)], "or", language)
            yield Paragraph(prose(messages.PASSES.say(language, of=of, failed=failed, example=example)))


def common_standard_dict(found: CommonStandard, called: Sequence[str], language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "format": "sp-common-standard/1",
        "standards": [
            {
                "given": given,
                "service": standard.service,
                "decree": f"{standard.decree.agency}/{standard.decree.folder}",
                "name": standard.name.get(language),
            }
            for given, standard in zip(called, found.standards, strict=True)
        ],
        "rows": [_row_dict(row, language) for row in found.rows],
        "within": [list(pair) for pair in found.within],
        "other_kinds": list(found.other_kinds),
        "other_values": list(found.other_values),
    }


def _row_dict(row: CommonRow, language: Language) -> dict[str, Any]:
    return {
        "about": list(row.about),
        "standing": row.standing.value,
        "strictest": list(row.strictest),
        "asked": [
            [{"requirement": one.requirement.id, "words": one.words.get(language)} for one in asked]
            for asked in row.asked
        ],
        "passing": [
            {
                "of": one.of,
                "failed": one.failed,
                "facts": dict(one.example.facts),
                "received": one.example.received,
                "words": one.example.words.get(language),
            }
            for one in row.passing
        ],
    }
