"""Where conditions are read: the source they stand in and the names they may use.

In come a source, the vocabulary and the named definitions; while conditions are read, findings, the facts in
use and the working days to be counted are collected.  Knows nothing about what a condition means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sp_engine.conditions.advice import asked_of_items, new_fact
from sp_engine.conditions.tree import Condition
from sp_engine.facts import FactDefinition, Vocabulary, list_with_field
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.workdays import PLAIN_WEEK, WorkingDuration
from sp_engine.yaml_text import DataPath, Place, Source


class Scope:
    """Source, vocabulary and named definitions; collects findings, facts and the definitions that are used.

    `calendar` is the office's, on which working days are counted.  `read` holds what a definition states,
    by its name and whether it is read for a guard; `whole` is the list whose items conditions are about,
    where they stand within one.
    """

    def __init__(
        self, source: Source, vocabulary: Vocabulary, definitions: Mapping[str, Any] | None = None
    ) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self.calendar = PLAIN_WEEK
        self.working_durations: list[WorkingDuration] = []
        self.definitions = {} if definitions is None else definitions
        self.findings: list[Diagnostic] = []
        self.facts: dict[str, FactDefinition] = {}
        self.used_definitions: set[str] = set()
        self.read: dict[tuple[str, bool], Condition | None] = {}
        self.whole: FactDefinition | None = None

    def within(self, source: Source) -> Scope:
        """Return the scope of another source, with the same names and the same collections."""
        inner = self._copy()
        inner.source = source
        return inner

    def of_items(self, whole: FactDefinition) -> Scope:
        """Return the same scope for conditions on the items of a list."""
        inner = self._copy()
        inner.whole = whole
        return inner

    def with_facts_apart(self) -> Scope:
        """Return the same scope, in which the facts in use are collected apart."""
        inner = self._copy()
        inner.facts = {}
        return inner

    def _copy(self) -> Scope:
        inner = object.__new__(Scope)
        vars(inner).update(vars(self))
        return inner

    def place(self, path: DataPath) -> Place:
        return Place(self.source.name, path)

    def report(self, code: str, path: DataPath, *, key: bool = False, **values: Any) -> None:
        self.findings.append(self.source.finding(code, path, key=key, **values))

    def fact(
        self, name: str, path: DataPath, of_a_list: Callable[[str, FactDefinition], Words] = asked_of_items
    ) -> FactDefinition | None:
        """Return the definition of a fact and note its use; an unknown name is a finding.

        `of_a_list` says what to write for what is a field of a list's items.
        """
        if name not in self.vocabulary:
            whole = list_with_field(name, self.vocabulary)
            near = nearest(name, self.vocabulary) if whole is None else None
            advice = None if whole is None else of_a_list(name, whole)
            otherwise = new_fact(name)
            self.report("SP204", path, fact=name, suggestion=near, advice=advice, otherwise=otherwise)
            return None
        return self.facts.setdefault(name, self.vocabulary[name])
