"""One case: an application to a service, what it is expected to come to, and where all of that stands.

In comes a case as it is written, with its fact sets laid out; a row of a table and a cell of a matrix are
cases just like single ones.  Knows nothing about deciding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from sp_engine.assurance.cases.written_values import moment_of
from sp_engine.documents import WrittenCase
from sp_engine.yaml_text import DataPath, Source


def key_of(field: str) -> str:
    """Return the key that writes a field of a case."""
    return WrittenCase.keys[field].name


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    `ground` are the facts of the set that it takes over; `stated` says where each fact stands and `expected`
    where a field of the case stands, or a part of it (`due.penerbitan`), when that is not under its own key;
    `columns` says where a table names a fact, or a field.
    """

    written: WrittenCase
    facts: Mapping[str, Any]
    ground: Mapping[str, Any]
    source: Source
    stated: Mapping[str, DataPath] = field(default_factory=dict)
    expected: Mapping[str, DataPath] = field(default_factory=dict)
    columns: Mapping[str, DataPath] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def path(self) -> DataPath:
        return self.written.at.path

    def received(self, zone: tzinfo) -> datetime:
        return moment_of(self.written.received, zone)

    def complete(self, zone: tzinfo) -> datetime | None:
        return None if self.written.complete is None else moment_of(self.written.complete, zone)

    @property
    def issued(self) -> date | None:
        return None if self.written.issued is None else date.fromisoformat(self.written.issued)

    def place(self, field: str, part: str = "") -> DataPath:
        """Return where a field stands, or the part of it about one stage, preference or product."""
        own = (*self.written.place(field).path, *((part,) if part else ()))
        return self.expected.get(f"{field}.{part}" if part else field, own)
