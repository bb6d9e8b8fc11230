"""One layout for every document: the order of keys, indentation, spacing; every comment and text kept.

In comes YAML that strict reading accepts; out comes the same data in the one layout.  Scalars are copied as
they are written, never quoted or wrapped anew; a flow collection stays one while it fits a line and holds no
comment.  Knows nothing about what the data mean: `laid_out` refuses a layout that would change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_engine.documents.key_order import Forms, forms_of, inner_forms, key_order
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import (
    Entry,
    Json,
    Node,
    Remark,
    SourceError,
    parse_yaml,
    read_tree,
    remarks_in,
)

WIDTH = 120
INDENT = 2
SPACED = ("pelayanan", "pengelolaan")  # their components stand apart by a blank line

_HEADER = re.compile(r"[|>](?:[+-]?([1-9])?|([1-9])[+-]?)[ \t]*(?:#.*)?$")


def laid_out(text: str, name: str) -> str:
    """Return the document in the one layout, with the ends of lines that it has.

    Raises `SourceError` when the document cannot be read, and (SP114) when its data or comments would not
    come through unchanged, which would be a mistake of ours.
    """
    before = parse_yaml(text, name).data
    tree = read_tree(text)
    after = text if tree is None else _lines_of(tree, before)
    try:
        same = _exactly(parse_yaml(after, name).data) == _exactly(before)
    except SourceError:
        same = False
    if not same or sorted(r.text for r in remarks_in(after)) != sorted(r.text for r in remarks_in(text)):
        raise SourceError([Diagnostic("SP114", name)])
    windows = text.count("\r\n") * 2 > text.count("\n")
    return after.replace("\n", "\r\n") if windows else after


def keys_in_order(text: str, name: str) -> bool:
    """Return whether every key of a document that can be read stands where its schema has it."""
    data = parse_yaml(text, name).data
    tree = read_tree(text)
    return tree is None or not _reorder(tree, forms_of(data))


def _exactly(data: Json) -> object:
    """Return data such that equal means the same: 1, 1.0 and true are not."""
    if isinstance(data, dict):
        return {key: _exactly(value) for key, value in data.items()}
    return [_exactly(item) for item in data] if isinstance(data, list) else (type(data), data)


def _lines_of(tree: Node, data: Json) -> str:
    _hoist(tree, 0)
    first = tree.entries[0]
    head, first.lead = _head_and_own(first)
    gap = [""] if head and (first.blank or first.lead) else []
    _reorder(tree, forms_of(data))
    _hoist(tree, 0)
    lines = [*_remarks(head, 0), *gap, *_block(tree, 0, top=True)]
    return "\n".join(lines) + "\n"


def _head_and_own(first: Entry) -> tuple[list[Remark], list[Remark]]:
    """Return what a file begins with, which stays there, and what is said of its first key, which goes along.

    An empty line parts them; without one all of it is the head.
    """
    parted = [at for at, remark in enumerate(first.lead) if at and remark.blank]
    if first.blank or not parted:
        return first.lead, []
    return first.lead[: parted[-1]], first.lead[parted[-1] :]


def _reorder(node: Node, forms: Forms) -> bool:
    """Put the keys of a collection and all within it in order; return whether anything moved."""
    moved = False
    if node.is_map:
        order = key_order(forms)
        before = [entry.name for entry in node.entries]
        node.entries.sort(key=lambda entry: order.get(entry.name, len(order)))
        moved = before != [entry.name for entry in node.entries]
    for entry in node.entries:
        inner = inner_forms(forms, entry.name if node.is_map else None)
        moved = _reorder(entry.value, inner) or moved
    return moved


def _hoist(node: Node, indent: int) -> None:
    """Let what is said at the first key of a list item stand before the item's dash."""
    for entry in node.entries:
        _hoist(entry.value, indent + INDENT)
        if not entry.value.entries:
            entry.lead, entry.value.foot = [*entry.lead, *entry.value.foot], []
        if not node.is_map and entry.value.entries:
            first = entry.value.entries[0]
            entry.lead, first.lead = [*entry.lead, *first.lead], []
            if entry.trail and _on_one_line(" " * indent + "-", entry.value) is None:
                entry.lead, entry.trail = [*entry.lead, Remark(entry.trail)], ""


class _Kept(str):
    """The last line of a text that keeps its line breaks: a blank line after it would belong to it."""


