"""`sp new`: a first agency, decree, service or calendar, which validates and says what it still lacks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_cli.parameters import Argument, Option
from sp_engine.authoring import to_complete
from sp_engine.catalogue import shown_path
from sp_engine.presenting import BrokenCase, Lacking, NewDocuments, new_documents_dict, new_documents_section


def new_command(
    what: Annotated[str | None, Argument()] = None,
    name: Annotated[str | None, Argument()] = None,
    title: Annotated[str | None, Option("--title")] = None,
    region: Annotated[str | None, Option("--region")] = None,
    zone: Annotated[str | None, Option("--zone", metavar="WIB|WITA|WIT")] = None,
    number: Annotated[str | None, Option("--number")] = None,
    dated: Annotated[str | None, Option("--date")] = None,
    in_force: Annotated[str | None, Option("--in-force-from")] = None,
    predecessor: Annotated[str | None, Option("--from")] = None,
    services: Annotated[list[str] | None, Option("--service", metavar="ID=…")] = None,
    requires: Annotated[list[str] | None, Option("--requires")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_cli.document_writing import create_all
    from sp_cli.editor_schemas import name_schemas, renew_editor_schemas
    from sp_cli.named_documents import writable_root
    from sp_cli.new_kinds import documents_of
    from sp_cli.new_prompts import NewPrompts, Options
    from sp_engine.authoring import tried

    root = writable_root(catalogue, "sp new")
    options = Options(title, region, zone, number, dated, in_force, predecessor, services, requires, by)
    where = f" --catalogue {catalogue}" if catalogue is not None else ""
    new = documents_of(NewPrompts(what, name, root, options, date.today(), language))
    before = {path: (root / path).read_bytes() for path in new.changed}
    draft = tried(root, {**new.created, **new.changed})
    if draft.errors:
        output.refuse(draft.errors, language, as_json=json)
        return ExitCode.FINDINGS
    create_all(
        {root / path: draft.texts[path] for path in new.created},
        {root / path: (before[path], draft.texts[path]) for path in new.changed},
    )
    name_schemas(root, [root / path for path in new.created])
    made = NewDocuments(
        [shown_path(root / path) for path in (*new.created, *new.changed)],
        [
            Lacking(shown_path(root / path), line, text)
            for path in new.created
            for line, text in to_complete(draft.texts[path])
        ],
        [BrokenCase(shown_path(root / path), case) for path, case in draft.broken],
        new.following + where,
    )
    if json:
        output.show_json(new_documents_dict(made))
    else:
        output.show_section(new_documents_section(made, language))
    renew_editor_schemas(root)
    return ExitCode.DONE
