"""The facts of several standards, for an applicant whom all of them could be asked about.

In come standards, which may be of several agencies; out comes one vocabulary, what keeps them apart, and what
some of them could not be told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations

from sp_engine.assurance.proofs.standard_program import looked_at_beside_requirements
from sp_engine.conditions import items_of
from sp_engine.documents import Standard
from sp_engine.facts import FactDefinition, Kind, Vocabulary


def facts_looked_at(standard: Standard) -> tuple[str, ...]:
    """Return what the requirements of a standard look at, then what fees, times and products do besides."""
    conditions = (c for r in standard.requirements for c in (r.guard, r.condition) if c is not None)
    names = (item.id for condition in conditions for item in items_of(condition))
    return tuple(dict.fromkeys((*names, *sorted(looked_at_beside_requirements(standard)))))


def of_other_kinds(standards: Sequence[Standard]) -> tuple[str, ...]:
    """Return what several of the standards ask that is of one kind here and of another there.

    Numbers that are kept in other steps are of another kind, as is what has such a part.
    """
    return tuple(n for n, asked in _asked(standards).items() if _differ(asked, _of_another_kind))


def of_other_values(standards: Sequence[Standard]) -> tuple[str, ...]:
    """Return what several of the standards ask that can have a value here which it cannot have there.

    Whoever has one is nobody whom all could be asked about, and is not compared.
    """
    return tuple(n for n, asked in _asked(standards).items() if _differ(asked, _with_other_values))


def facts_of_all(standards: Sequence[Standard]) -> Vocabulary:
    """Return the facts of all standards, each with the values that it can have in all that ask it."""
    known = {name: one for standard in reversed(standards) for name, one in standard.vocabulary.items()}
    asked = _asked(standards)
    return Vocabulary(
        {**known, **{name: reduce(_of_both, definitions) for name, definitions in asked.items()}}
    )


def _asked(standards: Sequence[Standard]) -> dict[str, list[FactDefinition]]:
    """Return what the standards ask, a document for its attributes, as each that asks it defines it."""
    found: dict[str, list[FactDefinition]] = {}
    for standard in standards:
        names = (*standard.facts, *facts_looked_at(standard))
        for name in dict.fromkeys(name.partition(".")[0] for name in names):
            found.setdefault(name, []).append(standard.vocabulary[name])
    return found


def _differ(asked: Sequence[FactDefinition], how: Callable[[FactDefinition, FactDefinition], bool]) -> bool:
    """Whether two definitions differ in some way, or what both have as a part."""
    return any(
        how(one, other) or any(_differ(parts, how) for parts in _parts_of_both(one, other))
        for one, other in combinations(asked, 2)
    )


def _parts_of_both(
    one: FactDefinition, other: FactDefinition
) -> Iterator[tuple[FactDefinition, FactDefinition]]:
    for some, others in ((one.attributes, other.attributes), (one.fields, other.fields)):
        yield from (
            (part, (others or {})[name]) for name, part in (some or {}).items() if name in (others or {})
        )


def _of_another_kind(one: FactDefinition, other: FactDefinition) -> bool:
    return (one.kind, one.places) != (other.kind, other.places)


def _with_other_values(one: FactDefinition, other: FactDefinition) -> bool:
    return _values(one) != _values(other)


def _values(definition: FactDefinition) -> tuple[object, ...]:
    """Return what says which values can be stated of a fact."""
    choices = None if definition.choices is None else frozenset(definition.choices)
    least, most = _least(definition), definition.most
    return least, most, choices, definition.pattern, definition.may_be_future


def _least(definition: FactDefinition) -> int:
    """Return what a value is at least; of a list that says nothing each item is asked something."""
    return int(definition.kind is Kind.LIST) if definition.least is None else definition.least


def _of_both(old: FactDefinition, new: FactDefinition) -> FactDefinition:
    if old == new:
        return new
    most = [bound for bound in (old.most, new.most) if bound is not None]
    choices = new.choices
    if choices is not None and old.choices is not None:
        choices = {name: words for name, words in choices.items() if name in old.choices}
    return new.replace(
        least=max(_least(old), _least(new)),
        most=min(most, default=None),
        choices=choices,
        attributes=_all_parts(old.attributes, new.attributes),
        fields=_all_parts(old.fields, new.fields),
        may_be_future=old.may_be_future and new.may_be_future,
    )


def _all_parts(
    old: Mapping[str, FactDefinition] | None, new: Mapping[str, FactDefinition] | None
) -> Mapping[str, FactDefinition] | None:
    if old is None or new is None:
        return old or new
    return {**old, **{name: _of_both(old[name], one) if name in old else one for name, one in new.items()}}
