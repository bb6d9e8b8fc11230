"""Compares the engine with queries on many hostile applicants of every standard: `make populations`.

`python tests/populations/run.py [--rows 20000] [--databases duckdb,postgres,spark] [--seed 1]`

What is compared: the closures, the function that decides, and each database, in outcome, statuses, fee and
due dates; all of them are asked about the same applicants, made once.  Says for each service how many rows
there were and how they came out, and every difference; ends with exit code 1 when there is one.

What was compared stands in build/populations, and is taken from there until something changes on which it
rests, so that a run that was stopped goes on, and one state of the checkout answers for all of a run.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from populations.comparison import compared, told
from populations.databases import Database, DuckDb, Postgres, Spark
from populations.services import SERVICES
from register.counters import running_server

from sp_engine.deciding import Service

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = ROOT / "build" / "populations"
RESTS_ON: Final = (
    "sp_engine",
    "catalogue",
    "requirements",
    "tests/catalogue_of_fields",
    "tests/populations",
)
DIFFERENCES_TOLD: Final = 5


@contextmanager
def database(name: str) -> Iterator[Database]:
    """Give a database by its name."""
    match name:
        case "duckdb":
            yield DuckDb()
        case "postgres":
            with running_server() as address:
                postgres = Postgres(address)
                yield postgres
                postgres.close()
        case "spark":
            with tempfile.TemporaryDirectory() as folder:
                spark = Spark(Path(folder))
                yield spark
                spark.close()
        case _:  # the rest: none of ours
            raise SystemExit(f"no database {name}")


def state_of_checkout() -> str:
    """Return a digest of every file on which an answer rests."""
    digest = sha256()
    for folder in RESTS_ON:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def result_of(service: Service, databases: Sequence[Database], rows: int, seed: int) -> dict[str, Any]:
    """Return what came of comparing a service, as it is kept."""
    begun = monotonic()
    found = compared(service, databases, rows, seed)
    return {
        "outcomes": found.outcomes,
        "left": found.left_to_the_reader,
        "differ": Counter(difference.database for difference in found.differences),
        "told": [line for one in found.differences[:DIFFERENCES_TOLD] for line in told(one)],
        "seconds": round(monotonic() - begun, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--databases", default="duckdb")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--services", default="", help="those alone whose name has this in it")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # the server that was started is ended too
    names = sorted(set(asked.databases.split(",")))
    state = {"rows": asked.rows, "databases": names, "seed": asked.seed, "checkout": state_of_checkout()}
    rows = 0
    seconds = 0.0
    left: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    with ExitStack() as stack:
        databases = [stack.enter_context(database(name)) for name in names]
        services = {name: service for name, service in SERVICES.items() if asked.services in name}
        for name, service in services.items():
            kept = KEPT / "-".join(names) / f"{name.replace('/', '.')}.json"
            result = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
            if result.get("state") != state:
                result = {"state": state, **result_of(service, databases, asked.rows, asked.seed)}
                kept.parent.mkdir(parents=True, exist_ok=True)
                written = kept.with_suffix(".tmp")
                written.write_text(json.dumps(result), encoding="utf-8")
                written.replace(kept)
            outcomes = ", ".join(
                f"{outcome} {number}" for outcome, number in Counter(result["outcomes"]).most_common()
            )
            said = f"left {sum(result['left'].values())}; {sum(result['differ'].values())} differ"
            print(f"{name}: {outcomes}; {said}")
            for line in result["told"]:
                print(line)
            sys.stdout.flush()
            rows += sum(result["outcomes"].values())
            seconds += result["seconds"]
            left.update(result["left"])
            differ.update(result["differ"])
        print(f"{rows} applicants of {len(services)} standards; {round(seconds)} s")
        for one in databases:
            kind = type(one).__name__
            print(f"{one.version}: {differ[kind]} differ, {left[kind]} left to the reader")
    return 1 if differ.total() else 0


if __name__ == "__main__":
    sys.exit(main())
