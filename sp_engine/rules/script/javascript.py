"""A value as JavaScript reads it, also where the script stands inside a page."""

from __future__ import annotations

import json


def js_value(value: object, *, indent: int | None = None, dense: bool = False) -> str:
    """Return a value of JSON; no end of a script and no end of a line stands in its texts.

    `indent`: laid out in lines, for people; `dense`: without any space, for what is long.
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent, separators=(",", ":") if dense else None)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
