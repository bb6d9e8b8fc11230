"""The oracle's due dates of a service: its stages and what is known in, a deadline a stage out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from math import ceil
from typing import Any

from oracle.conditions import View, World, valued
from oracle.days import Duration, NoCalendar, Office, duration
from oracle.documents import Data, Service
from oracle.facts import Facts

GUARD = View(guard=True)
GENERAL = {"id": "batas-umum", "paling_lama": "5 hari kerja"}


@dataclass(frozen=True)
class Deadline:
    """One stage: when it is due, or its last day where it is a ceiling on a programme."""

    stage: str
    kind: str
    limit: str | None
    starts: datetime | None = None
    due: datetime | None = None
    until: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class Begun:
    """When a stage begins; whether it follows another, and whether that moment may still move."""

    at: datetime
    follows: bool = False
    provisional: bool = False


def ended_with(times: Data, after: tuple[str, ...]) -> set[str]:
    """Return the stages that have ended, with those that they follow."""
    stages = {row["id"]: row for row in times.get("tahap", [])}
    ended: set[str] = set()
    waiting = list(after)
    while waiting:
        name = waiting.pop()
        if name not in ended:
            ended.add(name)
            waiting += [event["tahap"] for event in _events(stages[name]) if "tahap" in event]
    return ended


def _events(row: Data) -> list[Any]:
    """Return what a stage begins with: one thing, or all of which it is the latest."""
    since = row.get("sejak", "berkas_lengkap")
    return list(since["yang_terakhir"]) if "yang_terakhir" in since else [since]


def _kind(row: Data) -> str:
    if row.get("sifat") == "batas_program":
        return "programme"
    return "applicant" if row.get("pihak") == "pemohon" else "standard"


def deadlines_of(
    service: Service,
    facts: Facts,
    world: World,
    received: datetime,
    complete: datetime,
    issued: date | None,
    stopped: set[str] | None,
) -> list[Deadline]:
    """Return the deadlines; of `stopped` stages none, and where it is None, only what starts on receipt."""
    times = service.times
    if times.get("belum_diketahui"):
        return []
    rows = times.get("tahap", [])
    stages = {row["id"]: row for row in rows}
    done: dict[str, Deadline | None] = {}

    def stage(name: str) -> Deadline | None:
        if name not in done:
            done[name] = one(stages[name])
        return done[name]

    def one(row: Data) -> Deadline | None:
        guard = valued(row["jika"], facts, world, GUARD) if "jika" in row else 2
        if not guard:
            return None
        length, limit = _limit(row, facts, world)
        empty = Deadline(row["id"], _kind(row), limit)
        if length is None or guard == 1 or "per" in row:
            return empty
        if row["id"] in (stopped or ()):
            return empty
        begun = begins(row)
        if begun is None:
            return empty
        return _count(empty, begun, length, world.office, service)

    def begins(row: Data) -> Begun | None:
        starts = [begins_with(row, event) for event in _events(row)]
        known = [start for start in starts if start is not None]
        if len(known) < len(starts):
            return None
        last = max(known, key=lambda one: (one.at, not one.follows))
        return replace(last, provisional=any(one.provisional for one in known))

    def begins_with(row: Data, since: Any) -> Begun | None:
        if since == "berkas_lengkap":
            return None if stopped is None else Begun(complete)
        if since == "diterima":
            return Begun(received)
        if "fakta" in since:
            return Begun(facts[since["fakta"]]) if since["fakta"] in facts else None
        before = stages[since["tahap"]]
        previous = stage(before["id"])
        if previous is None:
            return begins(before)
        if _kind(before) != "standard":
            return None
        if _kind(row) == "applicant":
            return Begun(datetime.combine(issued, time(), world.office.zone)) if issued else None
        return None if previous.due is None else Begun(previous.due, True, previous.provisional)

    found = [row for row in map(stage, stages) if row]
    if any(row.kind == "standard" and not {"per", "ketentuan"} & set(stages[row.stage]) for row in found):
        return found
    general = one(GENERAL)
    return [*found, *([replace(general, kind="general_limit")] if general else [])]


def _limit(row: Data, facts: Facts, world: World) -> tuple[Duration | None, str | None]:
    text = row.get("paling_lama")
    for choice in row.get("pilihan", ()):
        guard = valued(choice["jika"], facts, world, GUARD) if "jika" in choice else 2
        if guard == 1:
            return None, None
        if guard == 2:
            text = choice["paling_lama"]
            break
    if text is None:
        return None, None
    length = duration(text)
    more = row.get("bertambah")
    if more:
        if more["dari"] not in facts:
            return None, None
        beyond = max(0, facts[more["dari"]] - more.get("setelah", 0))
        times = ceil(beyond / more["setiap"])
        length = Duration(length.amount + times * duration(more["sebesar"]).amount, length.unit)
        text = f"{length.amount} {length.unit}"
    return length, text


def _count(empty: Deadline, begun: Begun, length: Duration, office: Office, service: Service) -> Deadline:
    start, follows, row = begun.at, begun.follows, empty
    try:
        if empty.kind == "programme":
            until = office.ceiling(start, length)
            ends = datetime.combine(until, time(12), office.zone)
            moves = length.unit == "hari kerja" and office.may_move(start, ends)
            return replace(empty, until=until, provisional=moves or begun.provisional)
        row = replace(empty, starts=office.starts(start, length, follows))
        due = office.due(start, length, follows)
        moves = office.may_move(start, due)
        other = Office(service.agency, service.years, office.known_on, guessed=False).due(
            start, length, follows
        )
    except NoCalendar:
        return row
    return replace(row, due=due, provisional=moves or due != other or begun.provisional)
