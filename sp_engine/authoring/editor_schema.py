"""Schemas for an editor: those of `schema/`, with the facts and regulations of one catalogue as choices.

In comes a catalogue; out comes the text of every schema that its documents name in their first line.  A name
is offered with what it means, a wrong one is underlined, and what the editor says of it is Indonesian.  The
engine's own check never reads these files: `sp validate` finds more and says it better.

`errorMessage`, `patternErrorMessage` and `markdownDescription` are words of the YAML language server.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from sp_engine.authoring.editor_text import worded
from sp_engine.catalogue import CatalogueFiles
from sp_engine.conditions import (
    ATTRIBUTE_KEY,
    ATTRIBUTES_KEY,
    DOCUMENT_KEY,
    FACT_KEY,
    IS,
    OPERATORS,
)
from sp_engine.deciding import fact_schema
from sp_engine.documents import (
    A_DOCUMENT,
    A_FACT,
    A_LIST,
    AN_ATTRIBUTE,
    BASIC_FORMS,
    CONDITION,
    DATE_FACT,
    FACT_OR_DOCUMENT,
    FACTS,
    GUARD,
    MOMENT_FACT,
    MONEY_FACT,
    NUMBER_FACT,
    REGULATION_NAME,
    SHARED_SCHEMAS,
    STATED_FACT,
    DocumentKind,
    Registry,
    Regulation,
    schema,
)
from sp_engine.facts import FactDefinition, Kind, written_form

FOLDER = ".editor"
KINDS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.EVENTS)
"""Those of a catalogue: what an officer hands in beside one has no place in it."""

_WITH_SEVERAL = [key for key, one in OPERATORS.items() if one.operand.is_list]
_BY_GRADE = [key for key, one in OPERATORS.items() if one.bound]
_YES_NO = {"title": "Nilai", "enum": ["ya", "tidak", True, False], "errorMessage": "Pilih `ya` atau `tidak`"}
_VALUES_OF_FACTS, _ATTRIBUTES_OF_DOCUMENTS = "nilaiFakta", "atributDokumen"
_NO_FACT_OR_DOCUMENT = "Tidak ada fakta atau dokumen"
_RENEW = "Baru ditambahkan? Jalankan `sp schema editor`."

Schema = dict[str, Any]


class Choice(NamedTuple):
    """One value that may stand at a place."""

    value: str
    text: str


def first_line(kind: DocumentKind, depth: int, agency: str = "") -> str:
    """Return the line that names the schema in a document `depth` folders below the catalogue's own.

    `agency` has schemas of its own, as one that adds to the vocabulary or the register has.
    """
    folder = f"{FOLDER}/{agency}" if agency else FOLDER
    return f"# yaml-language-server: $schema={'../' * depth}{folder}/{kind}.schema.json\n"


def editor_schemas(files: CatalogueFiles, agency: str = "") -> Mapping[str, str]:
    """Return the text of every schema, by file name: for the documents of an agency, or for all others."""
    facts = tuple(files.vocabulary(agency).values())
    texts = {}
    for name in (*KINDS, *SHARED_SCHEMAS):
        form: Schema = deepcopy(dict(schema(name)))
        if name == BASIC_FORMS:
            _name_choices(form["$defs"], facts, files.regulations(agency))
        if name == DocumentKind.CASES:
            _close_facts(form)
        texts[f"{name}.schema.json"] = json.dumps(worded(form), indent=1, ensure_ascii=False) + "\n"
    return texts


def _name_choices(forms: dict[str, Schema], facts: Iterable[FactDefinition], regulations: Registry) -> None:
    """Put the catalogue's names in the place of the patterns that they all fit."""
    stated = [fact for fact in facts if fact.kind is not Kind.DOCUMENT]
    documents = [fact for fact in facts if fact.kind is Kind.DOCUMENT]
    attributes = [inner for fact in documents for inner in (fact.attributes or {}).values()]
    counted = [fact for fact in stated if fact.kind in (Kind.NUMBER, Kind.LIST)]
    named: dict[str, tuple[str, Iterable[FactDefinition]]] = {
        A_FACT.name: ("Tidak ada fakta", [f for f in stated if f.kind is not Kind.LIST]),
        A_LIST.name: ("Tidak ada daftar", [f for f in stated if f.kind is Kind.LIST]),
        A_DOCUMENT.name: ("Tidak ada dokumen", documents),
        FACT_OR_DOCUMENT.name: (_NO_FACT_OR_DOCUMENT, (*stated, *documents)),
        NUMBER_FACT.name: ("Tidak ada fakta bilangan", counted),
        MONEY_FACT.name: ("Tidak ada fakta uang", [f for f in stated if f.kind is Kind.MONEY]),
        DATE_FACT.name: ("Tidak ada fakta tanggal", [f for f in stated if f.kind is Kind.DATE]),
        MOMENT_FACT.name: ("Tidak ada fakta waktu", [f for f in stated if f.kind is Kind.MOMENT]),
        STATED_FACT.name: ("Tidak ada fakta, dokumen, atau atribut", (*stated, *documents, *attributes)),
    }
    for name, (none, definitions) in named.items():
        items = _items_of(definitions) if name == STATED_FACT.name else ""
        _narrow(forms[name], [_choice(fact) for fact in definitions], _unknown(none, "kosakata.yaml"), items)
    cited = [_regulation(regulation) for regulation in regulations.values()]
    _narrow(forms[REGULATION_NAME.name], cited, _unknown("Tidak ada peraturan", "peraturan.yaml"))
    forms[FACTS.name]["properties"] = {fact.id: _stated(fact) for fact in facts}
    if of_items := _items_of(stated):
        forms[FACTS.name]["patternProperties"] = {f"^{of_items}$": {}}
    forms[AN_ATTRIBUTE.name].pop("examples")  # those of the document itself are offered
    forms[_VALUES_OF_FACTS] = _all_of(_comparisons(FACT_KEY, stated))
    forms[_ATTRIBUTES_OF_DOCUMENTS] = _all_of(_attributes_of(fact) for fact in documents if fact.attributes)
    wanted_of = {
        GUARD.definition: [_VALUES_OF_FACTS],
        CONDITION.definition: [_VALUES_OF_FACTS, _ATTRIBUTES_OF_DOCUMENTS],
    }
    for name, wanted in wanted_of.items():
        forms[name]["allOf"] = [{"$ref": f"#/$defs/{inner}"} for inner in wanted]


