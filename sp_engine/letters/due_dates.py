"""By when what is done, as a letter tells it: a date, or why there is none yet.

In come deadlines; out come lines.  What a date rests on that may still move is said with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.deciding import (
    ConditionText,
    Deadline,
    DeadlineKind,
    deadline_reason,
    limit_text,
    uncertain_text,
)
from sp_engine.words import day_words, moment_words, within_sentence
from sp_engine.words.messages import letters as messages


def due_lines(deadlines: Iterable[Deadline], text: ConditionText) -> Iterator[str]:
    """Yield a line for each stage."""
    for deadline in deadlines:
        yield _due_line(deadline, text)


def _due_line(deadline: Deadline, text: ConditionText) -> str:
    language, stage = text.language, _stage(deadline, text)
    match deadline.kind:
        case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT:
            words = messages.DUE_OF
        case DeadlineKind.APPLICANT:
            words = messages.YOUR_DUE
        case DeadlineKind.PROGRAMME:
            if deadline.ends is not None:
                day = day_words(deadline.ends.day, language)
                until = messages.UNTIL_AT_MOST.say(language, day=day)
                return messages.DUE_OF.say(language, stage=stage, moment=_moving(until, deadline, text))
            words = messages.DUE_OF
        case _ as never:
            assert_never(never)
    if deadline.due is None:
        reason = deadline_reason(deadline, text) or "–"
        return messages.NO_DATE_OF.say(language, stage=stage, reason=within_sentence(reason))
    moment = _moving(moment_words(deadline.due, language), deadline, text)
    told = words.say(language, stage=stage, moment=moment)
    return f"{told}. {_without_limit(deadline, text)}".rstrip(". ")


def _stage(deadline: Deadline, text: ConditionText) -> str:
    name = deadline.name.get(text.language)
    if deadline.limit is None:
        return name
    return messages.LIMITED.say(text.language, stage=name, limit=limit_text(deadline, text.language))


def _moving(moment: str, deadline: Deadline, text: ConditionText) -> str:
    why = " ".join(uncertain_text(deadline.uncertain, text.language)).rstrip(".")
    return messages.MAY_MOVE.say(text.language, moment=moment, why=within_sentence(why)) if why else moment


def _without_limit(deadline: Deadline, text: ConditionText) -> str:
    match deadline.kind:
        case DeadlineKind.GENERAL_LIMIT:
            return messages.WITHOUT_LIMIT.get(text.language)
        case DeadlineKind.STANDARD | DeadlineKind.APPLICANT | DeadlineKind.PROGRAMME:
            return ""
        case _ as never:
            assert_never(never)
