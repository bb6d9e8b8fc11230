"""How the amount of a fee came about, in words.

In come what a fee comes to and the words for facts; out comes text that stands inside a sentence.  What a
tariff says apart from any applicant is told in `tariff_text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from sp_engine.deciding.amounts_due import FeeDue, FeeItem
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.fee_bounds import Bounds, rounded_half_up
from sp_engine.documents import Counted, FeeComponent, FeeRow, Late, MoneyFact, Tariff
from sp_engine.facts import Kind, one_of, value_words
from sp_engine.rules import Truth
from sp_engine.words import Language, grouped, listed, rupiah, within_sentence
from sp_engine.words.messages import fees as messages
from sp_engine.workdays import Duration, duration_words

if TYPE_CHECKING:
    from sp_engine.deciding.fee_charges import (
        BaseAmount,
        Charge,
        ItemCharge,
    )  # for which a free service should not wait

_TIMES, _PLUS = " × ", " + "
_MOST_NAMED = 5
"""How many items of a list are named with what each is charged; of more, how many are charged the same."""


def fee_total_text(fee: FeeDue, text: ConditionText) -> str:
    """Say what a fee comes to, or between what it lies and on what it depends."""
    if fee.amount is not None:
        return rupiah(fee.amount)
    if fee.bounds.least is None:
        certain = (item for item in fee.items if item.bounds.least is None)
        reasons = "; ".join(dict.fromkeys(_why_none(item, text) for item in certain))
        return messages.NO_TOTAL.say(text.language, reasons=reasons) if len(fee.items) > 1 else reasons
    return _open(fee.bounds, fee.needs, text)


def fee_item_text(item: FeeItem, text: ConditionText) -> str:
    """Say how an item came about, or on what it depends."""
    charge = item.charge
    if charge.applies is Truth.FALSE:
        return messages.NOT_CHARGED.get(text.language)
    if charge.waived is Truth.TRUE:
        return messages.WAIVED.get(text.language)
    if item.amount is not None:
        return _working(item.component, charge, item.amount, text) or rupiah(item.amount)
    if item.bounds.least is None:
        return _why_none(item, text)
    return _open(item.bounds, item.needs, text)


def _open(bounds: Bounds, needs: Iterable[str], text: ConditionText) -> str:
    """Say between what an amount lies, on what it depends, and why there is perhaps none."""
    language, names = text.language, list(needs)
    told = _interval(bounds, language)
    if names:
        depends = text.depends(names)
        told = messages.OPEN.say(language, amount=told, depends=depends) if told else depends
    if not bounds.unset:
        return told
    perhaps = messages.PERHAPS.say(language, reasons=_reasons(bounds.unset, text))
    return "; ".join(part for part in (told, perhaps) if part)


def _interval(bounds: Bounds, language: Language) -> str:
    least, most = int(bounds.least or 0), None if bounds.most is None else int(bounds.most)
    if most is None:
        return messages.OR_MORE.say(language, least=rupiah(least)) if least else ""
    if least:
        return messages.BETWEEN.say(language, least=rupiah(least), most=rupiah(most))
    return messages.UP_TO.say(language, most=rupiah(most))


def _reasons(unset: Iterable[FeeRow | None], text: ConditionText) -> str:
    """Say why no amount is set, each reason once."""
    reasons = (reason_text(row, text) for row in unset)
    return "; ".join(dict.fromkeys(reasons))


def _why_none(item: FeeItem, text: ConditionText) -> str:
    """Say why a component has no amount, and which items of a list have none."""
    none = [each for each in item.charge.items if each.charge.bounds.least is None]
    if not none:
        return _reasons(item.bounds.unset, text)
    told = (_of_item(item.component, each, _reasons(each.charge.bounds.unset, text), text) for each in none)
    return "; ".join(told)


def _of_item(component: FeeComponent, item: ItemCharge, told: str, text: ConditionText) -> str:
    name = text.item(component.each or "", item.number)
    return messages.OF_ITEM.say(text.language, item=name, amount=told)


def reason_text(row: FeeRow | None, text: ConditionText) -> str:
    """Say why a row sets no amount; None where no row applies."""
    if row is None:
        return messages.NO_AMOUNT_SET.get(text.language)
    if row.according_to is None:
        return messages.UNSET.get(text.language)
    regulation = row.according_to.cited.short_name
    told = messages.ACCORDING_TO.say(text.language, regulation=regulation)
    return f"{told} ({row.according_to.note})" if row.according_to.note else told


# ── a known amount ───────────────────────────────────────────────────────────
def _working(component: FeeComponent, charge: Charge, amount: int, text: ConditionText) -> str:
    """Say how a known amount was worked out; nothing where that is open, though the amount is not."""
    if charge.applies is Truth.UNKNOWN or charge.waived is Truth.UNKNOWN:
        return ""
    if any(least is None or least != most for _, (least, most) in charge.numbers):
        return ""
    counts = [_count(counted, least or 0, text) for counted, (least, _) in charge.numbers]
    if component.each is None:
        factors = _factors(charge, counts, text)
    else:
        items = _items(component, charge, text)
        several = counts and _PLUS in items
        factors = [*counts, f"({items})" if several else items] if items else []
    if not factors:
        return ""
    told = _TIMES.join(factors)
    if any(least == 0 for _, (least, _) in charge.numbers):
        return told
    return _limits(component, told, charge.before, amount, text.language)


def _factors(charge: Charge, counts: list[str], text: ConditionText) -> list[str]:
    """Return what is multiplied; nothing where that is open."""
    if charge.row is None or any(base.bounds.amount is None for base in charge.bases):
        return []
    if charge.row.share is None:
        return [*counts, rupiah(charge.row.amount or 0)]
    return [share_words(charge.row, text.language), _bases(charge.bases, text), *counts]


def _items(component: FeeComponent, charge: Charge, text: ConditionText) -> str:
    """Say what each item of a list is charged, or how many the same; nothing where that is open."""
    told = [_TIMES.join(_factors(item.charge, [], text)) for item in charge.items]
    if charge.whole != (len(told), len(told)) or not all(told):
        return ""
    if (len(set(told)) > 1 and len(told) <= _MOST_NAMED) or len(told) == 1:
        named = zip(charge.items, told, strict=True)
        return _PLUS.join(_of_item(component, item, amount, text) for item, amount in named)
    alike = ((_count(component.each or "", number, text), amount) for amount, number in Counter(told).items())
    return _PLUS.join(map(_TIMES.join, alike))


def _count(counted: Counted, number: int, text: ConditionText) -> str:
    match counted:
        case str():
            definition = text.vocabulary[counted]
            if definition.unit is not None:
                return value_words(definition, number, text.language)
            told = grouped(number, text.language, definition.places)
            if definition.kind is Kind.LIST:
                return f"{told} {one_of(definition, text.language)}"
            return messages.COUNT.say(text.language, number=told, name=text.within(counted))
        case Late(every=every):
            duration = duration_words(Duration(number, every), text.language)
            return messages.LATE.say(text.language, duration=duration)
        case _ as never:
            assert_never(never)


def _bases(bases: Iterable[BaseAmount], text: ConditionText) -> str:
    told = [
        messages.OF_BASE.say(
            text.language, amount=rupiah(base.bounds.amount or 0), name=base_name(base.of, text)
        )
        for base in bases
    ]
    return told[0] if len(told) == 1 else f"({' + '.join(told)})"


def _limits(component: FeeComponent, how: str, before: Bounds, amount: int, language: Language) -> str:
    """Add which limit an amount met, or else how it was rounded."""
    exact, to = Fraction(before.least or 0), component.rounded_to
    rounded = rounded_half_up(exact, to or 1)
    if amount > rounded:
        return messages.AT_LEAST.say(language, how=how, amount=rupiah(amount))
    if amount < rounded:
        return messages.AT_MOST.say(language, how=how, amount=rupiah(amount))
    if to is not None and rounded != exact:
        return messages.ROUNDED.say(language, how=how, to=rupiah(to))
    return how


# ── shares ───────────────────────────────────────────────────────────────────
def share_words(row: FeeRow, language: Language) -> str:
    """Return a share as it is written: so many percent, or per mille."""
    if row.percent is not None:
        return f"{_decimal(row.percent * 100, language)}%"
    return f"{_decimal((row.permille or Fraction(0)) * 1000, language)}‰"


def _decimal(number: Fraction, language: Language) -> str:
    whole, rest = divmod(number, 1)
    told = grouped(int(whole), language)
    if not rest:
        return told
    digits = f"{float(rest):.12f}".rstrip("0").partition(".")[2]
    return told + ("," if language == "id" else ".") + digits


def base_name(base: FeeComponent | Tariff | MoneyFact, text: ConditionText) -> str:
    """Return what a share is taken of, as it is called inside a sentence."""
    match base:
        case MoneyFact(fact=fact):
            return text.within(fact)
        case Tariff():
            return within_sentence(base.called.get(text.language))
        case FeeComponent():
            return f"“{base.text.get(text.language)}”"
        case _ as never:
            assert_never(never)


def base_names(bases: Iterable[FeeComponent | Tariff | MoneyFact], text: ConditionText) -> str:
    return listed((base_name(base, text) for base in bases), "and", text.language)
