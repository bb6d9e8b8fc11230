"""How a condition about a fact is written: what is advised where a condition does not fit its fact.

In come definitions of facts; out come words.  Needed only for findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import assert_never

from sp_engine.conditions.grammar import (
    COUNT_KEY,
    DOCUMENT_KEY,
    EACH_KEY,
    FACT_KEY,
    FIELD_DOCUMENT_KEY,
    FIELD_KEY,
    MEETING_KEY,
    SOME_KEY,
    WHICH_KEY,
)
from sp_engine.conditions.operators import (
    AT_LEAST,
    AT_MOST,
    INCLUDES,
    IS,
    KNOWN,
    MORE_THAN,
    NONE_OF,
    OLDER,
    ONE_OF,
    OPERATORS,
    OVERLAPS,
    PASSED,
    REMAINING,
    WITHIN,
    WITHOUT,
    Operator,
)
from sp_engine.facts import LIST_MARK, FactDefinition, Kind, own_name
from sp_engine.words import Words
from sp_engine.words.messages import conditions as messages
from sp_engine.workdays import TimeTextError, parse_duration


def example(definition: FactDefinition) -> str:
    """Return a condition about a fact, as it is written."""
    return f"{{{_subject(definition)}}}"


def _subject(definition: FactDefinition) -> str:
    """Return what a condition asks of a fact, or of a field of a list's items."""
    within, name = LIST_MARK in definition.id, own_name(definition.id)
    if definition.kind is Kind.DOCUMENT:
        return f"{FIELD_DOCUMENT_KEY if within else DOCUMENT_KEY}: {name}"
    if definition.kind is Kind.LIST:
        field = next(iter((definition.fields or {}).values()), None)
        return f"{EACH_KEY}: {name}, {MEETING_KEY}: {'…' if field is None else example(field)}"
    return f"{FIELD_KEY if within else FACT_KEY}: {name}, {_test(definition)}"


def _test(definition: FactDefinition) -> str:
    match definition.kind:
        case Kind.YES_NO:
            return f"{IS.key}: ya"
        case Kind.NUMBER:
            return f"{AT_LEAST.key}: 1"
        case Kind.MONEY:
            return f"{AT_MOST.key}: Rp1.000.000"
        case Kind.DATE:
            return f"{WITHIN.key}: 1 tahun"
        case Kind.CHOICE:
            return f"{IS.key}: {_choice(definition)}"
        case Kind.SET:
            return f"{INCLUDES.key}: [{_choice(definition)}]"
        case Kind.MOMENT | Kind.TEXT | Kind.DOCUMENT | Kind.LIST:
            return f"{KNOWN.key}: ya"
        case _ as never:
            assert_never(never)


def _choice(definition: FactDefinition) -> str:
    """Return one of the choices; a slip in the vocabulary may have left none."""
    return next(iter(definition.choices or ()), "…")


def like_this(definition: FactDefinition) -> Words:
    """Return the advice to write a condition about a fact as its kind wants it."""
    return messages.WRITE_FOR_EXAMPLE.fill(example=example(definition))


def asked_of_items(name: str, whole: FactDefinition) -> Words:
    """Return what to write for what is no fact but a field of a list, of whose items conditions ask it."""
    asked = f"{{{EACH_KEY}: {whole.id}, {MEETING_KEY}: {example((whole.fields or {})[name])}}}"
    return messages.FIELD_OF_A_LIST.fill(field=name, list=whole.id, example=asked)


def counted(whole: FactDefinition, written: Mapping[str, object]) -> Words | None:
    """Return what to write where a list is asked for as a number is; None where something else is asked."""
    least = written.get(AT_LEAST.key, 1 if KNOWN.key in written else None)
    if MORE_THAN.key in written and isinstance(more := written[MORE_THAN.key], int):
        least = more + 1
    if not isinstance(least, int):
        return None
    return messages.WRITE_COUNTED.fill(written=f"{{{COUNT_KEY}: {whole.id}, {AT_LEAST.key}: {least}}}")


def add_test(definition: FactDefinition) -> Words:
    """Return the advice to add a comparison that fits the fact."""
    return messages.ADD_FOR_EXAMPLE.fill(example=_test(definition))


