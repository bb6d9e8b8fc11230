"""The service of `cases/good` with components that nobody has transcribed yet."""

from __future__ import annotations

import re
from pathlib import Path

from cases.author_mistake import lay_over_good

from sp_engine.documents.component import Component


def untranscribed(folder: Path, *components: Component) -> Path:
    """Make the good catalogue in `folder`, with these components of its service left untranscribed."""
    lay_over_good("", folder)
    path = folder / "kota" / "2024" / "surat.yaml"
    text = path.read_text(encoding="utf-8")
    for component in components:
        block = rf"(?m)^  {component}:.*\n(?:(?:    .*)?\n)*"
        blank = f"  {component}: {{belum_diketahui: true, catatan: Halamannya tidak terbaca.}}\n"
        text, found = re.subn(block, blank, text)
        assert found == 1
    path.write_text(text, encoding="utf-8")
    return folder
