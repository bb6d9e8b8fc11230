"""Running the command line: within this process, or as a process of its own from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases.author_mistake import GOOD
from cli.workbench import Command, Ran
from sp_cli.main import main


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("SP_REGISTER", "SP_CLERK", "SP_AGENCY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SP_LANG", "SP_CATALOGUE", "SP_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sp(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `sp` within this process."""

    def run(*arguments: str) -> Ran:
        code = main(list(arguments))
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """Run `sp` as a process of its own, from an empty folder."""

    def run(*arguments: str, stdin: str = "", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "sp_cli.entrance", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def facts_file(tmp_path: Path) -> Callable[..., str]:
    """Write a facts file and return its path."""

    def write(text: str | bytes, name: str = "fakta.yaml") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good catalogue, to be changed."""
    root = tmp_path / "katalog"
    shutil.copytree(GOOD, root)
    return root
