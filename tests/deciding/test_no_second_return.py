"""Proved for each standard of the catalogue, for every applicant that its requirements can tell apart.

No return is left that can only end in a rejection; whoever supplies all that a return asks, in whichever
satisfactory way, is neither sent back again nor rejected.  The search that says what can still be approved
shares nothing with what worked out what follows.
"""

from __future__ import annotations

from datetime import date

import pytest
from deciding.stated_classes import groups_of

from sp_engine import Catalogue, Outcome, open_catalogue

ON = date(2026, 3, 16)
DAYS = (date(2026, 3, 16), date(2028, 2, 29), date(2026, 12, 31))
SERVICES = sorted(name for _, name, _ in open_catalogue().files.services(ON))

each_service = pytest.mark.parametrize("name", SERVICES)


def test_there_are_services() -> None:
    assert len(SERVICES) >= 31


@each_service
def test_everything_that_follows_is_known_and_proved(catalogue: Catalogue, name: str) -> None:
    consequences = catalogue.standard(name, on=ON)._follows.consequences
    assert consequences.proven, consequences


@each_service
def test_what_is_not_rejected_can_still_be_approved_and_nothing_else(catalogue: Catalogue, name: str) -> None:
    service = catalogue.standard(name, on=ON)
    for day in DAYS:
        for group in groups_of(service, day.toordinal()):
            for facts in group.statements(fixed=True):
                rejected = group.outcome(facts) is Outcome.REJECT
                assert group.search.any_approves(facts, group.day) is not rejected, (group.names, facts)


@each_service
def test_whoever_supplies_all_that_is_asked_is_not_sent_back_again_and_not_rejected(
    catalogue: Catalogue, name: str
) -> None:
    service = catalogue.standard(name, on=ON)
    for group in groups_of(service, ON.toordinal()):
        for facts in group.statements():
            if group.outcome(facts) is not Outcome.RETURN:
                continue
            need = group.needs(facts)
            assert need is not None, (group.names, facts)
            ways = 0
            for settled in group.supplied(need, facts):
                ways += 1
                outcome = group.outcome(settled)
                assert outcome in (Outcome.APPROVE, Outcome.PENDING), (group.names, facts, need, settled)
            assert ways, (group.names, facts, need)
