"""The ledger: where one application stands, stage by stage, and whether each was kept.

In come events and the moment up to which time is reckoned; out come, for every stage, its runs, its due
date and what is left.  The day of application stays the stated day: it chooses the decree and measures ages,
also when the file is resubmitted later.

INVARIANT (tested over histories drawn by chance; docs/explanation/ledger.md has them all):
* what is spent and what is left make up the limit while a stage is on time;
* where a count goes on, a return in which the office is never open changes nothing;
* a missed due date stays missed, and no due date is brought forward;
* the order in which events of one moment are written does not matter;
* as known at a moment, what happened later does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, assert_never

from sp_engine.deciding import (
    Catalogue,
    Deadline,
    DeadlineKind,
    FactsError,
    Understood,
    deadlines_of,
    error_dict,
    parse_facts,
)
from sp_engine.documents import (
    Component,
    EventKind,
    Stage,
    Standard,
    Start,
    StartKind,
    stages_after,
    with_earlier,
)
from sp_engine.rules import Situation
from sp_engine.timing.applied_rules import restart_rule
from sp_engine.timing.events import (
    NO_FILE,
    Event,
    check_events,
    facts_place,
    kind_place,
    stage_place,
    time_place,
)
from sp_engine.timing.history import History, StageRuns, history_of
from sp_engine.timing.requested_due_dates import (
    DueDates,
    as_known,
    complaint_limit,
    obliging_products,
    refuse_unknown,
    refuse_untranscribed,
    validity_list,
)
from sp_engine.timing.stage_time import StageTime, not_begun, stage_time
from sp_engine.words import Diagnostic, Language, Words, moment_in_both
from sp_engine.words.messages import due_dates as due_date_messages
from sp_engine.words.messages import events as event_messages
from sp_engine.words.messages import ledger as messages
from sp_engine.workdays import CountingRules
from sp_engine.yaml_text import Source, part_of

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The times of every stage at a moment, with what it takes to put them into words.

    `programmes` are ceilings on a programme: nothing of the agency's runs in them, and none is ever late.
    `duties` are stages of the applicant's: no time of the agency's is spent in them.
    `ended`: the stages after which it would now be decided.  `known_at`: it is reckoned as could be done
    then, and `left_out` is how many events came later.  `complaint`: the class of the complaint it is of.
    """

    service: str
    name: Words
    events: tuple[Event, ...]
    until: datetime
    stages: tuple[StageTime, ...]
    programmes: tuple[Deadline, ...]
    duties: tuple[StageTime, ...]
    rules: CountingRules
    dates: DueDates
    ended: Set[str] = frozenset()
    known_at: datetime | None = None
    left_out: int = 0
    complaint: str | None = None

    def __repr__(self) -> str:
        return f"Ledger({self.service}, {len(self.events)} events, {list(self.stages)})"

    @property
    def restarts(self) -> bool:
        """Whether a resubmission starts the clock afresh; else it goes on."""
        return self.rules.restart_on_resubmission

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the ledger as JSON data; a time that no calendar covers is null."""
        rule = restart_rule(self.rules)
        return {
            "service": self.service,
            "received": self.events[0].at.isoformat(),
            "reckoned_at": self.until.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "left_out": self.left_out,
            "complaint": self.complaint,
            "after": sorted(self.ended),
            "on_resubmission": {
                "rule": "restart" if self.restarts else "resume",
                "text": rule.text.get(language),
                "own": rule.own,
                "source": rule.source or None,
            },
            "events": [
                {"kind": e.kind.name.lower(), "at": e.at.isoformat(), "stage": e.stage, "note": e.note}
                for e in self.events
            ],
            "deadlines": [
                {**self.dates.to_dict(stage.deadline, language), **stage.to_dict()} for stage in self.stages
            ],
            "standard_errors": [error_dict(error, language) for error in self.dates.standard_errors],
            "duties": [
                {**self.dates.to_dict(duty.deadline, language), **duty.to_dict()} for duty in self.duties
            ],
            "validity": validity_list(self.dates, language),
            "programmes": [self.dates.to_dict(programme, language) for programme in self.programmes],
        }


def ledger_of(
    catalogue: Catalogue,
    service: str,
    events: Iterable[Event],
    *,
    until: datetime,
    known_at: datetime | None = None,
    complaint: str | None = None,
    facts: Mapping[str, Any] | None = None,
    with_errors: bool = False,
    source: Source | None = None,
    laid_over: Mapping[str, str] = _NOTHING,
) -> Ledger:
    """Return the ledger of an application at the moment `until`.

    With `known_at` it is reckoned as could be done then: events after that moment are left out, and so are
    days off and years that were decreed after that day.  With a class of `complaint` it is the ledger of such
    a complaint, which has no stages.  The order in which events of one moment come does not matter.
    Findings add their facts to `facts`, the later over the earlier.  With `with_errors` it is reckoned
    although there are errors in what the standard rests on.  `source` is the file of the events, which may
    state facts, too; `laid_over` names facts that were stated elsewhere, and where.  Raises `FactsError` with
    every problem of the events, `CatalogueError` for such errors, and when there is no such service or no
    decree in force on the day of receipt.
    """
    zone = catalogue.files.zone(service)
    for option, moment in (("until", until), ("known_at", known_at)):
        if moment is not None and moment.utcoffset() is None:
            raise FactsError([Diagnostic("SP413", NO_FILE.name, values={"option": option})])
    written, until = tuple(_in_zone(event, zone) for event in events), until.astimezone(zone)
    known_at = None if known_at is None else known_at.astimezone(zone)
    events = check_events(_known(written, known_at, source), until, source)
    received = events[0].at
    decider = catalogue.standard(service, on=received.date())
    if not with_errors:
        decider.refuse_errors()
    standard = decider.standard
    typed, understood = _facts(events, facts or {}, standard, received, source, laid_over)
    situation = Situation(typed, received.toordinal())
    _check_stages(events, standard, source, complaint)
    clock = as_known(catalogue, standard.agency.clock, known_at and known_at.date(), received)
    history = history_of(events, until, clock, _held_by_gate(standard))
    _check_decided_stages(events, standard, source)
    if complaint is None:
        deadlines, counted = _counted(standard, situation, history, received)
    else:
        deadlines, counted = _counted_complaint(complaint, standard, situation, history, received)
    _check_extensions(events, counted.runs, source)
    stages = tuple(counted.time(deadline) for deadline in deadlines if deadline.kind.of_agency)
    duties = tuple(counted.time(d) for d in deadlines if d.kind is DeadlineKind.APPLICANT)
    programmes = tuple(d for d in deadlines if d.kind is DeadlineKind.PROGRAMME)
    issued = None if history.issued is None else history.issued.date()
    dates = DueDates(
        tuple(s.deadline for s in (*stages, *duties)),
        standard.vocabulary,
        situation,
        service,
        standard.name,
        decider.errors,
        () if complaint else obliging_products(standard, situation, issued, clock),
        understood=understood,
    )
    return Ledger(
        service,
        standard.name,
        events,
        until,
        stages,
        programmes,
        duties,
        clock.rules,
        dates,
        _ended(events, standard),
        known_at,
        len(written) - len(events),
        complaint,
    )


def _known(events: tuple[Event, ...], known_at: datetime | None, source: Source | None) -> tuple[Event, ...]:
    """Return the events that had happened by a moment; raise `FactsError` where none had."""
    if known_at is None:
        return events
    found = tuple(event for event in events if event.at.tzinfo is None or event.at <= known_at)
    if events and not found:
        at, known = moment_in_both(events[0].at), moment_in_both(known_at)
        raise FactsError([(source or NO_FILE).finding("SP422", time_place(0), at=at, until=known)])
    return found


def _held_by_gate(standard: Standard) -> dict[str, frozenset[str]]:
    """Return, by each stage after which something falls due, the stages that start after it."""
    gates = {requirement.gate for requirement in standard.requirements if requirement.gate is not None}
    return {gate: stages_after(gate, standard.stages, standard.requirements) for gate in gates}


class _Counted:
    """The runs of the stages of which it is known when they start, each in the history that ends it."""

    def __init__(self, standard: Standard, history: History) -> None:
        self._stages = {stage.id: stage for stage in standard.stages}
        self._waiting = standard.document.delivery.service_time.awaiting_the_applicant
        self._history = history
        self.runs: dict[str, StageRuns] = {}

    def count(self, stage: Stage, deadline: Deadline, start: datetime, *, follows: bool) -> Deadline:
        """Return the deadline of a stage that began then; `follows`: as what is before it ended."""
        if deadline.limit is None:
            return deadline
        history = self._history_of(deadline, start)
        self.runs[stage.id] = history.runs(stage, deadline, deadline.limit, start, follows=follows)
        return self.runs[stage.id].deadline

    def duty(self, deadline: Deadline) -> Deadline:
        """Return a deadline of the applicant's as an extension leaves it; another as it is."""
        if deadline.kind is DeadlineKind.APPLICANT and deadline.counted is not None:
            begun = deadline.counted.first
            return self.count(self._stages[deadline.stage], deadline, begun.stated, follows=begun.follows)
        return deadline

    def time(self, deadline: Deadline) -> StageTime:
        """Return what a stage took."""
        runs = self.runs.get(deadline.stage)
        if runs is None:
            return not_begun(deadline, self._history_of(deadline, None))
        begun = runs.runs[0].began if runs.runs else None
        return stage_time(replace(runs, deadline=deadline), self._history_of(deadline, begun))

    def _history_of(self, deadline: Deadline, begun: datetime | None) -> History:
        match deadline.kind:
            case DeadlineKind.APPLICANT:
                return self._history.of_applicant
            case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT | DeadlineKind.PROGRAMME:
                waits = deadline.stage in self._waiting
                return self._history.outlasted_by(begun) if waits else self._history
            case _ as never:
                assert_never(never)


