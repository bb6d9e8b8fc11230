"""Items of a list that go by the same name, or by none: perhaps one that was stated twice.

In come typed facts with what they are; out come the items to look at once more.  It is no error: two people
may have one name, and a name decides nothing.  It is told on the page; a program has the facts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sp_engine.facts import FactValue, ListValue, Vocabulary, value_words
from sp_engine.immutable import NamedTuple


class Namesakes(NamedTuple):
    """Items of the list `whole` with the same value in the field that names them, or all without one."""

    whole: str
    numbers: tuple[int, ...]
    field: str
    named: bool


def namesakes_in(facts: Mapping[str, FactValue], vocabulary: Vocabulary) -> Iterator[Namesakes]:
    """Yield the items of each stated list that cannot be told apart by what names them."""
    for whole, value in facts.items():
        definition = vocabulary[whole]
        field = (definition.fields or {}).get(definition.identity or "")
        if field is None or not isinstance(value, ListValue):
            continue
        by_name: dict[str, list[int]] = {}
        for number, item in enumerate(value.items, 1):
            stated = item.get(field.id)
            name = "" if stated is None else value_words(field, stated).casefold()
            by_name.setdefault(" ".join(name.split()), []).append(number)
        for name, numbers in by_name.items():
            if len(numbers) > 1 or not name:
                yield Namesakes(whole, tuple(numbers), field.id, named=bool(name))
