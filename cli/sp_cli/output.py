"""The only file that prints: results to stdout, everything else to stderr.

In come decisions, findings and tables; out go lines, plain unless stdout is a terminal that wants colour.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sp_cli.language import language, say
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, render

_COLOURS = {"good": "1;32", "bad": "1;31", "wait": "1;33", "dim": "2", "bold": "1"}


def show(text: str = "") -> None:
    """Print a line of the result."""
    print(text)


def note(text: str) -> None:
    """Print a line that is not part of the result."""
    print(text, file=sys.stderr)


def show_json(data: Any) -> None:
    """Print the result as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def write_file(path: Path, text: str) -> None:
    """Write a result to a file.  Raises `DiagnosticError` when that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        problem = say(f"tidak dapat menulis {path}", f"cannot write {path}") + f" ({error.strerror})"
        values = {"problem": problem, "command": "sp"}
        raise DiagnosticError([Diagnostic("SP610", str(path), None, values)]) from error


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what shows how much is done, of how much: a bar on stderr at a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True, no_color=not _wants_colour()), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show_findings(findings: Iterable[Diagnostic], *, result: bool = False) -> None:
    """Print findings: to stdout when they are the result, else to stderr."""
    for finding in findings:
        print(render(finding, language()) + "\n", file=sys.stdout if result else sys.stderr)


def colour(text: str, style: str) -> str:
    """Return the text in a style when stdout is a terminal that wants colour."""
    return f"\033[{_COLOURS[style]}m{text}\033[0m" if _wants_colour() else text


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: by rich at a terminal, aligned plain text elsewhere."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(*headings, header_style="bold")
        for row in rows:
            table.add_row(*row)
        Console(no_color=not _wants_colour()).print(table)
        return
    widths = [max(len(cell) for cell in column) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def wrapped(text: str, indent: str, first: str | None = None) -> str:
    """Return text wrapped to the terminal (100 columns at most) with a hanging indent."""
    import shutil
    import textwrap

    width = min(100, shutil.get_terminal_size((100, 24)).columns)
    start = indent if first is None else first
    return textwrap.fill(
        text, max(40, width), initial_indent=start, subsequent_indent=indent, break_long_words=False
    )


def counted(errors: int, warnings: int) -> str:
    """Return how many findings there were, in words."""
    if errors == warnings == 0:
        return say("tidak ada temuan", "no findings")
    return say(f"{errors} kesalahan, {warnings} peringatan", f"{errors} errors, {warnings} warnings")


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
