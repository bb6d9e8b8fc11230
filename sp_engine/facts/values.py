"""Reading one value of a fact: from YAML, JSON or Python to its typed form, or a named problem.

In come a fact's definition and what was written; out comes the typed value (see `vocabulary`).  Every
refusal is a `ValueProblem` that names a finding code; nothing is guessed.  `parse_value` takes what
`value_forms` says, at every door; `parse_spoken`, for what people write, whatever surely means that.  Knows
nothing about places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, assert_never

from sp_engine.facts.list_values import ListValue, own_name
from sp_engine.facts.pattern import pattern_of
from sp_engine.facts.value_forms import (
    CLOCK_THAT_EXISTS,
    EARLIEST,
    HALF_LETTER,
    ISO_DATE,
    ISO_MOMENT,
    LARGEST,
    LATEST,
    LONGEST_TEXT,
    MOST_DIGITS,
    RUPIAH,
    YES_OR_NO,
    as_whole,
    in_steps,
    number_form,
    plainly_written,
    states_nothing,
    without_padding,
)
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words, nearest, rupiah
from sp_engine.words.messages import fact_values

UNFINISHED_KEY = "belum_lengkap"
"""Under which a list stands that is still being filled."""
_MOST_BITS = 200
"""Of a number whose digits are worth showing."""


class ValueProblem(Exception):
    """What was written is not a value of the fact: a finding code, its words, maybe a suggestion."""

    def __init__(self, code: str, suggestion: str | None = None, **values: str | Words) -> None:
        super().__init__(code)
        self.code, self.suggestion, self.values = code, suggestion, values


class SpokenValue(NamedTuple):
    """A value that a person wrote, and whether in another form than the one that every door takes."""

    value: FactValue
    understood: bool


def parse_value(definition: FactDefinition, written: object, zone: tzinfo | None = None) -> FactValue:
    """Return the typed value, or raise `ValueProblem`, which suggests only what would be read.

    `zone` is the agency's: a moment without an offset is in it.  Documents are read by `deciding.facts`.
    """
    try:
        return _value(definition, written, zone)
    except ValueProblem as problem:
        problem.suggestion = problem.suggestion or _meant(definition, written, zone)
        raise


def parse_spoken(definition: FactDefinition, written: object, zone: tzinfo | None = None) -> SpokenValue:
    """Return the value of what a person wrote, who may also write `17/8/2000`, `1.500` or `1,5 juta`.

    Raises `ValueProblem` for what is no value, or could be two.
    """
    said = _typed(definition, written)
    try:
        return SpokenValue(_value(definition, said, zone), understood=False)
    except ValueProblem as problem:
        refused = problem
    if isinstance(said, str):
        try:
            if refused.code == "SP402" and (form := _spoken_form(definition, said)) is not None:
                return SpokenValue(_value(definition, form, zone), understood=True)
        except ValueProblem as problem:  # understood, and no value all the same: a day that does not exist
            refused = problem
        refused.values["given"] = shown(written)
    refused.suggestion = refused.suggestion or _meant(definition, said, zone)
    raise refused


def _spoken_form(definition: FactDefinition, said: str) -> str | None:
    # Imported only here: most values have the form that every door takes.
    from sp_engine.facts.spoken_values import spoken_form

    return spoken_form(definition, said)


def _typed(definition: FactDefinition, written: object) -> object:
    """Return what a person typed, without what cannot be seen; a set as a list, though typed with commas.

    YAML takes `1.500` for a number, which it is not where a point marks thousands.
    """
    match definition.kind:
        case Kind.SET:
            members = written.split(",") if isinstance(written, str) else written
            if not isinstance(members, list):
                return members
            return [_plain(each) for each in members]
        case Kind.NUMBER | Kind.MONEY:
            grouped = isinstance(written, Decimal) and written.as_tuple().exponent == -3
            return f"{written:f}" if grouped else _plain(written)
        case Kind.TEXT:
            return f"{written:f}" if isinstance(written, Decimal) else _plain(written)
        case Kind.YES_NO | Kind.CHOICE | Kind.DATE | Kind.MOMENT | Kind.DOCUMENT | Kind.LIST:
            return _plain(written)
        case _ as never:
            assert_never(never)


def _plain(written: object) -> object:
    return plainly_written(written) if isinstance(written, str) else written


def _value(definition: FactDefinition, written: object, zone: tzinfo | None) -> FactValue:
    match definition.kind:
        case Kind.YES_NO:
            return _yes_no(definition, written)
        case Kind.NUMBER | Kind.MONEY:
            return _bounded(definition, _in_steps(definition, written))
        case Kind.DATE:
            return _date(definition, written)
        case Kind.MOMENT:
            return _moment(definition, written, zone)
        case Kind.TEXT:
            return _text(definition, written)
        case Kind.CHOICE:
            return _choice(definition, written)
        case Kind.SET:
            return _set(definition, written)
        case Kind.DOCUMENT | Kind.LIST:  # not one value: one for each attribute, or for each field of an item
            raise problem_for(definition, written)
        case _ as never:
            assert_never(never)


def as_written(definition: FactDefinition, value: FactValue) -> Any:
    """Return a typed value as an author writes it; `parse_value` reads it back."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return "ya" if value else "tidak"
        case Kind.MONEY:
            return rupiah(value)
        case Kind.DATE:
            return date.fromordinal(value).isoformat()
        case Kind.MOMENT:
            return value.isoformat(timespec="minutes")
        case Kind.SET:
            return [choice for choice in definition.choices or () if choice in value]
        case Kind.LIST:
            return _list_as_written(definition, value)
        case Kind.NUMBER:
            return in_its_unit(definition, value)
        case Kind.TEXT | Kind.CHOICE:
            return value
        case _ as never:
            assert_never(never)


