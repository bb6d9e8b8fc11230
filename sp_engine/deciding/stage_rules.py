"""What a standard says of the time of a stage, apart from any application: how long it takes, in which case.

In come stages and the words for facts; out come texts that stand inside a sentence.  By when a given
application is due is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.timeline import provision_words
from sp_engine.documents import Growth, Stage, Start, StartKind, TimeRow
from sp_engine.words import listed
from sp_engine.words.messages import deadlines
from sp_engine.words.messages import stages as messages
from sp_engine.workdays import duration_words


def stage_text(stage: Stage, stages: Iterable[Stage], text: ConditionText) -> str:
    """Return how long a stage takes, in which case, and from when; what is usual of that is not said.

    `stages` are those of its service, which it may name.
    """
    language = text.language
    about = "± " if stage.approximate else ""
    limits = [about + _row(row, text) for row in stage.rows]
    if stage.each is not None:
        limits = [deadlines.FOR_EACH.say(language, limit=limit, each=stage.each) for limit in limits]
    if stage.provision is not None:
        limits.append(provision_words(stage.provision).get(language))
    if stage.growth is not None:
        limits.append(_growth(stage.growth, text))
    if stage.extension is not None:
        limits.append(messages.EXTENSION.say(language, longer=duration_words(stage.extension, language)))
    told = "; ".join(limits)
    if stage.guard is not None:
        told = messages.IF.say(language, text=told, condition=text.condition(stage.guard))
    if stage.start.kind is not StartKind.COMPLETE:
        since = _start(stage.start, {one.id: one.name.get(language) for one in stages}, text)
        told = messages.SINCE.say(language, text=told, since=since)
    if stage.programme:
        told = messages.PROGRAMME.say(language, limits=told)
    if stage.by_applicant:
        told = messages.OF_THE_APPLICANT.say(language, limits=told)
    return told


def _row(row: TimeRow, text: ConditionText) -> str:
    language = text.language
    told = duration_words(row.longest, language)
    if row.shortest is not None:
        shortest = duration_words(row.shortest, language)
        told = deadlines.RANGE.say(language, shortest=shortest, longest=told)
    if row.extension is not None:
        longer = messages.EXTENSION.say(language, longer=duration_words(row.extension, language))
        told = f"{told} ({longer})"
    if row.guard is not None:
        told = messages.IF.say(language, text=told, condition=text.condition(row.guard))
    elif row.otherwise:
        told = messages.OTHERWISE.say(language, text=told)
    return told


def _growth(growth: Growth, text: ConditionText) -> str:
    step, fact = duration_words(growth.step, text.language), text.within(growth.fact)
    more = messages.GROWS.say(text.language, step=step, every=growth.every, fact=fact)
    return more if not growth.beyond else messages.BEYOND.say(text.language, text=more, beyond=growth.beyond)


def _start(start: Start, names: dict[str, str], text: ConditionText) -> str:
    language, ref = text.language, start.ref or ""
    match start.kind:
        case StartKind.COMPLETE:
            return messages.COMPLETENESS.get(language)
        case StartKind.RECEIVED:
            return messages.RECEIPT.get(language)
        case StartKind.STAGE:
            return messages.END_OF_STAGE.say(language, stage=names.get(ref, ref))
        case StartKind.FACT:
            return text.within(ref)
        case StartKind.LATEST:
            events = listed([_start(event, names, text) for event in start.of], "and", language)
            return messages.THE_LATEST.say(language, events=events)
        case _ as never:
            assert_never(never)
