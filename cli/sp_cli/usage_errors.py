"""What typer found wrong with a command line, in our own words.

In comes typer's error; out come a sentence and, where one is near, what was meant.  Imported only then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sp_engine.words import Words, nearest
from sp_engine.words.messages import cli


def usage_problem(error: Any, verb: str | None, verbs: Iterable[str]) -> tuple[Words | str, str | None]:
    """Return what is wrong, and what was probably meant."""
    name, text = type(error).__name__, str(error)
    option = getattr(error, "option_name", "?")
    if "No such command" in text:
        return cli.NO_SUCH_VERB.fill(verb=verb), nearest(verb or "", verbs)
    if name == "NoSuchOption":
        return cli.NO_SUCH_OPTION.fill(option=option), nearest(option, error.possibilities or ())
    if name == "MissingParameter":
        return cli.MISSING.fill(label=_label(error.param)), None
    if name == "BadParameter":
        return _bad_value(error), None
    if name == "BadOptionUsage" and "does not take" in text:
        return cli.TAKES_NO_VALUE.fill(option=option), None
    if name == "BadOptionUsage":
        return cli.NEEDS_A_VALUE.fill(option=option), None
    if "unexpected extra argument" in text:
        extra = text.rpartition("(")[2].rstrip(").")
        file = f"--facts {extra}" if verb == "check" and extra.endswith((".yaml", ".yml", ".json")) else None
        return cli.UNEXPECTED_WORDS.fill(words=extra), file
    return text, None


def _bad_value(error: Any) -> Words:
    label = _label(error.param)
    found: list[Any] = getattr(error.__cause__, "errors", list)()
    problem = _problem(found[0]["type"], found[0].get("ctx", {})) if found else None
    if problem is None:
        return cli.UNUSABLE_VALUE.fill(label=label)
    return cli.WRONG_VALUE.fill(label=label, given=found[0]["input"], problem=problem)


def _problem(kind: str, bounds: dict[str, float]) -> Words | None:
    """Return what is wrong with a value, from what pydantic calls it; None for what it was not asked for."""
    match kind:
        case "int_parsing":
            return cli.NO_WHOLE_NUMBER
        case "int_parsing_size":
            return cli.TOO_LARGE
        case "float_parsing":
            return cli.NO_NUMBER
        case "greater_than_equal":
            return cli.LESS_THAN.fill(bound=f"{bounds['ge']:g}")
        case "less_than_equal":
            return cli.MORE_THAN.fill(bound=f"{bounds['le']:g}")
        case _:  # the rest: an open set of pydantic's; of a kind that no value of ours has, the label is told
            return None


def _label(parameter: Any) -> str:
    """Return how help calls a parameter: an option by its name, an argument by its placeholder."""
    name: str = parameter.opts[0]
    return name if name.startswith("-") else (parameter.metavar or name).strip("[]")
