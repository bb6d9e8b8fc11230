"""What a solver says when it is stopped: that time ran out, and no answer at all to whoever interrupts."""

from __future__ import annotations

import os
import signal
from threading import Timer

import pytest

from sp_engine.rules.smt.model import Impossible, Literal, NotDecided
from sp_engine.rules.smt.solver import Solver

pytest.importorskip("z3")

PIGEONS = 12


def pigeons_in_fewer_holes() -> str:
    """Return that each of some pigeons has a hole of its own, though there are too few: it takes long."""
    holes = range(PIGEONS - 1)
    lines = [f"(declare-const p{i}-{j} Bool)" for i in range(PIGEONS) for j in holes]
    lines += [f"(assert (or {' '.join(f'p{i}-{j}' for j in holes)}))" for i in range(PIGEONS)]
    lines += [
        f"(assert (not (and p{i}-{j} p{k}-{j})))" for j in holes for i in range(PIGEONS) for k in range(i)
    ]
    return "\n".join(lines)


def test_what_takes_longer_than_it_may_is_not_decided_in_so_many_seconds() -> None:
    assert Solver(pigeons_in_fewer_holes(), 0.05).ask(()) == NotDecided(0.05)


def test_whoever_interrupts_a_question_is_given_no_answer() -> None:
    """Z3 takes the signal for itself, and would say that it does not know."""
    solver = Solver(pigeons_in_fewer_holes(), 60)
    timer = Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        solver.ask(())


def test_a_model_is_read_by_names_and_of_what_does_not_matter_anything_is_said() -> None:
    solver = Solver("(declare-const |a b| Bool)(declare-const n Int)(assert (and |a b| (= n (- 7))))")
    answer = solver.ask((Literal("a b"),))
    assert not isinstance(answer, Impossible | NotDecided)
    assert answer.truth("a b")
    assert answer.number("n") == -7
    assert answer.truth("nowhere") is False
    assert answer.number("nowhere else") == 0
