"""The documents that paths on the command line name, and the catalogue around them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sp_cli.options import refusal
from sp_engine.catalogue import bundled_catalogue, shown_path
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.words.messages import cli


def existing(paths: Sequence[Path] | None) -> Sequence[Path]:
    """Return the paths; one that does not exist is an error."""
    reason = cli.NO_SUCH_FILE
    missing = [path for path in paths or () if not path.exists()]
    if missing:
        raise DiagnosticError([Diagnostic("SP112", str(path), values={"reason": reason}) for path in missing])
    return paths or ()


def catalogue_around(paths: Sequence[Path] | None) -> Path | None:
    """Return the catalogue folder that contains the first path, so that one need not name it."""
    if not paths:
        return None
    path = paths[0].resolve()
    for folder in (path, *path.parents):
        if (folder / "kosakata.yaml").exists() or any(folder.glob("*/instansi.yaml")):
            return folder
    return None


def refuse_empty(root: Path) -> None:
    """Refuse a folder without any document: to find nothing wrong there would say nothing."""
    if not any(root.rglob("*.yaml")):
        reason = cli.NO_DOCUMENT
        raise DiagnosticError([Diagnostic("SP112", shown_path(root), values={"reason": reason})])


def writable_root(catalogue: Path | None, command: str) -> Path:
    """Return the folder to write in; the catalogue inside an installed package is left as it is."""
    root = catalogue or bundled_catalogue()
    if catalogue is None and "site-packages" in root.parts:
        raise refusal(command, cli.NAME_YOUR_FOLDER)
    return root


def documents(paths: Sequence[Path] | None, catalogue: Path | None) -> list[Path]:
    """Return the YAML files that the paths name; those of the whole catalogue without any."""
    named = existing(paths) or [catalogue or bundled_catalogue()]
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
