"""What a verb has to be told: taken from its options, asked for at a terminal, else named as missing."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import typer

from sp_cli import output
from sp_cli.language import say
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

T = TypeVar("T")
Reader = Callable[[str], T]


class Answers:
    """Collects answers; `complete` tells all that are missing or cannot be read at once."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.problems: list[str] = []

    def one(
        self, option: str, given: str | None, question: str, read: Reader[T], default: str = ""
    ) -> T | None:
        """Return the answer; None after a problem."""
        if given is not None or not sys.stdin.isatty():
            if given is None and not default:
                self.problems.append(say(f"`{option}` belum disebut", f"`{option}` is missing"))
                return None
            try:
                return read(given if given is not None else default)
            except ValueError as error:
                self.problems.append(f"`{option}`: {error}")
                return None
        return _asked(question, read, default)

    def optional(self, option: str, given: str | None, question: str, read: Reader[T]) -> T | None:
        """Return the answer; None when none is given, or after a problem."""
        if given is not None:
            return self.one(option, given, question, read)
        if not sys.stdin.isatty():
            return None
        return _asked(question, lambda text: read(text) if text.strip() else None)

    def several(self, option: str, given: Sequence[str] | None, question: str, read: Reader[T]) -> list[T]:
        """Return any number of answers, none included; at a terminal they are separated by commas."""

        def all_of(text: str) -> list[T]:
            return [read(part.strip()) for part in text.split(",") if part.strip()]

        if given is None and sys.stdin.isatty():
            return _asked(question, all_of)
        found = []
        for written in given or ():
            try:
                found.append(read(written))
            except ValueError as error:
                self.problems.append(f"`{option}`: {error}")
        return found

    def complete(self) -> None:
        """Raise every problem at once."""
        if self.problems:
            raise DiagnosticError([refused(self.command, problem) for problem in self.problems])


def refused(command: str, problem: str) -> Diagnostic:
    return Diagnostic("SP610", command, values={"problem": problem, "command": command})


def _asked(question: str, read: Reader[T], default: str = "") -> T:
    """Ask until the answer can be read; each time say what is wrong with it."""
    shown = f"{question} [{default}]" if default else question
    while True:
        text = typer.prompt(shown, default=default, show_default=False, err=True)
        try:
            return read(text)
        except ValueError as error:
            output.note(f"  {error}")


def agreed(question: str) -> bool:
    """Ask until the answer is yes or no, in either language; no answer is a no."""
    return _asked(f"{question} [{say('y/T', 'y/N')}]", _yes_or_no)


def _yes_or_no(text: str) -> bool:
    answer = text.strip().lower()
    if answer in ("y", "ya", "yes"):
        return True
    if answer in ("", "t", "tidak", "n", "no"):
        return False
    raise ValueError(say(f"`{text}`: jawab `ya` atau `tidak`", f"`{text}`: answer `yes` or `no`"))


def words(text: str) -> str:
    if not text.strip():
        raise ValueError(say("tidak boleh kosong", "must not be empty"))
    return " ".join(text.split())


_TAKEN = ("kalender", "instansi", "penetapan")
"""The names of the catalogue's own folders and files."""


def identifier(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", text):
        example = say(
            "huruf kecil, angka, dan tanda hubung, misalnya kartu-anggota",
            "small letters, digits and hyphens, such as kartu-anggota",
        )
        raise ValueError(f"`{text}`: {example}")
    if text in _TAKEN:
        taken = say("nama itu sudah dipakai katalog sendiri", "the catalogue itself uses that name")
        raise ValueError(f"`{text}`: {taken}")
    return text


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        form = say("tanggal tahun-bulan-hari, misalnya 2027-01-04", "a date such as 2027-01-04")
        raise ValueError(f"`{text}`: {form}") from None


def zone(text: str) -> str:
    if text.upper() not in ("WIB", "WITA", "WIT"):
        raise ValueError(say(f"`{text}`: pilih WIB, WITA, atau WIT", f"`{text}`: choose WIB, WITA or WIT"))
    return text.upper()


def user_name() -> str:
    """Return how the computer calls who is at it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "sp new"
