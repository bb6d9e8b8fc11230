"""A folder of published papers: each is written whole or not at all, and only when it says something else.

In come names and bytes; out comes what became of each file.  Raises `OSError` as the system gives it.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile


class PaperState(StrEnum):
    """What became of a paper's file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def keep_paper(folder: Path, name: PurePosixPath, data: bytes) -> PaperState:
    """Have a file of the folder hold a paper.  Until the new one is whole the old one stays in its place.

    INVARIANT: whoever reads it sees the old paper or the new one; a file that holds the same is not touched.
    """
    path = folder / name
    state = PaperState.CHANGED if path.exists() else PaperState.NEW
    if state is PaperState.CHANGED and path.read_bytes() == data:
        return PaperState.SAME
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(data)
            file.close()
            beside.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            os.replace(beside, path)
        except BaseException:
            file.close()
            beside.unlink(missing_ok=True)
            raise
    return state


def _umask() -> int:
    """Return what new files are not allowed, which can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
