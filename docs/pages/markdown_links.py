"""Links of a Markdown page, which lead elsewhere when the page stands elsewhere.

In comes the text of a page and what each link becomes; out comes the text.  Code is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_CODE = re.compile(
    r"^( *)(```+).*?^ *\2 *$|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)\)")
_CODE_HELD = re.compile("\0(\\d+)\0")


class Link(NamedTuple):
    """A link or a picture of a page: what is shown, and where it leads."""

    shown: str
    target: str
    is_picture: bool

    def __str__(self) -> str:
        return f"{'!' if self.is_picture else ''}[{self.shown}]({self.target})"


def with_links(text: str, changed: Callable[[Link], str]) -> str:
    """Return the page with each link inside of it as `changed` writes it; those to other sites stay."""
    held: list[str] = []

    def hold(code: re.Match[str]) -> str:
        held.append(code[0])
        return f"\0{len(held) - 1}\0"

    def change(found: re.Match[str]) -> str:
        link = Link(found["text"], found["target"], bool(found["picture"]))
        return found[0] if re.match(r"[a-z]+:", link.target) else changed(link)

    return _CODE_HELD.sub(lambda code: held[int(code[1])], _LINK.sub(change, _CODE.sub(hold, text)))


_ITEM = re.compile(r"( *)([*-]|\d+\.)( +)\S")


def with_deep_lists(text: str) -> str:
    """Return the page with what stands in a list item four spaces in for each item that it is in.

    GitHub asks for as many spaces as the mark of the item takes, Python-Markdown for four.
    """
    lines = []
    inside: list[int] = []
    fence = False
    for line in text.split("\n"):
        spaces = len(line) - len(line.lstrip(" "))
        if line.strip() and not fence:
            while inside and spaces < inside[-1]:
                inside.pop()
        kept = inside[-1] if inside else 0
        lines.append(" " * 4 * len(inside) + line[min(kept, spaces) :] if line.strip() else line)
        if line.lstrip(" ").startswith("```"):
            fence = not fence
        elif not fence and (item := _ITEM.match(line)):
            inside.append(len(item[1]) + len(item[2]) + len(item[3]))
    return "\n".join(lines)
