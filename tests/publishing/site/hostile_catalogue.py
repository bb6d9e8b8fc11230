"""A catalogue whose texts try to leave their places in pages and scripts, for tests of what is published."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
HOSTILE = (
    "</script></q></style><img src=x onerror=\"hit('img')\">"
    "'\"`${hit('template')} */ hit('comment') // &amp; \\"
    "\nhit('line');\u2028hit('separator');\u2029//"
)
"""Calls `hit` wherever it is taken for markup or for a part of a script."""
RENAMED = "depot_di_kemuning"
"""A fact that is called `constructor` instead, which every object of JavaScript has."""
_TEXTS = re.compile(
    r"^( *(?:- )?(?:uraian|nama|nomor|pertanyaan|catatan|alasan|dibaca|tertulis|alamat|wilayah|jabatan): )"
    r"([^'\"\n:#>|{\[][^\n:#]*)$",
    re.MULTILINE,
)


def write_hostile_catalogue(folder: Path) -> None:
    """Write the test catalogue of other fields with hostile words in front of each text, and such a fact."""
    shutil.copytree(FIELDS, folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(rf"\b{RENAMED}\b", "constructor", _TEXTS.sub(_hostile, text))
        path.write_text(text, encoding="utf-8")


def _hostile(found: re.Match[str]) -> str:
    if found[2].strip() in ("ya", "tidak", "true", "false") or re.fullmatch(r"[a-z0-9_-]+", found[2].strip()):
        return found[0]  # a name, not a text
    return found[1] + json.dumps(f"{HOSTILE} {found[2]}", ensure_ascii=True)
