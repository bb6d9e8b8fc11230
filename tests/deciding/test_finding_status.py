"""What one requirement came to, in one word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sp_engine import Decision, FindingStatus
from sp_engine.deciding.finding_status import status_words


def test_a_requirement_that_is_not_met_or_not_yet_is_unmet() -> None:
    assert {status.value for status in FindingStatus if status.unmet} == {
        "failed",
        "missing",
        "deficient",
        "pending",
        "later",
    }


def test_every_status_has_words_of_its_own_in_both_languages() -> None:
    told = [status_words(status) for status in FindingStatus]
    assert len({words.id for words in told}) == len({words.en for words in told}) == len(FindingStatus)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "met"),
        ({"nib": None}, "missing"),
        ({"surat_permohonan": False}, "missing"),
    ],
)
def test_what_is_not_stated_or_not_handed_in_is_missing(
    decided: Callable[..., Decision], changes: dict[str, object], status: str
) -> None:
    decision = decided("depok/rekomendasi-haki", **changes)
    [name] = changes or ["nib"]
    about = {"nib": "nib", "surat_permohonan": "permohonan"}[name]
    found = {finding.requirement.id: finding.status for finding in decision.findings}
    assert [s for requirement, s in found.items() if about in requirement] == [status]
