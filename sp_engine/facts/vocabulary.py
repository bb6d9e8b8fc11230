"""The fact vocabulary: what can be known of an applicant, and how one value is read.

Data only: what a `FactDefinition` is, and the typed values of each kind: yes/no as bool, numbers
(in their smallest steps) and rupiah as int, dates as proleptic ordinals, moments as aware datetimes, choices
and text as str, sets as frozenset, lists of like things as `ListValue`.  Knows nothing about standards or
decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from sp_engine.facts.list_values import LIST_MARK
from sp_engine.immutable import Immutable, aside
from sp_engine.words import Words, within_sentence

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
    LIST = "daftar"


MOST_ITEMS = 1_000
"""How many items a list may have where its vocabulary sets no bound."""


class FactDefinition(Immutable):
    """One fact, document, or attribute of a document (then `id` is `document.attribute`).

    A list of like things has `fields`, by their own names; `one` is an item of it in words, `identity` the
    field by which items are told apart, `least` and `most` how many there may be.  What is defined of its
    items has the names of `list_values` as `id`.  A number of so many decimal `places` is kept, with its
    `least` and `most`, as a whole number of its smallest steps.
    """

    id: str
    kind: Kind
    name: Words
    question: Words
    by_agency: bool = False
    curable: bool = False
    choices: Mapping[str, Words] | None = None
    graded: bool = False
    unit: Words | None = None
    places: int = 0
    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    form: Words | None = None
    example: str | int | Decimal | None = None
    may_be_future: bool = False
    confidential: bool = False
    had_from: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    document: str | None = None
    attributes: Mapping[str, FactDefinition] | None = None
    fields: Mapping[str, FactDefinition] | None = None
    one: Words | None = None
    identity: str | None = None
    written: Mapping[str, Any] | None = aside(default=None)

    @cached_property
    def inner_name(self) -> Words:
        """The name as it is written inside a sentence."""
        return Words(within_sentence(self.name.id), within_sentence(self.name.en))

    @property
    def steps(self) -> int:
        """How many of the smallest steps of a number make one."""
        return int(10**self.places)

    @property
    def supplied_by_agency(self) -> bool:
        """Whether it is the agency's to find or check: a finding, or an attribute of a document."""
        return self.by_agency or self.document is not None

    @property
    def curable_when_short(self) -> bool:
        """Whether the applicant can still mend a value that falls short; never what the agency finds."""
        mends = self.curable or self.document is not None or self.kind is Kind.DOCUMENT
        return mends and not self.by_agency


def list_with_field(name: str, vocabulary: Mapping[str, FactDefinition]) -> FactDefinition | None:
    """Return the first list whose items have a field of this name; for findings about unknown facts."""
    lists = (definition for definition in vocabulary.values() if definition.kind is Kind.LIST)
    return next((whole for whole in lists if name in (whole.fields or {})), None)


class Vocabulary(Mapping[str, FactDefinition]):
    """Fact definitions by name, `document.attribute` included."""

    def __init__(self, definitions: Mapping[str, FactDefinition]) -> None:
        self._definitions = definitions
        self._found: dict[str, FactDefinition] = {}

    def __getitem__(self, name: str) -> FactDefinition:
        found = self._found.get(name)
        if found is None:
            whole, mark, item = name.partition(LIST_MARK)
            if mark:
                found = self._of_items(self._definitions[whole], item).replace(id=name)
            else:
                found = _within(self._definitions, name)
            self._found[name] = found
        return found

    def _of_items(self, definition: FactDefinition, item: str) -> FactDefinition:
        """Return what is defined of the items of a list, by `number/field` or `*/field`."""
        return _within(definition.fields or {}, item.partition(LIST_MARK)[2])

    def __iter__(self) -> Iterator[str]:
        return iter(self._definitions)

    def __len__(self) -> int:
        return len(self._definitions)

    def written(self, name: str) -> Mapping[str, Any] | None:
        """Return the vocabulary's own data for a fact, for receipts."""
        return self._definitions[name.partition(LIST_MARK)[0].partition(".")[0]].written


def _within(definitions: Mapping[str, FactDefinition], name: str) -> FactDefinition:
    """Return a definition, or that of an attribute by `document.attribute`."""
    document, dot, attribute = name.partition(".")
    definition = definitions[document]
    return (definition.attributes or {})[attribute] if dot else definition
