"""The facts of several standards, for an applicant whom all of them could be asked about.

In come standards, which may be of several agencies; out comes one vocabulary, or what keeps them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from sp_engine.documents import Standard
from sp_engine.facts import FactDefinition, Vocabulary


def of_other_kinds(standards: Sequence[Standard]) -> tuple[str, ...]:
    """Return what some of the standards ask that is of one kind here and of another there."""
    asked = {name.partition(".")[0] for standard in standards for name in standard.facts}
    names = dict.fromkeys(name for standard in standards for name in standard.vocabulary)
    return tuple(
        name
        for name in names
        if name in asked and len({s.vocabulary[name].kind for s in standards if name in s.vocabulary}) > 1
    )


def facts_of_all(standards: Sequence[Standard]) -> Vocabulary:
    """Return the facts of all standards, each with the values that it can have in all of them."""
    return Vocabulary(_of_all([standard.vocabulary for standard in standards]))


def _of_all(definitions: Sequence[Mapping[str, FactDefinition]]) -> dict[str, FactDefinition]:
    names = dict.fromkeys(name for known in reversed(definitions) for name in known)
    return {name: reduce(_of_both, (known[name] for known in definitions if name in known)) for name in names}


def _of_both(old: FactDefinition, new: FactDefinition) -> FactDefinition:
    if old == new:
        return new
    least = [bound for bound in (old.least, new.least) if bound is not None]
    most = [bound for bound in (old.most, new.most) if bound is not None]
    choices = new.choices
    if choices is not None and old.choices is not None:
        choices = {name: words for name, words in choices.items() if name in old.choices}
    attributes = new.attributes
    if old.attributes is not None:
        attributes = _of_all((old.attributes, new.attributes or {}))
    return new.replace(
        least=max(least, default=None),
        most=min(most, default=None),
        choices=choices,
        attributes=attributes,
        may_be_future=old.may_be_future and new.may_be_future,
    )
