"""The reading of one source: what its names refer to, and the findings about it.

In come the source and what is in reach (facts and definitions, shared parts, regulations); every finding
stands at its place.  Knows nothing about what is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sp_engine.conditions import Scope
from sp_engine.documents.shared_parts import SharedParts
from sp_engine.facts import FactDefinition, Vocabulary
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import DataPath, Source


class Reading:
    """The source that is read, and what it may name.

    `scope`: facts and definitions, for conditions; `shared`: the parts that a service may take over;
    `regulations`: those that may be cited; `taken_over`: the components that name a shared part, as written.
    INVARIANT: where there are findings, what was read is not handed on: a value may be missing in it.
    """

    def __init__(
        self,
        source: Source,
        scope: Scope | None = None,
        shared: SharedParts | None = None,
        regulations: Mapping[str, Any] | None = None,
    ) -> None:
        self.source = source
        self.scope = Scope(source, Vocabulary({})) if scope is None else scope
        self.shared = SharedParts() if shared is None else shared
        self.regulations = {} if regulations is None else regulations
        self.taken_over: dict[str, Any] = {}

    @property
    def findings(self) -> list[Diagnostic]:
        return self.scope.findings

    def within(self, source: Source) -> Reading:
        """Return the same reading going on in another source."""
        if source is self.source:
            return self
        inner = Reading(source, self.scope.within(source), self.shared, self.regulations)
        inner.taken_over = self.taken_over
        return inner

    def for_another_reading(self) -> Reading:
        """Return the same reading where it comes to what is not chosen: its facts are not the service's."""
        inner = Reading(self.source, self.scope.with_facts_apart(), self.shared, self.regulations)
        inner.taken_over = self.taken_over
        return inner

    def of_items(self, whole: FactDefinition) -> Reading:
        """Return the same reading where conditions are about the items of a list."""
        inner = Reading(self.source, self.scope.of_items(whole), self.shared, self.regulations)
        inner.taken_over = self.taken_over
        return inner

    def report(self, code: str, path: DataPath, **values: Any) -> Any:
        """Note a finding about the value at a path; in its place stands nothing."""
        self.findings.append(self.source.finding(code, path, **values))
