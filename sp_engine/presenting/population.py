"""What a population came to, as a section and as JSON data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sp_engine.deciding import outcome_words
from sp_engine.documents import Standard
from sp_engine.population import PopulationSummary
from sp_engine.presenting.section import Paragraph, Part, Section, Share, Span, Style, Table, strong
from sp_engine.rules import Outcome
from sp_engine.words import Language, grouped
from sp_engine.words.messages import population as messages

_MOST_DECIDING = 10
_MOST_VALUES = 30


def population_section(
    summary: PopulationSummary, standard: Standard, by: str | None, language: Language
) -> Section:
    """Return the outcomes, the requirements that decide most, and the outcomes by a column."""
    rows = grouped(summary.rows, language)
    parts: list[Part] = [
        Share(f"{outcome_words(outcome).get(language)} {grouped(count, language)}", count, summary.rows)
        for outcome in Outcome
        if (count := summary.outcomes[outcome])
    ]
    if summary.unreadable:
        told = f"{messages.UNREADABLE.get(language)} {grouped(summary.unreadable, language)}"
        parts.append(Share(told, summary.unreadable, summary.rows))
    parts += [
        Paragraph(messages.MISSING_CALENDAR.say(language, rows=grouped(count, language), year=year))
        for year, count in sorted(summary.missing_calendars.items())
    ]
    if summary.provisional:
        told = messages.PROVISIONAL.say(language, rows=grouped(summary.provisional, language))
        parts.append(Paragraph(told))
    if summary.requirements:
        parts.append(_deciding(summary, standard, language))
    if by is not None and summary.by:
        parts.append(_by(summary, by, language))
    heading = messages.TITLE.say(language, service=standard.name.get(language), rows=rows)
    return Section(strong(heading), tuple(parts))


def _deciding(summary: PopulationSummary, standard: Standard, language: Language) -> Section:
    texts = {one.id: one.text.get(language) for one in standard.requirements}
    rows = tuple(
        (
            outcome_words(outcome).get(language),
            (Span(requirement, Style.CODE), Span(f"  {texts.get(requirement, '')}")),
            grouped(count, language),
        )
        for (outcome, requirement), count in summary.requirements.most_common(_MOST_DECIDING)
    )
    headings = (messages.OUTCOMES, messages.REQUIREMENT, messages.COUNT)
    table = Table(tuple(words.get(language) for words in headings), rows, frozenset({2}))
    return Section(messages.DECIDING.get(language), (table,))


def _by(summary: PopulationSummary, by: str, language: Language) -> Section:
    ordered = sorted(summary.by.items(), key=lambda one: (-one[1].total(), one[0]))
    shown, rest = ordered[:_MOST_VALUES], ordered[_MOST_VALUES:]
    others = sum((counts for _, counts in rest), summary.others)
    if others:
        told = messages.OTHERS.say(language, rows=grouped(others.total(), language))
        shown.append((told, others))
    rows = tuple(
        (
            name or "–",
            *(grouped(counts[outcome], language) for outcome in Outcome),
            grouped(counts.total(), language),
        )
        for name, counts in shown
    )
    headings = (
        by,
        *(outcome_words(outcome).get(language).capitalize() for outcome in Outcome),
        messages.COUNT.get(language),
    )
    table = Table(headings, rows, frozenset(range(1, len(headings))))
    return Section(messages.BY.say(language, column=by), (table,))


def population_dict(summary: PopulationSummary) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "rows": summary.rows,
        "unreadable": summary.unreadable,
        "outcomes": _counts(summary.outcomes),
        "requirements": [
            {"outcome": outcome.value, "requirement": requirement, "count": count}
            for (outcome, requirement), count in summary.requirements.most_common()
        ],
        "by": {value: _counts(counts) for value, counts in summary.by.items()},
        "others": _counts(summary.others),
        "missing_calendars": [
            {"year": year, "rows": rows} for year, rows in sorted(summary.missing_calendars.items())
        ],
        "provisional": summary.provisional,
    }


def _counts(counts: Counter[Outcome]) -> dict[str, int]:
    return {outcome.value: counts[outcome] for outcome in Outcome}
