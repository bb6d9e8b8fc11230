"""The rows of JSON Lines: an object a line, read as `sp check` reads facts.

In comes a file in UTF-8; out come its rows.  It is read twice: the headings are the names in any line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sp_engine.population.row_source import LONGEST_LINE, UTF_16, ApplicantRow, ApplicantRows, unreadable
from sp_engine.words import Words
from sp_engine.words.messages import population as messages
from sp_engine.yaml_text import Json, SourceError, json_data

_ESCAPED_SURROGATE = rb"\ud"


@contextmanager
def json_rows(path: Path) -> Iterator[ApplicantRows]:
    """Open a file of JSON Lines."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(2) in UTF_16:
            raise unreadable(path, messages.NO_UTF_8)
        file.seek(0)
        headings: dict[str, None] = {}
        problem: Words | None = messages.EMPTY
        for row in _rows(file):
            headings.update(dict.fromkeys(row.cells))
            problem = row.problem if problem is messages.EMPTY else problem
        if not headings and problem is not None:
            raise unreadable(path, problem)
        file.seek(0)
        yield ApplicantRows(tuple(headings), _rows(file), lambda: (file.tell(), size))


def _rows(file: BinaryIO) -> Iterator[ApplicantRow]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        told = _told(line)
        if isinstance(told, Words):
            yield ApplicantRow(number, {}, False, told)
        elif isinstance(told, dict):
            yield ApplicantRow(number, told, False)
        else:
            yield ApplicantRow(number, {}, False, messages.NO_OBJECT)


def _told(line: bytes) -> Json | Words:
    """Return what a line says, or what is wrong with it."""
    try:
        text = line.decode("utf-8-sig")
        told = json_data(text, "")
        if _ESCAPED_SURROGATE in line.lower():
            json.dumps(told, ensure_ascii=False, default=str).encode()  # half a letter is in no file
    except UnicodeError:
        return messages.NO_UTF_8
    except SourceError as error:
        found = error.diagnostics[0]
        return messages.BROKEN_ROW.fill(problem=Words(found.message("id"), found.message("en")))
    return told
