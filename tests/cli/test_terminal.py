"""A terminal: lines folded at words where it is narrow, nothing cut, colour only where it is wanted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.workbench import Command

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")
LONG = ("deadline", "depok/peminjaman-balatkop", "--from", "2026-07-06T10:00")


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., str]:
    """Run `sp` on a terminal of some columns and return what is seen there."""

    def run(columns: int, *arguments: str, **environment: str) -> str:
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "sp_cli.entrance", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": str(columns), **environment},
        ):
            os.close(theirs)
            seen = b""
            while True:
                try:
                    part = os.read(ours, 65536)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                seen += part
        os.close(ours)
        return seen.decode().replace("\r\n", "\n")

    return run


def plain(text: str) -> str:
    return re.sub(r"\033\[[\d;]*m", "", text)


@pytest.mark.parametrize("columns", [40, 50, 79])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", HAKI, "--set", "modal_usaha=1000000001", *AT),
        ("show", "palembang/informasi-halal-hki", "--on", "2026-03-16"),
        LONG,
        ("calendar", "2025"),
        ("check", "depok/rekomendasi-hki"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_lines_are_folded_at_words_and_no_word_is_lost(
    terminal: Callable[..., str],
    sp: Command,
    columns: int,
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = plain(terminal(columns, *arguments))
    assert [line for line in seen.splitlines() if len(line) > columns and " " in line.strip()] == []
    monkeypatch.chdir(tmp_path)
    ran = sp(*arguments)
    assert seen.split() == (ran.out + ran.err).split()


def test_a_folded_line_hangs_and_keeps_its_date_whole(terminal: Callable[..., str]) -> None:
    assert plain(terminal(50, *LONG, "--lang", "en")).splitlines() == [
        "This standard sets no time to answer in figures.",
        "Due – General limit (UU 30/2014 art. 53 as amended",
        "  by UU 6/2023) (5 working days): Monday,",
        "  13 July 2026 at 15:00 WIB",
        "  passed over: 11 July 2026 (Saturday);",
        "    12 July 2026 (Sunday)",
    ]


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
def test_no_name_of_a_service_and_no_number_of_a_decree_is_ever_cut(
    terminal: Callable[..., str], sp: Command, columns: int
) -> None:
    listed = sp("list", "--on", "2026-03-16", "--json").json["services"]
    seen = plain(terminal(columns, "list", "--on", "2026-03-16"))
    for service in listed:
        assert re.search(rf"(^|\s){re.escape(service['service'])}(\s|$)", seen, re.MULTILINE)
    assert seen.count("950/271/424.085/2024") == 9


def test_a_pipe_is_not_folded_however_narrow_the_terminal_is(process: Command) -> None:
    assert process(*LONG, COLUMNS="40").out == process(*LONG).out
    assert max(map(len, process(*LONG, COLUMNS="40").out.splitlines())) > 100


def test_paper_is_as_narrow_as_it_is_said_to_be_also_in_a_pipe(process: Command) -> None:
    for arguments in (LONG, ("show", HAKI, "--on", "2026-03-16"), ("check", "depok/tamu", *AT)):
        printed = process(*arguments, SP_WIDTH="60").out
        assert [line for line in printed.splitlines() if len(line) > 60 and " " in line.strip()] == []
        assert printed.split() == process(*arguments).out.split()
    assert process(*LONG, SP_WIDTH="lebar").out == process(*LONG).out


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("test", "depok/tamu"), ("validate", "depok"), ("calendar", "2026")],
    ids=" ".join,
)
def test_nothing_is_drawn_that_a_screen_reader_would_read_out(
    terminal: Callable[..., str], arguments: tuple[str, ...]
) -> None:
    seen = terminal(100, *arguments)
    assert seen.strip()
    assert re.findall("[\u2500-\u259f]", seen) == []  # box drawing and blocks


def test_how_grave_a_finding_is_stands_in_a_word_and_in_colour(terminal: Callable[..., str]) -> None:
    seen = terminal(100, "validate", "depok/klinik-bisnis")
    assert "\033[1;33mperingatan\033[0m SP330" in seen
    refused = terminal(100, "check", HAKI, "--set", "modal_usaha=abc", *AT)
    assert "\033[1;31mkesalahan\033[0m SP402" in refused
    assert "\033" not in terminal(100, "check", HAKI, "--set", "modal_usaha=abc", *AT, NO_COLOR="1")


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": ""}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_is_coloured_unless_it_must_not_be(
    terminal: Callable[..., str], environment: dict[str, str], coloured: bool
) -> None:
    assert ("\033[" in terminal(100, "show", HAKI, "--on", "2026-03-16", **environment)) == coloured


def test_colour_changes_nothing_but_the_colour(process: Command) -> None:
    arguments = ("check", "depok/tamu", *AT)
    assert plain(process(*arguments, FORCE_COLOR="1").out) == process(*arguments).out


@pytest.mark.parametrize(("force", "coloured"), [("", False), ("1", True)])
def test_a_pipe_is_coloured_only_by_force(process: Command, force: str, coloured: bool) -> None:
    assert ("\033[" in process("show", HAKI, "--on", "2026-03-16", FORCE_COLOR=force).out) == coloured
