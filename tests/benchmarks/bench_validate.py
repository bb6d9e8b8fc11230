"""How fast a catalogue is checked: the bundled one, and one of 10,000 services made of it.

Run by hand (`make bench`).  `sp validate` runs as a process of its own, first with an empty cache, then with
what that run remembered; a document is one YAML file.  Prints seconds, seconds of all processors together,
documents and services per second, and the memory of the largest process; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sp_engine.assurance.processes import processors
from sp_engine.catalogue.catalogue_documents import bundled_catalogue

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.big_catalogue import write_agencies, write_one_decree

SERVICES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000


def measure(catalogue: Path, processes: int) -> None:
    """Print what checking a catalogue takes, cold and warm."""
    documents = len(list(catalogue.rglob("*.yaml")))
    services = len(list(catalogue.glob("*/*/*.yaml"))) - len(list(catalogue.glob("*/*/*.uji.yaml")))
    services -= len(list(catalogue.glob("*/*/penetapan.yaml")))
    command = [str(Path(sys.executable).with_name("sp")), "validate", "--catalogue", str(catalogue)]
    with tempfile.TemporaryDirectory() as cache:
        for state in ("cold", "warm"):
            start, used = time.perf_counter(), processor_seconds()
            subprocess.run(
                [*command, "--jobs", str(processes)],
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "SP_CACHE": cache},
            )
            seconds, used = time.perf_counter() - start, processor_seconds() - used
            print(
                f"{services:>6} services {documents:>6} documents  {processes} process(es) {state}"
                f"  {seconds:7.2f} s ({used:.2f} s of processors)  {documents / seconds:6.0f} documents/s"
                f"  {services / seconds:6.0f} services/s",
                flush=True,
            )


def processor_seconds() -> float:
    """Return what the commands run so far, with their own processes, took of all processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    several = processors()
    measure(bundled_catalogue(), 1)
    with tempfile.TemporaryDirectory() as folder:
        agencies, one_decree = Path(folder) / "agencies", Path(folder) / "one-decree"
        write_agencies(agencies, SERVICES)
        measure(agencies, 1)
        measure(agencies, several)
        write_one_decree(one_decree, SERVICES // 10)
        measure(one_decree, several)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"memory of the largest process: {largest} MB")


if __name__ == "__main__":
    main()
