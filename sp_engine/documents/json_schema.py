"""The JSON Schemas of the documents, written from the definitions of their keys.

In come the records of `documents`; out comes the text of every file of `schema/` that describes a document.
`make docs` writes them; nothing that an applicant waits for needs this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sp_engine.documents import basic_forms, component
from sp_engine.documents.agency_document import AgencyDocument
from sp_engine.documents.calendar_document import CalendarDocument
from sp_engine.documents.cases_document import CasesDocument
from sp_engine.documents.component import Entries, Listed, Whole
from sp_engine.documents.condition_schema import condition_schemas
from sp_engine.documents.decree_document import DecreeDocument
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.events_document import EventsDocument
from sp_engine.documents.forms import Defined, Schema
from sp_engine.documents.other_components import DescribedItem
from sp_engine.documents.passage import Passage
from sp_engine.documents.procedure import STEPS, Step
from sp_engine.documents.record import Key, Record, record_schema
from sp_engine.documents.regulations import BASIS, Reference, RegulationsDocument
from sp_engine.documents.requirements import Requirement, Requirements
from sp_engine.documents.service_time import Stage
from sp_engine.documents.shared_parts import SHARED
from sp_engine.documents.standard_document import Delivery, Management, StandardDocument
from sp_engine.documents.vocabulary_document import VocabularyDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: Mapping[DocumentKind, type[Record]] = {
    DocumentKind.STANDARD: StandardDocument,
    DocumentKind.DECREE: DecreeDocument,
    DocumentKind.AGENCY: AgencyDocument,
    DocumentKind.VOCABULARY: VocabularyDocument,
    DocumentKind.REGULATIONS: RegulationsDocument,
    DocumentKind.CALENDAR: CalendarDocument,
    DocumentKind.CASES: CasesDocument,
    DocumentKind.EVENTS: EventsDocument,
}


def schema_texts() -> Mapping[str, str]:
    """Return the text of every schema of a document, by the name of its file."""
    schemas: dict[str, Schema] = {kind: _document(kind, record) for kind, record in DOCUMENTS.items()}
    schemas[basic_forms.FILE] = _basic_forms()
    schemas[component.FILE] = _components()
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


# ── whole files ──────────────────────────────────────────────────────────────
def _document(kind: DocumentKind, record: type[Record]) -> Schema:
    return {"$schema": DIALECT, **record_schema(record, kind)}


def _basic_forms() -> Schema:
    file = basic_forms.FILE
    named = [form for form in vars(basic_forms).values() if isinstance(form, Defined)]
    return {
        "$schema": DIALECT,
        "title": "Bentuk bersama",
        "description": "Bentuk yang dipakai oleh beberapa jenis dokumen: syarat, penjaga, durasi, butir.",
        "$defs": {
            **{form.name: form.definition() for form in (*named, BASIS)},
            "rujukan": record_schema(Reference, file),
            "bacaan": record_schema(Passage, file),
            **condition_schemas(),
        },
    }


def _components() -> Schema:
    file = component.FILE
    keys = [key for record in (Delivery, Management) for key in record.keys.values()]
    entries = {
        "kosong": record_schema(Entries, file),
        "tanpaDaftarPersyaratan": record_schema(Requirements, file),
        "butirUraian": record_schema(DescribedItem, file),
        "satuPersyaratan": record_schema(Requirement, file),
        STEPS.name: STEPS.definition(),
        "satuLangkah": record_schema(Step, file),
        "tahap": record_schema(Stage, file),
    }
    return {
        "$schema": DIALECT,
        "title": "Komponen standar pelayanan",
        "description": "Bentuk keempat belas komponen standar pelayanan.",
        "$defs": {
            **entries,
            **{key.name: _component(key) for key in keys},
            SHARED: {
                "title": "Bagian bersama",
                "description": "Komponen yang dipakai beberapa layanan: menurut komponen, lalu menurut nama.",
                "type": "object",
                "properties": {key.name: _shared(key) for key in keys},
                "additionalProperties": False,
            },
        },
    }


def _component(key: Key) -> Schema:
    if not isinstance(key.form, Whole | Listed):
        raise AssertionError("the keys of a group are components")
    return {"title": key.title, "description": key.about, **key.form.definition()}


def _shared(key: Key) -> Schema:
    return {
        "title": key.title,
        "description": f"Isi bersama, menurut namanya. {key.about}",
        "type": "object",
        "propertyNames": basic_forms.NAME.schema(component.FILE),
        "additionalProperties": {"$ref": f"#/$defs/{key.name}"},
    }
