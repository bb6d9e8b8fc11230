"""Catalogues of one service under several decrees, as an agency writes them one after another.

`succession` gives the one of the classic mistake: A of 2024, B of 2025 in its place, C of 2026 that revokes B
without the service.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cases.author_mistake import GOOD

SERVICE = "kota/surat"
FACTS = {"wilayah_usaha": "kota-contoh", "modal_usaha": 5, "dikuasakan": "tidak", "skala_usaha": "mikro"}


def add_decree(
    root: Path, folder: str, number: str, day: str | None, *more: str, service: str = "surat"
) -> Path:
    """Add a decree of the agency, dated and in force from one day, or (for None) from nobody knows when.

    It lists one service, with a copy of its document where there is one.
    """
    first = root / "kota" / "2024"
    own = root / "kota" / folder
    own.mkdir()
    for name in (f"{service}.yaml", f"{service}.uji.yaml"):
        if (first / name).exists():
            shutil.copy(first / name, own / name)
    dates = "tanggal_belum_diketahui: true\ncatatan: [Halaman terakhir hilang.]"
    if day is not None:
        dates = f"tanggal: {day}\nberlaku_sejak: {day}"
    lines = (first / "penetapan.yaml").read_text(encoding="utf-8")
    lines = lines.replace("1/KPTS/2024", number).replace("{id: surat, ", f"{{id: {service}, ")
    lines = lines.replace("tanggal: 2024-01-04\nberlaku_sejak: 2024-01-04", dates)
    (own / "penetapan.yaml").write_text("\n".join((lines.rstrip(), *more)) + "\n", encoding="utf-8")
    return own


def catalogue(folder: Path) -> Path:
    """Return a catalogue with the decree of 2024 alone."""
    return Path(shutil.copytree(GOOD, folder / "katalog"))


def succession(folder: Path) -> Path:
    """Return the catalogue of A, B and C."""
    root = catalogue(folder)
    add_decree(root, "2025", "2/KPTS/2025", "2025-01-02")
    add_decree(root, "2026", "3/KPTS/2026", "2026-01-05", "mencabut: [2/KPTS/2025]", service="lain")
    return root
