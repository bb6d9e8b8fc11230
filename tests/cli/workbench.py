"""What the tests of the officer's verbs share: a repository around a catalogue, its texts, a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from select import select
from typing import Any, NamedTuple, TypeAlias

AGENCY = ("--title", "Dinas Arsip: Kota Contoh", "--region", "Kota Contoh", "--zone", "WIB")
DECREE = ("--number", "1/2026", "--title", "Standar Pelayanan", "--date", "2026-01-05", "--by", "Penguji")


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command: TypeAlias = Callable[..., Ran]
"""Run `sp` with arguments; as a process also with `stdin` and variables of its environment."""


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def texts(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.yaml"))}


def at_a_terminal(folder: Path, arguments: tuple[str, ...], *keys: str, asked: str = ": ") -> tuple[int, str]:
    """Answer each question, known by its end, in its turn; an answer without a line break is an interrupt."""
    from pty import openpty

    ours, theirs = openpty()
    everything = b""
    with subprocess.Popen(
        [sys.executable, "-m", "sp_cli.entrance", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        try:
            for key in keys:
                shown = b""
                while not shown.endswith(asked.encode()) or shown.endswith(b"`: "):
                    assert select([ours], [], [], 60)[0], everything
                    shown += os.read(ours, 1)
                    everything += shown[-1:]
                os.write(ours, key.encode())
            interrupted = not keys[-1].endswith("\n")
            told = b"-"
            for _ in range(12):
                # Python sees no interrupt between its prompt and its reading until the next one comes.
                if interrupted:
                    running.send_signal(signal.SIGINT)
                while select([ours], [], [], 5)[0] and (told := _read(ours)):
                    everything += told
                if not told:
                    break
            return running.wait(timeout=5), everything.decode()
        finally:
            running.kill()
            os.close(ours)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 1000)
    except OSError:  # Linux says so when the other end is closed
        return b""
