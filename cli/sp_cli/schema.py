"""`sp schema`: the JSON Schema of a service's facts; the schemas that an editor reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument
from sp_engine.catalogue import shown_path
from sp_engine.words import Diagnostic, DiagnosticError, Language, nearest
from sp_engine.words.messages import cli_schema

KINDS = ("facts", "editor")


def schema_command(
    what: Annotated[str, Argument(metavar="facts|editor")],
    service: Annotated[str | None, Argument()] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    if what == "facts":
        return _facts(service, on, catalogue, language)
    if what == "editor":
        return _editor(service, on, catalogue, language)
    values = {"given": f"`{what}`", "choices": ", ".join(f"`{kind}`" for kind in KINDS)}
    raise DiagnosticError([Diagnostic("SP205", "sp schema", None, values, nearest(what, KINDS))])


def _facts(service: str | None, on: str | None, catalogue: Path | None, language: Language) -> ExitCode:
    from sp_engine.deciding import facts_schema

    if service is None:
        raise refusal("sp schema facts", cli_schema.NAME_THE_SERVICE)
    opened = open_folder(catalogue)
    zone = opened.files.zone(service.partition("/")[0])
    day = datetime.now(zone).date() if on is None else read_day("--on", on, language)
    output.show_json(facts_schema(opened.standard(service, on=day).standard, language))
    return ExitCode.DONE


def _editor(service: str | None, on: str | None, catalogue: Path | None, language: Language) -> ExitCode:
    from sp_cli.editor_schemas import name_schemas, renew_editor_schemas
    from sp_cli.named_documents import documents, writable_root

    if service is not None or on is not None:
        raise refusal("sp schema editor", cli_schema.WHOLE_CATALOGUE)
    root = writable_root(catalogue, "sp schema editor")
    written = [*renew_editor_schemas(root), *name_schemas(root, documents([root], root))]
    for path in written:
        output.show(shown_path(path))
    if not written:
        output.note(cli_schema.UP_TO_DATE.get(language))
    return ExitCode.DONE
