"""`sp replay`: a decision that was kept as JSON, made once more."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import text_at
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Argument, Option
from sp_engine.presenting import replay_dict, replay_section
from sp_engine.replaying import replayed
from sp_engine.yaml_text import parse_text


def replay_command(
    decision: Annotated[str, Argument(metavar="FILE|-")],
    decree: Annotated[str | None, Option("--decree")] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    name, text = text_at(decision)
    source = parse_text(text, name)
    found = replayed(source.data, open_folder(catalogue), decree=decree, name=source.name)
    if json:
        output.show_json(replay_dict(found, language))
    else:
        output.show_section(replay_section(found, language))
    return findings_or_done(not found.same)
