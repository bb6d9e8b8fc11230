"""Work in several processes comes out as in one, and never ends in silence."""

from __future__ import annotations

import multiprocessing
import signal

import pytest
from assurance.tasks import divide, killed, leave, slow_first, unknown_service, unsendable

from sp_engine.assurance.processes import ProcessLostError, spread
from sp_engine.catalogue.catalogue_error import CatalogueError


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    with spread(slow_first, processes) as results:
        assert list(results(range(9))) == [task * task for task in range(9)]
        assert list(results([])) == []
        assert list(results([7])) == [49]


def test_an_error_with_findings_arrives_as_it_was_raised() -> None:
    with pytest.raises(CatalogueError) as raised, spread(unknown_service, 2) as results:
        list(results(["depok/tidak-ada"]))
    with pytest.raises(CatalogueError) as alone:
        unknown_service("depok/tidak-ada")
    assert raised.value.diagnostics == alone.value.diagnostics


def test_any_other_error_arrives_with_its_name() -> None:
    with (
        pytest.raises(RuntimeError, match="ZeroDivisionError: division by zero"),
        spread(divide, 2) as results,
    ):
        list(results([1, 0, 2]))


def test_a_result_that_cannot_travel_is_an_error_of_its_task_alone() -> None:
    with spread(unsendable, 2) as results, pytest.raises(RuntimeError, match="lambda"):
        list(results([1]))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_process_that_is_killed_is_an_error_that_says_so() -> None:
    with pytest.raises(ProcessLostError) as raised, spread(killed, 2) as results:
        list(results([0, 1, 0, 0]))
    (finding,) = raised.value.diagnostics
    assert finding.code == "SP703"
    assert "(sinyal SIGKILL)" in finding.message()


def test_a_process_that_leaves_is_an_error_that_says_so() -> None:
    with pytest.raises(ProcessLostError) as raised, spread(leave, 2) as results:
        list(results([3]))
    (finding,) = raised.value.diagnostics
    assert "(code 3)" in finding.message("en")


@pytest.mark.parametrize("wrong", [KeyboardInterrupt, ValueError])
def test_leaving_early_leaves_no_process_behind(wrong: type[BaseException]) -> None:
    def leave_early() -> None:
        with spread(slow_first, 2) as results:
            assert len(multiprocessing.active_children()) == 2
            next(iter(results(range(9))))
            raise wrong

    with pytest.raises(wrong):
        leave_early()
    assert multiprocessing.active_children() == []
