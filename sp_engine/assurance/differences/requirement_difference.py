"""What changed in what is required: added, dropped, tightened, loosened, and for which applicant.

A requirement is tightened when some applicant who met it no longer does and none the reverse; the applicant
is shown.  What becomes of who falls short (returned or rejected) is a change of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from sp_engine.assurance.differences.affected_applicants import Applicants, applicants_between, with_unstated
from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.comparison import Comparison
from sp_engine.assurance.differences.counterparts import renamed
from sp_engine.assurance.differences.rule_text import requirement_text
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
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves_within,
)
from sp_engine.documents import Component, Requirement, component_title, item_text
from sp_engine.words import Words
from sp_engine.words.messages import differences as says
from sp_engine.words.messages import outcomes


def requirement_changes(between: Comparison) -> Iterator[Change]:
    before = {r.id: r for r in between.old.requirements}
    after = {r.id: r for r in between.new.requirements}
    earlier = renamed(before, after, _same_rule, _same_text, _same_items)
    pairs = {name: before.get(earlier.get(name, name)) for name in after}
    for name, old in before.items():
        if name not in after and name not in earlier.values():
            told = requirement_text(old, between.texts_old)
            place = _moved(old, {n: (pairs[n], new) for n, new in after.items()})
            note = says.NOW_PART_OF.fill(name=place) if place else None
            yield Change(Component.REQUIREMENTS, Effect.DROPPED, name, before=told, note=note)
    for name, new in after.items():
        one = pairs[name]
        if one is not None:
            yield from _requirement(one, new, between)
            continue
        told = requirement_text(new, between.texts_new)
        place = _moved(new, {n: (after.get(n), old) for n, old in before.items()})
        note = says.PART_OF_BEFORE.fill(name=place) if place else None
        yield Change(Component.REQUIREMENTS, Effect.ADDED, name, after=told, note=note)


def _requirement(old: Requirement, new: Requirement, between: Comparison) -> Iterator[Change]:
    yield from _rule(old, new, between)
    if new.mandatory:
        yield from _consequences(old, new, between)
    for field, one, other in (
        ("text", old.text, new.text),
        ("message", old.message, new.message),
        ("basis", _basis(old), _basis(new)),
        ("component", component_title(old.component), component_title(new.component)),
        ("id", Words(old.id, old.id), Words(new.id, new.id)),
    ):
        if one != other:
            subject = f"{new.id} ({Requirement.keys[field].name})"
            yield Change(Component.REQUIREMENTS, Effect.REWORDED, subject, one, other)
    if old.item != new.item:
        yield Change(Component.REQUIREMENTS, Effect.RENUMBERED, new.id, _item(old), _item(new))


def _rule(old: Requirement, new: Requirement, between: Comparison) -> Iterator[Change]:
    """Yield whether the rule is stricter now; nothing when it asks for the same in the same words."""
    before, after = requirement_text(old, between.texts_old), requirement_text(new, between.texts_new)
    if old.mandatory != new.mandatory:
        kind = Effect.TIGHTENED if new.mandatory else Effect.LOOSENED
        yield Change(Component.REQUIREMENTS, kind, new.id, before, after)
        return
    if old.gate != new.gate:
        yield Change(Component.REQUIREMENTS, _effect_of_gates(old, new), new.id, before, after)
    if _bare_pair(old) == _bare_pair(new):
        return
    found = Applicants(None, None, told=False)
    if between.same_kinds:
        found = applicants_between(old, new, between.vocabulary, between.period)
    kind, note = Effect.CHANGED, None
    if found.told and (found.shut_out is None) != (found.let_in is None):
        kind = Effect.TIGHTENED if found.shut_out is not None else Effect.LOOSENED
    elif found.told and found.shut_out is None:
        if before == after:
            return
        note = says.SAME_FOR_ALL
    out, in_ = (
        None if case is None else with_unstated(case, between.vocabulary)
        for case in (found.shut_out, found.let_in)
    )
    yield Change(Component.REQUIREMENTS, kind, new.id, before, after, out, in_, note)


def _effect_of_gates(old: Requirement, new: Requirement) -> Effect:
    """Return the effect of another gate: what is asked later asks less now."""
    if old.gate is None:
        return Effect.LOOSENED
    return Effect.TIGHTENED if new.gate is None else Effect.CHANGED


def _consequences(old: Requirement, new: Requirement, between: Comparison) -> Iterator[Change]:
    """Yield what became of who falls short of a fact, and who now states it."""
    before, after = _items(old), _items(new)
    part = Component.REQUIREMENTS
    for name in before.keys() & after.keys():
        one, other, fact = before[name], after[name], between.texts_new.names(name)
        if one.curable != other.curable:
            kind = Effect.LOOSENED if other.curable else Effect.TIGHTENED
            mended = says.TO_BE_MENDED.fill(returned=outcomes.RETURNED)
            ends = (mended, outcomes.REJECTED) if one.curable else (outcomes.REJECTED, mended)
            yield Change(part, kind, new.id, says.FALLS_SHORT.fill(fact=fact, end=ends[0]), ends[1])
        if one.by_agency != other.by_agency:
            who = (says.OFFICER, says.APPLICANT) if one.by_agency else (says.APPLICANT, says.OFFICER)
            yield Change(part, Effect.CHANGED, new.id, says.STATED_BY.fill(fact=fact, who=who[0]), who[1])


# ── which belongs to which ───────────────────────────────────────────────────
def _same_rule(one: Requirement, other: Requirement) -> bool:
    ours, theirs = ((each.guard, each.condition, each.mandatory, each.gate) for each in (one, other))
    return ours == theirs


def _same_text(one: Requirement, other: Requirement) -> bool:
    return one.text == other.text


def _same_items(one: Requirement, other: Requirement) -> bool:
    return _items(one).keys() == _items(other).keys()


def _moved(gone: Requirement, rest: Mapping[str, tuple[Requirement | None, Requirement]]) -> str:
    """Return the requirement that asks on one side alone for all that `gone` asks for on the other."""
    items = _items(gone).keys()
    return next(
        (n for n, (was, now) in rest.items() if was and items <= _items(now).keys() - _items(was).keys()), ""
    )


def _items(requirement: Requirement) -> dict[str, Item]:
    return {leaf.item.id: leaf.item for leaf in leaves_within(requirement.condition)}


def _bare_pair(requirement: Requirement) -> tuple[Condition | None, Condition]:
    guard = requirement.guard
    return None if guard is None else _bare(guard), _bare(requirement.condition)


def _bare(condition: Condition) -> Condition:
    """Return the condition without what its facts are besides their names."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return type(condition)(tuple(map(_bare, parts)))
        case Defined(condition=inner):
            return _bare(inner)
        case Unwritten():
            return condition
        case Document(item=item, attributes=attributes):
            return Document(
                Item(item.id), tuple(leaf.replace(item=Item(leaf.item.id)) for leaf in attributes)
            )
        case EachOf(inner=inner) | SomeOf(inner=inner):
            return condition.replace(item=Item(condition.item.id), inner=_bare(inner))
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
            return condition.replace(item=Item(condition.item.id))
        case _ as never:
            assert_never(never)


def _item(requirement: Requirement) -> Words | None:
    text = item_text(requirement.item)
    return Words(text, text) if text else None


def _basis(requirement: Requirement) -> Words | None:
    if not requirement.basis:
        return None
    text = "; ".join(f"{r.title}{f' Pasal {r.article}' if r.article else ''}" for r in requirement.basis)
    return Words(text, text)
