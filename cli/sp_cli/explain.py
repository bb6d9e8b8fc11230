"""`sp explain`: what a finding code means, why it matters, how to fix it, with an example."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.named_codes import named_codes
from sp_cli.options import AsJson, Lang
from sp_cli.parameters import Argument
from sp_engine.presenting import code_dict, code_section, codes_dict, codes_section
from sp_engine.words import all_codes


def explain_command(
    code: Annotated[str | None, Argument()] = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
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
