"""The list of lint rules.

A new lint rule starts here: with a function in a module of this room, and a line in the list.  A rule of a
service is given the service and its decree with all of its services (`decree_and_services`), and yields
findings, each with the component and the entry that it is about.  A rule of a standard by itself is given
that and its sources.  Their sentences stand in `words/codes.yaml`.  Rules warn; what makes a document wrong
is found where it is read (`documents`, `agencies`, `catalogue`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import Component, Decree, Standard
from sp_engine.lint.basis import general_limit_basis, preamble, service_basis
from sp_engine.lint.blank_components import blank_component
from sp_engine.lint.chains import chains
from sp_engine.lint.conditions import condition_problems
from sp_engine.lint.consequences import consequence_problems
from sp_engine.lint.contacts import contacts
from sp_engine.lint.decree_and_services import DecreeText, Entry, Found, ServiceText, read_decree
from sp_engine.lint.gates import gate_problems
from sp_engine.lint.judging import judging_steps
from sp_engine.lint.products import product_is_unit, product_not_in_procedure
from sp_engine.lint.readings import reading_problems
from sp_engine.lint.requirements_and_procedure import free_with_receipt, uncollected, unlisted, unproven
from sp_engine.lint.stated_figures import Earlier, figure_problems
from sp_engine.lint.text_defects import broken_text, copied_text, numbering, same_item_twice
from sp_engine.lint.vague_times import vague_times
from sp_engine.lint.validities import validity_problems
from sp_engine.words import Diagnostic, DiagnosticError, failing_at
from sp_engine.yaml_text import Sources

Rule = Callable[[ServiceText, DecreeText], Iterator[Found]]

SERVICE_RULES: tuple[Rule, ...] = (
    service_basis,
    general_limit_basis,
    blank_component,
    broken_text,
    vague_times,
    uncollected,
    unlisted,
    unproven,
    free_with_receipt,
    product_is_unit,
    product_not_in_procedure,
    judging_steps,
    chains,
    contacts,
    same_item_twice,
    copied_text,
    numbering,
)


def standard_problems(
    standard: Standard, sources: Sources, under_other_decrees: Earlier
) -> Iterator[Diagnostic]:
    """Yield what is odd about one standard by itself, or beside what other decrees say of the service."""
    yield from [*condition_problems(standard, sources)] or consequence_problems(standard, sources)
    yield from figure_problems(standard, sources, under_other_decrees)
    yield from reading_problems(standard, sources)
    yield from validity_problems(standard, sources)
    yield from gate_problems(standard, sources)


@dataclass(frozen=True, slots=True)
class DecreeFinding:
    """One finding about a decree; `service` is None for its preamble."""

    decree: Decree
    service: ServiceText | None
    component: Component | None
    entry: Entry
    finding: Diagnostic


def decree_findings(files: CatalogueFiles) -> list[DecreeFinding]:
    """Return what is odd about the decrees, in their order; nothing about one that cannot be read."""
    findings = []
    for agency in files.agency_ids():
        try:
            decrees = [read_decree(files, decree) for decree in files.decrees(agency)]
        except DiagnosticError:
            continue
        for decree in decrees:
            findings += preamble_findings(decree)
            findings += service_findings(decree)
    return findings


def preamble_findings(decree: DecreeText) -> list[DecreeFinding]:
    """Return what is odd about the preamble of a decree."""
    return [DecreeFinding(decree.decree, None, *one) for one in preamble(decree)]


def service_findings(decree: DecreeText) -> list[DecreeFinding]:
    """Return what is odd about each of the decree's services."""
    findings: list[DecreeFinding] = []
    for service in decree.services:
        with failing_at(service.standard.document.at.file):
            findings += (
                DecreeFinding(decree.decree, service, *one)
                for rule in SERVICE_RULES
                for one in rule(service, decree)
            )
    return findings
