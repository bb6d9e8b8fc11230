"""What the command line is given: facts files, `--set`, times; read as people write, findings at their place.

In come options; out come facts as they were written, and days and moments.  What was written in another form
than ISO is said back on standard error.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from sp_cli import output
from sp_engine import FactsError
from sp_engine.deciding import Catalogue, FactsFile, read_facts_file
from sp_engine.facts import (
    A_DAY,
    A_MOMENT,
    FactDefinition,
    FactValue,
    ValueProblem,
    parse_spoken,
    value_words,
)
from sp_engine.words import Diagnostic, DiagnosticError, Language
from sp_engine.words.messages import fact_values
from sp_engine.yaml_text import Json, Source, SourceError, load_text, parse_text, parse_yaml, read_text

_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None}


def read_given(
    opened: Catalogue, service: str | None, place: str | None, settings: list[str] | None
) -> FactsFile:
    """Return the facts of a file (`-` is standard input) with each `--set` laid over them.

    Without a service the file may have been written for any.
    """
    given = FactsFile({}) if place is None else read_facts_file(_facts_at(opened, service, place), service)
    if not settings:
        return given
    names = {setting.partition("=")[0].partition(".")[0].strip(): "--set" for setting in settings}
    source = (given.source or Source("--set", "", {})).replace(laid_over=names)
    return given._replace(facts=lay_over(given.facts, settings), source=source)


def text_at(place: str) -> tuple[str, str]:
    """Return what a file is called, and its text; `-` is standard input."""
    if place == "-":
        return "<stdin>", read_text(sys.stdin.buffer, "<stdin>")
    return place, load_text(Path(place), place)


def _facts_at(opened: Catalogue, service: str | None, place: str) -> Source:
    """Return what a file of facts says; what is proposed where that cannot be read would be taken there."""
    name, text = text_at(place)
    try:
        return parse_text(text, name)
    except SourceError as error:
        if service is None:
            raise
        try:
            standard = opened.standard(service, on=datetime.now(opened.files.zone(service)).date()).standard
        except DiagnosticError:
            raise error from None
        from sp_engine.deciding import (
            tried_as_facts,
        )  # seldom needed, and everybody waits for what is imported

        raise SourceError(tried_as_facts(error.diagnostics, text, standard)) from None


def lay_over(data: dict[str, Any], settings: list[str]) -> dict[str, Any]:
    """Return facts with settings such as `nib=123` or `surat_kuasa.bermeterai=ya` laid over them."""
    result = dict(data)
    for setting in settings:
        name, equals, written = setting.partition("=")
        if not equals or not name.strip():
            raise FactsError([Diagnostic("SP411", "--set", values={"given": setting})])
        value = _value(written.strip())
        document, _, attribute = name.strip().partition(".")
        known = result.get(document)
        if attribute and known in (False, "tidak"):
            result[name.strip()] = value  # a contradiction, for the facts to be refused
        elif attribute:
            result[document] = {**(known if isinstance(known, dict) else {}), attribute: value}
        else:
            result[document] = value
    return result


def _value(written: str) -> Json:
    """Return the value of a setting; `null`, `true`, `[…]` and `{…}` are read as in a facts file."""
    if (written[:1], written[-1:]) in (("[", "]"), ("{", "}")):
        return parse_yaml(written, "--set").data
    return _WORDS.get(written, written)


def read_moment(option: str, written: str, zone: tzinfo, language: Language) -> datetime:
    """Return a time; one without an offset is in the agency's zone, a bare date is refused."""
    moment: datetime = _read(option, written, A_MOMENT, zone, language)
    return moment


def read_day(option: str, written: str, language: Language) -> date:
    """Return a date."""
    return date.fromordinal(_read(option, written, A_DAY, None, language))


def read_moment_or_end(option: str, written: str, zone: tzinfo, language: Language) -> datetime:
    """Return a time, or of a date its last minute."""
    try:
        day = read_day(option, written, language)
    except FactsError:
        return read_moment(option, written, zone, language)
    return datetime.combine(day, time(23, 59), zone)


def _read(
    option: str, written: str, wanted: FactDefinition, zone: tzinfo | None, language: Language
) -> FactValue:
    try:
        read = parse_spoken(wanted, written, zone)
    except ValueProblem as problem:
        if problem.code == "SP402":
            code, values = "SP410" if wanted is A_MOMENT else "SP415", {"option": option, "given": written}
            raise FactsError([Diagnostic(code, option, None, values, problem.suggestion)]) from None
        problem.values["fact"] = option
        found = Diagnostic(problem.code, option, None, problem.values, problem.suggestion)
        raise FactsError([found]) from None
    if read.understood:
        told = value_words(wanted, read.value, language)
        output.note(fact_values.UNDERSTOOD.say(language, fact=option, given=written, value=told))
    return read.value
