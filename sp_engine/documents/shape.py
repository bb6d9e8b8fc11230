"""Checking a document against the JSON Schema of its kind.

In come a source, the kind of document it should be, and the vocabulary for what is advised; out come
findings.  Knows nothing about what data mean.  Needs jsonschema, for which nobody should wait in vain.
"""

from __future__ import annotations

from sp_engine.documents.advice.shape_findings import shape_findings
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.schema_errors import errors_in
from sp_engine.facts import Vocabulary
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Source


def check_shape(source: Source, kind: DocumentKind, vocabulary: Vocabulary | None = None) -> list[Diagnostic]:
    """Return the findings of a source against the schema of its kind.

    `vocabulary`: the facts of which a condition can be written for an author who wrote a name alone.
    """
    errors = errors_in(source.data, kind)
    return shape_findings(source, kind, errors, vocabulary) if errors else []
