"""Letters about examples of the catalogue, as the texts that a reader sees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from sp_engine import Catalogue, Decision, Outcome, open_catalogue
from sp_engine.assurance.cases.example_application import example_of
from sp_engine.letters.letter import letter_bytes
from sp_engine.letters.letter_kind import LetterKind
from sp_engine.letters.letter_subject import LetterSubject, fitting_kind, subject_of_decision
from sp_engine.papers.paper import PaperFormat
from sp_engine.words import Language

DAY = date(2026, 3, 16)
LETTER_DAY = date(2026, 3, 17)
FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


@cache
def catalogue(of_fields: bool = False) -> Catalogue:
    """Return the bundled catalogue, or that of other fields, none of which is a draft."""
    return open_catalogue(FIELDS if of_fields else None)


def decided(
    service: str, outcome: Outcome, *, of_fields: bool = False, changes: Mapping[str, Any] | None = None
) -> Decision:
    """Return the decision on an example of an outcome, with some of its facts changed."""
    kept = catalogue(of_fields)
    example = example_of(kept, service, outcome, DAY)
    assert example is not None, f"{service} has no example of {outcome}"
    decider = kept.service(service, received=example.received)
    facts = {**example.facts, **(changes or {})}
    return decider.decide(facts, received=example.received, after=example.after)


def examples() -> Iterator[tuple[Decision, bool]]:
    """Yield a decision of every outcome of every service that has an example of it."""
    for of_fields in (False, True):
        kept = catalogue(of_fields)
        for service in kept.services(on=DAY):
            for outcome in Outcome:
                example = example_of(kept, service.standard.service, outcome, DAY)
                if example is not None:
                    told = service.decide(example.facts, received=example.received, after=example.after)
                    yield told, of_fields


def subject(
    decision: Decision, *, of_fields: bool = False, applicant: str | None = "Siti Aminah"
) -> LetterSubject:
    """Return what a letter about a decision tells that was kept as JSON."""
    kept = json.loads(json.dumps(decision.to_dict()))
    return subject_of_decision(kept, catalogue(of_fields), name="keputusan.json", applicant=applicant)


def letter(
    told: LetterSubject,
    kind: LetterKind | None = None,
    form: PaperFormat = PaperFormat.HTML,
    *,
    of_fields: bool = False,
    language: Language = "id",
    folder: Path | None = None,
) -> bytes:
    """Return a letter as a file holds it."""
    chosen = fitting_kind(told, kind, "keputusan.json")
    where = folder or catalogue(of_fields).files.root / told.agency
    return letter_bytes(told, chosen, form, dated=LETTER_DAY, agency_folder=where, language=language)


def seen(page: bytes) -> str:
    """Return what a reader of a page sees, on one line."""
    _, _, body = page.decode().partition("<body>")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
