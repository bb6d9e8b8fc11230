"""The verbs of `sp`, built for one call with every text of their help in its language.

In come names of verbs and a language; out comes the command line that typer runs.  A verb is a module with a
function `<verb>_command`; its help and that of its parameters stand in `words/messages/cli_<verb>.py`, and of
parameters that several verbs have in `cli_options.py`.  Only the verbs that are named are imported, so that a
clerk does not wait for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

import typer
import typer.core

from sp_cli import output
from sp_engine.words import Language, Words
from sp_engine.words.messages import cli, cli_options

VERBS = {
    "list": "list_services",
    "show": "show",
    "history": "history",
    "check": "check",
    "example": "example",
    "deadline": "deadline",
    "calendar": "calendar",
    "readings": "readings",
    "validate": "validate",
    "fmt": "fmt",
    "new": "new",
    "diff": "diff",
    "explain": "explain",
    "test": "test",
    "schema": "schema",
}
"""The module of each verb; the order is that of `sp --help`."""


def command_line(verbs: Iterable[str], language: Language) -> Any:
    """Return the command line with some verbs."""
    app = typer.Typer(
        name="sp",
        cls=_Group,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    for verb in verbs:
        module = import_module(f"sp_cli.{VERBS[verb]}")
        app.command(verb, cls=_Command)(getattr(module, f"{verb}_command"))
    group: Any = typer.main.get_command(app)
    _explain(group, cli.HELP, cli.OPTIONS, {}, language)
    for verb, command in group.commands.items():
        words = import_module(f"sp_engine.words.messages.cli_{verb}")
        options = {**cli_options.OPTIONS, **words.OPTIONS}
        placeholders = {**cli_options.PLACEHOLDERS, **words.PLACEHOLDERS}
        _explain(command, words.HELP, options, placeholders, language)
    return group


def _explain(
    command: Any,
    about: Words,
    options: Mapping[str, Words],
    placeholders: Mapping[str, Words],
    language: Language,
) -> None:
    """Put the help of a command and of its parameters into a language."""
    command.help = about.get(language)
    for parameter in command.params:
        parameter.help = options[parameter.name].get(language)
        if parameter.name in placeholders:
            parameter.metavar = placeholders[parameter.name].get(language)


def _version(wanted: bool) -> None:
    if wanted:
        from sp_engine.deciding import ENGINE_VERSION

        output.show(f"sp-engine {ENGINE_VERSION}")
        raise typer.Exit


def _root(
    lang: str | None = typer.Option(None, "--lang", metavar="id|en"),
    version: bool = typer.Option(False, "--version", is_eager=True, callback=_version),
) -> None:
    """Take the options that stand before the verb."""


def _in_language(help_text: str, language: Language) -> str:
    """Return typer's help text with its own words in a language."""
    for typers, words in cli.OF_TYPER.items():
        help_text = help_text.replace(typers, words.get(language))
    return help_text


class _Group(typer.core.TyperGroup):
    """The verbs, with help in the language of the call."""

    def get_help(self, ctx: Any) -> str:
        return _in_language(super().get_help(ctx), ctx.obj)


class _Command(typer.core.TyperCommand):
    """One verb, with help in the language of the call."""

    def get_help(self, ctx: Any) -> str:
        return _in_language(super().get_help(ctx), ctx.obj)
