"""Every writer turns every section into its form, and loses none of its texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, TypeAlias, assert_never, get_args

import pytest
from markdown_it import MarkdownIt
from presenting.every_kind import EVERY_KIND, EVIL
from presenting.presented import presented

from sp_engine.immutable import Immutable, fields_of
from sp_engine.presenting import section as sections
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.html import html_page, html_text
from sp_engine.presenting.json import json_data
from sp_engine.presenting.markdown import markdown_text
from sp_engine.presenting.section import Part, Section, Span, Text, spans
from sp_engine.presenting.text import text_lines

Sections: TypeAlias = tuple[tuple[str, Section], ...]


@pytest.fixture(scope="session")
def every() -> Sections:
    """Everything that is presented, by name."""
    return (("every kind", EVERY_KIND), *presented())


# ── the texts of a tree, and of a form ───────────────────────────────────────
def values_of(value: Any) -> Iterator[Any]:
    """Yield every part and text in a part, itself included."""
    yield value
    inside = fields_of(value).values() if isinstance(value, Immutable) else value
    if not isinstance(inside, str) and isinstance(inside, Iterable):
        for inner in inside:
            yield from values_of(inner)


def texts_of(part: Part, *, tables: bool = True) -> list[str]:
    """Return every text in a tree, those in its tables when they are wanted."""
    skipped = {"anchor", "link", "style"}
    found: list[str] = []

    def visit(value: Any) -> None:
        if isinstance(value, sections.Table) and not tables:
            return
        if isinstance(value, str):
            found.extend(line for line in value.split("\n") if line.strip())
        elif isinstance(value, Immutable):
            for name in fields_of(value):
                if name not in skipped:
                    visit(getattr(value, name))
        elif isinstance(value, tuple):
            for inner in value:
                visit(inner)

    visit(part)
    return [text for text in found if text != "-"]  # the sign of a list is its writer's


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Page(HTMLParser):
    """The texts of a page, its titles among them; every element must end where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.open: list[str] = []
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.told.append(given.get("title") or "")
        self.anchors.add(given.get("id") or "")
        self.links.add((given.get("href") or "").removeprefix("#"))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def as_text(section: Section) -> str:
    return "\n".join(text_lines(section, Screen()))


def as_html(section: Section) -> str:
    return "".join(Page(html_page(section, "id")).told)


def as_markdown(section: Section) -> str:
    text = markdown_text(section)
    numbers = re.findall(r"^ *(\d+)\. ", text, flags=re.MULTILINE)  # no text of a page, but shown
    return "".join((*Page(MarkdownIt().enable("table").render(text)).told, *numbers))


def as_json(section: Section) -> str:
    strings: list[str] = []

    def visit(value: Any) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                visit(inner)
        elif isinstance(value, list):
            for inner in value:
                visit(inner)
        else:
            strings.append(str(value))

    visit(json.loads(json.dumps(json_data(section))))
    return "\n".join(strings)


# ── tests ────────────────────────────────────────────────────────────────────
def test_the_example_has_every_kind_of_part() -> None:
    kinds = {type(value) for value in values_of(EVERY_KIND)}
    assert set(get_args(sections.Part)) <= kinds


def lost(texts: Iterable[str], told: str) -> list[str]:
    squeezed_told = squeezed(told)
    return [text for text in texts if squeezed(text) not in squeezed_told]


@pytest.mark.parametrize("form", [as_text, as_html, as_markdown, as_json])
def test_no_text_is_lost_in_any_form(form: Callable[[Section], str], every: Sections) -> None:
    for name, section in every:
        assert lost(texts_of(section), form(section)) == [], name


@pytest.mark.parametrize("width", [30, 72, 120])
def test_at_a_terminal_too_no_text_is_lost_but_headings_of_a_table(width: int, every: Sections) -> None:
    for name, section in every:
        told = "\n".join(text_lines(section, Screen(width)))
        assert lost(texts_of(section, tables=False), told) == [], name


def test_brackets_in_a_table_are_no_markup_at_a_terminal() -> None:
    table = sections.Table(("Nama",), (("[red]merah[/red] :smile:",),))
    told = "\n".join(text_lines(Section("", (table,)), Screen(80)))
    assert "[red]merah[/red] :smile:" in told


def test_every_link_of_a_page_leads_somewhere(every: Sections) -> None:
    for name, section in every:
        page = Page(html_text(section))
        assert page.links <= page.anchors, name


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_what_looks_like_markup_is_none(form: Callable[[Section], str]) -> None:
    for part in EVERY_KIND.parts:
        expected = sum(text.count(EVIL) for text in texts_of(part))
        assert form(Section("", (part,))).count(EVIL) == expected, part


def test_a_note_of_colour_never_changes_the_words(every: Sections) -> None:
    for _, section in every:
        coloured = "\n".join(text_lines(section, Screen(colour=True)))
        assert re.sub(r"\033\[[\d;]*m", "", coloured) == as_text(section)
        assert all(line.count("\033[0m") * 2 == line.count("\033[") for line in coloured.split("\n"))


# ── a new writer ─────────────────────────────────────────────────────────────
def read_aloud(part: Part) -> Iterator[str]:
    """Yield a part as one would read it to somebody: the whole of a new form, in one function."""
    match part:
        case sections.Section() | sections.Group():
            yield from _said(part.heading)
            yield from _all(part.parts)
        case sections.Paragraph() | sections.Note():
            yield from _said((f"{part.label}: " if part.label else "", part.text))
        case sections.Line() | sections.Share():
            yield from _said(part.text)
        case sections.Field():
            yield from _said((part.name, ": ", part.value))
            yield from _all(part.parts)
        case sections.Item():
            yield from _said((part.mark, " ", part.number or "", " ", part.text))
            yield from _all(part.parts)
        case sections.Step():
            yield from _said((part.number, ". ", part.text))
            yield from _all(part.parts)
        case sections.Term():
            yield from _said((part.term, ": ", part.text))
        case sections.Figures():
            yield from (f"{name} {number}" for name, number in part.pairs)
        case sections.Table():
            for row in part.rows:
                yield from _said(
                    tuple(t for pair in zip(part.headings, row, strict=True) for t in (*pair, " "))
                )
        case sections.Code():
            yield part.text
        case sections.Listing():
            for number, text in part.lines:
                yield from _said((f"{number} ", text))
        case sections.Message():
            for place, text in ((part.place, part.text), *part.alike):
                yield from _said((place, " ", part.severity, " ", part.code, " ", text))
            yield from part.excerpt
            yield from _all((*part.advice, *part.parts))
        case _ as never:
            assert_never(never)


def _all(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        yield from read_aloud(part)


def _said(text: Text) -> Iterator[str]:
    told = "".join(f"{span.text} {span.remark or ''}" for span in spans(text))
    if told.strip():
        yield told


def test_a_new_writer_takes_every_section_that_there_is(every: Sections) -> None:
    for name, section in every:
        told = "".join(read_aloud(section))
        assert told, name
        marks = {part.mark for part in values_of(section) if isinstance(part, Section)}
        headings = {
            h for part in values_of(section) if isinstance(part, sections.Table) for h in part.headings
        }
        assert {*lost(texts_of(section), told)} <= marks | headings, name


def test_a_span_without_text_is_no_text() -> None:
    assert spans(("", Span(""), ("", "a"))) == (Span("a"),)
