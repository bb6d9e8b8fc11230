"""What every page of the site has: head, way back, the other language, what is said at its foot.

In come a page's place, title and content; out comes its text.  Knows nothing of services.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from posixpath import relpath
from typing import NamedTuple, TypeAlias

from sp_engine.publishing.site.markup import Html, Inside, inside, tag
from sp_engine.words import Language
from sp_engine.words.messages import site_page

ASSETS = "aset"
ENGLISH = "en"


Way: TypeAlias = "tuple[tuple[Inside, str], ...]"
"""The pages above a page, each by its name and path."""


class Place(NamedTuple):
    """Where a page is: its path in Indonesian, such as `depok/kios.html`, and its language."""

    path: str
    language: Language

    @property
    def file(self) -> str:
        """Its path from the root of the site."""
        return self.path if self.language == "id" else f"{ENGLISH}/{self.path}"

    def to(self, path: str) -> str:
        """Return the link to another page in the same language."""
        return self.to_file(Place(path, self.language).file)

    def to_file(self, file: str) -> str:
        """Return the link to a file by its path from the root of the site."""
        return relpath(file, str(PurePosixPath(self.file).parent))

    @property
    def other(self) -> Place:
        """The same page in the other language."""
        return Place(self.path, "en" if self.language == "id" else "id")


class Page(NamedTuple):
    """What a page says: its title, a sentence about it, and what is in it.

    `way` are the pages above it, each by its name and path; `scripts` are files from the root of the site.
    """

    place: Place
    title: str
    about: str
    content: Inside
    way: Way = ()
    scripts: Sequence[str] = ()


def page_text(page: Page) -> str:
    """Return a whole page."""
    place, language = page.place, page.place.language
    site = site_page.SITE.get(language)
    title = page.title if page.title == site else f"{page.title} – {site}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("meta", name="description", content=page.about),
        tag("meta", name="color-scheme", content="light dark"),
        tag("link", rel="stylesheet", href=place.to_file(f"{ASSETS}/situs.css")),
    )
    other = place.other
    switch = tag(
        "a",
        site_page.OTHER_LANGUAGE.get(language),
        href=place.to_file(other.file),
        lang=other.language,
        hreflang=other.language,
    )
    top = tag(
        "header",
        tag("a", site, href=place.to("index.html"), class_="brand"),
        tag("nav", switch, aria_label=site_page.LANGUAGE.get(language)),
        class_="top",
    )
    foot = tag("footer", tag("p", site_page.ABOUT.get(language)), class_="foot")
    scripts = [tag("script", src=place.to_file(file), defer=True) for file in page.scripts]
    skip = tag("a", site_page.SKIP.get(language), href="#isi-halaman", class_="skip")
    main = tag("main", tag("h1", page.title), page.content, id="isi-halaman", tabindex="-1")
    body = tag("body", "\n", skip, "\n", top, "\n", _way(page), main, "\n", foot, "\n", scripts)
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _way(page: Page) -> Inside:
    if not page.way:
        return None
    steps = [tag("li", tag("a", name, href=page.place.to(path))) for name, path in page.way]
    here = tag("li", tag("span", page.title, aria_current="page"))
    return tag(
        "nav", tag("ol", steps, here), class_="way", aria_label=site_page.WHERE.get(page.place.language)
    )


def in_their_language(text: str, own: str, language: Language) -> Inside:
    """Return a text, marked where it stands in Indonesian on an English page: there is no translation.

    `own` is the Indonesian text.
    """
    return tag("span", text, lang="id") if language == "en" and text == own else text


def section(id_: str, heading: Inside, *content: Inside, level: int = 2, class_: str | None = None) -> Html:
    """Return a part of a page under a heading."""
    return tag(
        "section",
        tag(f"h{level}", heading, id=f"{id_}-judul"),
        *content,
        id=id_,
        class_=class_,
        aria_labelledby=f"{id_}-judul",
    )


def described(*pairs: tuple[Inside, Inside]) -> Html:
    """Return names with what belongs to them."""
    return tag("dl", [inside(tag("dt", name), tag("dd", value)) for name, value in pairs])
