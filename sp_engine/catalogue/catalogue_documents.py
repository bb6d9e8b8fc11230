"""The documents of a catalogue on disk: each is read and checked when it is needed, some add to each other.

In comes a folder (the bundled catalogue stands in for vocabulary, regulations and calendars that it lacks);
out come sources, the vocabulary, the regulations and the calendar years.  The only module that touches
catalogue files; a document known to have passed its schema is not checked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sp_engine.bundled import folder_of
from sp_engine.catalogue.catalogue_error import CatalogueError, raise_any, shown_path
from sp_engine.catalogue.checked_documents import CheckedDocuments
from sp_engine.catalogue.links import leads_out, link_out
from sp_engine.documents import (
    DocumentKind,
    Registry,
    Year,
    registry_problems,
    stands_alone,
    vocabulary_of,
    vocabulary_problems,
)
from sp_engine.facts import Vocabulary
from sp_engine.words import Diagnostic, failing_at
from sp_engine.yaml_text import Source, SourceError, load_text, parse_text

NOTHING: Mapping[str, str] = {}
_VOCABULARY, _REGULATIONS = f"{DocumentKind.VOCABULARY}.yaml", f"{DocumentKind.REGULATIONS}.yaml"


def bundled_catalogue() -> Path:
    """Return the folder of the catalogue that comes with the package."""
    return folder_of("sp_catalogue")


class CatalogueDocuments:
    """The documents of one catalogue folder.

    `provisional`: years without a decreed calendar are filled with estimates.  `instead`: what is read in
    place of some documents, by the names that findings give them.
    """

    def __init__(
        self,
        root: Path | None = None,
        *,
        provisional: bool = False,
        instead: Mapping[str, str] = NOTHING,
    ) -> None:
        self.provisional = provisional
        self._instead = instead
        self.root = root if root is not None else bundled_catalogue()
        if not self.root.is_dir():
            raise CatalogueError([Diagnostic("SP605", str(self.root))])
        self._sources: dict[Path, Source] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._registries: dict[str, Registry] = {}
        self._years: dict[int | None, tuple[Year, ...]] = {}
        self._checked = CheckedDocuments()

    def forget(self, agency: str) -> None:
        """Let go of the documents of an agency, which a long run over all agencies would pile up."""
        folder = self.root / agency
        self._sources = {path: s for path, s in self._sources.items() if folder not in path.parents}
        self._vocabularies.pop(agency, None)
        self._registries.pop(agency, None)

    def read_under(self, *places: Path) -> list[Source]:
        """Return the documents read so far that are one of the places or lie in one."""
        return [
            source
            for path, source in self._sources.items()
            if any(place == path or place in path.parents for place in places)
        ]

    def source(self, path: Path, kind: DocumentKind) -> Source:
        """Return a file's source after checking it against the schema of its kind."""
        if path not in self._sources:
            name = shown_path(path)
            text = self._text(path, name)
            kept = self._checked.data(kind, text)
            self._sources[path] = (
                self._read(path, kind, name, text) if kept is None else Source(name, text, kept)
            )
        return self._sources[path]

    def _read(self, path: Path, kind: DocumentKind, name: str, text: str) -> Source:
        """Return what a text says, parsed and checked."""
        source = self._parsed(path, kind, name, text)
        if self._checked.knows(kind, text):
            self._checked.keep(kind, source)
        else:
            with failing_at(name):
                self._check_shape(path, source, kind)
            self._checked.remember(kind, source)
        return source

    def _parsed(self, path: Path, kind: DocumentKind, name: str, text: str) -> Source:
        try:
            return parse_text(text, name)
        except SourceError as error:
            from sp_engine.documents import tried_by_shape  # this needs jsonschema

            tried = tried_by_shape(error.diagnostics, name, text, kind, self._known_facts(path, kind))
            raise CatalogueError(tried) from error

    def text(self, path: Path) -> str:
        """Return what a document of this catalogue, or of the bundled one, says."""
        return self._text(path, shown_path(path))

    def _text(self, path: Path, name: str) -> str:
        if (other := self._instead.get(name)) is not None:
            return other
        if leads_out(path, self.root, bundled_catalogue()):
            raise CatalogueError([link_out(name)])
        try:
            return load_text(path, name)
        except SourceError as error:
            raise CatalogueError(error.diagnostics) from error

    def _check_shape(self, path: Path, source: Source, kind: DocumentKind) -> None:
        from sp_engine.documents import check_shape, errors_in  # these need jsonschema

        if errors_in(source.data, kind):
            raise CatalogueError(check_shape(source, kind, self._known_facts(path, kind)))

    def _known_facts(self, path: Path, kind: DocumentKind) -> Vocabulary | None:
        """Return the vocabulary, for advice about a document of that kind; None where it is broken itself."""
        below = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ()
        try:
            return None if kind is DocumentKind.VOCABULARY else self.vocabulary(below[0] if below[1:] else "")
        except CatalogueError:
            return None

    def vocabulary(self, agency: str = "") -> Vocabulary:
        """Return the facts that an agency knows, or those of the whole catalogue."""
        if not (self.root / agency / _VOCABULARY).exists():
            agency = ""
        if agency not in self._vocabularies:
            layers = self.layers(DocumentKind.VOCABULARY, agency)
            if len(layers) > 1:
                raise_any(vocabulary_problems(layers))
            self._vocabularies[agency] = vocabulary_of(layers)
        return self._vocabularies[agency]

    def regulations(self, agency: str = "") -> Registry:
        """Return the regulations that an agency knows, or those of the whole catalogue."""
        if not (self.root / agency / _REGULATIONS).exists():
            agency = ""
        if agency not in self._registries:
            layers = self.layers(DocumentKind.REGULATIONS, agency)
            if len(layers) > 1:
                raise_any(registry_problems(layers))
            self._registries[agency] = Registry(layers)
        return self._registries[agency]

    def layers(self, kind: DocumentKind, agency: str = "") -> tuple[Source, ...]:
        """Return the documents of a kind that add to each other: bundled, this catalogue's, an agency's own.

        The lowest comes first: the bundled one, or this catalogue's where that stands alone.
        """
        name, found = f"{kind}.yaml", list[Source]()
        for folder in (self.root, bundled_catalogue()):
            if (folder / name).exists():
                found.insert(0, self.source(folder / name, kind))
                if stands_alone(found[0]):
                    break
        of_agency = self.root / agency / name
        if agency and of_agency.exists():
            found.append(self.source(of_agency, kind))
        return tuple(found)

    def calendar_files(self) -> list[Path]:
        """Return the calendar of every year, by year; this catalogue's own before the bundled one."""
        found = {p.name: p for p in (bundled_catalogue() / "kalender").glob("*.yaml")}
        found.update({p.name: p for p in (self.root / "kalender").glob("*.yaml")})
        return [found[name] for name in sorted(found)]

    def years(self, first: int | None = None) -> tuple[Year, ...]:
        """Return the calendar years from `first` on (all of them without it)."""
        if first not in self._years:
            self._years[first] = self._read_years(first)
        return self._years[first]

    def _read_years(self, first: int | None) -> tuple[Year, ...]:
        paths = [
            p
            for p in self.calendar_files()
            if first is None or not p.stem.isdecimal() or int(p.stem) >= first
        ]
        years = tuple(Year(self.source(path, DocumentKind.CALENDAR)) for path in paths)
        raise_any(finding for year in years for finding in year.findings)
        if self.provisional:
            from sp_engine.documents import lacking_years

            years += lacking_years(years, first)
        return years
