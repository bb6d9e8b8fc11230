"""The fact vocabulary: what can be known of an applicant, and how one value is read.

In comes the data of `kosakata.yaml`; out come `FactDefinition`s, and typed values: yes/no as bool, numbers
and rupiah as int, dates as proleptic ordinals, moments as aware datetimes, choices and text as str, sets
as frozenset.  Knows nothing about standards or decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from sp_engine.words.language import Words

FactValue: TypeAlias = Any  # bool | int | str | frozenset[str] | datetime, by kind; see the module docstring


class Kind(StrEnum):
    """The kinds of fact, by their names in the catalogue."""

    YES_NO = "ya_tidak"
    NUMBER = "bilangan"
    MONEY = "uang"
    DATE = "tanggal"
    MOMENT = "waktu"
    TEXT = "teks"
    CHOICE = "pilihan"
    SET = "himpunan"
    DOCUMENT = "dokumen"


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """One fact, document, or attribute of a document (then `id` is `document.attribute`)."""

    id: str
    kind: Kind
    name: Words
    question: Words
    by_agency: bool = False
    curable: bool = False
    choices: Mapping[str, Words] | None = None
    graded: bool = False
    unit: Words | None = None
    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    form: Words | None = None
    example: str | int | None = None
    may_be_future: bool = False
    had_from: tuple[str, ...] = ()
    document: str | None = None
    attributes: Mapping[str, FactDefinition] | None = None

    @property
    def supplied_by_agency(self) -> bool:
        """Whether it is the agency's to find or check: a finding, or an attribute of a document."""
        return self.by_agency or self.document is not None

    @property
    def curable_when_short(self) -> bool:
        """Whether a value that falls short can still be mended by the applicant."""
        return self.curable or self.document is not None or self.kind is Kind.DOCUMENT


class Vocabulary(Mapping[str, FactDefinition]):
    """Fact definitions by name, `document.attribute` included; parsed when first asked for."""

    def __init__(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        self._data = data
        self._parsed: dict[str, FactDefinition] = {}

    def __getitem__(self, name: str) -> FactDefinition:
        if name not in self._parsed:
            fact, _, attribute = name.partition(".")
            definition = _definition(fact, self._data[fact])
            if attribute:
                definition = (definition.attributes or {})[attribute]
            self._parsed[name] = definition
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def entry(self, name: str) -> Mapping[str, Any]:
        """Return the vocabulary's own data for a fact (for receipts)."""
        return self._data[name.partition(".")[0]]


def words(data: Mapping[str, Any], key: str, fallback: str = "") -> Words:
    """Return `key` with its English twin `key_en`; without one the Indonesian stands."""
    text = str(data.get(key, fallback))
    return Words(text, str(data.get(f"{key}_en", text)))


def _definition(name: str, data: Mapping[str, Any], document: FactDefinition | None = None) -> FactDefinition:
    label = words(data, "nama", name.rpartition(".")[2].replace("_", " "))
    definition = FactDefinition(
        id=name,
        kind=Kind(data["jenis"]),
        name=label,
        question=words(data, "pertanyaan", f"{label.id}?"),
        by_agency=data.get("diisi_oleh") == "petugas",
        curable=bool(data.get("dapat_diperbaiki", False)),
        choices=_choices(data["pilihan"]) if "pilihan" in data else None,
        graded=bool(data.get("bertingkat", False)),
        unit=words(data, "satuan") if "satuan" in data else None,
        least=data.get("paling_sedikit"),
        most=data.get("paling_banyak"),
        pattern=data.get("pola"),
        form=words(data, "bentuk") if "bentuk" in data else None,
        example=data.get("contoh"),
        may_be_future=bool(data.get("boleh_mendatang", False)),
        had_from=tuple(data.get("diperoleh_dari", ())),
        document=document.id if document else None,
    )
    attributes = {
        attribute: _definition(f"{name}.{attribute}", entry, definition)
        for attribute, entry in data.get("atribut", {}).items()
    }
    return replace(definition, attributes=attributes) if attributes else definition


def _choices(items: list[Any]) -> Mapping[str, Words]:
    return {
        item["id"] if isinstance(item, Mapping) else item: words(item, "nama")
        if isinstance(item, Mapping)
        else Words(item.replace("_", " "), item.replace("_", " "))
        for item in items
    }