def in_its_unit(definition: FactDefinition, steps: int) -> int | Decimal:
    """Return a number that is kept in its smallest steps as it is written: with decimals where it has any."""
    whole, rest = divmod(steps, definition.steps)
    return Decimal(steps).scaleb(-definition.places).normalize() if rest else whole


def _list_as_written(definition: FactDefinition, value: ListValue) -> Any:
    items = [_item_as_written(definition.fields or {}, item) for item in value.items]
    return items if value.complete else {UNFINISHED_KEY: items}


def _item_as_written(fields: Mapping[str, FactDefinition], item: Mapping[str, FactValue]) -> dict[str, Any]:
    """Return an item as an author writes it, a document with its attributes."""
    written: dict[str, Any] = {}
    for name, stated in item.items():
        document, _, attribute = own_name(name).partition(".")
        definition = fields[document]
        if not attribute:
            written[document] = as_written(definition, stated)
            continue
        known = written.get(document)
        inner = as_written((definition.attributes or {})[attribute], stated)
        written[document] = {**(known if isinstance(known, dict) else {}), attribute: inner}
    return written


def written_form(definition: FactDefinition) -> Words:
    """Return what a value of a fact looks like."""
    match definition.kind:
        case Kind.YES_NO:
            return fact_values.YES_OR_NO
        case Kind.NUMBER if definition.places:
            return fact_values.NUMBER_WITH_DECIMALS.fill(places=definition.places)
        case Kind.NUMBER:
            return fact_values.WHOLE_NUMBER
        case Kind.MONEY:
            return fact_values.WHOLE_RUPIAH
        case Kind.DATE:
            return fact_values.DATE
        case Kind.MOMENT:
            return fact_values.DATE_AND_TIME
        case Kind.TEXT:
            return fact_values.TEXT
        case Kind.CHOICE:
            return fact_values.ONE_CHOICE
        case Kind.SET:
            return fact_values.LIST_OF_CHOICES
        case Kind.DOCUMENT:
            return fact_values.DOCUMENT
        case Kind.LIST:
            return fact_values.LIST_OF_ITEMS
        case _ as never:
            assert_never(never)


def shown(written: object) -> str:
    """Return what was written in words short enough for a message, in the author's own spelling."""
    if written is None:
        return "null"
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, Mapping):
        return "{…}"
    if isinstance(written, list | tuple | set | frozenset):
        return "[…]"
    if isinstance(written, int) and written.bit_length() > _MOST_BITS:
        return "…"
    text = str(written)
    return text if len(text) <= 60 else text[:57] + "…"


def problem_for(definition: FactDefinition, written: object) -> ValueProblem:
    """Return what to raise for a value of the wrong kind or form."""
    wanted = written_form(definition)
    if definition.kind is Kind.LIST and definition.fields:
        field = next(iter(definition.fields))
        wanted = fact_values.LIST_OF_FIELDS.fill(field=field, unfinished=UNFINISHED_KEY)
    if definition.kind is Kind.TEXT and definition.form is not None:
        wanted = definition.form
    if definition.kind is Kind.DOCUMENT and not definition.attributes:
        wanted = fact_values.YES_OR_NO
    return ValueProblem("SP402", fact=definition.id, given=shown(written), expected=wanted)


def _meant(definition: FactDefinition, written: object, zone: tzinfo | None) -> str | None:
    """Return the value that was most likely meant by another spelling, if it would be read as one."""
    if not isinstance(written, str):
        return None
    # Imported only here: whoever waits for an answer has spelt everything right.
    from sp_engine.facts.spellings import likely_forms

    for form in likely_forms(definition, written):
        try:
            _value(definition, form, zone)
        except ValueProblem:
            continue
        return form
    return None


def _yes_no(definition: FactDefinition, written: object) -> bool:
    if isinstance(written, bool | str) and written in YES_OR_NO:
        return written in (True, "ya")
    raise problem_for(definition, written)


