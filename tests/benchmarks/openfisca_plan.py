"""`kalbar/kantor-cabang` written by hand for OpenFisca, for the benchmark of populations: the outcome alone.

Run by the benchmark, in its own environment, as `openfisca_plan.py FILE`; prints counts by outcome, the best
seconds of three, and the most memory that was held.  A variable for each fact and for each requirement, as
models of OpenFisca have them.  It knows no value that is not stated: where that matters, a fact has a second
variable, which says whether it is.  No statuses, no checks of values, no due dates.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.branch_office import PAPERS, held

APPLICANT = build_entity(key="applicant", plural="applicants", label="An applicant", is_person=True)
DAY = period("2026-01-05")
"""When everything is asked; the day of an application is a fact, as each has its own."""
Formula = Callable[[Any, Any], Any]


OPINIONS = (
    "wajar_tanpa_pengecualian",
    "wajar_dengan_pengecualian",
    "tidak_wajar",
    "tidak_menyatakan_pendapat",
)
GRADES = ("dalam_pengawasan_khusus", "dalam_pengawasan", "cukup_sehat", "sehat")
"""What stands for a choice is its place, counted from 1."""
OUTCOMES = ("reject", "approve", "pending", "return")
POWER, LETTER, PROOF = "surat_kuasa", "surat_permohonan", "bukti_kantor_dan_sarana_kerja"
PROOF_PARTS = tuple(f"{PROOF}.isi:{one}" for one in ("kantor", "papan_nama", "sarana_kerja"))
PARTS = {POWER: f"{POWER}.bermeterai", LETTER: f"{LETTER}.bermeterai", PROOF: PROOF_PARTS[0]}
LICENCE, RATED, TAXED = "tanggal_izin_usaha_simpan_pinjam", "tanggal_penilaian_kesehatan", "tanggal_bukti_spt"
AUDITED, HEALTH = "opini_audit", "predikat_kesehatan"
MEMBERS, CAPITAL = "jumlah_anggota_wilayah", "modal_kerja_kantor"
YEARS, PLANNED = "jumlah_tahun_laporan_keuangan", "lama_rencana_kerja_tahun"
FACTS: dict[str, type] = {
    **dict.fromkeys(
        (*PAPERS, "dikuasakan", "ktp_penerima_kuasa", *PARTS, *PARTS.values(), *PROOF_PARTS), bool
    ),
    **dict.fromkeys((MEMBERS, CAPITAL, YEARS, PLANNED), float),
    **dict.fromkeys((LICENCE, RATED, TAXED), date),
    **dict.fromkeys((AUDITED, HEALTH), int),
    "received": date,
}
CHOICES = {AUDITED: OPINIONS, HEALTH: GRADES}
ASKED_WHETHER_STATED = (
    "nib",
    "dikuasakan",
    *PARTS.values(),
    *PARTS,
    LICENCE,
    MEMBERS,
    CAPITAL,
    AUDITED,
    HEALTH,
)


def stated(name: str) -> str:
    """Return the variable that says whether a fact is stated."""
    return f"{name}?"


def variable(name: str, kind: type, formula: Formula | None = None) -> type[Variable]:
    """Return a variable: a fact, or what a formula makes of others."""
    told: dict[str, Any] = {
        "entity": APPLICANT,
        "definition_period": DateUnit.DAY,
        "label": name,
        "value_type": kind,
    }
    return type(name, (Variable,), told if formula is None else {**told, "formula": formula})


def handed_in(paper: str) -> Formula:
    """Return whether a paper is handed in, which who states a part of it says."""
    return lambda of, on: of(paper, on) | (~of(stated(paper), on) & of(stated(PARTS[paper]), on))


def complete(paper: str, parts: tuple[str, ...], *, hoped: bool) -> Formula:
    """Return whether a paper and its parts are there; `hoped`: or would be, once somebody has looked."""

    def formula(of: Any, on: Any) -> Any:
        all_there = of(parts[0], on)
        for part in parts[1:]:
            all_there = all_there & of(part, on)
        if hoped:
            all_there = all_there | ~of(stated(parts[0]), on)
        return of(f"{paper} handed in", on) & all_there

    return formula


def power(name: str) -> Formula:
    """Return whether somebody applies in person, or with a power of attorney of that state."""
    return lambda of, on: in_person(of, on) | of(name, on)


def in_person(of: Any, on: Any) -> Any:
    return of(stated("dikuasakan"), on) & ~of("dikuasakan", on)


def years_before(days: Any, years: int) -> Any:
    """Return days some years earlier; no 29 February is among them."""
    months = days.astype("datetime64[M]")
    return (months - 12 * years).astype("datetime64[D]") + (days - months.astype("datetime64[D]"))


def since(name: str, *, years: int, at_most: bool = False) -> Formula:
    """Return whether a date lies no further back than some years, or (`at_most`) as far at least."""

    def formula(of: Any, on: Any) -> Any:
        first = years_before(of("received", on), years)
        return of(stated(name), on) & (of(name, on) <= first) if at_most else of(name, on) >= first

    return formula


def one_of(name: str, *places: int) -> Formula:
    return lambda of, on: np.isin(of(name, on), places)


def at_least(name: str, number: float) -> Formula:
    return lambda of, on: of(name, on) >= number


def all_true(*names: str) -> Formula:
    def formula(of: Any, on: Any) -> Any:
        found = of(names[0], on)
        for name in names[1:]:
            found = found & of(name, on)
        return found

    return formula


def denied(of: Any, on: Any) -> Any:
    """Return whether something is stated that cannot be mended."""
    found = np.zeros(of.count, bool)
    for name, requirement in FIRM.items():
        found = found | (of(stated(name), on) & ~of(requirement, on))
    return found


FIRM = {
    LICENCE: "licensed long enough",
    AUDITED: "audited well",
    HEALTH: "in good health",
    MEMBERS: "enough members",
    CAPITAL: "enough capital",
}
REQUIREMENTS: dict[str, Formula] = {
    "licensed long enough": since(LICENCE, years=2, at_most=True),
    "audited well": one_of(AUDITED, 1, 2),
    "in good health": one_of(HEALTH, 4),
    "enough members": at_least(MEMBERS, 100),
    "enough capital": at_least(CAPITAL, 2_500_000_000),
    "enough reports": at_least(YEARS, 2),
    "planned far enough": at_least(PLANNED, 1),
    "rated of late": since(RATED, years=1),
    "taxed of late": since(TAXED, years=1),
    "card of who is sent": lambda of, on: in_person(of, on) | of("ktp_penerima_kuasa", on),
}
WORKED_OUT: dict[str, Formula] = {
    **REQUIREMENTS,
    **{f"{paper} handed in": handed_in(paper) for paper in PARTS},
    "letter": complete(LETTER, (PARTS[LETTER],), hoped=False),
    "letter hoped": complete(LETTER, (PARTS[LETTER],), hoped=True),
    "empowered": complete(POWER, (PARTS[POWER],), hoped=False),
    "empowered hoped": complete(POWER, (PARTS[POWER],), hoped=True),
    "power": power("empowered"),
    "power hoped": power("empowered hoped"),
    "proof": complete(PROOF, PROOF_PARTS, hoped=False),
    "proof hoped": complete(PROOF, PROOF_PARTS, hoped=True),
    "common": all_true(stated("nib"), *PAPERS, *REQUIREMENTS),
    "met": all_true("common", "letter", "power", "proof"),
    "hoped": all_true("common", "letter hoped", "power hoped", "proof hoped"),
    "denied": denied,
}


def outcome(of: Any, on: Any) -> Any:
    """Return the place of the outcome among all."""
    return np.select([of("denied", on), of("met", on), of("hoped", on)], [0, 1, 2], 3)


def system() -> TaxBenefitSystem:
    """Return the model."""
    made = TaxBenefitSystem([APPLICANT])
    for name, kind in FACTS.items():
        made.add_variable(variable(name, kind))
    for name in ASKED_WHETHER_STATED:
        made.add_variable(variable(stated(name), bool))
    for name, formula in WORKED_OUT.items():
        made.add_variable(variable(name, bool, formula))
    made.add_variable(variable("outcome", int, outcome))
    return made


def values(name: str, column: pa.ChunkedArray) -> Any:
    """Return a column as OpenFisca takes it, with its default for what is not stated."""
    if name in CHOICES:
        return pc.fill_null(pc.add(pc.index_in(column, pa.array(CHOICES[name])), 1), 0).to_numpy()
    if FACTS[name] is date:
        return pc.fill_null(column, date(1970, 1, 1)).to_numpy().astype("datetime64[D]")
    return pc.fill_null(column, False if FACTS[name] is bool else 0).to_numpy()


def decided(model: TaxBenefitSystem, file: str) -> dict[str, int]:
    """Return how many come to each outcome."""
    table = parquet.read_table(file)
    simulation = SimulationBuilder().build_default_simulation(model, count=table.num_rows)
    for name in FACTS:
        simulation.set_input(name, DAY, values(name, table[name]))
    for name in ASKED_WHETHER_STATED:
        simulation.set_input(stated(name), DAY, pc.is_valid(table[name]).to_numpy())
    places, counts = np.unique(simulation.calculate("outcome", DAY), return_counts=True)
    return {OUTCOMES[at]: int(count) for at, count in zip(places, counts, strict=True)}


def main() -> None:
    model, best, outcomes = system(), float("inf"), dict[str, int]()
    for _ in range(3):
        began = time.perf_counter()
        outcomes = decided(model, sys.argv[1])
        best = min(best, time.perf_counter() - began)
    told = {"outcomes": dict(sorted(outcomes.items())), "seconds": best, "mib": held()}
    print(json.dumps({**told, "version": version("openfisca-core")}))


if __name__ == "__main__":
    main()
