"""A value as JavaScript reads it, also where the script stands inside a page."""

from __future__ import annotations

import json


def js_value(value: object) -> str:
    """Return a value of JSON; no end of a script and no end of a line stands in its texts."""
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
