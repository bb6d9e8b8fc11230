"""How an item's number and its text are written in a draft.

In come items; out come the values of `butir`, `uraian` and `kelompok`.
"""

from __future__ import annotations

from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import words_of_chart
from sp_engine.importing.label_words import is_one_of, words_of
from sp_engine.importing.recognised_words import without_end
from sp_engine.importing.source_blocks import LineKind

SHORT_HEADING = 8
"""A heading of so many words is the name of its group; a longer one says something itself."""


_COUNTED = "periksa: nomornya tidak terbaca dalam berkasnya, dihitung dari butir lain"


def written_number(item: Item) -> str | int | list[str | int] | Marked:
    """Return an item's number as `butir` has it, to be looked at where it was counted and not read."""
    numbers: list[str | int] = [int(one) if one.isdigit() else one for one in item.number.split(", ")]
    if len(numbers) > 1:
        return numbers
    return Marked(numbers[0], _COUNTED) if item.counted else numbers[0]


def next_number(number: str) -> str:
    """Return the number that follows one in its list."""
    above, point, last = number.rpartition(".")
    return f"{above}{point}{int(last) + 1 if last.isdigit() else chr(ord(last[-1]) + 1)}"


def is_lead(items: tuple[Item, ...]) -> bool:
    """Tell whether the first of several items is a paragraph before what was laid out as a list, or in it."""
    first, *rest = items
    return bool(rest) and not (first.number or first.bullet or first.heading) and first.laid_out


def says_something(item: Item) -> bool:
    """Tell whether an item has words of its own: not "Keterangan :", not a dash."""
    text = words_of_chart(item.text) if item.kind is LineKind.FLOW_CHART else item.text
    return bool(words_of(text)) and not (is_one_of(item.text, "pengantar_daftar") and item.number == "")


def is_blank(items: tuple[Item, ...]) -> bool:
    """Tell whether a component says nothing, as with a dash."""
    return not any(map(says_something, items))


def group_of(item: Item, leads: str) -> str:
    """Return the heading that an item stands below: the nearest above it, or the line before the list."""
    above = next((without_end(text) for text in reversed(item.above) if words_of(text)), "")
    return above or (leads if item.depth else "")


def leads_to_list(items: tuple[Item, ...], index: int) -> bool:
    """Tell whether a line without a number leads to a list below it."""
    item = items[index]
    if item.number or item.bullet or item.kind is not LineKind.TEXT:
        return False
    following = next((other for other in items[index + 1 :] if other.kind is LineKind.TEXT), None)
    return following is not None and following.depth > 0
