"""The rows of a Parquet file, some thousand at a time.

In comes a file; out come its rows.  A cell that Python has no value for (a moment to the nanosecond, a year
beyond 9999) comes as its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.population.row_source import ApplicantRow, ApplicantRows, unreadable
from sp_engine.words.messages import population as messages

_AT_ONCE = 10_000


@contextmanager
def parquet_rows(path: Path) -> Iterator[ApplicantRows]:
    """Open a Parquet file.  Raises `PopulationError` where it is none, also while its rows are read."""
    parquet = optional_package("pyarrow.parquet", "batch")
    arrow = optional_package("pyarrow", "batch")
    try:
        file = parquet.ParquetFile(path)
    except (arrow.ArrowException, OSError) as error:
        raise unreadable(path, messages.NO_PARQUET) from error
    done = [0]
    with file:
        rows = _rows(path, file, done, arrow)
        yield ApplicantRows(tuple(file.schema_arrow.names), rows, lambda: (done[0], file.metadata.num_rows))


def _rows(path: Path, file: Any, done: list[int], arrow: Any) -> Iterator[ApplicantRow]:
    batches = file.iter_batches(_AT_ONCE)
    while True:
        try:
            batch = next(batches, None)
        except (arrow.ArrowException, OSError) as error:
            raise unreadable(path, messages.NO_PARQUET) from error
        if batch is None:
            return
        for cells in plain_rows(batch):
            done[0] += 1
            yield ApplicantRow(done[0], cells, False)


def plain_rows(batch: Any) -> list[dict[str, Any]]:
    """Return the rows of an Arrow batch as Python has them."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (ValueError, OverflowError):
        columns = [[_plain(cell) for cell in column] for column in batch.columns]
        names = batch.schema.names
        rows = [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
    return rows


def _plain(cell: Any) -> Any:
    """Return a cell as Python has it, as a text where Python has no such value."""
    try:
        return cell.as_py()
    except (ValueError, OverflowError):
        return str(cell.cast("string")) if cell.type.num_fields == 0 else str(cell)
