"""The work of a run that is done, kept beside its result until it is whole: a run that was killed goes on.

In come the results of some rows at a time; out they come again, all of them, in order.  What is there was
written whole; a piece that was not is made again.  Only one run at a time has a place.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic

_STATE = "keadaan.json"
_LOCK = "kunci"


class StagedRun:
    """The pieces of one run.  `same` is all on which its result rests: with another it cannot go on."""

    def __init__(self, output: Path, same: dict[str, Any], *, resume: bool) -> None:
        self._folder = output.with_name(f".{output.name}.sebagian")
        self._place, self._same, self._resume = str(output), same, resume

    def __enter__(self) -> Self:
        """Take the place.  Raises `PopulationError` where another run has it, or where it cannot go on."""
        self._folder.mkdir(exist_ok=True)
        self._lock = (self._folder / _LOCK).open("w")
        try:
            self._begin()
        except BaseException:
            self._lock.close()
            raise
        return self

    def _begin(self) -> None:
        if not _locked(self._lock):
            raise PopulationError([Diagnostic("SP848", self._place)])
        state = self._folder / _STATE
        if not self._resume:
            for piece in self._folder.glob("*.json"):
                piece.unlink()
            _write(state, self._same)
            return
        known = _read(state)
        if known is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise PopulationError([Diagnostic("SP845", self._place)])
        changed = [key for key in self._same if known.get(key) != self._same[key]]
        if changed:
            raise PopulationError([Diagnostic("SP846", self._place, None, {"changed": ", ".join(changed)})])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear away once all is done; keep the pieces where it was not."""
        self._lock.close()
        if kind is None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def piece(self, number: int) -> Any | None:
        """Return what was kept of a piece; None for one that has to be made."""
        return _read(self._piece(number)) if self._resume else None

    def keep(self, number: int, told: Any) -> None:
        """Keep what a piece came to."""
        _write(self._piece(number), told)

    def pieces(self, count: int) -> Iterator[Any]:
        """Yield what was kept of the first pieces, in their order."""
        for number in range(count):
            yield json.loads(self._piece(number).read_text(encoding="utf-8"))

    def _piece(self, number: int) -> Path:
        return self._folder / f"{number:08}.json"


def _write(path: Path, told: Any) -> None:
    beside = path.with_suffix(".tmp")
    with beside.open("w", encoding="utf-8", errors="surrogatepass") as file:
        json.dump(told, file, default=str)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _read(path: Path) -> Any | None:
    try:
        return json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
    except (OSError, ValueError):
        return None


def _locked(file: Any) -> bool:
    """Take the lock of a file, which ends with the process; whether nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
