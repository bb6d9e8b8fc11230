"""A vocabulary as it is written in `kosakata.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sp_engine.documents.vocabulary import vocabulary_of
from sp_engine.facts.vocabulary import Vocabulary
from sp_engine.yaml_text.source import Source


def vocabulary(facts: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """Return the vocabulary that holds these facts alone."""
    return vocabulary_of([Source("kosakata.yaml", "", {"fakta": facts})])
