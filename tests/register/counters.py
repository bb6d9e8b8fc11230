"""What the tests of the register share: decisions to record, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sp_engine import Catalogue, Decision, open_catalogue

WIB = timezone(timedelta(hours=7))
MONDAY = datetime(2026, 3, 16, 10, tzinfo=WIB)
WUB = "depok/pendampingan-wub"
APPROVED: dict[str, Any] = {
    "pernah_pelatihan_wub": True,
    "tahun_pelatihan_wub": 2026,
    "bersedia_mengikuti_sesi": True,
}
RETURNED = {name: value for name, value in APPROVED.items() if name != "bersedia_mengikuti_sesi"}
REJECTED = {**APPROVED, "tahun_pelatihan_wub": 2024}


@lru_cache
def catalogue() -> Catalogue:
    return open_catalogue()


def decided(facts: dict[str, Any], received: datetime = MONDAY, **more: Any) -> Decision:
    service = more.pop("service", WUB)
    return catalogue().service(service, received=received).decide(facts, received=received, **more)


def files_of(register: Path) -> bytes:
    """Return every byte of a register's file and what lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(register.parent.glob(f"{register.name}*")))


def server_programs() -> Path | None:
    """Return where the programs of a PostgreSQL server are: by Debian, or on the path; else None."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return None if found is None or shutil.which("postgres") is None else Path(found).parent


@contextmanager
def running_server() -> Iterator[str]:
    """Start a PostgreSQL server in a folder of its own, yield its address, and end it."""
    with TemporaryDirectory(prefix="sp-register-") as folder, _server_in(Path(folder)) as address:
        yield address


@contextmanager
def _server_in(folder: Path) -> Iterator[str]:
    programs = server_programs()
    assert programs is not None
    who: dict[str, Any] = {}
    if os.getuid() == 0:  # the server refuses to run as root
        who = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    quiet: dict[str, Any] = {"check": True, "capture_output": True, "cwd": folder, **who}
    made: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "loket",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
    ]
    subprocess.run(made, **quiet)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c synchronous_commit=off -c max_connections=20"
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w", "-s"]
    subprocess.run([*control, "-l", folder / "log", "-o", options, "start"], **quiet)
    try:
        yield f"postgresql://loket@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
