"""A second opinion on a decision, by durable-rules, or the reason why there is none: it stops no counter.

In come a ruleset, typed facts and the day; out comes the witness's verdict, or why it has none: it is not
installed, cannot be loaded, is too small for the standard, failed, or did not end in time.  The engine is a
C library: while it loops, nothing else in its process runs, not even the handler of a signal.  So whoever
wants an end to it has it work in a process of its own, which is killed when the time is up.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Set
from select import select
from typing import NoReturn

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


class SecondOpinion:
    """The witness of a ruleset: built when it is first asked, and kept."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._witness: Backend | NoOpinion | None = None

    def on(
        self,
        facts: Mapping[str, FactValue],
        day: int,
        ended: Set[str] = NONE_ENDED,
        *,
        within: float | None,
    ) -> Verdict | NoOpinion:
        """Return the verdict on typed facts on a day, an ordinal, when some stages have ended.

        `within` are the seconds that it is given, in a process of its own; None for no end.  Where no process
        can be forked (Windows, or other threads are running) it works here, and has no end.
        """
        if within is None or not _can_fork():
            return self._derived(facts, day, ended)
        return _in_a_process(lambda: self._derived(facts, day, ended), within)

    def _derived(self, facts: Mapping[str, FactValue], day: int, ended: Set[str]) -> Verdict | NoOpinion:
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


def _in_a_process(derive: Callable[[], Verdict | NoOpinion], seconds: float) -> Verdict | NoOpinion:
    """Return what a process of its own derives, which is killed when the time is up."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(derive, writing)
    os.close(writing)
    try:
        answer = _read(reading, time.monotonic() + seconds)
        if answer is None:
            return NoOpinion(messages.NOT_IN_TIME.fill(seconds=f"{seconds:g}"))
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not answer:
        return NoOpinion(messages.PROCESS_ENDED)
    outcome, *rest = marshal.loads(answer)
    return Verdict(Outcome(outcome), *rest) if rest else NoOpinion(Words(*outcome))


def _answer(derive: Callable[[], Verdict | NoOpinion], writing: int) -> NoReturn:
    """Write an opinion and end at once: what this process took over is its parent's to end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as pipe:
            opinion = derive()
            marshal.dump(_plain(opinion), pipe)
    finally:
        os._exit(0)


def _plain(
    opinion: Verdict | NoOpinion,
) -> tuple[str, tuple[int, ...], tuple[int, ...]] | tuple[tuple[str, str]]:
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
