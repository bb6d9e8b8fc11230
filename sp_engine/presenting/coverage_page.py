"""Coverage to look at: the standard's own text, marked by what the cases decide.

In come the coverages of services; out comes a section whose listings are the documents around their rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from sp_engine.assurance import Coverage, Decided, PartKind, StandardText, kind_words, percent
from sp_engine.presenting.coverage import way_words
from sp_engine.presenting.section import (
    Item,
    Listing,
    Paragraph,
    Part,
    Section,
    Share,
    Span,
    Style,
    Table,
    Text,
    prose,
    strong,
)
from sp_engine.words import Language
from sp_engine.words import Span as Stretch
from sp_engine.words.messages import coverage_page
from sp_engine.yaml_text import Source


class CoveragePage:
    """The page of coverages that come one after the other; keeps nothing of them but what it shows."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._told: list[_Told] = []

    def add(self, coverage: Coverage) -> None:
        language, anchor = self._language, _anchor(coverage)
        row = (
            Span(coverage.service, link=anchor),
            coverage.decree,
            f"{coverage.decided} / {coverage.total}",
            f"{percent(coverage.decided, coverage.total)}%",
        )
        section = _service(coverage, language)
        self._told.append(_Told(coverage.service, coverage.decided, coverage.total, row, section))

    def section(self) -> Section:
        """Return the page."""
        language, told = self._language, self._told
        share = _share(sum(one.decided for one in told), sum(one.total for one in told), language)
        parts: list[Part] = [share, *_legend(language)]
        if len(told) == 1:
            title = coverage_page.TITLE_OF_ONE.say(language, service=told[0].service)
            return Section(title, (*parts, told[0].section))
        return Section(
            coverage_page.TITLE.get(language),
            (*parts, _contents(told, language), *(_with_share(one, language) for one in told)),
        )


class _Told(NamedTuple):
    """What the page shows of a service: its row among the contents, and its section."""

    service: str
    decided: int
    total: int
    row: tuple[Text, ...]
    section: Section


def _with_share(told: _Told, language: Language) -> Section:
    first, *others = told.section.parts
    return told.section.replace(parts=(first, _share(told.decided, told.total, language), *others))


def _share(decided: int, total: int, language: Language) -> Share:
    told = coverage_page.SHARE.say(language, decided=decided, total=total)
    return Share((strong(f"{percent(decided, total)}%"), f": {told}"), decided, total)


def _legend(language: Language) -> Iterator[Paragraph]:
    keys = (
        Span(coverage_page.DECIDES_IN_EVERY_WAY.get(language), Style.GOOD),
        Span(coverage_page.IN_ONE_WAY_ONLY.get(language), Style.WAIT),
        Span(coverage_page.NEVER_DECIDES.get(language), Style.BAD),
        Span(coverage_page.PARTLY_EXCEPTED.get(language), Style.DIM),
    )
    yield Paragraph(tuple(text for key in keys for text in (key, " "))[:-1])
    yield Paragraph(coverage_page.WHAT_DECIDING_MEANS.get(language))


def _contents(told: Sequence[_Told], language: Language) -> Table:
    headings = (
        coverage_page.SERVICE_COLUMN,
        coverage_page.DECREE_COLUMN,
        coverage_page.WAYS_COLUMN,
        coverage_page.COVERAGE_COLUMN,
    )
    rows = tuple(one.row for one in told)
    return Table(tuple(words.get(language) for words in headings), rows, frozenset((2, 3)))


def _anchor(coverage: Coverage) -> str:
    return f"{coverage.service}-{coverage.decree}".replace("/", "-")


def _text_anchor(coverage: Coverage, file: str) -> str:
    return f"{_anchor(coverage)}-{PurePath(file).name}"


def _service(coverage: Coverage, language: Language) -> Section:
    standard, text = coverage.text.standard, coverage.text
    decree = coverage_page.OF_DECREE.say(language, number=standard.decree.number)
    parts: list[Part] = [Paragraph((Span(coverage.service, Style.CODE), decree))]
    parts += _gaps(coverage, language)
    sources = {entry.part.at.file: text.source(entry.part.at) for entry in coverage.entries}
    for file in sorted(sources, key=lambda name: name != text.own.name):
        entries = [entry for entry in coverage.entries if entry.part.at.file == file]
        listing = _listing(sources[file], entries, text, _text_anchor(coverage, file), language)
        parts.append(Section(file, (listing,)))
    return Section(standard.name.get(language), tuple(parts), anchor=_anchor(coverage))


