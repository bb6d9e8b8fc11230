"""A fee that depends on how long ago something was is that of each day of application."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime, timedelta
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


def test_a_month_is_not_thirty_days(tmp_path: Path) -> None:
    """After 28 days of February a month has passed and 30 days have not; in May that cannot be."""
    shutil.copytree(FIELDS, tmp_path / "katalog")
    standard = tmp_path / "katalog/kemuning/2024/laik-higiene.yaml"
    written = standard.read_text(encoding="utf-8")
    standard.write_text(re.sub(r"(?m)^  biaya:.*\n", FEE, written, count=1), encoding="utf-8")
    days = [date(2026, 5, 20), date(2026, 3, 20)]
    service = open_catalogue(tmp_path / "katalog").standard(SERVICE, on=days[0])
    query = population_query(service)
    assert query.left_out == []
    connection = duckdb.connect()
    for table in query.tables(days, {TIME_TABLE: ()}):
        connection.register(table.name, arrow_table(table))
    rows = [(day, day - timedelta(days=ago)) for day in days for ago in range(25, 35)]
    connection.execute(f'CREATE TABLE "{APPLICANTS}" ("{RECEIVED}" DATE, "{FACT}" DATE)')
    connection.executemany(f'INSERT INTO "{APPLICANTS}" VALUES (?, ?)', rows)
    asked = query.sql(present={FACT}, keep=(FACT,))
    told = connection.execute(f'SELECT "{FACT}", "fee" FROM ({asked}) ORDER BY 1').fetchall()
    zone = service.standard.agency.zone
    fees = [
        (tested, service.decide({FACT: tested}, received=datetime.combine(day, datetime.min.time(), zone)))
        for day, tested in rows
    ]
    assert told == sorted((tested, decision.fee.amount) for tested, decision in fees)
    assert {fee for _, fee in told} == {5000, 7000}
