"""A decision on one screen: for every case of the catalogue it fits, and says first what came out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from sp_engine import CatalogueError, FactsError, Service, open_catalogue
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.deciding.decision import outcome_words
from sp_engine.presenting.decision_screen import decision_screen_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines

ROWS = 40
COLUMNS = 100
TOO_MUCH_TO_BRING = {("kalbar/izin-usaha-simpan-pinjam", "return")}
"""Whose applicant of whom nothing is known has to be told five ways of proving capital: 46 rows."""


def test_the_decision_on_every_case_fits_on_one_screen_with_the_outcome_on_the_first_line(
    services: Mapping[str, Service],
) -> None:
    files = open_catalogue().files
    seen = 0
    for service in services.values():
        standard = service.standard
        source = files.cases_source(standard.decree, standard.service.partition("/")[2])
        assert source is not None
        for case in cases_of(read_cases(source), source)[0]:
            with suppress(FactsError, CatalogueError):
                received = case.received(standard.agency.zone)
                decision = service.decide(case.facts, received=received, after=case.written.after)
                rows = [*text_lines(decision_screen_section(decision, "id"), Screen(COLUMNS))]
                assert rows[0] == f"KEPUTUSAN: {outcome_words(decision.outcome).id}"
                if (standard.service, decision.outcome) not in TOO_MUCH_TO_BRING:
                    assert len(rows) <= ROWS, (case.name, *rows)
                seen += 1
    assert seen > 700
