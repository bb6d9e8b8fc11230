"""`sp new`: a first agency, decree, service or calendar, which validates and says what it still lacks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import say
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_engine.authoring.skeletons import to_complete
from sp_engine.catalogue.files import shown_path
from sp_engine.presenting.section import Field, Item, Line, Part, Section, Span, Style

HELP = say("Buat dokumen baru.", "Start a new document.")


def new_command(
    what: Annotated[
        str | None,
        typer.Argument(metavar="agency|decree|service|calendar", help=say("Yang dibuat.", "What to start.")),
    ] = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=say("NAMA", "NAME"),
            help=say(
                "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
                "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
            ),
        ),
    ] = None,
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
    from sp_cli.documents import create_all, writable_root
    from sp_cli.editor_schemas import renew_editor_schemas
    from sp_cli.new_documents import documents_of
    from sp_cli.new_questions import Asked, Asking
    from sp_engine.authoring.drafts import tried

    root = writable_root(catalogue, "sp new")
    asked = Asked(title, region, zone, number, dated, in_force, predecessor, services, requires, by)
    where = f" --catalogue {catalogue}" if catalogue is not None else ""
    new = documents_of(Asking(what, name, root, asked, date.today()))
    before = {path: (root / path).read_bytes() for path in new.changed}
    draft = tried(root, {**new.created, **new.changed})
    if draft.errors:
        output.show_findings(draft.errors)
        return 1
    create_all(
        {root / path: draft.texts[path] for path in new.created},
        {root / path: (before[path], draft.texts[path]) for path in new.changed},
    )
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
        output.show_section(_report(written, lacking, broken, new.following + where))
    renew_editor_schemas(root)
    return 0


def _report(
    written: list[str], lacking: list[tuple[str, int, str]], broken: list[tuple[str, str]], following: str
) -> Section:
    parts: list[Part] = [Field(say("Ditulis", "Written"), "", tuple(map(Line, written)))]
    if lacking:
        places = tuple(Item(Span(f"{name}:{line}", Style.PLACE), text) for name, line, text in lacking)
        parts.append(Field(say("Yang masih harus dilengkapi", "Still to be completed"), "", places))
    if broken:
        moved = say(
            "Kasus lama yang kini jatuh sesudah keputusannya digantikan; majukan tanggal `diajukan`-nya",
            "Earlier cases that now fall after their decree was replaced; make `diajukan` earlier",
        )
        cases = say("kasus", "cases")
        counts = Counter(name for name, _ in broken).items()
        parts.append(Field(moved, "", tuple(Field(name, f"{count} {cases}") for name, count in counts)))
    parts.append(Field(say("Berikutnya", "Next"), following))
    return Section("", tuple(parts))
