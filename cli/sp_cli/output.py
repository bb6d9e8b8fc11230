"""The only file that prints: results to stdout, everything else to stderr.

In come decisions, findings and tables; out go lines, plain unless stdout is a terminal that wants colour.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from sp_cli.language import language, say
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, render

_COLOURS = {"good": "1;32", "bad": "1;31", "wait": "1;33", "dim": "2", "bold": "1"}
_UNWRITABLE = {
    errno.ENOSPC: ("ruang penyimpanan penuh", "no space left"),
    errno.ENOENT: ("folder tidak ada", "there is no such folder"),
    errno.EACCES: ("tidak ada izin menulis", "no permission to write"),
    errno.EISDIR: ("itu folder, bukan berkas", "it is a folder, not a file"),
}
_WIDEST = 100
_PATIENCE = 1.0  # seconds before a bar of progress appears
_STYLE = re.compile(r"\033\[[\d;]*m")
_EXCERPT = re.compile(r" *\d* +\| ")
_PART = re.compile(r"(\s*)(\d{1,2} [A-Z][a-z]+ \d{4}\S*|\S+)")


def show(text: str = "", end: str = "\n") -> None:
    """Print a line of the result as it is."""
    print(text, end=end)


def show_lines(lines: Iterable[str]) -> None:
    """Print lines for people: folded at words where a terminal is too narrow for them."""
    for line in lines:
        print(_fitted(line, sys.stdout))


def note(text: str) -> None:
    """Print a line that is not part of the result."""
    with suppress(OSError):  # there is nowhere to say that it could not be said
        print(_fitted(text, sys.stderr), file=sys.stderr)


def show_json(data: Any) -> None:
    """Print the result as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def write_file(path: Path, text: str) -> None:
    """Write a result to a file.  Raises `DiagnosticError` when that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise unwritable(str(path), error) from error


def unwritable(place: str, error: OSError | str) -> DiagnosticError:
    """Return what to raise when a result cannot be written; `error` is why, or says why."""
    if isinstance(error, str):
        reason = error
    else:
        known = _UNWRITABLE.get(error.errno or 0)
        reason = say(*known) if known else error.strerror or str(error)
    return DiagnosticError([Diagnostic("SP613", place, values={"reason": reason})])


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what shows how much is done, of how much: a bar on stderr at a terminal, nothing elsewhere.

    The bar appears once the work has taken a second.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun, shown = monotonic(), None
    with ExitStack() as until_done:

        def tell(done: int, total: int) -> None:
            nonlocal shown
            if shown is None and monotonic() - begun >= _PATIENCE:
                shown = until_done.enter_context(_bar())
                shown.add_task(title)
            if shown is not None:
                shown.update(shown.task_ids[0], completed=done, total=total)

        yield tell


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True, no_color=not _wants_colour()), transient=True)


def show_findings(findings: Iterable[Diagnostic], *, result: bool = False) -> None:
    """Print findings: to stdout when they are the result, else to stderr."""
    for finding in findings:
        text = render(finding, language()) + "\n"
        if result:
            print(_fitted(text, sys.stdout))
        else:
            note(text)


def colour(text: str, style: str) -> str:
    """Return the text in a style where stdout wants colour."""
    return f"\033[{_COLOURS[style]}m{text}\033[0m" if _wants_colour() else text


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: by rich at a terminal, row below row where it is too narrow, aligned text elsewhere."""
    columns = list(zip(headings, *rows, strict=True))
    if not sys.stdout.isatty():
        widths = [max(map(len, column)) for column in columns]
        for row in (headings, *rows):
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        return
    words = [max(len(word) for cell in column for word in cell.split() or [""]) for column in columns]
    if sum(words) + 3 * len(words) + 1 > columns_wide():
        for first, *others in rows:
            show_lines([colour(first, "bold"), *(f"  {cell}" for cell in others if cell)])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(header_style="bold")
    for heading, cells in zip(headings, columns, strict=True):
        table.add_column(heading, no_wrap=not any(" " in cell for cell in cells))
    for row in rows:
        table.add_row(*row)
    Console(no_color=not _wants_colour()).print(table)


def wrapped(text: str, indent: str, first: str | None = None) -> str:
    """Return text wrapped to the terminal (100 columns at most) with a hanging indent."""
    start = indent if first is None else first
    if columns_wide() < _WIDEST:
        return _folded(start + text, columns_wide(), indent)
    unstyled = _STYLE.sub("", start)
    filled = textwrap.fill(
        text, _WIDEST, initial_indent=unstyled, subsequent_indent=indent, break_long_words=False
    )
    return start + filled[len(unstyled) :]


def columns_wide() -> int:
    """Return how many columns the terminal on stdout has, 100 where it is none."""
    return shutil.get_terminal_size((_WIDEST, 24)).columns if sys.stdout.isatty() else _WIDEST


def _fitted(text: str, stream: TextIO) -> str:
    """Return lines folded to the terminal; an excerpt with its carets stays as it is."""
    if not stream.isatty():
        return text
    width = shutil.get_terminal_size((_WIDEST, 24)).columns
    return "\n".join(
        line
        if len(_STYLE.sub("", line)) <= width or _EXCERPT.match(line)
        else _folded(line, width, " " * (len(line) - len(line.lstrip()) + 2))
        for line in text.split("\n")
    )


def _folded(text: str, width: int, indent: str) -> str:
    """Return text folded at words; a date stays whole, and what is longer than a line is never cut."""
    if len(indent) > width // 3:
        indent = indent[: width // 6]
    lines = [""]
    for space, part in _PART.findall(text):
        longer = lines[-1] + space + part
        if lines[-1].strip() and len(_STYLE.sub("", longer)) > width:
            lines.append(indent + part)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def counted(errors: int, warnings: int) -> str:
    """Return how many findings there were, in words."""
    if errors == warnings == 0:
        return say("tidak ada temuan", "no findings")
    return say(f"{errors} kesalahan, {warnings} peringatan", f"{errors} errors, {warnings} warnings")


def _wants_colour() -> bool:
    """Whether to colour; both variables count only when they are not empty (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
