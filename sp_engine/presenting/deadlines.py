"""A deadline as parts of a section: its limit, its due date, and the days passed over or every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.deciding import (
    ConditionText,
    Deadline,
    DeadlineKind,
    deadline_reason,
    extended,
    limit_text,
    skipped_text,
    uncertain_text,
)
from sp_engine.presenting.error_notices import error_notices
from sp_engine.presenting.section import Field, Item, Line, Paragraph, Part, Section, strong
from sp_engine.words import Diagnostic, Language, day_words, moment_words
from sp_engine.words.messages import deadline_page
from sp_engine.workdays import DueDate, duration_words


def deadlines_section(
    deadlines: Iterable[Deadline],
    text: ConditionText,
    language: Language,
    *,
    explain: bool,
    errors: Iterable[Diagnostic] = (),
) -> Section:
    """Return deadlines one after the other, with `explain` every step of their counts.

    `errors` are those in what the standard rests on.
    """
    told = (deadline_parts(deadline, text, language, explain=explain) for deadline in deadlines)
    return Section("", (*error_notices(errors, language), *(part for parts in told for part in parts)))


def deadline_parts(
    deadline: Deadline, text: ConditionText, language: Language, *, explain: bool = False
) -> Iterator[Part]:
    """Yield one deadline, with `explain` every step of its count."""
    match deadline.kind:
        case DeadlineKind.PROGRAMME:
            yield programme(deadline, text, language)
        case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT | DeadlineKind.APPLICANT:
            yield from _due(deadline, text, language, explain=explain)
        case _ as never:
            assert_never(never)


def programme(deadline: Deadline, text: ConditionText, language: Language) -> Field:
    """Return a ceiling on a programme: the day to which it may run, which nobody's answer is due on."""
    head = deadline_page.PROGRAMME.say(language, stage=named_limit(deadline, language))
    parts: list[Part] = []
    if deadline.extended_end is not None and deadline.extension is not None:
        longer = duration_words(deadline.extension, language)
        day = day_words(deadline.extended_end.day, language)
        if deadline.extended_end.uncertain:
            day = deadline_page.MAY_MOVE.say(language, moment=day)
        parts.append(Line(deadline_page.EXTENSION_UNTIL.say(language, longer=longer, moment=day)))
    else:
        parts += extension(deadline, language)
    parts += map(Line, uncertain_text(deadline.uncertain, language))
    if deadline.ends is None:
        return Field(head, deadline_reason(deadline, text) or "-", tuple(parts))
    until = deadline_page.PROGRAMME_UNTIL.say(language, day=day_words(deadline.ends.day, language))
    return Field(head, until, tuple(parts))


def _due(deadline: Deadline, text: ConditionText, language: Language, *, explain: bool) -> Iterator[Part]:
    yield from no_limit(deadline, language)
    head = due_head(deadline, language)
    parts: list[Part] = []
    if deadline.due is not None and deadline.counted is not None and not explain:
        skipped = "; ".join(skipped_text(deadline.counted, language))
        parts += [Paragraph(skipped, deadline_page.SKIPPED.get(language))] if skipped else []
    if deadline.counted is not None and (explain or deadline.due is not None):
        parts += count_parts(deadline.counted, explain, language)
    parts += extension(deadline, language)
    due = (
        (deadline_reason(deadline, text) or "-")
        if deadline.due is None
        else strong(moment_words(deadline.due, language))
    )
    yield Field(head, due, tuple(parts))


def due_head(deadline: Deadline, language: Language) -> str:
    """Return the name of a stage with its limit, and whose it is to keep."""
    stage = named_limit(deadline, language)
    words = deadline_page.DUE if deadline.kind.of_agency else deadline_page.APPLICANT
    return words.say(language, stage=stage)


def named_limit(deadline: Deadline, language: Language) -> str:
    """Return the name of a stage with its limit."""
    limit = f" ({limit_text(deadline, language)})" if deadline.limit else ""
    return deadline.name.get(language) + limit


def no_limit(deadline: Deadline, language: Language) -> Iterator[Line]:
    """Yield that the general limit stands in for one that the standard does not set."""
    match deadline.kind:
        case DeadlineKind.STANDARD | DeadlineKind.PROGRAMME | DeadlineKind.APPLICANT:
            return
        case DeadlineKind.GENERAL_LIMIT:
            yield Line(deadline_page.NO_LIMIT.get(language))
        case _ as never:
            assert_never(never)


def extension(deadline: Deadline, language: Language) -> Iterator[Line]:
    """Yield by how much the standard lets the stage be extended, and until when at the latest."""
    if deadline.extension is None:
        return
    longer = duration_words(deadline.extension, language)
    last = None if deadline.counted is None else extended(deadline, deadline.counted)
    if last is None or last.due is None:
        yield Line(deadline_page.EXTENSION.say(language, longer=longer))
    else:
        until = moment_words(last.due, language)
        if last.provisional:
            until = deadline_page.MAY_MOVE.say(language, moment=until)
        yield Line(deadline_page.EXTENSION_UNTIL.say(language, longer=longer, moment=until))


def count_parts(due: DueDate, explain: bool, language: Language) -> Iterator[Part]:
    """Yield how a due date was counted: every step, or the agency's own rules that made a difference."""
    from sp_engine.timing import counting_lines, own_rules  # a decision on one screen shows no counting

    if explain:
        for step in counting_lines(due, language):
            head, end, rest = step.partition("] " if step.startswith("[") else ": ")
            yield Item(head + end.rstrip(), rest)
    else:
        for rule in own_rules(due):
            source = f" ({rule.source})" if rule.source else ""
            yield Paragraph(rule.text.get(language) + source, deadline_page.COUNTED_SO.get(language))
    yield from map(Line, uncertain_text(due.uncertain, language))
    if due.hours_assumed and not explain:
        yield Line(deadline_page.HOURS_ASSUMED.get(language))
