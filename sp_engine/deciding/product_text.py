"""What a decree says of a product after its issue, in words: a rule, without any day.

In come a product and the words for facts; out comes text that stands inside a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.documents import EndKind, FixedEnd, Product
from sp_engine.words.messages import validity as messages
from sp_engine.workdays import duration_words


def later_rules(product: Product, text: ConditionText) -> tuple[str, ...]:
    """Say how long a product is valid, when to report and when to renew it; nothing where nothing is said."""
    return tuple(_rules(product, text))


def _rules(product: Product, text: ConditionText) -> Iterator[str]:
    language = text.language
    start = messages.ISSUE.get(language) if product.since is None else text.within(product.since)
    validity = product.validity
    if validity is not None and validity.lasts is not None:
        lasts = duration_words(validity.lasts, language)
        yield messages.VALID_FOR.say(language, duration=lasts, start=start)
    if validity is not None and validity.until is not None:
        yield _until(validity.until, start, text)
    if product.reporting is not None:
        every = duration_words(product.reporting.every, language)
        yield messages.REPORT.say(language, every=every, start=start)
    if product.renewal is not None:
        yield messages.RENEW.say(language, before=duration_words(product.renewal.before, language))


def _until(end: FixedEnd, start: str, text: ConditionText) -> str:
    match end.kind:
        case EndKind.YEAR_END:
            return messages.VALID_TO_THE_END_OF_THE_YEAR.say(text.language, start=start)
        case EndKind.FACT:
            return messages.VALID_UNTIL_FACT.say(text.language, fact=text.within(end.fact or ""))
        case _ as never:
            assert_never(never)
