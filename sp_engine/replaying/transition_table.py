"""Many decisions made once more: how many went from which outcome to which, and by which requirements.

In come replays; out comes a table of transitions, the most frequent first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sp_engine.immutable import Immutable
from sp_engine.replaying.replay import Replay
from sp_engine.rules import Outcome


class Transition(Immutable):
    """So many decisions of a service that went from one outcome to another; None: not decided any more.

    `requirements` are those that came to something else in them, each with in how many.
    """

    service: str
    before: Outcome
    after: Outcome | None
    count: int
    requirements: tuple[tuple[str, int], ...]

    @property
    def same(self) -> bool:
        return self.before is self.after


def transitions(replays: Iterable[Replay]) -> tuple[Transition, ...]:
    """Return the transitions of many decisions."""
    counts: Counter[tuple[str, Outcome, Outcome | None]] = Counter()
    responsible: dict[tuple[str, Outcome, Outcome | None], Counter[str]] = {}
    for replay in replays:
        key = replay.service, replay.before, replay.outcome
        counts[key] += 1
        named = responsible.setdefault(key, Counter())
        if replay.outcome is not replay.before:
            named.update(changed.requirement for changed in replay.requirements)
    found = [
        Transition(*key, count, tuple(sorted(responsible[key].items(), key=lambda one: (-one[1], one[0]))))
        for key, count in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.same, -one.count, one.service, str(one.before))))