def _counted(
    standard: Standard, situation: Situation, history: History, received: datetime
) -> tuple[tuple[Deadline, ...], _Counted]:
    """Return the deadlines of all stages and, of those that it is known of when they start, the runs."""
    counted = _Counted(standard, history)
    deadlines = deadlines_of(
        standard,
        situation,
        received,
        history.complete,
        clock=history.clock,
        count=counted.count,
        ended=history.ended,
        decided=history.issued or history.decided,
    )
    return tuple(map(counted.duty, deadlines)), counted


def _counted_complaint(
    name: str, standard: Standard, situation: Situation, history: History, received: datetime
) -> tuple[tuple[Deadline, ...], _Counted]:
    """Return what limits the handling of a complaint, from when it was received, and its runs."""
    counted = _Counted(standard, history)
    whole = complaint_limit(name, standard, situation)
    stage = Stage(id=whole.stage, name=whole.name, start=Start(StartKind.RECEIVED))
    return (counted.count(stage, whole, received, follows=False),), counted


def _in_zone(event: Event, zone: timezone) -> Event:
    return event if event.at.tzinfo is None else replace(event, at=event.at.astimezone(zone))


def _facts(
    events: tuple[Event, ...],
    facts: Mapping[str, Any],
    standard: Standard,
    received: datetime,
    source: Source | None,
    laid_over: Mapping[str, str],
) -> tuple[Mapping[str, Any], tuple[Understood, ...]]:
    """Return the typed facts that the file and the findings state, and what was written in another form."""
    found: dict[str, Any] = {}
    understood: list[Understood] = []
    stated_at: dict[str, datetime] = {}
    problems: list[Diagnostic] = []

    def read(stated: Mapping[str, Any], until: datetime, part: Source | None) -> Mapping[str, Any]:
        try:
            typed = parse_facts(stated, standard, received, part, stated=until.date())
        except FactsError as error:
            problems.extend(error.diagnostics)
            return {}
        understood.extend(typed.understood)
        return typed.plain

    beside = part_of(source, *facts_place()).replace(laid_over=laid_over) if source else None
    found.update(read(facts, events[-1].at, beside))
    for event in events:
        part = part_of(source, *facts_place(event.entry)) if source else None
        told = read(event.facts, event.at, part) if event.facts else {}
        for name, value in told.items():
            if stated_at.get(name) == event.at and found[name] != value:
                problem = event_messages.CONTRADICTED.fill(fact=name)
                where = facts_place(event.entry)
                problems.append((source or NO_FILE).finding("SP421", where, problem=problem))
        found.update(told)
        stated_at.update(dict.fromkeys(told, event.at))
    if problems:
        raise FactsError(problems)
    return found, tuple(understood)


