"""Opens a catalogue whose standards are decided by only while lint finds no error in what they rest on.

In comes a folder; out comes a catalogue that finds out which standards are sound.  That one is, is remembered
by the digest of every document that can make it wrong and of the engine that judged; what is wrong with one
is looked for each time.  The rules of lint are imported only then.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sp_engine.bundled import folder_of
from sp_engine.catalogue import CatalogueFiles, RememberedDigests, files_of, new_digest
from sp_engine.deciding import ENGINE_VERSION, Catalogue
from sp_engine.documents import Decree
from sp_engine.words import Diagnostic

_JUDGES = ("catalogue", "conditions", "documents", "facts", "lint", "rules", "words", "workdays", "yaml_text")
"""The rooms that find what is wrong with a standard, and say which findings are errors."""


def open_catalogue(path: str | Path | None = None, *, provisional: bool = False) -> Catalogue:
    """Open the bundled catalogue, or the folder `path`.

    Its services refuse to decide while lint finds an error in what they rest on (`Service.decide`).
    `provisional`: years whose calendar has not been decreed are estimated with the `holidays` package (extra
    `calendar`), and every due date that touches one is marked.
    """
    files = CatalogueFiles(Path(path) if path is not None else None, provisional=provisional)
    return Catalogue(files, SoundStandards(files).errors)


class SoundStandards:
    """Which standards of a catalogue are sound; touches the user's cache folder."""

    def __init__(self, files: CatalogueFiles) -> None:
        self._files = files
        self._sound = RememberedDigests("sound")

    def errors(self, decree: Decree, service: str) -> tuple[Diagnostic, ...]:
        """Return the errors in what a standard rests on, by the service's name within its agency."""
        digest = self._digest(decree, service)
        if digest in self._sound:
            return ()
        from sp_engine.lint.catalogue import lint_standard

        found = lint_standard(self._files, decree, service)
        errors = tuple(finding for finding in found if finding.severity == "error")
        if not errors and self._digest(decree, service) == digest:  # else somebody writes while we read
            self._sound.add(digest)
        return errors

    def _digest(self, decree: Decree, service: str) -> str:
        """Return the digest of every document that lint reads for a standard, and of the engine."""
        told = new_digest(repr((ENGINE_VERSION, *_modules(), decree.folder, service)).encode())
        for place, text in self._files.texts_behind(decree, service):
            told.update(f"\0{place}\0{len(text)}\0".encode())
            told.update(text)
        return told.hexdigest()


def _modules() -> Iterator[tuple[str, int, int]]:
    """Yield the modules that judge standards, each with when it was last changed and how long it is."""
    engine = folder_of("sp_engine")
    for room in _JUDGES:
        yield from files_of(engine / room)
