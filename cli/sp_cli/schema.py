"""`sp schema`: the JSON Schema of a service's facts; the schemas that an editor reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.inputs import read_day
from sp_cli.language import language, say
from sp_cli.options import CatalogueFolder, Lang, open_folder
from sp_engine.catalogue.files import shown_path
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest

HELP = say(
    "JSON Schema: fakta suatu layanan, atau bagi editor.", "JSON Schema: a service's facts, or for an editor."
)

KINDS = ("facts", "editor")


def schema_command(
    what: Annotated[
        str,
        typer.Argument(
            metavar="facts|editor",
            help=say(
                "`facts`: fakta suatu layanan; `editor`: tulis ulang skema katalog bagi editor.",
                "`facts`: a service's facts; `editor`: write the catalogue's schemas for an editor anew.",
            ),
        ),
    ],
    service: Annotated[
        str | None,
        typer.Argument(
            metavar=say("LAYANAN", "SERVICE"),
            help=say("Layanan, untuk `facts`; misalnya depok/tamu.", "Service, for `facts`; as depok/tamu."),
        ),
    ] = None,
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
    if what == "facts":
        return _facts(service, on, catalogue)
    if what == "editor":
        return _editor(service, on, catalogue)
    values = {"given": f"`{what}`", "choices": ", ".join(f"`{kind}`" for kind in KINDS)}
    raise DiagnosticError([Diagnostic("SP205", "sp schema", None, values, nearest(what, KINDS))])


def _facts(service: str | None, on: str | None, catalogue: Path | None) -> int:
    from sp_cli.answers import refused
    from sp_engine.deciding.facts_schema import facts_schema

    if service is None:
        where = say("sebutkan layanannya, misalnya depok/tamu", "name the service, such as depok/tamu")
        raise DiagnosticError([refused("sp schema facts", where)])
    opened = open_folder(catalogue)
    zone = opened.files.zone(service.partition("/")[0])
    day = datetime.now(zone).date() if on is None else read_day("--on", on)
    output.show_json(facts_schema(opened.standard(service, on=day).standard, language()))
    return 0


def _editor(service: str | None, on: str | None, catalogue: Path | None) -> int:
    from sp_cli.answers import refused
    from sp_cli.documents import writable_root
    from sp_cli.editor_schemas import add_first_lines, renew_editor_schemas

    if service is not None or on is not None:
        where = say(
            "skema editor berlaku bagi seluruh katalog; sebutkan foldernya dengan --catalogue DIR",
            "an editor's schemas are for the whole catalogue; name its folder with --catalogue DIR",
        )
        raise DiagnosticError([refused("sp schema editor", where)])
    root = writable_root(catalogue, "sp schema editor")
    written = [*renew_editor_schemas(root), *add_first_lines(root)]
    for path in written:
        output.show(shown_path(path))
    if not written:
        output.note(say("Skema editor sudah sesuai.", "The editor's schemas are up to date."))
    return 0
