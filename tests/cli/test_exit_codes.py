"""The exit codes: one list of them, as the interface promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sp_cli.exit_codes import ExitCode, exit_code_of

from sp_engine import Outcome

INTERFACE = Path(__file__).parents[2] / "docs/reference/interface.md"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(Outcome.APPROVE, 0), (Outcome.RETURN, 3), (Outcome.REJECT, 4), (Outcome.PENDING, 5)],
)
def test_every_outcome_has_its_code(outcome: Outcome, code: int) -> None:
    assert exit_code_of(outcome) == code
    assert len({exit_code_of(outcome) for outcome in Outcome}) == len(Outcome)


def test_the_interface_names_every_code() -> None:
    named = re.findall(r"^\| ([\d ·]+) \| ", INTERFACE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {int(code) for row in named for code in row.split("·")} == set(ExitCode)
