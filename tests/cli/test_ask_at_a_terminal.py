"""Whole interviews at a pseudo-terminal: six services of four agencies, with every outcome of their cases."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from select import select
from typing import NamedTuple

import pytest
from cli.workbench import Command
from deciding.answering import answered

from sp_engine import CatalogueError, FactsError, Outcome, open_catalogue
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.deciding.blank_form import form_names
from sp_engine.deciding.decision import outcome_words
from sp_engine.deciding.typed_answers import choices_of

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

SERVICES = (
    "depok/rekomendasi-haki",
    "depok/pelatihan-wub",
    "kalbar/izin-usaha-simpan-pinjam",
    "palembang/informasi-halal-hki",
    "pasuruan/data-informasi",
    "pasuruan/rekomendasi-bbm",
)


ALL = frozenset(Outcome)
OUTCOMES = {
    "depok/rekomendasi-haki": ALL,
    "depok/pelatihan-wub": ALL,
    "kalbar/izin-usaha-simpan-pinjam": ALL,
    "palembang/informasi-halal-hki": ALL - {Outcome.PENDING},
    "pasuruan/data-informasi": ALL,
    "pasuruan/rekomendasi-bbm": frozenset({Outcome.APPROVE, Outcome.RETURN}),
}
"""What an application for each can come to, and its cases show."""


class Told(NamedTuple):
    """What an applicant of a case says, line by line, and what comes of it."""

    service: str
    outcome: Outcome
    received: str
    lines: tuple[str, ...]


def applicants(name: str) -> Iterator[Told]:
    """Yield the first applicant of a service for every outcome."""
    catalogue = open_catalogue()
    service = catalogue.standard(name, on=date(2026, 3, 16))
    standard, seen = service.standard, set[Outcome]()
    source = catalogue.files.cases_source(standard.decree, name.partition("/")[2])
    assert source is not None
    for case in cases_of(read_cases(source), source)[0]:
        received = case.received(standard.agency.zone)
        try:
            knows = service.read_facts(case.facts, received=received)
            outcome = service.decide(knows, received=received).outcome
        except (FactsError, CatalogueError):
            continue
        if outcome not in seen:
            seen.add(outcome)
            interview, lines = answered(service, knows, received)
            more = ("",) if interview.rest else ()
            yield Told(name, outcome, received.isoformat(), (*lines, *more))


class Terminal:
    """`sp` at a terminal of 100 columns, typed at whenever it asks."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        self._running = subprocess.Popen(
            [sys.executable, "-m", "sp_cli.entrance", *arguments],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"},
        )
        os.close(theirs)
        self.seen = ""

    def until_asked(self) -> None:
        while not self.seen.endswith("\n> "):
            assert self._read(), self.seen

    def type(self, line: str) -> None:
        self.until_asked()
        os.write(self._ours, f"{line}\n".encode())
        while not self.seen.endswith("\n> " + line + "\n"):  # what is typed is seen
            assert self._read(1), self.seen

    def interrupt(self, by: signal.Signals = signal.SIGINT) -> None:
        self.until_asked()
        self._running.send_signal(by)

    def end(self) -> int:
        while self._read():
            pass
        os.close(self._ours)
        return self._running.wait(timeout=20)

    def _read(self, most: int = 4096) -> bool:
        assert select([self._ours], [], [], 60)[0], self.seen
        try:
            part = os.read(self._ours, most)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.seen += part.decode(errors="replace").replace("\r\n", "\n").replace("\r", "")
        return bool(part)


@pytest.mark.parametrize("service", SERVICES)
def test_whole_interviews_end_in_the_decision_of_the_case(service: str, tmp_path: Path) -> None:
    seen = set[Outcome]()
    for told in applicants(service):
        terminal = Terminal(tmp_path, "ask", told.service, "--received", told.received)
        for line in told.lines:
            terminal.type(line)
        assert terminal.end() == 0, terminal.seen
        assert f"KEPUTUSAN: {outcome_words(told.outcome).id}\n" in terminal.seen
        assert "bukan jawaban di sini" not in terminal.seen
        assert "\033[" not in terminal.seen
        seen.add(told.outcome)
    assert seen == OUTCOMES[service]


def test_each_choice_is_one_key() -> None:
    """Of every fact that any service asks; what is typed besides are numbers, dates and names."""
    asked = 0
    for service in open_catalogue().services(on=date(2026, 3, 16)):
        for definition in form_names(service.standard):
            keys = [choice.key for choice in choices_of(definition)]
            asked += bool(keys)
            assert all(len(key) == 1 for key in keys), definition.id
            assert len({*keys}) == len(keys), definition.id
    assert asked > 250


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_an_interrupt_keeps_what_was_answered_and_says_how_to_go_on(
    tmp_path: Path, process: Command, by: signal.Signals
) -> None:
    """Ctrl-C, a window that is closed, a machine that shuts down."""
    told = next(each for each in applicants(SERVICES[0]) if each.outcome is Outcome.APPROVE)
    terminal = Terminal(tmp_path, "ask", told.service, "--received", told.received)
    for line in told.lines[:4]:
        terminal.type(line)
    terminal.interrupt(by)
    assert terminal.end() == 130, terminal.seen
    found = re.search(r"Lanjutkan: (sp ask .*)", terminal.seen)
    assert found is not None, terminal.seen
    _, *arguments = shlex.split(found[1])
    on = process(*arguments, stdin="".join(f"{line}\n" for line in told.lines[4:]))
    assert on.out.startswith("KEPUTUSAN: DISETUJUI"), on
