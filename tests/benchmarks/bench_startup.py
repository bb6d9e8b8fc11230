"""How long a clerk waits: a cold `sp check` and the register's verbs against an empty typer command.

Run by hand (`make bench`): the commands take turns, and the ratio is taken round by round, so that it
holds when the machine's speed drifts.  Prints CPU and wall-clock medians and the ratios; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None:\n    pass\napp()\n"
PARSING = "sp check, parsing"
"""The same command while nothing is kept of what the long documents say."""
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return CPU and wall-clock milliseconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, wall * 1000


def commands(register: Path) -> dict[str, list[str]]:
    """Return what a clerk types all day, by what it is called here."""
    sp = str(Path(sys.executable).with_name("sp"))
    facts = ROOT / "docs" / "examples" / "rekomendasi-haki.yaml"
    check = [sp, "check", "depok/rekomendasi-haki", "--facts", str(facts), "--received", "2026-03-16T10:00"]
    where = ["--register", str(register)]
    return {
        PARSING: check,
        "sp check": check,
        "sp check --record": [*check, "--record", *where],
        "sp log list": [sp, "log", "list", *where],
        "sp log due": [sp, "log", "due", *where, "--at", "2026-03-17T08:00"],
        "sp log show": [sp, "log", "show", "depok/2026/1", *where],
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        # As installed: byte code is compiled once, not at every start.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["SP_CACHE"] = folder
        typed = commands(Path(folder) / "loket.sqlite3")
        rounds = []
        for run in range(RUNS + 1):
            theirs = measure([sys.executable, str(empty)], environment)
            ours = {}
            for name, command in typed.items():
                if name == PARSING:
                    shutil.rmtree(Path(folder) / "kept-documents", ignore_errors=True)
                ours[name] = measure(command, environment)
            if run:  # the first round warms the disk and the schema cache
                rounds.append((theirs, ours))
    for at, kind in enumerate(("cpu ", "wall")):
        empty_ms = statistics.median(theirs[at] for theirs, _ in rounds)
        print(f"{kind}  {'empty typer command':<20} {empty_ms:6.1f} ms")
        for name in typed:
            ours_ms = statistics.median(ours[name][at] for _, ours in rounds)
            ratio = statistics.median(ours[name][at] / theirs[at] for theirs, ours in rounds)
            print(f"{kind}  {name:<20} {ours_ms:6.1f} ms   ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