def _check_stages(
    events: tuple[Event, ...], standard: Standard, source: Source | None, complaint: str | None
) -> None:
    """Raise an error for a stage that the service, or a complaint, does not have, or cannot be extended."""
    stages = {} if complaint else {stage.id: stage for stage in standard.stages}
    for i, event in enumerate(events):
        if event.stage is None:
            continue
        if complaint is None:
            refuse_untranscribed(standard, Component.SERVICE_TIME)
        refuse_unknown(
            event.stage, stages, standard.service, due_date_messages.STAGE, source, stage_place(event.entry)
        )
        if event.kind is EventKind.EXTENDED and not stages[event.stage].may_be_extended:
            problem = messages.CANNOT_BE_EXTENDED.fill(stage=event.stage)
            where = source or NO_FILE
            raise FactsError([where.finding("SP421", kind_place(event.entry), problem=problem)])
        if event.kind is EventKind.RETURNED:
            _check_return(event.stage, i, events, standard, source)


def _check_return(
    gate: str, i: int, events: tuple[Event, ...], standard: Standard, source: Source | None
) -> None:
    """Raise an error for a return after a stage that had not ended, or after which nothing falls due."""
    problem = None
    if gate not in _held_by_gate(standard):
        problem = messages.NOTHING_DUE_AFTER.fill(stage=gate)
    elif gate not in _ended(events[:i], standard):
        problem = messages.STAGE_NOT_ENDED.fill(stage=gate)
    if problem is not None:
        place = kind_place(events[i].entry)
        raise FactsError([(source or NO_FILE).finding("SP421", place, problem=problem)])


