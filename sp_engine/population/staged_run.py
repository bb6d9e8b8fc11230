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
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic

_STATE = "keadaan.json"
_LOCK = "kunci"


def kept_state(output: Path) -> dict[str, Any] | None:
    """Return on what the run rests that was stopped at an output; None where there is none."""
    told = _read(_folder(output) / _STATE)
    return told if isinstance(told, dict) else None


def _folder(output: Path) -> Path:
    return output.with_name(f".{output.name}.sebagian")


class StagedRun:
    """The pieces of one run.  `same` is all on which its result rests: with another it cannot go on."""

    def __init__(self, output: Path, same: dict[str, Any], *, resume: bool) -> None:
        self._folder = _folder(output)
        self._place, self._same, self._resume = str(output), same, resume

    def __enter__(self) -> Self:
        """Take the place.  Raises `PopulationError` where another run has it, or where it cannot go on."""
        with ExitStack() as until_begun:
            self._lock = until_begun.enter_context(self._taken())
            self._begin()
            until_begun.pop_all()
        return self

    def _taken(self) -> IO[str]:
        """Return the lock of the place, taken; another run may just have cleared the place away."""
        while True:
            self._folder.mkdir(exist_ok=True)
            try:
                lock = (self._folder / _LOCK).open("w")
            except FileNotFoundError:
                continue
            if not _locked(lock):
                lock.close()
                raise PopulationError([Diagnostic("SP848", self._place)])
            if _still_there(lock, self._folder / _LOCK):
                return lock
            lock.close()

    def _begin(self) -> None:
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
        """Clear away once all is done, or where it can never go on; keep the pieces where it was stopped."""
        if sys.platform == "win32":  # where no open file can be removed
            self._lock.close()
        if kind is None or issubclass(kind, PopulationError):
            shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.close()

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
    with beside.open("w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _read(path: Path) -> Any | None:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _still_there(file: IO[str], path: Path) -> bool:
    """Tell whether an open file is the one that stands at a place."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


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
