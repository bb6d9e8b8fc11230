"""The documents that paths on the command line name, and the catalogue around them."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import realpath
from pathlib import Path

from sp_cli.options import refusal
from sp_engine.catalogue import bundled_catalogue, shown_path
from sp_engine.words import Diagnostic, DiagnosticError, nearest
from sp_engine.words.messages import cli


def existing(paths: Sequence[Path] | None, catalogue: Path | None) -> list[Path]:
    """Return the paths; what does not exist may name an agency, a decree or a service of the catalogue.

    What names nothing is an error.
    """
    root = catalogue or bundled_catalogue()
    found = [(path, [path] if path.exists() else _in_catalogue(path, root)) for path in paths or ()]
    missing = [path for path, places in found if not places]
    if missing:
        names = _names_in(root)
        raise DiagnosticError([_no_such_file(path, names) for path in missing])
    return [place for _, places in found for place in places]


def _in_catalogue(path: Path, root: Path) -> list[Path]:
    """Return the folder of an agency or decree, or the documents of a service under each decree."""
    if path.is_absolute() or ".." in path.parts or len(path.parts) > 2:
        return []
    if (root / path).is_dir():
        return [root / path]
    services = root.joinpath(path.parts[0]).glob("*/*.yaml") if len(path.parts) == 2 else ()
    return sorted(one for one in services if one.name in (f"{path.name}.yaml", f"{path.name}.uji.yaml"))


def _names_in(root: Path) -> list[str]:
    """Return the names of a catalogue's agencies and services."""
    agencies = [path.parent.name for path in root.glob("*/instansi.yaml")]
    services = (path for agency in agencies for path in root.joinpath(agency).glob("*/*.yaml"))
    return [*agencies, *(f"{path.parts[-3]}/{path.name.partition('.')[0]}" for path in services)]


def _no_such_file(path: Path, names: Sequence[str]) -> Diagnostic:
    values = {"reason": cli.NO_SUCH_FILE}
    return Diagnostic("SP112", str(path), values=values, suggestion=nearest(str(path), names))


def catalogue_around(paths: Sequence[Path] | None) -> Path | None:
    """Return the catalogue folder that contains the first path, so that one need not name it."""
    if not paths:
        return None
    path = Path(realpath(paths[0]))
    return next((folder for folder in (path, *path.parents) if _is_catalogue(folder)), None)


def _is_catalogue(folder: Path) -> bool:
    """Whether a folder has agencies in it, or a vocabulary and is no agency's itself."""
    try:
        if any(folder.glob("*/instansi.yaml")) or any(folder.glob("*/*/penetapan.yaml")):
            return True
        if not (folder / "kosakata.yaml").exists():
            return False
        of_agency = (folder / "instansi.yaml").exists() or any(folder.glob("*/penetapan.yaml"))
        return not of_agency and not any(folder.parent.glob("*/instansi.yaml"))
    except OSError:  # far up lie folders that are not ours to read, or end meanwhile, as in /proc
        return False


def refuse_empty(root: Path) -> None:
    """Refuse a folder without any document: to find nothing wrong there would say nothing."""
    if not any(root.rglob("*.yaml")):
        reason = cli.NO_DOCUMENT
        raise DiagnosticError([Diagnostic("SP112", shown_path(root), values={"reason": reason})])


def writable_root(catalogue: Path | None, command: str) -> Path:
    """Return the folder to write in: the catalogue of an installation only for who stands in its checkout."""
    root = catalogue or bundled_catalogue()
    here = Path.cwd().is_relative_to(Path(realpath(root)).parent)
    if catalogue is None and ("site-packages" in root.parts or not here):
        raise refusal(command, cli.NAME_YOUR_FOLDER)
    return root


def documents(paths: Sequence[Path] | None, catalogue: Path | None) -> list[Path]:
    """Return the YAML files that the paths name; those of the whole catalogue without any."""
    named = existing(paths, catalogue) or [catalogue or bundled_catalogue()]
    for path in named:
        if path.is_dir():
            refuse_empty(path)
    found = (
        file
        for path in named
        for file in ([path] if path.is_file() else sorted(path.rglob("*.yaml")))
        if path.is_file() or not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    return list(dict.fromkeys(found))
