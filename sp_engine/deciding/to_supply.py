"""What the applicant still has to supply or mend, as a tree.

In come a requirement's guard and condition with typed facts; out come needs: all of, any of, and "if … then"
for what falls due only when an open guard turns out true.  Everything is named at once, so that supplying it
satisfactorily never leads to a second return.  What is the agency's to find or check is not the applicant's
to supply and is left out.  Knows nothing about words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    Includes,
    Known,
    Leaf,
    Range,
    Recent,
    SameYear,
    Unwritten,
    leaves,
)
from sp_engine.documents import Requirement
from sp_engine.immutable import Immutable
from sp_engine.rules import Situation, Truth, normal


class NeedFact(Immutable):
    """A fact to state, or to mend."""

    leaf: Leaf

    def __repr__(self) -> str:
        return f"NeedFact({self.leaf.item.id})"


class NeedDocument(Immutable):
    """A document to hand in, such that each of `attributes` holds."""

    document: Document
    attributes: tuple[Leaf, ...]

    def __repr__(self) -> str:
        return f"NeedDocument({self.document.item.id})"


class NeedAll(Immutable):
    parts: tuple[Need, ...]


class NeedAny(Immutable):
    parts: tuple[Need, ...]


class NeedIf(Immutable):
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
    match situation.value(guard):
        case Truth.FALSE:
            return None
        case Truth.TRUE:
            return _needs(requirement.condition, situation)
        case Truth.UNKNOWN:
            return _needs_while_open(guard, requirement.condition, situation)
        case _ as never:
            assert_never(never)


def _needs_while_open(guard: Condition, condition: Condition, situation: Situation) -> Need | None:
    """Return what a condition asks of the applicant while it is open whether it applies."""
    unstated = [leaf for leaf in leaves(guard) if not situation.stated(leaf)]
    if situation.value(condition) is Truth.FALSE:
        # Only a guard that does not hold can help: the applicant has to state what it looks at.
        return all_needs(NeedFact(Known(leaf.item)) for leaf in unstated if not leaf.item.by_agency)
    then = _needs(condition, situation)
    open_facts = tuple(dict.fromkeys(leaf.item.id for leaf in unstated))
    return None if then is None else NeedIf(normal(guard), open_facts, then)


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
    if situation.value(node) is not Truth.UNKNOWN:
        return None
    match node:
        case AllOf(parts):
            return all_needs(_needs(part, situation) for part in parts)
        case AnyOf(parts):
            if situation.value(node, hopeful=True) is Truth.TRUE:
                return None  # the agency alone can still make it true
            options = [need for part in parts if (need := _needs(part, situation)) is not None]
            return options[0] if len(options) == 1 else NeedAny(tuple(options)) if options else None
        case Defined(condition=inner):
            return _needs(inner, situation)
        case Unwritten():
            return None
        case Document():
            if not situation.stated(node):
                return NeedDocument(node, node.attributes)
            short = tuple(leaf for leaf in node.attributes if situation.falls_short(leaf))
            return NeedDocument(node, short) if short else None
        case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return None if node.item.by_agency and not situation.stated(node) else NeedFact(node)
        case _ as never:
            assert_never(never)
