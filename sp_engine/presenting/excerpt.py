"""The line of a document that a finding is about, with carets under what is wrong.

In comes a finding with its place and its line; out come two lines of text.  Knows nothing about terminals.
"""

from __future__ import annotations

from unicodedata import east_asian_width

from sp_engine.words import Diagnostic

_WIDEST = 200  # of a line, when it is shown


def underlined(finding: Diagnostic) -> tuple[str, ...]:
    """Return the line with carets under the span: what cannot be seen as a dot, a long line in part.

    There is none where no place or no line is known.
    """
    span, text = finding.span, finding.excerpt
    if span is None or text is None:
        return ()
    end = span.end_column if span.end_line == span.line else len(text) + 1
    first = 0 if len(text) <= _WIDEST else max(0, span.column - _WIDEST // 2)
    text = "".join(c if c.isprintable() or c == "\t" else "·" for c in text)
    cut = ("…" if first else "") + text[first : first + _WIDEST]
    before = ("…" if first else "") + text[first : span.column - 1]
    indent = "".join(c if c == "\t" else "  " if east_asian_width(c) in "WF" else " " for c in before)
    under = text[span.column - 1 : min(end - 1, first + _WIDEST)]
    width = sum(2 if east_asian_width(c) in "WF" else 1 for c in under)
    gutter = f"{span.line:>5} | "
    return gutter + cut, " " * (len(gutter) - 2) + "| " + indent + "^" * max(1, width)
