"""The verbs of `sp` with their arguments and options, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sp_cli.command_line import command_line, command_of
from sp_cli.verbs import VERBS

from pages.sections import table


def verbs() -> str:
    """Return a section for every verb."""
    return "\n\n".join(_verb(name) for name in VERBS)


def _verb(name: str) -> str:
    command: Any = command_of(command_line([name], "id"), name)
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    words = " ".join(_placeholder(argument) for argument in arguments)
    parts = [f"### `sp {name}`", command.help, f"```text\nsp {name} {words}".rstrip() + "\n```"]
    rows = [*(_argument(argument) for argument in arguments), *_options(options)]
    parts.append(table(("Isian", "Wajib", "Berulang", "Arti"), rows))
    return "\n\n".join(parts)


def _placeholder(argument: Any) -> str:
    name = argument.metavar.strip("[]{}…")
    return f"{name}" if argument.required else f"[{name}]" + ("…" if argument.nargs == -1 else "")


def _argument(argument: Any) -> tuple[str, str, str, str]:
    name = argument.metavar.strip("[]{}…")
    return f"`{name}`", _yes(argument.required), _yes(argument.nargs == -1), argument.help or ""


def _options(options: list[Any]) -> Iterator[tuple[str, str, str, str]]:
    for option in options:
        value = "" if option.is_flag else f" {option.metavar or '…'}"
        shown = option.show_default and option.default not in (None, False)
        default = f" Baku: `{option.default}`." if shown else ""
        yield (
            f"`{option.opts[0]}{value}`",
            _yes(option.required),
            _yes(option.multiple),
            option.help + default,
        )


def _yes(value: bool) -> str:
    return "ya" if value else ""
