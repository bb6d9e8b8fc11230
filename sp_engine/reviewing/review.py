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
    holds, reviewed = decree_reviews(files, agency, on)
    folders = {one.decree.decree.folder for one in reviewed}
    readings: tuple[ReadingEffect, ...] = ()
    if reviewed:
        suites = (one for one in run_suite(files, agency) if one.text.standard.decree.folder in folders)
        readings = tuple(effect for suite in suites for effect in reading_effects(suite))
    return Review(files.agency(agency).name, on, holds, reviewed, readings)


def decree_reviews(files: CatalogueFiles, agency: str, on: date) -> tuple[bool, tuple[DecreeReview, ...]]:
    """Return whether decrees of an agency hold on a day, and the review of those, or of all where none does.

    What its readings come to is not looked into, which takes most of the time.  Raises as `review_of` does.
    """
    holding = {decree.folder for decree, _, _ in files.services(on, agency)}
    every = files.decrees(agency)
    reviewed = []
    for of in [decree for decree in every if decree.folder in holding] or every:
        decree = read_decree(files, of)
        found = [*preamble_findings(decree), *service_findings(decree)]
        found = [*_with_reasons(found, _acknowledged(files, decree))]
        reviewed.append(DecreeReview(decree, concerns_of(found), contradictions_of(decree)))
    return bool(holding), tuple(reviewed)


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
