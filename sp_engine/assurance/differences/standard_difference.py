"""What changed between two standards, component by component and in words.

In come typed standards; out come changes: what is required, how long it takes, what it costs; everything else
is text, told entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from sp_engine.assurance.differences.change import Change, ChangedPart, Effect, Head
from sp_engine.assurance.differences.comparison import Comparison, comparison
from sp_engine.assurance.differences.component_entries import Entry, Regulations, entries_of, steps_of
from sp_engine.assurance.differences.counterparts import paired
from sp_engine.assurance.differences.product_difference import product_changes
from sp_engine.assurance.differences.requirement_difference import requirement_changes
from sp_engine.assurance.differences.time_and_fee_difference import fee_changes, hours_changes, stage_changes
from sp_engine.documents import Blank, Component, Standard
from sp_engine.words import Words
from sp_engine.words.messages import differences as says


def standard_changes(old: Standard, new: Standard, regulations: Regulations) -> tuple[Change, ...]:
    """Return every change from one standard to the other, in the order of the components."""
    found: list[Change] = []
    if old.name != new.name:
        found.append(Change(Head.NAME, Effect.REWORDED, new.service, old.name, new.name))
    between = comparison(old, new, regulations)
    for component in Component:
        before, after = (standard.document.content(component).blank for standard in (old, new))
        told, told_new = (_state(component, standard) for standard in (old, new))
        if told != told_new:
            kind = Effect.CHANGED
            if before is None:
                kind = Effect.DROPPED
            elif after is None:
                kind = Effect.ADDED
            found.append(Change(component, kind, "", told, told_new))
        if after is None:  # what is blank now is told as such, what was blank before is told whole
            found += _component(component, between)
    return tuple(found)


def entry_changes(
    component: ChangedPart,
    label: str,
    before: Sequence[Entry],
    after: Sequence[Entry],
    regulations: Regulations,
    other_text: Effect = Effect.REWORDED,
) -> Iterator[Change]:
    """Yield what changed in entries that are text; `label` stands before what they are called."""

    def subject(entry: Entry) -> str:
        return " ".join(filter(None, (label, entry.name)))

    for one, other in paired(before, after, regulations):
        if one is None and other is not None:
            yield Change(component, Effect.ADDED, subject(other), after=other.text)
        elif other is None and one is not None:
            yield Change(component, Effect.DROPPED, subject(one), before=one.text)
        elif one is not None and other is not None and one.text != other.text:
            kind = other_text if one.name == other.name else Effect.CHANGED
            yield Change(component, kind, subject(other), one.text, other.text)


def _state(component: Component, standard: Standard) -> Words:
    """Return in words whether a component says something; of requirements, also that there are none."""
    if component is Component.REQUIREMENTS and standard.requires_nothing:
        return says.NOTHING_REQUIRED
    return _blank(standard.document.content(component).blank)


def _blank(blank: Blank | None) -> Words:
    """Return in words that a component says nothing, or that it says something."""
    match blank:
        case None:
            return says.HAS_CONTENT
        case Blank.LEFT_BLANK:
            return says.LEFT_BLANK
        case Blank.NOT_KNOWN:
            return says.NOT_TRANSCRIBED
        case _ as never:
            assert_never(never)


def _component(component: Component, between: Comparison) -> Iterator[Change]:
    if component is Component.REQUIREMENTS:
        yield from requirement_changes(between)
    elif component is Component.SERVICE_TIME:
        yield from stage_changes(between)
        yield from hours_changes(between)
    elif component is Component.FEE:
        yield from fee_changes(between)
    elif component is Component.PRODUCTS:
        yield from product_changes(between)
    documents = between.old.document, between.new.document
    before, after = (tuple(entries_of(each, component, between.regulations)) for each in documents)
    yield from entry_changes(component, "", before, after, between.regulations)
    was, now = (steps_of(each, component) for each in documents)
    one, other = (", ".join(name for name in steps if name in was and name in now) for steps in (was, now))
    if one != other:
        subject = says.ORDER.id
        yield Change(component, Effect.CHANGED, subject, Words(one, one), Words(other, other))
