"""The catalogue on disk: which decree holds on a day, and a typed standard for one service.

In comes a folder (the bundled catalogue stands in for vocabulary, regulations and calendars that it lacks);
out come decrees, agencies and standards.  Reads only what one service needs.  Beside `reading.source` the
only module that touches catalogue files; a document known to have passed its schema is not checked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, timezone
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from sp_engine.bundled import folder_of
from sp_engine.catalogue.checked import Passed
from sp_engine.documents.agency import Agency, agency_of
from sp_engine.documents.calendar_year import Year
from sp_engine.documents.component import shared_parts_of
from sp_engine.documents.regulations import Registry
from sp_engine.documents.shape import check_shape
from sp_engine.documents.standard import Decree, Standard
from sp_engine.documents.standard_parser import StandardParser, decree_of
from sp_engine.documents.vocabulary import vocabulary_of
from sp_engine.facts.vocabulary import Vocabulary
from sp_engine.words.dates import date_in_both
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.words.language import Words
from sp_engine.words.messages import decrees_in_force
from sp_engine.workdays.zones import ZONES
from sp_engine.yaml_text.source import DataPath, Source, SourceError, load_source


class CatalogueError(DiagnosticError):
    """A catalogue, or a question about it, that cannot be answered; carries every finding."""


def bundled_catalogue() -> Path:
    """Return the folder of the catalogue that comes with the package."""
    return folder_of("sp_catalogue")


class CatalogueFiles:
    """One catalogue folder.  Every method raises `CatalogueError` with findings, never anything else.

    `provisional`: years without a decreed calendar are filled with estimates.
    """

    def __init__(self, root: Path | None = None, *, provisional: bool = False) -> None:
        self.provisional = provisional
        self.root = root if root is not None else bundled_catalogue()
        if not self.root.is_dir():
            raise CatalogueError([Diagnostic("SP605", str(self.root))])
        self._sources: dict[Path, Source] = {}
        self._years: dict[int | None, tuple[Year, ...]] = {}
        self._agencies: dict[tuple[str, int | None], Agency] = {}
        self._passed = Passed()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the folder; what was read is read again there."""
        return partial(CatalogueFiles, self.root, provisional=self.provisional), ()

    def forget(self, agency: str) -> None:
        """Let go of the documents of an agency, which a long run over all agencies would pile up."""
        folder = self.root / agency
        self._sources = {path: s for path, s in self._sources.items() if folder not in path.parents}
        self._agencies = {key: known for key, known in self._agencies.items() if key[0] != agency}

    # ── files ────────────────────────────────────────────────────────────────
    def source(self, path: Path, kind: str) -> Source:
        """Return a file's source after checking it against the schema of its kind."""
        if path not in self._sources:
            try:
                source = load_source(path, shown_path(path))
            except SourceError as error:
                raise CatalogueError(error.diagnostics) from error
            if not self._passed.knows(kind, source.text):
                findings = check_shape(source, kind, self._condition)
                if findings:
                    raise CatalogueError(findings)
                self._passed.remember(kind, source.text)
            self._sources[path] = source
        return self._sources[path]

    def _condition(self, name: str) -> str | None:
        """Return a condition about the fact of that name, for advice; None when there is no such fact."""
        from sp_engine.conditions.advice import example

        try:
            return example(self.vocabulary[name]) if name in self.vocabulary else None
        except CatalogueError:
            return None

    def shared_file(self, name: str) -> Path:
        """Return a file of this catalogue, or the bundled one when this catalogue lacks it."""
        own = self.root / name
        return own if own.exists() else bundled_catalogue() / name

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.vocabulary_source)

    @property
    def vocabulary_source(self) -> Source:
        return self.source(self.shared_file("kosakata.yaml"), "kosakata")

    @cached_property
    def regulations(self) -> Registry:
        return Registry(self.regulations_source)

    @property
    def regulations_source(self) -> Source:
        return self.source(self.shared_file("peraturan.yaml"), "peraturan")

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
            p for p in self.calendar_files() if first is None or not p.stem.isdigit() or int(p.stem) >= first
        ]
        years = tuple(Year(self.source(path, "kalender")) for path in paths)
        _raise(finding for year in years for finding in year.findings)
        if self.provisional:
            from sp_engine.documents.estimates import lacking_years

            years += lacking_years(years, first)
        return years

    # ── agencies and decrees ─────────────────────────────────────────────────
    def agency_ids(self) -> list[str]:
        return sorted(p.parent.name for p in self.root.glob("*/instansi.yaml"))

    def agency(self, name: str, first_year: int | None = None) -> Agency:
        """Return an agency with its clock over the decreed years from `first_year` on."""
        key = (name, first_year)
        if key not in self._agencies:
            agency, findings = agency_of(self.agency_source(name), self.years(first_year))
            _raise(findings)
            if agency is None:
                raise AssertionError("an agency without findings is complete")
            self._agencies[key] = agency
        return self._agencies[key]

    def agency_source(self, name: str) -> Source:
        path = self.root / name / "instansi.yaml"
        if path not in self._sources and name not in (known := self.agency_ids()):
            listed = ", ".join(f"`{k}`" for k in known) or "-"
            raise CatalogueError(
                [
                    Diagnostic(
                        "SP602",
                        shown_path(self.root),
                        None,
                        {"name": name, "known": listed},
                        nearest(name, known),
                    )
                ]
            )
        return self.source(path, "instansi")

    def zone(self, place: str) -> timezone:
        """Return the time zone of an agency, or of a service's agency."""
        agency, slash, _ = place.partition("/")
        if not slash and agency not in self.agency_ids() and self._alike(place):
            raise CatalogueError([self._unknown_service(place)])
        return ZONES[self.agency_source(agency).data["zona_waktu"]]

    def decrees(self, agency: str) -> tuple[Decree, ...]:
        """Return the decrees of an agency, oldest first, each with the day that another revoked it."""
        self.agency_source(agency)
        paths = sorted((self.root / agency).glob("*/penetapan.yaml"))
        sources = {path.parent.name: self.source(path, "penetapan") for path in paths}
        _raise(f for s in sources.values() for f in misplaced(s, ("instansi",), s.data["instansi"], agency))
        decrees = [decree_of(source, folder) for folder, source in sources.items()]
        decrees.sort(key=lambda decree: (decree.in_force_from, decree.folder))
        revoked = {number: by for by in reversed(decrees) for number in by.revokes}  # the earliest counts
        return tuple(
            d._replace(in_force_until=revoked[d.number].in_force_from, revoked_by=revoked[d.number].number)
            if d.number in revoked
            else d
            for d in decrees
        )

    def services(self, on: date, agency: str | None = None) -> Iterator[tuple[Decree, str, Words]]:
        """Yield each service in force on a day: its decree, full name and title."""
        for name in [agency] if agency else self.agency_ids():
            listed: set[str] = set()
            for decree in reversed([d for d in self.decrees(name) if d.in_force(on)]):
                for service in decree.services:
                    if service.id not in listed and self.service_path(decree, service.id).exists():
                        yield decree, f"{name}/{service.id}", service.name
                    listed.add(service.id)

    # ── one standard ─────────────────────────────────────────────────────────
    def decree_for(self, service: str, on: date) -> Decree:
        """Return the newest decree in force on `on` that contains the service."""
        agency, _, name = service.partition("/")
        if agency not in self.agency_ids() or not name:
            raise CatalogueError([self._unknown_service(service)])
        decrees = self.decrees(agency)
        containing = [d for d in decrees if any(s.id == name for s in d.services)]
        if not containing:
            raise CatalogueError([self._unknown_service(service)])
        in_force = [d for d in containing if d.in_force(on)]
        if not in_force:
            raise CatalogueError([self._not_in_force(service, on, containing)])
        if not self.service_path(in_force[-1], name).exists():
            place = shown_path(self.root / agency / in_force[-1].folder / "penetapan.yaml")
            raise CatalogueError([Diagnostic("SP307", place, values={"name": name})])
        return in_force[-1]

    def standard(self, service: str, on: date) -> Standard:
        """Return the standard of `agency/service` in force on the day of application `on`."""
        return self.standard_of(self.decree_for(service, on), service, on.year)

    def standard_of(self, decree: Decree, service: str, first_year: int | None = None) -> Standard:
        """Return the standard that one decree sets for a service."""
        parser = self.parser(decree, service.partition("/")[2])
        standard = parser.parse(self.agency(decree.agency, first_year), decree)
        _raise(parser.findings)
        if standard is None:
            raise AssertionError("a standard without findings is complete")
        return standard

    def parser(self, decree: Decree, name: str) -> StandardParser:
        """Return the parser of one service's document."""
        source = self.source(self.service_path(decree, name), "standar")
        shared = shared_parts_of(self.decree_source(decree), self.agency_source(decree.agency))
        return StandardParser(source, shared, self.vocabulary, self.regulations)

    def decree_source(self, decree: Decree) -> Source:
        return self.source(self.root / decree.agency / decree.folder / "penetapan.yaml", "penetapan")

    def cases_source(self, decree: Decree, name: str) -> Source | None:
        """Return the cases beside a service, if there are any."""
        path = self.root / decree.agency / decree.folder / f"{name}.uji.yaml"
        return self.source(path, "uji") if path.exists() else None

    def service_path(self, decree: Decree, name: str) -> Path:
        """Return where the document of a service stands, or would stand."""
        return self.root / decree.agency / decree.folder / f"{name}.yaml"

    def _unknown_service(self, service: str) -> Diagnostic:
        place = shown_path(self.root)
        if alike := [f"`{name}`" for name in self._alike(service)]:
            known = Words(" atau ".join(alike), " or ".join(alike))
            return Diagnostic("SP615", place, None, {"name": service, "known": known})
        near = nearest(service, self._service_names())
        return Diagnostic("SP601", place, None, {"name": service}, near)

    def _alike(self, service: str) -> list[str]:
        """Return the services of this name anywhere; where no agency is named also those of a near name."""
        known = self._service_names()
        _, slash, name = service.partition("/")
        bare = name if slash else nearest(service, [full.partition("/")[2] for full in known])
        return [full for full in known if full.partition("/")[2] == bare]

    def _service_names(self) -> list[str]:
        agencies = self.agency_ids()
        return sorted({f"{a}/{s.id}" for a in agencies for d in self.decrees(a) for s in d.services})

    def _not_in_force(self, service: str, on: date, decrees: list[Decree]) -> Diagnostic:
        earlier = [d for d in decrees if d.in_force_from <= on]
        later = [d for d in decrees if d.in_force_from > on]
        near = [decree_words(d) for d in (*earlier[-1:], *later[:1])]
        notes = [
            decrees_in_force.REVOKES_UNKNOWN.fill(number=later[0].number, revoked=number)
            for number in (later[0].revokes if later and not earlier else ())
        ]
        return Diagnostic(
            "SP603",
            shown_path(self.root / decrees[0].agency),
            None,
            {
                "service": service,
                "date": date_in_both(on),
                "nearest": Words(
                    "; ".join(w.id for w in near + notes), "; ".join(w.en for w in near + notes)
                ),
            },
        )


def decree_words(decree: Decree) -> Words:
    """Return a decree's number with the days on which it is in force."""
    first = date_in_both(decree.in_force_from)
    if decree.in_force_until is None:
        return decrees_in_force.SINCE.fill(number=decree.number, first=first)
    last = date_in_both(decree.in_force_until - timedelta(days=1))
    return decrees_in_force.FROM_TO.fill(number=decree.number, first=first, last=last)


def misplaced(source: Source, path: DataPath, given: str, expected: str) -> Iterator[Diagnostic]:
    """Yield a finding when a document names another place than the one where it stands."""
    if given != expected:
        yield source.finding("SP221", path, given=given, expected=expected)


def shown_path(path: Path) -> str:
    """Return a path as people read it: relative to the current folder when it lies inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _raise(findings: Any) -> None:
    found = list(findings)
    if found:
        raise CatalogueError(found)
