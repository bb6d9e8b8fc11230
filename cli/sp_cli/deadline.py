"""`sp deadline`: when something is due, how it was counted, and what an application's events left of it."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from sp_cli import output
from sp_cli.inputs import lay_over, read_day, read_moment, source_at
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, KnownOn, Lang, Provisional, Settings, open_folder
from sp_engine import CatalogueError, FactsError
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.presenting.deadlines import deadlines_section
from sp_engine.presenting.ledger import ledger_section
from sp_engine.timing.due_dates import DueDates, due_dates
from sp_engine.timing.events import EventKind, read_events
from sp_engine.timing.ledger import Ledger, ledger_of
from sp_engine.words.dates import moment_words
from sp_engine.words.diagnostics import Diagnostic

HELP = say("Hitung tenggat.", "Count a due date.")


def deadline_command(
    place: Annotated[
        str,
        typer.Argument(
            metavar=say("LAYANAN|INSTANSI", "SERVICE|AGENCY"),
            help=say("Misalnya depok/tamu atau depok.", "Such as depok/tamu or depok."),
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=say("SAAT", "TIME"),
            help=say("Saat mulai (ISO 8601).", "When it starts (ISO 8601)."),
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar=say("TAHAP", "STAGE"), help=say("Hanya tahap ini.", "This stage only.")
        ),
    ] = None,
    duration: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar=say("DURASI", "DURATION"),
            help=say('Misalnya "5 hari kerja".', 'Such as "5 hari kerja".'),
        ),
    ] = None,
    complaint: Annotated[
        str | None,
        typer.Option(
            "--complaint", metavar=say("KELAS", "CLASS"), help=say("Kelas pengaduan.", "Class of complaint.")
        ),
    ] = None,
    known_on: KnownOn = None,
    events: Annotated[
        str | None,
        typer.Option(
            "--events",
            metavar="FILE|-",
            help=say("Berkas peristiwa satu permohonan.", "Events file of one application."),
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar=say("SAAT", "TIME"),
            help=say(
                "Saat hitung untuk --events; baku: diputuskan, atau sekarang.",
                "Reckoned at, for --events; default: when decided, or now.",
            ),
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help=say("Jelaskan hitungannya.", "Explain the count.")),
    ] = False,
    ics: Annotated[
        str | None,
        typer.Option("--ics", metavar="FILE|-", help=say("Berkas iCalendar.", "iCalendar file.")),
    ] = None,
    settings: Settings = None,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    opened = open_folder(catalogue, provisional=provisional)
    zone = opened.files.zone(place)
    facts = lay_over({}, settings or [])
    if events is not None:
        narrower = {"--from": since, "--stage": stage, "--for": duration, "--complaint": complaint}
        _refuse({**narrower, "--as-known-on": known_on}, "--events")
        ledger = _ledger(opened, place, events, at, facts, zone)
        if json:
            output.show_json(ledger.to_dict(language()))
        elif ics != "-":
            output.show_section(ledger_section(ledger, explain, language()))
        _write_ics(ledger.dates, ics)
        return 0
    if since is None:
        raise _wrong(say("sebut --from, atau --events dengan berkas peristiwa", "give --from, or --events"))
    _refuse({"--at": at}, "--from")
    chosen = [
        name for name, value in (("--stage", stage), ("--for", duration), ("--complaint", complaint)) if value
    ]
    if len(chosen) > 1:
        raise _wrong(say(f"pilih satu: {', '.join(chosen)}", f"choose one: {', '.join(chosen)}"))
    start = read_moment("--from", since, zone).astimezone(zone)
    known = None if known_on is None else read_day("--as-known-on", known_on)
    answer = due_dates(
        opened, place, start, facts, stage=stage, duration=duration, complaint=complaint, known_on=known
    )
    if json:
        output.show_json({"deadlines": answer.to_list(language())})
    elif ics != "-":
        text = answer.condition_text(language())
        output.show_section(deadlines_section(answer.deadlines, text, language(), explain=explain))
        if not answer.deadlines:
            output.note(say("tidak ada tahap yang berlaku", "no stage applies"))
    _write_ics(answer, ics)
    return 0


def _ledger(
    opened: Catalogue, place: str, file: str, at: str | None, facts: dict[str, Any], zone: tzinfo
) -> Ledger:
    source = source_at(file)
    written = read_events(source, zone)
    if written.service is not None and written.service != place:
        finding = source.finding("SP423", ("layanan",), given=written.service, service=place)
        raise FactsError([finding])
    decided = next((e.at for e in written.events if e.kind is EventKind.DECIDED), None)
    until = decided if at is None else read_moment("--at", at, zone)
    if until is None:
        until = datetime.now(zone).replace(microsecond=0)
        now = moment_words(until, language())
        output.note(
            say(f"--at tidak disebut: dihitung per saat ini, {now}", f"no --at given: reckoned now, {now}")
        )
    stated = {**written.facts, **facts}
    return ledger_of(opened, place, written.events, until=until, facts=stated, source=source)


def _write_ics(dates: DueDates, file: str | None) -> None:
    if file is None:
        return
    from sp_engine.timing.ics import calendar_text

    text = calendar_text(dates, language())
    if file == "-":
        output.show(text.removesuffix("\n"))
        return
    output.write_file(Path(file), text)
    output.note(say(f"{file} ditulis", f"{file} written"))


def _refuse(given: dict[str, str | None], beside: str) -> None:
    """Refuse options that make no sense beside another."""
    for option, value in given.items():
        if value is not None:
            raise _wrong(
                say(f"{option} tidak dipakai bersama {beside}", f"{option} does not go with {beside}")
            )


def _wrong(problem: str) -> CatalogueError:
    values = {"problem": problem, "command": "sp deadline"}
    return CatalogueError([Diagnostic("SP610", "sp deadline", values=values)])
