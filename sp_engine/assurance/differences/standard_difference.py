"""What changed between two standards, component by component and in words.

In come typed standards; out come changes: what is required, how long it takes, what it costs; everything else
is text, told entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.comparison import Comparison, comparison
from sp_engine.assurance.differences.component_text import Entry, Regulations, entries_of, steps_in_order
from sp_engine.assurance.differences.pairing import paired
from sp_engine.assurance.differences.requirement_difference import requirement_changes
from sp_engine.assurance.differences.time_and_fee_difference import fee_changes, stage_changes
from sp_engine.documents.standard import COMPONENTS, Standard
from sp_engine.words.language import Words
from sp_engine.words.messages import standards_compared as messages

_STATES = {
    "belum_ditetapkan": messages.NOT_STATED,
    "belum_diketahui": messages.NOT_KNOWN,
}
_TYPED: Mapping[str, Callable[[Comparison], Iterator[Change]]] = {
    "persyaratan": requirement_changes,
    "jangka_waktu": stage_changes,
    "biaya": fee_changes,
}


def standard_changes(old: Standard, new: Standard, regulations: Regulations) -> tuple[Change, ...]:
    """Return every change from one standard to the other, in the order of the components."""
    found: list[Change] = []
    if old.name != new.name:
        found.append(Change("nama", Effect.REWORDED, new.service, old.name, new.name))
    between = comparison(old, new, regulations)
    for component in COMPONENTS:
        before, after = _state(old.components[component]), _state(new.components[component])
        if before != after:
            kind = Effect.DROPPED if before is None else Effect.ADDED if after is None else Effect.CHANGED
            found.append(
                Change(component, kind, "", before or messages.HAS_CONTENT, after or messages.HAS_CONTENT)
            )
        if after is None:  # what is blank now is told as such, what was blank before is told whole
            found += _component(component, between)
    return tuple(found)


def entry_changes(
    component: str,
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


def _state(data: Any) -> Words | None:
    """Return in words that a component says nothing; None when it says something."""
    if not isinstance(data, Mapping):
        return None
    return next((words for key, words in _STATES.items() if key in data), None)


def _component(name: str, between: Comparison) -> Iterator[Change]:
    if name in _TYPED:
        yield from _TYPED[name](between)
    old, new = between.old.components[name], between.new.components[name]
    before, after = (entries_of(name, data, between.regulations) for data in (old, new))
    yield from entry_changes(name, "", before, after, between.regulations)
    was, now = steps_in_order(old, new), steps_in_order(new, old)
    if was != now:
        yield Change(name, Effect.CHANGED, "urutan", Words(was, was), Words(now, now))
