"""An answer that is awaited, in words: who, what, and what can be answered."""

from __future__ import annotations

from sp_engine.deciding.awaiting import Awaited, possible_answers
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.words import listed
from sp_engine.words.messages import awaiting as messages


def question_text(answer: Awaited, text: ConditionText) -> str:
    """Return the question that is to be answered."""
    if answer.leaf is None:
        return messages.WRITE_THE_RULE.get(text.language)
    question = text.vocabulary[answer.leaf.item.id].question.get(text.language)
    return text.telling(answer.leaf.item.id, lambda _: question)


def awaited_text(answer: Awaited, text: ConditionText) -> str:
    """Return who has to answer what, with the answers from which one is chosen."""
    question = question_text(answer, text)
    who = answer.who.get(text.language)
    choices = [] if answer.leaf is None else possible_answers(text.vocabulary[answer.leaf.item.id])
    if not choices:
        return messages.ANSWER.say(text.language, who=who, question=question)
    document, dot, _ = ("", "", "") if answer.leaf is None else answer.leaf.item.id.partition(".")
    if dot:
        name = text.name(document)
        question = messages.OF_DOCUMENT.say(text.language, document=name, question=question)
    return messages.CHOICE.say(
        text.language, who=who, question=question, answers=listed(choices, "or", text.language)
    )
