"""`sp log verify`: whether every entry is as it was written, and a head or a letter of this register."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, Lang
from sp_cli.parameters import Option
from sp_cli.register_options import Place, opened
from sp_engine.letters import checked_letter, read_mark
from sp_engine.presenting import (
    checked_letter_dict,
    checked_letter_section,
    verification_dict,
    verification_section,
)


def log_verify_command(
    head: Annotated[str | None, Option("--head")] = None,
    letter: Annotated[str | None, Option("--letter")] = None,
    register: Place = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    mark = None if letter is None else read_mark(letter)
    with opened(register) as kept:
        found = kept.verify(head)
        checked = None if mark is None else checked_letter(kept, mark)
    if json:
        told = verification_dict(found, language)
        more = {} if checked is None else {"letter": checked_letter_dict(checked, language)}
        output.show_json({**told, **more})
    else:
        output.show_section(verification_section(found, language))
        if checked is not None:
            output.show_section(checked_letter_section(checked, language))
    return findings_or_done(bool(found.findings or (checked and checked.findings)))
