"""Everything that is presented, in both languages: of the catalogue, and of the small good one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone

from cases.author_mistake import GOOD
from sp_cli.diff_arguments import side_of

from sp_engine import open_catalogue
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.coverage.decisive import coverage_of
from sp_engine.assurance.differences.decree_difference import decree_difference
from sp_engine.assurance.mutants.mutation import mutate
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.estimates import differences
from sp_engine.documents.events_document import EventKind
from sp_engine.lint.catalogue import lint
from sp_engine.presenting.agency_report import agency_report_section
from sp_engine.presenting.calendar import calendar_section, estimates_section
from sp_engine.presenting.cases import CasesReport
from sp_engine.presenting.codes import code_section, codes_section
from sp_engine.presenting.coverage import CoverageReport
from sp_engine.presenting.coverage_page import CoveragePage
from sp_engine.presenting.deadlines import deadlines_section
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.decree_report import decree_report_section
from sp_engine.presenting.differences import difference_section
from sp_engine.presenting.findings import findings_by_file, findings_section
from sp_engine.presenting.ledger import ledger_section
from sp_engine.presenting.mutants import mutants_section
from sp_engine.presenting.section import Section
from sp_engine.presenting.services import services_section
from sp_engine.presenting.standard import standard_section
from sp_engine.reviewing.review import review_of
from sp_engine.timing.events import Event
from sp_engine.timing.ledger import ledger_of
from sp_engine.timing.requested_due_dates import due_dates
from sp_engine.words.codes import all_codes
from sp_engine.words.language import LANGUAGES
from sp_engine.workdays.year import calendar_year

WIB = timezone(timedelta(hours=7), "WIB")
MONDAY = datetime(2026, 3, 16, 10, tzinfo=WIB)


def presented() -> Iterator[tuple[str, Section]]:
    """Yield every kind of thing that is presented, by name, in each language."""
    catalogue = open_catalogue()
    files, day = catalogue.files, MONDAY.date()
    services = list(files.listed(day, None))
    events = [(EventKind.RECEIVED, 0), (EventKind.RETURNED, 1), (EventKind.RESUBMITTED, 10)]
    happened = tuple(Event(kind, MONDAY + timedelta(days=later)) for kind, later in events)
    ledger = ledger_of(catalogue, "depok/rekomendasi-haki", happened, until=MONDAY + timedelta(days=30))
    agency = files.agency("depok", 2026)
    year = calendar_year(agency.clock.calendar, 2026)
    differences_found = [difference for year in files.years() for difference in differences(year)]
    with ExitStack() as folders:
        old, new = (side_of(text, None, folders) for text in ("depok/2023", "pasuruan/2024"))
        difference = decree_difference(old, new)
    found = lint(files)
    reviews = {name: review_of(files, name, day) for name in files.agency_ids()}
    good = CatalogueFiles(GOOD)
    suites, mutation = run_suite(good), mutate(good, None)
    coverages = [coverage_of(suite) for suite in suites]
    for name in (one.service for one in services):
        service = catalogue.standard(name, on=day)
        decision = service.decide({}, received=MONDAY)
        answer = due_dates(catalogue, name, MONDAY, {})
        for language in LANGUAGES:
            yield f"standard {name}", standard_section(service.standard, language)
            yield f"decision {name}", decision_section(decision, language)
            text = answer.condition_text(language)
            yield f"deadlines {name}", deadlines_section(answer.deadlines, text, language, explain=True)
    for language in LANGUAGES:
        yield "services", services_section(services, language)
        yield "ledger", ledger_section(ledger, True, language)
        yield "year", calendar_section(year, agency, day, language)
        yield "estimates", estimates_section([2026], differences_found, language)
        yield "difference", difference_section("a", "b", difference, language)
        yield "codes", codes_section(list(all_codes().values()), language)
        yield "code", code_section(all_codes()["SP204"], language)
        yield "findings", findings_section(found, language)
        yield "findings by file", findings_by_file(found, language)
        yield "overview", decree_report_section(files, language)
        for name, review in reviews.items():
            yield f"report {name}", agency_report_section(review, language)
        report = CasesReport(language)
        for suite in suites:
            report.add(suite)
        yield "cases", report.section(found)
        covered, page = CoverageReport(language), CoveragePage(language)
        for coverage in coverages:
            covered.add(coverage)
            page.add(coverage)
        yield "coverage", covered.section()
        yield "coverage page", page.section()
        yield "mutants", mutants_section(mutation, language)
