"""Does a catalogue hang together: every document read, every name found, every flow with an end.

In comes a catalogue folder; out come findings, all of them, each at its place.  What a single document can
get wrong by itself is found while it is parsed; here stands what needs several documents or the whole flow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, in_order, nearest
from sp_engine.reading.source import DataPath, Source
from sp_engine.standards.agencies import Year, agency_of
from sp_engine.standards.catalogue import CatalogueFiles, shown_path
from sp_engine.standards.lint.conditions import condition_problems
from sp_engine.standards.lint.decrees import lint_decrees
from sp_engine.standards.lint.flows import flow_problems
from sp_engine.standards.model import Agency, Decree
from sp_engine.standards.standard_parser import StandardParser
from sp_engine.standards.vocabulary import Kind


def lint(files: CatalogueFiles) -> tuple[Diagnostic, ...]:
    """Return every finding about the catalogue, in order of file and position."""
    findings = _Linter(files).run()
    if not any(finding.severity == "error" for finding in findings):  # else one slip would tell many things
        findings.extend(lint_decrees(files))
    return in_order(findings)


class _Linter:
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
        for folder in sorted(p for p in self.root.iterdir() if p.is_dir() and (p / "instansi.yaml").exists()):
            self._try(partial(self._agency, folder))
        return self.findings

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DiagnosticError as error:
            self.findings.extend(error.diagnostics)

    def _stray_files(self) -> None:
        known_top = {"kosakata.yaml", "peraturan.yaml"}
        for path in sorted(self.root.rglob("*.y*ml")):
            parts = path.relative_to(self.root).parts
            known = (
                (len(parts) == 1 and parts[0] in known_top)
                or (len(parts) == 2 and (parts[0] == "kalender" or parts[1] == "instansi.yaml"))
                or (len(parts) == 3 and (self.root / parts[0] / "instansi.yaml").exists()
                    and (path.parent / "penetapan.yaml").exists())
            )  # fmt: skip
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
        if name not in self.files.regulations:
            near = nearest(name, self.files.regulations, closeness=0.85)
            self.findings.append(source.finding("SP219", path, name=name, suggestion=near))

    def _calendar(self, path: Path) -> None:
        source = self.files.source(path, "kalender")
        self._place(source, ("tahun",), str(source.data["tahun"]), path.stem)
        self.findings.extend(Year(source).findings)

    # ── agencies, decrees, services ──────────────────────────────────────────
    def _agency(self, folder: Path) -> None:
        source = self.files.source(folder / "instansi.yaml", "instansi")
        self._place(source, ("id",), source.data["id"], folder.name)
        agency, findings = agency_of(source, self.files.years())
        self.findings.extend(findings)
        used: set[tuple[str, str, str]] = set()
        before = len(self.findings)
        shared = {source.name: source}
        for decree in self.files.decrees(folder.name):
            decree_source = self.files.source(folder / decree.folder / "penetapan.yaml", "penetapan")
            shared[decree_source.name] = decree_source
            self._decree(decree, decree_source, folder)
            for service in sorted({s.id for s in decree.services} | _service_files(folder / decree.folder)):
                if agency is not None and (folder / decree.folder / f"{service}.yaml").exists():
                    self._try(partial(self._service, decree, service, agency, used))
        if any(finding.severity == "error" for finding in self.findings[before:]) or agency is None:
            return  # who uses what cannot be told yet
        for name, shared_source in shared.items():
            for component, parts in shared_source.data.get("bersama", {}).items():
                for part in parts:
                    if (name, component, part) not in used:
                        path: DataPath = ("bersama", component, part)
                        self.findings.append(shared_source.finding("SP309", path, key=True, name=part))

    def _decree(self, decree: Decree, source: Source, folder: Path) -> None:
        self._place(source, ("instansi",), decree.agency, folder.name)
        seen: set[str] = set()
        unlisted = _service_files(folder / decree.folder) - {service.id for service in decree.services}
        for i, service in enumerate(decree.services):
            path: DataPath = ("layanan", i, "id")
            if service.id in seen:
                self.findings.append(source.finding("SP222", path, name=service.id))
            elif not (folder / decree.folder / f"{service.id}.yaml").exists():
                near = nearest(service.id, unlisted)
                code, name = ("SP307", service.id) if near is None else ("SP308", near)
                self.findings.append(source.finding(code, path, name=name, suggestion=near))
            seen.add(service.id)
        for i, entry in enumerate(source.data.get("mengingat", ())):
            self._regulation(source, entry["peraturan"], ("mengingat", i, "peraturan"))

    def _service(self, decree: Decree, service: str, agency: Agency, used: set[tuple[str, str, str]]) -> None:
        parser = self.files.parser(decree, service)
        source = parser.source
        self._place(source, ("layanan",), source.data["layanan"], f"{decree.agency}/{service}")
        listed = {s.id for s in decree.services}
        absent = listed - _service_files(self.root / decree.agency / decree.folder)
        if service not in listed and nearest(service, absent) is None:  # else told where it is listed
            self.findings.append(source.finding("SP308", ("layanan",), name=service))
        if not (self.root / decree.agency / decree.folder / f"{service}.uji.yaml").exists():
            self.findings.append(source.finding("SP310", ("layanan",), name=service))
        standard = parser.parse(agency, decree)
        # A choice without choices is a finding about the vocabulary.
        self.findings.extend(f for f in parser.findings if f.code != "SP214" or f.values["expected"])
        if standard is not None:
            self.findings.extend(condition_problems(parser, standard))
            for name in source.data.get("definisi", {}):
                if name not in parser.scope.used_definitions:
                    self.findings.append(source.finding("SP309", ("definisi", name), key=True, name=name))
        for component, key in (("prosedur", "langkah"), ("pengaduan", "alur")):
            piece = parser.pieces.get(component)
            if piece is not None and key in piece.data:
                self.findings.extend(flow_problems(piece.at(key)))
        self.findings.extend(_collected_problems(parser))
        used.update(parser.shared.used)

    def _place(self, source: Source, path: DataPath, given: str, expected: str) -> None:
        if given != expected:
            self.findings.append(source.finding("SP221", path, given=given, expected=expected))


def _service_files(folder: Path) -> set[str]:
    names = {path.name.removesuffix(".yaml") for path in folder.glob("*.yaml")}
    return {name for name in names if name != "penetapan" and not name.endswith(".uji")}


def _definition_problems(
    source: Source, name: str, entry: dict[str, Any], path: DataPath
) -> Iterator[Diagnostic]:
    kind = Kind(entry["jenis"])
    wrong: list[tuple[str, Words]] = []
    if kind is Kind.CHOICE and "pilihan" not in entry:
        wrong.append(("jenis", Words("tidak mempunyai `pilihan`", "has no `pilihan`")))
    if kind is Kind.SET and "pilihan" not in entry:
        wrong.append(("jenis", Words("tidak mempunyai `pilihan`", "has no `pilihan`")))
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
            wrong.append((key, Words(f"tidak dapat mempunyai `{key}`", f"cannot have `{key}`")))
    ids = [c["id"] if isinstance(c, dict) else c for c in entry.get("pilihan", ())]
    for i, choice in enumerate(ids):
        if choice in ids[:i]:
            yield source.finding("SP222", (*path, "pilihan", i), name=choice)
    try:
        re.compile(entry.get("pola", ""))
    except re.error as error:
        words = Words(f"mempunyai `pola` yang tidak terbaca ({error})", f"has an unreadable `pola` ({error})")
        wrong.append(("pola", words))
    for key, problem in wrong:
        yield source.finding("SP230", (*path, key), key=True, fact=name, kind=kind.value, problem=problem)


def _collected_problems(parser: StandardParser) -> Iterator[Diagnostic]:
    """Yield the facts that procedure steps collect and the vocabulary does not know."""
    piece = parser.pieces.get("prosedur")
    for step in piece.at("langkah").items() if piece is not None and "langkah" in piece.data else ():
        for i, name in enumerate(step.data.get("mengumpulkan", ())):
            if name not in parser.vocabulary:
                near = nearest(name, parser.vocabulary)
                yield step.source.finding(
                    "SP204", (*step.path, "mengumpulkan", i), fact=name, suggestion=near
                )
