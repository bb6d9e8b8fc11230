"""HTML that cannot be forgotten to be escaped: what is no `Html` is text, and is escaped.

In come names of elements, attributes and what is inside; out comes markup.  Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Markup: text that is escaped already."""

    __slots__ = ()


Inside: TypeAlias = "str | Html | Iterable[Inside] | None"
"""What is inside an element: text, markup, several of these, or nothing."""
NOTHING = Html("")


def inside(*parts: Inside) -> Html:
    """Return parts one after the other, text escaped."""
    told: list[str] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Html):
            told.append(part)
        elif isinstance(part, str):
            told.append(escape(part, quote=False))
        else:
            told.append(inside(*part))
    return Html("".join(told))


def tag(name: str, /, *parts: Inside, **attributes: str | bool | int | None) -> Html:
    """Return an element; `True` writes an attribute without a value, `False` and None leave it out.

    A name that Python reserves has an underscore behind it, and one inside it stands for a hyphen.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{inside(*parts)}</{name}>")


def _attribute(key: str, value: str | bool | int | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
