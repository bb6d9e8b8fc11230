"""`sp example`: what it says when there is nothing to show, in the language that was asked for."""

from __future__ import annotations

import pytest
from cli.workbench import Command


@pytest.mark.parametrize(
    ("language", "typed", "told"),
    [("id", "menunggu", "menunggu"), ("id", "pending", "menunggu"), ("en", "pending", "pending")],
)
def test_an_outcome_without_an_example_is_called_as_it_is_typed(
    sp: Command, language: str, typed: str, told: str
) -> None:
    ran = sp("example", "kalbar/konsultasi", "--outcome", typed, "--lang", language)
    assert ran.code == 1
    assert f"`{told}`" in ran.err.splitlines()[0]
    assert told == "pending" or "pending" not in ran.err


def test_no_outcome_is_offered_in_another_language(sp: Command) -> None:
    ran = sp("example", "depok/tamu", "--outcome", "xyz")
    assert ran.code == 2
    assert "approve" not in ran.err
    assert "`disetujui`" in ran.err
    assert "`approve`" in sp("example", "depok/tamu", "--outcome", "xyz", "--lang", "en").err
    assert "maksud Anda `disetujui`?" in sp("example", "depok/tamu", "--outcome", "setuju").err
