"""What it takes to publish all papers of the bundled catalogue, and one of them beside docxtpl alone.

Run by hand (`make bench`).  `sp publish` runs as a process of its own, first into an empty folder, then
into the same; then each kind of paper is made in this process, in turns with docxtpl filling in the template
of the notice with the same values.  Prints seconds, milliseconds of processors and ratios; asserts nothing.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import median

from sp_engine.catalogue import CatalogueFiles
from sp_engine.publishing import Edition, PaperKind, papers_of, subject_of
from sp_engine.publishing.notice import notice_values

ON = date(2026, 3, 16)
TEMPLATE = Path(__file__).parents[2] / "sp_engine/publishing/templates/maklumat.docx"
KINDS = tuple(kind for kind in PaperKind if kind is not PaperKind.SITE)


def published() -> None:
    """Print what `sp publish` takes for everything but the site, anew and again."""
    command = [str(Path(sys.executable).with_name("sp")), "publish", "--on", ON.isoformat()]
    with tempfile.TemporaryDirectory() as folder:
        for state in ("new", "same"):
            start, used = time.perf_counter(), processor_seconds()
            subprocess.run([*command, "-o", folder], check=True, capture_output=True)
            seconds, used = time.perf_counter() - start, processor_seconds() - used
            files = [path for path in Path(folder).rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files) / 1e6
            print(
                f"{len(files)} papers, {state}: {seconds:.1f} s ({used:.1f} s of processors), {size:.1f} MB",
                flush=True,
            )


def processor_seconds() -> float:
    """Return what the commands run so far took of all processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def milliseconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


def compared() -> None:
    """Print what a paper of each kind costs beside docxtpl alone, which takes its turn before each."""
    files = CatalogueFiles()
    docxtpl = import_module("docxtpl")
    subjects = [subject_of(files, agency, ON) for agency in files.agency_ids()]
    subject = subjects[0]
    plain = dict(notice_values(subject.agency, subject.decrees[0][0], Path(), "id"))

    def alone() -> None:
        document = docxtpl.DocxTemplate(TEMPLATE)
        document.render(plain, autoescape=True)
        document.save(io.BytesIO())

    alone()
    peer: list[float] = []
    costs: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in subjects:
        edition = Edition(
            language="id",
            registry=files.regulations(one.agency.id),
            agency_folder=files.root / one.agency.id,
            base="https://standar.contoh.go.id",
        )
        for kind in KINDS:
            for paper in papers_of(one, (kind,), edition):
                peer.append(milliseconds(alone))
                costs[kind, paper.name.suffix[1:]].append(milliseconds(paper.make))
    whole = median(peer)
    print(f"{'docxtpl alone, the notice':<28} {whole:8.1f} ms   x1.0   (median of {len(peer)})")
    for (of, form), times in costs.items():
        name = f"{of} as {form} ({len(times)})"
        print(
            f"{name:<28} {median(times):8.1f} ms   x{median(times) / whole:.1f}   slowest {max(times):.0f} ms"
        )


def main() -> None:
    print(f"{os.cpu_count()} processors; load {os.getloadavg()[0]:.1f}")
    published()
    compared()


if __name__ == "__main__":
    main()
