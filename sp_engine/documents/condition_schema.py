"""What a JSON Schema says of conditions: every key of the condition language with its meaning in Indonesian.

Out come the schemas of *syarat*, of what is asked of a document's attribute, and of *penjaga*.  How the keys
are read, `conditions` knows.
"""

from __future__ import annotations

from collections.abc import Mapping

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
OPERATORS: Mapping[str, Shown[object]] = {
    "adalah": Shown(
        VALUE, "Sama dengan", "Terpenuhi bila nilainya sama, misalnya `adalah: ya` atau `adalah: kota-depok`."
    ),
    "termasuk": Shown(VALUES, "Salah satu dari", "Terpenuhi bila nilainya salah satu dari daftar ini."),
    "selain": Shown(
        VALUES, "Bukan salah satu dari", "Terpenuhi bila nilainya bukan salah satu dari daftar ini."
    ),
    "paling_sedikit": Shown(
        VALUE, "Paling sedikit", "Sama dengan atau lebih dari nilai ini; batasnya ikut terpenuhi."
    ),
    "paling_banyak": Shown(
        VALUE, "Paling banyak", "Sama dengan atau kurang dari nilai ini; batasnya ikut terpenuhi."
    ),
    "lebih_dari": Shown(VALUE, "Lebih dari", "Lebih dari nilai ini; batasnya sendiri tidak terpenuhi."),
    "kurang_dari": Shown(VALUE, "Kurang dari", "Kurang dari nilai ini; batasnya sendiri tidak terpenuhi."),
    "diketahui": Shown(_YES, "Diketahui", "Terpenuhi bila faktanya disebutkan, apa pun nilainya."),
    "umur": Shown(
        Anything(_AGE), "Umur", "Umur dalam tahun genap pada hari permohonan, dihitung dari tanggal itu."
    ),
    "telah_berjalan": Shown(
        LASTING,
        "Telah berjalan",
        "Terpenuhi bila sejak tanggal itu telah lewat sekian waktu atau lebih pada hari permohonan.",
    ),
    "dalam_terakhir": Shown(
        LASTING,
        "Dalam … terakhir",
        "Terpenuhi bila tanggal itu tidak lebih lama dari sekian waktu sebelum hari permohonan.",
    ),
    "tahun_berjalan": Shown(_YES, "Tahun berjalan", "Terpenuhi bila tahunnya sama dengan tahun permohonan."),
    "mencakup": Shown(VALUES, "Mencakup", "Terpenuhi bila himpunannya memuat semua nilai ini."),
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


def condition_schemas() -> Mapping[str, Schema]:
    """Return the schemas of conditions, by the names under which other schemas refer to them."""
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
                    **OPERATORS,
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
            **_closed({"atribut": _ATTRIBUTE, **OPERATORS}),
            "examples": [{"atribut": "bermeterai", "adalah": "ya"}],
        },
        "penjaga": {
            **_said(
                "Penjaga", "Syarat tentang fakta (bukan dokumen) yang menentukan apakah bagian ini berlaku."
            ),
            "oneOf": _exactly("fakta", "semua", "salah_satu", "definisi"),
            **_closed({"fakta": _FACT, **_joined("penjaga"), "definisi": _DEFINITION, **OPERATORS}),
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
