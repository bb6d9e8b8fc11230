"""Coverage as a section, gap by gap, and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from sp_engine.assurance import Coverage, Decided, StandardText, Way, kind_words, percent
from sp_engine.presenting.section import Field, Group, Line, Part, Section, Span, Style, Table
from sp_engine.words import Language, Words
from sp_engine.words import Span as Stretch
from sp_engine.words.messages import coverage_page


class CoverageReport:
    """What is told of coverages that come one after the other; keeps nothing of them but what is told.

    `decided` of `total` ways decide some case; `stale`: there are exceptions that nothing needs.  With
    `as_data` it also puts together the JSON data.
    """

    def __init__(self, language: Language, *, as_data: bool = True) -> None:
        self._language, self._as_data = language, as_data
        self._parts: list[Part] = []
        self._rows: list[tuple[str, ...]] = []
        self._services: list[dict[str, Any]] = []
        self._stale: list[str] = []
        self._failing = self._excused = 0
        self.decided = self.total = 0

    @property
    def stale(self) -> bool:
        return bool(self._stale)

    def add(self, coverage: Coverage) -> None:
        decided, total = coverage.decided, coverage.total
        self._parts += _gaps(coverage, self._language)
        self._rows.append((coverage.service, f"{decided}/{total}", f"{percent(decided, total)}%"))
        self._stale += coverage.stale
        self._failing += coverage.failing
        self._excused += sum(entry.excuse is not None for entry in coverage.entries)
        self.decided += decided
        self.total += total
        if self._as_data:
            self._services.append(_service(coverage, self._language))

    def section(self) -> Section:
        """Return every gap with its reason, how much of each service is covered, and how much of all."""
        language = self._language
        headings = coverage_page.SERVICE, coverage_page.WAYS, coverage_page.COVERAGE
        told = tuple(words.get(language) for words in headings)
        parts = [*self._parts, Table(told, tuple(self._rows), frozenset((1, 2)))]
        if self._failing:
            parts.append(Line(coverage_page.FAILING.say(language, count=self._failing)))
        told_of_all = coverage_page.TOTAL.say(
            language,
            share=percent(self.decided, self.total),
            decided=self.decided,
            total=self.total,
            excused=self._excused,
        )
        return Section("", (*parts, Line(told_of_all)))

    def data(self) -> dict[str, Any]:
        """Return coverage as JSON data (docs/reference/interface.md)."""
        return {
            "decided": self.decided,
            "total": self.total,
            "percent": percent(self.decided, self.total).replace(",", "."),
            "services": self._services,
            "unused_exceptions": self._stale,
        }


def _gaps(coverage: Coverage, language: Language) -> Iterator[Part]:
    if not coverage.passing:
        yield Field(coverage.service, coverage_page.NO_CASE_PASSES.get(language))
    for entry in coverage.entries:
        if entry.open and coverage.passing:
            yield _gap(entry, coverage.text, language)
    for name in coverage.stale:
        yield Line(coverage_page.STALE.say(language, service=coverage.service, part=name))


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


def _service(coverage: Coverage, language: Language) -> dict[str, Any]:
    return {
        "service": coverage.service,
        "decree": coverage.decree,
        "decided": coverage.decided,
        "total": coverage.total,
        "parts": [_entry(entry, coverage.text, language) for entry in coverage.entries],
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
