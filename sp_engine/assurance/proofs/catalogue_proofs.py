"""Proofs about many services, spread over processes.

In comes a catalogue and maybe the name of a service or agency; out comes a proof for each service of each
decree.
"""

from __future__ import annotations

from functools import partial

from sp_engine.assurance.cases.case_document import read_cases
from sp_engine.assurance.cases.suite import standard_texts
from sp_engine.assurance.processes import processors, spread
from sp_engine.assurance.proofs.burden import burden_of
from sp_engine.assurance.proofs.proof import Proof, proof_of
from sp_engine.catalogue import CatalogueFiles
from sp_engine.packages import optional_package
from sp_engine.words import Diagnostic

WORTH_PROCESSES = 12
"""How many services pay for starting processes."""


def prove(
    files: CatalogueFiles,
    wanted: str | None = None,
    *,
    seconds: float | None = None,
    every_example: bool = False,
    processes: int | None = None,
    unreadable: list[Diagnostic] | None = None,
) -> list[Proof]:
    """Return the proofs of every service, or of one service or agency.

    `unreadable` takes what is wrong with documents, as in `run_suite`.  Raises `CatalogueError` when nothing
    has the wanted name, `PackageMissingError`.
    """
    optional_package("z3", "analysis")  # before processes are started
    names = [name for name, *_ in standard_texts(files, wanted, unreadable)]
    tasks = [*dict.fromkeys(names)]
    if processes is None:
        processes = processors() if len(tasks) >= WORTH_PROCESSES else 1
    work = partial(_proved, files, seconds=seconds, every_example=every_example)
    with spread(work, min(processes, len(tasks))) as results:
        return [proof for proofs in results(tasks) for proof in proofs]


def _proved(files: CatalogueFiles, wanted: str, *, seconds: float | None, every_example: bool) -> list[Proof]:
    """Return the proofs of one service, under each decree that has it."""
    agency = wanted.partition("/")[0]
    texts = [*standard_texts(files, wanted, [])]
    others = [text.standard for name, _, _, text in standard_texts(files, agency, []) if name != wanted]
    found = []
    for name, decree, service, text in texts:
        source = files.cases_source(decree, service)
        excuses = None if source is None else read_cases(source)
        of_decree = [other for other in others if other.decree.folder == decree.folder]
        proof = proof_of(name, text, excuses, seconds, every_example=every_example)
        found.append(proof._replace(burden=burden_of(text.standard, of_decree)))
    return found
