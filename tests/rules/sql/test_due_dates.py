"""A due date that depends on a number is that of the number, whatever the number is, or none without one."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import duckdb
from populations.services import FIELDS

from sp_engine import open_catalogue
from sp_engine.population.arrow_tables import arrow_table
from sp_engine.querying.standard_query import APPLICANTS, population_query
from sp_engine.querying.time_cases import NOON, TIME_TABLE
from sp_engine.rules.sql.columns import RECEIVED

SERVICE, FACT, DAY = "kemuning/laik-higiene", "selisih_suhu", date(2026, 3, 16)
COMPLETE = {
    "depot_di_kemuning": True,
    "sertifikat_penjamah": True,
    "tanggal_uji_air": date(2026, 3, 2),
}
WRITTEN = f"""  {FACT}:
    jenis: bilangan
    nama: Selisih suhu
    pertanyaan: Berapa selisih suhu airnya?
    paling_sedikit: -100
"""
STAGE = "- {id: inspeksi, nama: Inspeksi depot, paling_lama: 7 hari kerja}"
GROWING = f"""- id: inspeksi
        nama: Inspeksi depot
        paling_lama: 7 hari kerja
        bertambah: {{sebesar: 2 hari kerja, setiap: 5, dari: {FACT}}}"""


def test_a_number_below_nothing_is_a_number(tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path / "katalog")
    standard = tmp_path / "katalog/kemuning/2024/laik-higiene.yaml"
    standard.write_text(standard.read_text(encoding="utf-8").replace(STAGE, GROWING), encoding="utf-8")
    with (tmp_path / "katalog/kosakata.yaml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write(WRITTEN)
    service = open_catalogue(tmp_path / "katalog").standard(SERVICE, on=DAY)
    query = population_query(service)
    numbers = [None, -100, -2, -1, 0, 1, 6]
    columns = {
        RECEIVED: "DATE",
        FACT: "BIGINT",
        **{name: "DATE" if name.startswith("tanggal") else "BOOLEAN" for name in COMPLETE},
    }
    connection = duckdb.connect()
    written = ", ".join(f'"{name}" {form}' for name, form in columns.items())
    connection.execute(f'CREATE TABLE "{APPLICANTS}" ({written})')
    rows = [(DAY, number, *COMPLETE.values()) for number in numbers]
    connection.executemany(f'INSERT INTO "{APPLICANTS}" VALUES (?, ?{", ?" * len(COMPLETE)})', rows)
    present = {FACT, *COMPLETE}
    for table in query.tables_beforehand([DAY]):
        connection.register(table.name, arrow_table(table))
    keys = connection.execute(query.keys_sql(TIME_TABLE, present=present)).fetchall()
    for table in query.tables([DAY], {TIME_TABLE: keys}):
        connection.register(table.name, arrow_table(table))
    asked = query.sql(present=present, keep=(FACT,))
    told = connection.execute(f'SELECT "{FACT}", "due_inspeksi" FROM ({asked})').fetchall()
    zone = service.standard.agency.zone
    received = datetime.combine(DAY, NOON, zone)
    for number, due in told:
        decided = service.decide(
            COMPLETE if number is None else {**COMPLETE, FACT: number}, received=received
        )
        [expected] = [each.due for each in decided.deadlines if each.stage == "inspeksi"]
        assert due == (None if expected is None else expected.replace(tzinfo=None)), number
    assert len({due for _, due in told}) == 4
