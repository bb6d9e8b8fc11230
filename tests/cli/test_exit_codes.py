"""The exit codes: one list of them, as the interface promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sp_cli.exit_codes import ExitCode, exit_code_of

from sp_engine import Outcome
from sp_engine.assurance.cases.expectation import expected_outcome
from sp_engine.words.messages import cli_check

INTERFACE = Path(__file__).parents[2] / "docs/reference/interface.md"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(Outcome.APPROVE, 0), (Outcome.RETURN, 3), (Outcome.REJECT, 4), (Outcome.PENDING, 5)],
)
def test_every_outcome_has_its_code(outcome: Outcome, code: int) -> None:
    assert exit_code_of(outcome, final=True) == code
    assert len({exit_code_of(outcome, final=True) for outcome in Outcome}) == len(Outcome)


def test_an_approval_that_is_not_final_never_ends_like_one_that_is() -> None:
    assert exit_code_of(Outcome.APPROVE, final=False) is ExitCode.PENDING
    others = [outcome for outcome in Outcome if outcome is not Outcome.APPROVE]
    assert all(exit_code_of(o, final=False) is exit_code_of(o, final=True) for o in others)


def test_the_help_of_the_option_says_the_code_of_every_outcome_that_is_not_done() -> None:
    """The help is a sentence, so that `--help` need not read what deciding says."""
    told = [(outcome, exit_code_of(outcome, final=True)) for outcome in Outcome]
    others = [(outcome, int(code)) for outcome, code in told if code is not ExitCode.DONE]
    help_id, help_en = cli_check.OPTIONS["exit_code"]
    indonesian = [f"{code} {expected_outcome(outcome)}" for outcome, code in others]
    english = [f"{code} on {outcome}" for outcome, code in others]
    assert help_id == f"Kode keluar {', '.join(indonesian)}; disetujui tetapi belum final juga 5."
    assert help_en == f"Exit {', '.join(english)}; on approve but not final 5, too."


@pytest.mark.parametrize("page", ["interface.md", "perintah.md"])
def test_the_references_name_every_code(page: str) -> None:
    text = INTERFACE.with_name(page).read_text(encoding="utf-8")
    named = re.findall(r"^\| ([\d ·]+) \| ", text, flags=re.MULTILINE)
    assert {int(code) for row in named for code in row.split("·")} == set(ExitCode)
