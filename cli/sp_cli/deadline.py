"""`sp deadline`: when something is due, how it was counted, and what an application's events left of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.application_ledger import read_ledger
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day, read_given, read_moment, read_moment_or_end
from sp_cli.options import (
    AsJson,
    CatalogueFolder,
    KnownOn,
    Lang,
    Provisional,
    Settings,
    WithErrors,
    open_folder,
    refusal,
)
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.presenting import deadlines_section, ledger_section, products_section
from sp_engine.timing import DueDates, due_dates
from sp_engine.words import Language
from sp_engine.words.messages import cli_deadline, product_page


def deadline_command(
    place: Annotated[str, Argument()],
    since: Annotated[str | None, Option("--from")] = None,
    stage: Annotated[str | None, Option("--stage")] = None,
    duration: Annotated[str | None, Option("--for")] = None,
    complaint: Annotated[str | None, Option("--complaint")] = None,
    known_on: KnownOn = None,
    issued: Annotated[str | None, Option("--issued")] = None,
    events: Annotated[str | None, Option("--events", metavar="FILE|-")] = None,
    at: Annotated[str | None, Option("--at")] = None,
    explain: Annotated[bool, Option("--explain")] = False,
    ics: Annotated[str | None, Option("--ics", metavar="FILE|-")] = None,
    settings: Settings = None,
    provisional: Provisional = False,
    with_errors: WithErrors = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue, provisional=provisional)
    if place not in opened.files.agency_ids():
        place = full_name(opened, place)
    zone = opened.files.zone(place)
    given = read_given(opened, place, None, settings)
    if json and ics == "-":
        raise refusal("sp deadline", cli_deadline.NOT_BESIDE.fill(option="--ics -", other="--json"))
    narrower = {"--stage": stage, "--for": duration, "--complaint": complaint}
    if events is not None:
        _refuse({"--from": since, "--stage": stage, "--for": duration, "--issued": issued}, "--events")
        known_at = None if known_on is None else read_moment_or_end("--as-known-on", known_on, zone, language)
        reckoned = None if at is None else read_moment("--at", at, zone, language)
        ledger = read_ledger(
            opened,
            place,
            events,
            reckoned,
            known_at,
            complaint,
            given,
            zone,
            language,
            with_errors=with_errors,
        )
        _say_understood(ledger.dates, language)
        _write_ics(ledger.dates, ics, language)
        if json:
            output.show_json(ledger.to_dict(language))
        elif ics != "-":
            output.show_section(ledger_section(ledger, explain, language))
        return ExitCode.DONE
    if since is None:
        raise refusal("sp deadline", cli_deadline.NO_START)
    _refuse({"--at": at}, "--from")
    chosen = [option for option, value in narrower.items() if value]
    if len(chosen) > 1:
        raise refusal("sp deadline", cli_deadline.CHOOSE_ONE.fill(options=", ".join(chosen)))
    if issued is not None and chosen:
        raise refusal("sp deadline", cli_deadline.NOT_BESIDE.fill(option="--issued", other=chosen[0]))
    start = read_moment("--from", since, zone, language).astimezone(zone)
    known = None if known_on is None else read_day("--as-known-on", known_on, language)
    answer = due_dates(
        opened,
        place,
        start,
        given.facts,
        stage=stage,
        duration=duration,
        complaint=complaint,
        known_on=known,
        issued=None if issued is None else read_day("--issued", issued, language),
        with_errors=with_errors,
        source=given.source,
    )
    _say_understood(answer, language)
    _write_ics(answer, ics, language)
    if json:
        output.show_json(answer.to_json(language))
    elif ics != "-":
        text, errors = answer.condition_text(language), answer.standard_errors
        told = deadlines_section(answer.deadlines, text, language, explain=explain, errors=errors)
        output.show_section(told)
        if answer.products:
            output.show_section(products_section(product_page.ON_APPROVAL, answer.products, text))
        if answer.services:
            output.note(cli_deadline.CLASS_OF.say(language, services=", ".join(answer.services)))
        if not answer.deadlines:
            output.note(cli_deadline.NO_STAGE.get(language))
    return ExitCode.DONE


def _say_understood(dates: DueDates, language: Language) -> None:
    """Say how what a person wrote in another form was read."""
    for understood in dates.understood:
        output.note(understood.told(language))


def _write_ics(dates: DueDates, file: str | None, language: Language) -> None:
    if file is None:
        return
    from sp_engine.presenting import calendar_text

    text = calendar_text(dates, language)
    if file == "-":
        output.show_document(text)
        return
    output.write_file(Path(file), text)
    output.note(cli_deadline.WRITTEN.say(language, file=file))


def _refuse(given: dict[str, str | None], beside: str) -> None:
    """Refuse options that make no sense beside another."""
    for option, value in given.items():
        if value is not None:
            raise refusal("sp deadline", cli_deadline.NOT_BESIDE.fill(option=option, other=beside))
