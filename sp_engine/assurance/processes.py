"""Work spread over processes of this machine, with the results in the order of the tasks.

In come a function, how many processes, and tasks; out come results.  Processes that die are an error;
leaving early, by an interrupt or an error, leaves none behind.  Knows nothing about what the work is.

Not `concurrent.futures`: there leaving early waits for the work under way, an interrupt reaches every process
and each prints a traceback, and of a process that died it is not told how.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from sp_engine.words import Diagnostic, DiagnosticError, Words
from sp_engine.words.messages import processes

Task = TypeVar("Task")
Result = TypeVar("Result")


class ProcessLostError(DiagnosticError):
    """A process ended before its work was done: killed, or out of memory."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def spread(
    work: Callable[[Task], Result], processes: int
) -> Iterator[Callable[[Sequence[Task]], Iterable[Result]]]:
    """Give what does the tasks it is given; with one process they are done here.

    `work` and the tasks travel to the processes; each keeps its `work` until the end.
    """
    if processes < 2:
        yield lambda tasks: map(work, tasks)
        return
    crew = _Crew()
    try:
        crew.start(work, processes)
        yield crew.results
    finally:
        crew.dismiss()


class _Crew:
    """Processes that wait for tasks at the end of a pipe each."""

    def __init__(self) -> None:
        self.processes: dict[Connection, BaseProcess] = {}

    def start(self, work: Callable[[Any], Any], count: int) -> None:
        context = get_context("spawn")
        with _interrupts_later():
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs, work), daemon=True)
                process.start()
                theirs.close()  # so that the end of the process is the end of the pipe
                self.processes[ours] = process

    def results(self, tasks: Sequence[Any]) -> Iterator[Any]:
        waiting = deque(enumerate(tasks))
        idle = list(self.processes)
        busy: dict[Connection, int] = {}
        done: dict[int, Any] = {}
        for at in range(len(tasks)):
            while at not in done:
                while idle and waiting:
                    pipe = idle.pop()
                    busy[pipe], task = waiting.popleft()
                    with self._alive(pipe):
                        pipe.send(task)
                for pipe in cast("list[Connection]", wait(list(busy))):
                    with self._alive(pipe):
                        done[busy.pop(pipe)] = pipe.recv()
                    idle.append(pipe)
            result = done.pop(at)
            if isinstance(result, Exception):
                raise result
            yield result

    @contextmanager
    def _alive(self, pipe: Connection) -> Iterator[None]:
        """Turn a pipe that has ended into an error: so has the process behind it."""
        try:
            yield
        except (EOFError, OSError) as error:
            process = self.processes[pipe]
            process.join(1)
            raise ProcessLostError([Diagnostic("SP703", "sp", None, {"ending": _ending(process)})]) from error

    def dismiss(self) -> None:
        for process in self.processes.values():
            process.kill()
        for pipe, process in self.processes.items():
            process.join()
            pipe.close()


def _ending(process: BaseProcess) -> Words:
    code = process.exitcode
    if code is not None and code < 0:
        name = {s.value: s.name for s in signal.Signals}.get(-code, str(-code))
        return processes.SIGNAL.fill(name=name)
    return processes.EXIT_CODE.fill(code=code)


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Do tasks until the pipe ends, which it does when the process at the other end does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            _do(pipe, work, pipe.recv())


def _do(pipe: Connection, work: Callable[[Any], Any], task: Any) -> None:
    """Send back the result of a task, or its error; one that may not travel goes by its name."""
    try:
        pipe.send(work(task))
    except DiagnosticError as error:
        pipe.send(error)
    except Exception as error:
        pipe.send(RuntimeError(f"{type(error).__name__}: {error}"))


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Put interrupts off; processes started meanwhile never see one: it is for this process to handle."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would let interrupts in
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
