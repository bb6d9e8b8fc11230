"""Completion: what a shell is offered, and that bash takes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.workbench import Command
from sp_cli.completion import Shell
from sp_cli.verbs import VERBS

HAKI = "depok/rekomendasi-haki"


def offered(sp: Command, *typed: str) -> list[str]:
    ran = sp("completion", "bash", *(f"--for={word}" for word in typed))
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_verbs_options_and_their_words_and_services_are_offered(sp: Command) -> None:
    assert offered(sp, "") == sorted({verb.partition(" ")[0] for verb in VERBS})
    assert offered(sp, "log", "du") == ["due"]
    assert "--agency" in offered(sp, "log", "due", "--a")
    assert offered(sp, "ch") == ["check"]
    assert offered(sp, "check", "depok/reko") == [HAKI]
    assert offered(sp, "ask", "rekomendasi-h") == ["rekomendasi-haki"]
    assert offered(sp, "check", HAKI, "--fac") == ["--facts"]
    assert offered(sp, "check", HAKI, "--lang", "") == ["en", "id"]
    assert offered(sp, "check", HAKI, "--facts", "") == []
    assert offered(sp, "completion", "") == sorted(Shell)
    assert offered(sp, "tidak-ada", "") == []


@pytest.mark.parametrize("shell", list(Shell))
def test_every_shell_that_is_here_takes_its_script(sp: Command, shell: Shell, tmp_path: Path) -> None:
    script = tmp_path / f"sp.{shell}"
    script.write_text(sp("completion", shell).out, encoding="utf-8")
    if shutil.which(shell) is not None:
        done = subprocess.run([shell, "-n", str(script)], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_a_service(tmp_path: Path) -> None:
    (tmp_path / "sp").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m sp_cli.entrance "$@"\n', encoding="utf-8"
    )
    (tmp_path / "sp").chmod(0o755)
    line = """
        eval "$(sp completion bash)"
        COMP_WORDS=(sp check depok/reko); COMP_CWORD=2; _sp; echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "-c", line],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{HAKI}\n"
