"""A second opinion on a decision, by durable-rules, or the reason why there is none: it stops no counter.

In come a ruleset, typed facts and the day; out comes the witness's verdict, or why it has none: it is not
installed, cannot be loaded, is too small for the standard, failed, or did not end in time.  The engine is a
C library: while it loops, nothing else in its process runs, not even the handler of a signal.  So whoever
wants an end to it has it work in a process of its own, which is killed when the time is up; meanwhile whoever
asked can go on.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import time
from _thread import allocate_lock  # `threading` calls it `Lock`, and takes longer to import
from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from functools import partial
from select import select
from typing import NoReturn, TypeAlias

from sp_engine.facts import FactValue
from sp_engine.immutable import NamedTuple
from sp_engine.rules.backend import NONE_ENDED, Backend, Verdict
from sp_engine.rules.backend_table import witness_backend
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Ruleset
from sp_engine.words import Words
from sp_engine.words.messages import second_opinion as messages


class NoOpinion(NamedTuple):
    """Why there is no second opinion, within a sentence."""

    because: Words


Opinion: TypeAlias = Verdict | NoOpinion


class SecondOpinion:
    """The witness of a ruleset: built when it is first asked, and kept."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._witness: Backend | NoOpinion | None = None

    def asked(
        self,
        facts: Mapping[str, FactValue],
        day: int,
        ended: Set[str] = NONE_ENDED,
        *,
        within: float | None,
    ) -> Callable[[], Opinion]:
        """Ask for the verdict on typed facts on a day, an ordinal, when some stages have ended.

        Returns what waits for it.  `within` are the seconds that it is given, in a process of its own, which
        works from now on; None for no end.  Where no process can be forked (Windows, or other threads are
        running) it works when it is waited for, and has no end.
        """
        derive = partial(self._derived, facts, day, ended)
        return derive if within is None or not _can_fork() else _in_a_process(derive, within)

    def _derived(self, facts: Mapping[str, FactValue], day: int, ended: Set[str]) -> Opinion:
        try:
            if self._witness is None:
                self._witness = witness_backend(self._ruleset)
            if self._witness is None:
                self._witness = NoOpinion(_why_not_there())
            if isinstance(self._witness, NoOpinion):
                return self._witness
            return self._witness.decide(facts, day, ended)
        except Exception as error:  # whatever ails somebody else's engine, the counter goes on
            return NoOpinion(messages.FAILED.fill(problem=_one_line(error)))


def _why_not_there() -> Words:
    from importlib.util import find_spec

    if find_spec("durable") is None:
        return messages.NOT_INSTALLED
    try:
        import durable.engine  # noqa: F401
    except Exception as error:
        return messages.NOT_LOADED.fill(problem=_one_line(error))
    return messages.NOT_INSTALLED


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _can_fork() -> bool:
    threading = sys.modules.get("threading")  # while nobody has imported it, no other thread is running
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)


def _in_a_process(derive: Callable[[], Opinion], seconds: float) -> Callable[[], Opinion]:
    """Let a process of its own derive; return what waits for it."""
    until = time.monotonic() + seconds
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError as error:  # there is no room for another process
        os.close(reading)
        os.close(writing)
        refused = NoOpinion(messages.FAILED.fill(problem=_one_line(error)))
        return lambda: refused
    if child == 0:
        os.close(reading)
        _answer(derive, writing, seconds)
    os.close(writing)
    return _AtWork(child, reading, seconds, until)


class _AtWork:
    """A process that derives an opinion.  Called, it waits for that until the time is up, and keeps it.

    One that nobody waits for any more is killed.
    """

    def __init__(self, child: int, reading: int, seconds: float, until: float) -> None:
        self._child, self._reading, self._seconds, self._until = child, reading, seconds, until
        self._opinion: Opinion | None = None
        self._parent, self._lock = os.getpid(), allocate_lock()

    def __call__(self) -> Opinion:
        with self._lock:
            if self._opinion is None:
                self._opinion = self._awaited()
            return self._opinion

    def __del__(self) -> None:
        if self._parent == os.getpid():  # it has not ended, and this is no process that was forked since
            self._end(kill=True)

    def _awaited(self) -> Opinion:
        answer = _read(self._reading, self._until)
        self._end(kill=answer is None)
        if answer is None:
            return NoOpinion(messages.NOT_IN_TIME.fill(seconds=f"{self._seconds:g}"))
        try:
            outcome, *rest = marshal.loads(answer)
        except (EOFError, ValueError, TypeError):  # it ended before it had written all, or anything
            return NoOpinion(messages.PROCESS_ENDED)
        return Verdict(Outcome(outcome), *rest) if rest else NoOpinion(Words(*outcome))

    def _end(self, *, kill: bool) -> None:
        self._parent = 0
        os.close(self._reading)
        with suppress(ProcessLookupError, ChildProcessError):  # whoever embeds us ignores its children
            if kill:
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)


def _answer(derive: Callable[[], Opinion], writing: int, seconds: float) -> NoReturn:
    """Write an opinion and end at once: what this process took over is its parent's to end.

    An alarm ends it where nobody does, as its parent was killed.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(_plain(derive())))
    finally:
        os._exit(0)


def _plain(opinion: Opinion) -> tuple[str, tuple[int, ...], tuple[int, ...]] | tuple[tuple[str, str]]:
    """Return an opinion as the plain data that go through a pipe."""
    if isinstance(opinion, Verdict):
        return opinion.outcome.value, opinion.values, opinion.hopeful
    return ((opinion.because.id, opinion.because.en),)


def _read(pipe: int, until: float) -> bytes | None:
    """Return all that comes through a pipe; None if its writer is not done in time."""
    parts: list[bytes] = []
    while select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
        part = os.read(pipe, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None
