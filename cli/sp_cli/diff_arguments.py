"""What `sp diff` is asked to compare: a decree or a service, by name, by path, or as it was at a revision."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sp_cli.named_documents import catalogue_around
from sp_engine.assurance.differences.decree_difference import Side
from sp_engine.catalogue.files import CatalogueError, CatalogueFiles, bundled_catalogue
from sp_engine.documents.sharing import Shared
from sp_engine.documents.standard import Decree, Standard
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.yaml_text.source import Json


def side_of(text: str, catalogue: Path | None, folders: ExitStack) -> Side:
    """Return what a word on the command line names; `folders` keeps what git gives until all is compared."""
    root = catalogue or bundled_catalogue()
    parts = text.strip("/").split("/")
    if len(parts) in (2, 3) and (root / parts[0] / parts[1] / "penetapan.yaml").exists():
        place = root.joinpath(*parts)
        return _side(place if len(parts) == 2 else place.with_name(f"{parts[2]}.yaml"), root, text)
    path = Path(text)
    if not path.exists() and ":" in text:
        from sp_cli.git_revisions import at_revision

        revision, _, written = text.partition(":")
        path = folders.enter_context(at_revision(revision, written))
    if not path.exists():
        raise _nothing(text)
    return _side(path.resolve(), catalogue_around([path]) or root, text)


def _side(path: Path, root: Path, text: str) -> Side:
    files = CatalogueFiles(root)
    folder = path if path.is_dir() else path.parent
    whole = path.is_dir() or path.name == "penetapan.yaml"
    if (
        not path.exists()
        or path.name.endswith(".uji.yaml")
        or (whole and not (folder / "penetapan.yaml").exists())
    ):
        raise _nothing(text)
    if not (folder / "penetapan.yaml").exists():
        return _alone(path, files, text)
    decree = _decree(files, folder)
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


def _heads(files: CatalogueFiles, decree: Decree) -> tuple[Json, Json]:
    """Return the documents of a decree and its agency as written."""
    folder = files.root / decree.agency
    return (
        files.source(folder / decree.folder / "penetapan.yaml", "penetapan").data,
        files.source(folder / "instansi.yaml", "instansi").data,
    )


def _decree(files: CatalogueFiles, folder: Path) -> Decree:
    return next(d for d in files.decrees(folder.parent.name) if d.folder == folder.name)


def _alone(path: Path, files: CatalogueFiles, text: str) -> Side:
    """Return a service whose file lies outside a catalogue, under its agency's newest decree."""
    source = files.source(path, "standar")
    agency, _, name = str(source.data["layanan"]).partition("/")
    if agency not in files.agency_ids() or not files.decrees(agency):
        raise _nothing(text)
    decree = files.decrees(agency)[-1]
    folder = files.root / agency
    shared = Shared(
        files.source(folder / decree.folder / "penetapan.yaml", "penetapan"),
        files.source(folder / "instansi.yaml", "instansi"),
    )
    parser = StandardParser(source, shared, files.vocabulary, files.registry)
    standard: Standard | None = parser.parse(files.agency(agency), decree)
    if standard is None:
        raise CatalogueError(parser.findings)
    return Side(decree, {name: standard}, files.regulations, *_heads(files, decree), single=True)


def _nothing(text: str) -> DiagnosticError:
    return DiagnosticError([Diagnostic("SP623", text, values={"given": text})])
