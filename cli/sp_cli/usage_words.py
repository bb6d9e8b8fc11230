"""What typer found wrong with a command line, in our own words.

In comes typer's error; out come a sentence and, where one is near, what was meant.  Imported only then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sp_cli.language import say
from sp_engine.words.diagnostics import nearest

# What pydantic calls it -> what is wrong with a value, filled from its own bounds.
_BAD_VALUES = {
    "int_parsing": ("bukan bilangan bulat", "not a whole number"),
    "int_parsing_size": ("bilangan yang terlalu besar", "too large a number"),
    "float_parsing": ("bukan bilangan", "not a number"),
    "greater_than_equal": ("kurang dari {ge:g}", "less than {ge:g}"),
    "less_than_equal": ("lebih dari {le:g}", "more than {le:g}"),
}


def usage_problem(error: Any, verb: str | None, verbs: Iterable[str]) -> tuple[str, str | None]:
    """Return what is wrong, and what was probably meant."""
    name, text = type(error).__name__, str(error)
    option = getattr(error, "option_name", "?")
    if "No such command" in text:
        return say(f"perintah `{verb}` tidak ada", f"there is no command `{verb}`"), nearest(
            verb or "", verbs
        )
    if name == "NoSuchOption":
        near = nearest(option, error.possibilities or ())
        return say(f"opsi `{option}` tidak ada", f"there is no option `{option}`"), near
    if name == "MissingParameter":
        label = _label(error.param)
        return say(f"`{label}` belum disebut", f"`{label}` is missing"), None
    if name == "BadParameter":
        return _bad_value(error), None
    if name == "BadOptionUsage" and "does not take" in text:
        return say(f"opsi `{option}` tidak memakai isian", f"the option `{option}` takes no value"), None
    if name == "BadOptionUsage":
        return say(f"opsi `{option}` memerlukan isian", f"the option `{option}` needs a value"), None
    if "unexpected extra argument" in text:
        extra = text.rpartition("(")[2].rstrip(").")
        file = f"--facts {extra}" if verb == "check" and extra.endswith((".yaml", ".yml", ".json")) else None
        return say(f"kata berlebih: {extra}", f"unexpected words: {extra}"), file
    return text, None


def _bad_value(error: Any) -> str:
    label = _label(error.param)
    found: list[Any] = getattr(error.__cause__, "errors", list)()
    if not found or found[0]["type"] not in _BAD_VALUES:
        return say(f"isian `{label}` tidak dapat dipakai", f"the value of `{label}` cannot be used")
    given, bounds = found[0]["input"], found[0].get("ctx", {})
    what = say(*_BAD_VALUES[found[0]["type"]]).format_map(bounds)
    return say(f"`{label}` diisi `{given}`, {what}", f"`{label}` is given as `{given}`, {what}")


def _label(parameter: Any) -> str:
    """Return how help calls a parameter: an option by its name, an argument by its placeholder."""
    name: str = parameter.opts[0]
    return name if name.startswith("-") else (parameter.metavar or name).strip("[]")
