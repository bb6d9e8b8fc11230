"""A cluster of Spark says the same as one machine; here two workers of its local mode."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from population.applicants import RECEIVED, SERVICE, applicants, read_csv, write
from population.test_engines import flat, hostile
from populations.databases import has_spark
from screening.case_applicants import case_applicants
from sp_cli.main import main

from sp_engine import Catalogue
from sp_engine.packages import PackageMissingError
from sp_engine.population.batch import BatchFiles, BatchWish, Engine, decide_file
from sp_engine.population.columns import PopulationError
from sp_engine.population.spark_rows import SparkRows
from sp_engine.population.spark_session import _reason, _refuse_no_java, _refuse_unreachable, spark_session
from sp_engine.population.spark_tables import TableNames, decide_table

MASTER = "local[2]"


@pytest.fixture(scope="module")
def _session() -> Iterator[None]:
    """The session that runs, so that each test finds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        found = spark_session(MASTER)
    yield
    found.stop()


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Any]:
    """The session with a database of its own."""
    session = spark_session(MASTER)
    session.sql(f"CREATE DATABASE dinas LOCATION '{tmp_path / 'dinas'}'")
    yield session
    session.sql("DROP DATABASE dinas CASCADE")


def on_spark(test: Any) -> Any:
    """Mark a test that needs Spark."""
    reason = "no PySpark with Java 17 (pip install sp-engine[spark])"
    return pytest.mark.skipif(not has_spark(), reason=reason)(pytest.mark.usefixtures("_session")(test))


def decided(catalogue: Catalogue, path: Path, service: str, engine: Engine, **wish: Any) -> dict[str, bytes]:
    """Return the bytes of what a file comes to."""
    files = BatchFiles.of(path, path.with_name(f"{engine}{wish.pop('suffix', '.csv')}"), None)
    wished = BatchWish(service, wish.pop("received", RECEIVED), {}, engine=engine, master=MASTER, **wish)
    decide_file(catalogue, files, wished)
    written = {"out": files.output, "errors": files.errors}
    return {name: one.read_bytes() for name, one in written.items() if one.exists()}


def damaged(number: int) -> list[dict[str, Any]]:
    """Return applicants, some of them written in their own way, some not to be read."""
    rows = applicants(number)
    for i, row in enumerate(rows):
        row["modal_usaha"] = {3: "abc", 4: "1,5 juta", 5: -1}.get(i % 10, row["modal_usaha"])
        row["nib"] = "12" if i % 7 == 0 else row["nib"]
    return rows


@on_spark
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_files_of_a_cluster_are_those_of_one_machine_byte_for_byte(
    catalogue: Catalogue, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / f"pemohon{suffix}", damaged(300))
    here = decided(catalogue, path, SERVICE, Engine.COMPILED, by="wilayah_usaha")
    by_query: list[int] = []

    def counted(rows: SparkRows, keep: tuple[str, ...]) -> Any:
        answers = answers_of(rows, keep)
        outcomes = answers.toArrow()["outcome"]
        by_query.append(len(outcomes) - outcomes.null_count)
        return answers

    answers_of = SparkRows._answers
    monkeypatch.setattr(SparkRows, "_answers", counted)
    assert decided(catalogue, path, SERVICE, Engine.SPARK, by="wilayah_usaha") == here
    assert here["errors"].count(b"\n") > 30
    assert by_query[0] > 150, "the query decides too few to be worth it"


@on_spark
@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_what_systems_write_is_decided_alike(catalogue: Catalogue, tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"pemohon{suffix}", applicants(100))
    here = decided(catalogue, path, SERVICE, Engine.COMPILED, suffix=suffix)
    assert decided(catalogue, path, SERVICE, Engine.SPARK, suffix=suffix) == here


