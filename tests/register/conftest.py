"""A register for each test: in a file, and where a server can be started in PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from register.counters import running_server, server_programs

from sp_engine import Register, open_register


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if server_programs() is None:
        pytest.skip(
            "no PostgreSQL server is installed (Debian: postgresql): the register is tested on SQLite only"
        )
    with running_server() as address:
        yield address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register" / "loket.sqlite3"


@pytest.fixture
def register(file: Path) -> Iterator[Register]:
    with open_register(str(file), create=True) as opened:
        yield opened
