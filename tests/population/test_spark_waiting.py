"""What is said when no worker of Spark takes the work."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from types import SimpleNamespace
from typing import IO

import pytest
from population.applicants import SERVICE, applicants, write
from populations.databases import has_spark

from sp_engine.population.spark_waiting import SECONDS, no_worker_told
from sp_engine.words.messages import cli_batch

HERE = "127.0.0.1"
PATIENCE = 200  # of the seconds that one test may take (pyproject.toml)


class Looks:
    """Active tasks of the stages that there are, one tuple for each look; then the work is over."""

    def __init__(self, *looks: tuple[int | None, ...]) -> None:
        self._looks = iter(looks)
        self._tasks: tuple[int | None, ...] = ()
        self.over = Event()

    @property
    def session(self) -> SimpleNamespace:
        return SimpleNamespace(sparkContext=SimpleNamespace(statusTracker=lambda: self))

    def getActiveStageIds(self) -> list[int]:
        self._tasks = next(self._looks, ())
        if not self._tasks:
            self.over.set()
        return [*range(len(self._tasks))]

    def getStageInfo(self, stage: int) -> SimpleNamespace | None:
        tasks = self._tasks[stage]
        return None if tasks is None else SimpleNamespace(numActiveTasks=tasks)


def times_told(*looks: tuple[int | None, ...]) -> list[int]:
    watched, told = Looks(*looks), list[int]()
    with no_worker_told(watched.session, told.append, every=0.001):
        assert watched.over.wait(PATIENCE)
    return told


@pytest.mark.skipif(find_spec("py4j") is None, reason="no PySpark (pip install sp-engine[spark])")
def test_nobody_at_any_stage_is_told_once_until_somebody_works() -> None:
    nobody, somebody, ended = (0, 0), (0, 2), (None, 0)
    assert times_told(*[nobody] * (SECONDS - 1), somebody) == []
    assert times_told(*[nobody] * 3 * SECONDS) == [SECONDS]
    assert times_told(*[ended] * SECONDS) == [SECONDS]
    assert times_told(*[(None,)] * SECONDS) == []
    assert times_told(*[nobody] * SECONDS, somebody, *[nobody] * SECONDS) == [SECONDS, SECONDS]


def started(
    running: ExitStack, line: list[str], environment: dict[str, str], log: IO[str]
) -> subprocess.Popen[bytes]:
    """Start a process, which is killed when the test ends."""
    process = running.enter_context(subprocess.Popen(line, env=environment, stdout=log, stderr=log))
    running.callback(process.kill)
    return process


def until_answered(port: int) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            socket.create_connection((HERE, port)).close()
        except OSError:
            sleep(0.1)
        else:
            return
    raise TimeoutError(port)


@pytest.mark.skipif(not has_spark(), reason="no PySpark with Java 17 (pip install sp-engine[spark])")
def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    import pyspark

    path = write(tmp_path / "pemohon.csv", applicants(20))
    home = str(Path(pyspark.__file__).parent)
    environment = {
        **os.environ,
        "SPARK_HOME": home,
        "SPARK_LOCAL_IP": HERE,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
    }
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    line = ["batch", SERVICE, str(path), "-o", str(tmp_path / "o.csv"), "--received", "2026-03-16T09:00"]
    line += ["--engine", "spark", "--master", f"spark://{HERE}:{port}", "--lang", "en"]
    expected = cli_batch.NO_WORKER.say("en", seconds=SECONDS)[:40]
    with ExitStack() as running:
        master = [f"{home}/bin/spark-class", "org.apache.spark.deploy.master.Master"]
        master += ["--host", HERE, "--port", str(port), "--webui-port", "0"]
        log = running.enter_context((tmp_path / "log").open("w+"))
        started(running, master, environment, log)
        until_answered(port)
        command = started(running, [sys.executable, "-m", "sp_cli.entrance", *line], environment, log)
        end = monotonic() + PATIENCE
        while expected not in (said := (tmp_path / "log").read_text(encoding="utf-8")):
            assert command.poll() is None, said
            assert monotonic() < end, said
            sleep(0.2)
        assert not (tmp_path / "o.csv").exists()
