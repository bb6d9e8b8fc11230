"""Which small changes of a standard no case would notice.

In come the suites of services; out come the surviving mutants, each with the case that would catch it.  The
work is spread over processes; each gets the catalogue's folder and reads it itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from sp_engine.assurance.cases.expectations import differences
from sp_engine.assurance.cases.results import CaseResult
from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.assurance.formula import place_name, span_of
from sp_engine.assurance.mutants.catching import catching_case, first_day_case, out_of_force_case
from sp_engine.assurance.mutants.condition_mutants import Mutant
from sp_engine.assurance.mutants.standard_mutants import mutants_of, mutated
from sp_engine.deciding.facts import Facts, FactsError
from sp_engine.deciding.service import Service
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Span
from sp_engine.reading.source import Source
from sp_engine.standards.catalogue import CatalogueError, CatalogueFiles
from sp_engine.standards.model import Standard
from sp_engine.standards.sharing import Piece

CHUNK = 60
WORTH_PROCESSES = 400
"""How many mutants pay for starting processes; fewer are done before those would be up."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case notices, and the case for the file `cases` that would.

    Without a `case` none was found; `equivalent` if every telling value was tried.
    """

    service: str
    decree: str
    name: str
    to: str
    says: Words
    file: str
    span: Span | None
    case: str | None
    cases: str
    equivalent: bool
    excuse: str | None = None

    @property
    def open(self) -> bool:
        return self.excuse is None


@dataclass(frozen=True, slots=True)
class Mutation:
    """What the mutants of some services came to.  `stale` are exceptions that nothing needs."""

    total: int
    survivors: tuple[Survivor, ...]
    stale: tuple[str, ...]

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
    """Return what became of every mutant of the wanted services.  Raises `CatalogueError`.

    `progress` is told how many mutants are done, and of how many.
    """
    suites = run_suite(files, wanted)
    tasks: list[_Task] = []
    total = 0
    for suite in suites:
        count = len(mutants_of(suite.written))
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
    dates = list(_effective_dates(files, suites))
    survivors += [survivor for survivor in dates if survivor is not None]
    stale = [name for suite in suites for name in _stale(suite, survivors)]
    return Mutation(real + len(dates), tuple(survivors), tuple(stale))


def _worked(
    files: CatalogueFiles,
    suites: Sequence[Suite],
    tasks: Sequence[_Task],
    total: int,
    processes: int | None,
) -> Iterator[tuple[_Task, _Worked]]:
    workers = processes or min(os.cpu_count() or 1, len(tasks))
    if workers < 2 or (processes is None and total < WORTH_PROCESSES):
        known = {(suite.service, suite.decree): suite for suite in suites}
        for task in tasks:
            yield task, _survivors(known[task.service, task.decree], files, task)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(_work, files.root, task) for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            yield task, future.result()


def _work(root: Path, task: _Task) -> _Worked:
    """Do one task in a process of its own, which keeps what it has read."""
    files = _files(root)
    return _survivors(_suite(root, task.service, task.decree), files, task)


@cache
def _files(root: Path) -> CatalogueFiles:
    return CatalogueFiles(root)


@lru_cache(maxsize=2)
def _suite(root: Path, service: str, decree: str) -> Suite:
    [suite] = [s for s in run_suite(_files(root), service) if s.decree == decree]
    return suite


def _survivors(suite: Suite, files: CatalogueFiles, task: _Task) -> _Worked:
    """Return how many of the task's mutants mean something else than the standard, and those that survive."""
    agency = suite.service.partition("/")[0]
    sources = (
        files.source(files.root / suite.decree / "penetapan.yaml", "penetapan"),
        files.source(files.root / agency / "instansi.yaml", "instansi"),
    )
    before = Service(suite.written.standard)
    results = [result for result in suite.results if result.passed and result.decision is not None]
    survivors = []
    real = 0
    for mutant in mutants_of(suite.written)[task.first : task.last]:
        changed = mutated(mutant, suite.written, sources)
        if changed is None or _same(changed.standard, suite.written.standard):
            continue  # it has no meaning, or the same one
        real += 1
        after = Service(changed.standard)
        if not any(_notices(result, after) for result in results):
            survivors.append(_survivor(mutant, suite, results, before, after))
    return real, survivors


