"""The review of an agency: its decree, what is wrong with it and for whom, and which readings to ratify.

In comes an agency of a catalogue and a day; out comes a review of each decree that holds on that day for one
of its services.  Knows nothing about how it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sp_engine.assurance import ReadingEffect, reading_effects, run_suite
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import DocumentKind
from sp_engine.lint import (
    Acknowledged,
    DecreeFinding,
    DecreeText,
    preamble_findings,
    read_decree,
    service_findings,
    with_acknowledgements,
)
from sp_engine.reviewing.concerns import Concern, concerns_of
from sp_engine.reviewing.contradictions import Contradiction, contradictions_of
from sp_engine.reviewing.harm import Harm
from sp_engine.words import Words


class DecreeReview(NamedTuple):
    """What one decree comes to."""

    decree: DecreeText
    concerns: tuple[Concern, ...]
    contradictions: tuple[Contradiction, ...]


class Review(NamedTuple):
    """What the decrees of an agency come to, and the readings that its services are decided by.

    `holds`: whether they hold on the day of the review; if none does, all of the agency's are reviewed.
    """

    agency: Words
    on: date
    holds: bool
    decrees: tuple[DecreeReview, ...]
    readings: tuple[ReadingEffect, ...]

    @property
    def hurts_applicants(self) -> bool:
        """Whether something can hurt an applicant and has not been acknowledged."""
        return any(
            concern.harm is Harm.APPLICANT and not concern.left
            for decree in self.decrees
            for concern in decree.concerns
        )


def review_of(files: CatalogueFiles, agency: str, on: date) -> Review:
    """Return the review of an agency: of what holds on a day, or of all its decrees where none does.

    Raises `CatalogueError` for an unknown agency, and where its documents cannot be read.
    """
    holding = {decree.folder for decree, _, _ in files.services(on, agency)}
    every = files.decrees(agency)
    of = [decree for decree in every if decree.folder in holding] or every
    name = files.agency(agency).name
    if not of:
        return Review(name, on, False, (), ())
    decrees = [read_decree(files, decree) for decree in of]
    reviewed = []
    for decree in decrees:
        found = [*preamble_findings(decree), *service_findings(decree)]
        found = [*_with_reasons(found, _acknowledged(files, decree))]
        reviewed.append(DecreeReview(decree, concerns_of(found), contradictions_of(decree)))
    folders = {decree.folder for decree in of}
    suites = (suite for suite in run_suite(files, agency) if suite.text.standard.decree.folder in folders)
    readings = [effect for suite in suites for effect in reading_effects(suite)]
    return Review(name, on, bool(holding), tuple(reviewed), tuple(readings))


def _with_reasons(
    findings: list[DecreeFinding], statements: Iterable[Acknowledged]
) -> Iterator[DecreeFinding]:
    diagnostics = with_acknowledgements((one.finding for one in findings), statements)
    for one, diagnostic in zip(findings, diagnostics, strict=False):  # what is left over is about nothing
        yield DecreeFinding(one.decree, one.service, one.component, one.entry, diagnostic)


def _acknowledged(files: CatalogueFiles, decree: DecreeText) -> Iterator[Acknowledged]:
    source = files.decree_source(decree.decree)
    yield from (Acknowledged(source, one) for one in decree.decree.document.acknowledgements)
    source = files.agency_source(decree.decree.agency)
    yield from (Acknowledged(source, one) for one in decree.agency.document.acknowledgements)
    for service in decree.services:
        path = files.service_path(decree.decree, service.listed.id)
        source = files.source(path, DocumentKind.STANDARD)
        statements = service.standard.document.acknowledgements
        yield from (Acknowledged(source, one) for one in statements)
