"""What a document or an applicant wrote, with everything that acts instead of being read made visible.

In comes a text or a whole section; out comes the same with a control character, or one that cannot be seen or
turns the direction of writing, as `\\u001b`: a terminal must not obey what a decree's number says.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

from sp_engine.immutable import Immutable, fields_of

T = TypeVar("T")

_ACTING = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return the text with an escape for each character that acts; line breaks and tabs stay."""
    return text if text.isprintable() else re.sub(_ACTING, _escape, text)


def visible_json(text: str) -> str:
    """Return JSON that says the same, with an escape for each character that acts."""
    return re.sub(_ACTING, lambda found: json.dumps(found[0])[1:-1], text)


def all_visible(part: T) -> T:
    """Return a part of a section, or a section, in which every text is visible."""
    told: Any = part
    if type(told) is str:
        told = visible(told)
    elif isinstance(told, tuple):
        told = tuple(map(all_visible, told))
    elif isinstance(told, Immutable):
        told = type(told)(*map(all_visible, fields_of(told).values()))
    shown: T = told
    return shown


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
