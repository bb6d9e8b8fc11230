"""The documents that paths on the command line name, and writing them: each whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile

from sp_cli.options import refusal
from sp_cli.output import changed_lines, unwritable
from sp_engine.catalogue.files import bundled_catalogue, shown_path
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
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


def difference(path: Path, before: str, after: str) -> str:
    """Return what would change in a file, line by line, in colour where that is wanted."""
    name = shown_path(path)
    return changed_lines(unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""))


def replace_text(path: Path, text: str, before: bytes | None = None) -> None:
    """Write a file anew: whoever reads it sees the old text or the new one, never half of one.

    What somebody else has written since `before` was read is never written over.
    """
    path = path.resolve()
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise unwritable(shown_path(path), cli.READ_ONLY)
        if before is not None and path.read_bytes() != before:
            raise unwritable(shown_path(path), cli.CHANGED_MEANWHILE)
        with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
            new = Path(file.name)
            try:
                file.write(text)
                file.close()
                shutil.copymode(path, new)
                os.replace(new, path)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise unwritable(shown_path(path), error) from error


def create_all(texts: Mapping[Path, str], changed: Mapping[Path, tuple[bytes, str]] | None = None) -> None:
    """Create every file, and replace those that change, or do nothing; never write over one that exists."""
    taken = [path for path in texts if path.exists()]
    if taken:
        raise DiagnosticError([Diagnostic("SP621", shown_path(path)) for path in taken])
    made: list[Path] = []
    try:
        for path, text in texts.items():
            for folder in reversed([f for f in (path.parent, *path.parent.parents) if not f.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        for path, (before, text) in (changed or {}).items():
            replace_text(path, text, before)
    except BaseException as error:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(error, FileExistsError):
            raise DiagnosticError([Diagnostic("SP621", shown_path(Path(error.filename)))]) from error
        if isinstance(error, OSError):
            raise unwritable(shown_path(Path(error.filename or ".")), error) from error
        raise
