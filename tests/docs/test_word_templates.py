"""The Word templates of letters are what their script writes, and every name in them is told of."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import word_templates

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/templat-surat.md").read_text(encoding="utf-8")
FOLDER = ROOT / "sp_engine/letters/templates"


def test_the_files_are_what_the_script_writes() -> None:
    assert {path: path.read_bytes() for path in word_templates.templates()} == word_templates.templates()


@pytest.mark.parametrize("name", ["surat", "tanda-terima"])
def test_every_name_of_a_template_is_on_the_page(name: str) -> None:
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as parts:
        word = "".join(parts.read(part).decode() for part in parts.namelist() if part.endswith(".xml"))
    html = (FOLDER / "surat.html").read_text(encoding="utf-8")
    names = {
        one for text in (word, html) for one in re.findall(r"\b(?:kop|surat|kepada|register)\.(\w+)", text)
    }
    assert names
    assert {one for one in names - {"html", "md"} if f".{one}`" not in PAGE} == set()
