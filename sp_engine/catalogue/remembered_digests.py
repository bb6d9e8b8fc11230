"""Digests that are remembered in the user's cache folder, so that what was found out once need not be again.

In comes a digest; out comes whether it was remembered before, by whichever process.  A cache that cannot be
read or written only costs time; it never changes an answer.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path

from sp_engine.catalogue.cache_folder import believed_folder, make_folder

_KEEP = 2_000  # in each file: half a million digests in all


class RememberedDigests:
    """A growing set of hexadecimal digests, one per line, spread over 256 files by how they begin.

    So a command that asks for a few reads little, however many are known.  Lines are appended, so two writers
    do not clash, and half a line is no digest.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: dict[str, set[bytes]] = {}

    def __contains__(self, digest: str) -> bool:
        return digest.encode() in self._beside(digest)

    def add(self, digest: str) -> None:
        known = self._beside(digest)
        known.add(digest.encode())
        if self._folder is None:
            return
        with suppress(OSError):
            path = self._path(self._folder, digest)
            mode = "ab"
            if len(known) > _KEEP:  # begin anew; what still matters will be remembered again
                known.intersection_update({digest.encode()})
                mode = "wb"
            try:
                file = path.open(mode)
            except FileNotFoundError:
                make_folder(self._folder)
                file = path.open(mode)
            with file:
                file.write(digest.encode() + b"\n")

    def _beside(self, digest: str) -> set[bytes]:
        """Return the known digests that begin as this one does."""
        if digest[:2] not in self._known:
            self._known[digest[:2]] = set()
            if self._folder is not None:
                with suppress(OSError):
                    self._known[digest[:2]].update(self._path(self._folder, digest).read_bytes().split())
        return self._known[digest[:2]]

    @staticmethod
    def _path(folder: Path, digest: str) -> Path:
        return folder / f"{digest[:2]}.txt"

    @cached_property
    def _folder(self) -> Path | None:
        return believed_folder(self._name)
