"""The whole check of a catalogue: its documents, and the cases that name unknown things.

In comes a catalogue folder, out come all findings; a large one is spread over processes, agency by agency,
and a large agency part by part.  Whether the cases come out right is `sp test`'s to say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sp_engine.assurance.asked_once.proof import asked_once_on, asks_in_two_ways, flaw_words
from sp_engine.assurance.asked_once.short_lists import FEW_LISTS
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.assurance.cases.case_problems import case_problems
from sp_engine.assurance.processes import processors, spread
from sp_engine.catalogue import CatalogueFiles, misplaced, shown_path
from sp_engine.conditions import applicant_words
from sp_engine.documents import Decree, Standard
from sp_engine.lint import (
    Acknowledged,
    AgencyLint,
    Part,
    PartRead,
    has_errors,
    letter_problems,
    lint_shared,
    together,
    with_acknowledgements,
)
from sp_engine.words import Diagnostic, DiagnosticError, failing_at, in_order
from sp_engine.yaml_text import SourceError, load_text, with_tried_advice

WORTH_PROCESSES = 300
"""How many documents pay for starting processes; fewer are done before those would be up."""
PART = 200
"""How many services a process takes at once; an agency with more is done in parts."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What errors kept from being looked at: documents, and agencies whose services were not compared."""

    documents: set[str] = field(default_factory=set)
    agencies: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Task:
    """A part of an agency to read or, once all its parts have been `read`, to compare."""

    part: Part
    documents: int
    sound: bool
    read: PartRead | None = None


def check_catalogue(
    files: CatalogueFiles,
    agencies: Collection[str] | None = None,
    *,
    processes: int | None = 1,
    progress: Progress | None = None,
    left_out: LeftOut | None = None,
    advice_tried: bool = False,
) -> tuple[Diagnostic, ...]:
    """Return every finding about documents and cases, in order of file and position.

    What is found in an agency depends on no other agency, so with `agencies` only those are checked, and
    what all share.  With `processes` None as many are used as pay.  `progress` is told how many documents
    are done, and of how many, and `left_out` of what was not looked at.  With `advice_tried`, for those who
    show it, the catalogue is looked at once more with what the findings propose written in it, and what would
    be refused is not proposed.
    """
    found = _found(files, agencies, processes, progress, left_out)
    return in_order(_tried(found, files, agencies, processes)) if advice_tried else found


def _tried(
    found: Sequence[Diagnostic],
    files: CatalogueFiles,
    agencies: Collection[str] | None,
    processes: int | None,
) -> Sequence[Diagnostic]:
    """Return findings without the advice that this check would refuse."""
    texts = {}
    for name in {finding.file for finding in found if finding.suggestion or finding.advice}:
        with suppress(SourceError):
            texts[name] = load_text(Path(name), name)

    def found_in(changed: Mapping[str, str]) -> Sequence[Diagnostic]:
        return _found(files.with_texts(changed), agencies, processes, None, None)

    return with_tried_advice(found, texts, found_in)


def _found(
    files: CatalogueFiles,
    agencies: Collection[str] | None,
    processes: int | None,
    progress: Progress | None,
    left_out: LeftOut | None,
) -> tuple[Diagnostic, ...]:
    findings = lint_shared(files)
    sound = not has_errors(findings)
    names = files.agency_ids() if agencies is None else sorted(agencies)
    tasks = [task for name in names for task in _tasks(files, name, sound)]
    total = sum(task.documents for task in tasks)
    if processes is None:
        processes = processors() if total >= WORTH_PROCESSES else 1
    done = 0
    with spread(partial(_check, files), min(processes, len(tasks))) as results:
        parts: dict[str, list[PartRead]] = {}
        acknowledged: list[Acknowledged] = []
        for task, read in zip(tasks, results(tasks), strict=True):
            findings += read.findings
            acknowledged += read.acknowledged
            _leave_out(left_out, task, read)
            if not task.part.whole:
                parts.setdefault(task.part.agency, []).append(read)
            done += task.documents
            if progress is not None:
                progress(done, total)
        comparing = list(_comparing(tasks, parts)) if sound else []
        for read in results(comparing):
            findings += read.findings
    return in_order(with_acknowledgements(findings, acknowledged))


