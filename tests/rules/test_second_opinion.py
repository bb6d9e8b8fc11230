"""A second opinion stops no counter: whatever ails durable-rules, a verdict comes or a reason why not."""

import ctypes
import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Set
from typing import Never

import pytest

from sp_engine.conditions.tree import Item, Range
from sp_engine.facts import FactValue
from sp_engine.rules import second_opinion
from sp_engine.rules.backend import Backend, Verdict
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.second_opinion import NoOpinion, Opinion, SecondOpinion
from sp_engine.words import Words

RULES = Ruleset((Rule("members", None, Range(Item("members"), 20, None)),))
FACTS: Mapping[str, FactValue] = {"members": 25}
DAY = 739_000

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it fork although the test runner has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


class Ailing:
    """A witness that does something else than decide."""

    def __init__(self, ails: object) -> None:
        self.ails = ails

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = frozenset()) -> Verdict:
        if callable(self.ails):
            self.ails()
        return Closures(RULES).decide(facts, day, ended)


def asked(monkeypatch: pytest.MonkeyPatch, ails: object, within: float | None) -> Callable[[], Opinion]:
    witness: Backend = Ailing(ails)
    monkeypatch.setattr(second_opinion, "witness_backend", lambda _: witness)
    return SecondOpinion(RULES).asked(FACTS, DAY, within=within)


def opinion(monkeypatch: pytest.MonkeyPatch, ails: object, within: float | None) -> Opinion:
    return asked(monkeypatch, ails, within)()


def hang_in_c() -> None:
    """Sleep in C without giving way to any other thread or handler of a signal."""
    ctypes.PyDLL(None).sleep(3600)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> Never:
    raise RuntimeError("three {rules}\nmissing")


@pytest.mark.parametrize("within", [None, pytest.param(60, marks=forks)])
def test_it_is_the_verdict_of_the_witness(monkeypatch: pytest.MonkeyPatch, within: float | None) -> None:
    assert opinion(monkeypatch, None, within) == Closures(RULES).decide(FACTS, DAY)


@forks
def test_a_witness_that_hangs_in_c_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told = opinion(monkeypatch, hang_in_c, 0.5)
    assert told == NoOpinion(
        Words("durable-rules belum selesai dalam 0.5 detik", "durable-rules was not done within 0.5 seconds")
    )


@forks
@pytest.mark.parametrize("ails", [crash, lambda: os._exit(3)], ids=["crash", "exit"])
def test_a_witness_whose_process_ends_takes_nobody_with_it(
    monkeypatch: pytest.MonkeyPatch, ails: object
) -> None:
    told = opinion(monkeypatch, ails, 60)
    assert isinstance(told, NoOpinion)
    assert told.because.en == "the process of durable-rules ended before it was done"


@pytest.mark.parametrize("within", [None, pytest.param(60, marks=forks)])
def test_a_witness_that_fails_says_why_in_one_line(
    monkeypatch: pytest.MonkeyPatch, within: float | None
) -> None:
    told = opinion(monkeypatch, fail, within)
    assert isinstance(told, NoOpinion)
    assert told.because.id == "durable-rules gagal (RuntimeError: three {rules} missing)"


@forks
def test_half_an_opinion_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    half = marshal.dumps([1, 2])[:-1]
    monkeypatch.setattr(marshal, "dumps", lambda *_: half)
    told = opinion(monkeypatch, None, 60)
    assert isinstance(told, NoOpinion)
    assert told.because.en == "the process of durable-rules ended before it was done"


@forks
def test_no_process_and_no_open_file_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    childless = os.fork()  # whatever other tests have begun is no child of it
    if childless == 0:
        try:
            free = os.dup(0)
            os.close(free)
            for ails in (None, crash, fail):
                opinion(monkeypatch, ails, 60)
            asked(monkeypatch, hang_in_c, 60)  # nobody waits for it
            reused = os.dup(0)
            assert reused == free
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitpid(childless, 0)[1] == 0


@forks
def test_who_asks_can_go_on_and_is_told_as_often_as_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    wait = asked(monkeypatch, lambda: os.read(reading, 1), 60)  # until we have gone on
    os.write(writing, b".")
    assert wait() == wait() == Closures(RULES).decide(FACTS, DAY)
    os.close(reading)
    os.close(writing)


@forks
def test_a_witness_that_was_stopped_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told = opinion(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGSTOP), 0.5)
    assert isinstance(told, NoOpinion)
    assert told.because.en == "durable-rules was not done within 0.5 seconds"


@forks
def test_where_no_process_can_be_had_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> Never:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_room)
    told = opinion(monkeypatch, None, 60)
    assert isinstance(told, NoOpinion)
    assert "Resource temporarily unavailable" in told.because.en


@forks
def test_it_is_told_to_who_ignores_processes_that_end(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert opinion(monkeypatch, None, 60) == Closures(RULES).decide(FACTS, DAY)
    finally:
        signal.signal(signal.SIGCHLD, before)


@forks
def test_a_witness_whose_asker_was_killed_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although whoever started the command ignores and blocks alarms."""
    reading, writing = os.pipe()
    asker = os.fork()
    if asker == 0:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        _wait = asked(monkeypatch, hang_in_c, 0.0)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(asker, 0)
    os.close(writing)
    assert os.read(reading, 1) == b""  # once the last that can write to it has ended
    os.close(reading)


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "witness_backend", lambda _: None)
    monkeypatch.setitem(sys.modules, "durable", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    told = SecondOpinion(RULES).asked(FACTS, DAY, within=None)()
    assert isinstance(told, NoOpinion)
    assert told.because.en == "durable-rules is not installed"


def test_what_cannot_be_loaded_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "witness_backend", lambda _: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    monkeypatch.setitem(sys.modules, "durable.engine", None)
    told = SecondOpinion(RULES).asked(FACTS, DAY, within=None)()
    assert isinstance(told, NoOpinion)
    assert told.because.en.startswith("durable-rules cannot be loaded (")


def test_with_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    monkeypatch.setattr(os, "fork", fail, raising=False)
    assert isinstance(opinion(monkeypatch, None, 60), Verdict)
