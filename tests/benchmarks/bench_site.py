"""How long it takes to publish the site of a catalogue of 10,000 services, and how big its pages are.

Run by hand (`make bench`, or with a number of services).  `sp publish --kind site` runs as a process of its
own, first into an empty folder, then into the same.  Prints seconds, seconds of all processors together,
files and the biggest page; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.big_catalogue import write_agencies

SERVICES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
ON = "2026-03-16"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        catalogue, site, cache = (Path(folder) / name for name in ("catalogue", "site", "cache"))
        write_agencies(catalogue, SERVICES)
        command = [str(Path(sys.executable).with_name("sp")), "publish", "--catalogue", str(catalogue)]
        for state in ("new", "same"):
            start, used = time.perf_counter(), processor_seconds()
            subprocess.run(
                [*command, "--kind", "site", "--on", ON, "-o", str(site)],
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "SP_CACHE": str(cache)},
            )
            seconds, used = time.perf_counter() - start, processor_seconds() - used
            print(f"{SERVICES} services, {state}: {seconds:.0f} s ({used:.0f} s of processors)", flush=True)
        sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
        pages = [size for path, size in sizes.items() if path.suffix == ".html"]
        biggest = max(sizes, key=sizes.__getitem__)
        print(f"{len(pages)} pages of {len(sizes)} files; the biggest page has {max(pages)} bytes")
        print(f"the biggest file is {biggest.relative_to(site)}, {sizes[biggest]} bytes")


def processor_seconds() -> float:
    """Return what the commands run so far, with their own processes, took of all processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
