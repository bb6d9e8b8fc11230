"""Components that are items in words: facilities, competence, supervision, guarantees, evaluation, products.

In come a component's items; out come the entries of its list, each word of the decree in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import words_of_chart
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import (
    SHORT_HEADING,
    group_of,
    leads_to_list,
    says_something,
    written_number,
)
from sp_engine.importing.recognised_words import any_of, without_end, word_lists
from sp_engine.importing.source_blocks import LineKind


def described_entries(items: tuple[Item, ...], *, grouped: bool = True) -> list[dict[str, Any]]:
    """Return the entries; a heading of few words is the group of what stands below it."""
    return list(_entries(items, grouped))


def _entries(items: tuple[Item, ...], grouped: bool) -> Iterator[dict[str, Any]]:
    leads = ""
    items = tuple(_headings_apart(items))
    for index, item in enumerate(items):
        if not says_something(item):
            continue
        text = without_end(item.text)
        if item.kind is LineKind.FLOW_CHART:
            yield {"uraian": words_of_chart(item.text)}
            continue
        short = len(words_of(text)) <= SHORT_HEADING
        if leads_to_list(items, index):
            leads = text
            if short and grouped:
                continue
        elif item.depth == 0:
            leads = ""
        if item.heads and short and grouped:
            continue
        group = (item.heading or group_of(item, leads)) if grouped else ""
        entry: dict[str, Any] = {"butir": written_number(item)} if item.number else {}
        if group:
            entry["kelompok"] = group
        for one in _counted_things(text) or (text,):
            yield {**entry, "uraian": one}


def _counted_things(text: str) -> list[str]:
    """Return the things of "Komputer : 2 unit Printer : 1 unit", none where a text is no such run."""
    things = re.findall(r"[A-Z][^:\d]{1,40}?\s*:\s*\d+\s+[a-z]+", text)
    return things if len(things) > 1 and "".join("".join(things).split()) == "".join(text.split()) else []


def _headings_apart(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the items, with the name of the next position taken off the end of the one before it.

    In a list of bullets under positions a heading may run on in the line of the bullet above it.
    """
    openers = any_of(word.capitalize() for word in word_lists()["pelaku"])
    heading = re.compile(rf"(?<=[a-z])[.;,]?\s+((?:{openers})(?:\s+(?:[A-Z&][\w./&,-]*|dan|atau))*)$")
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        found = (
            heading.search(item.text) if item.bullet and following is not None and following.bullet else None
        )
        if found is None or len(words_of(item.text[: found.start()])) < 2 or len(words_of(found[1])) < 2:
            yield item
            continue
        yield Item(item.number, item.text[: found.start()], item.at, item.depth, False, item.above, True)
        yield Item("", found[1], item.at[-1:], 0)
