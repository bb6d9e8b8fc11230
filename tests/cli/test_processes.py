"""`sp` as a process of its own, from another folder: pipes, signals, caches, two at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import typer
from cli.workbench import Command
from sp_cli.command_line import command_line, command_of
from sp_cli.verbs import VERBS

from sp_engine.words.language import LANGUAGES, Language

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")
SP = [sys.executable, "-m", "sp_cli.entrance"]


def test_a_decision_is_made_from_another_folder(process: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file(process("example", HAKI).out)
    ran = process("check", HAKI, "--facts", path, *AT)
    assert ran.code == 0
    assert ran.err.startswith("CONTOH: ")
    assert "KEPUTUSAN: DISETUJUI" in ran.out


def test_facts_are_read_from_a_pipe(process: Command) -> None:
    facts = process("example", HAKI).out
    ran = process(
        "check", HAKI, "--facts", "-", *AT, "--exit-code", "--set", "modal_usaha=1000000001", stdin=facts
    )
    assert (ran.code, "DITOLAK" in ran.out) == (4, True)


@pytest.mark.parametrize("outcome", ["approve", "return", "reject"])
def test_an_example_as_json_is_decided_as_it_comes(process: Command, outcome: str) -> None:
    example = process("example", HAKI, "--outcome", outcome, "--json").out
    ran = process("check", HAKI, "--facts", "-", "--json", stdin=example)
    assert (ran.code, ran.json["outcome"]) == (0, outcome)
    assert ran.json["received"] == json.loads(example)["received"]
    assert "dipakai saat yang tertulis dalam berkas, " in ran.err
    later = process("check", HAKI, "--facts", "-", "--received", "2026-07-06T10:00", "--json", stdin=example)
    assert (later.err, later.json["received"]) == ("", "2026-07-06T10:00:00+07:00")


def test_an_example_of_another_service_is_refused(process: Command) -> None:
    example = process("example", HAKI, "--json").out
    ran = process("check", "depok/tamu", "--facts", "-", stdin=example)
    assert (ran.code, ran.out) == (2, "")
    assert "<stdin>:2:14  kesalahan SP423  " in ran.err


def test_a_mistake_in_an_example_as_json_is_told_at_its_place(process: Command) -> None:
    lines = process("example", HAKI, "--json").out.replace("modal_usaha", "modal_usah")
    line = 1 + [text.strip()[:12] for text in lines.splitlines()].index('"modal_usah"')
    ran = process("check", HAKI, "--facts", "-", stdin=lines)
    assert (ran.code, f"<stdin>:{line}:5  kesalahan SP401  " in ran.err) == (2, True)
    settled = process("check", HAKI, "--facts", "-", "--set", "modal_usah=5", stdin=lines)
    assert "--set  kesalahan SP401  " in settled.err


def test_empty_standard_input_is_an_error_and_not_a_wait(process: Command) -> None:
    ran = process("check", HAKI, "--facts", "-", *AT)
    assert (ran.code, ran.out) == (2, "")
    assert "SP110" in ran.err


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_names_every_verb_on_one_line_of_a_terminal(process: Command, language: str) -> None:
    ran = process("--lang", language, "--help", COLUMNS="80", LINES="24")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    first = [*dict.fromkeys(verb.partition(" ")[0] for verb in VERBS)]
    assert len(lines) <= len(first) + 10
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if line.startswith("  ")][-len(first) :] == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_and_every_option_is_described(language: Language) -> None:
    group = command_line(VERBS, language)
    assert all(command.help for command in group.commands.values())
    for verb in VERBS:
        command = command_of(group, verb)
        assert command.help, verb
        for parameter in command.params:
            assert isinstance(parameter, typer.core.TyperOption | typer.core.TyperArgument)
            assert parameter.help, (verb, parameter.name)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_both_languages(sp: Command, verb: str, language: str) -> None:
    ran = sp(*verb.split(), "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert ("Bahasa keluaran." in ran.out) == (language == "id")


def test_no_arguments_print_the_help_and_exit_2(process: Command) -> None:
    ran = process()
    assert ran.code == 2
    assert "check" in ran.out + ran.err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*SP, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
        assert (running.wait(timeout=60), err) == (0, b"")


@pytest.mark.parametrize("colour", ["", "1"])
def test_a_process_whose_output_is_no_terminal_prints_plain_text(process: Command, colour: str) -> None:
    environment = {"NO_COLOR": colour} if colour else {}
    ran = process("list", "depok", "--on", "2026-03-16", **environment)
    assert "\033" not in ran.out + ran.err


def test_a_cache_folder_that_cannot_be_written_changes_nothing(process: Command, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    with_cache = process("example", HAKI)
    without = process("example", HAKI, SP_CACHE=str(blocked / "cache"))
    assert without == with_cache
    assert without.code == 0


def test_a_cache_of_rubbish_changes_nothing(process: Command, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (cache / "passed").mkdir(parents=True)
    for beginning in range(256):
        (cache / "passed" / f"{beginning:02x}.txt").write_bytes(b"\xff\x00rubbish\n" * 50)
    assert process("example", HAKI, SP_CACHE=str(cache)) == process("example", HAKI)


def test_eight_at_once_give_the_same_as_one_alone(process: Command, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache-bersama")
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: process("example", HAKI, SP_CACHE=cache), range(8)))
    assert len(answers) == 1
    assert answers == {process("example", HAKI)}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["show", HAKI],
        ["check", HAKI, *AT],
        ["check", HAKI, *AT, "--json"],
        ["example", HAKI],
        ["deadline", "depok", "--for", "1 hari", "--from", "2026-03-16T10:00"],
        ["deadline", "depok", "--for", "1 hari", "--from", "2026-03-16T10:00", "--ics", "/dev/full"],
        ["calendar", "2026"],
        ["explain"],
        ["schema", "facts", HAKI],
        ["test", "depok/tamu", "--junit", "/dev/full"],
        [],
        ["--help"],
        ["check", "--help"],
        ["--version"],
    ],
)
def test_a_full_disk_is_told_as_that(tmp_path: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*SP, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, text=True, check=False
        )
    assert (ran.returncode, ran.stderr.count("SP613")) == (2, 1), ran.stderr
    assert "(ruang penyimpanan penuh)" in ran.stderr
    assert "Exception" not in ran.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_note_that_cannot_be_written_keeps_no_decision_back(tmp_path: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*SP, "check", HAKI], stdout=subprocess.PIPE, stderr=full, cwd=tmp_path, text=True, check=False
        )
    assert (ran.returncode, "KEPUTUSAN: " in ran.stdout) == (0, True)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes a stream")
def test_a_closed_output_is_no_defect(tmp_path: Path) -> None:
    command = " ".join([*SP, "check", HAKI, *AT, ">&- 2>&-"])
    assert subprocess.run(command, shell=True, cwd=tmp_path, check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes a stream")
def test_a_closed_input_is_an_empty_one(tmp_path: Path) -> None:
    command = " ".join([*SP, "check", HAKI, *AT, "--facts - <&-"])
    ran = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, "SP110" in ran.stderr) == (2, "", True)


def test_the_version_is_told(process: Command) -> None:
    assert process("--version").out.startswith("sp-engine ")
