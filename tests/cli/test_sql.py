"""`sp sql`: what it prints runs from top to bottom and decides as the engine does; what it refuses."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from cli.workbench import Command

from sp_engine import open_catalogue

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")

HAKI, WUB, DAYS = (
    "depok/rekomendasi-haki",
    "depok/pendampingan-wub",
    ("--from", "2026-03-16", "--to", "2026-03-17"),
)
SAID = "2026-03-16"


def statements(text: str) -> list[str]:
    """Return what a database runs of it, one after the other."""
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [one.strip() for one in "\n".join(lines).split(";\n") if one.strip().strip(";")]


def test_what_is_printed_runs_from_top_to_bottom_and_decides_as_the_engine_does(sp: Command) -> None:
    """The head names each column with its type: from that alone the table of applicants is made here."""
    service = "depok/peminjaman-balatkop"
    ran = sp("sql", service, *DAYS)
    assert (ran.code, ran.err) == (0, "")
    head = [line for line in ran.out.partition("Kolom hasil:")[0].splitlines() if "): " in line]
    kinds = {"truth": "BOOLEAN", "text": "TEXT", "whole": "BIGINT", "date": "DATE"}
    columns = {line.split()[1]: line.split("(")[1].partition(")")[0] for line in head}
    database = duckdb.connect()
    made = ", ".join(f'"{name}" {kinds[form]}' for name, form in columns.items())
    database.execute(f"CREATE TABLE applicants ({made})")
    members = [name for name in columns if name.startswith("kategori_pemohon:")]
    uses = [name for name in columns if ".isi_peminjaman:" in name]
    facts = {"received": SAID, "surat_permohonan": True, **dict.fromkeys(uses, True)}
    facts |= {name: name.endswith(":koperasi") for name in members}
    for answer in (True, False, None):
        row = {**facts, "peminjaman_disetujui": answer}
        names = ", ".join(f'"{name}"' for name in row)
        database.execute(
            f"INSERT INTO applicants ({names}) VALUES ({', '.join('?' * len(row))})", [*row.values()]
        )
    database.execute("INSERT INTO applicants (received) VALUES ('2025-01-01')")
    *before, query = statements(ran.out)
    for statement in before:
        database.execute(statement)
    found = database.sql(query).to_arrow_table().to_pylist()
    zone = open_catalogue().files.zone(service)
    stated = {
        "kategori_pemohon": ["koperasi"],
        "surat_permohonan": {"isi_peminjaman": [name.partition(":")[2] for name in uses]},
    }
    decided = open_catalogue().standard(service, on=date(2026, 3, 16))
    received = datetime(2026, 3, 16, 12, tzinfo=zone)
    wanted = []
    for answer in (True, False, None):
        known = {} if answer is None else {"peminjaman_disetujui": answer}
        decision = decided.decide({**stated, **known}, received=received)
        due = {deadline.stage: deadline.due for deadline in decision.deadlines}["batas-umum"]
        wanted.append((decision.outcome.value, None if due is None else due.replace(tzinfo=None)))
    by_outcome = sorted(((row["outcome"], row["due_batas-umum"]) for row in found), key=str)
    assert by_outcome == sorted([*wanted, (None, None)], key=str)
    assert len({outcome for outcome, _ in wanted}) == 3
    assert [row["problems_1"] & 1 for row in found if row["outcome"] is None] == [1]


def test_the_query_alone_has_no_tables(sp: Command) -> None:
    ran = sp("sql", HAKI, *DAYS, "--query", "--table", "pemohon")
    assert ran.code == 0
    assert "CREATE TABLE" not in ran.out
    assert 'FROM "pemohon" AS "applicant"' in ran.out
    assert "`pemohon`" in ran.out


def test_what_each_requirement_is_stands_beside_it(sp: Command) -> None:
    names = [one.id for one in open_catalogue().standard(HAKI, on=date(2026, 3, 16)).standard.requirements]
    for language, said in (("id", "Kolom hasil:"), ("en", "Columns of the result:")):
        printed = sp("sql", HAKI, *DAYS, "--lang", language).out
        assert said in printed
        (statuses,) = [line for line in printed.splitlines() if line.startswith("--   statuses_1")]
        assert statuses.endswith(", ".join(names))


def test_a_table_that_the_data_alone_can_tell_is_asked_of_them(sp: Command) -> None:
    ran = sp("sql", WUB, *DAYS)
    assert ran.code == 0
    assert "-- Tabel `sp_time` tidak dapat disusun lebih dahulu (sesi_pertama_pendampingan)." in ran.out
    database = duckdb.connect()
    truths = "bersedia_mengikuti_sesi BOOLEAN, pernah_pelatihan_wub BOOLEAN"
    others = "sesi_pertama_pendampingan TIMESTAMP, tahun_pelatihan_wub BIGINT"
    database.execute(f"CREATE TABLE applicants (received DATE, {truths}, {others})")
    database.execute(f"INSERT INTO applicants VALUES ('{SAID}', TRUE, TRUE, '2026-04-01 09:00', 2026)")
    *before, keys, _ = statements(ran.out)
    for statement in before:
        database.execute(statement)
    assert [row[0] for row in database.execute(keys).fetchall()] == [date(2026, 3, 16)]


def test_as_json_it_is_its_parts(sp: Command) -> None:
    told = sp("sql", HAKI, *DAYS, "--dialect", "postgres", "--json").json
    assert (told["service"], told["dialect"]) == (HAKI, "postgres")
    assert [one.split()[0] for one in told["tables"]] == ["CREATE", "INSERT"] * (len(told["tables"]) // 2)
    assert told["query"].startswith("WITH")


@pytest.mark.parametrize(
    "dialect",
    ["duckdb", "postgres", "spark", "databricks", "trino", "athena", "bigquery", "snowflake", "clickhouse"],
)
def test_every_dialect_is_written(sp: Command, dialect: str) -> None:
    ran = sp("sql", HAKI, *DAYS, "--dialect", dialect)
    assert (ran.code, ran.err) == (0, "")
    assert "SELECT" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((HAKI, "--dialect", "mysql"), "SP610", "MySQL"),
        ((HAKI, "--dialect", "tsql"), "SP610", ""),
        ((HAKI, "--dialect", "duckdbb"), "SP610", "clickhouse"),
        ((HAKI, "--from", "2026-03-17", "--to", "2026-03-16"), "SP610", "2026-03-16"),
        ((HAKI, "--from", "1990-01-01", "--to", "2026-03-16"), "SP610", "3700"),
        ((HAKI, "--from", "kemarin-dulu"), "SP", "kemarin-dulu"),
        (("depok/rekomendasi-hakki",), "SP601", "rekomendasi-haki"),
        ((HAKI, *DAYS, "--after", "tidak-ada"), "SP", "tidak-ada"),
        ((HAKI, "--from", "2019-01-01", "--to", "2019-01-02"), "SP", "2019"),
    ],
)
def test_what_cannot_be_written_is_refused_in_both_languages(
    sp: Command, arguments: tuple[str, ...], code: str, said: str
) -> None:
    texts = []
    for language in ("id", "en"):
        ran = sp("sql", *arguments, "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        assert code in ran.err
        assert said in ran.err
        assert "Traceback" not in ran.err
        texts.append(ran.err)
    assert texts[0] != texts[1]
