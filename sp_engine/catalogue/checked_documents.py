"""Which documents are known to have passed their schema, and what they say.

In come a kind and a text; out comes whether that very text passed that very schema before, and its data where
they were kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from sp_engine.bundled import folder_of
from sp_engine.catalogue.digests import new_digest
from sp_engine.catalogue.kept_documents import KEPT, KeptDocuments
from sp_engine.catalogue.remembered_digests import RememberedDigests
from sp_engine.documents import DocumentKind
from sp_engine.yaml_text import Json, Source


class CheckedDocuments:
    """The documents that passed, each by the digest of its kind, its text and of what reads and checks it."""

    def __init__(self) -> None:
        self._passed = RememberedDigests("passed")
        self._kept = KeptDocuments()

    def knows(self, kind: DocumentKind, text: str) -> bool:
        return self._digest(kind, text) in self._passed

    def data(self, kind: DocumentKind, text: str) -> Json | None:
        """Return what a document says that passed; None where it has to be read."""
        return self._kept.data(self._digest(kind, text)) if kind in KEPT else None

    def remember(self, kind: DocumentKind, source: Source) -> None:
        """Remember that a document passed, and what it says."""
        digest = self._digest(kind, source.text)
        self._passed.add(digest)
        self.keep(kind, source)

    def keep(self, kind: DocumentKind, source: Source) -> None:
        """Keep what a document says that passed."""
        if kind in KEPT and not source.is_json:
            self._kept.keep(self._digest(kind, source.text), source.data)

    @cached_property
    def _readers(self) -> bytes:
        """The digest of what reads and checks documents; with another every document is checked again."""
        folders = (folder_of("sp_schema"), folder_of("sp_engine") / "yaml_text", _folder_of_parser())
        told = tuple(tuple(files_of(folder)) for folder in folders)
        return new_digest(repr(told).encode()).digest()

    def _digest(self, kind: DocumentKind, text: str) -> str:
        return new_digest(b"\0".join((self._readers, kind.encode(), text.encode()))).hexdigest()


def _folder_of_parser() -> Path:
    """Return the folder of the parser, without importing it: what is kept is read in its place."""
    parser = find_spec("yaml")
    assert parser is not None
    assert parser.origin is not None
    return Path(parser.origin).parent


def files_of(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files of a folder of ours, with when each was last changed and how long it is.

    By these Python itself knows whether a module has to be compiled again.  In an installed package the
    version would say as much; where the engine is being written it would not.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.endswith((".py", ".yaml", ".json")):
                known = entry.stat()
                yield entry.name, known.st_mtime_ns, known.st_size
