"""Requirements, stages and fees as short texts in both languages, to be set side by side with others.

In come typed parts; out come words.  Knows nothing about differences.
"""

from __future__ import annotations

from typing import NamedTuple, assert_never

from sp_engine.conditions import Condition
from sp_engine.deciding import ConditionText, charged_text, later_rules, provision_words
from sp_engine.documents import (
    Fee,
    FeeComponent,
    Growth,
    Product,
    Requirement,
    Stage,
    Start,
    StartKind,
    Tariff,
    TimeRow,
    YieldedWhen,
)
from sp_engine.words import LANGUAGES, Words, listed
from sp_engine.words.messages import deadlines, fees
from sp_engine.words.messages import differences as says
from sp_engine.workdays import Limit, duration_words


class ConditionTexts(NamedTuple):
    """What tells conditions and facts, in both languages."""

    id: ConditionText
    en: ConditionText

    def condition(self, condition: Condition) -> Words:
        return Words(self.id.condition(condition), self.en.condition(condition))

    def names(self, item: str) -> Words:
        return Words(self.id.names([item]), self.en.names([item]))


def requirement_text(requirement: Requirement, texts: ConditionTexts) -> Words:
    """Return what a requirement asks for, and of whom."""
    asked = texts.condition(requirement.condition)
    if not requirement.mandatory:
        asked = says.PREFERRED.fill(asked=asked)
    if requirement.gate is not None:
        asked = says.DUE_AFTER.fill(asked=asked, stage=requirement.gate)
    return _when(asked, requirement.guard, texts)


def stage_text(stage: Stage, texts: ConditionTexts) -> Words:
    parts = [_row(row, texts) for row in stage.rows]
    if stage.each is not None:
        parts = [deadlines.FOR_EACH.fill(limit=part, each=stage.each) for part in parts]
    if stage.provision is not None:
        parts.append(provision_words(stage.provision))
    text = _joined(parts, "; ")
    if stage.programme:
        text = says.PROGRAMME.fill(text=text)
    if stage.by_applicant:
        text = says.OF_THE_APPLICANT.fill(text=text)
    if stage.approximate:
        text = says.APPROXIMATE.fill(text=text)
    if stage.growth is not None:
        text = _growing(text, stage.growth, texts)
    if stage.extension is not None:
        text = says.EXTENSIBLE.fill(text=text, longer=_duration(stage.extension))
    start = _start(stage.start, texts)
    return _when(Words(f"{text.id} {start.id}".strip(), f"{text.en} {start.en}".strip()), stage.guard, texts)


def product_text(product: Product, texts: ConditionTexts) -> Words:
    """Return whom a product is for, how long it is valid and what follows; nothing where nothing is said."""
    told = (later_rules(product, text) for text in texts)
    rules = [Words(*both) for both in zip(*told, strict=True)]
    text = _joined(rules, "; ")
    match product.when:
        case YieldedWhen.APPROVED:
            pass
        case YieldedWhen.REJECTED:
            text = _joined([says.ON_REJECTION, *([text] if rules else [])], "; ")
        case _ as never:
            assert_never(never)
    return _when(text, product.guard, texts)


def fee_text(fee: Fee, texts: ConditionTexts) -> Words:
    if fee.free:
        return fees.FREE
    if not fee.components:
        return fee.text
    return _joined([charge_text(part, fee, texts) for part in fee.components], "; ")


def charge_text(part: FeeComponent | Tariff, fee: Fee, texts: ConditionTexts) -> Words:
    """Return what a component of a fee, or a named amount, charges."""
    return Words(charged_text(part, fee, texts.id), charged_text(part, fee, texts.en))


def _growing(text: Words, growth: Growth, texts: ConditionTexts) -> Words:
    step, fact = _duration(growth.step), texts.names(growth.fact)
    return says.GROWS.fill(text=text, step=step, every=growth.every, fact=fact, beyond=growth.beyond)


def _row(row: TimeRow, texts: ConditionTexts) -> Words:
    longest = _duration(row.longest)
    if row.shortest is not None:
        longest = says.RANGE.fill(shortest=_duration(row.shortest), longest=longest)
    if row.extension is not None:
        longest = says.EXTENSIBLE.fill(text=longest, longer=_duration(row.extension))
    return _when(longest, row.guard, texts)


def _start(start: Start, texts: ConditionTexts) -> Words:
    ref = start.ref or ""
    match start.kind:
        case StartKind.COMPLETE:
            return Words("", "")
        case StartKind.RECEIVED:
            return says.FROM_RECEIPT
        case StartKind.STAGE:
            return says.AFTER_STAGE.fill(stage=ref)
        case StartKind.FACT:
            return says.FROM_FACT.fill(fact=texts.names(ref))
        case StartKind.LATEST:
            events = [_event(event, texts) for event in start.of]
            told = (
                listed([event.get(language) for event in events], "and", language) for language in LANGUAGES
            )
            return says.FROM_THE_LATEST.fill(events=Words(*told))
        case _ as never:
            assert_never(never)


def _event(start: Start, texts: ConditionTexts) -> Words:
    """Return one of several events; what is usual is said too."""
    return says.FROM_COMPLETENESS if start.kind is StartKind.COMPLETE else _start(start, texts)


def _duration(duration: Limit) -> Words:
    return Words(duration_words(duration, "id"), duration_words(duration, "en"))


def _when(text: Words, guard: Condition | None, texts: ConditionTexts) -> Words:
    return text if guard is None else says.IF.fill(text=text, condition=texts.condition(guard))


def _joined(parts: list[Words], mark: str) -> Words:
    return Words(mark.join(p.id for p in parts), mark.join(p.en for p in parts))
