"""Says when work lies with Spark and no worker takes it; of itself Spark waits, and tells its log alone.

In comes a session; whoever asked is called.  A cluster may have workers that come late, or that are busy: the
work waits for them, and goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, TypeAlias

from sp_engine.packages import optional_package

Waiting: TypeAlias = Callable[[int], None]
"""Is told for how many seconds no worker has taken the work; again where that happens again."""
SECONDS = 10


@contextmanager
def no_worker_told(session: Any, waiting: Waiting | None, every: float = 1) -> Iterator[None]:
    """Look every second while the work lasts, and tell when `SECONDS` looks in a row found no worker."""
    if waiting is None:
        yield
        return
    done = Event()
    watch = Thread(
        target=_watch, args=(session.sparkContext.statusTracker(), waiting, done, every), daemon=True
    )
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _watch(tracker: Any, waiting: Waiting, done: Event, every: float) -> None:
    java = optional_package("py4j.protocol", "spark")
    found_nobody = 0
    while not done.wait(every):
        try:
            nobody = _nobody_works(tracker)
        except (java.Py4JError, OSError):  # the session ends; whoever works with it is told why
            return
        found_nobody = found_nobody + 1 if nobody else 0
        if found_nobody == SECONDS:
            waiting(SECONDS)


def _nobody_works(tracker: Any) -> bool:
    """Tell whether there are stages to work on, and no worker is at any of them."""
    known = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    stages = [stage for stage in known if stage is not None]  # what has just ended is not known
    return bool(stages) and not any(stage.numActiveTasks for stage in stages)