def _items_of(facts: Iterable[FactDefinition]) -> str:
    """Return the pattern of the names of items of lists, and of what is stated of them; none without any."""
    found = "|".join(
        f"{whole.id}/[1-9][0-9]*(?:/(?:{'|'.join(whole.fields or {})})(?:\\.[a-z0-9_]+)?)?"
        for whole in facts
        if whole.kind is Kind.LIST
    )
    return f"(?:{found})" if found else ""


def _choice(fact: FactDefinition, *, short: bool = False) -> Choice:
    filled = "diperiksa petugas" if fact.document else "temuan petugas" if fact.by_agency else ""
    kind = " · ".join(part for part in (fact.kind.replace("_", "/"), filled) if part)
    lines = [f"**{fact.name.id}** ({kind})", fact.question.id]
    if fact.choices:
        values = (f"`{value}`" + (f": {w.id}" if w.id != value else "") for value, w in fact.choices.items())
        lines.append("\n".join(f"- {value}" for value in values))
    if fact.attributes:
        lines.append("Atribut: " + ", ".join(f"`{_short(inner)}`" for inner in fact.attributes.values()))
    return Choice(_short(fact) if short else fact.id, "\n\n".join(lines))


def _stated(fact: FactDefinition) -> Schema:
    """Return how a fact is written in a case: one form for all, as an editor tells badly of alternatives."""
    *forms, _ = fact_schema(fact, "id")["anyOf"]
    told = {"markdownDescription": _choice(fact).text, "errorMessage": f"{fact.name.id}: {_expected(fact)}"}
    match fact.kind:
        case Kind.CHOICE | Kind.YES_NO:
            return {"enum": [*forms[0].get("enum", fact.choices), None], **told}
        case Kind.SET:
            return {**forms[0], "type": ["array", "null"], "items": _values(fact), **told}
        case Kind.DOCUMENT:
            attributes = {_short(inner): _stated(inner) for inner in (fact.attributes or {}).values()}
            return {
                **told,
                "if": {"type": "object"},
                "then": {"properties": attributes, "additionalProperties": False},
                "else": {**forms[0], "enum": [*forms[0]["enum"], None], **told},
            }
    types = [form["type"] for form in forms]
    return {**{key: value for form in forms for key, value in form.items()}, "type": [*types, "null"], **told}


def _expected(fact: FactDefinition) -> str:
    if fact.kind is Kind.CHOICE:
        return "pilih " + ", ".join(f"`{value}`" for value in fact.choices or {})
    return written_form(fact).id


