"""What the applicant still has to supply or mend, as a tree.

In come a requirement's guard and condition with typed facts; out come needs: all of, any of, and "if … then"
for what falls due only when an open guard turns out true.  Everything is named at once, so that supplying it
satisfactorily does not lead to a second return (`assurance/asked_once` proves it of a standard).  What is
the agency's to find or check is not the applicant's to supply and is left out.  Knows nothing about words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves,
)
from sp_engine.documents import Requirement
from sp_engine.immutable import Immutable
from sp_engine.rules import Situation, Truth, normal
from sp_engine.words import Words


class Refusal(Immutable):
    """Where `guard` turns out true the application is rejected, as `condition` does not hold.

    `said` are the author's own words for that, if there are any.
    """

    guard: Condition
    condition: Condition
    said: Words | None


class NeedFact(Immutable):
    """A fact to state, or to mend; `refused` says which answers lead to a rejection."""

    leaf: Leaf
    refused: tuple[Refusal, ...] = ()

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
    """One of `parts`, or so many of them."""

    parts: tuple[Need, ...]
    at_least: int = 1


class NeedIf(Immutable):
    """`then` falls due only when `guard` turns out true; `open_facts` decide that and are not stated."""

    guard: Condition
    open_facts: tuple[str, ...]
    then: Need

    def __repr__(self) -> str:
        return f"NeedIf({', '.join(self.open_facts)}: {self.then})"


Need: TypeAlias = NeedFact | NeedDocument | NeedAll | NeedAny | NeedIf


def needs_of(requirement: Requirement, situation: Situation) -> Need | None:
    """Return what one requirement still asks of the applicant, now or later, or None."""
    guard = requirement.guard
    if guard is None:
        return needs_of_condition(requirement.condition, situation)
    match situation.value(guard):
        case Truth.FALSE:
            return None
        case Truth.TRUE:
            return needs_of_condition(requirement.condition, situation)
        case Truth.UNKNOWN:
            return _needs_while_open(requirement, guard, situation)
        case _ as never:
            assert_never(never)


def _needs_while_open(requirement: Requirement, guard: Condition, situation: Situation) -> Need | None:
    """Return what a requirement asks of the applicant while it is open whether it applies."""
    condition = requirement.condition
    unstated = [*_unstated(guard, situation)]
    if situation.value(condition) is Truth.FALSE:
        # Only a guard that does not hold can help: the applicant has to state what it looks at.
        refused = (Refusal(normal(guard), condition, requirement.message),)
        return all_needs(NeedFact(Known(leaf.item), refused) for leaf in unstated if not leaf.item.by_agency)
    then = needs_of_condition(condition, situation)
    open_facts = tuple(dict.fromkeys(leaf.item.id for leaf in unstated))
    return None if then is None else NeedIf(normal(guard), open_facts, then)


def _unstated(condition: Condition, situation: Situation) -> Iterator[Leaf | Document]:
    """Yield the leaves that are not stated; of a list that is, those of its items."""
    for leaf in leaves(condition):
        if not situation.stated(leaf):
            yield leaf
        elif isinstance(leaf, EachOf | SomeOf):
            if situation.unfinished(leaf):
                yield leaf
            for item in situation.items(leaf):
                yield from _unstated(item, situation)


def asked_with_later(due: Iterable[Need | None], later: Iterable[Need | None]) -> Need | None:
    """Return what is asked now, and of what falls due later how those facts have to be answered.

    What cannot be mended rejects before it falls due, too: whoever is asked a fact has to know.
    """
    due = [*due]
    asked = {name for need in due if need is not None for name in _facts_asked(need)}
    return asked_once([*due, *(_about(need, asked) for need in later if need is not None)])


def _facts_asked(need: Need) -> Iterator[str]:
    match need:
        case NeedFact(leaf):
            yield leaf.item.id
        case NeedDocument():
            return
        case NeedAll(parts) | NeedAny(parts):
            for part in parts:
                yield from _facts_asked(part)
        case NeedIf(_, open_facts, then):
            yield from open_facts
            yield from _facts_asked(then)
        case _ as never:
            assert_never(never)


def _about(need: Need, asked: Set[str]) -> Need | None:
    """Return what a need says of facts that are asked and cannot be mended."""
    match need:
        case NeedFact(leaf):
            return need if leaf.item.id in asked and not leaf.item.curable else None
        case NeedDocument():
            return None
        case NeedAll(parts):
            return all_needs(_about(part, asked) for part in parts)
        case NeedAny(parts, at_least):
            ways = [_about(part, asked) for part in parts]
            told = tuple(way for way in ways if way is not None)
            return NeedAny(told, at_least) if len(told) == len(ways) else None
        case NeedIf(guard, open_facts, then):
            facts, rest = tuple(name for name in open_facts if name in asked), _about(then, asked)
            return NeedIf(guard, facts, rest) if facts and rest is not None else None
        case _ as never:
            assert_never(never)


def asked_once(needs: Iterable[Need | None]) -> Need | None:
    """Return the needs together, without what is asked only in some case, or as one of several, and is asked
    in any case too."""
    together = all_needs(needs)
    if not isinstance(together, NeedAll):
        return together
    anyway = [part for part in together.parts if isinstance(part, NeedFact | NeedDocument)]
    return all_needs(_beside(part, anyway) for part in together.parts)


def _beside(need: Need, anyway: Sequence[Need]) -> Need | None:
    """Return what a need asks beside what is asked anyway."""
    match need:
        case NeedFact() | NeedDocument():
            return need
        case NeedIf(guard, open_facts, then):
            rest = _unasked(then, anyway)
            return None if rest is None else NeedIf(guard, open_facts, rest)
        case NeedAny(parts, at_least):
            asked = sum(_unasked(part, anyway) is None for part in parts)
            return None if asked >= at_least else need
        case NeedAll(parts):
            return all_needs(_beside(part, anyway) for part in parts)
        case _ as never:
            assert_never(never)


def _unasked(need: Need, anyway: Sequence[Need]) -> Need | None:
    """Return what of a need is not asked anyway."""
    match need:
        case NeedFact() | NeedDocument():
            return None if any(_asks_for(other, need) for other in anyway) else need
        case NeedIf() | NeedAny():
            return _beside(need, anyway)
        case NeedAll(parts):
            return all_needs(_unasked(part, anyway) for part in parts)
        case _ as never:
            assert_never(never)


def _asks_for(need: Need, other: NeedFact | NeedDocument) -> bool:
    """Whether whoever supplies a need has supplied the other, too."""
    match other:
        case NeedFact(wanted, refused):
            if not isinstance(need, NeedFact):
                return False
            return need.leaf == wanted or (wanted == Known(need.leaf.item) and not refused)
        case NeedDocument(document, asked):
            if not isinstance(need, NeedDocument):
                return False
            return need.document.item == document.item and {*asked} <= {*need.attributes}
        case _ as never:
            assert_never(never)


def all_needs(needs: Iterable[Need | None]) -> Need | None:
    """Return the needs together, each once; the same fact or document named twice is one."""
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
    once = tuple(_facts_once(parts))
    return (once[0] if len(once) == 1 else NeedAll(once)) if once else None


def _facts_once(parts: Iterable[Need]) -> Iterator[Need]:
    """Yield the parts, each fact with all that is refused of it, and bare only where no value is asked."""
    parts = [*parts]
    facts = [part for part in parts if isinstance(part, NeedFact)]
    refused: dict[str, tuple[Refusal, ...]] = {}
    for fact in facts:
        refused[fact.leaf.item.id] = (*refused.get(fact.leaf.item.id, ()), *fact.refused)
    valued = {fact.leaf.item.id for fact in facts if not isinstance(fact.leaf, Known)}
    told: set[Leaf] = set()
    for part in parts:
        if not isinstance(part, NeedFact):
            yield part
            continue
        name, bare = part.leaf.item.id, isinstance(part.leaf, Known)
        if part.leaf not in told and not (bare and name in valued):
            told.add(part.leaf)
            yield NeedFact(part.leaf, tuple(dict.fromkeys(refused.pop(name, ()))))


def needs_of_condition(node: Condition, situation: Situation) -> Need | None:
    """Return what a condition that applies still asks of the applicant, or None."""
    if situation.value(node) is not Truth.UNKNOWN:
        return None
    match node:
        case AllOf(parts):
            return all_needs(needs_of_condition(part, situation) for part in parts)
        case AnyOf(parts):
            if situation.value(node, hopeful=True) is Truth.TRUE:
                return None  # the agency alone can still make it true
            options = [need for part in parts if (need := needs_of_condition(part, situation)) is not None]
            return options[0] if len(options) == 1 else NeedAny(tuple(options)) if options else None
        case Defined(condition=inner):
            return needs_of_condition(inner, situation)
        case Unwritten():
            return None
        case Document():
            if not situation.stated(node):
                return NeedDocument(node, node.attributes)
            short = tuple(leaf for leaf in node.attributes if situation.falls_short(leaf))
            return NeedDocument(node, short) if short else None
        case EachOf():
            return _needs_of_each(node, situation)
        case SomeOf():
            return _needs_of_some(node, situation)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            return None if node.item.by_agency and not situation.stated(node) else NeedFact(node)
        case _ as never:
            assert_never(never)


# ── lists ────────────────────────────────────────────────────────────────────
def _needs_of_each(leaf: EachOf, situation: Situation) -> Need | None:
    """Return what is asked of each item, and the list itself where it lacks items or has some to replace."""
    items = situation.items(leaf)
    replaced = leaf.item.curable and any(situation.value(item) is Truth.FALSE for item in items)
    short = not situation.stated(leaf) or situation.unfinished(leaf) or replaced
    whole = NeedFact(leaf) if short and not leaf.item.by_agency else None
    return all_needs([*(needs_of_condition(item, situation) for item in items), whole])


def _needs_of_some(leaf: SomeOf, situation: Situation) -> Need | None:
    """Return of which items something is asked, or the list itself where items can be added."""
    if situation.value(leaf, hopeful=True) is Truth.TRUE:
        return None  # the agency alone can still make it true
    items = situation.items(leaf)
    hoped = sum(situation.value(item, hopeful=True) is Truth.TRUE for item in items)
    lacking = leaf.at_least - hoped
    options = [need for item in items if (need := needs_of_condition(item, situation)) is not None]
    grows = not situation.stated(leaf) or situation.unfinished(leaf) or leaf.item.curable
    if grows and not leaf.item.by_agency:
        return NeedAny((*options, NeedFact(leaf))) if options and lacking == 1 else NeedFact(leaf)
    if len(options) <= lacking:
        return all_needs(options)
    return NeedAny(tuple(options), lacking)