def _gaps(coverage: Coverage, language: Language) -> Iterator[Part]:
    gaps = [entry for entry in coverage.entries if entry.open]
    if not coverage.passing:
        yield Paragraph(coverage_page.NO_CASE_PASSES.get(language))
    elif gaps:
        items = (_gap(e, e.why.get(language) if e.why else "", coverage, language) for e in gaps)
        yield Section(coverage_page.OPEN.get(language), tuple(items))
    excused = [entry for entry in coverage.entries if entry.excuse is not None]
    if excused:
        items = (_gap(e, e.excuse or "", coverage, language) for e in excused)
        yield Section(coverage_page.EXCEPTED.get(language), tuple(items))


def _gap(entry: Decided, why: str, coverage: Coverage, language: Language) -> Item:
    span = coverage.text.span(entry.part.at)
    name: list[Text] = [f"{kind_words(entry.part.kind).get(language)} ", Span(entry.part.name, Style.CODE)]
    if span is not None:
        place = f"{_text_anchor(coverage, entry.part.at.file)}-{span.line}"
        name += [", ", Span(_lines(span, language), link=place)]
    return Item("-", (*name, f", {way_words(entry.way).get(language)}: ", prose(why)))


def _lines(span: Stretch, language: Language) -> str:
    if span.end_line == span.line:
        return coverage_page.LINE.say(language, line=span.line)
    return coverage_page.LINES.say(language, first=span.line, last=span.end_line)


# ── the text, marked ─────────────────────────────────────────────────────────
def _listing(
    source: Source, entries: Iterable[Decided], standard: StandardText, anchor: str, language: Language
) -> Listing:
    """Return the lines of a document around its rules, every part marked."""
    groups: dict[tuple[PartKind, Stretch], list[Decided]] = {}
    for entry in entries:
        span = _marked(entry, standard)
        if span is not None:
            groups.setdefault((entry.part.kind, span), []).append(entry)
    lines = source.text.split("\n")
    cells: dict[int, list[int]] = {}
    marks = sorted(groups.items(), key=lambda group: -_size(group[0][1]))
    for index, ((_, span), _) in enumerate(marks):
        for line in range(span.line, min(span.end_line, len(lines)) + 1):
            letters = cells.setdefault(line, [-1] * len(lines[line - 1]))
            first = span.column - 1 if line == span.line else _indent(lines[line - 1])
            last = span.end_column - 1 if line == span.end_line else len(letters)
            letters[first:last] = [index] * len(letters[first:last])
    looks = [(_style(group), _remark(group, language)) for _, group in marks]
    shown = _near(cells, len(lines))
    return Listing(tuple((n, _line(lines[n - 1], cells.get(n), looks)) for n in shown), anchor)


def _near(cells: Mapping[int, list[int]], count: int) -> list[int]:
    """Return the lines to show: those with marks and some around them."""
    return sorted({n for line in cells for n in range(line - 3, line + 4) if 1 <= n <= count})


def _marked(entry: Decided, standard: StandardText) -> Stretch | None:
    """Return what to mark: of a requirement its name, else the whole part."""
    part = entry.part
    return standard.span(part.at.under("id") if part.kind is PartKind.REQUIREMENT else part.at)


def _size(span: Stretch) -> int:
    return (span.end_line - span.line) * 1000 + span.end_column - span.column


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _style(group: Sequence[Decided]) -> Style:
    if any(entry.open for entry in group):
        return Style.WAIT if any(entry.decided for entry in group) else Style.BAD
    return Style.GOOD if all(entry.decided for entry in group) else Style.DIM


def _remark(group: Sequence[Decided], language: Language) -> str:
    told = [f"{kind_words(group[0].part.kind).get(language)} {group[0].part.name}"]
    for entry in group:
        if entry.decided:
            cases = "; ".join(entry.cases[:2])
            if len(entry.cases) > 2:
                cases = coverage_page.MORE_CASES.say(language, cases=cases, count=len(entry.cases) - 2)
        else:
            cases = entry.excuse or (entry.why.get(language) if entry.why else "")
        told.append(f"{way_words(entry.way).get(language)}: {cases}")
    return "\n".join(told)


def _line(text: str, cells: Sequence[int] | None, looks: Sequence[tuple[Style, str]]) -> Text:
    if cells is None:
        return text
    parts: list[str | Span] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or cells[at] != cells[start]:
            style, remark = looks[cells[start]] if cells[start] >= 0 else (None, None)
            parts.append(Span(text[start:at], style, remark=remark))
            start = at
    return tuple(parts)
