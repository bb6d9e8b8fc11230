"""The door of the command line: finds the verb and the language, turns errors into words and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.interrupts import end_at_once, raise_interrupts
from sp_cli.plain_line import plain_values
from sp_cli.verbs import GROUPS, VERBS, verb_function
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words
from sp_engine.words.messages import cli


def run_command() -> int:
    """Run what the command line says, and return its exit code once all it says has been written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    output.fit_streams()
    try:
        raise_interrupts()
        code = main(sys.argv[1:])
        end_at_once()
    except KeyboardInterrupt:
        end_at_once()
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        code = ExitCode.DONE
    try:
        sys.stdout.flush()
    except OSError:  # what it could not take must not fail once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def end(code: int) -> NoReturn:
    """End the process: at once, unless somebody wants to do something at its end, or has threads running."""
    if not {"atexit", "threading"} & sys.modules.keys():
        with suppress(OSError):
            sys.stderr.flush()
            os._exit(code)
    gc.freeze()  # nobody waits for the garbage of a process that ends
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    language = _language(arguments)
    wanted = _wanted_language(arguments)
    verb = _verb(arguments)
    try:
        if wanted != language:
            raise _refusal(cli.UNKNOWN_LANGUAGE.fill(name=wanted))
        code = _run_verb(verb, arguments, language)
        sys.stdout.flush()
        return code
    except DiagnosticError as error:
        output.refuse(error.diagnostics, language, as_json="--json" in arguments)
        return _code(error)
    except Exception as error:
        if isinstance(error, BrokenPipeError) or os.environ.get("SP_DEBUG"):
            raise
        if isinstance(error, OSError) and error.filename is None:  # no file, so what we were writing to
            unwritable = output.unwritable(cli.OUTPUT.get(language), error)
            output.show_findings(unwritable.diagnostics, language)
            return ExitCode.USAGE
        problem = f"{type(error).__name__}: {error}"
        place = f"sp {' '.join(arguments[:2])}"
        ours = Diagnostic("SP702", place, values={"problem": problem})
        output.refuse([ours], language, as_json="--json" in arguments)
        return ExitCode.INTERNAL


def _wanted_language(arguments: list[str]) -> str:
    """Return the language that `--lang` names, wherever it stands, else `SP_LANG`, else Indonesian."""
    wanted = os.environ.get("SP_LANG") or "id"
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        elif argument == "--lang" and i + 1 < len(arguments):
            wanted = arguments[i + 1]
    return wanted


def _language(arguments: list[str]) -> Language:
    """Return the language to speak: Indonesian where another is wanted than there are."""
    return "en" if _wanted_language(arguments) == "en" else "id"


def _run_verb(verb: str | None, arguments: list[str], language: Language) -> int:
    words = (verb or "").split()
    if verb in VERBS and words == arguments[: len(words)]:
        function = verb_function(verb)
        values = plain_values(function, arguments[len(words) :], language)
        if values is not None:
            code: ExitCode = function(**values)
            return code
    return _run_by_typer(verb, arguments, language)


def _run_by_typer(verb: str | None, arguments: list[str], language: Language) -> int:
    """Run what is not a plain line: help is wanted, or something is wrong that has to be told."""
    import typer

    from sp_cli.command_line import command_line

    command = command_line([verb] if verb in VERBS else VERBS, language)
    twice = _given_twice(command, verb, arguments)
    if twice is not None:
        raise _refusal(cli.GIVEN_TWICE.fill(option=twice), verb)
    try:
        # Not `command.main`: that keeps interrupts and broken pipes to itself.
        with command.make_context("sp", list(arguments), obj=language) as context:
            result = command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        if not _is_usage_error(error):
            raise
        return _usage(error, verb)
    return result if isinstance(result, int) else ExitCode.DONE


def _verb(arguments: list[str]) -> str | None:
    """Return the first word that is neither an option nor the language, or of a group the first two."""
    words = (
        argument
        for i, argument in enumerate(arguments)
        if not argument.startswith("-") and (i == 0 or arguments[i - 1] != "--lang")
    )
    first = next(words, None)
    second = next(words, None) if first in GROUPS else None
    return first if second is None else f"{first} {second}"


def _given_twice(command: Any, verb: str | None, arguments: list[str]) -> str | None:
    """Return the option that takes one value and stands more than once on the command line."""
    from sp_cli.command_line import command_of

    chosen = command_of(command, verb)
    names = [argument.partition("=")[0] for argument in arguments]
    for option in chosen.params if chosen is not None else ():
        single = option.param_type_name == "option" and not option.is_flag and not option.multiple
        if single and sum(name in option.opts for name in names) > 1:
            return str(option.opts[0])
    return None


def _code(error: DiagnosticError) -> ExitCode:
    """Return the exit code of an error: findings of the family SP7 are not the user's doing."""
    ours = any(found.code.startswith("SP7") for found in error.diagnostics)
    return ExitCode.INTERNAL if ours else ExitCode.USAGE


def _is_usage_error(error: Exception) -> bool:
    return any(kind.__name__ == "ClickException" for kind in type(error).__mro__)


def _usage(error: Exception, verb: str | None) -> ExitCode:
    """Say in our own words what typer found wrong with the command line."""
    from sp_cli.usage_errors import usage_problem

    if type(error).__name__ == "NoArgsIsHelpError" or "Missing command" in str(error):
        output.show(getattr(error, "ctx").get_help())  # noqa: B009
        return ExitCode.USAGE
    problem, suggestion = usage_problem(error, verb, VERBS)
    raise _refusal(problem, verb if verb in VERBS else None, suggestion)


def _refusal(problem: Words | str, verb: str | None = None, suggestion: str | None = None) -> DiagnosticError:
    command = f"sp {verb or ''}".strip()
    values = {"problem": problem, "command": command}
    return DiagnosticError([Diagnostic("SP610", command, None, values, suggestion)])
