"""A mutant that no case notices, and how survivors are told apart: excuses, and names for their cases.

In come suites and what was found; out come survivors whose cases can be pasted all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.mutants.offered_case import OfferedCase
from sp_engine.documents import CasesDocument
from sp_engine.words import Span, Words


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case notices, and the case offered for the file `cases` that would.

    Without one none was found; `equivalent` if every telling value was tried.
    """

    service: str
    decree: str
    name: str
    to: str
    says: Words
    file: str
    span: Span | None
    offered: OfferedCase | None
    cases: str
    equivalent: bool
    excuse: str | None = None

    @property
    def open(self) -> bool:
        return self.excuse is None

    @property
    def case(self) -> str | None:
        """Return the offered case as YAML."""
        return None if self.offered is None else self.offered.to_yaml()


def passing(suite: Suite) -> list[CaseResult]:
    """Return the cases that notice changes: those that pass and decide."""
    return [result for result in suite.results if result.passed and result.decision is not None]


def excuses_of(document: CasesDocument | None) -> Mapping[tuple[str, str], str]:
    entries = () if document is None else document.excused_mutants
    return {(excused.part, excused.becomes): excused.reason for excused in entries}


def named_apart(survivors: Sequence[Survivor], suites: Sequence[Suite]) -> Iterator[Survivor]:
    """Yield the survivors with their cases such that all of them can be pasted at once.

    What is expected of the same application is one case, and each case has a name of its own in its file.
    """
    names = {(s.cases_file, result.case.name) for s in suites for result in s.results}
    merged: dict[tuple[str, tuple[str, ...]], OfferedCase] = {}
    for survivor in survivors:
        if survivor.offered is not None and survivor.open:
            key = survivor.cases, survivor.offered.application
            merged[key] = merged[key].together(survivor.offered) if key in merged else survivor.offered
    for (file, application), offered in merged.items():
        name, number = offered.name, 1
        while (file, name) in names:
            number += 1
            name = f"{offered.name} ({number})"
        names.add((file, name))
        merged[file, application] = replace(offered, name=name)
    for survivor in survivors:
        case = survivor.offered
        key = (survivor.cases, case.application if case is not None else ())
        yield replace(survivor, offered=merged.get(key, case))
