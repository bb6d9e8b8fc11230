"""What it costs to screen one applicant for every service, once the catalogue is open.

Run by hand (`make bench`).  Screens the applicants of the cases and one of whom nothing is known for all
services in force, chains and shortest lists among it; prints milliseconds of the processor, and ratios to
deciding for all of them alone.  The clerk waits at most 50 ms after the start.  Asserts nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from sp_engine import Screening, open_catalogue, screen
from sp_engine.presenting.screening import screening_dict, screening_section

sys.path.insert(0, str(Path(__file__).parents[1]))

from screening.case_applicants import CaseApplicant, case_applicants

AT = datetime(2026, 3, 16, 10, tzinfo=timezone(timedelta(hours=7)))


def milliseconds(call: Callable[[], object]) -> float:
    """Return the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best * 1e3


def main() -> None:
    start = time.process_time()
    catalogue = open_catalogue()

    def screened(applicant: CaseApplicant) -> Screening:
        found = screen(catalogue, applicant.facts, received=applicant.received)
        found.chains, [one.shortest for one in found.services]
        return found

    nobody = CaseApplicant("", "nobody", {}, AT)
    number = len(screened(nobody).services)
    print(f"{number} services; open and screened for the first time: {time.process_time() - start:.2f} s")
    decided = milliseconds(lambda: screen(catalogue, {}, received=AT))
    some = [*case_applicants(catalogue, every=10)]
    costs = sorted(milliseconds(partial(screened, one)) for one in some)
    whole = screened(nobody)
    rows = [
        ("decided for all, nothing known", decided),
        ("… with shortest lists and chains", milliseconds(lambda: screened(nobody))),
        (f"the same, the mean of {len(some)} applicants", sum(costs) / len(costs)),
        ("… the slowest of them", costs[-1]),
        ("on one screen", milliseconds(lambda: screening_section(whole, "id", everything=False))),
        ("as JSON data, every thing in words", milliseconds(lambda: screening_dict(whole, "id"))),
    ]
    for name, cost in rows:
        print(f"{name:<38} {cost:7.1f} ms   x{cost / decided:.1f}")


if __name__ == "__main__":
    main()
