"""`sp log verify`: whether every entry is as it was written, and whether a head is in the chain."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, Lang
from sp_cli.parameters import Option
from sp_cli.register_options import Place, opened
from sp_engine.presenting import verification_dict, verification_section


def log_verify_command(
    head: Annotated[str | None, Option("--head")] = None,
    register: Place = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    with opened(register) as kept:
        found = kept.verify(head)
    if json:
        output.show_json(verification_dict(found, language))
    else:
        output.show_section(verification_section(found, language))
    return findings_or_done(bool(found.findings))
