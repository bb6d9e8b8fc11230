"""A plain command line read at once: known options with their values, each word in its place.

In come a verb's function and the words after its name; out come the values of its parameters, or None where
anything about the line is not plain: help is wanted, a word is too many, a value is missing or of a kind that
has to be read.  Such a line goes to typer (`command_line`), for which a clerk would wait at every start.
Both read a line alike; a test compares them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from types import FunctionType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sp_cli.parameters import Argument, Option
from sp_engine.immutable import NamedTuple
from sp_engine.words import Language


class NotPlainError(Exception):
    """Something about a line has to be read, or told, by typer."""


class Parameter(NamedTuple):
    """What a verb takes in one place; `kind` is the type of one value, without `None` and `list`."""

    name: str
    kind: Any
    several: bool
    needed: bool
    place: Argument | Option


def parameters_of(function: FunctionType) -> tuple[Parameter, ...]:
    """Return what a verb takes, in the order of its function."""
    kinds = get_type_hints(function, include_extras=True)
    del kinds["return"]
    needed = len(kinds) - len(function.__defaults__ or ())
    found = []
    for i, (name, annotation) in enumerate(kinds.items()):
        kind, place = get_args(annotation)
        if isinstance(kind, UnionType):
            kind = next(one for one in get_args(kind) if one is not type(None))
        several = get_origin(kind) is list
        kind = get_args(kind)[0] if several else kind
        found.append(Parameter(name, kind, several, i < needed, place))
    return tuple(found)


def plain_values(function: FunctionType, words: Sequence[str], language: Language) -> dict[str, Any] | None:
    """Return the values of a verb's parameters that the words after its name state; None where not plain."""
    parameters = parameters_of(function)
    try:
        stated = [*_on_the_line(parameters, words)]
        names = {parameter.name for parameter, _ in stated}
        stated += _in_the_environment(p for p in parameters if p.name not in names)
        return {**_values(parameters, stated), "language": language}
    except NotPlainError:
        return None


def _on_the_line(parameters: Iterable[Parameter], words: Iterable[str]) -> Iterator[tuple[Parameter, str]]:
    """Yield each parameter that the words state, with what is written for it."""
    options = {p.place.name: p for p in parameters if isinstance(p.place, Option)}
    arguments = iter([p for p in parameters if isinstance(p.place, Argument)])
    last: Parameter | None = None
    rest = iter(words)
    for word in rest:
        name, equals, written = word.partition("=")
        if not word.startswith("-"):
            last = last if last is not None and last.several else next(arguments, None)
            if last is None:
                raise NotPlainError
            yield last, word
            continue
        option = options.get(name)
        short = not word.startswith("--")  # of which typer reads `-o=x` as the value `=x`
        if option is None or (equals and (short or option.kind is bool)):
            raise NotPlainError
        if option.kind is not bool and not equals:
            written = next(rest, "--")
            if written.startswith("-") and written != "-":
                raise NotPlainError
        yield option, written


def _in_the_environment(parameters: Iterable[Parameter]) -> Iterator[tuple[Parameter, str]]:
    for parameter in parameters:
        variable = parameter.place.variable if isinstance(parameter.place, Option) else None
        if variable and (text := os.environ.get(variable)):
            yield parameter, text


def _values(parameters: Iterable[Parameter], stated: Iterable[tuple[Parameter, str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for parameter, text in stated:
        value = _value(parameter.kind, text)
        if parameter.several:
            values.setdefault(parameter.name, []).append(value)
        elif parameter.name in values:
            raise NotPlainError
        else:
            values[parameter.name] = value
    if any(parameter.needed and parameter.name not in values for parameter in parameters):
        raise NotPlainError
    return values


def _value(kind: Any, text: str) -> Any:
    """Return what a word states of a plain kind."""
    if kind is bool:
        return True
    if kind is str or kind is Path:
        return kind(text)
    if isinstance(kind, type) and issubclass(kind, Enum) and text in {one.value for one in kind}:
        return kind(text)
    if text in get_args(kind):
        return text
    raise NotPlainError
