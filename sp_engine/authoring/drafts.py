"""New documents tried before they are written: laid over a copy of the catalogue, checked, their cases run.

In come a catalogue folder and texts by path; out come the same texts, with cases that no longer fit set
aside, and every finding about them.  Nothing is written to the catalogue itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from sp_engine.assurance import CaseResult, cases_of, check_catalogue, read_cases, run_case
from sp_engine.authoring.catalogue_copy import working_copy
from sp_engine.authoring.successor import set_aside
from sp_engine.catalogue import CatalogueFiles
from sp_engine.deciding import Service
from sp_engine.documents import CasesDocument, Decree, laid_out
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.yaml_text import parse_yaml

_OTHER_DAYS = "tanggal ini tidak cocok lagi dengan kalender; hitung ulang"
_OTHER_CASE = "kasus ini tidak cocok lagi dengan tanggal yang baru; sesuaikan"


class Draft(NamedTuple):
    """Texts by path within the catalogue; errors about them; earlier cases that they break."""

    texts: Mapping[Path, str]
    errors: tuple[Diagnostic, ...]
    broken: tuple[tuple[Path, str], ...]


def tried(root: Path, texts: Mapping[Path, str]) -> Draft:
    """Return the texts as they can be written, with what is wrong with them."""
    with working_copy(root) as copy:
        before = set(_failing(copy)) if root.exists() else set()
        for path, text in texts.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text, encoding="utf-8", newline="\n")
        for remedy in (_without_days, _without_cases):
            for path in texts:
                if path.name.endswith(".uji.yaml"):
                    remedy(copy, path)
        broken = tuple((path, name) for path, name in _failing(copy) if (path, name) not in before)
        errors = (
            finding._replace(file=str(Path(realpath(finding.file)).relative_to(copy)))
            for finding in check_catalogue(CatalogueFiles(copy))
            if finding.severity == "error" and Path(realpath(finding.file)).relative_to(copy) in texts
        )
        read = {path: (copy / path).read_text(encoding="utf-8") for path in texts}
        return Draft(read, tuple(errors), broken)


def _failing(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every case of the catalogue that does not come out as expected, by file and name."""
    files = CatalogueFiles(root)
    for agency in files.agency_ids():
        try:
            decrees = files.decrees(agency)
        except DiagnosticError:
            continue
        for decree in decrees:
            for listed in decree.services:
                path = Path(agency, decree.folder, f"{listed.id}.uji.yaml")
                yield from ((path, result.case.name) for result in _failed(files, decree, listed.id))


def _failed(files: CatalogueFiles, decree: Decree, name: str) -> list[CaseResult]:
    try:
        source = files.cases_source(decree, name)
        if source is None:
            return []
        service = Service(files.standard_of(decree, f"{decree.agency}/{name}"))
        results = [run_case(case, service) for case in cases_of(read_cases(source), source)[0]]
    except DiagnosticError:
        return []
    return [result for result in results if not result.passed]


def _failed_in(root: Path, path: Path) -> list[CaseResult]:
    files = CatalogueFiles(root)
    agency, folder, name = path.parts
    decree = next((d for d in files.decrees(agency) if d.folder == folder), None)
    return [] if decree is None else _failed(files, decree, name.removesuffix(".uji.yaml"))


def _without_days(root: Path, path: Path) -> None:
    """Set aside the due dates and the days of products that came out differently."""
    text = (root / path).read_text(encoding="utf-8")
    for result in reversed(_failed_in(root, path)):
        if _stands_alone(result):
            told_days = (unmet.assertion for unmet in result.unmet if unmet.assertion.states_days)
            for assertion in dict.fromkeys(told_days):
                text = set_aside(text, result.case.place(assertion), _OTHER_DAYS)
    _write(root / path, text)


def _without_cases(root: Path, path: Path) -> None:
    """Set aside the cases that still fail, unless none would be left."""
    text = (root / path).read_text(encoding="utf-8")
    failed = {result.case.path for result in _failed_in(root, path) if _stands_alone(result)}
    if failed and len(failed) < len(read_cases(parse_yaml(text, path.name)).cases):
        for place in sorted(failed, reverse=True):
            text = set_aside(text, place, _OTHER_CASE)
    _write(root / path, text)


def _stands_alone(result: CaseResult) -> bool:
    """Whether the case is an item of a list, and no row of a table nor cell of a matrix."""
    return result.case.path[:-1] == (CasesDocument.keys["cases"].name,)


def _write(path: Path, text: str) -> None:
    path.write_text(laid_out(text, path.name), encoding="utf-8", newline="\n")
