"""Shared components: what a service takes over by name from its decree or its agency.

In comes a service's data with the shared parts in reach; out come `Piece`s: data together with the source
and path where they really stand, so that a finding points there.  Knows nothing about what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sp_engine.documents.component import SharedPartsForm
from sp_engine.documents.reading import Reading
from sp_engine.documents.shared_parts import SharedParts
from sp_engine.words.diagnostics import Diagnostic, nearest
from sp_engine.yaml_text.source import DataPath, Place, Source


@dataclass(frozen=True, slots=True)
class Piece:
    """Some data and where they stand."""

    data: Any
    source: Source
    path: DataPath

    @property
    def place(self) -> Place:
        return Place(self.source.name, self.path)

    def at(self, key: str | int) -> Piece:
        return Piece(self.data[key], self.source, (*self.path, key))

    def items(self) -> Iterator[Piece]:
        for i in range(len(self.data)):
            yield self.at(i)


class Shared:
    """The shared parts that a service may name: those of its decree, then those of its agency."""

    def __init__(self, *sources: Source) -> None:
        self._sources = sources
        self.parts = SharedParts(
            *(
                SharedPartsForm().read(source.data.get("bersama", {}), ("bersama",), Reading(source))
                for source in sources
            )
        )
        self.used: set[tuple[str, str, str]] = set()

    def names(self, component: str) -> list[str]:
        return [
            name for source in self._sources for name in source.data.get("bersama", {}).get(component, {})
        ]

    def resolve(self, component: str, piece: Piece, findings: list[Diagnostic]) -> Piece | None:
        """Return the component with everything shared in its place; None after a finding.

        A list may splice shared lists in; the pieces of such a list keep their own places.
        """
        if isinstance(piece.data, list):
            return self._spliced(component, piece, findings)
        if "bersama" not in piece.data:
            return piece
        return self._named(component, piece, findings)

    def _named(self, component: str, piece: Piece, findings: list[Diagnostic]) -> Piece | None:
        name = piece.data["bersama"]
        for source in self._sources:
            shared = source.data.get("bersama", {}).get(component, {})
            if name in shared:
                self.used.add((source.name, component, name))
                return Piece(shared[name], source, ("bersama", component, name))
        findings.append(
            piece.source.finding(
                "SP220",
                (*piece.path, "bersama"),
                suggestion=nearest(name, self.names(component)),
                name=name,
                component=component,
            )
        )
        return None

    def _spliced(self, component: str, piece: Piece, findings: list[Diagnostic]) -> Piece | None:
        pieces: list[Piece] = []
        for item in piece.items():
            if "bersama" not in item.data:
                pieces.append(item)
                continue
            shared = self._named(component, item, findings)
            if shared is None:
                return None
            pieces.extend(shared.items() if isinstance(shared.data, list) else (shared,))
        return _List([p.data for p in pieces], piece.source, piece.path, tuple(pieces))


@dataclass(frozen=True, slots=True)
class _List(Piece):
    """A list whose items may stand in different places."""

    pieces: tuple[Piece, ...]

    def items(self) -> Iterator[Piece]:
        yield from self.pieces
