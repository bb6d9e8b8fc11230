"""Two versions of the good catalogue: as it is, and with some of its text changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from cases.author_mistake import GOOD

from sp_engine.assurance.differences.change import Change
from sp_engine.assurance.differences.decree_difference import DecreeDifference, Version, decree_difference
from sp_engine.catalogue.files import CatalogueFiles

SERVICE = "kota/2024/surat.yaml"
MODAL = "{fakta: modal_usaha, paling_banyak: Rp1.000.000.000}"


def version_of(root: Path, agency: str, folder: str, only: str | None = None) -> Version:
    """Return a whole decree, or one service of it."""
    files = CatalogueFiles(root)
    decree = next(d for d in files.decrees(agency) if d.folder == folder)
    return Version(
        decree,
        files.agency(agency).document,
        {
            s.id: files.standard_of(decree, f"{agency}/{s.id}")
            for s in decree.services
            if only in (None, s.id)
        },
        files.regulations(),
        single=only is not None,
    )


def edited(root: Path, *pairs: tuple[str, str], name: str = SERVICE) -> Path:
    """Return a copy of the good catalogue in which each first text became the second."""
    if not root.exists():
        shutil.copytree(GOOD, root)
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return root


def difference(tmp_path: Path, *pairs: tuple[str, str], name: str = SERVICE) -> DecreeDifference:
    """Return what changes in the good catalogue when each first text becomes the second."""
    root = edited(tmp_path / "katalog", *pairs, name=name)
    return decree_difference(version_of(GOOD, "kota", "2024"), version_of(root, "kota", "2024"))


def changes(tmp_path: Path, *pairs: tuple[str, str], name: str = SERVICE) -> tuple[Change, ...]:
    """Return what changes in the good service."""
    (service,) = difference(tmp_path, *pairs, name=name).services
    return service.changes


def changes_between(tmp_path: Path, part: str, old: str, new: str) -> tuple[Change, ...]:
    """Return what changes in the good service when its `part` was the old text and is the new one."""
    roots = (edited(tmp_path / name, (part, text)) for name, text in (("lama", old), ("baru", new)))
    (service,) = decree_difference(*(version_of(root, "kota", "2024") for root in roots)).services
    return service.changes
