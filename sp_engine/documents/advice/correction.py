"""What is proposed instead of a value, and how it is written down.

A correction is the text that was meant, which is given only where the schema takes it, or else what to do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from sp_engine.facts import rewritings
from sp_engine.words import Words
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text import Json, type_name

Correction: TypeAlias = tuple[str | None, Words | None]  # the text that was meant, or what to do

GUARDS = ("jika", "definisi", "bebas")


def shown(value: Json) -> str | Words:
    """Return a value as its author wrote it, or what it is."""
    if value is None:
        return document_advice.NOTHING
    if value == "":
        return document_advice.EMPTY_TEXT
    if isinstance(value, list) and not value:
        return document_advice.EMPTY_LIST
    if isinstance(value, Mapping | list):
        return type_name(value)
    text = value if isinstance(value, str) else spelled(value)
    return f"`{text if len(text) <= 60 else text[:57] + '…'}`"


def spelled(value: Json) -> str:
    """Return a value as it can be written within braces."""
    if isinstance(value, list):
        return f"[{', '.join(spelled(item) for item in value)}]"
    if isinstance(value, Mapping):
        return "{…}"
    return str(value) if isinstance(value, str | Decimal) else json.dumps(value)


def write(text: str) -> Words:
    """Return the advice to write this text."""
    return document_advice.WRITE.fill(text=text)


def fits(text: str, schema: Mapping[str, Any]) -> bool:
    """Whether the schema of a value takes a text."""
    if schema.get("format") == "date":
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    return bool(text) and re.search(schema.get("pattern", ""), text) is not None


def meant_by(text: str, schema: Mapping[str, Any]) -> str | None:
    """Return the likeliest other form of a text that the schema takes."""
    return next((form for form in rewritings(text) if form != text and fits(form, schema)), None)


def likeliest(text: str, schema: Mapping[str, Any]) -> str:
    """Return a text, or the likeliest other form of it that the schema takes."""
    return text if fits(text, schema) else meant_by(text, schema) or text


def blank(component: str, fill: Words) -> Words:
    """Return the advice for an empty component: fill it in, or say that the decree leaves it blank."""
    written = f"`{component}: {{belum_ditetapkan: true, catatan: …}}`"
    if component == "persyaratan":
        none = "`persyaratan: {tanpa_persyaratan: true}`"
        return document_advice.OR_LEFT_BLANK_OR_NONE.fill(fill=fill, written=written, none=none)
    return document_advice.OR_LEFT_BLANK.fill(fill=fill, written=written)
