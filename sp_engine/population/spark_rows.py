"""Many rows decided by a cluster of Spark, with the query of the service; workers read what is unusual.

In come rows of a file; out comes for each what it comes to, the same as one by one.  Rows go to the workers,
which ready them for the query; Spark runs it; the workers decide one by one what it leaves to the reader.
"""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias, assert_never

from sp_engine.packages import optional_package
from sp_engine.population.arrow_tables import arrow_table
from sp_engine.population.decided_rows import DecidedRow, RowError
from sp_engine.population.query_rows import ROW_NUMBER, QueryRows
from sp_engine.population.row_source import ApplicantRow
from sp_engine.population.spark_session import spark_problems
from sp_engine.population.spark_waiting import Waiting, no_worker_told
from sp_engine.population.spark_work import ROW, TOLD, SparkTask, readied, told
from sp_engine.querying import APPLICANTS
from sp_engine.rules import RECEIVED, Dialect, Form, JoinedTable
from sp_engine.words.messages import population as messages

ReadyRows: TypeAlias = Callable[[Iterator[Any]], Iterator[Any]]
"""What readies batches of rows for the query, on a worker."""


class SparkRows:
    """Decides rows in a session of Spark, whose views it makes."""

    def __init__(
        self, session: Any, rows: QueryRows, task: SparkTask, waiting: Waiting | None = None
    ) -> None:
        self._session, self._rows, self._task, self._waiting = session, rows, task, waiting
        self._forms = {RECEIVED: Form.MOMENT, **rows.forms}

    def decided(self, rows: Sequence[ApplicantRow]) -> Iterator[DecidedRow | tuple[RowError, ...]]:
        """Yield what each row comes to, in their order."""
        arrow = optional_package("pyarrow", "batch")
        table = arrow.table(
            {
                ROW_NUMBER: arrow.array(range(len(rows)), arrow.int64()),
                ROW: arrow.array(map(pickle.dumps, rows), arrow.binary()),
            }
        )
        first = {ROW_NUMBER: "bigint", ROW: "binary"}
        with (
            spark_problems(messages.SPARK_FAILED),
            self.answered(
                self._session.createDataFrame(table), partial(readied, self._task), first
            ) as answers,
        ):
            found = answers.mapInArrow(
                partial(told, self._task), f"`{ROW_NUMBER}` bigint, `{TOLD}` binary"
            ).toArrow()
        by_number = dict(zip(*(found[name].to_pylist() for name in (ROW_NUMBER, TOLD)), strict=True))
        for at in range(len(rows)):
            yield pickle.loads(by_number[at])

    @contextmanager
    def answered(self, frame: Any, ready: ReadyRows, first: Mapping[str, str]) -> Iterator[Any]:
        """Give the frame of what the query says of rows, which a worker readies for it.

        `first` are the columns that are handed on as they are, with their types in Spark.
        """
        types = {**first, **{name: _spark_type(form) for name, form in self._forms.items()}}
        columns = ", ".join(f"`{name}` {kind}" for name, kind in types.items())
        # it is asked for days and keys before it is decided
        applicants = frame.mapInArrow(ready, columns).persist()
        try:
            applicants.createOrReplaceTempView(APPLICANTS)
            with no_worker_told(self._session, self._waiting):
                yield self._answers(tuple(first))
        finally:
            applicants.unpersist()

    def _answers(self, keep: tuple[str, ...]) -> Any:
        """Return the frame of what the query says."""
        query, forms, present = self._rows.query, self._rows.text_forms, [*self._rows.forms]
        received = self._received()
        self._put(query.day_table(received))
        keys = {
            table: self._fetched(query.keys_sql(table, Dialect.SPARK, forms=forms, present=present))
            for table in query.keyed_tables
        }
        for table in query.tables(received, keys)[1:]:
            self._put(table)
        return self._session.sql(query.sql(Dialect.SPARK, forms=forms, present=present, keep=keep))

    def _received(self) -> list[datetime]:
        """Return the moments at which applications were received."""
        if self._rows.when is None:
            return [self._rows.usual]
        found = self._fetched(f"SELECT DISTINCT `{RECEIVED}` FROM {APPLICANTS}")
        return [moment for (moment,) in found if moment is not None]

    def _fetched(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def _put(self, table: JoinedTable) -> None:
        self._session.createDataFrame(arrow_table(table)).createOrReplaceTempView(table.name)


def shared_catalogue(session: Any, root: Path) -> str:
    """Hand a catalogue to all workers, once; return the name of its folder there."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                archive.writestr(zipfile.ZipInfo(path.relative_to(root).as_posix()), path.read_bytes())
    name = f"catalogue-{sha256(packed.getvalue()).hexdigest()}"
    place = Path(optional_package("pyspark", "spark").SparkFiles.getRootDirectory()) / f"{name}.zip"
    if not place.exists():  # Spark removes it with its own files
        place.write_bytes(packed.getvalue())
        session.sparkContext.addArchive(f"{place}#{name}")
    return name


def _spark_type(form: Form) -> str:
    match form:
        case Form.TRUTH:
            return "boolean"
        case Form.WHOLE:
            return "bigint"
        case Form.DECIMAL:
            return "decimal(38, 6)"
        case Form.FLOAT:
            return "double"
        case Form.TEXT:
            return "string"
        case Form.DATE:
            return "date"
        case Form.MOMENT:
            return "timestamp_ntz"
        case _ as never:
            assert_never(never)
