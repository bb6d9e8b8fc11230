"""Which documents are known to have passed their schema, remembered in the user's cache folder.

In come a kind and a text; out comes whether that very text passed that very schema before.  A cache that
cannot be read or written only costs time; it never changes an answer.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from sp_engine.reading.bundled import folder_of

_KEEP = 20_000


def cache_folder() -> Path:
    """Return the user's cache folder for sp-engine (`SP_CACHE`, else the platform's own)."""
    if own := os.environ.get("SP_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "sp-engine"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sp-engine"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "sp-engine"


class Passed:
    """A growing set of digests, one per line in one file; lines are appended, so two writers do not clash."""

    def knows(self, kind: str, text: str) -> bool:
        return self._digest(kind, text) in self._known

    def remember(self, kind: str, text: str) -> None:
        digest = self._digest(kind, text)
        self._known.add(digest)
        with suppress(OSError, RuntimeError):
            path = self._path
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = "a"
            if len(self._known) > _KEEP:  # begin anew; what still matters will be remembered again
                self._known.intersection_update({digest})
                mode = "w"
            with path.open(mode, encoding="ascii") as file:
                file.write(digest + "\n")

    @cached_property
    def _path(self) -> Path:
        return cache_folder() / "passed.txt"

    @cached_property
    def _schemas(self) -> bytes:
        """The digest of all schemas: a change of any of them makes every document be checked again."""
        paths = sorted(folder_of("sp_schema").glob("*.json"))
        return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).digest()

    @cached_property
    def _known(self) -> set[str]:
        with suppress(OSError, RuntimeError, ValueError):
            return set(self._path.read_text(encoding="ascii").split())
        return set()

    def _digest(self, kind: str, text: str) -> str:
        return hashlib.sha256(b"\0".join((self._schemas, kind.encode(), text.encode()))).hexdigest()
