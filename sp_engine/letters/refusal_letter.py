"""The body of a refusal: every reason with the item of the decree, and how to object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.deciding import Decision, Finding
from sp_engine.letters.citations import basis_text, decree_text, requirement_text
from sp_engine.letters.facts_of_application import opening
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.letters.objection import objection_blocks
from sp_engine.letters.readings import reading_blocks
from sp_engine.papers import Block, ItemList, ListItem, paragraph
from sp_engine.rules import FindingStatus
from sp_engine.words import Language, sentence
from sp_engine.words.messages import letters as messages


def refusal_blocks(subject: LetterSubject, language: Language) -> Iterator[Block]:
    """Yield what a refusal says."""
    decision = subject.decision
    decree = decree_text(decision.standard, language)
    yield opening(subject, messages.TOLD_REFUSAL.say(language, decree=decree), language)
    reasons = [*_reasons(decision, language)]
    yield ItemList(tuple(ListItem(f"{i}.", tuple(map(paragraph, told))) for i, told in enumerate(reasons, 1)))
    yield from reading_blocks(decision, language)
    yield from objection_blocks(decision.standard, language)


def _reasons(decision: Decision, language: Language) -> Iterator[list[str]]:
    """Yield each reason in its sentences."""
    for rejection in decision.together:
        items = rejection.text(language)
        about = [finding for finding in decision.findings if finding.requirement in rejection.requirements]
        if any(says_confidential(finding, decision) for finding in about):
            yield [messages.TOGETHER_ALONE.say(language, items=items)]
        else:
            yield [messages.TOGETHER.say(language, items=items, message=rejection.message(language))]
    for finding in decision.findings:
        match finding.status:
            case FindingStatus.FAILED:
                yield [told for told in _reason(finding, decision, language) if told]
            case (
                FindingStatus.MET
                | FindingStatus.MISSING
                | FindingStatus.DEFICIENT
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PENDING
                | FindingStatus.LATER
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                pass
            case _ as never:
                assert_never(never)


def _reason(finding: Finding, decision: Decision, language: Language) -> Iterator[str]:
    yield requirement_text(finding.requirement, language)
    if not says_confidential(finding, decision):
        yield f"{sentence(finding.message(language)).rstrip('.')}."
    yield basis_text(finding.requirement, language)


def says_confidential(finding: Finding, decision: Decision) -> bool:
    """Whether a message tells what the vocabulary calls confidential: a letter lies open on desks."""
    vocabulary = decision.standard.vocabulary
    return any(vocabulary[fact].confidential for fact in finding.facts)
