"""Checking a document against the JSON Schema of its kind.

In come a source, the kind of document it should be, and the vocabulary for what is advised; out come
findings, whose advice the schema would take.  Knows nothing about what data mean.  Needs jsonschema, for
which nobody should wait in vain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sp_engine.documents.advice.shape_findings import shape_findings
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.schema_errors import errors_in
from sp_engine.facts import Vocabulary
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Source, SourceError, parse_text, with_tried_advice


def check_shape(source: Source, kind: DocumentKind, vocabulary: Vocabulary | None = None) -> list[Diagnostic]:
    """Return the findings of a source against the schema of its kind.

    `vocabulary`: the facts of which a condition can be written for an author who wrote a name alone.
    """
    found = _found(source, kind, vocabulary)
    return tried_by_shape(found, source.name, source.text, kind, vocabulary) if found else []


def tried_by_shape(
    found: Sequence[Diagnostic],
    name: str,
    text: str,
    kind: DocumentKind,
    vocabulary: Vocabulary | None = None,
) -> list[Diagnostic]:
    """Return findings about a text without the advice that the schema, or the language, would refuse."""

    def found_in(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        try:
            return _found(parse_text(texts[name], name), kind, vocabulary)
        except SourceError as error:
            return error.diagnostics

    return with_tried_advice(found, {name: text}, found_in)


def _found(source: Source, kind: DocumentKind, vocabulary: Vocabulary | None) -> list[Diagnostic]:
    errors = errors_in(source.data, kind)
    return shape_findings(source, kind, errors, vocabulary) if errors else []
