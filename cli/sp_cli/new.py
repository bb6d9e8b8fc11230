"""`sp new`: a first agency, decree, service or calendar, which validates and says what it still lacks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.answers import refused
from sp_cli.language import say
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_engine.assurance.authoring.skeletons import to_complete
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.standards.catalogue import bundled_catalogue, shown_path

HELP = say("Buat dokumen baru.", "Start a new document.")

KINDS = ("agency", "decree", "service", "calendar")


def new_command(
    what: Annotated[
        str,
        typer.Argument(metavar="agency|decree|service|calendar", help=say("Yang dibuat.", "What to start.")),
    ],
    name: Annotated[
        str,
        typer.Argument(
            metavar=say("NAMA", "NAME"),
            help=say(
                "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
                "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
            ),
        ),
    ],
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar=say("TEKS", "TEXT"),
            help=say(
                "Nama instansi atau layanan; judul keputusan.", "Name of agency or service; title of decree."
            ),
        ),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar=say("TEKS", "TEXT"), help=say("Wilayah instansi.", "The agency's region.")
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone", metavar="WIB|WITA|WIT", help=say("Zona waktu instansi.", "The agency's zone.")
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number", metavar=say("TEKS", "TEXT"), help=say("Nomor keputusan.", "Number of the decree.")
        ),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--date", metavar=say("TANGGAL", "DATE"), help=say("Tanggal ditetapkan.", "Day it was signed.")
        ),
    ] = None,
    in_force: Annotated[
        str | None,
        typer.Option(
            "--in-force-from",
            metavar=say("TANGGAL", "DATE"),
            help=say("Hari pertama berlaku; baku: --date.", "First day in force; default: --date."),
        ),
    ] = None,
    predecessor: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=say("INSTANSI/FOLDER", "AGENCY/FOLDER"),
            help=say(
                "Keputusan yang digantikan; layanannya disalin.",
                "The decree replaced; its services are copied.",
            ),
        ),
    ] = None,
    services: Annotated[
        list[str] | None,
        typer.Option(
            "--service",
            metavar="ID=…",
            help=say(
                "Layanan keputusan baru; boleh berulang.", "A service of the new decree; may be repeated."
            ),
        ),
    ] = None,
    requires: Annotated[
        list[str] | None,
        typer.Option(
            "--requires",
            metavar=say("FAKTA", "FACT"),
            help=say(
                "Dokumen atau fakta yang disyaratkan; boleh berulang.", "What is required; may be repeated."
            ),
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar=say("NAMA", "NAME"), help=say("Penyalin.", "Who transcribes.")),
    ] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_cli.documents import create_all, replace_text
    from sp_cli.new_documents import Asked, documents_of
    from sp_engine.assurance.authoring.drafts import tried

    if what not in KINDS:
        near, kinds = nearest(what, KINDS), ", ".join(f"`{kind}`" for kind in KINDS)
        raise DiagnosticError(
            [Diagnostic("SP205", "sp new", None, {"given": f"`{what}`", "choices": kinds}, near)]
        )
    root = _root(catalogue, what)
    asked = Asked(title, region, zone, number, dated, in_force, predecessor, services, requires, by)
    where = f" --catalogue {catalogue}" if catalogue is not None else ""
    new = documents_of(what, name, root, asked, date.today())
    draft = tried(root, {**new.created, **new.changed})
    if draft.errors:
        output.show_findings(draft.errors)
        return 1
    create_all({root / path: draft.texts[path] for path in new.created})
    for path in new.changed:
        replace_text(root / path, draft.texts[path])
    lacking = [
        (shown_path(root / path), line, text)
        for path in new.created
        for line, text in to_complete(draft.texts[path])
    ]
    broken = [(shown_path(root / path), case) for path, case in draft.broken]
    written = [shown_path(root / path) for path in (*new.created, *new.changed)]
    if json:
        output.show_json(
            {
                "written": written,
                "to_complete": [{"file": f, "line": n, "text": text} for f, n, text in lacking],
                "broken_cases": [{"file": f, "name": case} for f, case in broken],
                "next": new.following + where,
            }
        )
    else:
        _report(written, lacking, broken, new.following + where)
    return 0


def _root(catalogue: Path | None, what: str) -> Path:
    """Return the folder to write in; the catalogue inside an installed package is left as it is."""
    root = catalogue or bundled_catalogue()
    if catalogue is None and "site-packages" in root.parts:
        where = say(
            "sebutkan folder katalog Anda dengan --catalogue DIR", "name your folder with --catalogue DIR"
        )
        raise DiagnosticError([refused(f"sp new {what}", where)])
    return root


def _report(
    written: list[str], lacking: list[tuple[str, int, str]], broken: list[tuple[str, str]], following: str
) -> None:
    output.show(say("Ditulis:", "Written:"))
    for name in written:
        output.show(f"  {name}")
    if lacking:
        output.show(say("Yang masih harus dilengkapi:", "Still to be completed:"))
        for name, line, text in lacking:
            output.show(output.wrapped(text, "      ", f"  {name}:{line}  "))
    if broken:
        output.show(say("Kasus lama yang kini tidak cocok:", "Earlier cases that no longer fit:"))
        for name, case in broken:
            output.show(f"  {name}: {case}")
    output.show(say(f"Berikutnya: {following}", f"Next: {following}"))
