"""Values as they are written in one line of YAML, quoted only where they have to be.

In come data; out comes text that reads back as the same data.  Knows nothing about what the values mean.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sp_engine.yaml_text.source import SourceError, parse_yaml


def flow(value: Any) -> str:
    """Return a value, which may be a list or a mapping."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return written(value)
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)
def written(text: str, *, within_braces: bool = True) -> str:
    """Return a text as a scalar; one that need not stand within braces or brackets is quoted less often."""
    if text.isprintable() and _reads_back(text, within_braces):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() or c > "\uffff" else f"\\u{ord(c):04x}" for c in quoted)


def _reads_back(text: str, within_braces: bool) -> bool:
    try:
        plain = parse_yaml(f"a: {text}", "").data == {"a": text}
        return plain and (not within_braces or parse_yaml(f"[{text}]", "").data == [text])
    except SourceError:
        return False
