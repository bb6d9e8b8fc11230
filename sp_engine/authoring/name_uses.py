"""Where names stand in the documents of a catalogue: whether a slip lies in a use or in the definition.

In comes a folder; out come counts and places of names.  A name that one place has and several others nearly
have was mistaken there, be it the place that defines it.  Knows nothing about what is defined where.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cached_property
from pathlib import Path

from sp_engine.words import Span

_NAME = re.compile(r"(?<![\w-])[a-z][a-z0-9_-]*(?![\w-])")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


class Slip(Enum):
    """Which of two names is the mistaken one."""

    IN_USE = auto()
    IN_DEFINITION = auto()
    UNKNOWN = auto()


class NameUses:
    """Every place of every name in the documents of a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _places(self) -> dict[str, list[tuple[Path, Span]]]:
        places: dict[str, list[tuple[Path, Span]]] = {}
        for path in sorted(self.root.rglob("*.yaml")):
            for number, line in enumerate(read_text(path).split("\n"), 1):
                for found in _NAME.finditer(_COMMENT.sub("", line)):
                    span = Span(number, found.start() + 1, number, found.end() + 1)
                    places.setdefault(found[0], []).append((path, span))
        return places

    def slip(self, path: Path, word: str, meant: str) -> Slip:
        """Return where the slip is when `word` stands in a document, and `meant` is what is defined.

        A name that stands once, where it is defined, while others write another twice, is mistaken itself;
        others are other services, or within one service and its cases other places.
        """
        defined = self._places.get(meant, [])
        written = self._places.get(word, [])
        if not defined or len(written) < len(defined):
            return Slip.IN_USE
        if len(defined) > 1:
            return Slip.UNKNOWN
        of_one = _service(defined[0][0]) == _service(path)
        voices = len(written) if of_one else len({_service(place) for place, _ in written})
        if voices > 1:
            return Slip.IN_DEFINITION
        return Slip.IN_USE if defined[0][0] == path else Slip.UNKNOWN

    def definition(self, name: str) -> tuple[Path, Span]:
        """Return the one place of a name."""
        (place,) = self._places[name]
        return place


def _service(path: Path) -> Path:
    """Return what a document and the cases beside it have in common."""
    return path.with_name(path.name.removesuffix(".yaml").removesuffix(".uji"))


def read_text(path: Path) -> str:
    """Return a document with the ends of lines that it has."""
    return path.read_bytes().decode("utf-8-sig")


def write_text(path: Path, text: str) -> None:
    """Write a document with the ends of lines that the text has."""
    path.write_bytes(text.encode())
