"""The applicant's facts as systems send them, read in one pass; what is otherwise is left to who explains.

In come a standard's vocabulary, data that no person wrote and the day of application; out come typed values,
or None where something is unusual, doubtful or wrong: then `applicant_facts` reads the data anew, and says
what.  It stays the judge: what this reads, it reads alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from sp_engine.documents import Standard
from sp_engine.facts import (
    LIST_MARK,
    MOST_ITEMS,
    FactDefinition,
    FactValue,
    ListValue,
    field_of_any,
    plain_reader,
)


class PlainFacts:
    """What reads the plain data of applicants for one standard; safe to share between threads."""

    def __init__(self, standard: Standard) -> None:
        self._vocabulary, self._zone = standard.vocabulary, standard.agency.zone
        self._known: dict[str, _Known] = {}

    def read(self, data: object, last: int) -> dict[str, FactValue] | None:
        """Return typed facts by name; None where they have to be looked at.

        No date comes after the `last` day, unless it may lie ahead.
        """
        if type(data) is not dict:
            return None
        return _values(data, last, self._known, self._find)

    def _find(self, name: object) -> _Known | None:
        """Return how a fact is read, and keep it; None for what is none."""
        if type(name) is not str or LIST_MARK in name:
            return None
        try:
            definition = self._vocabulary[name]
        except KeyError:
            return None
        self._known[name] = known = _Known(definition, name, self._zone)
        return known


class _Known:
    """How a fact, an attribute or a field is read, and under which name its value is `kept`.

    `document` is that of an attribute; a document has `attributes`, a list `fields`, by their own names.
    """

    __slots__ = ("attributes", "document", "fields", "kept", "least", "most", "read")

    def __init__(self, definition: FactDefinition, kept: str, zone: tzinfo) -> None:
        self.kept, self.document = kept, kept.rpartition(".")[0]
        self.read = plain_reader(definition, zone)
        self.attributes = _parts(definition.attributes, f"{kept}.", zone)
        self.fields = _parts(definition.fields, field_of_any(kept, ""), zone)
        self.least = definition.least or 0
        self.most = MOST_ITEMS if definition.most is None else definition.most


def _parts(of: Mapping[str, FactDefinition] | None, before: str, zone: tzinfo) -> dict[str, _Known] | None:
    return None if of is None else {name: _Known(one, f"{before}{name}", zone) for name, one in of.items()}


def _values(
    data: dict[Any, object], last: int, known: dict[str, _Known], find: Callable[[object], _Known | None]
) -> dict[str, FactValue] | None:
    """Return what is stated, by the names of facts; None where something has to be looked at."""
    values: dict[str, FactValue] = {}
    for name, written in data.items():
        one = known.get(name) or find(name)
        if one is None:
            return None
        if written is None:
            continue
        kept = one.kept
        if kept in values:
            return None
        if type(written) is dict and one.attributes is not None:
            attributes = _values(written, last, one.attributes, _no_other)
            if attributes is None or not values.keys().isdisjoint(attributes):
                return None
            values[kept] = True
            values |= attributes
            continue
        typed = one.read(written, last) if one.fields is None else _items(one, one.fields, written, last)
        if typed is None:
            return None
        if one.document:
            values.setdefault(one.document, True)
            if values[one.document] is not True:
                return None
        values[kept] = typed
    return values


def _items(whole: _Known, fields: dict[str, _Known], written: object, last: int) -> ListValue | None:
    """Return a list that is not empty, each of its items by the names of fields."""
    if type(written) is not list or not written or not whole.least <= len(written) <= whole.most:
        return None
    items: list[dict[str, FactValue]] = []
    for item in written:
        values = _values(item, last, fields, _no_other) if type(item) is dict else None
        if values is None:
            return None
        items.append(values)
    return ListValue(tuple(items))


def _no_other(_: object) -> None:
    """Say of any other name that it is none that could be stated here."""
