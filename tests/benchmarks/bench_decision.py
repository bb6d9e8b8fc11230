"""What a decision costs inside another program: the reference back end, the witness, and what is read.

Run by hand (`make bench`).  On one service with many requirements, the same application is decided over and
over; prints microseconds a decision and ratios to the bare verdict.  Asserts nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from sp_engine import Facts, open_catalogue
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.ruleset import ruleset_of

SERVICE = sys.argv[1] if len(sys.argv) > 1 else "kalbar/kantor-cabang"
DAY = date(2026, 3, 16)


def microseconds(call: Callable[[], object], times: int) -> float:
    """Return the best mean of five series."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(times):
            call()
        best = min(best, time.perf_counter() - start)
    return best / times * 1e6


def main() -> None:
    catalogue = open_catalogue()
    service = catalogue.standard(SERVICE, on=DAY)
    standard = service.standard
    source = catalogue.files.cases_source(standard.decree, SERVICE.partition("/")[2])
    if source is None:
        raise SystemExit(f"{SERVICE} has no cases")
    case = cases_of(read_cases(source), source)[0][0]
    received = case.received(standard.agency.zone)
    facts: Facts = parse_facts(case.facts, standard, received)
    backend = Closures(ruleset_of(standard.requirements))
    decide = partial(service.decide, facts, received=received)
    rows: list[tuple[str, Callable[[], object], int]] = [
        ("verdict of the reference back end", partial(backend.decide, facts.plain, DAY.toordinal()), 2000),
        ("decision on typed facts", decide, 2000),
        ("… with its due dates", lambda: decide().deadlines, 1000),
        ("… with every finding's status", lambda: decide().findings, 500),
        ("decision on plain data, checked", partial(service.decide, case.facts, received=received), 500),
        ("decision as JSON data, in words", lambda: decide().to_dict(), 50),
        ("decision with the witness", lambda: decide(witness=True), 50),
    ]
    print(f"{SERVICE}: {len(standard.requirements)} requirements, {len(standard.facts)} facts")
    bare = None
    for name, call, times in rows:
        cost = microseconds(call, times)
        bare = bare or cost
        print(f"{name:<36} {cost:9.1f} µs   x{cost / bare:.1f}")


if __name__ == "__main__":
    main()
