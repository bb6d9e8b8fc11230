"""Where a register is: a file of SQLite, or the address of a PostgreSQL server that counters share.

In comes what somebody wrote, or nothing; out comes where it is.  Touches no file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sp_engine.immutable import Immutable
from sp_engine.register.number import RegisterError
from sp_engine.words import Diagnostic

_SERVERS = ("postgresql://", "postgres://", "postgresql+psycopg://")
_FILE = "sqlite:///"


class Address(Immutable):
    """A file, or the URL of a server; `shown` is how it is told, without a password."""

    shown: str
    file: Path | None = None
    url: str | None = None


def register_address(written: str | None) -> Address:
    """Return where a register is that somebody names, else the one of whoever is logged in.

    Raises `RegisterError` for a kind of address that is none of ours.
    """
    if not written:
        file = default_file()
        return Address(str(file), file)
    for start in _SERVERS:
        if written.startswith(start):
            rest = written.removeprefix(start)
            return Address(_without_password(rest), url=f"postgresql+psycopg://{rest}")
    file_name = written.removeprefix(_FILE)
    if "://" in file_name:
        raise RegisterError([Diagnostic("SP802", _without_password(written), values={"kinds": "sqlite:///"})])
    return Address(file_name, Path(file_name))


def default_file() -> Path:
    """Return the file of whoever is logged in."""
    return data_folder() / "register.sqlite3"


def data_folder() -> Path:
    """Return where this system keeps the files of whoever is logged in."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    elif sys.platform == "darwin":
        data = home / "Library/Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return data / "sp-engine"


def _without_password(url: str) -> str:
    who, at, where = url.rpartition("@")
    name, colon, _ = who.partition(":") if "//" not in who else who.rpartition(":")
    return f"{name if colon else who}{at}{where}"
