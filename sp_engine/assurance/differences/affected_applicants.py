"""Who fares differently under another condition: an applicant who no longer meets it, and one who now does.

In come two requirements, each a guard and a condition; out come example applicants, found by the solver.
Both absent means that the two ask for the same, however they are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Applicant,
    Claim,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Overlaps,
    Period,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Undecided,
    Unwritten,
    applicant_words,
    find_applicant,
    leaves,
)
from sp_engine.documents import Requirement
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.words import Language, Words
from sp_engine.words.messages import differences as messages

_STATED = "disebutkan:"  # a fact of its own: whether another is stated


class Applicants(NamedTuple):
    """Who met the old requirement and not the new one, and who the reverse; `told` when both are certain."""

    shut_out: Applicant | None
    let_in: Applicant | None
    told: bool = True


def applicants_between(
    old: Requirement, new: Requirement, vocabulary: Vocabulary, period: Period
) -> Applicants:
    """Return example applicants for whom two requirements differ."""
    asked = {
        leaf.item.id
        for condition in (old.guard, old.condition, new.guard, new.condition)
        if condition is not None
        for leaf in leaves(condition)
        if isinstance(leaf, Known)
    }
    extended = _extended(vocabulary, asked)
    before, after = _plain(old, asked), _plain(new, asked)
    try:
        return Applicants(
            _differing(before, after, extended, period), _differing(after, before, extended, period)
        )
    except Undecided:
        return Applicants(None, None, told=False)


def with_unstated(applicant: Applicant, vocabulary: Vocabulary) -> Words:
    """Return an applicant as an author would write it; a fact that is not stated is said to be so."""
    stated = {
        name.removeprefix(_STATED): v for name, v in applicant.facts.items() if name.startswith(_STATED)
    }
    facts = {n: v for n, v in applicant.facts.items() if not n.startswith(_STATED) and stated.get(n, True)}
    written = applicant_words(replace(applicant, facts=facts), vocabulary)
    unstated = [name for name, value in stated.items() if not value]

    def told(language: Language) -> str:
        parts = [messages.NOT_STATED.say(language, name=name) for name in unstated]
        return ", ".join(filter(None, [written.get(language), *parts]))

    return Words(told("id"), told("en"))


class _Plain(NamedTuple):
    guard: Condition | None
    condition: Condition


def _differing(one: _Plain, other: _Plain, vocabulary: Vocabulary, period: Period) -> Applicant | None:
    """Return an applicant that meets `one` and not `other`."""
    fails = [Claim(other.condition, False)]
    if other.guard is not None:
        fails.append(Claim(other.guard))
    for met in _ways_to_meet(one):
        applicant = find_applicant([*fails, met], vocabulary, period)
        if applicant is not None:
            return applicant
    return None


def _ways_to_meet(requirement: _Plain) -> Iterator[Claim]:
    yield Claim(requirement.condition)
    if requirement.guard is not None:
        yield Claim(requirement.guard, False)


def _plain(requirement: Requirement, asked: set[str]) -> _Plain:
    guard = requirement.guard
    return _Plain(None if guard is None else _spelt(guard, asked), _spelt(requirement.condition, asked))


def _spelt(condition: Condition, asked: set[str]) -> Condition:
    """Return the condition with "is it stated?" as a fact of its own wherever somebody asks it."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return type(condition)(tuple(_spelt(part, asked) for part in parts))
        case Defined(condition=inner):
            return _spelt(inner, asked)
        case Document(item=item, attributes=attributes):
            return AllOf((Among(item, frozenset({True})), *(_spelt(leaf, asked) for leaf in attributes)))
        case Known(item=item):
            return _stated(item)
        case Unwritten():
            return condition
        case EachOf() | SomeOf():
            return condition
        case Among() | Range() | Age() | Recent() | Remaining() | SameYear() | Includes() | Overlaps():
            return AllOf((_stated(condition.item), condition)) if condition.item.id in asked else condition
        case _ as never:
            assert_never(never)


def _stated(item: Item) -> Condition:
    return Among(Item(_STATED + item.id.replace(".", "/")), frozenset({True}))


def _extended(vocabulary: Vocabulary, asked: set[str]) -> Vocabulary:
    names = (_STATED + name.replace(".", "/") for name in asked)
    stated = {name: FactDefinition(name, Kind.YES_NO, Words(name, name), Words("", "")) for name in names}
    return Vocabulary({**{name: vocabulary[name] for name in vocabulary}, **stated})
