"""What is compared: a decree with its services, or a single service, at its place in a catalogue.

In come a path and the catalogue that it belongs to; out comes one side of a comparison.
"""

from __future__ import annotations

from pathlib import Path

from sp_engine.assurance.differences.decree_difference import Side
from sp_engine.catalogue.files import CatalogueError, CatalogueFiles
from sp_engine.documents.sharing import Shared
from sp_engine.documents.standard import Decree
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.yaml_text.source import Json


def compared_at(path: Path, root: Path, called: str) -> Side:
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
    if not whole:
        name = path.stem
        standard = files.standard_of(decree, f"{decree.agency}/{name}")
        return Side(decree, {name: standard}, files.regulations, *_heads(files, decree), single=True)
    standards = {
        listed.id: files.standard_of(decree, f"{decree.agency}/{listed.id}")
        for listed in decree.services
        if (folder / f"{listed.id}.yaml").exists()
    }
    return Side(decree, standards, files.regulations, *_heads(files, decree))


def nothing_at(called: str) -> DiagnosticError:
    """Return what to raise when something names neither a decree nor a service."""
    return DiagnosticError([Diagnostic("SP623", called, values={"given": called})])


def _heads(files: CatalogueFiles, decree: Decree) -> tuple[Json, Json]:
    """Return the documents of a decree and its agency as written."""
    folder = files.root / decree.agency
    return (
        files.source(folder / decree.folder / "penetapan.yaml", "penetapan").data,
        files.source(folder / "instansi.yaml", "instansi").data,
    )


def _alone(path: Path, files: CatalogueFiles, called: str) -> Side:
    source = files.source(path, "standar")
    agency, _, name = str(source.data["layanan"]).partition("/")
    if agency not in files.agency_ids() or not files.decrees(agency):
        raise nothing_at(called)
    decree = files.decrees(agency)[-1]
    folder = files.root / agency
    shared = Shared(
        files.source(folder / decree.folder / "penetapan.yaml", "penetapan"),
        files.source(folder / "instansi.yaml", "instansi"),
    )
    parser = StandardParser(source, shared, files.vocabulary, files.registry)
    standard = parser.parse(files.agency(agency), decree)
    if standard is None:
        raise CatalogueError(parser.findings)
    return Side(decree, {name: standard}, files.regulations, *_heads(files, decree), single=True)
