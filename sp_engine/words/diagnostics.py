"""The one shape of every finding: where, code, what, why it matters, how to fix.

In come a code, a place and the words that fill the code's sentence; out go messages in Indonesian or
English.  Knows nothing about YAML, standards or terminals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sp_engine.immutable import NamedTuple
from sp_engine.words.codes import code_entry
from sp_engine.words.language import Language, Words
from sp_engine.words.messages import findings

Severity = Literal["error", "warning"]


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_NOTHING: Mapping[str, str | Words] = {}


class Diagnostic(NamedTuple):
    """One finding.  `values` fill the sentences of the code.

    Its general fix gives way to `advice` for this very place, and both to `suggestion`, the text that was
    most likely meant instead of the one at the span; `otherwise` is for who meant something else.
    `acknowledged`: why a warning is left as it is, where the document says so.
    """

    code: str
    file: str
    span: Span | None = None
    values: Mapping[str, str | Words] = _NOTHING
    suggestion: str | None = None
    excerpt: str | None = None
    advice: Words | None = None
    acknowledged: str | None = None
    otherwise: Words | None = None

    @property
    def severity(self) -> Severity:
        return code_entry(self.code).severity

    def message(self, language: Language = "id") -> str:
        return self._said(code_entry(self.code).message, language)

    def why(self, language: Language = "id") -> str:
        return self._said(code_entry(self.code).why, language)

    def fix(self, language: Language = "id") -> str:
        if self.suggestion and not self.suggestion.isspace():
            if self.otherwise is None:
                return findings.MEANT.say(language, meant=self.suggestion)
            otherwise = self.otherwise.get(language)
            return findings.MEANT_OR_ELSE.say(language, meant=self.suggestion, otherwise=otherwise)
        if self.advice is not None:
            return self.advice.get(language)
        return self._said(code_entry(self.code).fix, language)

    @property
    def fact(self) -> str | None:
        """The fact that the finding is about, or the attribute (`document.attribute`), by its name."""
        values = self.values
        if "document" in values and "attribute" in values:
            name = f"{values['document']}.{values['attribute']}"
        else:
            name = str(values.get("fact", values.get("list", "")))
        return name if _NAME.fullmatch(name) else None

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
            "fact": self.fact,
            "message": self.message(language),
            "why": self.why(language),
            "fix": self.fix(language),
            "acknowledged": self.acknowledged,
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


_LONGEST_NAME = 200
"""A longer word is no name with a slip in it, and comparing takes time."""


def nearest(word: str, known: Iterable[str], closeness: float = 0.7) -> str | None:
    """Return the known name that `word` most likely meant, or None when nothing is near."""
    if len(word) > _LONGEST_NAME:
        return None
    from difflib import get_close_matches  # only who mistypes waits for it

    matches = get_close_matches(word.lower(), list(known), n=1, cutoff=closeness)
    return matches[0] if matches else None


class DiagnosticError(Exception):
    """What is raised with findings; a room that refuses something raises a kind of its own."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("\n".join(f"{d.place()} {d.code} {d.message()}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process with the findings."""
        return type(self), (self.diagnostics,)
