"""Data as a YAML text in blocks, with a comment beside what a person must look at.

In come mappings, lists and scalars; out comes a text that is laid out afterwards as every document is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sp_engine.yaml_text import flow, written


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with a comment: what a person must look at, and why."""

    value: DraftValue
    comment: str


DraftValue: TypeAlias = "str | int | bool | Marked | Mapping[str, DraftValue] | Sequence[DraftValue]"


def yaml_lines(value: DraftValue, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping or a list."""
    space = " " * indent
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{space}{key}:", inner, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _listed(inner, indent)


def plain(value: DraftValue) -> object:
    """Return a value without its comments."""
    if isinstance(value, Marked):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, str | int):
        return value
    return [plain(inner) for inner in value]


def _entry(lead: str, value: DraftValue, indent: int) -> Iterator[str]:
    comment = ""
    if isinstance(value, Marked):
        comment = f"  # {' '.join(value.comment.split())}"
        value = value.value
    if isinstance(value, Mapping) and _inline(value):
        yield f"{lead} {flow(plain(value))}{comment}"
    elif isinstance(value, Mapping | Sequence) and not isinstance(value, str) and value:
        yield f"{lead}{comment}"
        yield from yaml_lines(value, indent + 2)
    else:
        yield f"{lead} {_scalar(value)}{comment}"


def _listed(value: DraftValue, indent: int) -> Iterator[str]:
    space, comment = " " * indent, ""
    if isinstance(value, Marked):
        comment = f"  # {' '.join(value.comment.split())}"
        value = value.value
    if isinstance(value, Mapping):
        if _inline(value) and not comment and len(flow(plain(value))) < 90:
            yield f"{space}- {flow(plain(value))}"
            return
        if comment:
            yield f"{space}-{comment}"
            yield from yaml_lines(value, indent + 2)
            return
        first, *rest = yaml_lines(value, indent + 2)
        yield f"{space}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{space}- {_scalar(value)}{comment}"


def _inline(value: Mapping[str, DraftValue]) -> bool:
    return all(not _holds_comment(inner) for inner in value.values()) and all(
        not isinstance(inner, Mapping | list | tuple) or set(value) & {"fakta", "dokumen", "hari"}
        for inner in value.values()
    )


def _holds_comment(value: DraftValue) -> bool:
    if isinstance(value, Marked):
        return True
    if isinstance(value, Mapping):
        return any(map(_holds_comment, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds_comment, value))


def _scalar(value: DraftValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return written(value, within_braces=False) if isinstance(value, str) else flow(value)
