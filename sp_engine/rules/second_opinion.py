"""A second opinion on a decision, by durable-rules, or the reason why there is none: it stops no counter.

In come a ruleset, typed facts and the day; out comes the witness's verdict, or why it has none: it is not
installed, cannot be loaded, is too small for the standard, failed, or did not end in time.  The engine is a
C library: while it loops, nothing else in its process runs, not even the handler of a signal.  So whoever
wants an end to it has it work in a process of its own, which an alarm ends when the time is up; meanwhile
whoever asked can go on.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
from collections.abc import Callable, Mapping, Set
from functools import partial
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

        Returns what waits for it, to be called once.  `within` are the seconds that it is given, in a process
        of its own, which works from now on; None for no end.  Where no process can be forked (Windows, or
        other threads are running) it works when it is waited for, and has no end.
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
    """Let a process of its own derive, which ends when the time is up; return what waits for it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(derive, writing, seconds)
    os.close(writing)
    return partial(_awaited, child, reading, seconds)


def _awaited(child: int, reading: int, seconds: float) -> Opinion:
    """Return what a process writes, which is waited for to its end."""
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        return NoOpinion(messages.NOT_IN_TIME.fill(seconds=f"{seconds:g}"))
    if not answer:
        return NoOpinion(messages.PROCESS_ENDED)
    outcome, *rest = marshal.loads(answer)
    return Verdict(Outcome(outcome), *rest) if rest else NoOpinion(Words(*outcome))


def _answer(derive: Callable[[], Opinion], writing: int, seconds: float) -> NoReturn:
    """Write an opinion and end at once: what this process took over is its parent's to end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process, whatever code it is in
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))  # of 0 it would make no end
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(_plain(derive())))
    finally:
        os._exit(0)


def _plain(opinion: Opinion) -> tuple[str, tuple[int, ...], tuple[int, ...]] | tuple[tuple[str, str]]:
    """Return an opinion as the plain data that go through a pipe."""
    if isinstance(opinion, Verdict):
        return opinion.outcome.value, opinion.values, opinion.hopeful
    return ((opinion.because.id, opinion.because.en),)
