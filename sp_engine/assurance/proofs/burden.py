"""What a standard asks of an applicant: questions, documents, and which of them its agency holds already.

In come a standard and the others of its agency; out come names.  What the agency finds out itself burdens
nobody, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sp_engine.documents import Standard
from sp_engine.facts import Kind


class Burden(NamedTuple):
    """`held`: what another service of the agency asks too, so that whoever applied there has given it."""

    questions: tuple[str, ...]
    documents: tuple[str, ...]
    held: tuple[str, ...]


def burden_of(standard: Standard, others: Iterable[Standard]) -> Burden:
    """Return what a standard asks; `others` are those of other services of the same agency."""
    asked = _asked(standard)
    elsewhere = {name for other in others for name in _asked(other)}
    documents = tuple(n for n in asked if standard.vocabulary[n].kind is Kind.DOCUMENT)
    questions = tuple(name for name in asked if name not in documents)
    return Burden(questions, documents, tuple(name for name in asked if name in elsewhere))


def _asked(standard: Standard) -> tuple[str, ...]:
    """Return the facts and documents that an applicant is asked for, attributes with their documents."""
    return tuple(name for name, definition in standard.facts.items() if not definition.supplied_by_agency)
