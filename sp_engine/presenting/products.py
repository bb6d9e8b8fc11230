"""The products of an application as a section: each with its rule, and its days as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sp_engine.deciding import ConditionText, ProductDays, YieldedProduct, gap_reason, later_rules
from sp_engine.presenting.section import Field, Group, Item, Line, Paragraph, Part, Section
from sp_engine.words import Words, day_words
from sp_engine.words.messages import product_page
from sp_engine.workdays import CERTAIN


def products_section(
    title: Words, products: Sequence[YieldedProduct], text: ConditionText, due: date | None = None
) -> Section:
    """Return the products, and what is to be done with them later; by `due` the agency is done."""
    parts: list[Part] = [Group("", tuple(_product(one, text) for one in products))]
    if any(one.days.waits_for_issue and one.product.obliges for one in products):
        parts.append(Paragraph(product_page.COUNTED_FROM_THE_ISSUE.get(text.language)))
        if due is not None:
            day = day_words(due, text.language)
            parts.append(Paragraph(product_page.ISSUE_IS_DUE.say(text.language, day=day)))
    return Section(title.get(text.language), tuple(parts))


def _product(yielded: YieldedProduct, text: ConditionText) -> Item:
    parts: list[Part] = []
    if yielded.needs:
        depends = text.depends(yielded.needs)
        parts.append(Paragraph(product_page.DEPENDS.say(text.language, depends=depends)))
    rules = later_rules(yielded.product, text)
    if rules:
        parts.append(Paragraph("; ".join(rules)))
        parts += _days(yielded.days, text)
    return Item("-", yielded.product.text.get(text.language), tuple(parts))


def _days(days: ProductDays, text: ConditionText) -> Iterator[Part]:
    language = text.language

    def day(one: date) -> str:
        told = day_words(one, language)
        if one in days.closed:
            told = product_page.CLOSED.say(language, day=told)
        return told if days.uncertain == CERTAIN else product_page.MAY_MOVE.say(language, day=told)

    if days.until is not None:
        until = day(days.until)
        if days.first is None:
            told = product_page.VALID_UNTIL.say(language, until=until)
        else:
            told = product_page.VALID.say(language, first=day_words(days.first, language), until=until)
        yield Field(product_page.VALIDITY.get(language), told)
    if days.report_by:
        yield Paragraph("; ".join(map(day, days.report_by)), product_page.REPORT.get(language))
    if days.renew_by is not None:
        yield Field(product_page.RENEW.get(language), day(days.renew_by))
    if days.needs:
        yield Line(text.depends(days.needs))
    if days.gap is not None:
        yield Line(gap_reason(days.gap).get(language))