def _regulation(regulation: Regulation) -> Choice:
    status = regulation.status.replace("_", " ")
    replaced = f" oleh `{regulation.replaced_by}`" if regulation.replaced_by is not None else ""
    title = regulation.full_name
    return Choice(regulation.id, f"**{title}** tentang {regulation.title}\n\nStatus: {status}{replaced}")


def _narrow(form: Schema, choices: list[Choice], refused: str, others: str = "") -> None:
    """Let a form accept these values alone, and what fits `others`; without any it stays as it is."""
    if choices:
        form.pop("examples")
        form |= _one_of(choices, refused, others)


def _one_of(choices: list[Choice], refused: str, others: str = "") -> Schema:
    """Return what accepts these values alone, and what fits `others`, and tells what each value means.

    The pattern refuses, in our words; the alternatives only tell, the last of them of nothing.
    """
    told = {choice.value: choice.text for choice in reversed(choices)}
    named = _pattern(sorted(told))
    pattern = f"{named}|^{others}$" if others else named
    return {
        "pattern": pattern,
        "patternErrorMessage": refused,
        "oneOf": [
            *({"const": value, "markdownDescription": told[value]} for value in sorted(told)),
            {"not": {"type": "string", "pattern": named}},
        ],
    }


def _all_of(forms: Iterable[Schema]) -> Schema:
    found = list(forms)
    return {"allOf": found} if found else {}


def _comparisons(key: str, facts: Iterable[FactDefinition]) -> Iterator[Schema]:
    """Yield, for every fact with values of its own, which of them a comparison may name."""
    yes_no = [_short(fact) for fact in facts if fact.kind is Kind.YES_NO]
    if yes_no:
        yield _when(key, yes_no, _YES_NO)
    for fact in facts:
        if fact.choices:
            yield _when(key, [_short(fact)], _values(fact), _BY_GRADE if fact.graded else ())


def _values(fact: FactDefinition) -> Schema:
    choices = fact.choices or {}
    return {
        "title": fact.name.id,
        "enum": list(choices),
        "markdownEnumDescriptions": [words.id for words in choices.values()],
    }


def _when(key: str, names: list[str], value: Schema, by_grade: Iterable[str] = ()) -> Schema:
    items = {"items": value}
    forms = dict.fromkeys((IS.key, *by_grade), value) | dict.fromkeys(_WITH_SEVERAL, items)
    return {"if": _stands(key, names), "then": {"properties": forms}}


def _unknown(none: str, file: str) -> str:
    return f"{none} bernama ini dalam {file}. {_RENEW}"


def _stands(key: str, names: list[str]) -> Schema:
    """Return the question whether one of the names stands at a key.

    It is a pattern, as the values of an `enum` would be listed to the reader.
    """
    return {"properties": {key: {"pattern": _pattern(names)}}, "required": [key]}


def _pattern(names: Iterable[str]) -> str:
    """Return the pattern of a name that is one of these; names have no sign but `.` that needs an escape."""
    return f"^({'|'.join(names)})$".replace(".", r"\.")


def _attributes_of(document: FactDefinition) -> Schema:
    """Return what may be asked of a document: its own attributes, each with its own values."""
    attributes = list((document.attributes or {}).values())
    refused = f"Dokumen `{document.id}` tidak mempunyai atribut ini. {_RENEW}"
    name = _one_of([_choice(inner, short=True) for inner in attributes], refused)
    item = {"properties": {ATTRIBUTE_KEY: name}, **_all_of(_comparisons(ATTRIBUTE_KEY, attributes))}
    asked = {"properties": {ATTRIBUTES_KEY: {"items": item}}}
    return {"if": _stands(DOCUMENT_KEY, [document.id]), "then": asked}


def _short(fact: FactDefinition) -> str:
    return fact.id.rpartition(".")[2]


def _close_facts(form: Any) -> None:
    """Let no name stand beside the facts of the vocabulary where facts are written."""
    if isinstance(form, dict):
        for inner in form.values():
            _close_facts(inner)
        if str(form.get("$ref", "")).endswith(f"#/$defs/{FACTS.name}"):
            form["allOf"] = [{"$ref": form.pop("$ref")}]  # beside a `$ref` the message would be lost
            form |= {
                "unevaluatedProperties": False,
                "errorMessage": _unknown(_NO_FACT_OR_DOCUMENT, "kosakata.yaml"),
            }
    elif isinstance(form, list):
        for inner in form:
            _close_facts(inner)
