"""Writing documents, each whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from os.path import realpath
from pathlib import Path
from tempfile import NamedTemporaryFile

from sp_cli.output import unwritable
from sp_engine.catalogue import shown_path
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.words.messages import cli


def replace_text(path: Path, text: str, before: bytes | None = None) -> None:
    """Write a file anew: whoever reads it sees the old text or the new one, never half of one.

    What somebody else has written since `before` was read is never written over.
    """
    path = Path(realpath(path))
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
