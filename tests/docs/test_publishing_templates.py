"""The Word templates that come with us are what the page that writes them says they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from publishing_templates import templates

MADE = templates()


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_a_template_is_current(path: Path) -> None:
    assert path.read_bytes() == MADE[path], "make docs"
