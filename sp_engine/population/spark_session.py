"""A session of Spark, and what goes wrong with it in words.

In comes the address of a master; out comes a session.  Needs PySpark and Java 17.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import population as messages

_STANDALONE = re.compile(r"spark://(.+)")
_ERROR_LINE = re.compile(r"(?:Caused by: |: )?([\w.$]*(?:Error|Exception): .*)")
_HERE = "local"
_SECONDS = 10
_LONGEST_REASON = 300


def spark_session(master: str | None) -> Any:
    """Return a session with a master, or the one that runs; its views are its own.

    Without a master Spark's own settings say it (`spark-defaults.conf`), else all processors of this machine.
    Raises `PackageMissingError` without PySpark, `PopulationError` (SP851) without Java, and where the master
    cannot be reached.
    """
    optional_package("pyspark", "spark")
    optional_package("pandas", "spark")  # PySpark hands no Arrow to Python without it
    sql = optional_package("pyspark.sql", "spark")
    running = sql.SparkSession.getActiveSession()
    if running is not None:
        return running.newSession()
    if master is None or master.startswith(_HERE):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    _refuse_no_java()
    if master is not None:
        _refuse_unreachable(master)
    builder = sql.SparkSession.builder.appName("sp batch")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    with spark_problems(messages.NO_SPARK):
        return (builder if master is None else builder.master(master)).getOrCreate().newSession()


@contextmanager
def spark_problems(problem: Words) -> Iterator[None]:
    """Raise `PopulationError` (SP851) with the reason that Spark gives for what fails."""
    errors = optional_package("pyspark.errors", "spark")
    java = optional_package("py4j.protocol", "spark")
    try:
        yield
    except (errors.PySparkException, java.Py4JError, OSError) as error:
        raise _unusable(problem.fill(reason=_reason(error))) from error


def _refuse_no_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if (shutil.which("java") if home is None else shutil.which("java", path=str(Path(home, "bin")))) is None:
        raise _unusable(messages.NO_JAVA)


def _refuse_unreachable(master: str) -> None:
    """Refuse a master of its own that nobody answers at: Spark would try for minutes."""
    if (found := _STANDALONE.fullmatch(master)) is None:
        return
    reason = ""
    for address in found[1].split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS).close()
        except (OSError, ValueError) as error:
            reason = str(error)
        else:
            return
    raise _unusable(messages.NO_MASTER.fill(master=master, reason=reason))


def _reason(error: Exception) -> str:
    """Return the line that says most: the last that names an error, of Python or Java; else the first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = [found[1] for line in lines if (found := _ERROR_LINE.match(line))]
    return (said[-1] if said else next(iter(lines), type(error).__name__))[:_LONGEST_REASON]


def _unusable(problem: Words) -> PopulationError:
    return PopulationError([Diagnostic("SP851", "--engine spark", None, {"problem": problem})])
