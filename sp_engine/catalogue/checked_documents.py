"""Which documents are known to have passed their schema.

In come a kind and a text; out comes whether that very text passed that very schema before.
"""

from __future__ import annotations

import hashlib
from functools import cached_property

from sp_engine.bundled import folder_of
from sp_engine.catalogue.remembered_digests import RememberedDigests


class CheckedDocuments:
    """The documents that passed, each by the digest of its kind, its text and all schemas."""

    def __init__(self) -> None:
        self._passed = RememberedDigests("passed")

    def knows(self, kind: str, text: str) -> bool:
        return self._digest(kind, text) in self._passed

    def remember(self, kind: str, text: str) -> None:
        self._passed.add(self._digest(kind, text))

    @cached_property
    def _schemas(self) -> bytes:
        """The digest of all schemas: a change of any of them makes every document be checked again."""
        paths = sorted(folder_of("sp_schema").glob("*.json"))
        return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).digest()

    def _digest(self, kind: str, text: str) -> str:
        return hashlib.sha256(b"\0".join((self._schemas, kind.encode(), text.encode()))).hexdigest()
