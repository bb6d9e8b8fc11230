"""The site of the documentation: which pages it has, and that it is built without a warning.

Building it needs the extra `site` (`make site-tools`), and looking at it Chromium and `make judges` besides;
what is lacking is said where a test is skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import site_pages
from pages.code_pages import mistakes
from pages.markdown_links import Link, with_deep_lists, with_links
from pages.site_map import Navigation, every_page, navigation, site_path

from sp_engine.words.codes import all_codes

ROOT = Path(__file__).parents[2]
JUDGES = ROOT / "tests" / "site"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LOOKED_AT = (
    "index.html",
    "how-to/loket.html",
    "how-to/situs.html",
    "reference/bahasa-katalog.html",
    "reference/kode.html",
    "reference/kode/sp211.html",
    "reference/kinerja.html",
    "decisions/index.html",
)
PAGES = site_pages.site_pages()


def places(entries: Navigation) -> list[str]:
    """Return every place that is in the navigation."""
    found: list[str] = []
    for entry in entries:
        for inside in entry.values():
            found += [inside] if isinstance(inside, str) else places(inside)
    return found


def test_every_page_stands_once_in_the_navigation() -> None:
    assert sorted(places(navigation(ROOT))) == sorted(PAGES)


def test_every_page_of_the_repository_is_on_the_site() -> None:
    written = {
        path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    }
    assert {page.source for page in every_page(ROOT)} == {
        name for name in written if "node_modules" not in name
    }


def test_officers_and_clerks_come_before_engineers() -> None:
    *ours, engineers = navigation(ROOT)
    assert [*engineers] == ["For engineers"]
    language = {site_path(page.source): page.language for page in every_page(ROOT)}
    assert {language.get(place, "id") for place in places(ours)} == {"id"}
    assert {language[place] for place in places([engineers])} == {"en"}


@pytest.mark.parametrize("page", every_page(ROOT), ids=lambda page: page.source)
def test_a_page_is_in_the_language_that_the_readme_says(page: Any) -> None:
    words = re.findall(r"[a-z]+", (ROOT / page.source).read_text(encoding="utf-8").lower())
    indonesian = sum(words.count(one) for one in ("yang", "dan", "untuk", "tidak", "atau", "dengan"))
    english = sum(words.count(one) for one in ("the", "and", "of", "is", "not", "with"))
    assert page.language == ("id" if indonesian > english else "en")


@pytest.mark.parametrize("code", all_codes())
def test_a_code_has_a_page_that_says_what_it_means_why_and_how_to_mend_it(code: str) -> None:
    text = PAGES[f"reference/kode/{code.lower()}.md"]
    entry = all_codes()[code]
    assert f"# {code} · {entry.title.id}" in text
    assert all(part.rstrip() in text for part in (entry.bad, entry.good))
    assert [
        one
        for one in ("## Mengapa", "## Cara memperbaiki", "### Why", "### How to mend it")
        if one not in text
    ] in (
        [],
        ["## Cara memperbaiki", "### How to mend it"],  # only the place of the finding says it
    )
    assert f"]({code.lower()}.md)" not in text
    assert f"[{code}](kode/{code.lower()}.md)" in PAGES["reference/kode.md"]


def test_many_codes_show_a_mistake_of_the_tests_and_what_is_said_of_it() -> None:
    assert len(mistakes()) > 100
    assert "bermaterai" in PAGES["reference/kode/sp211.md"]
    assert "maksud Anda `bermeterai`?" in PAGES["reference/kode/sp211.md"]


def test_a_link_to_a_code_leads_to_its_page_and_one_out_of_the_site_names_the_file() -> None:
    text = "".join(PAGES.values())
    assert not re.search(r"\]\([^)]*kode\.md#sp", text)
    assert not re.search(r"\]\([^)]*\.(?:py|yaml|toml)\)", text)


def test_links_in_code_are_left_alone() -> None:
    text = "[a](b.md) `[a](b.md)` ``[a](`b`.md)``\n\n```\n[a](b.md)\n```\n[out](https://example.org)"
    changed = with_links(text, lambda link: str(Link(link.shown.upper(), link.target, link.is_picture)))
    assert (
        changed == "[A](b.md) `[a](b.md)` ``[a](`b`.md)``\n\n```\n[a](b.md)\n```\n[out](https://example.org)"
    )


@pytest.mark.parametrize(
    ("written", "deep"),
    [
        ("* a\n  * b\n    * c\n  d\n\ne", "* a\n    * b\n        * c\n    d\n\ne"),
        ("1. a\n\n   ```\n   x\n     * y\n   ```\n2. b", "1. a\n\n    ```\n    x\n      * y\n    ```\n2. b"),
        ("- a\n\n  b\n\nc\n    code", "- a\n\n    b\n\nc\n    code"),
    ],
)
def test_what_stands_in_a_list_goes_four_spaces_in(written: str, deep: str) -> None:
    assert with_deep_lists(written) == deep


# ── built ─────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed: make site-tools")
    folder = tmp_path_factory.mktemp("site")
    assert site_pages.main([str(folder / "pages")]) == 0
    settings = ["--config-file", str(folder / "pages" / "mkdocs.yml"), "--site-dir", str(folder / "site")]
    told = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *settings],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stdout + told.stderr) == (0, "")
    return folder / "site"


class _Page(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if name in ("href", "src") and value and tag != "base":
                self.links.append(value)


def test_every_link_of_the_built_site_leads_somewhere_and_none_elsewhere(built: Path) -> None:
    pages = {
        path: _Page(path.read_text(encoding="utf-8"))
        for path in built.rglob("*.html")
        if path.name != "404.html"
    }
    assert len(pages) == len(PAGES)
    broken = []
    for path, page in pages.items():
        for link in page.links:
            file, _, anchor = unquote(link).partition("#")
            target = (path.parent / file).resolve() if file else path
            if target.is_relative_to(built / "katalog"):
                continue  # the site of the catalogue, which `make site` lays beside this one
            is_there = target.exists() and not re.match(r"[a-z]+:", link)
            if not is_there or (anchor and target in pages and anchor not in pages[target].anchors):
                broken.append((path.name, link))
    outside = {link for _, link in broken if re.match(r"https?:", link)}
    assert [one for one in broken if one[1] not in outside] == []
    assert outside <= _named_outside()


def _named_outside() -> set[str]:
    """Return the links to other sites that our pages themselves have, and the one to who made the theme."""
    return {
        *re.findall(r"https?://[^\s)>\"]+", "".join(PAGES.values())),
        "https://squidfunk.github.io/mkdocs-material/",
    }


def test_pages_in_a_browser_ask_for_nothing_are_accessible_and_find_words(built: Path) -> None:
    """At a desk and on a telephone, from files, without a network: axe-core finds nothing."""
    if shutil.which("node") is None or not (JUDGES / "node_modules").is_dir():
        pytest.skip("the judges of pages are not installed: `make judges`, which needs npm (Node.js)")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not there: apt-get install chromium, or CHROMIUM=/path/to/it")
    told = subprocess.run(
        ["node", str(JUDGES / "documentation.mjs"), str(built), *LOOKED_AT],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    judged = json.loads(told.stdout)
    assert judged["found"] == []
    assert [one["first"] for one in judged["searches"]] == [
        "Menghitung tenggat",
        "SP211 · Atribut tidak dikenal",
        "Mengimpor keputusan",
    ] * 2
