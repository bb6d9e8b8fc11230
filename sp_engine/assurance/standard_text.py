"""A standard and the texts in which it is written: what a place is called, and where it stands on the page.

In come the sources of a service, its decree and its agency; out come its typed standard, names and spans.
Knows nothing about what the parts of a standard mean.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from sp_engine.catalogue import CatalogueError, CatalogueFiles
from sp_engine.documents import Agency, Decree, Registry, Standard, StandardParser, shared_parts_of
from sp_engine.words import Span
from sp_engine.yaml_text import Place, Source


@dataclass(frozen=True)
class StandardText:
    """One service of one decree: its typed standard, and the texts of the service, decree and agency."""

    standard: Standard
    own: Source
    decree: Source
    agency: Source
    registry: Registry

    def source(self, place: Place) -> Source:
        """Return the text in which a place lies."""
        return next(source for source in self._sources if source.name == place.file)

    def span(self, place: Place) -> Span | None:
        """Return where something stands, its key included, up to the last line that says something."""
        source = self.source(place)
        value, key = source.values.get(place.path), source.keys.get(place.path)
        if value is None:
            return key
        start = value if key is None else key
        lines, line, column = source.text.split("\n"), value.end_line, value.end_column
        while line > start.line and not _says(lines[line - 1][: column - 1] if line <= len(lines) else ""):
            line -= 1  # a block ends where the next thing begins
            column = len(lines[line - 1]) + 1
        return Span(start.line, start.column, line, column)

    def name(self, place: Place) -> str:
        """Return a name for a place that stays when lists grow: `persyaratan.modal.syarat.paling_banyak`."""
        names = []
        for end, key in enumerate(place.path, 1):
            here = Place(place.file, place.path[:end])
            if isinstance(key, int):
                names.append(self._names.get(here, str(key + 1)))
            elif here not in self._groups:
                names.append(key)
        return ".".join(names)

    def changed(self, source: Source) -> StandardText | None:
        """Return the same with another text in the place of its own; None where it has no meaning."""
        own, decree, agency = (source if old.name == source.name else old for old in self._sources)
        before = self.standard
        parser = StandardParser(own, shared_parts_of(decree, agency), before.vocabulary, self.registry)
        standard = parser.parse(before.agency, before.decree)
        if standard is None:
            return None
        return replace(self, standard=standard, own=own, decree=decree, agency=agency)

    @property
    def _sources(self) -> tuple[Source, Source, Source]:
        return self.own, self.decree, self.agency

    @cached_property
    def _names(self) -> dict[Place, str]:
        """The names of the entries of lists that have one."""
        standard = self.standard
        return {
            **{requirement.at: requirement.id for requirement in standard.requirements},
            **{stage.at: stage.id for stage in standard.stages},
            **{component.at: component.id for component in standard.fee.components},
            **{product.at: product.name for product in standard.products},
        }

    @cached_property
    def _groups(self) -> tuple[Place, Place]:
        """The two groups of components, which names leave out."""
        return self.standard.document.delivery.at, self.standard.document.management.at


def read_standard_text(files: CatalogueFiles, decree: Decree, service: str, agency: Agency) -> StandardText:
    """Return one service with its texts.  Raises `CatalogueError` when its documents have errors."""
    parser = files.parser(decree, service)
    standard = parser.parse(agency, decree)
    if standard is None:
        raise CatalogueError(parser.findings)
    return StandardText(
        standard,
        parser.source,
        files.decree_source(decree),
        files.agency_source(decree.agency),
        files.regulations(decree.agency),
    )


def _says(text: str) -> bool:
    said = text.strip(" -")
    return bool(said) and not said.startswith("#")
