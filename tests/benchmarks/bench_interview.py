"""What an interview asks of the applicants of the cases, and what a clerk types.

Run by hand (`make bench`).  Prints for each outcome the mean number of questions against asking
everything that a service looks at, and for four services the keystrokes of an applicant who is approved,
command included, against what they were before there was `sp ask`: for the decision alone, and with a
number of the register and a letter in hand.  Asserts nothing: `tests/deciding/test_interview.py` does.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sp_engine import CatalogueError, Facts, FactsError, Outcome, Service, open_catalogue
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.deciding.blank_form import form_names

sys.path.insert(0, str(Path(__file__).parents[1]))

from deciding.answering import answered

DAY = date(2026, 3, 16)
BEFORE = {
    "depok/rekomendasi-haki": 383,
    "kalbar/izin-usaha-simpan-pinjam": 628,
    "pasuruan/rekomendasi-bbm": 239,
    "depok/pelatihan-wub": 279,
}
COMMANDS = {
    "depok/rekomendasi-haki": "sp ask haki",
    "kalbar/izin-usaha-simpan-pinjam": "sp ask simpan pinjam",
    "pasuruan/rekomendasi-bbm": "sp ask bbm",
    "depok/pelatihan-wub": "sp ask pelatihan-wub",
}

IN_HAND, WHO = " --record --letter s.pdf", "Budi Santoso\n\n"
"""What else is typed for a number and a letter: on the command line, and the name at the end."""


class Held(NamedTuple):
    """An interview with an applicant of a case: what came out, how much was asked, what was typed."""

    outcome: Outcome
    asked: int
    everything: int
    keys: int


def held(service: Service, knows: Facts, received: datetime) -> Held:
    """Return an interview in which an applicant says what they know."""
    interview, lines = answered(service, knows, received)
    outcome = service.decide(interview.facts, received=received).outcome
    keys = sum(len(line) + 1 for line in lines) + bool(interview.rest)  # an Enter, for it could go on
    return Held(outcome, len(lines), len([*form_names(service.standard)]), keys)


def interviews() -> Iterator[tuple[str, Held]]:
    catalogue = open_catalogue()
    for service in catalogue.services(on=DAY):
        standard = service.standard
        source = catalogue.files.cases_source(standard.decree, standard.service.partition("/")[2])
        for case in cases_of(read_cases(source), source)[0] if source is not None else ():
            received = case.received(standard.agency.zone)
            try:
                knows = service.read_facts(case.facts, received=received)
                yield standard.service, held(service, knows, received)
            except (FactsError, CatalogueError):
                continue


def main() -> None:
    start = time.perf_counter()
    by_outcome: dict[Outcome, list[Held]] = defaultdict(list)
    keys: dict[str, list[int]] = defaultdict(list)
    for service, each in interviews():
        by_outcome[each.outcome].append(each)
        if each.outcome is Outcome.APPROVE:
            keys[service].append(each.keys)
    print(f"{'outcome':<10} {'applicants':>10} {'asked':>7} {'everything':>11} {'share':>7}")
    for outcome, all_ in by_outcome.items():
        asked, everything = sum(one.asked for one in all_), sum(one.everything for one in all_)
        number = len(all_)
        share = asked / everything
        print(f"{outcome:<10} {number:>10} {asked / number:>7.1f} {everything / number:>11.1f} {share:>7.0%}")
    print(
        f"\n{'keystrokes of an approval':<34} {'now':>5} {'share':>7} {'recorded, letter':>17} {'share':>7}"
    )
    for service, before in BEFORE.items():
        told = keys.get(service) or [0]
        now = sum(told) / len(told) + len(COMMANDS[service]) + 1
        all_day = now + len(IN_HAND) + len(WHO)
        print(f"{service:<34} {now:>5.0f} {now / before:>7.0%} {all_day:>17.0f} {all_day / before:>7.0%}")
    print(f"\n{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