def _same(one: Standard, other: Standard) -> bool:
    return (one.requirements, one.stages, one.fee) == (other.requirements, other.stages, other.fee)


def _notices(result: CaseResult, after: Service) -> bool:
    """Whether a case that passes would fail under the changed standard."""
    decision = result.decision
    if decision is None:
        return False
    try:
        other = after.decide(
            Facts(decision.facts, after.standard.vocabulary),
            received=decision.received,
            complete=decision.complete,
        )
    except (FactsError, CatalogueError):
        return True
    return next(differences(result.case.data, other), None) is not None


def _survivor(
    mutant: Mutant, suite: Suite, results: list[CaseResult], before: Service, after: Service
) -> Survivor:
    excuse = excuses_of(suite.source).get((mutant.name, mutant.to))
    search = catching_case(results, before, after)
    return Survivor(
        suite.service,
        suite.decree,
        mutant.name,
        mutant.to,
        mutant.says,
        mutant.piece.source.name,
        span_of(mutant.piece),
        search.case,
        suite.source.name,
        search.case is None and search.exhausted,
        excuse,
    )


def excuses_of(source: Source) -> Mapping[tuple[str, str], str]:
    return {(e["tempat"], e["menjadi"]): e["alasan"] for e in source.data.get("mutan_dikecualikan", ())}


def _stale(suite: Suite, survivors: list[Survivor]) -> Iterator[str]:
    used = {(s.name, s.to) for s in survivors if s.service == suite.service and s.decree == suite.decree}
    for name, to in excuses_of(suite.source):
        if (name, to) not in used and name != "berlaku_sejak":
            yield f"{suite.service}: {name} → {to}"


# ── from when a decree is in force ───────────────────────────────────────────
def _effective_dates(files: CatalogueFiles, suites: Sequence[Suite]) -> Iterator[Survivor | None]:
    """Yield, for each decree and a day earlier and later, the survivor or None.

    The cases of all services of the decree count, since the date is that of all of them.
    """
    for folder in dict.fromkeys(suite.decree for suite in suites):
        agency = folder.partition("/")[0]
        of_decree = [s for s in run_suite(files, agency) if s.decree == folder]
        results = [r for s in of_decree for r in s.results if r.passed]
        decree = of_decree[0].written.standard.decree
        zone = of_decree[0].written.standard.agency.zone
        stated = {r.case.received(zone).date() for r in results}
        source = files.source(files.root / folder / "penetapan.yaml", "penetapan")
        piece = Piece(decree.in_force_from.isoformat(), source, ("berlaku_sejak",))
        for days, critical in ((-1, decree.in_force_from - timedelta(days=1)), (1, decree.in_force_from)):
            day = decree.in_force_from + timedelta(days=days)
            if critical in stated:
                yield None
                continue
            moment = datetime.combine(critical, time(10), zone)
            says = Words(
                f"keputusan `{folder}` berlaku sejak {day}", f"the decree `{folder}` were in force from {day}"
            )
            yield Survivor(
                folder,
                folder,
                place_name(piece),
                day.isoformat(),
                says,
                source.name,
                span_of(piece),
                *_day_case(of_decree, moment, days),
                False,
                _excuse(of_decree, place_name(piece), day.isoformat()),
            )


def _day_case(suites: Sequence[Suite], moment: datetime, days: int) -> tuple[str | None, str]:
    """Return a case for the day on which an earlier or later effective date shows, and the file it is for."""
    for suite in suites:
        results = [r for r in suite.results if r.passed]
        if days < 0 and results:
            case: str | None = out_of_force_case(results[0], moment, "sehari sebelum keputusan berlaku")
        else:
            name = "pada hari pertama keputusan berlaku"
            case = first_day_case(results, Service(suite.written.standard), moment, name)
        if case is not None:
            return case, suite.source.name
    return None, ""


def _excuse(suites: Sequence[Suite], name: str, to: str) -> str | None:
    return next((e for s in suites if (e := excuses_of(s.source).get((name, to))) is not None), None)
