"""The legal basis of a decree against the registry of regulations.

In come the regulations that a decree and its services cite; out come those that had been replaced when the
decree was signed, those replaced since, citations that repeat, and titles that differ from the regulation's
own, or, where nobody read that, from another copy.  What the registry has not checked is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sp_engine.deciding import GENERAL_LIMIT_BASIS
from sp_engine.documents import Component, Registry, Regulation, RegulationStatus
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText
from sp_engine.words import Words, date_in_both


class _Problem(NamedTuple):
    """What is wrong with the citation of that number in its list, at one of its fields."""

    at: int
    code: str
    field: str
    values: Mapping[str, str | Words]


class _Citation(NamedTuple):
    cited: Regulation | None
    title_as_written: str | None


def preamble(decree: DecreeText) -> Iterator[Found]:
    """Yield what is wrong with the regulations under *Mengingat*."""
    entries = decree.decree.document.preamble
    cited = [_Citation(decree.regulations.get(e.regulation), e.title_as_written) for e in entries]
    for problem in _problems(cited, decree):
        field = "regulation" if problem.field == "cited" else problem.field
        yield decree.found(problem.code, entries[problem.at], field, **problem.values)


def service_basis(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield what is wrong with the regulations under *Dasar hukum*."""
    entries = service.standard.document.management.legal_basis.items
    for problem in _problems([_Citation(e.cited, e.title_as_written) for e in entries], decree):
        entry = entries[problem.at]
        yield service.found(problem.code, Component.LEGAL_BASIS, entry, problem.field, **problem.values)


def general_limit_basis(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield what the engine's own general limit rests on that had been revoked when the decree was signed."""
    stages = service.standard.stages
    signed = decree.decree.dated
    if signed is None or any(stage.provision is None for stage in stages):
        return  # nobody can tell, or the decree's own limit holds
    for name in GENERAL_LIMIT_BASIS:
        cited = decree.regulations.get(name)
        if cited is not None and was_revoked(cited, signed):
            values = {
                "regulation": cited.short_name,
                "successor": _latest(cited, decree.regulations).short_name,
            }
            for stage in stages:
                yield service.found("SP318", Component.SERVICE_TIME, stage, "provision", **values)


def was_revoked(cited: Regulation, on: date) -> bool:
    """Whether a regulation had been revoked on a day; one revoked on an unknown day counts as revoked."""
    return cited.status is RegulationStatus.REVOKED and (cited.since is None or cited.since <= on)


def _problems(citations: Iterable[_Citation], decree: DecreeText) -> Iterator[_Problem]:
    seen: set[str] = set()
    for at, (known, written) in enumerate(citations):
        if known is None:
            continue
        if known.id in seen:
            yield _Problem(at, "SP322", "cited", {"regulation": known.short_name})
        seen.add(known.id)
        replaced = _replaced(at, known, decree)
        if replaced is not None:
            yield replaced
        if written is not None and _letters(written) != _letters(known.title):
            values = {
                "regulation": known.short_name,
                "written": " ".join(written.split()),
                "title": " ".join(known.title.split()),
            }
            code = "SP323" if known.title_is_its_own else "SP317"
            yield _Problem(at, code, "title_as_written", values)


def _replaced(at: int, known: Regulation, decree: DecreeText) -> _Problem | None:
    """Return that a regulation had been replaced, or has been since, with by what and when."""
    successor = decree.regulations.get(known.replaced_by or "")
    signed = decree.decree.dated
    if known.status is not RegulationStatus.REVOKED or successor is None or signed is None:
        return None
    if known.since is not None:
        before, when = known.since <= signed, date_in_both(known.since)
    else:  # only the successor's year is known: it speaks when it is clearly another year
        if successor.year is None or successor.year == signed.year:
            return None
        before, when = successor.year < signed.year, Words(*2 * (str(successor.year),))
    values: dict[str, str | Words] = {
        "regulation": known.short_name,
        "successor": successor.short_name,
        "since": when,
        "signed": date_in_both(signed),
        "current": _latest(successor, decree.regulations).short_name,
    }
    return _Problem(at, "SP320" if before else "SP321", "cited", values)


def _latest(regulation: Regulation, regulations: Registry) -> Regulation:
    """Return the end of the chain of successors."""
    followed = [regulation]
    while regulation.status is RegulationStatus.REVOKED:
        successor = regulations.get(regulation.replaced_by or "")
        if successor is None or successor in followed:
            break
        regulation = successor
        followed.append(regulation)
    return regulation


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())
