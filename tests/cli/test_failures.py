"""What goes wrong inside: exit 70 with a finding, never a traceback."""

from __future__ import annotations

import pytest
from cli.workbench import Command

from sp_engine import Diagnostic, Service, WitnessDisagreement

HAKI = "depok/rekomendasi-haki"


def test_a_witness_that_disagrees_exits_70_and_decides_nothing(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disagree(*_arguments: object, **_options: object) -> None:
        values = {"witness": "saksi", "theirs": "(tolak)", "ours": "(setuju)"}
        raise WitnessDisagreement([Diagnostic("SP701", HAKI, values=values)])

    monkeypatch.setattr(Service, "decide", disagree)
    ran = sp("check", HAKI, "--received", "2026-03-16T10:00")
    assert (ran.code, ran.out) == (70, "")
    for part in ("SP701", "(tolak)", "(setuju)"):
        assert part in ran.err


def test_a_defect_of_our_own_exits_70_without_a_traceback(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(Service, "decide", fail)
    ran = sp("check", HAKI, "--received", "2026-03-16T10:00")
    assert (ran.code, ran.out) == (70, "")
    assert "SP702" in ran.err
    assert "ZeroDivisionError: division by zero" in ran.err
    assert "Traceback" not in ran.err


def test_a_developer_may_ask_for_the_traceback(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Service, "decide", lambda *_a, **_o: 1 / 0)
    monkeypatch.setenv("SP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        sp("check", HAKI, "--received", "2026-03-16T10:00")
