"""Terminals that lack our marks, and programs that must never notice: the encodings of Windows, simulated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENCODINGS = ["cp1252", "cp437", "cp850", "ascii"]
HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")


def written(folder: Path, encoding: str, *arguments: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """Return what `sp` writes where the streams of a process have an encoding."""
    done = subprocess.run(
        [sys.executable, "-m", "sp_cli.entrance", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_mark_that_an_encoding_lacks_has_a_form_of_its_own(tmp_path: Path, encoding: str) -> None:
    too_much = ("--set", "modal_usaha=Rp1.000.000.001", "--all")
    code, out, err = written(tmp_path, encoding, "check", HAKI, *too_much, *AT)
    text = out.decode(encoding)
    assert (code, err) == (0, b"")
    assert "  x Modal usaha paling banyak Rp1.000.000.000 (persyaratan butir 4)" in text
    code, out, _ = written(tmp_path, encoding, "show", HAKI, "--on", "2026-03-16")
    assert (code, "?" in out.decode(encoding)) == (0, False)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", HAKI, "--json", *AT),
        ("check", HAKI, "--json", "--set", "modal_usaha=“5”", *AT),
        ("list", "--json", "--on", "2026-03-16"),
        ("show", HAKI, "--json", "--on", "2026-03-16"),
        ("schema", "facts", HAKI, "--on", "2026-03-16"),
        ("example", HAKI, *AT),
        ("deadline", HAKI, "--from", "2026-03-16T10:00", "--ics", "-"),
    ],
    ids=" ".join,
)
def test_what_a_program_reads_is_the_same_in_every_encoding(
    tmp_path: Path, encoding: str, arguments: tuple[str, ...]
) -> None:
    assert written(tmp_path, encoding, *arguments) == written(tmp_path, "utf-8", *arguments)


def test_an_example_written_on_a_windows_terminal_is_read_again(tmp_path: Path) -> None:
    _, example, _ = written(tmp_path, "cp1252", "example", HAKI, *AT)
    code, out, _ = written(tmp_path, "cp1252", "check", HAKI, "--facts", "-", "--json", *AT, stdin=example)
    assert (code, json.loads(out)["outcome"]) == (0, "approve")


def test_a_document_laid_out_on_a_windows_terminal_keeps_its_letters_and_its_lines(tmp_path: Path) -> None:
    text = "format: sp-instansi/1\r\nnama: Balai “Karya” – São Tomé\r\n".encode()
    code, out, _ = written(tmp_path, "cp437", "fmt", "-", stdin=text)
    assert (code, out) == (0, text)
