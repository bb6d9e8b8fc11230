"""Try inputs of each kind by the thousand and say what came of them: `run.py [KIND=NUMBER]… [FROM=NUMBER]`.

Without kinds all of them, in the numbers of `ALL`.  Each failure is told when it is found, and what came of
all at the end, or when it is stopped (Ctrl-C, `kill`).  Ends with 1 where anything went wrong.
`SEED=…` in the environment tries others; a failure is tried again by its number:
`SEED=… run.py documents=1 FROM=4711`.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from soak.limits import attempts

ALL = {
    "decisions": 200_000,
    "dates": 50_000,
    "stages": 20_000,
    "facts": 400_000,
    "interviews": 7_400,
    "files": 100_000,
    "documents": 100_000,
    "slips": 112,
}
EVERY = 30  # seconds


def run(kind: str, start: int, number: int) -> bool:
    """Try so many inputs of a kind, say what came of them, and return whether anything went wrong."""
    begun = said = time.monotonic()
    came_to: Counter[str] = Counter()
    wrong = 0
    try:
        for attempt in attempts(kind, start, start + number):
            if attempt.problem is None:
                came_to[attempt.came_to] += 1
            else:
                wrong += 1
                print(f"  {kind} {attempt.number}: {attempt.problem}", flush=True)
            if time.monotonic() - said > EVERY:
                said = time.monotonic()
                done = attempt.number + 1 - start
                print(f"  {kind}: {done:,} of {number:,}", file=sys.stderr, flush=True)
    finally:
        tried = came_to.total() + wrong
        told = ", ".join(f"{how} {many:,}" for how, many in sorted(came_to.items()))
        minutes = (time.monotonic() - begun) / 60
        stopped = "" if tried == number else f" (numbers {start:,} to {start + tried:,}; stopped)"
        print(f"{kind}: {tried:,} tried{stopped} in {minutes:.1f} minutes, {wrong} wrong: {told}", flush=True)
    return bool(wrong)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    asked = {key: int(value) for key, value in (argument.split("=") for argument in sys.argv[1:])}
    start = asked.pop("FROM", 0)
    try:
        wrong = [kind for kind, number in (asked or ALL).items() if run(kind, start, number)]
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(bool(wrong))
