"""Ctrl-C ends every command with 130, and nothing is said: no traceback, no half of a result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")

Ended: TypeAlias = tuple[int, bytes, bytes]

SP = [sys.executable, "-m", "sp_cli.entrance"]

# A module that is slow to import, in the place of one of ours; it says when it has begun.
SLOW = """
import sys

class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            print("begun", flush=True)
            while True:
                pass

sys.meta_path.insert(0, Slow())
sys.argv = ["sp", "list"]
from sp_cli.entrance import run
run()
"""


def interrupted(
    command: list[str], folder: Path, before: bytes, *, ignored: bool = False
) -> tuple[int, bytes, bytes]:
    """Interrupt a process once it is at work: it has read what it is given, or said that it has begun."""
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        preexec_fn=_ignore if ignored else None,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        if before:
            running.stdin.write(before)  # more than a pipe holds: it is reading when this returns
            running.stdin.flush()
        else:
            assert running.stdout.readline() == b"begun\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        return running.returncode, out, err


def _ignore() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def test_an_interrupt_while_it_works_is_quiet(tmp_path: Path) -> None:
    command = [*SP, "check", "depok/rekomendasi-haki", "--facts", "-"]
    assert interrupted(command, tmp_path, b"# slow\n" * 100_000) == (130, b"", b"")


@pytest.mark.parametrize(
    "module", ["sp_cli.interrupts", "sp_cli.main", "sp_engine.words", "sp_cli.list_services"]
)
def test_an_interrupt_while_modules_are_imported_is_quiet(tmp_path: Path, module: str) -> None:
    command = [sys.executable, "-c", SLOW.format(module=module)]
    assert interrupted(command, tmp_path, b"") == (130, b"", b"")


def test_who_has_interrupts_ignored_is_not_interrupted(tmp_path: Path) -> None:
    command = [*SP, "check", "depok/rekomendasi-haki", "--facts", "-"]
    code, out, err = interrupted(command, tmp_path, b"# slow\n" * 100_000, ignored=True)
    assert (code, out, b"SP110" in err) == (2, b"", True)
