"""What a JSON Schema says of conditions: every key of the condition language with its meaning in Indonesian.

Out come the schemas of *syarat*, of what is asked of a document's attribute, and of *penjaga*.  How the keys
are read, `conditions` knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from sp_engine.conditions import OPERATORS, Operand, Operator
from sp_engine.documents.basic_forms import (
    A_DOCUMENT,
    A_FACT,
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
        "paling_sedikit": Shown(
            _YEARS, "Umur paling sedikit", "Dalam tahun; batasnya ikut terpenuhi."
        ).schema(FILE),
        "paling_banyak": Shown(
            _YEARS,
            "Umur paling banyak",
            "Dalam tahun; batasnya ikut terpenuhi sampai sehari sebelum ulang tahun berikutnya.",
        ).schema(FILE),
    },
    "additionalProperties": False,
}
_PARTS = {
    "semua": ("Semua", "Semua syarat di dalamnya harus terpenuhi."),
    "salah_satu": ("Salah satu", "Cukup satu syarat di dalamnya terpenuhi."),
}
_FACT = Shown(A_FACT, "Fakta", "Nama fakta dalam kosakata yang diuji.")
_DOCUMENT = Shown(A_DOCUMENT, "Dokumen", "Nama dokumen dalam kosakata yang harus diserahkan.")
_DEFINITION = Shown(NAME, "Definisi", "Nama syarat di bawah `definisi:` dokumen ini.")
_ATTRIBUTE = Shown(AN_ATTRIBUTE, "Atribut", "Nama atribut dokumen itu dalam kosakata.")


class _Refer(Form[object]):
    """What this file defines."""

    def __init__(self, name: str) -> None:
        self.name = name

    def schema(self, file: str) -> Schema:
        return reference(FILE, self.name, file)


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
            "oneOf": _exactly("fakta", "dokumen", "semua", "salah_satu", "definisi"),
            **_closed(
                {
                    "fakta": _FACT,
                    "dokumen": _DOCUMENT,
                    "dengan": Shown(
                        ListOf(_Refer("syaratAtribut")),
                        "Dengan",
                        "Hal yang diperiksa petugas pada dokumen itu.",
                    ),
                    **_joined("syarat"),
                    "definisi": _DEFINITION,
                    **comparisons,
                }
            ),
            "examples": [
                {"fakta": "modal_usaha", "paling_banyak": "Rp1.000.000.000"},
                {"dokumen": "surat_permohonan"},
            ],
        },
        "syaratAtribut": {
            **_said("Syarat atribut", "Satu hal pada dokumen yang diperiksa petugas."),
            "required": ["atribut"],
            **_closed({"atribut": _ATTRIBUTE, **comparisons}),
            "examples": [{"atribut": "bermeterai", "adalah": "ya"}],
        },
        "penjaga": {
            **_said(
                "Penjaga", "Syarat tentang fakta (bukan dokumen) yang menentukan apakah bagian ini berlaku."
            ),
            "oneOf": _exactly("fakta", "semua", "salah_satu", "definisi"),
            **_closed({"fakta": _FACT, **_joined("penjaga"), "definisi": _DEFINITION, **comparisons}),
            "examples": [{"fakta": "dikuasakan", "adalah": "ya"}],
        },
    }


def _said(title: str, about: str) -> Schema:
    return {"title": title, "description": about, "type": "object"}


def _exactly(*names: str) -> list[Schema]:
    return [{"required": [name]} for name in names]


def _joined(of: str) -> Mapping[str, Shown[object]]:
    return {name: Shown(ListOf(_Refer(of)), *said) for name, said in _PARTS.items()}


def _closed(keys: Mapping[str, Shown[object]]) -> Schema:
    properties = {name: form.schema(FILE) for name, form in keys.items()}
    return {"properties": properties, "additionalProperties": False}
