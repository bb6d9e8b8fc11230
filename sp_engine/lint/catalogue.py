"""Does a catalogue hang together: every document read, every name found, every flow with an end.

In comes a catalogue folder; out come findings, all of them, each at its place.  What a single document can
get wrong by itself is found while it is parsed; here stands what all agencies share, and where a file may
stand.  What is found in one agency (`lint.agencies`) depends on this and on no other agency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from sp_engine.catalogue import CatalogueFiles, misplaced, shown_path
from sp_engine.documents import Attribute, Decree, DocumentKind, Fact, Reading, VocabularyDocument, Year
from sp_engine.facts import Kind
from sp_engine.lint.acknowledged import Acknowledged, with_acknowledgements
from sp_engine.lint.agencies import AgencyLint, Part, has_errors, unregistered
from sp_engine.lint.regulations import revoked_basis, unproved
from sp_engine.lint.stated_figures import form_problems
from sp_engine.words import Diagnostic, DiagnosticError, Words, in_order, nearest
from sp_engine.words.messages import vocabulary
from sp_engine.yaml_text import Place, Source


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
    findings = _SharedLint(files).run()
    if not has_errors(findings):  # else one slip would tell many things
        findings += _unknown_proofs(files)
    return findings


def _unknown_proofs(files: CatalogueFiles) -> Iterator[Diagnostic]:
    """Yield the proofs that the vocabulary names and does not have."""
    try:
        source, known = files.vocabulary_source, files.vocabulary
    except DiagnosticError:
        return
    for fact in VocabularyDocument.read(source.data, (), Reading(source)).facts.values():
        for i, name in enumerate(fact.proofs):
            if name not in known:
                path = fact.place("proofs").under(i).path
                yield source.finding("SP204", path, fact=name, suggestion=nearest(name, known))


def lint_standard(files: CatalogueFiles, decree: Decree, service: str) -> tuple[Diagnostic, ...]:
    """Return the findings about what one standard rests on, by the service's name within its agency.

    That is its own document, its decree, its agency, and what all agencies share.
    """
    shared = [*_SharedLint(files).documents(), *_unknown_proofs(files)]
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
        source = self.files.vocabulary_source
        for name, fact in VocabularyDocument.read(source.data, (), Reading(source)).facts.items():
            self.findings.extend(_definition_problems(source, name, fact))
            self.findings.extend(_mended_by_nobody(source, name, fact))
            self.findings.extend(form_problems(source, fact))
            for attribute, inner in fact.attributes.items():
                self.findings.extend(_definition_problems(source, f"{name}.{attribute}", inner))
                self.findings.extend(form_problems(source, inner))
            for reference in fact.basis:
                place = reference.place("regulation")
                self._regulation(source, reference.regulation, place)
                self.findings += revoked_basis(source, place, reference.regulation, self.files.regulations)

    def _regulations(self) -> None:
        for entry in self.files.regulations.values():
            if entry.replaced_by is not None:
                self._regulation(self.files.regulations_source, entry.replaced_by, entry.place("replaced_by"))
        self.findings += unproved(self.files.regulations_source, self.files.regulations)

    def _regulation(self, source: Source, name: str, place: Place) -> None:
        self.findings.extend(unregistered(self.files, source, name, place))

    def _calendar(self, path: Path) -> None:
        source = self.files.source(path, DocumentKind.CALENDAR)
        year = Year(source)
        self.findings.extend(misplaced(source, year.place.path, str(year.number), path.stem))
        self.findings.extend(year.findings)


def _mended_by_nobody(source: Source, name: str, fact: Fact) -> Iterator[Diagnostic]:
    """Yield a fact of the agency's that the applicant is said to mend, or to hand in."""
    if fact.by_applicant:
        return
    if fact.curable:
        yield source.finding("SP366", fact.place("curable").path, key=True, fact=name)
    if fact.kind is Kind.DOCUMENT:
        yield source.finding("SP367", fact.place("by_applicant").path, key=True, fact=name)


def _definition_problems(source: Source, name: str, entry: Fact | Attribute) -> Iterator[Diagnostic]:
    """Yield what the definition of a fact lacks or has that its kind does not want."""
    wrong: list[tuple[str, Words]] = []
    if entry.kind in (Kind.CHOICE, Kind.SET) and not entry.choices:
        wrong.append(("kind", vocabulary.NEEDS_CHOICES))
    allowed: Mapping[str, tuple[bool, tuple[Kind, ...]]] = {
        "choices": (bool(entry.choices), (Kind.CHOICE, Kind.SET)),
        "graded": (entry.graded, (Kind.CHOICE,)),
        "attributes": (isinstance(entry, Fact) and bool(entry.attributes), (Kind.DOCUMENT,)),
        "pattern": (entry.pattern is not None, (Kind.TEXT,)),
        "unit": (entry.unit is not None, (Kind.NUMBER,)),
        "may_be_future": (entry.may_be_future, (Kind.DATE,)),
        "least": (entry.least is not None, (Kind.NUMBER, Kind.MONEY, Kind.SET)),
        "most": (entry.most is not None, (Kind.NUMBER, Kind.MONEY)),
    }
    for field, (stated, kinds) in allowed.items():
        if stated and entry.kind not in kinds:
            wrong.append((field, vocabulary.CANNOT_HAVE.fill(key=type(entry).keys[field].name)))
    if entry.kind is Kind.SET and (entry.least or 0) > len(entry.choices):
        wrong.append(("least", vocabulary.MORE_THAN_CHOICES))
    ids = [choice if isinstance(choice, str) else choice.id for choice in entry.choices]
    for i, choice in enumerate(ids):
        if choice in ids[:i]:
            yield source.finding("SP222", entry.place("choices").under(i).path, name=choice)
    for field, problem in wrong:
        path = entry.place(field).path
        yield source.finding("SP230", path, key=True, fact=name, kind=entry.kind.value, problem=problem)
