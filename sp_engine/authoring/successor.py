"""The successor of a decree: its predecessor's documents under a new number and new dates.

In come a decree, its folder and the new answers; out come texts.  Services and cases are copied as they
stand; what only held of the old decree (who transcribed it, notes about its paper, the dates of its cases) is
changed.  A case moved by whole years may meet other days off: a day that no longer fits is set aside as
a comment for its author, never worked out in their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from sp_engine.assurance import read_cases
from sp_engine.authoring.skeletons import Author, DecreeAnswers, transcription
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    CaseMatrix,
    CaseTable,
    Decree,
    DecreeDocument,
    DocumentKind,
    Reading,
    StandardDocument,
    WrittenCase,
    laid_out,
)
from sp_engine.workdays import add_months
from sp_engine.yaml_text import DataPath, Json, Place, Source, parse_yaml, written

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")


def successor_texts(
    files: CatalogueFiles, decree: Decree, answers: DecreeAnswers, author: Author
) -> Mapping[str, str]:
    """Return the new decree's documents by file name."""
    folder = files.root / decree.agency / decree.folder
    texts = {
        "penetapan.yaml": _decree(
            files.source(folder / "penetapan.yaml", DocumentKind.DECREE), answers, author
        )
    }
    for listed in decree.services:
        path = folder / f"{listed.id}.yaml"
        if path.exists():
            texts[path.name] = _service(files.source(path, DocumentKind.STANDARD), author)
        cases = files.cases_source(decree, listed.id)
        if cases is not None:
            texts[f"{listed.id}.uji.yaml"] = _moved(cases, decree.first_day, answers.in_force_from)
    return {name: laid_out(text, name) for name, text in texts.items()}


def set_aside(text: str, path: DataPath, why: str) -> str:
    """Return the text with the lines of a key or list item made into a comment."""
    source = parse_yaml(text, "")
    first, last = lines_of(source, path)
    lines = text.split("\n")
    column = len(lines[first - 1]) - len(lines[first - 1].lstrip(" "))
    indent = " " * column
    lines[first - 1 : last] = [
        f"{indent}# lengkapi: {why}",
        *(f"{indent}# {line[column:]}".rstrip() for line in lines[first - 1 : last]),
    ]
    return "\n".join(lines)


def lines_of(source: Source, path: DataPath) -> tuple[int, int]:
    """Return the first and the last line of a key with its value, or of a list item."""
    spans = [s for p, s in (*source.values.items(), *source.keys.items()) if p[: len(path)] == path]
    within = [s for p, s in source.values.items() if p[: len(path)] == path and _is_scalar(source, p)]
    last = max(s.end_line - (s.end_column == 1 and s.end_line > s.line) for s in within)
    lines = source.text.split("\n")
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    return min(s.line for s in spans), last


def _is_scalar(source: Source, path: DataPath) -> bool:
    data = _at(source, path)
    return not isinstance(data, dict | list) or not data


def _decree(source: Source, answers: DecreeAnswers, author: Author) -> str:
    old = DecreeDocument.read(source.data, (), Reading(source))
    revokes = old.place("revokes")
    text = source.text
    for field in ("notes", "revokes", "amends", "removes", "last_day", "dates_not_known"):
        text = _without(parse_yaml(text, source.name), old.place(field))
    changed = {
        "number": written(answers.number, within_braces=False),
        "title": written(answers.title, within_braces=False),
        "dated": answers.dated.isoformat(),
        "in_force_from": f"{answers.in_force_from}\n{revokes.path[-1]}: [{written(old.number)}]",
        "transcription": transcription(author),
    }
    for field, value in changed.items():
        text = _with(parse_yaml(text, source.name), old.place(field), value)
    rest = "yang menetapkan, mengingat, layanan, dan bagian bersama"
    return f"{text.rstrip()}\n# lengkapi: cocokkan {rest} dengan keputusan baru\n"


def _service(source: Source, author: Author) -> str:
    place = Place(source.name, (StandardDocument.keys["transcription"].name,))
    text = _with(source, place, transcription(author))
    return (
        text.rstrip("\n")
        + "\n# lengkapi: cocokkan keempat belas komponen, dan setiap catatan, dengan keputusan baru\n"
    )


def _with(source: Source, place: Place, value: str) -> str:
    """Return the text with another value for the top-level key of a place."""
    lines = source.text.split("\n")
    (key,) = place.path
    if key not in source.data:
        return f"{source.text.rstrip()}\n{key}: {value}\n"
    first, last = lines_of(source, place.path)
    lines[first - 1 : last] = [f"{key}: {value}"]
    return "\n".join(lines)


def _without(source: Source, place: Place) -> str:
    if place.path[0] not in source.data:
        return source.text
    lines = source.text.split("\n")
    first, last = lines_of(source, place.path)
    del lines[first - 1 : last]
    return "\n".join(lines)


def _moved(source: Source, old_first: date, first: date) -> str:
    """Return the cases with their dates moved by the years that bring each under the decree.

    What several cases share moves as most of them do.  A case on the first day of the old decree, or the day
    before, is about that day: it moves to the first day of the new one, or the day before.
    """
    received = list(_received_in(source))
    years = {path[:-1]: _years_until(day, first) for path, day in received}
    usual = Counter(years.values()).most_common(1)[0][0] if years else 0
    edges = {
        path: first + (day - old_first)
        for path, day in received
        if day in (old_first, old_first - timedelta(days=1))
    }
    lines = source.text.split("\n")
    for path, span in sorted(source.values.items(), key=lambda item: item[1], reverse=True):
        by = next((n for case, n in years.items() if path[: len(case)] == case), usual)
        if by and _is_scalar(source, path) and span.line == span.end_line:
            line = lines[span.line - 1]
            value = line[span.column - 1 : span.end_column - 1]
            if path in edges:
                moved = _DATE.sub(edges[path].isoformat(), value, count=1)
            else:
                moved = re.sub(rf"^([\"']?)({_DATE.pattern})", partial(_moved_date, years=by), value)
            lines[span.line - 1] = line[: span.column - 1] + moved + line[span.end_column - 1 :]
    return "\n".join(lines)


def _moved_date(found: re.Match[str], years: int) -> str:
    return found[1] + _later(found[2], years)


def _received_in(source: Source) -> Iterator[tuple[DataPath, date]]:
    """Yield where applications are said to be received, in the order of the document, and on which day."""
    document = read_cases(source)
    written_cases: tuple[WrittenCase | CaseTable | CaseMatrix, ...]
    written_cases = (*document.cases, *document.tables, *document.matrices)
    said = {case.place("received").path: case.received for case in written_cases if case.received is not None}
    for path in sorted(said, key=lambda path: source.values[path]):
        yield path, date.fromisoformat(said[path][:10])


def _at(source: Source, path: DataPath) -> Json:
    data = source.data
    for step in path:
        data = data[step]
    return data


def _years_until(day: date, first: date) -> int:
    years = max(0, first.year - day.year)
    return years + (date.fromisoformat(_later(day.isoformat(), years)) < first)


def _later(text: str, years: int) -> str:
    try:
        return add_months(date.fromisoformat(text), 12 * years, overflow="last_day").isoformat()
    except ValueError:
        return text
