"""The page about the house says in which file a new thing starts, and that file says so too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/explanation/the-house.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|`]+): `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)
NEW = {
    *("leaf", "outcome", "channel", "unit", "wording", "key of the decision's JSON"),
    *("kind of holiday", "lint rule", "exit code", "verb", "back end", "assertion", "way of charging"),
    *("letter", "block of a paper"),
}


def test_every_thing_that_is_often_added_has_its_line() -> None:
    assert {thing for thing, _, _ in ROWS} == NEW


@pytest.mark.parametrize(("thing", "file"), [row[:2] for row in ROWS])
def test_the_file_in_which_a_new_thing_starts_says_so(thing: str, file: str) -> None:
    told = ast.get_docstring(ast.parse((ROOT / file).read_text(encoding="utf-8"))) or ""
    assert f"A new {thing} starts here" in " ".join(told.split())


def test_every_file_that_the_page_names_exists() -> None:
    named = [name for _, _, rest in ROWS for name in re.findall(r"`([^`]+)`", rest)]
    named += re.findall(r"`(tests/[^`]+)`", PAGE)
    rooms = [name for name in re.findall(r"`(\w+/[\w/]+\.(?:py|yaml))`", PAGE) if "/" in name]
    missing = [name for name in named if not (ROOT / name).exists()]
    missing += [
        name
        for name in rooms
        if not any((folder / name).exists() for folder in (ROOT, ROOT / "sp_engine", ROOT / "cli"))
    ]
    assert missing == []
