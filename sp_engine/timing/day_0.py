"""Why day 0 of a count is the day it is, in words.

In comes a due date; out comes the reason in Indonesian or English.
"""

from __future__ import annotations

from datetime import timedelta

from sp_engine.words import Language, clock_words, moment_words
from sp_engine.words.messages import counting as messages
from sp_engine.workdays import DueDate


def day_0_reason(due: DueDate, language: Language) -> str:
    """Say why the count begins on its day 0, or does not begin."""
    starts, stated = due.starts, due.stated
    if starts is None:
        return messages.COULD_NOT_BEGIN.get(language)
    if starts == stated and due.follows:
        return messages.FOLLOWS.get(language)
    if starts == stated:
        return messages.OPEN_THEN.get(language)
    given = moment_words(stated, language)
    if starts.date() == stated.date():
        return messages.OPENS_AT.say(language, opens=clock_words(starts, language), stated=given)
    midnight = stated.replace(hour=0, minute=0, second=0, microsecond=0)
    opened = stated > midnight and due.clock.open_time(midnight, stated) > timedelta(0)
    return (messages.ALREADY_CLOSED if opened else messages.CLOSED).say(language, stated=given)