def _in_steps(definition: FactDefinition, written: object) -> int:
    """Return a number in its smallest steps: `10,5` in hundredths as 1050."""
    places = definition.places
    if isinstance(written, str):
        if re.fullmatch(number_form(places), written):
            whole, _, behind = written.replace(",", ".").partition(".")
            return int(whole + behind.ljust(places, "0"))
        if definition.kind is Kind.MONEY and (match := re.fullmatch(RUPIAH, written)):
            return int(match[1].replace(".", ""))
    elif (number := in_steps(written, places)) is not None:
        return number
    raise problem_for(definition, written)


def _bounded(definition: FactDefinition, value: int) -> int:
    least = definition.least if definition.least is not None else 0
    most = definition.most if definition.most is not None else LARGEST
    if least <= value <= most:
        return value
    raise ValueProblem(
        "SP404",
        fact=definition.id,
        given=shown(in_its_unit(definition, value)),
        least=_number(definition, least),
        most=_number(definition, most),
    )


def _number(definition: FactDefinition, value: int) -> str:
    return rupiah(value) if definition.kind is Kind.MONEY else str(in_its_unit(definition, value))


def parse_rupiah(written: object) -> int:
    """Return an amount of money that belongs to no fact, such as a fee.  Raises `ValueProblem`."""
    amount: int = parse_value(_MONEY, written)
    return amount


_MONEY = FactDefinition("jumlah", Kind.MONEY, fact_values.AMOUNT, Words("", ""))
A_DAY = FactDefinition("tanggal", Kind.DATE, Words("", ""), Words("", ""))
A_MOMENT = FactDefinition("saat", Kind.MOMENT, Words("", ""), Words("", ""))
"""A date and a moment that belong to no fact, such as when an application was received."""


def _date(definition: FactDefinition, written: object) -> int:
    if isinstance(written, date) and not isinstance(written, datetime):
        day = written
    elif isinstance(written, str) and re.fullmatch(ISO_DATE, written):
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise ValueProblem("SP409", fact=definition.id, given=written) from None
    else:
        raise problem_for(definition, written)
    if not EARLIEST <= day <= LATEST:
        limits = {"least": EARLIEST.isoformat(), "most": LATEST.isoformat()}
        raise ValueProblem("SP404", fact=definition.id, given=day.isoformat(), **limits)
    return day.toordinal()


def _moment(definition: FactDefinition, written: object, zone: tzinfo | None) -> datetime:
    if isinstance(written, str) and re.fullmatch(ISO_MOMENT, written):
        try:
            if not re.fullmatch(CLOCK_THAT_EXISTS, written[11:]):
                raise ValueError(written)
            moment = datetime.fromisoformat(written)
        except ValueError:
            raise ValueProblem("SP409", fact=definition.id, given=written) from None
    elif isinstance(written, datetime):
        moment = written
    else:
        raise problem_for(definition, written)
    if not EARLIEST.year <= moment.year <= LATEST.year:
        limits = {"least": EARLIEST.isoformat(), "most": LATEST.isoformat()}
        raise ValueProblem("SP404", fact=definition.id, given=str(moment), **limits)
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)


def _text(definition: FactDefinition, written: object) -> str:
    text = written if isinstance(written, str) else _digits_of(written)
    if text is None or states_nothing(text):
        raise problem_for(definition, written)
    if re.search(HALF_LETTER, text):
        raise problem_for(definition, text.encode("utf-8", "replace").decode())
    value = without_padding(text)
    if len(text) > LONGEST_TEXT or not _fits(definition.pattern, value):
        form = definition.form or fact_values.LONGEST_TEXT.fill(most=LONGEST_TEXT)
        raise ValueProblem("SP405", fact=definition.id, given=shown(text), form=form)
    return value


def _digits_of(written: object) -> str | None:
    """Return the text that was written as a number, without quotation marks: a register's number."""
    number = as_whole(written)
    return None if number is None or not 0 <= number < 10**MOST_DIGITS else str(number)


def _fits(pattern: str | None, text: str) -> bool:
    return not pattern or pattern_of(pattern).matches(text)


def _choice(definition: FactDefinition, written: object) -> str:
    choices = definition.choices or {}
    if isinstance(written, str) and written in choices:
        return written
    if isinstance(written, str):
        raise ValueProblem(
            "SP403",
            nearest(written, choices),
            fact=definition.id,
            given=shown(written),
            choices=_listed(choices),
        )
    raise problem_for(definition, written)


def _set(definition: FactDefinition, written: object) -> frozenset[str]:
    if not isinstance(written, list | tuple | set | frozenset):
        raise problem_for(definition, written)
    chosen = frozenset(_choice(definition, member) for member in written)
    least = definition.least or 0
    if len(chosen) < least:
        expected = fact_values.CHOICES_AT_LEAST.fill(least=least, choices=_listed(definition.choices or {}))
        given = ", ".join(choice for choice in definition.choices or () if choice in chosen)
        raise ValueProblem("SP402", fact=definition.id, given=f"[{given}]", expected=expected)
    return chosen


def _listed(choices: Mapping[str, Words]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)
