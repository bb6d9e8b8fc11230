"""Where conditions are read: the source they stand in and the names they may use.

In come a source, the vocabulary and the named definitions; while conditions are read, findings and the facts
in use are collected.  Knows nothing about what a condition means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sp_engine.conditions.tree import Condition
from sp_engine.facts import FactDefinition, Vocabulary
from sp_engine.words import Diagnostic, nearest
from sp_engine.yaml_text import DataPath, Place, Source


@dataclass(slots=True)
class Scope:
    """Source, vocabulary and named definitions; collects findings, facts and the definitions that are used.

    `read` holds what a definition states, by its name and whether it is read for a guard.
    """

    source: Source
    vocabulary: Vocabulary
    definitions: Mapping[str, Any] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    used_definitions: set[str] = field(default_factory=set)
    read: dict[tuple[str, bool], Condition | None] = field(default_factory=dict)

    def place(self, path: DataPath) -> Place:
        return Place(self.source.name, path)

    def report(self, code: str, path: DataPath, *, key: bool = False, **values: Any) -> None:
        self.findings.append(self.source.finding(code, path, key=key, **values))

    def fact(self, name: str, path: DataPath) -> FactDefinition | None:
        """Return the definition of a fact and note its use; an unknown name is a finding."""
        if name not in self.vocabulary:
            self.report("SP204", path, fact=name, suggestion=nearest(name, self.vocabulary))
            return None
        return self.facts.setdefault(name, self.vocabulary[name])
