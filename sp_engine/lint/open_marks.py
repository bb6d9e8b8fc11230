"""Marks of an import that nobody has looked at yet: `# periksa: …` behind what a program proposed.

In comes the source of one document; out comes one finding, at the first mark, that says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_engine.words import Diagnostic, Span
from sp_engine.yaml_text import Source, line_of, remarks_in

_MARK = re.compile(r"#\s*periksa\b")


def open_marks(source: Source) -> Iterator[Diagnostic]:
    """Yield that a document has such marks, if it has."""
    if _MARK.search(source.text) is None:
        return
    marks = [remark for remark in remarks_in(source.text) if _MARK.match(remark.text)]
    if marks:
        before = source.text[: marks[0].at]
        line, column = before.count("\n") + 1, marks[0].at - before.rfind("\n")
        span = Span(line, column, line, column + len(marks[0].text))
        values = {"number": str(len(marks))}
        yield Diagnostic("SP319", source.name, span, values, None, line_of(source.text, line))
