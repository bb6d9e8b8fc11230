"""What the command line is given: facts files, `--set`, times; read strictly, findings at their place."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from sp_engine import FactsError
from sp_engine.deciding import FactsFile, read_facts_file
from sp_engine.facts import EARLIEST, LATEST
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Source, load_source, read_source

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")

_AS_SPOKEN = (
    r"(?:(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}))"
    r"(?:[T ,]+(?P<hour>\d{1,2})[.:](?P<minute>\d{2}))?"
)


def read_given(service: str, place: str | None, settings: list[str] | None) -> FactsFile:
    """Return the facts of a file (`-` is standard input) with each `--set` laid over them."""
    given = FactsFile({}) if place is None else read_facts_file(source_at(place), service)
    if not settings:
        return given
    names = {setting.partition("=")[0].partition(".")[0].strip(): "--set" for setting in settings}
    source = (given.source or Source("--set", "", {})).replace(laid_over=names)
    return given._replace(facts=lay_over(given.facts, settings), source=source)


def source_at(place: str) -> Source:
    """Return what a file says; `-` is standard input."""
    return read_source(sys.stdin.buffer, "<stdin>") if place == "-" else load_source(Path(place), place)


def lay_over(data: dict[str, Any], settings: list[str]) -> dict[str, Any]:
    """Return facts with settings such as `nib=123` or `surat_kuasa.bermeterai=ya` laid over them."""
    result = dict(data)
    for setting in settings:
        name, equals, written = setting.partition("=")
        if not equals or not name.strip():
            raise FactsError([Diagnostic("SP411", "--set", values={"given": setting})])
        value = {"true": True, "false": False}.get(written, written)
        document, _, attribute = name.strip().partition(".")
        known = result.get(document)
        if attribute and known in (False, "tidak"):
            result[name.strip()] = value  # a contradiction, for the facts to be refused
        elif attribute:
            result[document] = {**(known if isinstance(known, dict) else {}), attribute: value}
        else:
            result[document] = value
    return result


def read_moment(option: str, written: str, zone: tzinfo) -> datetime:
    """Return an ISO time; one without an offset is in the agency's zone, a bare date is refused."""
    if _MOMENT.fullmatch(written) and len(written) > 10:
        try:
            moment = datetime.fromisoformat(written)
            if EARLIEST.year <= moment.year <= LATEST.year:
                return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
        except ValueError:
            pass
    raise _unread(option, written, with_time=True)


def read_day(option: str, written: str) -> date:
    """Return an ISO date."""
    try:
        if len(written) == 10:
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise _unread(option, written, with_time=False)


def _unread(option: str, written: str, *, with_time: bool) -> FactsError:
    """Return what to raise, with the ISO form of what was written the Indonesian way: `16/3/2026 10.00`."""
    meant = None
    if found := re.fullmatch(_AS_SPOKEN, written.strip()):
        day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        clock = f"T{found['hour']:0>2}:{found['minute']}" if found["hour"] else ""
        meant = day + clock if with_time and clock else None if with_time else day
    elif with_time and _MOMENT.fullmatch(colons := written.replace(".", ":")) and len(colons) > 10:
        meant = colons
    code, values = "SP410" if with_time else "SP415", {"option": option, "given": written}
    return FactsError([Diagnostic(code, option, values=values, suggestion=meant)])
