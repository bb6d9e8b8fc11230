"""The decrees of a service on a time line, as a section and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sp_engine.catalogue import ServiceHistory, Stretch, ending_words
from sp_engine.documents import Decree
from sp_engine.presenting.section import Group, Item, Line, Paragraph, Part, Section, Span, Style, strong
from sp_engine.words import Language, date_words
from sp_engine.words.messages import history_page

_DAY = timedelta(days=1)


def history_section(history: ServiceHistory, on: date, language: Language) -> Section:
    """Return what holds on a day, then the time line, oldest first."""
    line = tuple(_stretch(stretch, history, on, language) for stretch in history.stretches())
    now = Line((history_page.ON.say(language, day=date_words(on, language)), _now(history, on, language)))
    parts: list[Part] = [Line(history.agency.get(language)), Section("", (now,)), Section("", line)]
    if unused := history.unused():
        told = tuple(_unused(decree, history, language) for decree in unused)
        parts.append(Section(history_page.UNUSED.get(language), (Group("", told),)))
    return Section(strong(f"{history.name.get(language)} ({history.service})"), tuple(parts))


def history_dict(history: ServiceHistory, on: date, language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    current = _current(history, on)
    return {
        "service": history.service,
        "name": history.name.get(language),
        "on": on.isoformat(),
        "decree": None if current is None or history.findings else current.number,
        "decrees": [_decree_dict(decree, history, on) for decree in history.decrees],
        "findings": [finding.to_dict(language) for finding in history.findings],
    }


def _decree_dict(decree: Decree, history: ServiceHistory, on: date) -> dict[str, Any]:
    tenure = history.tenure(decree)
    last = None if tenure.until is None else tenure.until - _DAY
    return {
        "decree": decree.number,
        "title": decree.title,
        "signed": _iso(decree.dated),
        "first_day": _iso(tenure.first) if tenure.ever else None,
        "last_day": _iso(last) if tenure.ever else None,
        "holds": tenure.holds(on),
        "ever": tenure.ever,
        "ending": None if tenure.ending is None else tenure.ending.value,
        "by": tenure.by,
        "transcribed": decree.folder not in history.not_transcribed,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _current(history: ServiceHistory, on: date) -> Decree | None:
    return next((s.decree for s in history.stretches() if s.has(on)), None)


def _now(history: ServiceHistory, on: date, language: Language) -> Span:
    current = _current(history, on)
    if history.findings:
        return Span(history_page.NOT_CERTAIN.get(language), Style.BAD)
    if current is None:
        return Span(history_page.NO_STANDARD.get(language), Style.BAD)
    return Span(history_page.DECREE.say(language, number=current.number), Style.GOOD)


def _stretch(stretch: Stretch, history: ServiceHistory, on: date, language: Language) -> Item:
    """Return some days: marked when they have the day in question, dim when they are over."""
    now, over = stretch.has(on), stretch.until is not None and stretch.until <= on
    mark = Span("→", Style.STRONG) if now else Span("–" if over else "·", Style.DIM)
    days = _days(stretch, language)
    decree = stretch.decree
    if decree is None:
        return Item(mark, f"{days}: {history_page.NO_STANDARD.get(language)}")
    about = tuple(Paragraph(text) for text in _about(decree, history, language))
    return Item(mark, f"{days}: {decree.number}", about)


def _unused(decree: Decree, history: ServiceHistory, language: Language) -> Item:
    about = tuple(Paragraph(text) for text in _about(decree, history, language))
    return Item(Span("–", Style.DIM), decree.number, about)


def _about(decree: Decree, history: ServiceHistory, language: Language) -> Iterator[str]:
    """Yield what there is to say about a decree beside its number and its days."""
    tenure = history.tenure(decree)
    if decree.dated is not None:
        yield history_page.SIGNED.say(language, day=date_words(decree.dated, language))
    if decree.document.revokes:
        yield history_page.REVOKES.say(language, numbers=", ".join(decree.document.revokes))
    if decree.document.amends:
        yield history_page.AMENDS.say(language, numbers=", ".join(decree.document.amends))
    if tenure.ending is not None:
        yield ending_words(tenure.ending, tenure.by).get(language)
    if decree.folder in history.not_transcribed:
        yield history_page.NOT_TRANSCRIBED.get(language)


def _days(stretch: Stretch, language: Language) -> str:
    first = None if stretch.first is None else date_words(stretch.first, language)
    last = None if stretch.until is None else date_words(stretch.until - _DAY, language)
    if first is None and last is None:
        return history_page.DATES_NOT_KNOWN.get(language)
    if first is None:
        return history_page.TO.say(language, last=last)
    if last is None:
        return history_page.SINCE.say(language, first=first)
    return history_page.FROM_TO.say(language, first=first, last=last)
