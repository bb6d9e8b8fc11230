"""Findings as messages: each at its place, with the line it is about, why it matters, how to fix it.

In come findings; out come messages in one language.  Knows nothing about how they were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, assert_never

from sp_engine.presenting.excerpt import underlined
from sp_engine.presenting.section import Field, Line, Message, Part, Section, Span, Style, strong
from sp_engine.words import Diagnostic, Language, Severity
from sp_engine.words.messages import acknowledgements
from sp_engine.words.messages import findings as messages


def finding_message(finding: Diagnostic, language: Language, parts: tuple[Part, ...] = ()) -> Message:
    """Return a finding as a message; `parts` are what else there is to know."""
    why, fix = finding.why(language), finding.fix(language)
    return Message(
        finding.place(),
        severity_span(finding.severity, language),
        finding.code,
        finding.message(language),
        underlined(finding),
        (Field(messages.WHY.get(language), why), Field(messages.FIX.get(language), fix)),
        parts,
    )


def severity_span(severity: Severity, language: Language) -> Span:
    """Return how grave a finding is, in a word that stands out by it."""
    match severity:
        case "error":
            return Span(messages.ERROR.get(language), Style.BAD)
        case "warning":
            return Span(messages.WARNING.get(language), Style.WAIT)
        case _ as never:
            assert_never(never)


def findings_section(findings: Iterable[Diagnostic], language: Language) -> Section:
    """Return findings one after the other."""
    return Section("", tuple(finding_message(finding, language) for finding in findings))


def findings_by_file(findings: Sequence[Diagnostic], language: Language) -> Section:
    """Return findings file by file, each file with its count, and how many there are.

    Of one file, those that the same advice mends stand together, without the line of each.
    """
    files = []
    for name, group in groupby(findings, key=lambda finding: finding.file):
        found = list(group)
        left = [finding for finding in found if finding.acknowledged is not None]
        messages_of_file = [_together(alike, language) for alike in _alike(found, language)]
        heading = strong(f"{name}: {counted(found, language)}")
        files.append(Section(heading, (*messages_of_file, *_acknowledged(left, language))))
    return Section("", (*files, Line(counted(findings, language))))


def _acknowledged(findings: Iterable[Diagnostic], language: Language) -> Iterator[Message]:
    """Yield warnings that are left as they are, each with the reason."""
    for finding in findings:
        reason = Field(acknowledgements.REASON.get(language), finding.acknowledged or "")
        severity = Span(messages.WARNING.get(language), Style.DIM)
        yield Message(finding.place(), severity, finding.code, finding.message(language), advice=(reason,))


def _alike(findings: Iterable[Diagnostic], language: Language) -> Iterable[list[Diagnostic]]:
    """Return the findings to mend, together those whose code and advice are the same."""
    by_advice: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for finding in (one for one in findings if one.acknowledged is None):
        advice = (finding.code, finding.why(language), finding.fix(language))
        by_advice.setdefault(advice, []).append(finding)
    return by_advice.values()


def _together(findings: Sequence[Diagnostic], language: Language) -> Message:
    first, *others = (finding_message(finding, language) for finding in findings)
    if not others:
        return first
    return first.replace(excerpt=(), alike=tuple((other.place, other.text) for other in others))


def findings_dict(findings: Sequence[Diagnostic], language: Language) -> dict[str, Any]:
    """Return findings and how many there are as JSON data (docs/reference/interface.md)."""
    errors, warnings, left = _counts(findings)
    return {
        "findings": [finding.to_dict(language) for finding in findings],
        "errors": errors,
        "warnings": warnings,
        "acknowledged": left,
    }


def counted(findings: Sequence[Diagnostic], language: Language) -> str:
    """Return how many findings there are, in words."""
    if not findings:
        return messages.NONE.get(language)
    errors, warnings, left = _counts(findings)
    told = messages.COUNTED.say(language, errors=errors, warnings=warnings)
    return f"{told}, {acknowledgements.COUNTED.say(language, count=left)}" if left else told


def _counts(findings: Sequence[Diagnostic]) -> tuple[int, int, int]:
    """Return how many errors, warnings to consider, and warnings that are acknowledged there are."""
    errors = sum(finding.severity == "error" for finding in findings)
    left = sum(finding.acknowledged is not None for finding in findings)
    return errors, len(findings) - errors - left, left
