"""One edit of a document: at a place, what is written there instead.

In come the data of a source and an edit; out come the data as they would then be.  Knows no key of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.yaml_text import DataPath, Json, Place


class Put(NamedTuple):
    """At the place stands this value; a key that is not there yet is added."""

    at: Place
    value: Json


class Drop(NamedTuple):
    """What stands at the place is gone, its key or its item included."""

    at: Place


class Rename(NamedTuple):
    """The key of the place is another one, with the same value or with the one of `values`."""

    at: Place
    key: str
    values: tuple[Json, ...] = ()


Edit: TypeAlias = Put | Drop | Rename


def edited(data: Json, edit: Edit) -> Json:
    """Return data of the source in which the place lies, with the edit made; what is given stays as it is."""
    *above, last = edit.at.path
    return _within(data, tuple(above), lambda holder: _made(holder, last, edit))


def _within(data: Json, path: DataPath, change: Callable[[Json], Json]) -> Json:
    if not path:
        return change(data)
    copy: Json = list(data) if isinstance(data, list) else dict(data)
    copy[path[0]] = _within(data[path[0]], path[1:], change)
    return copy


def _made(holder: Json, key: str | int, edit: Edit) -> Json:
    copy: Json = list(holder) if isinstance(holder, list) else dict(holder)
    match edit:
        case Put(value=value):
            copy[key] = value
        case Drop():
            del copy[key]
        case Rename(key=other, values=values):
            return {
                other if k == key else k: values[0] if values and k == key else v for k, v in copy.items()
            }
        case _ as never:
            assert_never(never)
    return copy
