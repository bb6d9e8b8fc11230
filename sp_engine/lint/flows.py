"""What is wrong with a flow: unknown targets, steps that are never reached, flows that never end.

In comes the piece of a standard that holds the steps, out come findings at their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sp_engine.documents.flow import END, Arrow, arrows
from sp_engine.documents.sharing import Piece
from sp_engine.words.diagnostics import Diagnostic, nearest


def flow_problems(steps: Piece) -> Iterator[Diagnostic]:
    """Yield every finding about a flow; reach and end are judged only when every target is known."""
    pieces = list(steps.items())
    ids = [piece.data["id"] for piece in pieces]
    following = list(arrows([piece.data for piece in pieces]))
    for i, piece in enumerate(pieces):
        if ids[i] in ids[:i]:
            yield piece.source.finding("SP222", (*piece.path, "id"), name=ids[i])
    unknown = [arrow for arrow in following if arrow.end not in (*ids, END)]
    for arrow in unknown:
        yield _unknown(pieces[ids.index(arrow.start)], arrow, ids)
    if unknown:
        return
    routes = [piece.data.get("jalur") for piece in pieces]
    reached = _reached((name for i, name in enumerate(ids) if routes[i] not in routes[:i]), following)
    endless = [piece for piece in pieces if END not in _reached([piece.data["id"]], following)]
    # Where a flow stops short, the steps before never end either; going round, the last of them says so.
    starts = {arrow.start for arrow in following}
    stops = [piece for piece in endless if piece.data["id"] not in starts] or endless[-1:]
    for code, found in (("SP305", [p for p in pieces if p.data["id"] not in reached]), ("SP306", stops)):
        for piece in found:
            yield piece.source.finding(code, (*piece.path, "id"), name=piece.data["id"])


def _unknown(step: Piece, arrow: Arrow, ids: list[str]) -> Diagnostic:
    place = ("lalu",) if arrow.branch is None else ("lalu", arrow.branch, "ke")
    return step.source.finding(
        "SP224", (*step.path, *place), name=arrow.end, suggestion=nearest(arrow.end, [*ids, END])
    )


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
