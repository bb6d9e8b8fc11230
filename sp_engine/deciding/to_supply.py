"""What the applicant still has to supply or mend, as a tree; and what a finding's status is.

In come a requirement's guard and condition with typed facts; out come needs: all of, any of, and "if … then"
for what falls due only when an open guard turns out true.  Everything is named at once, so that supplying it
satisfactorily never leads to a second return.  What is the agency's to find or check is not the applicant's
to supply and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sp_engine.conditions.tree import AllOf, AnyOf, Condition, Document, Known, Leaf, leaves
from sp_engine.documents.standard import Requirement
from sp_engine.rules.ruleset import Truth
from sp_engine.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class NeedFact:
    """A fact to state, or to mend."""

    leaf: Leaf

    def __repr__(self) -> str:
        return f"NeedFact({self.leaf.item.id})"


@dataclass(frozen=True, slots=True)
class NeedDocument:
    """A document to hand in, such that each of `attributes` holds."""

    document: Document
    attributes: tuple[Leaf, ...]

    def __repr__(self) -> str:
        return f"NeedDocument({self.document.item.id})"


@dataclass(frozen=True, slots=True)
class NeedAll:
    parts: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class NeedAny:
    parts: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class NeedIf:
    """`then` falls due only when `guard` turns out true; `open_facts` decide that and are not stated."""

    guard: Condition
    open_facts: tuple[str, ...]
    then: Need

    def __repr__(self) -> str:
        return f"NeedIf({', '.join(self.open_facts)}: {self.then})"


Need: TypeAlias = NeedFact | NeedDocument | NeedAll | NeedAny | NeedIf


def needs_of(requirement: Requirement, situation: Situation) -> Need | None:
    """Return what one requirement still asks of the applicant, or None."""
    guard = requirement.guard
    if guard is None:
        return _needs(requirement.condition, situation)
    applies = situation.value(guard)
    if applies == Truth.FALSE:
        return None
    then = _needs(requirement.condition, situation)
    if applies == Truth.TRUE:
        return then
    unstated = [leaf for leaf in leaves(guard) if not situation.stated(leaf)]
    if situation.value(requirement.condition) == Truth.FALSE:
        # Only a guard that does not hold can help: the applicant has to state what it looks at.
        return all_needs(NeedFact(Known(leaf.item)) for leaf in unstated if not leaf.item.by_agency)
    open_facts = tuple(dict.fromkeys(leaf.item.id for leaf in unstated))
    return None if then is None else NeedIf(guard, open_facts, then)


def all_needs(needs: Iterable[Need | None]) -> Need | None:
    """Return the needs together, each once; the same document named twice is one document."""
    parts: dict[Need, None] = {}
    documents: dict[str, NeedDocument] = {}
    for need in needs:
        for part in need.parts if isinstance(need, NeedAll) else (need,):
            if isinstance(part, NeedDocument):
                known = documents.get(part.document.item.id)
                wanted = (*known.attributes, *part.attributes) if known else part.attributes
                merged = NeedDocument(part.document, tuple(dict.fromkeys(wanted)))
                if known is not None:
                    parts = {merged if p == known else p: None for p in parts}
                documents[part.document.item.id] = merged
                part = merged
            if part is not None:
                parts[part] = None
    valued = {p.leaf.item.id for p in parts if isinstance(p, NeedFact) and not isinstance(p.leaf, Known)}
    parts = {
        p: None
        for p in parts
        if not (isinstance(p, NeedFact) and isinstance(p.leaf, Known) and p.leaf.item.id in valued)
    }
    if not parts:
        return None
    return next(iter(parts)) if len(parts) == 1 else NeedAll(tuple(parts))


def _needs(node: Condition, situation: Situation) -> Need | None:
    value = situation.value(node)
    if value != Truth.UNKNOWN:
        return None
    if isinstance(node, AllOf):
        return all_needs(_needs(part, situation) for part in node.parts)
    if isinstance(node, AnyOf):
        if situation.value(node, hopeful=True) == Truth.TRUE:
            return None  # the agency alone can still make it true
        options = [need for part in node.parts if (need := _needs(part, situation)) is not None]
        return options[0] if len(options) == 1 else NeedAny(tuple(options)) if options else None
    if isinstance(node, Document):
        if not situation.stated(node):
            return NeedDocument(node, node.attributes)
        short = tuple(leaf for leaf in node.attributes if falls_short(leaf, situation))
        return NeedDocument(node, short) if short else None
    if node.item.by_agency and not situation.stated(node):
        return None
    return NeedFact(node)


def falls_short(leaf: Leaf | Document, situation: Situation) -> bool:
    """Whether a leaf is stated and does not hold; a document not handed in is not stated."""
    if isinstance(leaf, Document):
        return False
    return situation.stated(leaf) and situation.value(leaf) != Truth.TRUE


UNMET = ("failed", "missing", "deficient", "pending")
"""The statuses of a mandatory requirement that is not met."""


def status_of(requirement: Requirement, value: int, hopeful: int, situation: Situation) -> str:
    """Return the status of a finding, one of those in the decision format."""
    guard = requirement.guard
    applicable = Truth.TRUE if guard is None else situation.value(guard)
    if applicable == Truth.FALSE:
        return "not_applicable"
    if not requirement.mandatory:
        return {Truth.TRUE: "preferred", Truth.FALSE: "not_preferred"}.get(
            Truth(value), "not_preferred" if _any_short(requirement, situation) else "preference_unknown"
        )
    if value == Truth.TRUE:
        return "met"
    if value == Truth.FALSE:
        return "failed"
    if hopeful == Truth.TRUE:
        return "pending"
    if situation.value(requirement.condition) == Truth.FALSE:
        return "missing"  # what is not stated is whether it applies
    return "deficient" if _any_short(requirement, situation) else "missing"


def _any_short(requirement: Requirement, situation: Situation) -> bool:
    return any(falls_short(leaf, situation) for leaf in leaves(requirement.condition))
