"""The types of a query's columns in Arrow, and the tables that it joins.

In come forms and tables of the query; out come types and tables of Arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sp_engine.packages import optional_package
from sp_engine.rules import Form, JoinedTable

if TYPE_CHECKING:
    import pyarrow


def arrow_type(form: Form) -> pyarrow.DataType:
    """Return the type of a column; a moment is of no zone, a decimal has six places."""
    arrow = optional_package("pyarrow", "batch")
    match form:
        case Form.TRUTH:
            return arrow.bool_()
        case Form.WHOLE:
            return arrow.int64()
        case Form.DECIMAL:
            return arrow.decimal128(38, 6)
        case Form.FLOAT:
            return arrow.float64()
        case Form.TEXT:
            return arrow.string()
        case Form.DATE:
            return arrow.date32()
        case Form.MOMENT:
            return arrow.timestamp("us")
        case _ as never:
            assert_never(never)


def arrow_table(table: JoinedTable) -> pyarrow.Table:
    """Return a table that a query joins."""
    arrow = optional_package("pyarrow", "batch")
    return arrow.table(
        {
            column.name: arrow.array([row[at] for row in table.rows], arrow_type(column.form))
            for at, column in enumerate(table.columns)
        }
    )
