"""The fact vocabulary: what can be known of an applicant, and how one value is read.

Data only: what a `FactDefinition` is, and the typed values of each kind: yes/no as bool, numbers
and rupiah as int, dates as proleptic ordinals, moments as aware datetimes, choices and text as str, sets
as frozenset.  Knows nothing about standards or decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from sp_engine.immutable import Immutable, aside
from sp_engine.words import Words

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


class FactDefinition(Immutable):
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
    proofs: tuple[str, ...] = ()
    document: str | None = None
    attributes: Mapping[str, FactDefinition] | None = None
    written: Mapping[str, Any] | None = aside(default=None)

    @property
    def supplied_by_agency(self) -> bool:
        """Whether it is the agency's to find or check: a finding, or an attribute of a document."""
        return self.by_agency or self.document is not None

    @property
    def curable_when_short(self) -> bool:
        """Whether the applicant can still mend a value that falls short; never what the agency finds."""
        mends = self.curable or self.document is not None or self.kind is Kind.DOCUMENT
        return mends and not self.by_agency


class Vocabulary(Mapping[str, FactDefinition]):
    """Fact definitions by name, `document.attribute` included."""

    def __init__(self, definitions: Mapping[str, FactDefinition]) -> None:
        self._definitions = definitions
        self._found: dict[str, FactDefinition] = {}

    def __getitem__(self, name: str) -> FactDefinition:
        found = self._found.get(name)
        if found is None:
            document, dot, attribute = name.partition(".")
            definition = self._definitions[document]
            found = (definition.attributes or {})[attribute] if dot else definition
            self._found[name] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._definitions)

    def __len__(self) -> int:
        return len(self._definitions)

    def written(self, name: str) -> Mapping[str, Any] | None:
        """Return the vocabulary's own data for a fact, for receipts."""
        return self._definitions[name.partition(".")[0]].written
