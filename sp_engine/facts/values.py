"""Reading one value of a fact: from YAML, JSON, CSV or Python to its typed form, or a named problem.

In come a fact's definition and what was written; out comes the typed value (see `vocabulary`).  Every
refusal is a `ValueProblem` that names a finding code; nothing is guessed.  Knows nothing about places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal

from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words.diagnostics import nearest
from sp_engine.words.language import Words
from sp_engine.words.numbers import rupiah

LARGEST = 10**15
LONGEST_TEXT = 1000
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

_NUMBER = r"-?(?:0|[1-9][0-9]{0,40})"
_RUPIAH = r"(?i:Rp\.?\s?)?(-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0|[1-9][0-9]{0,40}))(?:,00|,-)?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"


EXPECTED = {
    Kind.YES_NO: Words("`ya` atau `tidak`", "`ya` (yes) or `tidak` (no)"),
    Kind.NUMBER: Words("bilangan bulat, misalnya `12`", "a whole number such as `12`"),
    Kind.MONEY: Words(
        "rupiah bulat, misalnya `Rp1.500.000` atau `1500000`",
        "whole rupiah such as `Rp1.500.000` or `1500000`",
    ),
    Kind.DATE: Words(
        "tanggal tahun-bulan-hari, misalnya `2026-03-16`", "a date year-month-day such as `2026-03-16`"
    ),
    Kind.MOMENT: Words(
        "tanggal dan jam, misalnya `2026-03-16T10:00`", "a date and time such as `2026-03-16T10:00`"
    ),
    Kind.TEXT: Words("teks", "text"),
    Kind.CHOICE: Words("salah satu pilihan", "one of the choices"),
    Kind.SET: Words("daftar pilihan, misalnya `[a, b]`", "a list of choices such as `[a, b]`"),
    Kind.DOCUMENT: Words(
        "`ya`, `tidak`, atau atribut dokumen, misalnya `{bermeterai: ya}`",
        "`ya`, `tidak`, or the document's attributes such as `{bermeterai: ya}`",
    ),
}


class ValueProblem(Exception):
    """What was written is not a value of the fact: a finding code, its words, maybe a suggestion."""

    def __init__(self, code: str, suggestion: str | None = None, **values: str | Words) -> None:
        super().__init__(code)
        self.code, self.suggestion, self.values = code, suggestion, values


def parse_value(definition: FactDefinition, written: object, zone: tzinfo | None = None) -> FactValue:
    """Return the typed value, or raise `ValueProblem`.

    `zone` is the agency's: a moment without an offset is in it.  Documents are read by `deciding.facts`.
    """
    match definition.kind:
        case Kind.YES_NO:
            return _yes_no(definition, written)
        case Kind.NUMBER | Kind.MONEY:
            return _bounded(definition, _whole(definition, written))
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
        case _:
            raise problem_for(definition, written)


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
    text = str(written)
    return text if len(text) <= 60 else text[:57] + "…"


def problem_for(definition: FactDefinition, written: object) -> ValueProblem:
    """Return what to raise for a value of the wrong kind or form."""
    expected = EXPECTED[definition.kind]
    if definition.kind is Kind.TEXT and definition.form is not None:
        expected = definition.form
    if definition.kind is Kind.DOCUMENT and not definition.attributes:
        expected = EXPECTED[Kind.YES_NO]
    suggestion = _meant(definition.kind, written) if isinstance(written, str) else None
    return ValueProblem("SP402", suggestion, fact=definition.id, given=shown(written), expected=expected)


def _meant(kind: Kind, written: str) -> str | None:
    """Return the value that was most likely meant by another spelling."""
    from sp_engine.facts.spellings import rewritings, rupiah_of, whole_number

    word = written.lower().strip()
    match kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            known = {"yes": "ya", "y": "ya", "no": "tidak", "t": "tidak"}
            return known.get(word) or nearest(word, ("ya", "tidak"))
        case Kind.MONEY:
            return rupiah_of(written)
        case Kind.NUMBER:
            return whole_number(written)
        case Kind.DATE:
            return next((form for form in rewritings(written) if re.fullmatch(_DATE, form)), None)
        case Kind.MOMENT:
            return next((form for form in rewritings(written) if re.fullmatch(_MOMENT, form)), None)
        case _:
            return None


def _yes_no(definition: FactDefinition, written: object) -> bool:
    if isinstance(written, bool):
        return written
    if written in ("ya", "tidak"):
        return written == "ya"
    raise problem_for(definition, written)


def _whole(definition: FactDefinition, written: object) -> int:
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if isinstance(written, str):
        if re.fullmatch(_NUMBER, written):
            return int(written)
        if definition.kind is Kind.MONEY and (match := re.fullmatch(_RUPIAH, written)):
            return int(match[1].replace(".", ""))
    raise problem_for(definition, written)


def _bounded(definition: FactDefinition, value: int) -> int:
    least = definition.least if definition.least is not None else 0
    most = definition.most if definition.most is not None else LARGEST
    if least <= value <= most:
        return value
    raise ValueProblem(
        "SP404",
        fact=definition.id,
        given=str(value),
        least=_number(definition, least),
        most=_number(definition, most),
    )


def _number(definition: FactDefinition, value: int) -> str:
    return rupiah(value) if definition.kind is Kind.MONEY else str(value)


def parse_rupiah(written: object) -> int:
    """Return an amount of money that belongs to no fact, such as a fee.  Raises `ValueProblem`."""
    return _bounded(_MONEY, _whole(_MONEY, written))


_MONEY = FactDefinition("jumlah", Kind.MONEY, Words("jumlah", "amount"), Words("", ""))


def _date(definition: FactDefinition, written: object) -> int:
    if isinstance(written, date) and not isinstance(written, datetime):
        day = written
    elif isinstance(written, str) and re.fullmatch(_DATE, written):
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
    if isinstance(written, str) and re.fullmatch(_MOMENT, written):
        try:
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
    if (
        isinstance(written, bool)
        or not isinstance(written, str | int | Decimal)
        or str(written).strip() == ""
    ):
        raise problem_for(definition, written)
    text = str(written)
    if any("\ud800" <= character <= "\udfff" for character in text):  # half a character, in JSON only
        raise problem_for(definition, text.encode("utf-8", "replace").decode())
    if len(text) > LONGEST_TEXT or (definition.pattern and not re.fullmatch(definition.pattern, text)):
        form = definition.form or Words(
            f"paling panjang {LONGEST_TEXT} huruf", f"at most {LONGEST_TEXT} characters"
        )
        raise ValueProblem("SP405", fact=definition.id, given=shown(text), form=form)
    return text


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
    if isinstance(written, str):
        written = [part.strip() for part in written.split(",") if part.strip()]
    if isinstance(written, list | tuple | set | frozenset):
        return frozenset(_choice(definition, member) for member in written)
    raise problem_for(definition, written)


def _listed(choices: Mapping[str, Words]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)
