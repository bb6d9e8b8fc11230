"""A little of each kind of input that `make soak` tries by the hundred thousand; and the limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from soak.limits import survey

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="what a process holds is read from /proc, as Linux has it"
)


@pytest.mark.parametrize(
    ("kind", "number"),
    [("documents", 40), ("facts", 300), ("files", 120), ("stages", 60), ("slips", 4), ("interviews", 111)],
)
def test_no_input_fails_takes_two_seconds_or_takes_200_mb(kind: str, number: int) -> None:
    found = survey(kind, 0, number)
    assert found.failures == []
    assert sum(found.came_to.values()) == number


def test_what_hangs_takes_too_much_fails_or_ends_its_process_is_found_and_the_rest_is_tried() -> None:
    found = survey("broken", 0, 6, seconds=0.5)
    assert {failure.number: failure.problem.partition(" (")[0] for failure in found.failures} == {
        0: "took more than 0.5 seconds",
        1: "needed more than 200 MB",
        2: "ValueError: no",
        3: "the process ended with 7",
        4: "wrong",
    }
    assert found.came_to == {"right": 1}
