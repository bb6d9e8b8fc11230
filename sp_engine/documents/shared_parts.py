"""Shared parts: what a service takes over by name from its decree or its agency.

In comes a component as it is written, with the shared parts in reach; out comes what stands in its place,
with the source and path where it really stands, so that a finding points there.  Knows nothing about what
components mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sp_engine.immutable import NamedTuple
from sp_engine.words import Diagnostic, nearest
from sp_engine.yaml_text import DataPath, Json, Source

SHARED = "bersama"

PartsByName = Mapping[str, Mapping[str, "Written"]]
"""The shared parts of a document: by component, then by name."""


class Written(NamedTuple):
    """Data that are not read yet, and where they stand."""

    data: Json
    source: Source
    path: DataPath

    def under(self, key: str | int) -> Written:
        return Written(self.data[key], self.source, (*self.path, key))

    def entries(self) -> Iterator[Written]:
        for i in range(len(self.data)):
            yield self.under(i)


class SharedParts:
    """The shared parts that a service may take over: those of its decree, then those of its agency."""

    def __init__(self, *parts: PartsByName, sources: Sequence[Source] = ()) -> None:
        self._parts, self.sources = parts, sources
        self.used: set[tuple[str, str, str]] = set()

    def taken_over(self, component: str, written: Written, findings: list[Diagnostic]) -> Written | None:
        """Return the part that stands in the place of what is written, if a part is named there.

        None after a finding: there is no such part.
        """
        if SHARED not in written.data:
            return written
        name = written.data[SHARED]
        for parts in self._parts:
            found = parts.get(component, {}).get(name)
            if found is not None:
                self.used.add((found.source.name, component, name))
                return found
        known = [name for parts in self._parts for name in parts.get(component, ())]
        path = (*written.path, SHARED)
        near = nearest(name, known)
        findings.append(
            written.source.finding("SP220", path, suggestion=near, name=name, component=component)
        )
        return None

    def spliced(self, component: str, written: Written, findings: list[Diagnostic]) -> list[Written]:
        """Return the entries of a list, with those of a shared list in the place of its name.

        None of them where a part is missing.
        """
        entries: list[Written] = []
        for entry in written.entries():
            part = self.taken_over(component, entry, findings)
            if part is None:
                return []
            entries.extend(part.entries() if isinstance(part.data, list) and part is not entry else (part,))
        return entries

    def in_place(self, component: str, written: Written) -> Json:
        """Return a component as it is written, shared parts in their places; all of them are known."""
        if isinstance(written.data, list):
            return [entry.data for entry in self.spliced(component, written, [])]
        found = self.taken_over(component, written, [])
        return None if found is None else found.data
