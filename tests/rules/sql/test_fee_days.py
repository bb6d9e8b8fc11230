"""A fee that depends on how long ago something was is that of each day of application."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
from populations.services import FIELDS

from sp_engine import open_catalogue
from sp_engine.population.arrow_tables import arrow_table
from sp_engine.querying.standard_query import APPLICANTS, population_query
from sp_engine.querying.time_cases import TIME_TABLE
from sp_engine.rules.sql.columns import RECEIVED

SERVICE, FACT = "kemuning/laik-higiene", "tanggal_uji_air"
FEE = f"""  biaya:
    komponen:
      - id: uji
        uraian: Rp7.000 atau Rp5.000
        pilihan:
          - jika:
              semua:
                - {{fakta: {FACT}, lebih_lama_dari: 1 bulan}}
                - {{fakta: {FACT}, dalam_terakhir: 30 hari}}
            jumlah: Rp7.000
          - {{selain_itu: true, jumlah: Rp5.000}}
"""


BY_DATE = f"""  biaya:
    komponen:
      - id: uji
        uraian: Rp7.000 atau Rp5.000
        pilihan:
          - {{jika: {{fakta: {FACT}, paling_sedikit: 2026-03-01}}, jumlah: Rp7.000}}
          - {{selain_itu: true, jumlah: Rp5.000}}
"""


def fees(fee: str, rows: list[tuple[date, date | None]], folder: Path) -> list[int | None]:
    """Return the fee of each applicant in a query, which is what the engine says."""
    shutil.copytree(FIELDS, folder / "katalog")
    standard = folder / "katalog/kemuning/2024/laik-higiene.yaml"
    written = standard.read_text(encoding="utf-8")
    standard.write_text(re.sub(r"(?m)^  biaya:.*\n", fee, written, count=1), encoding="utf-8")
    days = [*dict.fromkeys(day for day, _ in rows)]
    service = open_catalogue(folder / "katalog").standard(SERVICE, on=days[0])
    query = population_query(service)
    connection = duckdb.connect()
    for table in query.tables(days, {TIME_TABLE: ()}):
        connection.register(table.name, arrow_table(table))
    connection.execute(f'CREATE TABLE "{APPLICANTS}" (number INTEGER, "{RECEIVED}" DATE, "{FACT}" DATE)')
    numbered = [(number, *row) for number, row in enumerate(rows)]
    connection.executemany(f'INSERT INTO "{APPLICANTS}" VALUES (?, ?, ?)', numbered)
    asked = query.sql(present={FACT}, keep=("number",))
    told = [fee for (fee,) in connection.execute(f'SELECT "fee" FROM ({asked}) ORDER BY number').fetchall()]
    noon = [datetime.combine(day, time(12), service.standard.agency.zone) for day, _ in rows]
    decided = [
        service.decide({} if tested is None else {FACT: tested}, received=received).fee.amount
        for received, (_, tested) in zip(noon, rows, strict=True)
    ]
    assert told == decided
    return told


def test_a_month_is_not_thirty_days(tmp_path: Path) -> None:
    """After 28 days of February a month has passed and 30 days have not; in May that cannot be."""
    days = [date(2026, 5, 20), date(2026, 3, 20)]
    rows: list[tuple[date, date | None]] = [
        (day, day - timedelta(days=ago)) for day in days for ago in range(25, 35)
    ]
    assert {*fees(FEE, rows, tmp_path)} == {5000, 7000}


def test_a_date_that_nobody_could_state_yesterday_is_charged_today(tmp_path: Path) -> None:
    """Before 1 March no test can be of March, so that even what is not stated is known to cost less."""
    before, later = date(2026, 2, 20), date(2026, 3, 20)
    rows = [(before, None), (before, before), (later, None), (later, before), (later, date(2026, 3, 1))]
    assert fees(BY_DATE, rows, tmp_path) == [5000, 5000, None, 5000, 7000]
