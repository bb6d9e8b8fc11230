"""Which small changes of a standard no case would notice.

In come the suites of services; out come the surviving mutants, each with the case that would catch it.  The
work is spread over processes; each gets the catalogue's folder and reads it itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sp_engine.assurance.cases.case_decision import decide_case
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import unmet_expectations
from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.assurance.mutants.condition_mutants import Mutant
from sp_engine.assurance.mutants.distinguishing_case import distinguishing_case
from sp_engine.assurance.mutants.effective_date import effective_dates
from sp_engine.assurance.mutants.standard_mutants import mutants_of, mutated
from sp_engine.assurance.mutants.survivors import Survivor, excuses_of, named_apart, passing
from sp_engine.assurance.processes import processors, spread
from sp_engine.catalogue import CatalogueError, CatalogueFiles
from sp_engine.deciding import Facts, FactsError, Service
from sp_engine.documents import Standard

CHUNK = 60
WORTH_PROCESSES = 400
"""How many mutants pay for starting processes; fewer are done before those would be up."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """What the mutants of some services came to.

    `stale` are exceptions that nothing needs, `untested` services without a case that passes: of those every
    mutant survives.  `failing` cases count for nothing.
    """

    total: int
    survivors: tuple[Survivor, ...]
    stale: tuple[str, ...]
    untested: tuple[str, ...]
    failing: int

    @property
    def open(self) -> tuple[Survivor, ...]:
        return tuple(survivor for survivor in self.survivors if survivor.open)


@dataclass(frozen=True, slots=True)
class _Task:
    """Some of the mutants of one service: those from `first` up to `last`."""

    service: str
    decree: str
    first: int
    last: int


_Worked: TypeAlias = tuple[int, list[Survivor]]


def mutate(
    files: CatalogueFiles,
    wanted: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    processes: int | None = None,
) -> Mutation:
    """Return what became of every mutant of the wanted services that can be read.

    `progress` is told how many mutants are done, and of how many.
    """
    suites = run_suite(files, wanted, unreadable=[])
    tasks: list[_Task] = []
    total = 0
    for suite in suites:
        count = len(mutants_of(suite.text.standard))
        total += count
        for first in range(0, count, CHUNK):
            tasks.append(_Task(suite.service, suite.decree, first, min(count, first + CHUNK)))
    survivors: list[Survivor] = []
    done = 0
    real = 0
    for task, (count, found) in _worked(files, suites, tasks, total, processes):
        real += count
        survivors += found
        done += task.last - task.first
        if progress is not None:
            progress(done, total)
    agency, _, service = (wanted or "").partition("/")
    together = run_suite(files, agency, unreadable=[]) if service else suites
    dates = list(effective_dates(dict.fromkeys(suite.decree for suite in suites), together))
    survivors += [survivor for survivor in dates if survivor is not None]
    return Mutation(
        real + len(dates),
        tuple(named_apart(survivors, suites)),
        tuple(name for suite in suites for name in _stale(suite, survivors)),
        tuple(suite.service for suite in suites if not passing(suite)),
        sum(not result.passed for suite in suites for result in suite.results),
    )


def _worked(
    files: CatalogueFiles,
    suites: Sequence[Suite],
    tasks: Sequence[_Task],
    total: int,
    processes: int | None,
) -> Iterator[tuple[_Task, _Worked]]:
    if processes is None:
        processes = processors() if total >= WORTH_PROCESSES else 1
    processes = min(processes, len(tasks))
    if processes < 2:
        known = {(suite.service, suite.decree): suite for suite in suites}
        for task in tasks:
            yield task, _survivors(known[task.service, task.decree], task)
        return
    with spread(_Worker(files), processes) as results:
        yield from zip(tasks, results(tasks), strict=True)


class _Worker:
    """Does tasks in a process of its own, which keeps what it has read of the service at hand."""

    def __init__(self, files: CatalogueFiles) -> None:
        self._files = files
        self._suite: Suite | None = None

    def __call__(self, task: _Task) -> _Worked:
        if self._suite is None or (self._suite.service, self._suite.decree) != (task.service, task.decree):
            suites = run_suite(self._files, task.service, unreadable=[])
            [self._suite] = [suite for suite in suites if suite.decree == task.decree]
        return _survivors(self._suite, task)


def _survivors(suite: Suite, task: _Task) -> _Worked:
    """Return how many of the task's mutants mean something else than the standard, and those that survive."""
    standard, results = suite.text.standard, passing(suite)
    before = Service(standard)
    survivors = []
    real = 0
    for mutant in mutants_of(standard)[task.first : task.last]:
        changed = mutated(mutant, suite.text)
        if changed is None or _same(changed, standard):
            continue  # it has no meaning, or the same one
        real += 1
        after = Service(changed)
        if not any(_notices(result, after) for result in results):
            survivors.append(_survivor(mutant, suite, results, before, after))
    return real, survivors


def _same(one: Standard, other: Standard) -> bool:
    return _ruling(one) == _ruling(other)


def _ruling(standard: Standard) -> tuple[object, ...]:
    return standard.requirements, standard.stages, standard.fee, standard.products


def _notices(result: CaseResult, after: Service) -> bool:
    """Whether a case that passes would fail under the changed standard."""
    decision = result.decision
    if decision is None:
        return False
    try:
        other = decide_case(
            after,
            Facts(decision.facts, after.standard, decision.received.date()),
            received=decision.received,
            complete=decision.complete,
            after=result.case.written.after,
            issued=result.case.issued,
        )
    except (FactsError, CatalogueError):
        return True
    return next(unmet_expectations(result.case.written, other), None) is not None


def _survivor(
    mutant: Mutant, suite: Suite, results: list[CaseResult], before: Service, after: Service
) -> Survivor:
    search = distinguishing_case(results, before, after)
    name = suite.text.name(mutant.at)
    return Survivor(
        service=suite.service,
        decree=suite.decree,
        name=name,
        to=mutant.to,
        says=mutant.says,
        file=mutant.at.file,
        span=suite.text.span(mutant.at),
        offered=search.case,
        cases=suite.cases_file,
        equivalent=search.case is None and search.exhausted,
        excuse=excuses_of(suite.document).get((name, mutant.to)),
    )


def _stale(suite: Suite, survivors: list[Survivor]) -> Iterator[str]:
    owners = (suite.service, suite.decree)  # the effective date is the decree's
    used = {(s.name, s.to) for s in survivors if s.service in owners and s.decree == suite.decree}
    for name, to in excuses_of(suite.document):
        if (name, to) not in used:
            yield f"{suite.service}: {name} → {to}"
