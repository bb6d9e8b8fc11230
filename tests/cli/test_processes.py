"""`sp` as a process of its own, from another folder: pipes, signals, caches, two at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import typer
from sp_cli.main import VERBS, _app

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")
SP = [sys.executable, "-m", "sp_cli.main"]


def test_a_decision_is_made_from_another_folder(process, facts_file):
    path = facts_file(process("example", HAKI).out)
    ran = process("check", HAKI, "--facts", path, *AT)
    assert (ran.code, ran.err) == (0, "")
    assert "KEPUTUSAN: DISETUJUI" in ran.out


def test_facts_are_read_from_a_pipe(process):
    facts = process("example", HAKI).out
    ran = process(
        "check", HAKI, "--facts", "-", *AT, "--exit-code", "--set", "modal_usaha=1000000001", stdin=facts
    )
    assert (ran.code, "DITOLAK" in ran.out) == (4, True)


def test_empty_standard_input_is_an_error_and_not_a_wait(process):
    ran = process("check", HAKI, "--facts", "-", *AT)
    assert (ran.code, ran.out) == (2, "")
    assert "SP110" in ran.err


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_fits_a_screen_and_names_every_verb(process, language):
    ran = process("--lang", language, "--help", COLUMNS="80", LINES="24")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if line.startswith("  ")][-len(VERBS) :] == list(VERBS)


def test_every_verb_and_every_option_is_described():
    for verb, command in typer.main.get_command(_app(list(VERBS))).commands.items():
        assert command.help, verb
        for parameter in command.params:
            assert parameter.help, (verb, parameter.name)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_both_languages(process, verb, language):
    ran = process(verb, "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert ("Bahasa keluaran." in ran.out) == (language == "id")


def test_no_arguments_print_the_help_and_exit_2(process):
    ran = process()
    assert ran.code == 2
    assert "check" in ran.out + ran.err


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    with subprocess.Popen(
        [*SP, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
        assert (running.wait(timeout=60), err) == (0, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_an_interrupt_says_that_nothing_was_decided(tmp_path):
    slow = tmp_path / "fakta.yaml"
    os.mkfifo(slow)
    with subprocess.Popen(
        [*SP, "check", HAKI, "--facts", str(slow)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as running:
        with slow.open("w"):  # opens once the command has opened it for reading
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=60)
        assert (running.returncode, out) == (130, b"")
        assert b"Traceback" not in err
        assert "dihentikan; tidak ada yang diputuskan" in err.decode()


@pytest.mark.parametrize("colour", ["", "1"])
def test_a_process_whose_output_is_no_terminal_prints_plain_text(process, colour):
    environment = {"NO_COLOR": colour} if colour else {}
    ran = process("list", "depok", "--on", "2026-03-16", **environment)
    assert "\033" not in ran.out + ran.err


def test_a_cache_folder_that_cannot_be_written_changes_nothing(process, tmp_path):
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    with_cache = process("example", HAKI)
    without = process("example", HAKI, SP_CACHE=str(blocked / "cache"))
    assert without == with_cache
    assert without.code == 0


def test_a_cache_of_rubbish_changes_nothing(process, tmp_path):
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "passed.txt").write_bytes(b"\xff\x00rubbish\n" * 50)
    assert process("example", HAKI, SP_CACHE=str(cache)) == process("example", HAKI)


def test_eight_at_once_give_the_same_as_one_alone(process, tmp_path):
    cache = str(tmp_path / "cache-bersama")
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: process("example", HAKI, SP_CACHE=cache), range(8)))
    assert len(answers) == 1
    assert answers == {process("example", HAKI)}


def test_the_version_is_told(process):
    assert process("--version").out.startswith("sp-engine ")


def test_an_output_that_is_not_utf8_stops_nothing(process):
    ran = process(
        "check",
        "depok/rekomendasi-haki",
        "--received",
        "2026-03-16T10:00",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert (ran.code, ran.err) == (0, "")
    assert " ? " in ran.out
