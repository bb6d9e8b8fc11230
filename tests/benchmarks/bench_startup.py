"""How long a clerk waits: a cold `sp check` and the register's verbs against an empty typer command.

Run by hand (`make bench`): all commands take turns, and a ratio is taken round by round, so that it holds
when the machine's speed drifts.  They run as installed from a wheel: the packages are laid out as there, in
an environment that sees the libraries of this one.  Asserts nothing; writes its section of
docs/reference/kinerja.md.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Mapping
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.performance_page import load, machine, write_section

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "sp_engine": "sp_engine",
    "sp_cli": "cli/sp_cli",
    "sp_schema": "schema",
    "sp_catalogue": "catalogue",
}
"""Where the packages of the wheel lie here, as setup.py says."""
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None:\n    pass\napp()\n"
SP = "from sp_cli.entrance import run\nrun()\n"
STANDARD_LIBRARY = "import datetime, decimal, enum, functools, json, pathlib, re, signal, typing"
"""Of the standard library what no command of ours does without."""
MODULES = f"{STANDARD_LIBRARY}, sp_cli.entrance, sp_cli.main, sp_cli.check"
EMPTY_COMMAND, CHECK = "an empty typer command", "sp check"
PARSING = "sp check, nothing kept"
"""The same command while nothing is kept of what the documents say."""
IN_JSON = "sp check, facts in JSON"
OF_29 = "sp check of 29 requirements, facts in JSON"
WANTED = {PARSING: 0.9, CHECK: 0.6, IN_JSON: 0.6, OF_29: 0.6}
JOINT = "../decisions/0063-joint-byte-code.md"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15

SECTION = """
`tests/benchmarks/bench_startup.py` (in `make bench`) writes this section: {machine},
{load}. Each command is a process of its own, as installed from a wheel; all take turns, {runs} times.
What a clerk waits to what an empty typer command takes ({empty:.0f} ms), round by round; the median. Each
`sp check` has both second opinions, of which one is a process of its own: the processor's time is that of
both together.

| command | wanted | waited, to an empty typer command | processor, to the same |
|---|--:|--:|--:|
{told}
What Python and its libraries take in any case stands in the rows above `sp check`, and what importing the
engine's modules takes, each found by itself; `sp check` finds them in
[one file]({joint}), reads, decides, asks the second opinions and tells.
"""


def measure(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return processor and wall-clock milliseconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, wall * 1000


def installed(folder: Path) -> str:
    """Return the Python of an environment in which the packages lie as a wheel installs them."""
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.check_output(ask, text=True).strip())
    for package, place in PACKAGES.items():
        shutil.copytree(ROOT / place, site / package, ignore=shutil.ignore_patterns("__pycache__"))
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    return str(python)


def commands(python: str, folder: Path) -> dict[str, list[str]]:
    """Return what a clerk types all day, by what it is called here, and what it is compared with."""
    empty, sp, facts = folder / "empty.py", folder / "sp.py", folder / "facts.json"
    empty.write_text(EMPTY, encoding="utf-8")
    sp.write_text(SP, encoding="utf-8")
    haki = ROOT / "docs" / "examples" / "rekomendasi-haki.yaml"
    facts.write_text(json.dumps(yaml.load(haki.read_text("utf-8"), yaml.BaseLoader)), encoding="utf-8")
    branch = folder / "branch.json"
    example = subprocess.check_output([python, str(sp), "example", "kalbar/kantor-cabang"], text=True)
    branch.write_text(json.dumps(yaml.load(example, yaml.BaseLoader)), encoding="utf-8")

    def check(service: str, given: Path, received: str) -> list[str]:
        return [python, str(sp), "check", service, "--facts", str(given), "--received", received]

    typed = check("depok/rekomendasi-haki", haki, "2026-03-16T10:00")
    where = ["--register", str(folder / "loket.sqlite3")]
    log = [python, str(sp), "log"]
    return {
        EMPTY_COMMAND: [python, str(empty)],
        "Python alone": [python, "-c", "pass"],
        "Python with the standard library's modules": [python, "-c", STANDARD_LIBRARY],
        "the same with PyYAML": [python, "-c", f"{STANDARD_LIBRARY}, yaml"],
        "all modules of `sp check` with facts in JSON": [python, "-c", MODULES],
        PARSING: typed,
        CHECK: typed,
        IN_JSON: check("depok/rekomendasi-haki", facts, "2026-03-16T10:00"),
        OF_29: check("kalbar/kantor-cabang", branch, "2026-07-06T10:00"),
        "sp check --record": [*typed, "--record", *where],
        "sp log list": [*log, "list", *where],
        "sp log due": [*log, "due", *where, "--at", "2026-03-17T08:00"],
        "sp log show": [*log, "show", "depok/2026/1", *where],
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # As installed: byte code is compiled once, not at every start.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        nothing_kept = folder / "nothing-kept"
        typed = commands(installed(folder / "environment"), folder)
        rounds: list[dict[str, tuple[float, float]]] = []
        for run in range(RUNS + 1):
            taken = {}
            for called, command in typed.items():
                shutil.rmtree(nothing_kept / "kept-documents", ignore_errors=True)
                cache = nothing_kept if called == PARSING else folder / "cache"
                taken[called] = measure(command, {**environment, "SP_CACHE": str(cache)})
            if run:  # the first round warms the disk and the cache
                rounds.append(taken)
    rows: list[str] = []
    for called in typed:
        cpu, wall = (
            statistics.median(taken[called][at] / taken[EMPTY_COMMAND][at] for taken in rounds)
            for at in (0, 1)
        )
        ms = statistics.median(taken[called][1] for taken in rounds)
        print(f"{called:<45} {ms:6.1f} ms, {wall:.2f}; of the processor {cpu:.2f}")
        rows.append(f"| {called} | {WANTED.get(called, '')} | {wall:.2f} | {cpu:.2f} |\n")
    empty = statistics.median(taken[EMPTY_COMMAND][1] for taken in rounds)
    told = SECTION.format(
        machine=machine(), load=load(), runs=RUNS, empty=empty, told="".join(rows), joint=JOINT
    )
    write_section("A cold start", told)


if __name__ == "__main__":
    main()
