"""What a file of applicants costs through `sp batch`: a big CSV with damaged rows, and rows with lists.

Run by hand: `python tests/benchmarks/bench_batch.py [ROWS]`, a million rows by default, one in a hundred of
them damaged.  Each run is a process of its own, of which the time of the processor and the most memory count;
beside it stands reading the same file and writing it again, nothing else.  Asserts that no row is lost and
that each damaged one is told with its own row, column and value; with a million rows it writes its section
of docs/reference/kinerja.md.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.bench_population import run_apart
from benchmarks.branch_office import held
from benchmarks.performance_page import load, machine, write_section
from population.applicants import SERVICE, applicants, write

from sp_engine import open_catalogue
from sp_engine.population import BatchFiles, BatchWish, Engine, decide_file

ROWS_FOR_THE_PAGE, LISTED, ROUNDS, EVERY = 1_000_000, 5_000, 3, 100
DAMAGED = "banyak"
FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
TERA = "kenanga/tera"
RECEIVED = datetime(2026, 3, 16, 9, tzinfo=timezone(timedelta(hours=7)))

SECTION = """
`tests/benchmarks/bench_batch.py` (in `make bench`) writes this section: {machine}, {load}.
[`sp batch`](../how-to/banyak-pemohon.md) decides a CSV of {rows:,} applicants for `{service}`, one in
{every} damaged; each of these is told with its row, column and value. Each run is a process of its own; time
is of the processor, of all threads together.

| what is measured | seen |
|---|--:|
| times as long as reading the file and writing it again | {times:.1f} |
| memory at the most, MiB | {whole[mib]:.0f} |
| {listed:,} rows with lists (`{tera}`), of the time that they take one by one | {lists:.2f} |
"""


def damaged(rows: int, file: Path) -> list[int]:
    """Write a file of applicants; return the rows that cannot be read, counted as in a spreadsheet."""
    told = applicants(rows)
    places = [*range(EVERY // 2, rows, EVERY)]
    for place in places:
        told[place]["modal_usaha"] = DAMAGED
    write(file, told)
    return [place + 2 for place in places]


def with_lists(rows: int, file: Path) -> None:
    """Write applicants with one to five instruments, of which one fact in ten is not stated."""
    draw = random.Random(5)

    def item() -> dict[str, Any]:
        stated = {
            "kapasitas": draw.randrange(6_000),
            "bersih": draw.random() < 0.9,
            "terpasang_tetap": draw.random() < 0.5,
            "tera_pertama": True,
            "izin_tipe": draw.random() < 0.9,
            "lulus_uji": True,
        }
        return {name: value for name, value in stated.items() if draw.random() < 0.9}

    with file.open("w", encoding="utf-8") as written:
        for _ in range(rows):
            items = [item() for _ in range(draw.randrange(1, 6))]
            row = {"alat_ukur": items, "permohonan_tera": True, "tempat_tera": "kantor"}
            written.write(json.dumps(row) + "\n")


def run(file: Path, engine: Engine) -> None:
    """Decide a file in this process, in which nothing else has run; print what it took."""
    catalogue = open_catalogue(FIELDS) if file.suffix == ".jsonl" else open_catalogue()
    service = TERA if file.suffix == ".jsonl" else SERVICE
    wish = BatchWish(service, RECEIVED, {}, engine=engine)
    start = time.process_time()
    batch = decide_file(catalogue, BatchFiles.of(file, file.with_name("hasil.csv"), None), wish)
    counts = {"rows": batch.summary.rows, "unreadable": batch.summary.unreadable}
    print(json.dumps({"seconds": time.process_time() - start, "mib": held(), **counts}))


def apart(file: Path, engine: Engine) -> dict[str, Any]:
    return run_apart([sys.executable, __file__, "--run", str(file), engine.value])


def copied(file: Path) -> float:
    """Return the seconds of reading a file and writing it again."""
    start = time.process_time()
    copy = file.with_name("salinan.csv")
    with (
        file.open(encoding="utf-8", newline="") as read,
        copy.open("w", encoding="utf-8", newline="") as told,
    ):
        csv.writer(told).writerows(csv.reader(read))
    return time.process_time() - start


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS_FOR_THE_PAGE
    with tempfile.TemporaryDirectory() as name:
        file, lists = Path(name) / "pemohon.csv", Path(name) / "alat.jsonl"
        wrong = damaged(rows, file)
        with_lists(LISTED, lists)
        beside = min(copied(file) for _ in range(ROUNDS))
        whole = apart(file, Engine.DUCKDB)
        assert (whole["rows"], whole["unreadable"]) == (rows, len(wrong))
        with (Path(name) / "hasil.galat.csv").open(encoding="utf-8", newline="") as errors:
            told = [(int(one["baris"]), one["kolom"], one["nilai"]) for one in csv.DictReader(errors)]
        assert told == [(row, "modal_usaha", DAMAGED) for row in wrong]
        query, alone = (
            min(each)
            for each in zip(
                *(
                    [apart(lists, engine)["seconds"] for engine in (Engine.DUCKDB, Engine.COMPILED)]
                    for _ in range(ROUNDS)
                ),
                strict=True,
            )
        )
    section = SECTION.format(
        machine=machine(),
        load=load(),
        rows=rows,
        service=SERVICE,
        every=EVERY,
        whole=whole,
        times=whole["seconds"] / beside,
        tera=TERA,
        listed=LISTED,
        lists=query / alone,
    )
    print(section)
    print(f"seconds of the processor: {whole['seconds']:.1f}")
    if rows == ROWS_FOR_THE_PAGE:
        write_section("A file of applicants", section)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(Path(sys.argv[2]), Engine(sys.argv[3]))
    else:
        main()
