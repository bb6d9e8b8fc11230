"""The regulations that a decree cites, by their names in the register.

In come items and the register in reach; out come entries, and what the register lacks as new entries of the
agency's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sp_engine.documents import Regulation
from sp_engine.importing.citations import Citation, citation_in, known_regulation, likeness, new_name
from sp_engine.importing.enumerations import Item
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import leads_to_list, says_something, written_number
from sp_engine.importing.recognised_words import short_name, without_end

_SAME_TITLE = 0.999


class CitedRegulations:
    """The register, and what this decree adds to it."""

    def __init__(self, registry: Mapping[str, Regulation]) -> None:
        self.registry = registry
        self.added: dict[str, dict[str, Any]] = {}
        self._by_citation: dict[tuple[str, str | None, int | None, str], str] = {}

    def entries(self, items: tuple[Item, ...]) -> list[dict[str, Any]]:
        """Return an entry for each regulation cited."""
        return [
            self._entry(item)
            for index, item in enumerate(items)
            if says_something(item) and not leads_to_list(items, index) and not item.heads
        ]

    def _entry(self, item: Item) -> dict[str, Any]:
        text = without_end(item.text).rstrip(".")
        entry: dict[str, Any] = {"butir": written_number(item)} if item.number else {}
        citation = citation_in(text) or Citation("Dasar lain", short_name(text, 24), None, None, text, "")
        name = known_regulation(citation, self.registry)
        if name is not None:
            entry["peraturan"] = name
            if likeness(citation.title, self.registry[name].title) < _SAME_TITLE:
                entry["judul_tertulis"] = citation.title
        else:
            entry["peraturan"] = self._new(citation)
        if citation.rest:
            entry["catatan"] = citation.rest
        return entry

    def _new(self, citation: Citation) -> str:
        key = (citation.short, citation.number, citation.year, " ".join(words_of(citation.title)))
        if key not in self._by_citation:
            name = new_name(citation, {*self.registry, *self.added})
            kind = citation.kind
            entry: dict[str, Any] = {"jenis": kind}
            if citation.number:
                entry["nomor"] = citation.number
            if citation.year:
                entry["tahun"] = citation.year
            if citation.short in ("uu", "pp", "perpres") and not (citation.number and citation.year):
                entry["jenis"] = f"{kind} (nomor atau tahun tidak terbaca)"
            self.added[name] = {**entry, "judul": citation.title, "status": "belum_diperiksa"}
            self._by_citation[key] = name
        return self._by_citation[key]
