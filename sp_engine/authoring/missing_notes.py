"""The note that a blank component lacks: a line is written for it that says so, and waits for its author.

In comes a document; out comes its text with `catatan: Belum ditulis.` wherever a component is said to be
blank or unknown without a note.  Why it is blank only the transcriber knows: that is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sp_engine.documents import NOT_WRITTEN, Blank, Noted
from sp_engine.yaml_text import DataPath, Json, Source

_KEY = Noted.keys["note"].name
NOTE = f"{_KEY}: {NOT_WRITTEN}"
_BLANK: Mapping[str, str] = {
    Blank.LEFT_BLANK: "# lengkapi: mengapa komponen ini kosong dalam keputusan",
    Blank.NOT_KNOWN: "# lengkapi: apa yang belum diketahui",
}


def with_notes(source: Source) -> str:
    """Return the text of a document with the notes that it lacks."""
    lines = source.text.split("\n")
    for path, span in sorted(source.values.items(), key=lambda item: item[1], reverse=True):
        waits = _BLANK.get(str(path[-1])) if path else None
        if waits is None or _at(source, path) is not True or _KEY in _at(source, path[:-1]):
            continue
        line = lines[span.line - 1]
        before, after = line[: span.end_column - 1], line[span.end_column - 1 :]
        if re.match(r" *[,}]", after):
            comment = f"  {waits}" if after.strip() == "}" else ""
            lines[span.line - 1] = f"{before}, {NOTE}{after.rstrip()}{comment}"
        else:
            indent = " " * (source.keys[path].column - 1)
            lines.insert(span.line, f"{indent}{NOTE}  {waits}")
    return "\n".join(lines)


def _at(source: Source, path: DataPath) -> Json:
    data = source.data
    for step in path:
        data = data[step]
    return data
