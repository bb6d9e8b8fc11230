"""Surviving mutants as a section, each with the case that would catch it, and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import Any

from sp_engine.assurance import Mutation, Survivor
from sp_engine.presenting.section import Code, Field, Group, Line, Part, Section, Span, Style
from sp_engine.words import Language
from sp_engine.words.messages import mutant_page


def mutants_section(mutation: Mutation, language: Language) -> Section:
    """Return the mutants that no case notices, and how many there are."""
    offered: set[str] = set()
    survivors = tuple(
        _survivor(survivor, offered, language)
        for survivor in mutation.open
        if survivor.service not in mutation.untested
    )
    return Section("", (*survivors, Section("", tuple(_summary(mutation, language)))))


def _survivor(survivor: Survivor, offered: set[str], language: Language) -> Section:
    place = survivor.file if survivor.span is None else f"{survivor.file}:{survivor.span.line}"
    change = Line(f"{survivor.name} → {survivor.to}")
    catching, *case = _catching(survivor, offered, language)
    return Section(
        (Span(place, Style.PLACE), _sentence(survivor, language)), (Group("", (change, catching)), *case)
    )


def _sentence(survivor: Survivor, language: Language) -> str:
    return mutant_page.SURVIVES.say(language, change=survivor.says)


def _catching(survivor: Survivor, offered: set[str], language: Language) -> Iterator[Part]:
    """Say which case would catch it; `offered` are those that have been told."""
    if survivor.offered is None or survivor.case is None:
        nothing = mutant_page.EQUIVALENT if survivor.equivalent else mutant_page.NO_CASE_FOUND
        yield Line(nothing.get(language))
    elif survivor.case in offered:
        yield Line(mutant_page.CAUGHT_ABOVE.say(language, case=survivor.offered.name))
    else:
        offered.add(survivor.case)
        yield Field(mutant_page.CATCHING_CASE.say(language, file=survivor.cases))
        yield Code(dedent(survivor.case))


def _summary(mutation: Mutation, language: Language) -> Iterator[Line]:
    for name in mutation.stale:
        yield Line(mutant_page.STALE.say(language, name=name))
    for name in mutation.untested:
        count = sum(survivor.service == name for survivor in mutation.open)
        yield Line(mutant_page.UNTESTED.say(language, service=name, count=count))
    if mutation.failing:
        yield Line(mutant_page.FAILING.say(language, count=mutation.failing))
    survived = len(mutation.open)
    told = mutant_page.TOTAL.say(
        language,
        total=mutation.total,
        found=mutation.total - len(mutation.survivors),
        survived=survived,
        excused=len(mutation.survivors) - survived,
    )
    yield Line(told)


def mutants_dict(mutation: Mutation, language: Language) -> dict[str, Any]:
    """Return the survivors as JSON data (docs/reference/interface.md)."""
    return {
        "total": mutation.total,
        "survivors": [_survivor_dict(survivor, language) for survivor in mutation.survivors],
        "unused_exceptions": mutation.stale,
        "untested": mutation.untested,
    }


def _survivor_dict(survivor: Survivor, language: Language) -> dict[str, Any]:
    return {
        "service": survivor.service,
        "decree": survivor.decree,
        "part": survivor.name,
        "to": survivor.to,
        "text": _sentence(survivor, language),
        "file": survivor.file,
        "line": survivor.span.line if survivor.span else None,
        "case": survivor.case,
        "cases": survivor.cases,
        "equivalent": survivor.equivalent,
        "excuse": survivor.excuse,
    }
