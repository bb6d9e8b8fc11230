"""`sp deadline`: when something is due, and every day that was passed over, with its reason."""

from __future__ import annotations

from typing import Annotated

import typer

from sp_cli import output
from sp_cli.decision_text import deadline_lines
from sp_cli.inputs import lay_over, read_day, read_moment
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang, Settings, open_folder
from sp_engine.deciding.dates import due_dates

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
        str,
        typer.Option(
            "--from",
            metavar=say("SAAT", "TIME"),
            help=say("Saat mulai (ISO 8601).", "When it starts (ISO 8601)."),
        ),
    ],
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
    known_on: Annotated[
        str | None,
        typer.Option(
            "--as-known-on",
            metavar=say("TANGGAL", "DATE"),
            help=say(
                "Menurut hari libur yang sudah ditetapkan pada tanggal itu.",
                "With the days off decreed by that day.",
            ),
        ),
    ] = None,
    settings: Settings = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    opened = open_folder(catalogue)
    zone = opened.files.zone(place.partition("/")[0])
    start = read_moment("--from", since, zone).astimezone(zone)
    known = None if known_on is None else read_day("--as-known-on", known_on)
    facts = lay_over({}, settings or [])
    answer = due_dates(
        opened, place, start, facts, stage=stage, duration=duration, complaint=complaint, known_on=known
    )
    if json:
        output.show_json({"deadlines": answer.to_list(language())})
        return 0
    for deadline in answer.deadlines:
        for line in deadline_lines(deadline, answer.wording(language()), language()):
            output.show(line)
    if not answer.deadlines:
        output.note(say("tidak ada tahap yang berlaku", "no stage applies"))
    return 0
