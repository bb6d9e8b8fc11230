"""The exit codes of `sp`, all of them (docs/reference/interface.md).  A new exit code starts here."""

from __future__ import annotations

from enum import IntEnum
from typing import assert_never

from sp_cli import interrupts
from sp_engine.rules import Outcome


class ExitCode(IntEnum):
    """How a command came out."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    RETURNED = 3
    REJECTED = 4
    PENDING = 5
    INTERNAL = 70
    INTERRUPTED = interrupts.INTERRUPTED


def exit_code_of(outcome: Outcome, *, final: bool) -> ExitCode:
    """Return what `sp check --exit-code` ends with; an approval that is not final is still the agency's."""
    match outcome:
        case Outcome.APPROVE:
            return ExitCode.DONE if final else ExitCode.PENDING
        case Outcome.RETURN:
            return ExitCode.RETURNED
        case Outcome.REJECT:
            return ExitCode.REJECTED
        case Outcome.PENDING:
            return ExitCode.PENDING
        case _ as never:
            assert_never(never)


def findings_or_done(found: bool) -> ExitCode:
    """Return the exit code of a verb that looks for something."""
    return ExitCode.FINDINGS if found else ExitCode.DONE
