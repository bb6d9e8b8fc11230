"""Write what mkdocs makes the site of the documentation from (`make site`): its pages, pictures and settings.

In comes a folder; in it are written `pages/` and `mkdocs.yml`.  Pages are those of the repository, with links
that lead to other pages of the site; what a link leads to outside of it is named instead.  Each finding code
has a page of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import yaml
from pages.code_pages import code_list, code_page_text, code_path
from pages.markdown_links import Link, with_deep_lists, with_links
from pages.site_map import CODES, every_page, navigation, site_path

from sp_engine.words import Language, all_codes

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "docs" / "site"
_PICTURES = "docs/pictures/"
_CATALOGUE = (
    "<!-- situs katalog -->",
    '<a href="katalog/index.html">Situs katalog</a>: semua layanan yang dihimpun di sini, dengan '
    "persyaratan, dasar hukum, dan pemeriksaan sendiri.",
)
"""What stands on the first page once the site of the catalogue stands beside it."""
_GENERATED = re.compile(r"<!-- mulai: kode -->.*<!-- akhir: kode -->", re.DOTALL)


def site_pages() -> dict[str, str]:
    """Return the text of every page by its place on the site."""
    pages = every_page(ROOT)
    places = {page.source: site_path(page.source) for page in pages}
    made = {
        places[page.source]: _with_head(_text(page.source, places), page.language, _is_looked_up(page.source))
        for page in pages
    }
    for code in all_codes().values():
        made[f"reference/{code_path(code.code)}"] = _with_head(code_page_text(code), "id", looked_up=True)
    return made


def _is_looked_up(source: str) -> bool:
    return source.startswith(("docs/decisions/", "docs/reference/laporan/")) or source == "CHANGELOG.md"


def _with_head(text: str, language: Language, looked_up: bool) -> str:
    """Return a page with what mkdocs is told of it; what is seldom looked for is found last."""
    return f"---\nlanguage: {language}\nsearch: {{boost: {0.3 if looked_up else 1}}}\n---\n{text}"


def _text(source: str, places: Mapping[str, str]) -> str:
    text = (ROOT / source).read_text(encoding="utf-8")
    if source == CODES:
        text = _GENERATED.sub(lambda _: code_list(), text)

    text = text.replace(*_CATALOGUE)

    def changed(link: Link) -> str:
        file, _, anchor = link.target.partition("#")
        target = os.path.normpath(PurePosixPath(source).parent / file) if file else source
        if target == CODES and anchor.upper() in all_codes():
            return str(link._replace(target=_way(source, f"reference/{code_path(anchor)}")))
        if source == CODES and file.startswith("kode/"):
            return str(link)
        if target.startswith(_PICTURES):
            return str(link._replace(target=_way(source, site_path(target))))
        if target not in places:
            return f"{link.shown} (`{target}`)" if link.shown != f"`{target}`" else link.shown
        way = _way(source, places[target]) if file else ""
        return str(link._replace(target=f"{way}#{anchor}" if anchor else way))

    return with_deep_lists(with_links(text, changed))


def _way(source: str, target: str) -> str:
    return os.path.relpath(target, PurePosixPath(site_path(source)).parent)


def pictures() -> Iterator[Path]:
    """Yield every picture that a page may show."""
    return (path for path in sorted((ROOT / _PICTURES).iterdir()) if path.suffix in (".png", ".svg"))


def settings(folder: Path) -> dict[str, object]:
    """Return the settings of mkdocs for pages that are written in a folder."""
    return {
        "INHERIT": os.path.relpath(SETTINGS / "mkdocs.yml", folder),
        "docs_dir": "pages",
        "theme": {"custom_dir": os.path.relpath(SETTINGS / "theme", folder)},
        "nav": navigation(ROOT),
    }


def main(arguments: list[str]) -> int:
    """Write everything into the folder that is named, anew."""
    (name,) = arguments
    folder = Path(name)
    shutil.rmtree(folder, ignore_errors=True)
    for place, text in site_pages().items():
        path = folder / "pages" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for picture in pictures():
        (folder / "pages" / "pictures").mkdir(exist_ok=True)
        shutil.copy(picture, folder / "pages" / "pictures")
    shutil.copytree(SETTINGS / "assets", folder / "pages" / "assets")
    text = yaml.safe_dump(settings(folder), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
