"""`sp dmn`: one standard as a decision model in DMN 1.5, for an engine of one's own.

What the model does not say stands in it, and is said besides on standard error.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.querying import decision_model_xml, left_out
from sp_engine.rules import NotInDmn
from sp_engine.words.messages import cli_dmn as messages


def dmn_command(
    service: Annotated[str, Argument()],
    file: Annotated[Path | None, Option("-o", metavar="FILE.dmn")] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue)
    name = full_name(opened, service)
    day = datetime.now(opened.files.zone(name)).date() if on is None else read_day("--on", on, language)
    decided = opened.standard(name, on=day)
    decided.refuse_errors()
    try:
        xml = decision_model_xml(decided, language)
    except NotInDmn as not_said:
        raise refusal("sp dmn", not_said.what) from None
    unsaid = [what.get(language) for what in left_out(decided)]
    if file is not None:
        output.write_file(file, xml)
    if json:
        output.show_json({"service": name, "dmn": xml, "left_out": unsaid})
        return ExitCode.DONE
    for what in unsaid:
        output.note(messages.LEFT_OUT.say(language, what=what))
    if file is None:
        output.show_document(xml)
    else:
        output.note(messages.WRITTEN.say(language, file=str(file)))
    return ExitCode.DONE
