"""What people write for a value, and can mean one thing only: `17/8/2000`, `16 Maret 2026`, `1,5 juta`.

In come a fact's definition and what a person wrote; out comes the form that every door takes (see
`value_forms`), which is then read as everywhere.  Day stands before month, and a point marks thousands, as
Indonesians write.  What could be two things (`1,500`, `1.500 juta`, a year of two digits, a weekday that the
date is not) has no such form: nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import assert_never

from sp_engine.facts.value_forms import number_form
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.words.messages.calendar import MONTHS, WEEKDAYS

LONGEST_SPELLING = 200
"""What is longer is no date, time, amount or name in another form."""
SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_OFFSETS = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00"}
_OTHER_NAMES = {"agt": 8, "ags": 8, "nop": 11, "nopember": 11, "peb": 2, "pebruari": 2}
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_CLOCK = r"(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?:[.:](?P<second>[0-9]{2}))?"


def spoken_form(definition: FactDefinition, text: str) -> str | None:
    """Return the form that every door takes for what a person wrote; None where that is nothing certain."""
    if len(text) > LONGEST_SPELLING:
        return None
    match definition.kind:
        case Kind.NUMBER:
            return spoken_number(definition, text)
        case Kind.MONEY:
            return spoken_amount(text)
        case Kind.DATE:
            return spoken_day(text)
        case Kind.MOMENT:
            return spoken_moment(text)
        case Kind.YES_NO | Kind.DOCUMENT | Kind.CHOICE | Kind.TEXT | Kind.SET | Kind.LIST:
            return None
        case _ as never:
            assert_never(never)


def spoken_number(definition: FactDefinition, text: str) -> str | None:
    """Return a number such as `1.500`, or `1.500,5 kg` where it has decimals and that is its unit."""
    unit, places = definition.unit, definition.places
    for word in () if unit is None else (unit.id, unit.en):
        text = text.removesuffix(f" {word}")
    if re.fullmatch(number_form(places), text):
        return text
    behind = rf"(?:,[0-9]{{1,{places}}})?" if places else ""
    return text.replace(".", "") if re.fullmatch(f"-?{_GROUPED}{behind}", text) else None


def spoken_amount(text: str) -> str | None:
    """Return an amount such as `1,5 juta` or `500.000 rupiah`, as a number.

    Three digits behind a mark and a scale (`1.500 juta`) could be thousands or a fraction.
    """
    text = re.sub(r"^(?:rp\.?|idr) ?", "", text.lower()).removesuffix(" rupiah")
    if match := re.fullmatch(rf"({_GROUPED}|0|[1-9][0-9]{{0,15}})(?:,00|,-)?", text):
        return match[1].replace(".", "")
    scaled = re.fullmatch(rf"(0|[1-9][0-9]{{0,15}})(?:[.,]([0-9]{{1,2}}))? ?({'|'.join(SCALES)})", text)
    if scaled is None:
        return None
    behind = scaled[2] or ""
    return str(int(scaled[1] + behind) * SCALES[scaled[3]] // 10 ** len(behind))


def spoken_day(text: str) -> str | None:
    """Return a date such as `17/8/2000`, `2000/8/17` or `Kamis, 17 Agustus 2000`, as ISO writes it.

    It need not exist, as little as what ISO writes; a weekday that it is not makes it nothing.
    """
    weekday, comma, rest = text.lower().partition(",")
    if not comma:
        weekday, rest = "", text.lower()
    if match := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", rest.strip()):
        year, month, day = match[1], int(match[3]), int(match[4])
    elif match := re.fullmatch(r"([0-9]{1,2})(?: ?([-/.]) ?)([0-9]{1,2})(?: ?\2 ?)([0-9]{4})", rest.strip()):
        day, month, year = int(match[1]), int(match[3]), match[4]
    elif match := re.fullmatch(r"([0-9]{1,2})[- ]([a-z]+)\.?[- ]([0-9]{4})", rest.strip()):
        day, month, year = int(match[1]), _month(match[2]), match[3]
    else:
        return None
    form = f"{year}-{month:02}-{day:02}" if month else None
    return form if form is not None and (not weekday or _falls_on(form, weekday.strip())) else None


def _month(name: str) -> int:
    """Return the number of a month by its name, or at least three of its first letters; 0 for no name."""
    found = {
        i + 1
        for i, month in enumerate(MONTHS)
        for known in (month.id, month.en)
        if len(name) >= 3 and known.lower().startswith(name)
    }
    return found.pop() if len(found) == 1 else _OTHER_NAMES.get(name, 0)


def _falls_on(form: str, weekday: str) -> bool:
    """Whether a date is on a weekday, and exists."""
    names = {"jum'at": 4, "ahad": 6}
    names |= {name.lower(): i for i, day in enumerate(WEEKDAYS) for name in (day.id, day.en)}
    try:
        return date.fromisoformat(form).weekday() == names.get(weekday)
    except ValueError:
        return False


def spoken_moment(text: str) -> str | None:
    """Return a moment such as `Senin, 16 Maret 2026 pukul 10.00 WIB`, as ISO writes it."""
    match = re.fullmatch(
        rf"(?P<day>.+?)(?:,? (?:pukul |jam |at )?|t){_CLOCK} ?(?P<zone>wib|wita|wit)?", text.lower()
    )
    day = spoken_day(match["day"]) if match else None
    if match is None or day is None:
        return None
    clock = f"{int(match['hour']):02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
    return f"{day}T{clock}{_OFFSETS[match['zone']] if match['zone'] else ''}"
