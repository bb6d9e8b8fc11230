"""Compares the engine with queries on many hostile applicants of every standard: `make populations`.

`python tests/populations/run.py [--rows 20000] [--databases duckdb,postgres,spark] [--seed 1]`

What is compared: the closures, the function that decides, and each database, in outcome, statuses, fee and
due dates.  Says for each service how many rows there were and how they came out, and every difference; ends
with exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1]))

from populations.comparison import compared, told
from populations.databases import Database, DuckDb, Postgres, Spark
from populations.services import SERVICES
from register.counters import running_server


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--databases", default="duckdb")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--services", default="")
    asked = parser.parse_args()
    rows = left = differences = 0
    begun = monotonic()
    with ExitStack() as stack:
        databases = [stack.enter_context(database(name)) for name in asked.databases.split(",")]
        for name, service in SERVICES.items():
            if asked.services not in name:
                continue
            found = compared(service, databases, asked.rows, asked.seed)
            outcomes = ", ".join(f"{outcome} {number}" for outcome, number in found.outcomes.most_common())
            fee = " (no fee in the query)" if found.without_fee else ""
            print(
                f"{name}: {outcomes}; left {found.left_to_the_reader}; {len(found.differences)} differ{fee}"
            )
            for difference in found.differences[:5]:
                print("\n".join(told(difference)))
            sys.stdout.flush()
            rows += sum(found.outcomes.values())
            left += found.left_to_the_reader
            differences += len(found.differences)
    seconds = round(monotonic() - begun)
    said = f"{differences} differ, {left} left to the reader; {seconds} s"
    print(f"{rows} applicants of {asked.databases}: {said}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
