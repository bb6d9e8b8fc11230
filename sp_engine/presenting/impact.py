"""What another rule would do to a population, as a section and as JSON data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sp_engine.deciding import outcome_words
from sp_engine.population import Impact, ImpactTransition
from sp_engine.presenting.section import Line, Part, Section, Share, Table, strong
from sp_engine.rules import Outcome
from sp_engine.words import Language, grouped
from sp_engine.words.messages import impact as messages
from sp_engine.words.messages import population

_MOST_REQUIREMENTS = 4


def impact_section(impact: Impact, language: Language) -> Section:
    """Return who comes to something else, and because of what."""
    changed = _ordered(impact)
    parts: list[Part] = []
    if changed:
        headings = (
            messages.BEFORE,
            messages.AFTER,
            population.COUNT,
            messages.BECAUSE,
            messages.EXAMPLES,
        )
        rows = tuple(_row(before, after, one, language) for (before, after), one in changed)
        parts.append(Table(tuple(words.get(language) for words in headings), rows, frozenset({2})))
    else:
        parts.append(Line(messages.SAME_FOR_ALL.get(language)))
    decided = impact.rows - impact.unreadable
    same = decided - impact.changed
    if decided:
        told = messages.UNCHANGED.say(language, count=grouped(same, language))
        parts.append(Share(told, same, decided))
    counts = (
        (messages.FEES, impact.fees),
        (messages.DUE_DATES, impact.due_dates),
        (messages.UNREADABLE, impact.unreadable),
    )
    parts += [Line(words.say(language, count=grouped(count, language))) for words, count in counts if count]
    parts += [
        Line(
            messages.MISSING_CALENDAR.say(
                language, version=version, count=grouped(count, language), year=year
            )
        )
        for version, years in (
            (messages.BEFORE, impact.calendars_before),
            (messages.AFTER, impact.calendars_after),
        )
        for year, count in sorted(years.items())
    ]
    rows_read, all_changed = grouped(impact.rows, language), grouped(impact.changed, language)
    return Section(strong(messages.TITLE.say(language, changed=all_changed, rows=rows_read)), tuple(parts))


def _missing_calendars(impact: Impact, language: Language) -> Iterator[Line]:
    """Yield how many due dates each version could not tell, and for want of which year's calendar."""
    versions = (messages.BEFORE, impact.calendars_before), (messages.AFTER, impact.calendars_after)
    for version, years in versions:
        for year, count in sorted(years.items()):
            told = grouped(count, language)
            yield Line(messages.MISSING_CALENDAR.say(language, version=version, count=told, year=year))


def _ordered(impact: Impact) -> list[tuple[tuple[Outcome, Outcome], ImpactTransition]]:
    changed = [(key, one) for key, one in impact.transitions.items() if key[0] is not key[1]]
    return sorted(changed, key=lambda one: (-one[1].count, one[0]))


def _row(before: Outcome, after: Outcome, one: ImpactTransition, language: Language) -> tuple[str, ...]:
    named = [
        messages.TIMES.say(language, requirement=requirement, count=grouped(count, language))
        for requirement, count in one.requirements.most_common(_MOST_REQUIREMENTS)
    ]
    return (
        outcome_words(before).get(language),
        outcome_words(after).get(language),
        grouped(one.count, language),
        ", ".join(named),
        ", ".join(map(str, one.examples)),
    )


def impact_dict(impact: Impact) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "rows": impact.rows,
        "changed": impact.changed,
        "unreadable": impact.unreadable,
        "fees": impact.fees,
        "due_dates": impact.due_dates,
        "transitions": [
            {
                "before": before.value,
                "after": after.value,
                "count": one.count,
                "requirements": dict(one.requirements.most_common()),
                "examples": one.examples,
            }
            for (before, after), one in sorted(impact.transitions.items())
        ],
        "missing_calendars": {
            "before": _by_year(impact.calendars_before),
            "after": _by_year(impact.calendars_after),
        },
    }


def _by_year(counts: Counter[int]) -> list[dict[str, int]]:
    return [{"year": year, "due_dates": count} for year, count in sorted(counts.items())]
