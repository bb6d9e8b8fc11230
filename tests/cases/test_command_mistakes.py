"""Slips on the command line: the finding, and the exit code that says nothing was decided."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases.author_mistake import GOOD
from sp_cli.main import main

from sp_engine.deciding.decider import Service
from sp_engine.rules.backend import Verdict
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.outcome import Outcome

SERVICE = "depok/rekomendasi-haki"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", SERVICE, "--set", "nib"], "SP411"),
        (["list", "--on", "kemarin"], "SP415"),
        (["check", "depok/rekomendasi-hki"], "SP601"),
        (["list", "dpok"], "SP602"),
        (["check", "konsultasi"], "SP615"),
        (["list", "--catalogue", "tidak-ada"], "SP605"),
        (["deadline", SERVICE, "--stage", "penerbtan", "--from", "2026-03-16T10:00"], "SP606"),
        (["explain", "SP999"], "SP607"),
        (["deadline", "depok", "--for", "tiga hari", "--from", "2026-03-16T10:00"], "SP609"),
        (["chek"], "SP610"),
    ],
)
def test_a_slip_on_the_command_line_is_named_and_nothing_is_done(
    arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"  kesalahan {code}  " in printed.err


def test_an_outcome_that_nobody_comes_to_has_no_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["example", "depok/pendampingan-wub", "--outcome", "pending"]) == 1
    assert "  kesalahan SP608  " in capsys.readouterr().err


def test_without_the_solver_an_outcome_without_a_case_has_no_example(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)  # as where it is not installed
    command = ["example", "kota/surat", "--catalogue", str(GOOD), "--lang", "en"]
    assert main([*command, "--outcome", "pending"]) == 1
    assert "without the extra `analysis` none can be searched for" in capsys.readouterr().err
    assert main([*command, "--fewest"]) == 2
    assert "SP611" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--all"], ["--json"], ["--record", "--register", "loket.sqlite3"]])
def test_a_witness_that_disagrees_keeps_the_decision_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, options: list[str]
) -> None:
    class Contrary:
        def asked(self, *_: object, **__: object) -> Callable[[], Verdict]:
            return lambda: Verdict(Outcome.APPROVE, (), ())

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Service, "_witness", Contrary(), raising=False)
    assert main(["check", SERVICE, "--received", "2026-03-16T10:00", *options]) == 70
    printed = capsys.readouterr()
    said = "".join(printed)
    assert "SP701" in said
    assert "DISETUJUI" not in said
    assert '"outcome"' not in said
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_ours_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> Verdict:
        raise ZeroDivisionError("division by zero")

    monkeypatch.delenv("SP_DEBUG", raising=False)
    monkeypatch.setattr(Closures, "decide", broken)
    assert main(["check", SERVICE, "--received", "2026-03-16T10:00"]) == 70
    printed = capsys.readouterr()
    assert "  kesalahan SP702  " in printed.err
    assert "Traceback" not in printed.err
