"""What is said of several items of lists: what is alike is said once, of those items of which it is said.

In come sentences, each with the items of a list that it is about, and what names items; out comes text that
begins in lower case.  Knows nothing about conditions or needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.facts import ListValue, one_of
from sp_engine.immutable import NamedTuple
from sp_engine.words.messages import conditions as messages


class Said(NamedTuple):
    """What is said, without naming them, of items of a list; of no list, where it is about anything else."""

    told: str
    whole: str = ""
    numbers: tuple[int, ...] = ()


def said_once(text: ConditionText, said: Iterable[Said], most: int | None = None) -> tuple[str, ...]:
    """Return what is said, each once; with `most` no more items are named, and the others counted."""
    return tuple(_about(text, one, most) for one in _together(said))


def said_of_some(text: ConditionText, said: Sequence[Said], at_least: int) -> tuple[str, ...]:
    """Return what is said, of which so many are enough; of several items of which it is alike, of any."""
    alike = _together(said)
    if at_least > 1 and len(alike) > 1:
        return tuple(_about(text, one, None) for one in dict.fromkeys(said))
    return tuple(
        _of_any(text, one, at_least) if len(one.numbers) > at_least else _about(text, one, None)
        for one in alike
    )


def _together(said: Iterable[Said]) -> list[Said]:
    """Return what is said, with all the items of a list of which it is."""
    numbers: dict[Said, tuple[int, ...]] = {}
    for one in said:
        alike = one._replace(numbers=())
        numbers[alike] = tuple(dict.fromkeys((*numbers.get(alike, ()), *one.numbers)))
    return [one._replace(numbers=found) for one, found in numbers.items()]


def _about(text: ConditionText, said: Said, most: int | None) -> str:
    if not said.numbers:
        return said.told
    if _is_all(text, said):
        return messages.EACH.say(text.language, one=_one(text, said), asked=said.told)
    return messages.ABOUT_ITEM.say(text.language, item=_named(text, said, most), told=said.told)


def _of_any(text: ConditionText, said: Said, at_least: int) -> str:
    language, told = text.language, said.told
    if _is_all(text, said):
        if at_least == 1:
            return messages.ANY_ITEM.say(language, one=_one(text, said), asked=told)
        return messages.SO_MANY_ITEMS.say(language, number=at_least, one=_one(text, said), asked=told)
    items = _named(text, said, None)
    if at_least == 1:
        return messages.ANY_OF_THESE.say(language, items=items, asked=told)
    return messages.SO_MANY_OF_THESE.say(language, number=at_least, items=items, asked=told)


def _named(text: ConditionText, said: Said, most: int | None) -> str:
    """Return which items they are; with `most` no more of them by name, and how many others."""
    items = [text.item(said.whole, number) for number in said.numbers[:most]]
    if more := len(said.numbers) - len(items):
        items.append(messages.AND_MORE_ITEMS.say(text.language, number=more, one=_one(text, said)))
    return ", ".join(items)


def _one(text: ConditionText, said: Said) -> str:
    return one_of(text.vocabulary[said.whole], text.language)


def _is_all(text: ConditionText, said: Said) -> bool:
    """Whether it is said of each of several items of a list that is whole."""
    value: ListValue = text.situation.facts[said.whole]
    return value.complete and len(value.items) == len(said.numbers) > 1
