"""Where the stages of an application stand, reckoned plainly: the judge of the ledger, over `plain_time`.

In come the stages of a service and what happened, at whole minutes; out comes for each stage what the ledger
has to say of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from timing.plain_time import PlainCount, PlainOffice

Happened = tuple[int, str, str | None]
"""The minute, what happened, and the stage that it names."""


@dataclass(frozen=True)
class PlainStage:
    """A stage: its limit, what it starts with (`diterima`, `lengkap` or a stage), its extension."""

    name: str
    limit: tuple[tuple[int, str], ...]
    since: str
    longer: tuple[int, str] | None = None


class Standing(NamedTuple):
    """What is to be said of a stage; times in open minutes, working days, days and minutes by the clock."""

    status: str
    due: int | None
    kept: bool | None
    spent: tuple[int, ...] = (0, 0, 0, 0)
    left: tuple[int, ...] | None = None
    late: tuple[int, ...] | None = None


def standings(
    office: PlainOffice,
    stages: Sequence[PlainStage],
    events: Sequence[Happened],
    until: int,
    *,
    restarts: bool,
    held: Sequence[str] = (),
) -> dict[str, Standing]:
    """Return where every stage stands; `held`: those that a return for what fell due later stops."""
    found: dict[str, Standing] = {}
    ended = {stage: at for at, kind, stage in reversed(events) if kind == "temuan" and stage}
    decided = next((at for at, kind, _ in events if kind == "diputuskan"), None)
    complete = next((at for at, kind, _ in events if kind == "lengkap"), events[0][0])
    for stage in stages:
        follows = stage.since not in ("diterima", "lengkap")
        start = {"diterima": events[0][0], "lengkap": complete}.get(stage.since)
        if follows:
            start = ended.get(stage.since, found[stage.since].due)
        finish = ended.get(stage.name, decided)
        if start is None:
            found[stage.name] = Standing("not_started" if finish is None else "finished", None, None)
            continue
        at = next((m for m, kind, named in events if kind == "diperpanjang" and named == stage.name), None)
        longer = None if at is None or stage.longer is None else (at, *stage.longer)
        count = PlainCount(office, stage.limit, start, follows, (), longer)
        away = _absences(events, until_complete=stage.since != "diterima")
        away = [one for one in away if one[2] is None or stage.name in held]
        found[stage.name] = _standing(count, away, finish, until, restarts=restarts)
    return found


def _absences(
    events: Sequence[Happened], *, until_complete: bool
) -> list[tuple[int, int | None, str | None]]:
    away: list[tuple[int, int | None, str | None]] = []
    for at, kind, stage in events:
        if kind == "dikembalikan":
            away.append((at, None, stage))
        elif kind == "dilengkapi" or (kind == "lengkap" and until_complete and away and away[-1][2] is None):
            away[-1] = (away[-1][0], at, away[-1][2])
    return away


def _standing(
    count: PlainCount,
    away: list[tuple[int, int | None, str | None]],
    finish: int | None,
    until: int,
    *,
    restarts: bool,
) -> Standing:
    by_the_clock = count.limit[0][1] == "jam dinding"
    end = until if finish is None else finish
    begin, last, held = count.start, count.start, 0
    missed, gone, over, ran = False, False, False, False
    for left, back, gate in away:
        if (back is not None and back <= begin) or (finish is not None and left >= finish):
            continue
        gone = back is None or back > end
        if left < begin:
            if back is not None and not gone:
                begin = last = back
                count = replace(count, start=back, follows=False)
        else:
            ran, last = True, left
            missed = missed or left > count.due[0]
            if restarts and gate is None:
                if gone or back is None:
                    count = replace(count, longer=_granted(count, until=left))
                else:
                    longer = _granted(count, since=back)
                    count = PlainCount(count.office, count.limit, back, longer=longer)
                over = gone
            else:
                held = count.due[0]
                again = end if gone or back is None else back
                count = replace(count, pauses=(*count.pauses, (left, again)))
            if back is not None and not gone:
                begin = back
        if gone:
            break
    if not gone:
        ran, last = True, max(begin, end)
        missed = missed or last > count.due[0]
    if not ran:
        return Standing("paused" if finish is None else "finished", None, None)
    status = "finished" if finish is not None else "paused" if gone else "running"
    if status == "running" and begin > until:
        status = "not_started"
    due = count.due[0]
    told = held if gone and finish is not None and not over else due
    spent, whole = (count.spent(at, by_the_clock=by_the_clock) for at in (last, due))
    shown = told if not gone or finish is not None or (last > due and not over) else None
    kept = False if missed else True if finish is not None else None
    ahead = last <= due and finish is None and not over
    return Standing(
        status,
        shown,
        kept,
        spent,
        tuple(b - a for a, b in zip(spent, whole, strict=True)) if ahead else None,
        tuple(a - b for a, b in zip(spent, whole, strict=True)) if shown is not None and last > due else None,
    )


def _granted(count: PlainCount, since: int = 0, until: int | None = None) -> tuple[int, int, str] | None:
    """The extension of a count, if it was granted in this time."""
    longer = count.longer
    within = longer is not None and since <= longer[0] and (until is None or longer[0] <= until)
    return longer if within else None
