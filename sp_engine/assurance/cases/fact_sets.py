"""The named fact sets that cases are laid over.

In come the sets of a document of cases; out come facts with the place where each is stated, and findings
about sets and facts that do not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from sp_engine.documents import CaseMatrix, CasesDocument, CaseTable, FactSet, WrittenCase
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
        for j, fact in enumerate(over.without):
            if fact not in ground:
                self._findings.append(unknown(self._source, (*without, j), messages.FACT, fact, ground))
        facts = {name: value for name, value in ground.items() if name not in over.without}
        stated = dict(places)
        for name, value in changes.items():
            restate(facts, name, value)
            stated[name] = (*at, name)
        return LaidFacts(facts, stated, ground)

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
    """State a fact anew; `document.attribute` changes that attribute alone, a document all of its own."""
    document, _, attribute = name.partition(".")
    if attribute and isinstance(facts.get(document), Mapping):
        facts[document] = {**facts[document], attribute: value}
        return
    for other in [other for other in facts if not attribute and other.startswith(f"{name}.")]:
        del facts[other]
    facts[name] = value


def unknown(
    source: Source, path: DataPath, what: Words, name: str, known: Iterable[str], *, key: bool = False
) -> Diagnostic:
    """Return the finding about a name that a case uses and that does not exist; `key` if it is a key."""
    names = list(known)
    listed = ", ".join(f"`{k}`" for k in names) or "-"
    suggestion = nearest(name, names)
    return source.finding("SP502", path, key=key, suggestion=suggestion, what=what, name=name, known=listed)
