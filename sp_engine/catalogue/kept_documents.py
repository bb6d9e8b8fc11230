"""What the documents say on which many services rest, kept so that the next command need not parse them.

In come a document's digest and, once it has passed its schema, its data; out come the same data, whichever
process kept them.  In JSON, so that whatever stands there is data and nothing else; in a folder into which
nobody else can write, each file beginning with the digest of the rest.  What is missing or broken is read
from the document.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from sp_engine.catalogue.cache_folder import believed_folder, is_ours, make_folder, write_whole
from sp_engine.catalogue.digests import new_digest
from sp_engine.documents import DocumentKind
from sp_engine.yaml_text import Json

KEPT: Final = frozenset(
    {
        DocumentKind.VOCABULARY,
        DocumentKind.REGULATIONS,
        DocumentKind.CALENDAR,
        DocumentKind.AGENCY,
        DocumentKind.DECREE,
        DocumentKind.STANDARD,
    }
)
"""What a decision rests on.  Cases and templates are read by who writes them."""

_MOST = 500
"""How many are kept before it begins anew; an agency has ten or so besides its standards."""
_MOST_AT_ONCE = 100
"""How many one command keeps: who reads a whole catalogue need not wait for its standards to be written."""


class KeptDocuments:
    """The data of documents that passed, each by the digest of its kind, its text and all that reads it."""

    def __init__(self) -> None:
        self._room = _MOST_AT_ONCE

    def data(self, digest: str) -> Json | None:
        """Return what a document says; None where it is not known."""
        if self._folder is None:
            return None
        import json

        with suppress(OSError, ValueError, RecursionError):
            told, _, text = self._path(self._folder, digest).read_bytes().partition(b"\n")
            if told.decode() == new_digest(text).hexdigest():
                return json.loads(text)
        return None

    def keep(self, digest: str, data: Json) -> None:
        """Keep what a document says, unless JSON cannot say it or this command has kept many."""
        if self._folder is None or not self._room:
            return
        self._room -= 1
        import json

        with suppress(OSError, ValueError, TypeError, RecursionError):  # a decimal is nothing that JSON has
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
            make_folder(self._folder)
            kept = list(filter(is_ours, self._folder.iterdir()))
            for one in kept if len(kept) >= _MOST else ():
                one.unlink(missing_ok=True)
            whole = new_digest(text).hexdigest().encode() + b"\n" + text
            write_whole(self._path(self._folder, digest), whole)

    @cached_property
    def _folder(self) -> Path | None:
        return believed_folder("kept-documents")

    @staticmethod
    def _path(folder: Path, digest: str) -> Path:
        return folder / f"{digest}.json"