def _ended(events: Iterable[Event], standard: Standard) -> frozenset[str]:
    """Return the stages that findings have ended, with those after which they began."""
    found = (event.stage for event in events if event.kind is EventKind.FINDING)
    return with_earlier((stage for stage in found if stage is not None), standard.stages)


def _check_decided_stages(events: tuple[Event, ...], standard: Standard, source: Source | None) -> None:
    """Raise an error for a finding or an extension, after the decision, of a stage that it ended."""
    later = standard.document.delivery.service_time.awaiting_the_applicant
    of_applicant = {stage.id for stage in standard.stages if stage.by_applicant or stage.id in later}
    decided, findings = False, []
    for event in events:
        if decided and event.stage is not None and event.stage not in of_applicant:
            problem = event_messages.DECIDED_BEFORE
            findings.append((source or NO_FILE).finding("SP421", kind_place(event.entry), problem=problem))
        decided = decided or event.kind in (EventKind.DECIDED, EventKind.ISSUED)
    if findings:
        raise FactsError(findings)


def _check_extensions(
    events: tuple[Event, ...], counted: Mapping[str, StageRuns], source: Source | None
) -> None:
    """Raise an error for every extension that came after the due date of its stage."""
    where = source or NO_FILE
    findings = []
    for event in events:
        runs = counted.get(event.stage or "")
        if event.kind is not EventKind.EXTENDED or runs is None or runs.extended_late is None:
            continue
        problem = messages.EXTENDED_TOO_LATE.fill(due=moment_in_both(runs.extended_late))
        findings.append(where.finding("SP421", kind_place(event.entry), problem=problem))
    if findings:
        raise FactsError(findings)
