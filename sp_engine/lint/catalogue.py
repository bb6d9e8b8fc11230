"""Does a catalogue hang together: every document read, every name found, every flow with an end.

In comes a catalogue folder; out come findings, all of them, each at its place.  What a single document can
get wrong by itself is found while it is parsed; here stands what all agencies share, and where a file may
stand.  What is found in one agency (`lint.agencies`) depends on this and on no other agency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from sp_engine.catalogue import CatalogueFiles, misplaced, shown_path
from sp_engine.documents import Decree, DocumentKind, Year
from sp_engine.lint.acknowledged import Acknowledged, with_acknowledgements
from sp_engine.lint.agencies import AgencyLint, Part, has_errors
from sp_engine.lint.layers import LAYERED, layer_findings
from sp_engine.lint.letters import letter_problems
from sp_engine.words import Diagnostic, DiagnosticError, failing_at, in_order


def lint(files: CatalogueFiles) -> tuple[Diagnostic, ...]:
    """Return every finding about the catalogue, in order of file and position."""
    findings = lint_shared(files)
    sound = not has_errors(findings)
    acknowledged: list[Acknowledged] = []
    for agency in files.agency_ids():
        part = AgencyLint(files, Part(agency))
        read = part.read()
        findings += read.findings
        acknowledged += read.acknowledged
        if sound:
            findings += part.compare(read)
    return in_order(with_acknowledgements(findings, acknowledged))


def lint_shared(files: CatalogueFiles) -> list[Diagnostic]:
    """Return every finding about what all agencies share, and about files that stand nowhere."""
    return _SharedLint(files).run()


def lint_standard(files: CatalogueFiles, decree: Decree, service: str) -> tuple[Diagnostic, ...]:
    """Return the findings about what one standard rests on, by the service's name within its agency.

    That is its own document, its decree, its agency, and what all agencies share.
    """
    shared = _SharedLint(files).documents()
    read = AgencyLint(files, Part(decree.agency)).of_service(decree, service)
    return in_order(with_acknowledgements([*shared, *read.findings], read.acknowledged))


class _SharedLint:
    def __init__(self, files: CatalogueFiles) -> None:
        self.files = files
        self.root = files.root
        self.findings: list[Diagnostic] = []

    def run(self) -> list[Diagnostic]:
        self._stray_files()
        return self.documents()

    def documents(self) -> list[Diagnostic]:
        for kind in LAYERED:
            self._try(partial(self._layer, kind), self.root / f"{kind}.yaml")
        for path in sorted((self.root / "kalender").glob("*.yaml")):
            self._try(partial(self._calendar, path), path)
        layers = (self.root / f"{kind}.yaml" for kind in LAYERED)
        for source in self.files.read_under(*layers, self.root / "kalender"):
            self.findings += [*letter_problems(source, self.findings)]
        return self.findings

    def _try(self, step: Callable[[], None], path: Path) -> None:
        try:
            with failing_at(shown_path(path)):
                step()
        except DiagnosticError as error:
            self.findings.extend(error.diagnostics)

    def _stray_files(self) -> None:
        @cache
        def is_decree(folder: Path) -> bool:
            return (folder / "penetapan.yaml").exists()

        layers = {f"{kind}.yaml" for kind in LAYERED}
        of_agency = {"instansi.yaml", *layers}
        for path in sorted(self.root.rglob("*.y*ml")):
            parts = path.relative_to(self.root).parts
            known = (
                (len(parts) == 1 and parts[0] in layers)
                or (len(parts) == 2 and (parts[0] == "kalender" or parts[1] in of_agency))
                or (len(parts) == 3 and is_decree(path.parent))
            )
            if not known or path.suffix != ".yaml":
                self.findings.append(Diagnostic("SP231", shown_path(path)))
        self._folders_without_agency(layers)

    def _folders_without_agency(self, layers: Iterable[str]) -> None:
        """Report each folder that has what an agency has but for the document that says which it is."""
        own = [path for name in layers for path in self.root.glob(f"*/{name}")]
        of_decrees = [path.parent for path in self.root.glob("*/*/penetapan.yaml")]
        for folder in sorted({path.parent for path in (*own, *of_decrees)}):
            if not (folder / "instansi.yaml").exists():
                values = {"folder": folder.name}
                self.findings.append(Diagnostic("SP269", shown_path(folder / "instansi.yaml"), values=values))

    # ── vocabulary, regulations, calendars ───────────────────────────────────
    def _layer(self, kind: DocumentKind) -> None:
        self.findings.extend(layer_findings(self.files, kind))

    def _calendar(self, path: Path) -> None:
        source = self.files.source(path, DocumentKind.CALENDAR)
        year = Year(source)
        self.findings.extend(misplaced(source, year.place.path, str(year.number), path.stem))
        self.findings.extend(year.findings)
