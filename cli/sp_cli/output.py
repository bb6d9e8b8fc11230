"""The only file that prints: results to stdout, everything else to stderr.

In come decisions, findings and tables; out go lines, plain unless they go to a terminal that wants colour.
What people read is in the encoding of their terminal, a letter that it lacks in ASCII; what is read by a
program is in UTF-8 everywhere.
"""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from sp_engine.presenting import WIDEST, Line, Screen, Section, text_lines
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words, visible, visible_json
from sp_engine.words.messages import cli

_UNWRITABLE = {
    errno.ENOSPC: cli.NO_SPACE_LEFT,
    errno.ENOENT: cli.NO_SUCH_FOLDER,
    errno.EACCES: cli.NO_PERMISSION,
    errno.EISDIR: cli.NO_FILE,
}
_ASCII_FORMS = "sp-ascii-forms"
_PATIENCE = 1.0  # seconds before progress is shown


def show(text: str = "") -> None:
    """Print a line of the result; what would act in a terminal is made visible."""
    print(visible(text))


def fit_streams() -> None:
    """Have our streams write in ASCII what their encoding lacks, instead of stopping half-way."""
    codecs.register_error(_ASCII_FORMS, _ascii_forms)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ASCII_FORMS)


def _ascii_forms(error: UnicodeError) -> tuple[str, int]:
    """Return how letters that an encoding lacks are written there, and where to go on."""
    from sp_engine.presenting import ascii_form

    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(ascii_form, error.object[error.start : error.end])), error.end


def show_document(text: str) -> None:
    """Print a whole document as it is, in UTF-8 and with its own ends of lines, as a file would hold it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def show_section(section: Section) -> None:
    """Print a section for people."""
    for line in text_lines(section, _screen(sys.stdout)):
        print(line)


def note(text: str) -> None:
    """Print a line that is not part of the result."""
    with suppress(OSError):  # there is nowhere to say that it could not be said
        for line in text_lines(Section("", (Line(text),)), _screen(sys.stderr)):
            print(line, file=sys.stderr)


def note_command(told: str) -> None:
    """Print a command that is no part of the result: on one line, however long, so that it can be copied."""
    with suppress(OSError):
        print(visible(told), file=sys.stderr)


def show_json(data: Any) -> None:
    """Print the result as JSON."""
    show_document(visible_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n")


def refuse(findings: Sequence[Diagnostic], language: Language, *, as_json: bool) -> None:
    """Say why there is no result: in its place, where it was asked for as JSON."""
    if as_json:
        from sp_engine.presenting import findings_dict

        with suppress(OSError):  # where that cannot be written, people are told
            show_json(findings_dict(findings, language))
            return
    show_findings(findings, language)


def write_file(path: Path, text: str) -> None:
    """Write a result to a file.  Raises `DiagnosticError` when that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise unwritable(str(path), error) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write a result that is no text to a file.  Raises `DiagnosticError` when that cannot be done."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise unwritable(str(path), error) from error


def unwritable(place: str, error: OSError | Words) -> DiagnosticError:
    """Return what to raise when a result cannot be written; `error` is why, or says why."""
    if isinstance(error, Words):
        reason: Words | str = error
    else:
        reason = _UNWRITABLE.get(error.errno or 0) or error.strerror or str(error)
    return DiagnosticError([Diagnostic("SP613", place, values={"reason": reason})])


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what shows how much is done, of how much: on stderr at a terminal, nothing elsewhere.

    It appears once the work has taken a second.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun, shown = monotonic(), None
    with ExitStack() as until_done:

        def tell(done: int, total: int) -> None:
            nonlocal shown
            if shown is None and monotonic() - begun >= _PATIENCE:
                shown = until_done.enter_context(_progress())
                shown.add_task(title)
            if shown is not None:
                shown.update(shown.task_ids[0], completed=done, total=total)

        yield tell


def _progress() -> Any:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, no_color=not _wants_colour(sys.stderr))
    return Progress(*columns, console=console, transient=True)


def show_findings(findings: Iterable[Diagnostic], language: Language) -> None:
    """Print findings that are not the result."""
    from sp_engine.presenting import findings_section

    with suppress(OSError):
        for line in text_lines(findings_section(findings, language), _screen(sys.stderr)):
            print(line, file=sys.stderr)


def show_change(name: str, before: str, after: str, *, result: bool = True) -> None:
    """Print what would change in a text, line by line."""
    from sp_engine.presenting import changed_text

    if result:
        print(changed_text(name, before, after, _screen(sys.stdout)))
    else:
        note(changed_text(name, before, after, _screen(sys.stderr)))


def _screen(stream: TextIO) -> Screen:
    """Return what a stream can show: `SP_WIDTH` columns, where paper is narrow, else those of a terminal."""
    paper = _number(os.environ.get("SP_WIDTH", ""))
    width = paper or (_columns(stream) if stream.isatty() else None)
    return Screen(width, colour=_wants_colour(stream))


def _columns(stream: TextIO) -> int:
    """Return how many columns a terminal has: what `COLUMNS` says comes first, as everywhere."""
    if wanted := _number(os.environ.get("COLUMNS", "")):
        return wanted
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDEST
    except OSError:
        return WIDEST


def _number(text: str) -> int:
    """Return how many columns a setting says; 0 where it says none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _wants_colour(stream: TextIO) -> bool:
    """Whether to colour; both variables count only when they are not empty (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
