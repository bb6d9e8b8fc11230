"""Inputs one after another in a process of their own, in which none may take too long or too much, or fail.

In come a kind of input, which is a module of this folder, and numbers, each of which makes one (`ready`); out
comes what went wrong.  Two seconds of processor time and 200 MB more than before are what one input may cost;
a process that ends for it is begun again with the next number.  So what hangs is a failure, even in C.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

SECONDS, MEGABYTES = 2.0, 200
PATIENCE = 300  # seconds by the clock on the wall, for what waits without working


SEED = os.environ.get("SEED", "13")
Tried = tuple[str, str | None]
"""What came of an input, in one word, and, if something is wrong, what."""


class Attempt(NamedTuple):
    """What came of the input of a number, in one word, and, if something is wrong, what."""

    number: int
    came_to: str
    problem: str | None


class Failure(NamedTuple):
    """What went wrong with the input of a number."""

    number: int
    problem: str


class Survey(NamedTuple):
    """How many inputs were tried, how many of them came to what, and what went wrong."""

    tried: int
    came_to: dict[str, int]
    failures: list[Failure]


def survey(kind: str, start: int, stop: int, *, seconds: float = SECONDS) -> Survey:
    """Return what came of the inputs from one number up to another."""
    came_to: dict[str, int] = {}
    failures: list[Failure] = []
    for number, outcome, problem in attempts(kind, start, stop, seconds=seconds):
        if problem is not None:
            failures.append(Failure(number, problem))
        else:
            came_to[outcome] = came_to.get(outcome, 0) + 1
    return Survey(stop - start, came_to, failures)


def attempts(kind: str, start: int, stop: int, *, seconds: float = SECONDS) -> Iterator[Attempt]:
    """Yield what came of each input from one number up to another, as soon as it is known."""
    following = start
    while following < stop:
        for attempt in _run(kind, following, stop, seconds):
            following = attempt.number + 1
            yield attempt


def _run(kind: str, start: int, stop: int, seconds: float) -> Iterator[Attempt]:
    command = [sys.executable, __file__, kind, str(start), str(stop), str(seconds)]
    folder = Path(__file__).parents[1]
    environment = {
        **os.environ,
        "SP_DEBUG": "1",
        "PYTHONPATH": str(folder),
        "PYTHONWARNINGS": "ignore",
    }
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=folder.parent) as worker:
        assert worker.stdout is not None
        number, finished = start - 1, True
        try:
            while True:
                if not select.select([worker.stdout], [], [], PATIENCE)[0]:
                    worker.kill()
                line = worker.stdout.readline()
                if not line:
                    break
                told = json.loads(line)
                number, finished = told["number"], "outcome" in told
                if finished:
                    yield Attempt(number, told["outcome"], told["problem"])
        except BaseException:  # whoever asked wants no more
            worker.kill()
            raise
    if worker.returncode or not finished:
        yield Attempt(number if not finished else number + 1, "", _ending(worker.returncode, seconds))


def _ending(code: int, seconds: float) -> str:
    if code == -signal.SIGPROF:
        return f"took more than {seconds:g} seconds"
    return f"the process ended with {signal.Signals(-code).name if code < 0 else code}"


def _work(kind: str, start: int, stop: int, seconds: float) -> None:
    """Try the inputs, and say of each before and after it which it is, and what came of it."""
    one: Callable[[int], Tried] = importlib.import_module(f"soak.{kind}").ready()
    for number in range(start, stop):
        _tell(number=number)
        _limit(seconds)
        try:
            outcome, problem = one(number)
        except MemoryError:
            outcome, problem = "", f"needed more than {MEGABYTES} MB"
        except Exception as error:
            outcome, problem = "", _where(error)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _tell(number=number, outcome=outcome, problem=problem)


def _limit(seconds: float) -> None:
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEGABYTES * 2**20, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"[:500]


def _tell(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _work(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
