"""Layers of entries by name: the bundled document, that of a catalogue over it, that of an agency on top.

In come sources, the lowest first, and the key under which the entries stand; out come the entries of a name,
and what a layer may not be or say.  Knows nothing about what an entry says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sp_engine.documents.forms import Flag
from sp_engine.documents.record import Record, key
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Json, Source


class Layer(Record):
    """A document that adds to those of its kind under it, unless it stands alone."""

    alone: bool = key(
        "mandiri",
        Flag(),
        "Mandiri",
        "Tidak menambah yang bawaan: katalog ini berdiri sendiri. Tidak untuk dokumen sebuah instansi.",
        default=False,
    )


_ALONE = Layer.keys["alone"].name


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


def stands_alone(layer: Source) -> bool:
    """Return whether a layer is the lowest one, whatever there is under it."""
    return bool(layer.data.get(_ALONE))


def alone_above_others(layers: Sequence[Source]) -> Iterator[Diagnostic]:
    """Yield each layer that is to stand alone and does not: that of an agency."""
    for source in layers[1:]:
        if stands_alone(source):
            yield source.finding("SP249", (_ALONE,), key=True)


def clashes(layers: Sequence[Source], key: str, same: Callable[[Json, Json], bool]) -> Iterator[Diagnostic]:
    """Yield each entry that means something else than the one of that name under it."""
    under: dict[str, tuple[Source, Json]] = {}
    for source in layers:
        for name, data in source.data.get(key, {}).items():
            first, known = under.setdefault(name, (source, data))
            if data != known and not same(data, known):
                yield source.finding("SP238", (key, name), key=True, name=name, lower=first.name)
