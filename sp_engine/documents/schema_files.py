"""The JSON Schemas that come with the package, by the kind of document that each describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sp_engine.bundled import folder_of


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind of document, such as `standar`."""
    text = (folder_of("sp_schema") / f"{kind}.schema.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data
