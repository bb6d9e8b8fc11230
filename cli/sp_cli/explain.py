"""`sp explain`: what a finding code means, why it matters, how to fix it; or the function that decides.

The function is shown as it runs: Python written from one standard.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.named_codes import named_codes
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.presenting import code_dict, code_section, codes_dict, codes_section
from sp_engine.words import Language, all_codes
from sp_engine.words.messages import cli_explain


def explain_command(
    code: Annotated[str | None, Argument()] = None,
    compiled: Annotated[bool, Option("--compiled")] = False,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    if compiled:
        return _explain_function(code, on, catalogue, language, json=json)
    found = [all_codes()[name] for name in named_codes(code or "SP", "sp explain", language)]
    if len(found) == 1:
        if json:
            output.show_json(code_dict(found[0], language))
        else:
            output.show_section(code_section(found[0], language))
    elif json:
        output.show_json(codes_dict(found, language))
    else:
        output.show_section(codes_section(found, language))
    return ExitCode.DONE


def _explain_function(
    service: str | None, on: str | None, catalogue: Path | None, language: Language, *, json: bool
) -> ExitCode:
    """Show the function that decides on applications for a service."""
    if service is None:
        raise refusal("sp explain", cli_explain.OF_WHICH_SERVICE)
    opened = open_folder(catalogue)
    service = full_name(opened, service)
    day = datetime.now(opened.files.zone(service)).date() if on is None else read_day("--on", on, language)
    source = opened.standard(service, on=day).function.source
    if json:
        output.show_json({"service": service, "python": source})
    else:
        output.show(source.rstrip())
    return ExitCode.DONE
