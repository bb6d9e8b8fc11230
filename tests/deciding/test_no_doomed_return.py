"""Proved for each standard of the catalogue, for every applicant that its requirements can tell apart.

No return or pending is left that can only end in a rejection.  The search that says what can still be
approved shares nothing with what worked out what follows.  That whoever supplies all that a return asks is
not sent back again is proved beside it (`tests/assurance/asked_once`).
"""

from __future__ import annotations

from datetime import date

import pytest

from sp_engine import Catalogue, Outcome, open_catalogue
from sp_engine.assurance.asked_once.statement_groups import groups_of

ON = date(2026, 3, 16)
DAYS = (date(2026, 3, 16), date(2028, 2, 29), date(2026, 12, 31))
SERVICES = sorted(name for _, name, _ in open_catalogue().files.services(ON))

each_service = pytest.mark.parametrize("name", SERVICES)


def test_there_are_services() -> None:
    assert len(SERVICES) >= 31


@each_service
def test_everything_that_follows_is_known_and_proved(catalogue: Catalogue, name: str) -> None:
    consequences = catalogue.standard(name, on=ON).follows.consequences
    assert consequences.proven, consequences


@each_service
def test_what_is_not_rejected_can_still_be_approved_and_nothing_else(catalogue: Catalogue, name: str) -> None:
    service = catalogue.standard(name, on=ON)
    for day in DAYS:
        for group in groups_of(service.standard, day.toordinal()):
            for facts in group.statements(fixed=True):
                rejected = group.outcome(facts, frozenset()) is Outcome.REJECT
                assert group.search.any_approves(facts, group.day) is not rejected, (group.names, facts)