@on_spark
def test_days_of_receipt_and_pieces_come_in_their_order(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["diterima,nib,modal_usaha"]
    lines += [f"{2022 + i % 5}-03-{1 + i % 28:02} 09:00,,{i}" for i in range(90)]
    path = tmp_path / "pemohon.csv"
    path.write_text("\n".join([*lines, "bukan hari,,1", ",,7"]), encoding="utf-8")
    here = decided(catalogue, path, SERVICE, Engine.COMPILED)
    monkeypatch.setattr("sp_engine.population.batch.AT_ONCE", dict.fromkeys(Engine, 40))
    assert decided(catalogue, path, SERVICE, Engine.SPARK) == here
    assert b"bukan hari" in here["errors"]


@on_spark
@pytest.mark.parametrize("service", ["kalbar/kantor-cabang", "palembang/informasi-izin-koperasi"])
def test_hostile_rows_are_decided_alike(catalogue: Catalogue, tmp_path: Path, service: str) -> None:
    found = [one for one in case_applicants(catalogue, every=1) if one.service == service]
    cases = [flat(one.facts) for one in found]
    headings = [*dict.fromkeys(name for one in cases for name in one)]
    rows = [{name: row.get(name) for name in headings} for row in hostile(cases, headings, 60)]
    path = tmp_path / "pemohon.jsonl"
    write(path, rows)
    received = max(one.received for one in found)
    here = decided(catalogue, path, service, Engine.COMPILED, received=received)
    assert decided(catalogue, path, service, Engine.SPARK, received=received) == here


@on_spark
def test_work_that_fails_says_why_and_leaves_the_old_result(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sp_engine.population.batch.ENGINE_VERSION", "0.0.0")  # not that of the workers
    path = write(tmp_path / "pemohon.csv", applicants(5))
    old = tmp_path / "spark.csv"
    old.write_text("dahulu", encoding="utf-8")
    with pytest.raises(PopulationError, match=r"sp-engine .* on the worker, 0\.0\.0 on the driver"):
        decided(catalogue, path, SERVICE, Engine.SPARK)
    assert old.read_text(encoding="utf-8") == "dahulu"


@on_spark
def test_a_table_is_decided_into_tables_as_a_file_is(
    catalogue: Catalogue, tmp_path: Path, tables: Any
) -> None:
    rows = [{**row, "outcome": i, "jumlah": Decimal(i)} for i, row in enumerate(damaged(200))]
    for row in rows:
        row["modal_usaha"] = str(row["modal_usaha"])
    path = write(tmp_path / "pemohon.parquet", rows)
    tables.read.parquet(str(path)).write.saveAsTable("dinas.pemohon")
    decided(catalogue, path, SERVICE, Engine.COMPILED, suffix=".parquet")
    wish = BatchWish(SERVICE, RECEIVED, {}, by="wilayah_usaha", engine=Engine.SPARK, master=MASTER)
    names = TableNames.of("dinas.pemohon", "dinas.putusan", None)
    batch = decide_table(catalogue, names, wish)

    def told(name: str) -> list[dict[str, Any]]:
        return [row.asDict() for row in tables.table(name).orderBy("nik").collect()]

    def shown(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        return [{name: str(cell) for name, cell in row.items() if name != "baris"} for row in rows]

    assert shown(told(names.output)) == shown(pq.read_table(path.with_name("compiled.parquet")).to_pylist())
    errors = read_csv(path.with_name("compiled.galat.csv"))
    assert sorted(one["kolom"] + one["masalah"] for one in told(names.errors)) == sorted(
        one["kolom"] + one["masalah"] for one in errors
    )
    assert {one["nik"] for one in told(names.errors)} == {f"{int(one['baris']) - 1:016}" for one in errors}
    files = BatchFiles.of(path, tmp_path / "ulang.csv", None)
    assert batch == decide_file(catalogue, files, wish.replace(engine=Engine.COMPILED))
    with pytest.raises(PopulationError, match="SP850"):
        decide_table(catalogue, names, wish)
    with pytest.raises(PopulationError, match="SP851"):
        decide_table(catalogue, TableNames.of("dinas.tiada", "dinas.lain", None), wish)


def refused(error: pytest.ExceptionInfo[Any]) -> list[str]:
    return [one.code for one in error.value.diagnostics]


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(PackageMissingError) as missing:
        spark_session(MASTER)
    assert refused(missing) == ["SP611"]
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(PopulationError, match="Java 17") as without:
        _refuse_no_java()
    assert refused(without) == ["SP851"]


def test_a_master_that_does_not_answer_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        _refuse_unreachable(f"spark://127.0.0.1:1,127.0.0.1:{port}")
    for master in (f"spark://127.0.0.1:{port}", "spark://127.0.0.1", "spark://[::1]:x"):
        with pytest.raises(PopulationError, match=r"spark://") as unreachable:
            _refuse_unreachable(master)
        assert refused(unreachable) == ["SP851"]
    _refuse_unreachable("yarn")
    _refuse_unreachable("local[2]")


def test_the_reason_of_spark_is_told_without_its_traces() -> None:
    java = "An error occurred while calling o1.x.\n: a.b.SparkException: Job aborted\n\tat c.d(E.scala:1)\n"
    assert _reason(Exception(java)) == "a.b.SparkException: Job aborted"
    assert _reason(Exception(f"{java}Caused by: java.io.IOException: disk full")) == (
        "java.io.IOException: disk full"
    )
    python = "An exception was thrown:\nTraceback (most recent call last):\n  File\nValueError: no row\n"
    assert _reason(Exception(python)) == "ValueError: no row"
    assert _reason(Exception("[JAVA_GATEWAY_EXITED] it exited")) == "[JAVA_GATEWAY_EXITED] it exited"


def test_a_table_goes_into_a_table_with_spark_alone(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["batch", SERVICE, "table:dinas.pemohon", "-o"]
    for rest in (
        ["table:b"],
        ["hasil.csv", "--engine", "spark"],
        ["table:b", "--engine", "spark", "--resume"],
    ):
        assert main([*line, *rest, "--received", "2026-03-16T09:00"]) == 2
        assert "-o table:" in capsys.readouterr().err
    assert main(["batch", SERVICE, "a.csv", "-o", "b.csv", "--master", "local[2]"]) == 2
    assert "--engine spark" in capsys.readouterr().err
