"""Nothing that a document says acts on a terminal, a page or a file that is written of it."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presenting.every_kind import EVERY_KIND

from sp_engine.immutable import Immutable, fields_of
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.html import html_page
from sp_engine.presenting.junit import JunitReport
from sp_engine.presenting.markdown import markdown_text
from sp_engine.presenting.section import Line, Section
from sp_engine.presenting.text import text_lines
from sp_engine.presenting.text_changes import changed_text
from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.words.visible_text import all_visible, visible, visible_json

ACTING = "\x1b[2J\x1b[1;32mDISETUJUI\x07\x9b31m\u202eabc\u2066\u200b\ufeff\x7f\r"
ACTS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def hostile(value: Any) -> Any:
    """Return a section whose every text begins with what acts."""
    if type(value) is str:
        return ACTING + value
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    return type(value)(*map(hostile, fields_of(value).values())) if isinstance(value, Immutable) else value


SECTION: Section = hostile(EVERY_KIND)


@pytest.mark.parametrize("width", [None, 40, 80, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_at_a_terminal_acts_but_by_our_own_colours(width: int | None, colour: bool) -> None:
    lines = "\n".join(text_lines(SECTION, Screen(width, colour)))
    assert ACTS.search(OUR_COLOURS.sub("", lines)) is None
    assert lines.count("DISETUJUI") > 30
    greens = {found[0] for found in re.finditer(r"\x1b\[1;32m.", lines)}
    assert "\x1b[1;32mD" not in greens


@pytest.mark.parametrize(
    "written", [html_page(SECTION, "id"), markdown_text(SECTION)], ids=["html", "markdown"]
)
def test_no_page_holds_what_acts(written: str) -> None:
    assert ACTS.search(written) is None


def test_no_change_that_is_shown_acts() -> None:
    shown = changed_text("a.yaml", f"nomor: {ACTING}1\n", f"nomor: {ACTING}2\n", Screen(80))
    assert ACTS.search(shown) is None


def test_no_test_report_holds_what_acts() -> None:
    finding = Diagnostic("SP101", f"{ACTING}.yaml", Span(1, 1, 1, 2), {"problem": ACTING}, excerpt=ACTING)
    report = JunitReport("id").text([finding])
    assert ACTS.search(report) is None
    assert ElementTree.fromstring(report).find(".//error") is not None


@given(st.text(), st.text(st.sampled_from(ACTING + "\U000e0041\u00ad\u2028")))
def test_json_says_the_same_without_what_acts(one: str, other: str) -> None:
    data = {"a": one, other: [other, one]}
    written = visible_json(json.dumps(data, ensure_ascii=False))
    assert json.loads(written) == data
    assert ACTS.search(written) is None


@given(st.text())
def test_what_is_visible_stays_so(text: str) -> None:
    assert ACTS.search(visible(text)) is None
    assert visible(visible(text)) == visible(text)


def test_an_ordinary_text_is_left_alone() -> None:
    section = Section("Izin – “makam” é", (Line("1\t2\n3"),))
    assert all_visible(section) == section
