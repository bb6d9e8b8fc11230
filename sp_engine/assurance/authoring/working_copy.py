"""The documents of a catalogue in a folder of their own, where they can be changed and tried."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def working_copy(root: Path) -> Iterator[Path]:
    """Give a folder with the YAML files of `root`, which need not exist; it is gone afterwards."""
    with TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "katalog"
        if root.exists():
            shutil.copytree(root, copy, ignore=_others, ignore_dangling_symlinks=True)
        yield copy


def _others(folder: str, names: list[str]) -> list[str]:
    return [n for n in names if n.startswith(".") or not ((Path(folder) / n).is_dir() or n.endswith(".yaml"))]
