"""What is wrong with a flow: unknown targets, steps that are never reached, flows that never end.

In come the steps of a standard, out come findings at their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sp_engine.documents import END, Arrow, Step, arrows
from sp_engine.words import Diagnostic, nearest
from sp_engine.yaml_text import Sources


def flow_problems(steps: Sequence[Step], sources: Sources) -> Iterator[Diagnostic]:
    """Yield every finding about a flow; reach and end are judged only when every target is known."""
    ids = [step.id for step in steps]
    following = list(arrows(steps))
    for i, step in enumerate(steps):
        if step.id in ids[:i]:
            yield sources.finding("SP222", step.place("id"), name=step.id)
    unknown = [arrow for arrow in following if arrow.end not in (*ids, END)]
    for arrow in unknown:
        yield _unknown(steps[ids.index(arrow.start)], arrow, ids, sources)
    if unknown:
        return
    routes = [step.route for step in steps]
    reached = _reached((name for i, name in enumerate(ids) if routes[i] not in routes[:i]), following)
    endless = [step for step in steps if END not in _reached([step.id], following)]
    # Where a flow stops short, the steps before never end either; going round, the last of them says so.
    starts = {arrow.start for arrow in following}
    stops = [step for step in endless if step.id not in starts] or endless[-1:]
    for code, found in (("SP305", [step for step in steps if step.id not in reached]), ("SP306", stops)):
        for step in found:
            yield sources.finding(code, step.place("id"), name=step.id)


def _unknown(step: Step, arrow: Arrow, ids: list[str], sources: Sources) -> Diagnostic:
    place = step.place("next")
    if arrow.branch is not None and isinstance(step.next, tuple):
        place = step.next[arrow.branch].place("to")
    near = nearest(arrow.end, [*ids, END])
    return sources.finding("SP224", place, name=arrow.end, suggestion=near)


def _reached(starts: Iterable[str], following: Iterable[Arrow]) -> set[str]:
    after: dict[str, list[str]] = {}
    for arrow in following:
        after.setdefault(arrow.start, []).append(arrow.end)
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(after.get(name, ()))
    return reached
