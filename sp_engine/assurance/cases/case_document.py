"""The cases of a document: single ones, the rows of its tables, the cells of its matrices.

In comes the source of an `.uji.yaml` that fits its schema; out come cases, and findings about sets and names
that do not exist.
"""

from __future__ import annotations

from sp_engine.assurance.cases.case import Case
from sp_engine.assurance.cases.case_tables import matrix_cases, table_cases
from sp_engine.assurance.cases.fact_sets import FactSets
from sp_engine.documents import CasesDocument, Reading, WrittenCase
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Source


def read_cases(source: Source) -> CasesDocument:
    """Return the document of cases that a source writes."""
    return CasesDocument.read(source.data, (), Reading(source))


def cases_of(document: CasesDocument, source: Source) -> tuple[tuple[Case, ...], list[Diagnostic]]:
    """Return the cases of a document in its order, and the findings about them."""
    findings: list[Diagnostic] = []
    sets = FactSets(document, source, findings)
    cases = [case for written in document.cases if (case := _single(written, source, sets)) is not None]
    cases += table_cases(document, source, sets, findings)
    cases += matrix_cases(document, source, sets, findings)
    names = set()
    for case in cases:
        if case.name in names:
            findings.append(source.finding("SP503", case.place("name"), name=case.name))
        names.add(case.name)
    return tuple(cases), findings


def _single(written: WrittenCase, source: Source, sets: FactSets) -> Case | None:
    laid = sets.laid(written, written.changes, written.place("changes").path)
    return None if laid is None else Case(written, laid.facts, laid.ground, source, laid.stated)
