"""Layers of entries by name: the bundled document, that of a catalogue over it, that of an agency on top.

In come sources, the lowest first, and the key under which the entries stand; out come the entries of a name,
and the names that a layer takes for something else.  Knows nothing about what an entry says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Json, Source


class Layers:
    """The entries under one key of several documents, the lowest layer first."""

    def __init__(self, layers: Sequence[Source], key: str) -> None:
        self._layers = [(source, source.data.get(key, {})) for source in layers]
        self._names = dict.fromkeys(name for _, entries in self._layers for name in entries)

    def entries(self, name: str) -> list[tuple[Source, Json]]:
        """Return what each layer says under a name.  Raises `KeyError` when none has it."""
        if name not in self._names:
            raise KeyError(name)
        return [(source, entries[name]) for source, entries in self._layers if name in entries]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def clashes(layers: Sequence[Source], key: str, meaning: Callable[[Json], Any]) -> Iterator[Diagnostic]:
    """Yield each entry that means something else than the one of that name under it."""
    under: dict[str, tuple[Source, Any]] = {}
    for source in layers:
        for name, data in source.data.get(key, {}).items():
            meant = meaning(data)
            first, known = under.setdefault(name, (source, meant))
            if known != meant:
                yield source.finding("SP238", (key, name), key=True, name=name, file=first.name)
