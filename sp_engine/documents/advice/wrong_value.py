"""How to mend a value of the wrong form or choice, an empty one, and a key that is missing.

In come a schema's error and its path; out comes a correction in the words of its very place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, assert_never

from sp_engine.conditions import NOT_PAST, OLDER, OPERATORS, REMAINING
from sp_engine.documents.advice.correction import GUARDS, Correction, blank, fits, meant_by, spelled, write
from sp_engine.documents.advice.wrong_amount import for_amount
from sp_engine.documents.channel import ChannelKind
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.facts import Kind, tidy
from sp_engine.words import Words, nearest
from sp_engine.words.messages import document_advice
from sp_engine.workdays import DayKind, TimeTextError, Unit, parse_duration, parse_limit
from sp_engine.yaml_text import DataPath, Json, flow


def _said_for(kind: Kind) -> tuple[str, ...]:
    """Return what people say for a kind of fact."""
    match kind:
        case Kind.YES_NO:
            return ("boolean", "bool", "ya", "logika")
        case Kind.NUMBER:
            return ("angka", "jumlah", "number", "integer", "nomor")
        case Kind.MONEY:
            return ("rupiah", "rp", "nominal", "money")
        case Kind.DATE:
            return ("date", "tgl")
        case Kind.MOMENT:
            return ("datetime", "jam", "saat")
        case Kind.TEXT:
            return ("text", "string", "kalimat")
        case Kind.CHOICE:
            return ("choice", "enum", "opsi")
        case Kind.SET:
            return ("set",)
        case Kind.LIST:
            return ("list", "array", "tabel")
        case Kind.DOCUMENT:
            return ("berkas", "file", "surat", "document")
        case _ as never:
            assert_never(never)


def _said_for_day(kind: DayKind) -> tuple[str, ...]:
    """Return what people say for a kind of day off."""
    match kind:
        case DayKind.NATIONAL_HOLIDAY:
            return ("libur", "nasional", "hari libur")
        case DayKind.JOINT_LEAVE:
            return ("cuti",)
        case DayKind.CLOSURE | DayKind.WEEKEND:
            return ()
        case _ as never:
            assert_never(never)


# What people say for a choice of the catalogue.
_SAID: Mapping[str, tuple[str, ...]] = {
    "petugas": ("dinas", "instansi", "pegawai"),
    "pemohon": ("masyarakat", "warga", "pelanggan"),
    **{kind: _said_for(kind) for kind in Kind},
    **{kind: _said_for_day(kind) for kind in DayKind},
    **{channel: channel.synonyms for channel in ChannelKind},
    **{outcome: outcome.synonyms for outcome in ExpectedOutcome},
}


def for_form(error: Any, path: DataPath) -> Correction:
    """Return how to mend a text of the wrong form."""
    text, schema = str(error.instance), error.schema
    document, dot, attribute = text.partition(".")
    if dot and path and path[-1] == "fakta" and fits(document, schema) and fits(attribute, schema):
        if any(step in GUARDS for step in path):
            return None, document_advice.GUARD_SEES_FACTS
        return None, write(f"{{dokumen: {document}, dengan: [{{atribut: {attribute}, adalah: …}}]}}")
    if dot and "mengumpulkan" in path and fits(document, schema):
        return document, None
    if " - " in text and path and isinstance(path[-1], int):
        return None, document_advice.NEXT_ITEM_JOINED
    span = re.fullmatch(r"([0-9]+)\s*(?:-|s/d|sampai)\s*([0-9]+) (.+)", tidy(text))
    if span and "hari kerja" in str(schema.get("pattern")):
        short, long = (_taken(f"{number} {span[3]}", schema) for number in span.group(1, 2))
        if short and long:
            both = f"paling_cepat: {short}", f"paling_lama: {long}"
            return None, document_advice.WRITE_BOTH.fill(first=both[0], second=both[1])
    if "hari kerja" in str(schema.get("pattern")) and (advice := _for_two_units(text)) is not None:
        return None, advice
    equals = re.fullmatch(r"([a-z0-9_]+)\s*(=|<=|>=|<|>)\s*(\S.*)", text)
    if equals and path and path[-1] == "fakta":
        operator = next(key for key, known in OPERATORS.items() if equals[2] in known.synonyms)
        return None, write(f"fakta: {equals[1]}, {operator}: {equals[3]}")
    if error.validator == "format":
        return None, None
    if path and path[-1] == "jumlah" and (advice := for_amount(text)) is not None:
        return None, advice
    first, _, rest = tidy(text).lower().partition(" ")
    if path and "dari" in path and first == "tarif" and rest:
        return f"tarif.{rest.replace(' ', '-')}", None
    return meant_by(text, schema), None


def _for_two_units(text: str) -> Words | None:
    """Return why durations do not follow each other so, or not here; None for what is no such text."""
    parts = re.split(r"\s+(?=[0-9])", text.strip())
    if len(parts) < 2 or not all(map(_is_duration, parts)):
        return None
    try:
        parse_limit(text)
    except TimeTextError as error:
        return error.reason
    return document_advice.ONE_UNIT_HERE


def _said(text: str, choices: list[str]) -> str | None:
    """Return the choice for which people say a text."""
    return next((c for c in choices if text == c.lower() or text in _SAID.get(c, ())), None)


def _or_named(text: str, choices: list[str]) -> Words:
    """Return the advice to choose, or to give what is none of the choices a name of its own."""
    name = re.sub(r"[^a-z0-9]+", "-", tidy(text).lower()).strip("-") or "…"
    called = json.dumps(text, ensure_ascii=False) if re.search(r"[,:{}\[\]#\"]", text) else text
    listed = ", ".join(f"`{choice}`" for choice in choices)
    return document_advice.CHOOSE_OR_NAME.fill(choices=listed, named=f"{{id: {name}, nama: {called}}}")


def _taken(text: str, schema: Mapping[str, Any]) -> str | None:
    """Return a text, or the likeliest other form of it, that the schema takes."""
    return text if fits(text, schema) else meant_by(text, schema)


def for_value(value: Json, choices: list[str], path: DataPath) -> Correction:
    """Return how to mend a value that is none of the choices."""
    text = tidy(str(value)).lower() if isinstance(value, str) else spelled(value)
    key = path[-1] if path else ""
    if key == "sejak" and isinstance(value, list):
        return None, document_advice.LATEST_OF_THESE.fill(written=f"sejak: {{yang_terakhir: {flow(value)}}}")
    if key == "sejak" and isinstance(value, str) and nearest(text, choices) is None:
        listed = ", ".join(f"`{choice}`" for choice in choices)
        stage, fact = f"{{tahap: {value}}}", f"{{fakta: {value}}}"
        return None, document_advice.CHOOSE_START.fill(choices=listed, stage=stage, fact=fact)
    of_channels = {*choices} == {*ChannelKind}
    named = key == "ketentuan" or (key == "jenis" and of_channels)
    if named and isinstance(value, str) and nearest(text, choices) is None and not _said(text, choices):
        return None, _or_named(value, choices)
    if key == "jenis" and Kind.SET in choices and Kind.LIST not in choices and text in ("daftar", "list"):
        return None, document_advice.NO_LISTS_WITHIN_A_LIST
    if len(choices) > 1:
        return _said(text, choices) or nearest(text, choices), None
    if key == NOT_PAST.key and text in ("tidak", "false"):
        return None, write(f"{OLDER.key}: 0 {Unit.DAY}")
    if key == NOT_PAST.key and _is_duration(text):
        return None, write(f"{REMAINING.key}: {text}")
    if text in ("tidak", "false"):
        return None, document_advice.ONLY_THIS_MEANS.fill(value=choices[0], key=key)
    return choices[0], None


def _is_duration(text: str) -> bool:
    try:
        parse_duration(text)
    except TimeTextError:
        return False
    return True


def for_empty(error: Any, path: DataPath) -> Words | None:
    """Return how to mend what is empty; None for what is out of bounds otherwise."""
    if error.instance not in ([], {}, ""):
        return None
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if error.instance == "":
        return document_advice.FILL_IN_OR_REMOVE_KEY.fill(key=key)
    fill = document_advice.AT_LEAST_ONE_ENTRY.fill(key=key)
    if len(path) == 2 and path[0] in ("pelayanan", "pengelolaan"):
        return blank(key, fill)
    return document_advice.OR_REMOVE_KEY.fill(fill=fill)


def missing_key(name: str, schema: Mapping[str, Any]) -> Words | None:
    """Return what to add, where the schema says more than that there must be something."""
    entry = schema.get("properties", {}).get(name, {})
    choices = entry.get("enum") or ([entry["const"]] if "const" in entry else [])
    if len(choices) == 1:
        return document_advice.ADD_KEY.fill(name=name, value=choices[0])
    if choices:
        listed = ", ".join(f"`{choice}`" for choice in choices)
        return document_advice.ADD_KEY_OF.fill(name=name, choices=listed)
    return None
