"""Labels that do not stand apart: several in one line, or one whose words stand in several lines.

In come blocks; out come the lines that each have one label, and whether a label begins in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sp_engine.documents import Component
from sp_engine.importing.label_words import (
    NamedComponent,
    alike,
    component_at_start,
    end_of_joining,
    labels,
    words_of,
)
from sp_engine.importing.source_blocks import Block, Line, LineKind, part_of

MOST_LABEL_LINES = 4
"""Over so many lines a label may be spread."""
_LEAST_LABELS = 3
_BEFORE_LABEL = re.compile(r"(?:^|(?<=\s))(?:[A-N]|\d{1,2})\s?[.)]?\s+(?=[A-Z])")
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-zA-Z])\s*[.)]\s*")
_WORD = re.compile(r"[^\W_]+")
_JOINING = ("dan", "atau")


def components_apart(block: Block) -> Iterator[Block]:
    """Yield a block; a line with several components ("A. Persyaratan … B. Biaya …") part by part."""
    if not isinstance(block, Line) or block.kind is not LineKind.TEXT:
        yield block
        return
    starts, named = list[int](), set[Component]()
    for number in _BEFORE_LABEL.finditer(block.text):
        found = component_at_start(block.text[number.end() :])
        if found is not None and found.component not in named:
            starts.append(number.start())
            named.add(found.component)
    if len(named) < _LEAST_LABELS:
        yield block
        return
    for first, last in zip([0, *starts], [*starts, len(block.text)], strict=True):
        if block.text[first:last].strip():
            yield part_of(block, first, last)


def label_begun(text: str, following: Sequence[Block]) -> NamedComponent | None:
    """Return the component whose label begins in a line and goes on at the head of those that follow."""
    number = _NUMBER.match(text)
    if number is None:
        return None
    words = [word for word in _WORD.finditer(text, number.end()) if word[0].lower() not in _JOINING]
    heads = [words_of(block.text) if isinstance(block, Line) else [] for block in following]
    for component, label in labels():
        count = 0
        for word, wanted in zip(words, label, strict=False):
            if not alike(word[0].lower(), wanted):
                break
            count += 1
        if 0 < count < len(label) and _goes_on(heads, label[count:]):
            end = end_of_joining(text, words[count - 1].end())
            return NamedComponent(component, end, label[count:], False)
    return None


def _goes_on(heads: Sequence[Sequence[str]], rest: Sequence[str]) -> bool:
    """Tell whether the rest of a label stands at the heads of lines, one after another."""
    left = list(rest)
    for head in heads:
        taken = 0
        joins = bool(head) and head[0] in _JOINING
        for word in head:
            if word in _JOINING:
                continue
            if not left or not alike(word, left[0]):
                break
            left.pop(0)
            taken += 1
        if not left:
            return True
        if not taken and not joins:
            return False
    return False