# What a comparison of one value asks is asked of a set by another one, and the other way round.
_OF_A_SET = {ONE_OF.key: OVERLAPS, NONE_OF.key: WITHOUT}
_OF_ONE_VALUE = {OVERLAPS.key: ONE_OF, INCLUDES.key: ONE_OF, WITHOUT.key: NONE_OF}


def fitting(definition: FactDefinition, instead_of: str) -> Words:
    """Return which comparisons fit a fact; that in the place of the one that does not is the example."""
    if definition.kind is Kind.DOCUMENT:
        return messages.DOCUMENT_IS_ENOUGH.fill(example=example(definition))
    if definition.kind is Kind.LIST:
        return like_this(definition)
    names = [operator.key for operator in OPERATORS.values() if operator.fits(definition)]
    meant = _meant(definition, instead_of)
    shown = _test(definition) if meant is None else f"{meant.key}: [{_choice(definition)}]"
    return messages.THOSE_THAT_FIT.fill(names=_listed(names), example=shown)


def _meant(definition: FactDefinition, operator: str) -> Operator | None:
    match definition.kind:
        case Kind.SET:
            return _OF_A_SET.get(operator)
        case Kind.CHOICE:
            return _OF_ONE_VALUE.get(operator)
        case (
            Kind.YES_NO
            | Kind.NUMBER
            | Kind.MONEY
            | Kind.DATE
            | Kind.MOMENT
            | Kind.TEXT
            | Kind.DOCUMENT
            | Kind.LIST
        ):
            return None
        case _ as never:
            assert_never(never)


def for_duration(definition: FactDefinition, written: object) -> Words | None:
    """Return how a date is compared with a length of time; None where none is written, or not for a date."""
    if definition.kind is not Kind.DATE or not isinstance(written, str):
        return None
    try:
        duration = parse_duration(written)
    except TimeTextError:
        return None
    return messages.DATE_AND_DURATION.fill(
        older=f"{OLDER.key}: {duration}",
        passed=f"{PASSED.key}: {duration}",
        within=f"{WITHIN.key}: {duration}",
        remaining=f"{REMAINING.key}: {duration}",
    )


def for_fraction(definition: FactDefinition, written: object) -> Words | None:
    """Return how a number has decimals; None where none are written, or not for a whole number."""
    fraction = isinstance(written, Decimal) or re.fullmatch(r"[0-9]+,[0-9]+", str(written))
    if not fraction or definition.kind is not Kind.NUMBER or definition.places:
        return None
    return messages.DECIMALS_IN_THE_VOCABULARY


def for_stray(key: str, subject: str) -> Words | None:
    """Return where a key belongs that stands beside what does not know it; None where no place is likely."""
    if (subject, key) == (COUNT_KEY, MEETING_KEY):
        return messages.COUNTED_ARE_WHICH
    if (subject, key) == (EACH_KEY, WHICH_KEY):
        return messages.EACH_OF_THOSE
    return messages.ONE_OF_THOSE if (subject, key) == (SOME_KEY, WHICH_KEY) else None


def defined(names: Iterable[str]) -> Words | None:
    """Return which definitions there are; None without any."""
    listed = _listed(names)
    return messages.DEFINITIONS_THERE_ARE.fill(names=listed) if listed else None


def attributes_of(known: Iterable[str]) -> Words | None:
    """Return which attributes a document has; None without any."""
    listed = _listed(known)
    return messages.ITS_ATTRIBUTES.fill(names=listed) if listed else None


def fields_of(known: Iterable[str]) -> Words | None:
    """Return which fields the items of a list have; None without any."""
    listed = _listed(known)
    return messages.ITS_FIELDS.fill(names=listed) if listed else None


def of_kind(kind: Kind, vocabulary: Mapping[str, FactDefinition]) -> Words:
    """Return the facts of a kind that could be meant."""
    names = [name for name in vocabulary if vocabulary[name].kind is kind]
    if not names:
        return messages.ADD_A_FACT_OF_KIND.fill(kind=kind)
    return messages.USE_A_FACT_OF_KIND.fill(kind=kind, names=_listed(names[:6]))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def new_fact(name: str) -> Words:
    """Say how a name gets into the vocabulary, for who did not mean another."""
    return messages.NEW_FACT.fill(fact=name)
