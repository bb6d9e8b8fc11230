"""The door of the command line: finds the verb, and turns every error into words and an exit code.

Only the verb that was asked for is imported, so that a clerk does not wait for the others.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from typing import Any

import typer

from sp_cli import output
from sp_cli.help_words import Command, Group
from sp_cli.language import choose_language, say
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

# Verb -> module; the order is that of `sp --help`.
VERBS = {
    "list": "list_services",
    "show": "show",
    "check": "check",
    "example": "example",
    "deadline": "deadline",
    "calendar": "calendar",
    "validate": "validate",
    "fmt": "fmt",
    "new": "new",
    "diff": "diff",
    "explain": "explain",
    "test": "test",
    "schema": "schema",
}

USAGE, INTERNAL, INTERRUPTED = 2, 70, 130


def run() -> None:
    """Run the command line and exit."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 must not stop us half-way
    arguments = sys.argv[1:]
    try:
        code = main(arguments)
    except KeyboardInterrupt:
        output.note(say("\ndihentikan", "\nstopped"))
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        code = 0
    try:
        sys.stdout.flush()
    except OSError:  # what it could not take must not fail once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()  # nobody waits for the garbage of a process that ends
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    unknown = choose_language(arguments)
    if unknown is not None:
        return _refuse(
            say(
                f"bahasa `{unknown}` tidak ada; pakai `id` atau `en`",
                f"no language `{unknown}`; use `id` or `en`",
            )
        )
    verb = _verb(arguments)
    try:
        code = _run_verb(verb, arguments)
        sys.stdout.flush()
        return code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except DiagnosticError as error:
        output.show_findings(error.diagnostics)
        return _code(error)
    except Exception as error:
        if isinstance(error, BrokenPipeError) or os.environ.get("SP_DEBUG"):
            raise
        if isinstance(error, OSError) and error.filename is None:  # no file, so what we were writing to
            output.show_findings(output.unwritable(say("keluaran", "output"), error).diagnostics)
            return USAGE
        problem = f"{type(error).__name__}: {error}"
        output.show_findings(
            [Diagnostic("SP702", f"sp {' '.join(arguments[:2])}", values={"problem": problem})]
        )
        return INTERNAL


def _run_verb(verb: str | None, arguments: list[str]) -> int:
    wanted = [verb] if verb in VERBS else list(VERBS)
    command = typer.main.get_command(_app(wanted))
    twice = _given_twice(command, verb, arguments)
    if twice is not None:
        return _refuse(say(f"`{twice}` hanya boleh sekali", f"`{twice}` may be given only once"), verb or "")
    try:
        # Not `command.main`: that keeps interrupts and broken pipes to itself.
        with command.make_context("sp", list(arguments)) as context:
            result = command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        if not _is_usage_error(error):
            raise
        return _usage(error, verb)
    return result if isinstance(result, int) else 0


def _verb(arguments: list[str]) -> str | None:
    """Return the first word that is neither an option nor the language."""
    for i, argument in enumerate(arguments):
        if not argument.startswith("-") and (i == 0 or arguments[i - 1] != "--lang"):
            return argument
    return None


def _given_twice(command: Any, verb: str | None, arguments: list[str]) -> str | None:
    """Return the option that takes one value and stands more than once on the command line."""
    chosen = getattr(command, "commands", {}).get(verb)
    names = [argument.partition("=")[0] for argument in arguments]
    for option in chosen.params if chosen is not None else ():
        single = option.param_type_name == "option" and not option.is_flag and not option.multiple
        if single and sum(name in option.opts for name in names) > 1:
            return str(option.opts[0])
    return None


def _app(verbs: list[str]) -> typer.Typer:
    app = typer.Typer(
        name="sp",
        cls=Group,
        help=say(
            "Standar pelayanan sebagai data, dan keputusan yang dapat diperiksa siapa pun.",
            "Public-service standards as data, and decisions anyone can check.",
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    for verb in verbs:
        module = import_module(f"sp_cli.{VERBS[verb]}")
        app.command(verb, cls=Command, help=module.HELP)(getattr(module, f"{verb}_command"))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from sp_engine.deciding.receipt import ENGINE_VERSION

        output.show(f"sp-engine {ENGINE_VERSION}")
        raise typer.Exit


def _root(
    lang: str | None = typer.Option(None, "--lang", metavar="id|en", help="Bahasa / language."),
    version: bool = typer.Option(
        False, "--version", help="Versi / version.", is_eager=True, callback=_version
    ),
) -> None:
    """Take the options that stand before the verb."""


def _code(error: DiagnosticError) -> int:
    """Return the exit code of an error: findings of the family SP7 are not the user's doing."""
    return INTERNAL if any(found.code.startswith("SP7") for found in error.diagnostics) else USAGE


def _is_usage_error(error: Exception) -> bool:
    return any(kind.__name__ == "ClickException" for kind in type(error).__mro__)


def _usage(error: Exception, verb: str | None) -> int:
    """Say in our own words what typer found wrong with the command line."""
    from sp_cli.usage_words import usage_problem

    if type(error).__name__ == "NoArgsIsHelpError" or "Missing command" in str(error):
        output.show(getattr(error, "ctx").get_help())  # noqa: B009
        return USAGE
    problem, suggestion = usage_problem(error, verb, VERBS)
    return _refuse(problem, verb if verb in VERBS else "", suggestion)


def _refuse(problem: str, verb: str | None = "", suggestion: str | None = None) -> int:
    command = f"sp {verb or ''}".strip()
    values = {"problem": problem, "command": command}
    output.show_findings([Diagnostic("SP610", command, None, values, suggestion)])
    return USAGE


if __name__ == "__main__":
    run()
