"""The page that explains counting keeps its word: every worked example is run."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from sp_engine.workdays.clock import Clock
from sp_engine.workdays.duration import parse_duration

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "counting-time.md"
ROW = re.compile(r"^\| (\d{4}-\d\d-\d\d \d\d:\d\d) \| ([^|]+) \| ([^|]+) \|", re.MULTILINE)
EXAMPLES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) >= 13


@pytest.mark.parametrize(("start", "duration", "end"), EXAMPLES)
def test_an_example_of_the_page_comes_out_as_written(
    depok: Clock, start: str, duration: str, end: str
) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=depok.zone)
    due = depok.due(moment, parse_duration(duration)).due
    assert (f"{due:%Y-%m-%d %H:%M}" if due else "none") == end
