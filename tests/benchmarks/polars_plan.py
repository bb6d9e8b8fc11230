"""`kalbar/kantor-cabang` written by hand in Polars, for the benchmark of populations: the outcome alone.

Run by the benchmark, in its own environment, as `polars_plan.py FILE`; prints counts by outcome, the best
seconds of three, and the most memory that was held.  No statuses, no checks of values, no due dates.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.branch_office import PAPERS, held


def plan(file: str) -> pl.LazyFrame:
    """Return how many come to each outcome; what is not stated is null, and `&` and `|` are Kleene's."""
    col = pl.col
    received = col("received")
    authorised = ~col("dikuasakan")
    office = [
        col(f"bukti_kantor_dan_sarana_kerja.isi:{one}") for one in ("kantor", "papan_nama", "sarana_kerja")
    ]

    def handed_in(paper: str, part: str) -> pl.Expr:
        return pl.coalesce(col(paper), pl.when(col(part).is_not_null()).then(pl.lit(True)))

    letter = handed_in("surat_permohonan", "surat_permohonan.bermeterai")
    power = handed_in("surat_kuasa", "surat_kuasa.bermeterai")
    proof = handed_in("bukti_kantor_dan_sarana_kerja", "bukti_kantor_dan_sarana_kerja.isi:kantor")
    stamped, stamped_power = col("surat_permohonan.bermeterai"), col("surat_kuasa.bermeterai")
    possible = pl.all_horizontal(
        col("tanggal_izin_usaha_simpan_pinjam") <= received.dt.offset_by("-2y"),
        col("opini_audit").is_in(["wajar_tanpa_pengecualian", "wajar_dengan_pengecualian"]),
        col("predikat_kesehatan") == "sehat",
        col("jumlah_anggota_wilayah") >= 100,
        col("modal_kerja_kantor") >= 2_500_000_000,
    )
    common = pl.all_horizontal(
        pl.when(col("nib").is_not_null()).then(pl.lit(True)),
        possible,
        authorised | col("ktp_penerima_kuasa"),
        col("jumlah_tahun_laporan_keuangan") >= 2,
        col("tanggal_penilaian_kesehatan") >= received.dt.offset_by("-1y"),
        col("tanggal_bukti_spt") >= received.dt.offset_by("-1y"),
        col("lama_rencana_kerja_tahun") >= 1,
        *map(col, PAPERS),
    )
    met = common & letter & stamped & (authorised | power & stamped_power) & proof & pl.all_horizontal(office)
    hoped = (
        common
        & letter
        & (stamped.is_null() | stamped)
        & (authorised | power & (stamped_power.is_null() | stamped_power))
        & proof
        & (office[0].is_null() | pl.all_horizontal(office))
    )
    outcome = (
        pl.when(~possible)
        .then(pl.lit("reject"))
        .when(met)
        .then(pl.lit("approve"))
        .when(hoped)
        .then(pl.lit("pending"))
        .otherwise(pl.lit("return"))
    )
    return pl.scan_parquet(file).select(outcome.alias("outcome")).group_by("outcome").len()


def main() -> None:
    best, found = float("inf"), pl.DataFrame()
    for _ in range(3):
        began = time.perf_counter()
        found = plan(sys.argv[1]).collect(engine="streaming")
        best = min(best, time.perf_counter() - began)
    outcomes = dict(sorted(found.iter_rows()))
    print(json.dumps({"outcomes": outcomes, "seconds": best, "mib": held(), "version": pl.__version__}))


if __name__ == "__main__":
    main()
