"""The named fact sets that cases are laid over.

In come the sets of a document of cases; out come facts with the place where each is stated, and findings
about sets and facts that do not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from sp_engine.assurance.cases.list_items import (
    ItemName,
    has_item,
    item_named,
    items_of_list,
    with_items,
)
from sp_engine.documents import CaseMatrix, CasesDocument, CaseTable, FactSet, WrittenCase
from sp_engine.facts import LIST_MARK
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.words.messages import case_documents as messages
from sp_engine.yaml_text import DataPath, Source

Laying: TypeAlias = FactSet | WrittenCase | CaseTable | CaseMatrix
"""What takes over a set, less some facts, and lays others over it."""


class LaidFacts(NamedTuple):
    """Facts, where each is stated, and those of the set that was taken over."""

    facts: dict[str, Any]
    stated: dict[str, DataPath]
    ground: Mapping[str, Any]


class FactSets:
    """The named sets of a document, each laid over the one it extends."""

    def __init__(self, document: CasesDocument, source: Source, findings: list[Diagnostic]) -> None:
        self._written = document.fact_sets
        self._source, self._findings = source, findings
        self._sets: dict[str, LaidFacts | None] = {}
        for name, entry in document.fact_sets.items():
            self._sets[name] = self.laid(entry, entry.facts, entry.at.path)

    def laid(self, over: Laying, changes: Mapping[str, Any], at: DataPath) -> LaidFacts | None:
        """Return the facts of the set that is taken over, less some, with `changes` (written `at`) laid over.

        None after a finding, and over a set that has one.  A set may extend only one that stands above it.
        """
        ground, places = self._ground(over)
        if ground is None:
            return None
        without = over.place("without").path
        facts, stated = dict(ground), dict(places)
        for place, name in sorted(enumerate(over.without), key=lambda fact: _from_behind(fact[1])):
            if not _is_stated(ground, name):
                self._findings.append(self._not_there(name, ground, (*without, place)))
            else:
                leave_out(facts, name)
        for name, value in changes.items():
            if not self.restated(facts, name, value, (*at, name), key=True):
                return None
            stated[name] = (*at, name)
        return LaidFacts(facts, stated, ground)

    def restated(
        self, facts: dict[str, Any], name: str, value: Any, at: DataPath, *, key: bool = False
    ) -> bool:
        """State a fact anew, or something of an item of a list; a finding where there is no such item."""
        item = item_named(name)
        if item is not None and not has_item(facts, item):
            self._findings.append(self._not_there(name, facts, at, key=key))
            return False
        restate(facts, name, value)
        return True

    def _not_there(
        self, name: str, facts: Mapping[str, Any], at: DataPath, *, key: bool = False
    ) -> Diagnostic:
        """Return the finding about a fact, or an item of a list, that there is not."""
        item = item_named(name)
        items = None if item is None else items_of_list(facts, item.whole)
        if item is None or items is None:
            return unknown(self._source, at, messages.FACT, name, facts, key=key)
        numbered = f"{item.whole}{LIST_MARK}"
        if not 1 <= item.number <= len(items):  # which other one was meant nobody can tell
            known = ", ".join(f"`{numbered}{number}`" for number in range(1, len(items) + 1)) or "-"
            return self._source.finding("SP502", at, key=key, what=messages.ITEM, name=name, known=known)
        stated = [f"{numbered}{item.number}{LIST_MARK}{field}" for field in items[item.number - 1]]
        return unknown(self._source, at, messages.FACT, name, stated, key=key)

    def _ground(self, over: Laying) -> tuple[Mapping[str, Any] | None, Mapping[str, DataPath]]:
        """Return the facts of the set that is taken over, none where there is no such set."""
        if over.base is None:
            return {}, {}
        if over.base not in self._sets:
            self._findings.append(self._no_set(over.base, over.place("base").path))
        extended = self._sets.get(over.base)
        return (None, {}) if extended is None else (extended.facts, extended.stated)

    def _no_set(self, name: str, path: DataPath) -> Diagnostic:
        if name in self._written:
            return self._source.finding("SP506", path, name=name)
        return unknown(self._source, path, messages.FACT_SET, name, self._sets)


def restate(facts: dict[str, Any], name: str, value: Any) -> None:
    """State a fact anew; `document.attribute` changes that attribute alone, a document all of its own.

    So does `list/2/field` one thing of one item, and `list/2` that item; one behind the last is added.
    """
    if (item := item_named(name)) is not None:
        _restate_item(facts, item, value)
        return
    document, _, attribute = name.partition(".")
    if attribute and isinstance(facts.get(document), Mapping):
        facts[document] = {**facts[document], attribute: value}
        return
    for other in [other for other in facts if not attribute and other.startswith(f"{name}.")]:
        del facts[other]
    facts[name] = value


def _restate_item(facts: dict[str, Any], name: ItemName, value: Any) -> None:
    # INVARIANT: there is such an item (`FactSets.restated` asks).
    items = [*(items_of_list(facts, name.whole) or ())]
    at = name.number - 1
    if name.field:
        stated = dict(items[at]) if isinstance(items[at], Mapping) else {}
        restate(stated, name.field, value)
        items[at] = stated
    else:
        items[at : at + 1] = [] if value is None else [value]
    facts[name.whole] = with_items(facts, name.whole, items)


def leave_out(facts: dict[str, Any], name: str) -> None:
    """Leave out a fact, an item of a list, or something of it."""
    item = item_named(name)
    if item is None:
        del facts[name]
    elif not item.field:
        _restate_item(facts, item, None)
    else:
        items = items_of_list(facts, item.whole) or []
        kept = {field: value for field, value in items[item.number - 1].items() if field != item.field}
        _restate_item(facts, item._replace(field=""), kept)


def _is_stated(facts: Mapping[str, Any], name: str) -> bool:
    item = item_named(name)
    if item is None:
        return name in facts
    items = items_of_list(facts, item.whole) or []
    if not 1 <= item.number <= len(items):
        return False
    stated = items[item.number - 1]
    return not item.field or (isinstance(stated, Mapping) and item.field in stated)


def _from_behind(name: str) -> tuple[bool, int]:
    """Return where a name comes among those that are left out: items last, the last of them first."""
    item = item_named(name)
    whole = item is not None and not item.field
    return whole, -item.number if item is not None and whole else 0


def unknown(
    source: Source, path: DataPath, what: Words, name: str, known: Iterable[str], *, key: bool = False
) -> Diagnostic:
    """Return the finding about a name that a case uses and that does not exist; `key` if it is a key."""
    names = list(known)
    listed = ", ".join(f"`{k}`" for k in names) or "-"
    suggestion = nearest(name, names)
    return source.finding("SP502", path, key=key, suggestion=suggestion, what=what, name=name, known=listed)
