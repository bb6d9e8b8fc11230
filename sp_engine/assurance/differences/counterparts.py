"""Which part of the old belongs to which part of the new: by name, else by what it says.

In come parts of both sides; out come pairs, one half absent where nothing belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from sp_engine.assurance.differences.component_entries import Entry, Regulations

Part = TypeVar("Part")
_ALIKE = 0.6


def renamed(
    before: Mapping[str, Part], after: Mapping[str, Part], *likenesses: Callable[[Part, Part], bool]
) -> dict[str, str]:
    """Return the parts that have another name now: from the new name to the old one.

    The first likeness counts most; two parts belong together only when neither is like any other.
    """
    old = {name: part for name, part in before.items() if name not in after}
    new = {name: part for name, part in after.items() if name not in before}
    found: dict[str, str] = {}
    for alike in likenesses:
        like = {name: [n for n, one in old.items() if alike(one, part)] for name, part in new.items()}
        for name, candidates in like.items():
            if len(candidates) == 1 and sum(candidates[0] in names for names in like.values()) == 1:
                found[name] = candidates[0]
                del old[candidates[0]], new[name]
    return found


def paired(
    before: Sequence[Entry], after: Sequence[Entry], regulations: Regulations
) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield entries that belong together: of one name, of the same text, one regulation in place of another,
    else of a text much alike or under the same label."""

    def replaces(one: Entry, other: Entry) -> bool:
        known = regulations.get(one.name)
        return known is not None and known.replaced_by == other.name

    left, right = list(before), list(after)
    for likeness in (_same_name, _same_text, replaces, _alike, _same_label):
        for one in list(left):
            best = next((other for other in right if likeness(one, other)), None)
            if best is not None:
                yield one, best
                left.remove(one)
                right.remove(best)
    yield from ((one, None) for one in left)
    yield from ((None, other) for other in right)


def _same_name(one: Entry, other: Entry) -> bool:
    return bool(one.name) and one.name == other.name


def _same_text(one: Entry, other: Entry) -> bool:
    return one.text == other.text and one.name == other.name


def _alike(one: Entry, other: Entry) -> bool:
    if one.name or other.name:
        return False
    return SequenceMatcher(None, one.text.id, other.text.id).ratio() >= _ALIKE


def _same_label(one: Entry, other: Entry) -> bool:
    return bool(one.label) and one.label == other.label
