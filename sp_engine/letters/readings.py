"""On which readings of the decree a decision rests, and what another one would mean for the applicant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.deciding import Decision, InterpretationResult
from sp_engine.papers import Block, ItemList, ListItem, paragraph
from sp_engine.rules import Outcome
from sp_engine.words import Language, Words, within_sentence
from sp_engine.words.messages import letters as messages


def reading_blocks(decision: Decision, language: Language) -> Iterator[Block]:
    """Yield each reading that nobody ratified and that decides; nothing where none does."""
    deciding = [
        result
        for result in decision.readings.interpretations
        if result.decides and result.of.interpretation.ratified is None
    ]
    if not deciding:
        return
    yield paragraph(messages.READINGS.get(language))
    yield ItemList(
        tuple(
            ListItem(f"{i}.", tuple(map(paragraph, _told(result, decision, language))))
            for i, result in enumerate(deciding, 1)
        )
    )


def _told(result: InterpretationResult, decision: Decision, language: Language) -> Iterator[str]:
    interpretation = result.of.interpretation
    read = interpretation.read_as.get(language)
    yield messages.READ_AS.say(language, written=interpretation.written, read=read)
    for read_so in result.others:
        text = within_sentence(read_so.other.text.get(language)).rstrip(".")
        if read_so.outcome is None:
            continue
        if read_so.outcome is not decision.outcome:
            outcome = _would_be(read_so.outcome).get(language)
            yield messages.READ_OTHERWISE.say(language, text=text, outcome=outcome)
        elif read_so.changes:
            yield messages.OTHER_TIME_OR_FEE.say(language, text=text)


def _would_be(outcome: Outcome) -> Words:
    match outcome:
        case Outcome.APPROVE:
            return messages.WOULD_BE_APPROVED
        case Outcome.RETURN:
            return messages.WOULD_BE_RETURNED
        case Outcome.REJECT:
            return messages.WOULD_BE_REFUSED
        case Outcome.PENDING:
            return messages.WOULD_BE_OPEN
        case _ as never:
            assert_never(never)
