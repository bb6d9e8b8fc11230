"""How long a clerk waits: a cold `sp check` against an empty typer command, in this environment.

Run by hand (`make bench`): the two commands take turns, and the ratio is taken pair by pair, so that it
holds when the machine's speed drifts.  Prints CPU and wall-clock medians and the ratios; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None:\n    pass\napp()\n"
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


def main() -> None:
    facts = ROOT / "docs" / "examples" / "rekomendasi-haki.yaml"
    check = [str(Path(sys.executable).with_name("sp")), "check", "depok/rekomendasi-haki"]
    check += ["--facts", str(facts), "--received", "2026-03-16T10:00"]
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        # As installed: byte code is compiled once, not at every start.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["SP_CACHE"] = folder
        pairs = []
        for run in range(RUNS + 1):
            pair = measure([sys.executable, str(empty)], environment), measure(check, environment)
            if run:  # the first pair warms the disk and the schema cache
                pairs.append(pair)
    for at, name in enumerate(("cpu ", "wall")):
        ours = statistics.median(pair[1][at] for pair in pairs)
        theirs = statistics.median(pair[0][at] for pair in pairs)
        ratio = statistics.median(pair[1][at] / pair[0][at] for pair in pairs)
        print(f"{name}  sp check {ours:6.1f} ms   empty typer command {theirs:6.1f} ms   ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