def _block(node: Node, indent: int, *, top: bool = False, spaced: bool = False) -> list[str]:
    lines: list[str] = []
    several = False
    for i, entry in enumerate(node.entries):
        written = _entry(node, entry, indent, top)
        gap = entry.lead[0].blank if entry.lead else entry.blank
        if i and (gap or spaced or (top and (several or len(written) > 1))):
            lines += _gap(lines)
        several = len(written) > 1
        lines += _remarks(entry.lead, indent)
        if entry.lead and entry.blank:
            lines.append("")
        lines += written
    for remark in node.foot:
        lines += _gap(lines) if remark.blank else []
        lines.append(" " * indent + remark.text)
    return lines


def _gap(lines: list[str]) -> list[str]:
    return [] if isinstance(lines[-1], _Kept) else [""]


def _remarks(remarks: list[Remark], indent: int) -> Iterator[str]:
    for i, remark in enumerate(remarks):
        if i and remark.blank:
            yield ""
        yield " " * indent + remark.text


def _entry(parent: Node, entry: Entry, indent: int, top: bool) -> list[str]:
    """Return the lines of one key or list item with its value."""
    node = entry.value
    prefix = " " * indent + (f"{entry.key}:" if parent.is_map else "-")
    trail = f"  {entry.trail}" if entry.trail else ""
    if node.scalar is not None:
        return _scalar(prefix, node.scalar, entry.column, indent, trail)
    inline = _on_one_line(prefix, node)
    if inline is not None:
        return [f"{prefix} {inline}{trail}"]
    body = _block(node, indent + INDENT, spaced=top and entry.name in SPACED)
    if parent.is_map:
        return [prefix + trail, *body]
    return [f"{prefix} {body[0].lstrip()}", *body[1:]]


def _scalar(prefix: str, text: str, column: int, indent: int, trail: str) -> list[str]:
    first, *rest = text.split("\n")
    if text[:1] in ("|", ">"):
        content = list(_reindented(rest, first, column, indent))
        if "+" in first.partition("#")[0]:
            last = content.pop() if content else first
            return [f"{prefix} {first}", *content, _Kept(last)] if rest else [_Kept(f"{prefix} {first}")]
        while content and not content[-1]:
            content.pop()
        return [f"{prefix} {first}", *content]
    inner = " " * (indent + INDENT)
    lines = [f"{prefix} {first}".rstrip(" ") if not text else f"{prefix} {first}"]
    lines += [inner + line.lstrip(" \t") if line.strip() else "" for line in rest]
    return [*lines[:-1], lines[-1] + trail]


def _reindented(lines: list[str], header: str, column: int, indent: int) -> Iterator[str]:
    """Yield the lines of a block scalar, the last (empty) rest of the text left out."""
    stated = _HEADER.match(header)
    digit = int(stated[1] or stated[2] or 0) if stated else 0
    first = next((line for line in lines if line.strip(" ")), "")
    old = column + digit if digit else len(first) - len(first.lstrip(" "))
    new = " " * (indent + (digit or INDENT))
    for line in lines[:-1] if lines and not lines[-1].strip(" ") else lines:
        rest = line[old:]
        yield new + rest if rest else ""


def _on_one_line(prefix: str, node: Node) -> str | None:
    """Return a flow collection behind its key or dash; None when it is spread over lines."""
    inline = _inline(node) if node.flow else None
    fits = inline is not None and len(prefix) + 1 + len(inline) <= WIDTH
    return inline if fits or not node.entries else None


def _inline(node: Node) -> str | None:
    """Return the node on one line; None when it has comments, or texts of several lines that matter."""
    if node.scalar is not None:
        return _one_line(node.scalar)
    if node.foot or any(entry.lead or entry.trail for entry in node.entries):
        return None
    parts = []
    for entry in node.entries:
        value = _inline(entry.value)
        if value is None:
            return None
        parts.append(f"{entry.key}: {value}" if node.is_map else value)
    return "{" + ", ".join(parts) + "}" if node.is_map else "[" + ", ".join(parts) + "]"


def _one_line(text: str) -> str | None:
    if not text:
        return "null"
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    if text[0] in "|>" or not all(line.strip() for line in lines) or any(ln.endswith("\\") for ln in lines):
        return None
    first, *rest = lines
    return " ".join([first.rstrip(" \t"), *(line.strip(" \t") for line in rest)])
