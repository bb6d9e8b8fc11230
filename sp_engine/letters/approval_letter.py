"""The body of an approval: what the applicant will receive, by when, for how much, and what comes later."""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.deciding import Decision, later_rules
from sp_engine.letters.citations import decree_text
from sp_engine.letters.facts_of_application import opening, stages_to_come, time_and_fee_rows
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.letters.readings import reading_blocks
from sp_engine.papers import Block, pairs, paragraph
from sp_engine.words import Language
from sp_engine.words.messages import letters as messages


def approval_blocks(subject: LetterSubject, language: Language) -> Iterator[Block]:
    """Yield what an approval says."""
    decision = subject.decision
    decree = decree_text(decision.standard, language)
    yield opening(subject, messages.TOLD_APPROVAL.say(language, decree=decree), language)
    products = "\n".join(_products(decision, language))
    told = [(messages.PRODUCTS.get(language), products)] if products else []
    yield pairs([*told, *time_and_fee_rows(subject, language)])
    yield from stages_to_come(subject, language)
    yield paragraph(messages.NOT_THE_PRODUCT.get(language))
    yield from reading_blocks(decision, language)


def _products(decision: Decision, language: Language) -> Iterator[str]:
    """Yield what the application yields, each with its rule."""
    text = decision.condition_text(language)
    for yielded in decision.products:
        name = yielded.product.text.get(language)
        said = [text.depends(yielded.needs)] if yielded.needs else []
        said += later_rules(yielded.product, text)
        if said:
            name = messages.PRODUCT_DEPENDS.say(language, product=name, depends="; ".join(said))
        yield name
