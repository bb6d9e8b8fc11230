"""Try inputs of each kind by the thousand and say what came of them: `run.py [KIND=NUMBER]… [FROM=NUMBER]`.

Without kinds all of them, in the numbers of `ALL`.  Ends with 1 where anything went wrong.  `SEED=…` in the
environment tries others; a failure is tried again by its number: `SEED=… run.py documents=1 FROM=4711`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from soak.limits import Failure, survey

ALL = {
    "decisions": 200_000,
    "dates": 50_000,
    "stages": 20_000,
    "facts": 400_000,
    "files": 100_000,
    "documents": 100_000,
    "slips": 112,
}
SHOWN = 50
EVERY = 30  # seconds


def run(kind: str, start: int, number: int) -> list[Failure]:
    """Try so many inputs of a kind, and say what came of them."""
    begun = said = time.monotonic()

    def progress(done: int) -> None:
        nonlocal said
        if time.monotonic() - said > EVERY:
            said = time.monotonic()
            print(f"  {kind}: {done:,} of {number:,}", file=sys.stderr, flush=True)

    found = survey(kind, start, start + number, progress=progress)
    told = ", ".join(f"{how} {many:,}" for how, many in sorted(found.came_to.items()))
    minutes = (time.monotonic() - begun) / 60
    print(
        f"{kind}: {found.tried:,} tried in {minutes:.1f} minutes, {len(found.failures)} wrong: {told}",
        flush=True,
    )
    for failure in found.failures[:SHOWN]:
        print(f"  {kind} {failure.number}: {failure.problem}", flush=True)
    return found.failures


if __name__ == "__main__":
    asked = {key: int(value) for key, value in (argument.split("=") for argument in sys.argv[1:])}
    start = asked.pop("FROM", 0)
    wrong = [failure for kind, number in (asked or ALL).items() for failure in run(kind, start, number)]
    sys.exit(bool(wrong))
