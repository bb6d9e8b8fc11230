"""The documents of a catalogue in a folder of their own, where they can be changed and tried.

In comes a folder; out comes another, for a while.  Knows nothing about what is written in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sp_engine.catalogue import leads_out
from sp_engine.yaml_text import MAX_BYTES


@contextmanager
def working_copy(root: Path) -> Iterator[Path]:
    """Give a folder with the documents that lie in `root`, which need not exist; it is gone afterwards."""
    with TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "katalog"
        copy.mkdir()
        for source in sorted(root.rglob("*.yaml")):
            inside = source.relative_to(root)
            if _is_document(source, root) and not any(part.startswith(".") for part in inside.parts):
                (copy / inside).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(
                    source, copy / inside
                )  # not its mode: a copy of what is read-only is writable
        yield copy


def _is_document(path: Path, root: Path) -> bool:
    return path.is_file() and path.stat().st_size <= MAX_BYTES and not leads_out(path, root)
