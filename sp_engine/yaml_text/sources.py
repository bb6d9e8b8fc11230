"""Sources by their names: for findings about a place in one of several documents.

In come sources; out come findings that stand at a place in whichever source it names.
"""

from __future__ import annotations

from sp_engine.words import Diagnostic, Words
from sp_engine.yaml_text.source import Place, Source


class Sources:
    """The sources that a document and the parts it takes over are written in."""

    def __init__(self, *sources: Source) -> None:
        self._sources = {source.name: source for source in sources}

    def __getitem__(self, name: str) -> Source:
        return self._sources[name]

    def finding(
        self,
        code: str,
        place: Place,
        *,
        key: bool = False,
        suggestion: str | None = None,
        advice: Words | None = None,
        otherwise: Words | None = None,
        **values: str | Words,
    ) -> Diagnostic:
        """Return a finding about the value (or the key) at a place."""
        source = self._sources[place.file]
        return source.finding(
            code, place.path, key=key, suggestion=suggestion, advice=advice, otherwise=otherwise, **values
        )
