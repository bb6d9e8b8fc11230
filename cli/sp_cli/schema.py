"""`sp schema facts SERVICE`: the JSON Schema of a service's facts, for forms in other systems."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.inputs import read_day
from sp_cli.language import language, say
from sp_cli.options import CatalogueFolder, Lang, Service, open_folder
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, nearest

HELP = say("JSON Schema fakta suatu layanan.", "JSON Schema of a service's facts.")


def schema_command(
    what: Annotated[str, typer.Argument(metavar="facts", help=say("Selalu `facts`.", "Always `facts`."))],
    service: Service,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar=say("TANGGAL", "DATE"),
            help=say(
                "Menurut keputusan yang berlaku pada tanggal ini.", "Under the decree in force on this day."
            ),
        ),
    ] = None,
    catalogue: CatalogueFolder = None,
    lang: Lang = None,
) -> int:
    from sp_engine.deciding.facts_schema import facts_schema

    if what != "facts":
        values = {"given": f"`{what}`", "choices": "`facts`"}
        raise DiagnosticError([Diagnostic("SP205", "sp schema", None, values, nearest(what, ["facts"]))])
    opened = open_folder(catalogue)
    zone = opened.files.zone(service.partition("/")[0])
    day = datetime.now(zone).date() if on is None else read_day("--on", on)
    output.show_json(facts_schema(opened.standard(service, on=day).standard, language()))
    return 0
