"""What the command line is given: facts files, `--set`, times; read strictly, findings at their place."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from sp_engine import FactsError
from sp_engine.reading.diagnostics import Diagnostic
from sp_engine.reading.source import Source, load_source, read_source
from sp_engine.standards.values import EARLIEST, LATEST

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")


def read_facts(place: str | None, settings: list[str] | None) -> tuple[dict[str, Any], Source | None]:
    """Return the facts of a file (`-` is standard input) with each `--set` laid over them."""
    source = None
    data: Any = {}
    if place is not None:
        source = read_source(sys.stdin.buffer, "<stdin>") if place == "-" else load_source(Path(place), place)
        data = source.data
        if not isinstance(data, dict):
            from sp_engine.reading.shape import type_name

            raise FactsError([source.finding("SP408", (), given=type_name(data))])
    if not settings:
        return data, source
    empty = Source("--set", "", {})
    names = {setting.partition("=")[0].partition(".")[0].strip(): "--set" for setting in settings}
    return lay_over(data, settings), replace(source or empty, laid_over=names)


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
    raise FactsError([Diagnostic("SP410", option, values={"option": option, "given": written})])


def read_day(option: str, written: str) -> date:
    """Return an ISO date."""
    try:
        if len(written) == 10:
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise FactsError([Diagnostic("SP415", option, values={"option": option, "given": written})])
