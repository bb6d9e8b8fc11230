"""A part of a source, so that findings about it stand at their place in the whole.

In come a source and a path; out comes a source of what stands there.
"""

from __future__ import annotations

from sp_engine.words import Span
from sp_engine.yaml_text.source import DataPath, Source


class _Part(Source):
    prefix: DataPath = ()

    def span(self, path: DataPath, *, key: bool = False) -> Span | None:
        return Source.span(self, (*self.prefix, *path), key=key)


def part_of(source: Source, *prefix: str | int) -> Source:
    """Return the part of a source that stands under a path."""
    return _Part(source.name, source.text, source.data, {}, source.is_json, prefix)
