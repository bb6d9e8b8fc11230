"""What a tariff says, apart from any applicant: amounts with their conditions, increments, shares and limits.

In come a fee and the words for facts; out come lines that can be read aloud and quoted.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.conditions import Condition
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.fee_text import base_names, reason_text, share_words
from sp_engine.documents import Counted, Fee, FeeComponent, FeeRow, Late, MoneyFact, Tariff
from sp_engine.facts import Kind
from sp_engine.words import Words, rupiah
from sp_engine.words.messages import fees as messages
from sp_engine.workdays import Duration, Unit, duration_words


def charged_text(part: FeeComponent | Tariff, fee: Fee, text: ConditionText) -> str:
    """Return all that a component or a named amount charges, in one line."""
    return "; ".join((*row_lines(part, fee, text), *limit_lines(part, text)))


def row_lines(part: FeeComponent | Tariff, fee: Fee, text: ConditionText) -> tuple[str, ...]:
    """Return what each row charges, for each of what, and when."""
    return tuple(_row(row, part, fee, text) for row in part.rows)


def row_amount(row: FeeRow, part: FeeComponent | Tariff, fee: Fee, text: ConditionText) -> str:
    """Return what a row charges and for each of what, without when."""
    told = _unit(row, fee, text)
    if isinstance(part, FeeComponent) and not row.sets_none:
        if part.each is not None:
            told = _per(told, part.each, text)
        for counted in part.counted:
            told = _per(told, counted, text)
    return told


def limit_lines(part: FeeComponent | Tariff, text: ConditionText) -> tuple[str, ...]:
    """Return how what a component charges is rounded, limited and waived, and when it is charged at all."""
    match part:
        case Tariff():
            return ()
        case FeeComponent():
            told = (
                _amount(messages.ROUNDED_TO, part.rounded_to, text),
                _amount(messages.LEAST, part.at_least, text),
                _amount(messages.MOST, part.at_most, text),
                _condition(messages.CHARGED_IF, part.guard, text),
                _condition(messages.WAIVED_IF, part.waived, text),
            )
            return tuple(line for line in told if line)
        case _ as never:
            assert_never(never)


def _amount(words: Words, amount: int | None, text: ConditionText) -> str:
    return "" if amount is None else words.say(text.language, amount=rupiah(amount))


def _condition(words: Words, condition: Condition | None, text: ConditionText) -> str:
    return "" if condition is None else words.say(text.language, condition=text.condition(condition))


def _row(row: FeeRow, part: FeeComponent | Tariff, fee: Fee, text: ConditionText) -> str:
    told = row_amount(row, part, fee, text)
    if row.guard is not None:
        return messages.IF.say(text.language, text=told, condition=text.condition(row.guard))
    last_of_several = len(part.rows) > 1
    return messages.OTHERWISE.say(text.language, text=told) if last_of_several else told


def _unit(row: FeeRow, fee: Fee, text: ConditionText) -> str:
    """Return what a row charges for one."""
    if row.sets_none:
        return reason_text(row, text)
    if row.share is None:
        return rupiah(row.amount or 0)
    bases = [base if isinstance(base, MoneyFact) else fee.base(base) for base in row.bases]
    share = share_words(row, text.language)
    return messages.SHARE_OF.say(text.language, share=share, bases=base_names(bases, text))


def _per(told: str, counted: Counted, text: ConditionText) -> str:
    match counted:
        case str():
            definition, name = text.vocabulary[counted], text.within(counted)
            unit = definition.one if definition.kind is Kind.LIST else definition.unit
            if unit is not None:
                return messages.PER_UNIT.say(text.language, text=told, unit=unit)
            return messages.TIMES.say(text.language, text=told, name=name)
        case Late(fact=fact, every=every, beyond=beyond):
            period, name = period_words(every, text), text.within(fact)
            if beyond is not None:
                longer = duration_words(beyond, text.language)
                name = messages.LONGER_AFTER.say(text.language, duration=longer, name=name)
            return messages.PER_LATE.say(text.language, text=told, unit=period, name=name)
        case _ as never:
            assert_never(never)


def period_words(unit: Unit, text: ConditionText) -> str:
    """Return what one period is called, without a number."""
    return duration_words(Duration(1, unit), text.language).removeprefix("1 ")
