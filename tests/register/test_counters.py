"""Several counters write at once, are killed, or find the disk full: nothing that was confirmed is lost.

`make soak` asks for more: SOAK=20 kills a counter two hundred times, each after up to a hundred entries.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from property_examples import SOAK
from register.counters import APPROVED, MONDAY, decided

from sp_engine import Register, open_register
from sp_engine.register.entry import EntryKind

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs limits and signals of POSIX")
COUNTER = Path(__file__).with_name("one_counter.py")
COUNTERS = 4
ENDLESS = 1_000_000
LINES_BETWEEN_KILLS = 100 if SOAK else 12
KILLS = 10 * SOAK or 3


class Counter:
    """A process that records, and what it said was kept."""

    def __init__(self, address: str, name: str, how_many: int, said: Path, *limits: str) -> None:
        self.name, self.said = name, said
        self._out: IO[bytes] = said.open("wb")
        words = [sys.executable, str(COUNTER), address, name, str(how_many), *limits]
        self.process = subprocess.Popen(words, stdout=self._out, stderr=subprocess.PIPE)

    @property
    def lines(self) -> list[str]:
        """What it said wholly: a line that its end cut off confirmed nothing."""
        return [line for line in self.said.read_text().splitlines(keepends=True) if line.endswith("\n")]

    def wait(self) -> bytes:
        _, error = self.process.communicate(timeout=900)
        self._out.close()
        return error


def refuse_loss(register: Register, lines: list[str]) -> int:
    """Check that all that was said to be kept is there, whole, and numbered without gaps; return how many."""
    assert register.verify().findings == ()
    entries = {entry.sequence: entry for entry in register.entries()}
    for line in lines:
        number, sequence, digest = line.split()
        assert (str(entries[int(sequence)].number), entries[int(sequence)].digest) == (number, digest)
    received = [entry.number for entry in entries.values() if entry.kind is EntryKind.RECEIVED]
    assert [number.ordinal for number in received if number] == [*range(1, len(received) + 1)]
    return len(received)


def counters_that_are_killed(address: str, folder: Path) -> list[str]:
    """Let four counters record without end, kill one after the other at work; return what they said.

    A counter is killed once it has said a few lines more, so that none is idle, however fast the disk.
    """
    random_ = random.Random(14)
    started: list[Counter] = []

    def start(name: str) -> Counter:
        counter = Counter(address, name, ENDLESS, folder / f"said-{len(started)}")
        started.append(counter)
        return counter

    def kill(counter: Counter, after: int) -> None:
        wanted = len(counter.lines) + after
        while len(counter.lines) < wanted:
            assert counter.process.poll() is None, counter.wait()
            time.sleep(0.01)
        counter.process.kill()
        assert counter.wait() == b""
        assert counter.process.returncode == -signal.SIGKILL

    running = [start(f"loket-{i}") for i in range(COUNTERS)]
    for _ in range(KILLS):
        victim = running.pop(random_.randrange(COUNTERS))
        kill(victim, random_.randrange(1, LINES_BETWEEN_KILLS))
        running.append(start(victim.name))
    for counter in running:
        kill(counter, LINES_BETWEEN_KILLS)
    return [line for counter in started for line in counter.lines]


@POSIX
def test_counters_that_are_killed_lose_nothing_that_was_confirmed(file: Path, tmp_path: Path) -> None:
    lines = counters_that_are_killed(str(file), tmp_path)
    with open_register(str(file)) as register:
        assert refuse_loss(register, lines) >= len(lines) >= COUNTERS * LINES_BETWEEN_KILLS


@POSIX
def test_counters_of_one_server_lose_nothing_that_was_confirmed(server: str, tmp_path: Path) -> None:
    lines = counters_that_are_killed(server, tmp_path)
    with open_register(server) as register:
        assert refuse_loss(register, lines) >= len(lines) >= COUNTERS * LINES_BETWEEN_KILLS


@POSIX
@pytest.mark.parametrize("largest", [70_000, 200_001])
def test_a_full_disk_refuses_and_loses_nothing(file: Path, tmp_path: Path, largest: int) -> None:
    counter = Counter(str(file), "loket", 2000, tmp_path / "said", str(largest))
    assert counter.wait() == b""
    *lines, last = counter.lines
    assert last.startswith("refused SP80")
    if not file.exists() or not lines:
        return
    with open_register(str(file)) as register:
        kept = refuse_loss(register, lines)
        assert kept >= len(lines)
        register.record(decided(APPROVED), recorded=MONDAY)  # there is room again
        assert refuse_loss(register, lines) == kept + 1


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.skipif(
    not SOAK or os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounts a small disk: only as root, and only in `make soak`",
)
def test_counters_on_a_small_disk_that_fills_up_lose_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        file = disk / "loket.sqlite3"
        (tmp_path / "said").mkdir()
        counters = [
            Counter(str(file), f"loket-{i}", 5000, tmp_path / "said" / str(i)) for i in range(COUNTERS)
        ]
        assert [counter.wait() for counter in counters] == [b""] * COUNTERS
        assert all(counter.lines[-1].startswith("refused SP80") for counter in counters)
        lines = [line for counter in counters for line in counter.lines[:-1]]
        assert len(lines) > 100
        moved = Path(shutil.copytree(disk, tmp_path / "moved"))
        with open_register(str(moved / file.name)) as register:
            assert refuse_loss(register, lines) >= len(lines)
