"""The one shape of every finding: where, code, what, why it matters, how to fix.

In come a code, a place and the words that fill the code's sentence; out go messages in Indonesian or
English.  Knows nothing about YAML, standards or terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple

from sp_engine.words.codes import code_entry
from sp_engine.words.language import Language, Words
from sp_engine.words.messages import findings

Severity = Literal["error", "warning"]

_WIDEST = 200  # of a line of the document, when it is shown


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.  `values` fill the sentences of the code.

    Its general fix gives way to `advice` for this very place, and both to `suggestion`, the text that was
    most likely meant instead of the one at the span.
    """

    code: str
    file: str
    span: Span | None = None
    values: Mapping[str, str | Words] = field(default_factory=dict)
    suggestion: str | None = None
    excerpt: str | None = None
    advice: Words | None = None

    @property
    def severity(self) -> Severity:
        return code_entry(self.code).severity

    def message(self, language: Language = "id") -> str:
        return self._said(code_entry(self.code).message, language)

    def why(self, language: Language = "id") -> str:
        return self._said(code_entry(self.code).why, language)

    def fix(self, language: Language = "id") -> str:
        if self.suggestion is not None:
            return findings.MEANT.say(language, meant=self.suggestion)
        if self.advice is not None:
            return self.advice.get(language)
        return self._said(code_entry(self.code).fix, language)

    def place(self) -> str:
        """`file:line:column`, or the file alone when no position is known."""
        return self.file if self.span is None else f"{self.file}:{self.span.line}:{self.span.column}"

    def to_dict(self, language: Language = "id") -> dict[str, object]:
        """The JSON shape of `sp validate --json` (see docs/reference/interface.md)."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "line": self.span.line if self.span else None,
            "column": self.span.column if self.span else None,
            "message": self.message(language),
            "why": self.why(language),
            "fix": self.fix(language),
        }

    def _said(self, words: Words, language: Language) -> str:
        """Return a sentence of the code; a value that nobody gave shows its name, and hides nothing else."""
        unfilled = {name: f"{{{name}}}" for name in words.placeholders - self.values.keys()}
        return words.say(language, **self.values, **unfilled)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings sorted by file, position and code, each once."""
    unique = {
        (finding.file, finding.span or Span(0, 0, 0, 0), finding.code, finding.message()): finding
        for finding in diagnostics
    }
    return tuple(unique[key] for key in sorted(unique))


def nearest(word: str, known: Iterable[str], closeness: float = 0.7) -> str | None:
    """Return the known name that `word` most likely meant, or None when nothing is near."""
    matches = get_close_matches(word.lower(), list(known), n=1, cutoff=closeness)
    return matches[0] if matches else None


def underlined(finding: Diagnostic) -> tuple[str, ...]:
    """Return the line with carets under the span: what cannot be seen as a dot, a long line in part.

    There is none where no place or no line is known.
    """
    from unicodedata import east_asian_width

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


class DiagnosticError(Exception):
    """Base of the errors that carry findings; never raised itself."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("\n".join(f"{d.place()} {d.code} {d.message()}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process with the findings."""
        return type(self), (self.diagnostics,)
