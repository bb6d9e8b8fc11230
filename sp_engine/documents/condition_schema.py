"""What a JSON Schema says of conditions: every key of the condition language with its meaning in Indonesian.

Out come the schemas of *syarat*, of what is asked of a document's attribute, and of *penjaga*.  How the keys
are read, `conditions` knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from sp_engine.conditions import (
    ALL_OF,
    ANY_OF,
    AT_LEAST,
    AT_MOST,
    ATTRIBUTE_KEY,
    ATTRIBUTES_KEY,
    COUNT_KEY,
    DEFINITION_KEY,
    DOCUMENT_KEY,
    EACH_KEY,
    FACT_KEY,
    FIELD_DOCUMENT_KEY,
    FIELD_KEY,
    IS,
    MEETING_KEY,
    OPERATORS,
    SOME_KEY,
    WHICH_KEY,
    Operand,
    Operator,
)
from sp_engine.documents.basic_forms import (
    A_DOCUMENT,
    A_FACT,
    A_FIELD,
    A_LIST,
    AN_ATTRIBUTE,
    FILE,
    LASTING,
    NAME,
    VALUE,
    VALUES,
)
from sp_engine.documents.forms import Anything, Form, ListOf, OneOf, Schema, Shown, WholeNumber, reference

_YEARS = WholeNumber(0, 200)
_YES = OneOf("ya")
_AGE = {
    "type": "object",
    "minProperties": 1,
    "properties": {
        AT_LEAST.key: Shown(_YEARS, "Umur paling sedikit", "Dalam tahun; batasnya ikut terpenuhi.").schema(
            FILE
        ),
        AT_MOST.key: Shown(
            _YEARS,
            "Umur paling banyak",
            "Dalam tahun; batasnya ikut terpenuhi sampai sehari sebelum ulang tahun berikutnya.",
        ).schema(FILE),
    },
    "additionalProperties": False,
}
_PARTS = {
    ALL_OF: ("Semua", "Semua syarat di dalamnya harus terpenuhi."),
    ANY_OF: ("Salah satu", "Cukup satu syarat di dalamnya terpenuhi."),
}
_FACT = Shown(A_FACT, "Fakta", "Nama fakta dalam kosakata yang diuji.")
_DOCUMENT = Shown(A_DOCUMENT, "Dokumen", "Nama dokumen dalam kosakata yang harus diserahkan.")
_DEFINITION = Shown(NAME, "Definisi", "Nama syarat di bawah `definisi:` dokumen ini.")
_FIELD = Shown(A_FIELD, "Isi", "Isian tiap butir daftar yang diuji.")
_FIELD_DOCUMENT = Shown(A_FIELD, "Dokumen isi", "Dokumen yang harus diserahkan bagi tiap butir daftar.")
_LISTS = {
    EACH_KEY: Shown(A_LIST, "Setiap", "Daftar yang tiap butirnya harus memenuhi `memenuhi`."),
    SOME_KEY: Shown(A_LIST, "Ada", "Daftar yang sedikitnya satu butirnya harus memenuhi `memenuhi`."),
    COUNT_KEY: Shown(
        A_LIST,
        "Banyaknya",
        "Daftar yang butirnya dihitung: sedikitnya `paling_sedikit` di antaranya memenuhi `yang`.",
    ),
}
_NEEDED = {EACH_KEY: [MEETING_KEY], SOME_KEY: [MEETING_KEY], COUNT_KEY: [AT_LEAST.key]}
_ATTRIBUTE = Shown(AN_ATTRIBUTE, "Atribut", "Nama atribut dokumen itu dalam kosakata.")


class _Refer(Form[object]):
    """What this file defines."""

    def __init__(self, name: str) -> None:
        self.name = name

    def schema(self, file: str) -> Schema:
        return reference(FILE, self.name, file)


_WITH = Shown(ListOf(_Refer("syaratAtribut")), "Dengan", "Hal yang diperiksa petugas pada dokumen itu.")


def _written(operator: Operator) -> Form[object]:
    """Return how the value behind an operator is written."""
    match operator.operand:
        case Operand.VALUE:
            return VALUE
        case Operand.VALUES | Operand.MEMBERS:
            return VALUES
        case Operand.DURATION:
            return LASTING
        case Operand.YEARS:
            return Anything(_AGE)
        case Operand.YES:
            return _YES
        case _ as never:
            assert_never(never)


def condition_schemas() -> Mapping[str, Schema]:
    """Return the schemas of conditions, by the names under which other schemas refer to them."""
    comparisons = {
        operator.key: Shown(_written(operator), operator.title, operator.about)
        for operator in OPERATORS.values()
    }
    return {
        "syarat": {
            **_said(
                "Syarat", "Satu syarat tentang fakta atau dokumen, atau gabungan `semua` dan `salah_satu`."
            ),
            "oneOf": _exactly(FACT_KEY, DOCUMENT_KEY, ALL_OF, ANY_OF, DEFINITION_KEY, *_LISTS),
            "dependentRequired": _NEEDED,
            **_closed(
                {
                    FACT_KEY: _FACT,
                    DOCUMENT_KEY: _DOCUMENT,
                    ATTRIBUTES_KEY: _WITH,
                    **_joined("syarat"),
                    DEFINITION_KEY: _DEFINITION,
                    **_of_items("syaratIsi"),
                    **comparisons,
                }
            ),
            "examples": [
                {FACT_KEY: "modal_usaha", AT_MOST.key: "Rp1.000.000.000"},
                {DOCUMENT_KEY: "surat_permohonan"},
            ],
        },
        "syaratAtribut": {
            **_said("Syarat atribut", "Satu hal pada dokumen yang diperiksa petugas."),
            "required": [ATTRIBUTE_KEY],
            **_closed({ATTRIBUTE_KEY: _ATTRIBUTE, **comparisons}),
            "examples": [{ATTRIBUTE_KEY: "bermeterai", IS.key: "ya"}],
        },
        "syaratIsi": {
            **_said("Syarat isi", "Satu syarat tentang isian tiap butir sebuah daftar, atau gabungannya."),
            "oneOf": _exactly(FIELD_KEY, FIELD_DOCUMENT_KEY, ALL_OF, ANY_OF),
            **_closed(
                {
                    FIELD_KEY: _FIELD,
                    FIELD_DOCUMENT_KEY: _FIELD_DOCUMENT,
                    ATTRIBUTES_KEY: _WITH,
                    **_joined("syaratIsi"),
                    **comparisons,
                }
            ),
            "examples": [{FIELD_KEY: "lulus_uji", IS.key: "ya"}, {FIELD_DOCUMENT_KEY: "sertifikat"}],
        },
        "penjaga": {
            **_said(
                "Penjaga", "Syarat tentang fakta (bukan dokumen) yang menentukan apakah bagian ini berlaku."
            ),
            "oneOf": _exactly(FACT_KEY, ALL_OF, ANY_OF, DEFINITION_KEY, *_LISTS),
            "dependentRequired": _NEEDED,
            **_closed(
                {
                    FACT_KEY: _FACT,
                    **_joined("penjaga"),
                    DEFINITION_KEY: _DEFINITION,
                    **_of_items("penjagaIsi"),
                    **comparisons,
                }
            ),
            "examples": [{FACT_KEY: "dikuasakan", IS.key: "ya"}],
        },
        "penjagaIsi": {
            **_said(
                "Penjaga isi",
                "Syarat tentang isian tiap butir sebuah daftar (bukan dokumennya), atau gabungannya.",
            ),
            "oneOf": _exactly(FIELD_KEY, ALL_OF, ANY_OF),
            **_closed({FIELD_KEY: _FIELD, **_joined("penjagaIsi"), **comparisons}),
            "examples": [{FIELD_KEY: "massa", AT_MOST.key: 10}],
        },
    }


def _of_items(of: str) -> Mapping[str, Shown[object]]:
    """Return the keys that ask something of the items of a list."""
    meeting = Shown(_Refer(of), "Memenuhi", "Yang harus dipenuhi tiap butir daftar, atau salah satunya.")
    which = Shown(_Refer(of), "Yang", "Butir mana yang dihitung; tanpa ini semuanya.")
    return {**_LISTS, MEETING_KEY: meeting, WHICH_KEY: which}


def _said(title: str, about: str) -> Schema:
    return {"title": title, "description": about, "type": "object"}


def _exactly(*names: str) -> list[Schema]:
    return [{"required": [name]} for name in names]


def _joined(of: str) -> Mapping[str, Shown[object]]:
    return {name: Shown(ListOf(_Refer(of)), *said) for name, said in _PARTS.items()}


def _closed(keys: Mapping[str, Shown[object]]) -> Schema:
    properties = {name: form.schema(FILE) for name, form in keys.items()}
    return {"properties": properties, "additionalProperties": False}
