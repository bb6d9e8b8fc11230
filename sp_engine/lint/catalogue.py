"""Does a catalogue hang together: every document read, every name found, every flow with an end.

In comes a catalogue folder; out come findings, all of them, each at its place.  What a single document can
get wrong by itself is found while it is parsed; here stands what all agencies share, and where a file may
stand.  What is found in one agency (`lint.agencies`) depends on this and on no other agency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from sp_engine.catalogue.files import CatalogueFiles, misplaced, shown_path
from sp_engine.documents.agencies import Year
from sp_engine.facts.vocabulary import Kind
from sp_engine.lint.agencies import AgencyLint, Part, has_errors, unregistered
from sp_engine.lint.decrees import unknown_proofs
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, in_order
from sp_engine.words.language import Words
from sp_engine.words.messages import vocabulary
from sp_engine.yaml_text.source import DataPath, Source


def lint(files: CatalogueFiles) -> tuple[Diagnostic, ...]:
    """Return every finding about the catalogue, in order of file and position."""
    findings = lint_shared(files)
    sound = not has_errors(findings)
    for agency in files.agency_ids():
        part = AgencyLint(files, Part(agency))
        read = part.read()
        findings += read.findings
        if sound:
            findings += part.compare(read)
    return in_order(findings)


def lint_shared(files: CatalogueFiles) -> list[Diagnostic]:
    """Return every finding about what all agencies share, and about files that stand nowhere."""
    findings = _SharedLint(files).run()
    if not has_errors(findings):  # else one slip would tell many things
        findings += unknown_proofs(files)
    return findings


class _SharedLint:
    def __init__(self, files: CatalogueFiles) -> None:
        self.files = files
        self.root = files.root
        self.findings: list[Diagnostic] = []

    def run(self) -> list[Diagnostic]:
        self._stray_files()
        self._try(self._vocabulary)
        self._try(self._regulations)
        for path in sorted((self.root / "kalender").glob("*.yaml")):
            self._try(partial(self._calendar, path))
        return self.findings

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DiagnosticError as error:
            self.findings.extend(error.diagnostics)

    def _stray_files(self) -> None:
        @cache
        def is_decree(folder: Path) -> bool:
            return (folder.parent / "instansi.yaml").exists() and (folder / "penetapan.yaml").exists()

        known_top = {"kosakata.yaml", "peraturan.yaml"}
        for path in sorted(self.root.rglob("*.y*ml")):
            parts = path.relative_to(self.root).parts
            known = (
                (len(parts) == 1 and parts[0] in known_top)
                or (len(parts) == 2 and (parts[0] == "kalender" or parts[1] == "instansi.yaml"))
                or (len(parts) == 3 and is_decree(path.parent))
            )
            if not known or path.suffix != ".yaml":
                self.findings.append(Diagnostic("SP231", shown_path(path)))

    # ── vocabulary, regulations, calendars ───────────────────────────────────
    def _vocabulary(self) -> None:
        source = self.files.source(self.files.shared_file("kosakata.yaml"), "kosakata")
        for name, entry in source.data["fakta"].items():
            path: DataPath = ("fakta", name)
            self.findings.extend(_definition_problems(source, name, entry, path))
            for attribute, inner in entry.get("atribut", {}).items():
                self.findings.extend(
                    _definition_problems(source, f"{name}.{attribute}", inner, (*path, "atribut", attribute))
                )
            basis = entry.get("dasar", [])
            for i, reference in enumerate([basis] if isinstance(basis, dict) else basis):
                inner_path = (*path, "dasar") if isinstance(basis, dict) else (*path, "dasar", i)
                self._regulation(source, reference["peraturan"], (*inner_path, "peraturan"))

    def _regulations(self) -> None:
        source = self.files.source(self.files.shared_file("peraturan.yaml"), "peraturan")
        for name, entry in source.data["peraturan"].items():
            if "diganti_oleh" in entry:
                self._regulation(source, entry["diganti_oleh"], ("peraturan", name, "diganti_oleh"))

    def _regulation(self, source: Source, name: str, path: DataPath) -> None:
        self.findings.extend(unregistered(self.files, source, name, path))

    def _calendar(self, path: Path) -> None:
        source = self.files.source(path, "kalender")
        self.findings.extend(misplaced(source, ("tahun",), str(source.data["tahun"]), path.stem))
        self.findings.extend(Year(source).findings)


def _definition_problems(
    source: Source, name: str, entry: dict[str, Any], path: DataPath
) -> Iterator[Diagnostic]:
    """Yield what the definition of a fact lacks or has that its kind does not want."""
    kind = Kind(entry["jenis"])
    wrong: list[tuple[str, Words]] = []
    if kind in (Kind.CHOICE, Kind.SET) and "pilihan" not in entry:
        wrong.append(("jenis", vocabulary.NEEDS_CHOICES))
    allowed = {
        "pilihan": (Kind.CHOICE, Kind.SET),
        "bertingkat": (Kind.CHOICE,),
        "atribut": (Kind.DOCUMENT,),
        "pola": (Kind.TEXT,),
        "satuan": (Kind.NUMBER,),
        "boleh_mendatang": (Kind.DATE,),
        "paling_sedikit": (Kind.NUMBER, Kind.MONEY),
        "paling_banyak": (Kind.NUMBER, Kind.MONEY),
    }
    for key, kinds in allowed.items():
        if key in entry and kind not in kinds:
            wrong.append((key, vocabulary.CANNOT_HAVE.fill(key=key)))
    ids = [c["id"] if isinstance(c, dict) else c for c in entry.get("pilihan", ())]
    for i, choice in enumerate(ids):
        if choice in ids[:i]:
            yield source.finding("SP222", (*path, "pilihan", i), name=choice)
    for key, problem in wrong:
        yield source.finding("SP230", (*path, key), key=True, fact=name, kind=kind.value, problem=problem)
