"""Coverage as text, as JSON data and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sp_cli import output
from sp_cli.language import language, say
from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.coverage.decisive import Coverage, Decided, coverage_of, percent
from sp_engine.assurance.coverage.parts import KINDS, Way
from sp_engine.assurance.formula import span_of
from sp_engine.presenting.coverage_page import coverage_html
from sp_engine.words.diagnostics import Span

_WAYS = {
    Way.MET: ("bila terpenuhi", "when met"),
    Way.NOT_MET: ("bila tidak terpenuhi", "when not met"),
}


def covered(
    suites: Sequence[Suite], threshold: float | None, html: Path | None, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Work the coverage out and tell it; return whether it falls short, and the JSON data."""
    coverages = [coverage_of(suite) for suite in suites]
    decided, total = sum(c.decided for c in coverages), sum(c.total for c in coverages)
    if html is not None:
        output.write_file(html, coverage_html(coverages))
    if show:
        _show(coverages, decided, total)
    stale = [name for coverage in coverages for name in coverage.stale]
    below = threshold is not None and decided * 100 < threshold * total
    if below and show:
        output.show(say(f"kurang dari {threshold:g}%", f"less than {threshold:g}%"))
    return below or bool(stale), {
        "decided": decided,
        "total": total,
        "percent": percent(decided, total).replace(",", "."),
        "services": [
            {
                "service": c.service,
                "decree": c.decree,
                "decided": c.decided,
                "total": c.total,
                "parts": [_entry(entry) for entry in c.entries],
            }
            for c in coverages
        ],
        "unused_exceptions": stale,
    }


def _entry(entry: Decided) -> dict[str, Any]:
    span = span_of(entry.part.piece)
    return {
        "kind": entry.part.kind,
        "part": entry.part.name,
        "way": "met" if entry.way is Way.MET else "not_met",
        "file": entry.part.piece.source.name,
        "line": span.line if span else None,
        "end_line": span.end_line if span else None,
        "decided": entry.decided,
        "cases": entry.cases,
        "why": entry.why.get(language()) if entry.why else None,
        "excuse": entry.excuse,
    }


def _show(coverages: Sequence[Coverage], decided: int, total: int) -> None:
    output.show()
    for coverage in coverages:
        if not coverage.passing:
            output.show(
                say(
                    f"{coverage.service}: tidak ada kasus yang lulus, jadi tidak satu bagian pun menentukan",
                    f"{coverage.service}: no case passes, so no part decides anything",
                )
            )
        for entry in coverage.entries:
            if entry.open and coverage.passing:
                output.show(_gap(entry))
        for name in coverage.stale:
            output.show(
                say(
                    f"{coverage.service}: pengecualian cakupan tidak terpakai: {name}",
                    f"{coverage.service}: unused exception from coverage: {name}",
                )
            )
    excused = sum(entry.excuse is not None for coverage in coverages for entry in coverage.entries)
    headings = (say("LAYANAN", "SERVICE"), say("ARAH", "WAYS"), say("CAKUPAN", "COVERAGE"))
    rows = [(c.service, f"{c.decided}/{c.total}", f"{percent(c.decided, c.total)}%") for c in coverages]
    output.show_table(headings, rows)
    if failing := sum(coverage.failing for coverage in coverages):
        output.show(
            say(f"{failing} kasus yang gagal tidak dihitung", f"{failing} failing cases are not counted")
        )
    share = percent(decided, total)
    output.show(
        say(
            f"cakupan {share}%: {decided} dari {total} arah menentukan sedikitnya satu kasus"
            f"; {excused} dikecualikan",
            f"coverage {share}%: {decided} of {total} ways decide at least one case; {excused} excepted",
        )
    )


def _lines(span: Span) -> str:
    return str(span.line) if span.end_line == span.line else f"{span.line}-{span.end_line}"


def _gap(entry: Decided) -> str:
    span = span_of(entry.part.piece)
    piece = entry.part.piece.source.name
    place = piece if span is None else f"{piece}:{_lines(span)}"
    kind = KINDS[entry.part.kind].get(language())
    why = entry.why.get(language()) if entry.why else ""
    return f"{place}  {kind} {entry.part.name}, {say(*_WAYS[entry.way])}\n    {why}"
