"""What the pages show is what the product does today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from generate import PAGES, SECTIONS, generated

from sp_engine.rules.backends.durable_rules.witness import witness_available

ROOT = Path(__file__).parents[2]


def here(text: str) -> str:
    """Return a page as this Python would write it, which may have no second derivation."""
    if witness_available():
        return text
    none = "Pemeriksaan kedua: tidak ada, karena durable-rules tidak terpasang."
    text = re.sub(r'"witness": "durable-rules [\d.]+"', '"witness": null', text)
    text = re.sub(
        r"^(?=Persyaratan: .*; selengkapnya dengan --all\.$)", f"{none}\n", text, flags=re.MULTILINE
    )
    return text.replace("Pemeriksaan kedua (durable-rules) menghasilkan keputusan yang sama.", none)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_its_commands_print_and_its_sections_say(page: str) -> None:
    """`make docs` writes the page anew; every file and command of a page is used on the way."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert generated(page) == here(text), "run `make docs`"


def test_every_page_with_something_generated_is_kept_current() -> None:
    marks = re.compile(r"^(<!-- mulai: |```console|\*\*`[^`]+`\*\*$)", re.MULTILINE)
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*/*.md")]
    marked = {str(p.relative_to(ROOT)) for p in pages if marks.search(p.read_text(encoding="utf-8"))}
    assert marked <= set(PAGES)


def test_every_generated_section_stands_on_one_page() -> None:
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    assert sorted(re.findall(r"<!-- mulai: ([\w-]+) -->", text)) == sorted(SECTIONS)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_crash_or_a_path_of_this_machine(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.search(r"Traceback| SP702  |Exception ignored", text)
    assert str(ROOT) not in text
    assert not re.search(r"(?<![\w.])/(home|root|tmp|Users)/", text)
