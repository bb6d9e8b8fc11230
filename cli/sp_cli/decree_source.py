"""`sp validate --source FILE`: what the decree's file says that no item has, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.words import Diagnostic, DiagnosticError, Span
from sp_engine.words.messages import cli

_LONGEST = 120


def file_bytes(file: Path) -> bytes:
    """Return what is in a file that the command line names."""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = cli.NO_SUCH_FILE if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise DiagnosticError([Diagnostic("SP112", str(file), values={"reason": reason})]) from error


def source_findings(files: CatalogueFiles, file: Path) -> Iterator[Diagnostic]:
    """Yield each stretch of a decree's file that no item claims, and each item that no text supports.

    The decree is the one whose text map fits; raises `DiagnosticError` (SP643) where none does.
    """
    from sp_engine.importing import decree_of_file, map_differences, read_decree_file, standards_in

    source = read_decree_file(str(file), file_bytes(file))
    found = decree_of_file(files, source)
    if found is None:
        raise DiagnosticError([Diagnostic("SP643", str(file))])
    decree, mapped = found
    differences = map_differences(mapped, source, standards_in(files, decree))
    for offset, text in differences.unclaimed:
        line = source.line_number(offset)
        shown = " ".join(text.split())
        values = {"text": shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"}
        yield Diagnostic("SP641", str(file), Span(line, 1, line, 1), values)
    for item in differences.unsupported:
        service, _, address = item.partition(" ")
        path = files.service_path(decree, service)
        yield Diagnostic("SP642", shown_path(path), None, {"item": address, "source": file.name})
