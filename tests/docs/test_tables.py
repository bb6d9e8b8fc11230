"""Tables of pages: each column has a heading, all that a screen reader has to tell cells apart by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [page for at in ("*.md", "docs/*.md", "docs/*/*.md") for page in sorted(ROOT.glob(at))]
_HEADING = re.compile(r"^(\|.*\|)\n\|[-:| ]+\|$", re.MULTILINE)


def headings(page: Path) -> list[list[str]]:
    """Return the headings of each table of a page."""
    rows = _HEADING.findall(page.read_text(encoding="utf-8"))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_column_has_a_heading(page: Path) -> None:
    assert [row for row in headings(page) if not all(row)] == []


def test_the_tables_are_found() -> None:
    assert sum(len(headings(page)) for page in PAGES) > 50
