"""`sp log erase`: destroy what is known of an applicant; what was decided, and when, stays."""

from __future__ import annotations

import sys
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import Lang
from sp_cli.parameters import Option
from sp_cli.register_options import Clerk, Number, Place, Yes, now, opened
from sp_engine.register import Erased
from sp_engine.words import Language, Words
from sp_engine.words.messages import cli_log


def log_erase_command(
    number: Number,
    basis: Annotated[str, Option("--basis")],
    yes: Yes = False,
    clerk: Clerk = None,
    register: Place = None,
    language: Lang = "id",
) -> ExitCode:
    with opened(register) as kept:
        named = kept.application(number).number
        if not (yes or agreed_to(cli_log.ERASE_THIS.fill(number=str(named)), language)):
            return ExitCode.FINDINGS
        erased = kept.erase(named, basis=basis, recorded=now(), clerk=clerk)
    return tell_erased(erased, language)


def agreed_to(question: Words, language: Language) -> bool:
    """Whether somebody at a terminal agrees; elsewhere nobody does."""
    if sys.stdin.isatty():
        from sp_cli.prompts import agreed

        if agreed(question.get(language), language):
            return True
    else:
        output.note(cli_log.ERASE_WITH_YES.get(language))
    output.note(cli_log.NOTHING_ERASED.get(language))
    return False


def tell_erased(erased: Erased, language: Language) -> ExitCode:
    """Print what was destroyed; an erasure of which something may be left in the file is not done."""
    values, entry, digest = erased.values, erased.entry, erased.digest
    output.show(cli_log.ERASED.say(language, values=values, entry=entry, digest=digest))
    if not erased.scrubbed:
        output.note(cli_log.NOT_SCRUBBED.get(language))
    return findings_or_done(not erased.scrubbed)
