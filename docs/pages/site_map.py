"""Which pages the site of the documentation has, in their order: officers and clerks first, engineers after.

In comes the repository; the table of its README says which pages there are, what they are called, and with
`(id)` which are Indonesian.  Decisions and codes, of which there are many, come from their own lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pages.code_pages import code_path, families
from sp_engine.words import Code, Language, Words

ROWS: Mapping[str, Words] = {
    "Learn": Words("Belajar", "Learn"),
    "Do": Words("Mengerjakan", "Do"),
    "Look up": Words("Rujukan", "Look up"),
    "Understand": Words("Memahami", "Understand"),
    "Why it is so": Words("Mengapa begini", "Decisions"),
}
"""The rows of the README's table, as they are called on the site."""
PROJECT = {
    "README.md": "sp-engine",
    "CONTRIBUTING.md": "Contributing",
    "SECURITY.md": "Security",
    "CHANGELOG.md": "Changes",
}
"""Pages that stand at the root of the repository, where the site has its home."""
CODES, FINDINGS = "docs/reference/kode.md", "docs/reference/temuan.md"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)( \(id\))?")


class ListedPage(NamedTuple):
    """A page of the repository, what it is called in a list of pages, and its language."""

    source: str
    name: str
    language: Language


Entry: TypeAlias = "dict[str, str | list[Entry]]"
Navigation: TypeAlias = list[Entry]
"""Pages and sections as mkdocs asks for them: each a name with its place, or with what is in it."""


def listed_pages(root: Path) -> dict[str, list[ListedPage]]:
    """Return the pages of each row of the README's table, by the name of the row."""
    text = (root / "README.md").read_text(encoding="utf-8").partition("## Documentation")[2]
    rows = re.findall(r"^\| ([^|]+) \| (.+) \|$", text.partition("\n## ")[0], re.MULTILINE)
    return {
        row: [ListedPage(source, name, "id" if mark else "en") for name, source, mark in _LINK.findall(links)]
        for row, links in rows
        if row in ROWS
    }


def reports(root: Path) -> list[ListedPage]:
    """Return the report of each agency."""
    found = sorted((root / "docs/reference/laporan").glob("*.md"))
    return [ListedPage(_source(path, root), _heading(path), "id") for path in found]


def decisions(root: Path) -> list[ListedPage]:
    """Return the pages of decisions, in their order."""
    text = (root / "docs/decisions/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| \[([^\]]+)\]\(([^)]+)\) \|$", text, re.MULTILINE)
    return [
        ListedPage(f"docs/decisions/{file}", f"{number}. {name.replace('`', '')}", "en")
        for number, name, file in rows
    ]


def every_page(root: Path) -> list[ListedPage]:
    """Return all pages that are written in the repository."""
    of_rows = [page for pages in listed_pages(root).values() for page in pages]
    project = [ListedPage(source, name, "en") for source, name in PROJECT.items()]
    return [
        ListedPage("docs/index.md", "Beranda", "id"),
        *of_rows,
        *reports(root),
        *decisions(root),
        *project,
    ]


def site_path(source: str) -> str:
    """Return where a page or picture of the repository stands on the site."""
    return source.removeprefix("docs/") if source.startswith("docs/") else f"project/{source.lower()}"


def navigation(root: Path) -> Navigation:
    """Return the way to every page, as mkdocs asks for it."""
    rows = listed_pages(root)
    ours: Navigation = [{"Beranda": "index.md"}]
    engineers: Navigation = [{PROJECT["README.md"]: site_path("README.md")}]
    for row, words in ROWS.items():
        indonesian = [page for page in rows[row] if page.language == "id"]
        english = [page for page in rows[row] if page.language == "en"]
        if indonesian:
            ours.append({words.id: [*_with_lists(indonesian, root)]})
        if row == "Why it is so":
            engineers.append({words.en: [_entry(page) for page in [*english, *decisions(root)]]})
        elif english:
            engineers.append({words.en: [*map(_entry, english)]})
    of_project = [
        _named(name, site_path(source)) for source, name in PROJECT.items() if source != "README.md"
    ]
    engineers.append({"Project": of_project})
    return [*ours, {"For engineers": engineers}]


def _with_lists(pages: Iterable[ListedPage], root: Path) -> Iterator[Entry]:
    for page in pages:
        match page.source:
            case source if source == CODES:
                inside: Navigation = [{"Semua kode": site_path(source)}]
                for family, codes in families():
                    entries: Navigation = [
                        {_code_name(code): f"reference/{code_path(code.code)}"} for code in codes
                    ]
                    inside.append({family: entries})
                yield {page.name: inside}
            case source if source == FINDINGS:
                yield {page.name: [{"Semua instansi": site_path(source)}, *map(_entry, reports(root))]}
            case _:
                yield _entry(page)


def _code_name(code: Code) -> str:
    return f"{code.code} · {code.title.id.replace('`', '')}"


def _entry(page: ListedPage) -> Entry:
    return _named(page.name, site_path(page.source))


def _named(name: str, place: str) -> Entry:
    return {name: place}


def _heading(path: Path) -> str:
    found = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, path
    return found[1]


def _source(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
