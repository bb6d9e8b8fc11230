"""What a verb has to be told: taken from its options, asked for at a terminal, else named as missing."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from sp_cli import output
from sp_cli.options import refusal
from sp_engine.documents import FIRST_YEAR, LAST_YEAR, DocumentKind
from sp_engine.words import DiagnosticError, Language, Words, nearest
from sp_engine.words.messages import cli, cli_new

T = TypeVar("T")
Reader = Callable[[str], T]


class Unreadable(Exception):
    """An answer that cannot be taken, and why."""

    def __init__(self, problem: Words) -> None:
        self.problem = problem
        super().__init__(problem.id)


class Prompts:
    """Collects answers; `complete` tells all that are missing or cannot be read at once."""

    def __init__(self, command: str, language: Language) -> None:
        self.command, self.language = command, language
        self.problems: list[Words] = []

    def one(
        self, option: str, given: str | None, question: Words, read: Reader[T], default: str = ""
    ) -> T | None:
        """Return the answer; None after a problem."""
        if given is not None or not sys.stdin.isatty():
            if given is None and not default:
                self.problems.append(cli.MISSING.fill(label=option))
                return None
            return self._read(option, given if given is not None else default, read)
        return _asked(question.get(self.language), read, self.language, default)

    def optional(self, option: str, given: str | None, question: Words, read: Reader[T]) -> T | None:
        """Return the answer; None when none is given, or after a problem."""
        if given is not None:
            return self._read(option, given, read)
        if not sys.stdin.isatty():
            return None
        return _asked(
            question.get(self.language), lambda text: read(text) if text.strip() else None, self.language
        )

    def several(self, option: str, given: Sequence[str] | None, question: Words, read: Reader[T]) -> list[T]:
        """Return any number of answers, none included; at a terminal they are separated by commas."""

        def all_of(text: str) -> list[T]:
            return [read(part.strip()) for part in text.split(",") if part.strip()]

        if given is None and sys.stdin.isatty():
            return _asked(question.get(self.language), all_of, self.language)
        found = (self._read(option, written, read) for written in given or ())
        return [answer for answer in found if answer is not None]

    def complete(self) -> None:
        """Raise every problem at once."""
        if self.problems:
            refused = [refusal(self.command, problem) for problem in self.problems]
            raise DiagnosticError([finding for error in refused for finding in error.diagnostics])

    def _read(self, option: str, written: str, read: Reader[T]) -> T | None:
        try:
            return read(written)
        except Unreadable as error:
            self.problems.append(_about(option, error.problem))
            return None


def _asked(question: str, read: Reader[T], language: Language, default: str = "") -> T:
    """Ask until the answer can be read; each time say what is wrong with it."""
    import typer

    shown = f"{question} [{default}]" if default else question
    while True:
        try:
            text = typer.prompt(shown, default=default, show_default=False, err=True)
        except typer.Abort:
            output.note("\n")  # what is said next begins a line of its own
            raise KeyboardInterrupt from None
        try:
            return read(text)
        except Unreadable as error:
            output.note(f"  {error.problem.get(language)}")


def agreed(question: str, language: Language) -> bool:
    """Ask until the answer is yes or no, in either language; no answer is a no."""
    return _asked(cli_new.YES_OR_NO.say(language, question=question), _yes_or_no, language)


def _yes_or_no(text: str) -> bool:
    answer = text.strip().lower()
    if answer in ("y", "ya", "yes"):
        return True
    if answer in ("", "t", "tidak", "n", "no"):
        return False
    raise Unreadable(_about(text, cli_new.ANSWER_YES_OR_NO))


def _about(text: str, problem: Words) -> Words:
    """Return a problem with the text that it is about."""
    return Words(f"`{text}`: {problem.id}", f"`{text}`: {problem.en}")


# ── readers ──────────────────────────────────────────────────────────────────
def words(text: str) -> str:
    if not text.strip():
        raise Unreadable(cli_new.EMPTY)
    return " ".join(text.split())


def one_of(kinds: Sequence[str], text: str) -> str:
    if text in kinds:
        return text
    listed, near = ", ".join(kinds), nearest(text, kinds)
    if near is None:
        raise Unreadable(_about(text, cli_new.CHOOSE.fill(kinds=listed)))
    raise Unreadable(_about(text, cli_new.CHOOSE_NEAREST.fill(kinds=listed, meant=near)))


_TAKEN = (DocumentKind.CALENDAR, DocumentKind.AGENCY, DocumentKind.DECREE)
"""The names of the catalogue's own folders and files."""


def identifier(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", text):
        raise Unreadable(_about(text, cli_new.NO_IDENTIFIER))
    if text in _TAKEN:
        raise Unreadable(_about(text, cli_new.TAKEN))
    return text


def day(text: str) -> date:
    try:
        read = date.fromisoformat(text)
    except ValueError:
        raise Unreadable(_about(text, cli_new.NO_DATE)) from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Unreadable(cli_new.NO_SUCH_YEAR.fill(name=text, first=FIRST_YEAR, last=LAST_YEAR))
    return read


def zone(text: str) -> str:
    if text.upper() not in ("WIB", "WITA", "WIT"):
        raise Unreadable(_about(text, cli_new.NO_ZONE))
    return text.upper()


def user_name() -> str:
    """Return how the computer calls who is at it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "sp new"
