"""The databases whose SQL is written, and what each of them cannot say.

A database stands here when a query written for it means what the tree means.  Of one that reads text without
telling capitals, or has no truth values, it is said why none is written: a query that means something else
would be worse than none.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, assert_never

from sp_engine.words import Words
from sp_engine.words.messages import sql as messages


class Dialect(StrEnum):
    """The databases, by their names in sqlglot."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"
    DATABRICKS = "databricks"
    TRINO = "trino"
    ATHENA = "athena"
    BIGQUERY = "bigquery"
    SNOWFLAKE = "snowflake"
    CLICKHOUSE = "clickhouse"

    @property
    def takes_any_name(self) -> bool:
        """Whether a column may have a point or a colon in its name."""
        match self:
            case Dialect.BIGQUERY:
                return False
            case (
                Dialect.DUCKDB
                | Dialect.POSTGRES
                | Dialect.SPARK
                | Dialect.DATABRICKS
                | Dialect.TRINO
                | Dialect.ATHENA
                | Dialect.SNOWFLAKE
                | Dialect.CLICKHOUSE
            ):
                return True
            case _ as never:
                assert_never(never)

    @property
    def has_early_dates(self) -> bool:
        """Whether its plain type of date has the days from 1900."""
        match self:
            case Dialect.CLICKHOUSE:
                return False
            case (
                Dialect.DUCKDB
                | Dialect.POSTGRES
                | Dialect.SPARK
                | Dialect.DATABRICKS
                | Dialect.TRINO
                | Dialect.ATHENA
                | Dialect.BIGQUERY
                | Dialect.SNOWFLAKE
            ):
                return True
            case _ as never:
                assert_never(never)

    @property
    def longest_name(self) -> int:
        """How many bytes of a name tell it from others: PostgreSQL cuts off the rest without a word."""
        match self:
            case Dialect.POSTGRES:
                return 63
            case (
                Dialect.DUCKDB
                | Dialect.SPARK
                | Dialect.DATABRICKS
                | Dialect.TRINO
                | Dialect.ATHENA
                | Dialect.BIGQUERY
                | Dialect.SNOWFLAKE
                | Dialect.CLICKHOUSE
            ):
                return 255
            case _ as never:
                assert_never(never)

    @property
    def numbers_choices(self) -> bool:
        """Whether a cast makes a text one of some choices, a number to the database.

        DuckDB looks each text of a file up but once, and compares numbers from there on.
        """
        match self:
            case Dialect.DUCKDB:
                return True
            case (
                Dialect.POSTGRES
                | Dialect.SPARK
                | Dialect.DATABRICKS
                | Dialect.TRINO
                | Dialect.ATHENA
                | Dialect.BIGQUERY
                | Dialect.SNOWFLAKE
                | Dialect.CLICKHOUSE
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def flattens(self) -> bool:
        """Whether it writes an expression of a lower layer out at each place that names it.

        PostgreSQL does: rules would be asked again at each of them, and its compiler (`jit`) works on that
        for a minute.
        """
        match self:
            case Dialect.POSTGRES:
                return True
            case (
                Dialect.DUCKDB
                | Dialect.SPARK
                | Dialect.DATABRICKS
                | Dialect.TRINO
                | Dialect.ATHENA
                | Dialect.BIGQUERY
                | Dialect.SNOWFLAKE
                | Dialect.CLICKHOUSE
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def ends_at_the_end(self) -> bool:
        """Whether `$` in a pattern stands for the end alone, and not also before a last line feed."""
        match self:
            case Dialect.SPARK | Dialect.DATABRICKS | Dialect.TRINO | Dialect.ATHENA:
                return False
            case (
                Dialect.DUCKDB | Dialect.POSTGRES | Dialect.BIGQUERY | Dialect.SNOWFLAKE | Dialect.CLICKHOUSE
            ):
                return True
            case _ as never:
                assert_never(never)


NOT_SAID: Final[dict[str, Words]] = {
    "mysql": messages.NO_CAPITALS,
    "tsql": messages.NO_TRUTH_VALUES,
    "oracle": messages.EMPTY_IS_NULL,
    "sqlite": messages.NO_DATES,
}
"""Databases for which no query is written, and why not."""


class NotInSql(Exception):
    """Something of a standard that a query cannot say; nothing is left out in silence."""

    def __init__(self, what: Words) -> None:
        super().__init__(what.en)
        self.what = what
