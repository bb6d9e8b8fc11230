"""Links in a catalogue's folder that lead out of it.

In come a file and the folder; out comes whether what the file stands for lies elsewhere, and what is said
then.  Whoever sends a folder must not have another's file read, shown or written through a name in it.
"""

from __future__ import annotations

from os.path import realpath
from pathlib import Path

from sp_engine.words import Diagnostic
from sp_engine.words.messages import files


def leads_out(path: Path, *folders: Path) -> bool:
    """Whether a file that is named in a folder lies outside of that and of all others that are given."""
    real = Path(realpath(path))
    return not any(real.is_relative_to(realpath(folder)) for folder in folders)


def link_out(name: str) -> Diagnostic:
    """Return what is said of a document that a link leads away from."""
    return Diagnostic("SP112", name, values={"reason": files.LEADS_OUT}, advice=files.COPY_IT_HERE)