def _leave_out(left_out: LeftOut | None, task: _Task, read: PartRead) -> None:
    if left_out is not None:
        left_out.documents.update(read.unread)
        if read.unread or not task.sound or has_errors(read.findings):
            left_out.agencies.add(task.part.agency)


def _tasks(files: CatalogueFiles, agency: str, sound: bool) -> Iterator[_Task]:
    documents = sum(1 for _ in (files.root / agency).rglob("*.yaml"))
    services = sum(not path.name.endswith(".uji.yaml") for path in (files.root / agency).glob("*/*.yaml"))
    firsts = range(0, max(services, 1), PART)
    for first in firsts:
        part = Part(agency, first, None if first == firsts[-1] else first + PART)
        yield _Task(part, documents // len(firsts), sound)


def _comparing(tasks: Iterable[_Task], parts: Mapping[str, list[PartRead]]) -> Iterator[_Task]:
    """Yield the tasks that are left once every part of the agencies in parts has been read."""
    read = {agency: together(some) for agency, some in parts.items()}
    for task in tasks:
        known = read.get(task.part.agency)
        if known is not None and not has_errors(known.findings):
            shared = PartRead([], known.used, known.neighbours)
            yield _Task(task.part, task.documents, task.sound, shared)


def _check(files: CatalogueFiles, task: _Task) -> PartRead:
    """Do one task, and let go of what was read for it."""
    part = AgencyLint(files, task.part)
    if task.read is not None:
        read = PartRead(part.compare(task.read))
    else:
        read = part.read()
        findings = [*read.findings, *_cases(files, part)]
        if task.sound and not has_errors(findings):
            findings += _not_asked_once(files, part)
        if task.part.whole:
            compared = part.compare(read) if task.sound else []
            read = PartRead([*findings, *compared], acknowledged=read.acknowledged, unread=part.unread())
        else:
            read = PartRead(findings, read.used, read.neighbours, read.acknowledged, part.unread())
    files.forget(task.part.agency)
    return read


def _cases(files: CatalogueFiles, part: AgencyLint) -> Iterator[Diagnostic]:
    try:
        services = part.services
    except DiagnosticError:
        return  # already found
    for decree, service, listed in services:
        if listed is not None:
            standard = part.standards.get((decree.folder, service))
            try:
                with failing_at(shown_path(files.service_path(decree, f"{service}.uji"))):
                    yield from _service_cases(files, decree, service, standard)
            except DiagnosticError as error:
                yield from (finding for finding in error.diagnostics if ".uji." in finding.file)


def _not_asked_once(files: CatalogueFiles, part: AgencyLint) -> Iterator[Diagnostic]:
    """Yield the standards that return some applicant again who has supplied all that was asked."""
    for decree, service, _ in part.services:
        standard = part.standards.get((decree.folder, service))
        if standard is None or not asks_in_two_ways(standard):
            continue
        found = asked_once_on(standard, standard.decree.first_day, most_lists=FEW_LISTS).found
        if found is not None:
            place = standard.document.delivery.requirements.at
            yield files.parser(decree, service).sources.finding(
                "SP368",
                place,
                key=True,
                facts=applicant_words(found.applicant, standard.vocabulary),
                flaw=flaw_words(found.flaw),
                names=", ".join(f"`{name}`" for name in found.requirements),
            )


def _service_cases(
    files: CatalogueFiles, decree: Decree, service: str, standard: Standard | None
) -> Iterator[Diagnostic]:
    source = files.cases_source(decree, service)
    if source is None:
        return
    yield from letter_problems(source)
    expected = f"{decree.agency}/{service}"
    document = read_cases(source)
    yield from misplaced(source, document.place("service").path, document.service, expected)
    cases, findings = cases_of(document, source)
    yield from findings
    if standard is not None:
        for case in cases:
            yield from case_problems(case, standard)
