"""On every day the decree that holds for a service is the one left standing by living through the days."""

from __future__ import annotations

from decrees.graphs import DAY, DAYS, SERVICES, START, graphs, simply_holding, simply_open
from hypothesis import given, target
from property_examples import examples

from sp_engine.catalogue.order_problems import order_problems
from sp_engine.catalogue.succession import holding, in_succession, services_in_force
from sp_engine.documents.standard import Decree
from sp_engine.words.codes import code_entry

ALL_DAYS = [START + day * DAY for day in range(-12, DAYS + 14)]


def refused(decrees: tuple[Decree, ...]) -> set[str]:
    """Return the services for which some error leaves open which decree holds."""
    errors = (p for p in order_problems(decrees) if code_entry(p.code).severity == "error")
    return {service for problem in errors for service in problem.services}


@given(graphs())
@examples(500)
def test_the_decree_that_holds_is_the_one_left_standing_on_every_day(drawn: list[Decree]) -> None:
    decrees = in_succession(drawn)
    open_ = refused(decrees)
    for service in SERVICES:
        if service in open_:
            continue
        for day in ALL_DAYS:
            found, expected = holding(decrees, service, day), simply_holding(drawn, service, day)
            assert (found and found.folder) == (expected and expected.folder), (service, day)


@given(graphs())
@examples(500)
def test_services_are_refused_where_nobody_can_say_which_decree_holds(drawn: list[Decree]) -> None:
    assert refused(in_succession(drawn)) & set(SERVICES) == simply_open(drawn)


@given(graphs())
@examples(200)
def test_the_order_in_which_decrees_are_read_changes_nothing(drawn: list[Decree]) -> None:
    assert in_succession(drawn) == in_succession(drawn[::-1])


@given(graphs())
@examples(200)
def test_on_no_day_do_two_decrees_hold_for_one_service(drawn: list[Decree]) -> None:
    decrees = in_succession(drawn)
    target(float(sum(len(d.services) for d in decrees)))
    for day in ALL_DAYS:
        names = [service.id for _, service in services_in_force(decrees, day)]
        assert len(names) == len(set(names))
