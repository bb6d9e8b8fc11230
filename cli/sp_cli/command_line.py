"""The command line that typer runs, built for one call with every text of its help in its language.

In come names of verbs and a language; out comes what writes the help and refuses what cannot be run.  Help
stands in `words/messages/cli_<verb>.py`, that of parameters that several verbs have in `cli_options.py`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import Annotated, Any, get_args

import typer
import typer.core

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.parameters import Argument
from sp_cli.verbs import verb_function
from sp_engine.words import Language, Words
from sp_engine.words.messages import cli, cli_options

_WORD = re.compile(r"[A-Z]+")
_KIND = re.compile(r"(?<=\S) <(?:str|int|float|list\[\w+\])>")
"""The Python type that typer writes after the name of an argument."""


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
    groups: dict[str, typer.Typer] = {}
    for verb in verbs:
        first, _, name = verb.rpartition(" ")
        within = app
        if first:
            within = groups.setdefault(first, typer.Typer(cls=_Group, no_args_is_help=True))
            if len(within.registered_commands) == 0:
                app.add_typer(within, name=first)
        within.command(name, cls=_Command)(_for_typer(verb_function(verb), language))
    group: Any = typer.main.get_command(app)
    _explain(group, cli.HELP, cli.OPTIONS, {}, language)
    for first, command in group.commands.items():
        words = import_module(f"sp_engine.words.messages.cli_{first}")
        options = {**cli_options.OPTIONS, **words.OPTIONS}
        placeholders = {**cli_options.PLACEHOLDERS, **words.PLACEHOLDERS}
        _explain(command, words.HELP, options, placeholders, language)
        for name, within_group in getattr(command, "commands", {}).items():
            _explain(within_group, words.VERBS[name], options, placeholders, language)
    return group


def command_of(group: Any, verb: str | None) -> Any:
    """Return a verb's command; None where there is no such verb, or only a group of that name."""
    found = group
    for word in (verb or "").split():
        found = getattr(found, "commands", {}).get(word)
    return found if isinstance(found, _Command) else None


def _for_typer(function: Callable[..., ExitCode], language: Language) -> Callable[..., ExitCode]:
    """Return a verb's function with its parameters as typer knows them; the language is that of the call."""
    signature = inspect.signature(function, eval_str=True)

    def run(**given: Any) -> ExitCode:
        return function(**{**given, "language": language})

    parameters = [p.replace(annotation=_typers(p.annotation)) for p in signature.parameters.values()]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    setattr(run, "__signature__", signature.replace(parameters=parameters))  # noqa: B010
    return run


def _typers(annotation: Any) -> Any:
    """Return a parameter's type with the place in typer's words.

    What may not be read is told by us, as of any other document.
    """
    kind, place = get_args(annotation)
    shared = {"metavar": place.metavar, "min": place.least, "max": place.most, "readable": False}
    if isinstance(place, Argument):
        return Annotated[kind, typer.Argument(**shared)]
    variable = {"envvar": place.variable, "show_envvar": False}
    return Annotated[kind, typer.Option(place.name, show_default=place.show_default, **shared, **variable)]


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
        elif parameter.metavar:
            parameter.metavar = _WORD.sub(partial(_metavar, language=language), parameter.metavar)


def _metavar(found: re.Match[str], language: Language) -> str:
    words = cli.METAVARS.get(found[0])
    return found[0] if words is None else words.get(language)


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
    told = _KIND.sub(lambda found: " " * len(found[0]), help_text)
    return "\n".join(line.rstrip() for line in told.split("\n"))


class _Group(typer.core.TyperGroup):
    """The verbs, with help in the language of the call."""

    def get_help(self, ctx: Any) -> str:
        return _in_language(super().get_help(ctx), ctx.obj)


class _Command(typer.core.TyperCommand):
    """One verb, with help in the language of the call."""

    def get_help(self, ctx: Any) -> str:
        return _in_language(super().get_help(ctx), ctx.obj)
