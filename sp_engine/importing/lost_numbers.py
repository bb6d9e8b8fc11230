"""Numbers that a list has lost, found again: by what another service numbers, and by counting.

In come the items of one component of every service of a decree; out come the same items, those without a
number with the one that they must have had.  Such a number is marked as counted, for a person to look at.  A
list that no number and no other service tells anything of stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sp_engine.importing.citations import likeness
from sp_engine.importing.enumerations import Item
from sp_engine.importing.label_words import words_of
from sp_engine.importing.source_blocks import LineKind

_SAME_ITEM = 0.75


def with_lost_numbers(services: Sequence[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """Return the items of a component, service by service, with the numbers that were lost."""
    found = []
    for items in services:
        others = [other for other in services if other is not items]
        found.append(_found_again(items, others) if _has_lost(items) else items)
    return found


def _has_lost(items: Sequence[Item]) -> bool:
    """Tell whether a list has lost numbers: its items ran on in a line, or only some have numbers."""
    texts = [item for item in items if _counts(item)]
    return any(item.run_on for item in texts) or len({bool(item.number) for item in texts}) > 1


def _counts(item: Item) -> bool:
    return item.kind is LineKind.TEXT and not item.bullet and bool(words_of(item.text))


def _found_again(items: Sequence[Item], others: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    numbers = [item.number for item in items]
    _as_elsewhere(items, numbers, others)
    _between(items, numbers)
    _in_their_style(items, numbers, others)
    counted = [
        item if item.number == number else replace(item, number=number, counted=True, depth=_depth(number))
        for item, number in zip(items, numbers, strict=True)
    ]
    if not any(item.counted for item in counted):
        return tuple(items)
    return tuple(_below_their_headings(counted))


def _as_elsewhere(items: Sequence[Item], numbers: list[str], others: Sequence[tuple[Item, ...]]) -> None:
    """Take the numbers that the same items have in another service, where they keep the order."""
    known = [other for service in others for other in service if other.number and not other.counted]
    for i, item in enumerate(items):
        if numbers[i] or not _counts(item):
            continue
        before = next((_order(number) for number in reversed(numbers[:i]) if number), ())
        after = next((_order(number) for number in numbers[i + 1 :] if number), None)
        fitting = [
            (alike, other.number)
            for other in known
            if other.number not in numbers
            and before < _order(other.number)
            and (after is None or _order(other.number) < after)
            and (alike := likeness(item.text, other.text)) >= _SAME_ITEM
        ]
        if fitting:
            numbers[i] = max(fitting, key=lambda one: one[0])[1]


def _between(items: Sequence[Item], numbers: list[str]) -> None:
    """Count what stands before a number, where just so many items stand there as numbers are missing."""
    for i, number in enumerate(numbers):
        if not number:
            continue
        start = i
        while start and not numbers[start - 1] and _counts(items[start - 1]):
            start -= 1
        above, value = _split(number)
        before = numbers[start - 1] if start else ""
        counted = _split(before)[1] if before and _split(before)[0] == above else 0
        if (
            i > start
            and i - start == value - counted - 1
            and (not before or before == above or _split(before)[0] == above)
        ):
            for at in range(start, i):
                numbers[at] = _joined(above, counted + 1 + at - start, number)


def _in_their_style(items: Sequence[Item], numbers: list[str], others: Sequence[tuple[Item, ...]]) -> None:
    """Count the items of a line that ran on as the component counts elsewhere in the decree."""
    printed = [item.number for item in items if item.number]
    elsewhere = [item.number for service in others for item in service if item.number and not item.counted]
    for start, end in list(_runs(items, numbers)):
        before = next((number for number in reversed(numbers[:start]) if number), "")
        if start and items[start - 1].run_on and numbers[start - 1]:
            above, value = _split(before)
            model: str | None = before
        else:
            above, value = before if before and _has_children_beside(before, printed) else "", 0
            if before and not above:
                continue
            model = next((n for n in (*printed, *elsewhere) if _depth(n) == _depth(above) + 1), None)
        after = next((number for number in numbers[end:] if number and _split(number)[0] == above), "")
        if model is not None and (not after or _split(after)[1] > value + end - start):
            for at in range(start, end):
                numbers[at] = _joined(above, value + 1 + at - start, model)


def _runs(items: Sequence[Item], numbers: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for i, item in enumerate(items):
        runs_on = item.run_on and not numbers[i] and _counts(item)
        if runs_on and start is None:
            start = i
        if start is not None and not runs_on:
            yield start, i
            start = None
    if start is not None:
        yield start, len(items)


def _has_children_beside(number: str, printed: Sequence[str]) -> bool:
    """Tell whether the number beside one has items below it, so that this one has them too."""
    above = _split(number)[0]
    return any(_depth(one) == _depth(number) + 1 and one.startswith(above) for one in printed)


def _depth(number: str) -> int:
    return len(number.split(".")) if number else 0


def _split(number: str) -> tuple[str, int]:
    """Return the number above one, and its own value."""
    above, _, last = number.rpartition(".")
    return above, int(last) if last.isdigit() else ord(last[:1].lower() or "`") - 96


def _order(number: str) -> tuple[int, ...]:
    return tuple(_split(part)[1] for part in number.split("."))


def _joined(above: str, value: int, model: str) -> str:
    """Return a number below another in the style of a model: a letter or a figure."""
    last = model.rpartition(".")[2]
    own = str(value) if last.isdigit() else chr((64 if last.isupper() else 96) + min(value, 26))
    return f"{above}.{own}" if above else own


def _below_their_headings(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items with what stands above them told anew."""
    texts = {item.number: item.text for item in items if item.number}
    for i, item in enumerate(items):
        following = items[i + 1].number if i + 1 < len(items) else ""
        heads = bool(item.number) and following.startswith(f"{item.number}.")
        parts = item.number.split(".")
        above = tuple(
            texts[number] for count in range(1, len(parts)) if (number := ".".join(parts[:count])) in texts
        )
        yield replace(item, heads=item.heads or heads, above=above if item.counted else item.above)
