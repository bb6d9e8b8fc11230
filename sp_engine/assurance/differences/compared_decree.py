"""What is compared: a decree with its services, or a single service, at its place in a catalogue.

In come a path and the catalogue that it belongs to; out comes one version for a comparison.
"""

from __future__ import annotations

from pathlib import Path

from sp_engine.assurance.differences.decree_difference import Version
from sp_engine.catalogue import CatalogueError, CatalogueFiles, shown_path
from sp_engine.documents import DocumentKind, StandardDocument, StandardParser, shared_parts_of
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.yaml_text import load_text


def compared_at(path: Path, root: Path, called: str) -> Version:
    """Return the decree or the service at a path; `called` is what its author calls it.

    A file outside a decree's folder is a service under its agency's newest decree.
    Raises `DiagnosticError` when there is neither.
    """
    files = CatalogueFiles(root)
    folder = path if path.is_dir() else path.parent
    whole = path.is_dir() or path.name == "penetapan.yaml"
    in_decree = (folder / "penetapan.yaml").exists()
    if not path.exists() or path.name.endswith(".uji.yaml") or (whole and not in_decree):
        raise nothing_at(called)
    if not in_decree:
        return _alone(path, files, called)
    decree = next(d for d in files.decrees(folder.parent.name) if d.folder == folder.name)
    agency, regulations = files.agency(decree.agency).document, files.regulations(decree.agency)
    if not whole:
        name = path.stem
        standard = files.standard_of(decree, f"{decree.agency}/{name}")
        return Version(decree, agency, {name: standard}, regulations, single=True)
    standards = {
        listed.id: files.standard_of(decree, f"{decree.agency}/{listed.id}")
        for listed in decree.services
        if (folder / f"{listed.id}.yaml").exists()
    }
    return Version(decree, agency, standards, regulations)


def nothing_at(called: str) -> DiagnosticError:
    """Return what to raise when something names neither a decree nor a service."""
    return DiagnosticError([Diagnostic("SP623", called, values={"given": called})])


def _alone(path: Path, files: CatalogueFiles, called: str) -> Version:
    files = files.with_texts({shown_path(path): load_text(path, shown_path(path))})  # chosen by who asks
    source = files.source(path, DocumentKind.STANDARD)
    service = StandardDocument.keys["service"].name
    name, _, own = str(source.data[service]).partition("/")
    if name not in files.agency_ids() or not files.decrees(name):
        raise nothing_at(called)
    decree, agency = files.decrees(name)[-1], files.agency(name)
    shared = shared_parts_of(files.decree_source(decree), files.agency_source(name))
    parser = StandardParser(source, shared, files.vocabulary(name), files.regulations(name))
    standard = parser.parse(agency, decree)
    if standard is None:
        raise CatalogueError(parser.findings)
    return Version(decree, agency.document, {own: standard}, files.regulations(name), single=True)
