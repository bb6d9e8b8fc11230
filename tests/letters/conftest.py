"""A register for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sp_engine import Register, open_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(str(tmp_path / "loket.sqlite3"), create=True) as opened:
        yield opened
