"""The body of a receipt: what was handed in, by when it is done, and what is still awaited."""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.deciding import Decision, question_text
from sp_engine.facts import Kind
from sp_engine.letters.citations import decree_text
from sp_engine.letters.facts_of_application import stages_to_come, time_and_fee_rows
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.papers import Block, numbered, pairs, paragraph
from sp_engine.stationery import TO_FILL_IN
from sp_engine.words import Language, moment_words, within_sentence
from sp_engine.words.messages import letters as messages


def receipt_blocks(subject: LetterSubject, language: Language) -> Iterator[Block]:
    """Yield what a receipt says."""
    decision = subject.decision
    yield paragraph(messages.TOLD_RECEIPT.get(language))
    yield pairs(_rows(subject, language))
    documents = [*_documents(decision, language)]
    if documents:
        yield paragraph(messages.DOCUMENTS.get(language))
        yield numbered(documents)
    awaited = [*_awaited(decision, language)]
    if awaited:
        yield paragraph(messages.STILL_AWAITED.get(language))
        yield numbered(awaited)
    yield from stages_to_come(subject, language)
    yield paragraph(messages.KEEP_IT.get(language))


def _rows(subject: LetterSubject, language: Language) -> Iterator[tuple[str, str]]:
    decision = subject.decision
    standard = decision.standard
    if subject.kept is not None:
        yield messages.REGISTER_NUMBER.get(language), str(subject.kept.number)
    yield messages.APPLICANT_NAME.get(language), subject.applicant or TO_FILL_IN
    yield messages.SERVICE.get(language), standard.name.get(language)
    yield messages.STANDARD.get(language), decree_text(standard, language)
    yield messages.RECEIVED.get(language), moment_words(decision.received, language)
    if decision.complete != decision.received:
        yield messages.COMPLETE.get(language), moment_words(decision.complete, language)
    yield from time_and_fee_rows(subject, language)


def _documents(decision: Decision, language: Language) -> Iterator[str]:
    """Yield each document that is stated to have been handed in."""
    vocabulary = decision.standard.vocabulary
    for fact, value in decision.facts.items():
        if fact in decision.standard.facts and vocabulary[fact].kind is Kind.DOCUMENT and value:
            yield vocabulary[fact].name.get(language)


def _awaited(decision: Decision, language: Language) -> Iterator[str]:
    """Yield each answer that is awaited now, with whose it is."""
    text = decision.condition_text(language)
    for answer in decision.awaiting:
        if answer.after is None:
            who = within_sentence(answer.who.get(language))
            question = question_text(answer, text)
            yield messages.AWAITED_OF.say(language, question=question, who=who)
