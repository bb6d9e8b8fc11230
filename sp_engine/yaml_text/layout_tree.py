"""A document as its author laid it out: collections, scalars as written, and every comment at its place.

In comes YAML text that strict reading accepts; out comes a tree that can be written again.  A comment on a
line of its own belongs to what follows it, unless it stands deeper than that; then to the end of the
collection it stands in.  A comment behind something belongs to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from sp_engine.yaml_text.parser import LOADER

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")


class Remark(NamedTuple):
    """A comment; `blank` when an empty line stands before it."""

    text: str
    blank: bool = False
    at: int = -1


@dataclass(slots=True)
class Node:
    """A scalar as written, or a collection.  `foot`: comments after its last entry."""

    start: int
    column: int
    is_map: bool = False
    flow: bool = False
    scalar: str | None = None
    end: int = 0
    parent: Entry | None = None
    entries: list[Entry] = field(default_factory=list)
    foot: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A key or a list item with its value.  `lead`: comments before it, `trail`: one behind it."""

    owner: Node
    start: int
    column: int
    key: str
    name: str
    value: Node
    blank: bool = False
    lead: list[Remark] = field(default_factory=list)
    trail: str = ""


def read_tree(text: str) -> Node | None:
    """Return the collection that a document is; None when it is none, or an empty one."""
    reader = _Reader(_unix(text))
    return reader.root if reader.entries else None


def remarks_in(text: str) -> list[Remark]:
    """Return every comment of a document outside its texts."""
    return _Reader(_unix(text)).remarks


def _unix(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.endswith("\n") else f"{lines}\n"


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.scalars: list[tuple[int, int]] = []
        self.events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
        event: Any = next(e for e in self.events if isinstance(e, yaml.NodeEvent))
        self.root = self._node(event, None)
        self.remarks = list(self._comments())
        self.starts = [entry.start for entry in self.entries]
        for remark in self.remarks:
            self._attach(remark)

    # ── the tree ─────────────────────────────────────────────────────────────
    def _node(self, event: Any, parent: Entry | None) -> Node:
        start, column = event.start_mark.index, event.start_mark.column
        if isinstance(event, yaml.ScalarEvent):
            end = _end(event)
            self.scalars.append((start, end))
            return Node(start, column, scalar=self.text[start:end], end=end, parent=parent)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = Node(start, column, is_map, bool(event.flow_style), parent=parent)
        for child in self.events:
            if isinstance(child, yaml.CollectionEndEvent):
                node.end = _end(child) if node.flow else node.entries[-1].value.end
                break
            self._entry(node, child)
        return node

    def _entry(self, node: Node, event: Any) -> None:
        start = event.start_mark.index
        key = name = ""
        if node.is_map:
            end = _end(event)
            key, name = self.text[start:end], event.value
            self.scalars.append((start, end))
            column, event = event.start_mark.column, next(self.events)
        elif node.flow:
            column = event.start_mark.column
        else:  # the dash, which no event names
            column = node.column
            start = self._dash(node, event) if node.entries else node.start
        entry = Entry(node, start, column, key, name, Node(0, 0), self._blank_above(start))
        self.entries.append(entry)
        node.entries.append(entry)
        entry.value = self._node(event, entry)

    def _dash(self, node: Node, event: Any) -> int:
        """Return where the dash of an item stands that is not the first: alone at the list's column."""
        before = node.entries[-1]
        at = self.text.find("-", max(before.start + 1, before.value.end))
        while 0 <= at <= event.start_mark.index:
            line = self.text.rfind("\n", 0, at) + 1
            if at - line == node.column and not self.text[line:at].strip():
                return at
            at = self.text.find("-", at + 1)
        return int(event.start_mark.index)

    def _blank_above(self, index: int) -> bool:
        line = self.text.rfind("\n", 0, index)
        above = self.text.rfind("\n", 0, max(0, line))
        return line > 0 and not self.text[above + 1 : line].strip()

    # ── comments ─────────────────────────────────────────────────────────────
    def _comments(self) -> Iterator[Remark]:
        at = 0
        for start, end in [*sorted(self.scalars), (len(self.text), len(self.text))]:
            for found in _COMMENT.finditer(self.text, at, start):
                index = found.start()
                yield Remark(found[0].rstrip(), self._blank_above(index), index)
            at = max(at, end)

    def _attach(self, remark: Remark) -> None:
        at = bisect_left(self.starts, remark.at)
        before = self.entries[at - 1] if at else None
        after = self.entries[at] if at < len(self.entries) else None
        line = self.text.rfind("\n", 0, remark.at) + 1
        alone = not self.text[line : remark.at].strip()
        flow = self._flow_around(remark.at, before)
        if not alone and before is not None and not _opens(before, flow):
            self._behind(before, remark)
        elif flow is not None:
            within = after is not None and after.start < flow.end
            (after.lead if after is not None and within else flow.foot).append(remark)
        elif before is not None and not _is_block(before.value) and remark.at < before.value.start:
            before.lead.append(remark)
        else:
            self._between(before, after, remark, remark.at - line)

    def _flow_around(self, index: int, before: Entry | None) -> Node | None:
        """Return the innermost flow collection that an index lies in."""
        node = before.value if before is not None else None
        while node is not None:
            if node.flow and node.start < index < node.end:
                return node
            node = node.parent.owner if node.parent is not None else None
        return None

    def _behind(self, entry: Entry, remark: Remark) -> None:
        while entry.owner.flow and entry.owner.end <= remark.at and entry.owner.parent is not None:
            entry = entry.owner.parent
        if entry.trail or (not entry.owner.is_map and _is_block(entry.value)):
            entry.lead.append(Remark(remark.text))
        else:
            entry.trail = remark.text

    def _between(self, before: Entry | None, after: Entry | None, remark: Remark, column: int) -> None:
        next_column = after.column if after is not None else -1
        node = before.owner if before is not None else None
        while node is not None and column > next_column:
            if not node.flow and next_column < node.column <= column:
                node.foot.append(remark)
                return
            node = node.parent.owner if node.parent is not None else None
        (after.lead if after is not None else self.root.foot).append(remark)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def _is_block(node: Node) -> bool:
    return node.scalar is None and not node.flow


def _opens(entry: Entry, flow: Node | None) -> bool:
    """Whether a comment behind an entry stands in the flow collection that the entry has just opened."""
    return flow is not None and entry.value is flow
