"""Of which kinds the items of a list are, and how many of each, as a text that a query compares.

Items are of one kind where no question tells them apart: of each field that is asked about, the kind says how
the questions come out, or that it is not stated.  Two lists of one text are alike to all that asks those
questions, whatever the order of their items.

`2x0.1;1x3.-`: two items of one kind and one of another, of which the second field is not stated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from sp_engine.conditions import Condition, Leaf, class_of, leaves_by_item
from sp_engine.facts import ListValue

Codes: TypeAlias = tuple[int | None, ...]
"""How the questions of each field come out, a bit for each; None for one that is not stated."""
_TIMES, _NEXT, _BETWEEN, _UNSTATED = "x", ";", ".", "-"
_KIND: Final = re.compile(r"([0-9]{1,4})x((?:[0-9]+|-)(?:\.(?:[0-9]+|-))*)", re.ASCII)


def fields_asked(inner: Condition) -> Mapping[str, tuple[Leaf, ...]]:
    """Return what is asked of each field of any item, in the order of a kind."""
    return leaves_by_item([inner])


def kinds_text(inner: Condition, stated: ListValue, day: int) -> str:
    """Return the kinds of the items of a list, as `inner` tells them apart on a day."""
    asked = fields_asked(inner)
    kinds = Counter(
        _BETWEEN.join(_code(item.get(name), leaves, day) for name, leaves in asked.items())
        for item in stated.items
    )
    return _NEXT.join(f"{number}{_TIMES}{kind}" for kind, number in sorted(kinds.items()))


def kinds_in(text: str) -> Iterator[tuple[int, Codes]]:
    """Yield how many items there are of each kind.  Raises `ValueError` for a text of another form."""
    for part in text.split(_NEXT) if text else ():
        kind = _KIND.fullmatch(part)
        if kind is None:
            raise ValueError(part)
        yield int(kind[1]), tuple(None if one == _UNSTATED else int(one) for one in kind[2].split(_BETWEEN))


def _code(value: object, asked: tuple[Leaf, ...], day: int) -> str:
    return _UNSTATED if value is None else str(class_of(asked, value, day))
