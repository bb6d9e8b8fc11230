"""`sp import`: a decree's file becomes draft documents, and what no document has is listed with its line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.decree_source import file_bytes
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, Lang, refusal
from sp_cli.parameters import Argument, Option
from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.importing import SourceFile
from sp_engine.presenting import ImportedDecree, imported_dict, imported_section, left_out_text
from sp_engine.words import Language
from sp_engine.words.messages import cli_import, cli_new

_FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LEFT_OUT_NAME = "belum-ditempatkan.txt"


def import_command(
    file: Annotated[Path, Argument()],
    folder: Annotated[Path, Option("-o", metavar="DIR")],
    agency: Annotated[str | None, Option("--agency")] = None,
    decree: Annotated[str | None, Option("--decree")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    map_only: Annotated[bool, Option("--map")] = False,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_cli.document_writing import create_all
    from sp_cli.editor_schemas import name_schemas, renew_editor_schemas
    from sp_cli.prompts import Prompts, identifier
    from sp_engine.authoring import Author, tried, working_copy
    from sp_engine.importing import WantedNames, draft_decree, read_decree_file

    prompts = Prompts("sp import", language)
    agency = prompts.optional("--agency", agency, cli_new.ASK_NAME, identifier) if agency else None
    decree = prompts.optional("--decree", decree, cli_new.ASK_NAME, _folder_name) if decree else None
    prompts.complete()
    source = read_decree_file(str(file), file_bytes(file))
    if map_only:
        return _map_again(source, folder, agency, decree, language)
    author = Author(by or "sp import", date.today())
    with working_copy(folder) as known:  # the folder itself need not be there yet
        draft = draft_decree(str(file), source, CatalogueFiles(known), WantedNames(agency, decree), author)
    laid = tried(folder, draft.texts)
    if laid.errors:
        output.refuse(laid.errors, language, as_json=json)
        return ExitCode.FINDINGS
    place = folder / draft.agency / draft.folder / LEFT_OUT_NAME
    before = {path: (folder / path).read_bytes() for path in draft.changed}
    created = {folder / path: text for path, text in laid.texts.items() if path not in draft.changed}
    create_all(
        {**created, place: left_out_text(draft, source, language)},
        {folder / path: (before[path], laid.texts[path]) for path in draft.changed},
    )
    map_place = _write_map(CatalogueFiles(folder), source, draft.agency, draft.folder)
    name_schemas(folder, [folder / path for path in draft.texts])
    renew_editor_schemas(folder)
    made = ImportedDecree(
        draft,
        source,
        [*(shown_path(folder / path) for path in laid.texts), shown_path(place), shown_path(map_place)],
        sum(text.count("# periksa") for text in laid.texts.values()),
        f"sp validate {shown_path(folder / draft.agency)} --catalogue {shown_path(folder)}",
    )
    if json:
        output.show_json(imported_dict(made))
    else:
        output.show_section(imported_section(made, language))
    return findings_or_done(draft.incomplete)


def _folder_name(text: str) -> str:
    """Return the name of a decree's folder, which may be a year."""
    from sp_cli.prompts import Unreadable

    if not _FOLDER_NAME.fullmatch(text):
        raise Unreadable(cli_new.NO_IDENTIFIER)
    return text


def _map_again(
    source: SourceFile, folder: Path, agency: str | None, decree: str | None, language: Language
) -> ExitCode:
    """Write only the text map of a decree that is in the catalogue already."""
    if agency is None or decree is None:
        raise refusal("sp import", cli_import.WHICH_DECREE)
    place = _write_map(CatalogueFiles(folder), source, agency, decree)
    output.note(cli_import.MAP_WRITTEN.say(language, file=shown_path(place)))
    return ExitCode.DONE


def _write_map(files: CatalogueFiles, source: SourceFile, agency: str, folder: str) -> Path:
    from sp_engine.importing import MAP_NAME, map_text, standards_in, text_map

    decree = next((one for one in files.decrees(agency) if one.folder == folder), None)
    if decree is None:
        raise refusal("sp import", cli_import.NO_SUCH_DECREE.fill(decree=f"{agency}/{folder}"))
    place = files.root / agency / folder / MAP_NAME
    output.write_file(place, map_text(text_map(source, standards_in(files, decree))))
    return place
