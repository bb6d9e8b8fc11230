"""How to mend a value of the wrong type: a list for a text, a name alone for a condition, nothing at all.

In come a schema's error and its path; out comes a correction in the words of its very place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sp_engine.conditions import OPERATORS, example
from sp_engine.documents.advice.correction import (
    GUARDS,
    Correction,
    blank,
    fits,
    likeliest,
    meant_by,
    spelled,
    write,
)
from sp_engine.documents.advice.wrong_amount import for_bare_amount, for_share, whole_rupiah
from sp_engine.facts import Vocabulary, tidy, whole_number
from sp_engine.words import Words
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text import DataPath, Json, Source, line_of


def for_type(
    error: Any,
    path: DataPath,
    source: Source,
    items: Sequence[str],
    vocabulary: Vocabulary | None,
) -> Correction:
    """Return how to mend a value of the wrong type.

    `items` are the keys of an item, where a list may be; `vocabulary` has the facts of which a condition can
    be written.
    """
    value, schema = error.instance, error.schema
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if not path:
        return None, document_advice.WRITE_A_MAPPING
    if value is None:
        return None, _for_nothing(path, source)
    if isinstance(value, list):
        return None, _for_list(value, key, types, schema)
    if key == "butir" and isinstance(value, Decimal):
        return f'"{value}"', None
    if "array" in types and isinstance(path[-1], str):
        return None, _for_one(value, key, items, schema.get("items", {}).get("enum", ()))
    if "fakta" in schema.get("properties", {}) and vocabulary is not None and str(value) in vocabulary:
        return None, write(example(vocabulary[str(value)]))
    if "object" in types or "properties" in schema:
        if key == "persyaratan" and re.match(r"(?:tidak|tanpa|nihil|bebas|-$)", tidy(str(value)).lower()):
            return None, write("persyaratan: {tanpa_persyaratan: true}")
        if "uraian" in items:
            return None, write(f"{key}: [{{uraian: {spelled(value)}}}]")
        return None, _for_keys(value, key, path, schema)
    if isinstance(value, Mapping):
        return None, None
    if "integer" in types and isinstance(value, str):
        return whole_number(value) or whole_rupiah(value), None
    if "number" in types and isinstance(value, str):
        return for_share(value), None
    if "string" in types:
        return _for_text(value, key, schema)
    return None, None


def _for_nothing(path: DataPath, source: Source) -> Words | None:
    span = source.span(path)
    rest = (line_of(source.text, span.line) or "")[span.column - 1 :] if span else ""
    if (note := rest.find("#")) >= 0:
        text = rest[note:].strip()
        return document_advice.COMMENT.fill(text=text)
    if len(path) == 2 and path[0] in ("pelayanan", "pengelolaan"):
        return blank(str(path[-1]), document_advice.FILL_IN.fill(key=path[-1]))
    if isinstance(path[-1], str):
        return document_advice.FILL_IN_OR_REMOVE_IF_OPTIONAL.fill(key=path[-1])
    return document_advice.FILL_IN_OR_REMOVE_ITEM


def _for_list(value: list[Json], key: str, types: list[str], schema: Mapping[str, Any]) -> Words | None:
    if key == "adalah":
        one = spelled(value[0]) if len(value) == 1 else ""
        return write(f"adalah: {one}" if one else f"termasuk: {spelled(value)}")
    if "semua" in schema.get("properties", {}):
        return document_advice.LIST_UNDER_A_JOINT
    plain = not any(isinstance(item, Mapping | list) for item in value)
    if len(value) == 1 and plain and "object" not in types:
        return write(f"{key}: {spelled(value[0])}")
    if value and plain and "additionalProperties" in schema and not schema.get("properties"):
        return write(f"{key}: {{{', '.join(f'{spelled(item)}: {{…}}' for item in value)}}}")
    if "object" in types:
        return document_advice.ONLY_ONE_MAPPING
    return document_advice.ONLY_ONE_VALUE


def _for_one(value: Json, key: str, items: Sequence[str], choices: Sequence[str]) -> Words:
    if not isinstance(value, Mapping):
        span = re.fullmatch(r"(\w+)\s*(?:-|s/d|sampai)\s*(\w+)", tidy(spelled(value)).lower())
        if span and span[1] in choices and span[2] in choices:
            return write(
                f"{key}: {spelled(list(choices[choices.index(span[1]) : choices.index(span[2]) + 1]))}"
            )
        if key == "jam_layanan":
            days = "[senin, selasa, rabu, kamis, jumat]"
            return write(f"{key}: [{{sumber: …, minggu: [{{hari: {days}, jam: {spelled(value)}}}]}}]")
        return write(f"{key}: [{spelled(value)}]")
    if key == "dengan" and "atribut" not in value:
        entries = ", ".join(f"{{atribut: {name}, adalah: {spelled(v)}}}" for name, v in value.items())
        return write(f"dengan: [{entries}]")
    if items and not set(items) & set(value):
        keys = ", ".join(f"`{name}`" for name in items[:4])
        return document_advice.BEGIN_EACH_ITEM.fill(keys=keys)
    inner = ", ".join(f"{name}: {spelled(v)}" for name, v in list(value.items())[:3])
    return document_advice.BEGIN_ITEM_OR_BRACKETS.fill(key=key, inner=inner)


def _for_keys(value: Json, key: str, path: DataPath, schema: Mapping[str, Any]) -> Words | None:
    properties, text = schema.get("properties", {}), spelled(value)
    if "fakta" in properties and "semua" in properties:
        return _for_bare_name(text, path)
    if (amount := for_bare_amount(text, key, properties, named=key == "tarif")) is not None:
        return amount
    required = schema.get("required", ())
    head = "" if isinstance(path[-1], int) else f"{key}: "
    if "atribut" in required:
        return write(f"{{atribut: {text}, adalah: ya}}")
    if "paling_sedikit" in properties and key == "umur":
        number = whole_number(text) or "17"
        return write(f"umur: {{paling_sedikit: {number}}}")
    if text in properties:
        return write(f"{key}: {{{text}: true}}")
    if "peraturan" in properties and re.search("[0-9]", text):
        return write(f"{head}{{peraturan: {text}}}")
    if "bersama" in properties and re.fullmatch(r"[a-z][a-z0-9-]*", text):
        return write(f"{key}: {{bersama: {text}}}")
    if required == ["jika"]:
        return write(f"{head}{{jika: {{fakta: …, adalah: ya}}}}")
    if required:
        first, *others = required
        rest = "".join(f", {name}: {_only_choice(properties.get(name, {}))}" for name in others)
        return write(f"{head}{{{first}: {likeliest(text, properties.get(first, {}))}{rest}}}")
    if (validity := _for_validity(text, properties)) is not None:
        return write(f"{key}: {{{validity}}}")
    if "uraian" in properties:
        return write(f"- {{uraian: {text}}}" if "else" not in properties else f"uraian: {text}")
    names = ", ".join(f"`{name}`" for name in list(properties)[:8])
    if names:
        return document_advice.KEYS_UNDER_IT.fill(keys=names)
    pair = re.fullmatch(r"([a-z][a-z0-9_]*)[ =:]+(\S.*)", text)
    return write(f"{key}: {{{pair[1]}: {pair[2]}}}" if pair else f"{key}: {{nama: {text}}}")


def _only_choice(schema: Mapping[str, Any]) -> str:
    """Return the only value that a key can have; a gap where there are several."""
    choices = schema.get("enum", ())
    return str(choices[0]) if len(choices) == 1 else "…"


def _for_validity(text: str, properties: Mapping[str, Any]) -> str | None:
    """Return what a validity writes for a length of time, or for the end of the year."""
    if "selama" not in properties:
        return None
    if re.search(r"akhir tahun|31 desember", tidy(text).lower()):
        return "sampai: akhir_tahun"
    lasts = likeliest(text, properties["selama"])
    return f"selama: {lasts}" if fits(lasts, properties["selama"]) else None


def _for_bare_name(name: str, path: DataPath) -> Words:
    fact = f"{{fakta: {name}, adalah: …}}"
    if any(step in GUARDS for step in path):
        return write(fact)
    return document_advice.DOCUMENT_OR_FACT.fill(name=name, fact=fact)


def _for_text(value: Json, key: str, schema: Mapping[str, Any]) -> Correction:
    text = spelled(value)
    if isinstance(value, Decimal) and "integer" in str(schema.get("type")):
        return None, document_advice.WRITE_WHOLE_NUMBER
    if fits(text, schema):
        return f'"{text}"', None
    if (meant := meant_by(text, schema)) is not None:
        return meant, None
    if "hari kerja" in str(schema.get("pattern")) and re.fullmatch("[0-9]+", text):
        compares = key in OPERATORS and OPERATORS[key].operand.is_duration
        unit = "tahun" if compares else "hari kerja"
        return None, document_advice.ADD_UNIT.fill(text=text, unit=unit)
    description = str(schema.get("description", "")).rstrip(".")
    form = Words(f"{description[:1].lower()}{description[1:]}", f"“{description}”")
    return None, document_advice.ITS_FORM.fill(form=form)
