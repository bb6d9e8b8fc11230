"""Coverage as a section, gap by gap, and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from sp_engine.assurance import Coverage, Decided, StandardText, Way, kind_words, percent
from sp_engine.presenting.section import Field, Group, Line, Part, Section, Span, Style, Table
from sp_engine.words import Language, Words
from sp_engine.words import Span as Stretch
from sp_engine.words.messages import coverage_page


def coverage_section(coverages: Sequence[Coverage], language: Language) -> Section:
    """Return every gap with its reason, how much of each service is covered, and how much of all."""
    return Section("", tuple(_parts(coverages, language)))


def _parts(coverages: Sequence[Coverage], language: Language) -> Iterator[Part]:
    for coverage in coverages:
        if not coverage.passing:
            yield Field(coverage.service, coverage_page.NO_CASE_PASSES.get(language))
        for entry in coverage.entries:
            if entry.open and coverage.passing:
                yield _gap(entry, coverage.text, language)
        for name in coverage.stale:
            yield Line(coverage_page.STALE.say(language, service=coverage.service, part=name))
    headings = coverage_page.SERVICE, coverage_page.WAYS, coverage_page.COVERAGE
    rows = [(c.service, f"{c.decided}/{c.total}", f"{percent(c.decided, c.total)}%") for c in coverages]
    yield Table(tuple(words.get(language) for words in headings), tuple(rows), frozenset((1, 2)))
    if failing := sum(coverage.failing for coverage in coverages):
        yield Line(coverage_page.FAILING.say(language, count=failing))
    decided, total = decided_of(coverages)
    excused = sum(entry.excuse is not None for coverage in coverages for entry in coverage.entries)
    share = percent(decided, total)
    told = coverage_page.TOTAL.say(language, share=share, decided=decided, total=total, excused=excused)
    yield Line(told)


def decided_of(coverages: Sequence[Coverage]) -> tuple[int, int]:
    """Return how many ways decide some case, and how many there are."""
    return sum(c.decided for c in coverages), sum(c.total for c in coverages)


def way_words(way: Way) -> Words:
    """Return in which way a part decides."""
    match way:
        case Way.MET:
            return coverage_page.WHEN_MET
        case Way.NOT_MET:
            return coverage_page.WHEN_NOT_MET
        case _ as never:
            assert_never(never)


def _gap(entry: Decided, standard: StandardText, language: Language) -> Group:
    span, file = standard.span(entry.part.at), entry.part.at.file
    place = file if span is None else f"{file}:{_lines(span)}"
    kind, way = kind_words(entry.part.kind).get(language), way_words(entry.way).get(language)
    why = entry.why.get(language) if entry.why else ""
    return Group((Span(place, Style.PLACE), f"{kind} {entry.part.name}, {way}"), (Group("", (Line(why),)),))


def _lines(span: Stretch) -> str:
    return str(span.line) if span.end_line == span.line else f"{span.line}-{span.end_line}"


def coverage_dict(coverages: Sequence[Coverage], language: Language) -> dict[str, Any]:
    """Return coverage as JSON data (docs/reference/interface.md)."""
    decided, total = decided_of(coverages)
    return {
        "decided": decided,
        "total": total,
        "percent": percent(decided, total).replace(",", "."),
        "services": [
            {
                "service": c.service,
                "decree": c.decree,
                "decided": c.decided,
                "total": c.total,
                "parts": [_entry(entry, c.text, language) for entry in c.entries],
            }
            for c in coverages
        ],
        "unused_exceptions": [name for coverage in coverages for name in coverage.stale],
    }


def _entry(entry: Decided, standard: StandardText, language: Language) -> dict[str, Any]:
    span = standard.span(entry.part.at)
    return {
        "kind": entry.part.kind,
        "part": entry.part.name,
        "way": _way_key(entry.way),
        "file": entry.part.at.file,
        "line": span.line if span else None,
        "end_line": span.end_line if span else None,
        "decided": entry.decided,
        "cases": entry.cases,
        "why": entry.why.get(language) if entry.why else None,
        "excuse": entry.excuse,
    }


def _way_key(way: Way) -> str:
    match way:
        case Way.MET:
            return "met"
        case Way.NOT_MET:
            return "not_met"
        case _ as never:
            assert_never(never)
