"""What was answered in an interview that was left: kept in a file that only its owner can read.

In comes the text of a facts file; out comes where it is kept: in the folder of whoever is logged in, until
the interview that goes on from it has come to its decision, or a month has passed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sp_cli import output
from sp_engine.register import data_folder

KEPT_FOR = timedelta(days=30)
_OWNER_ALONE = 0o600


def drafts_folder() -> Path:
    return data_folder() / "draf"


def keep_draft(service: str, text: str, at: datetime, before: Path | None = None) -> Path:
    """Keep what was answered, in place of the draft `before` where it went on from one; return the file.

    What was forgotten for longer than a month goes.  Raises `DiagnosticError` where it cannot be kept.
    """
    folder = drafts_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget_old(folder, at)
    except OSError as error:
        raise output.unwritable(str(folder), error) from error
    file = before or _new_file(folder, f"{service.replace('/', '-')}-{at:%Y%m%d-%H%M%S}")
    write_private(file, text)
    return file


def is_draft(place: str | None) -> bool:
    """Whether a file is one of the drafts that were kept."""
    return place is not None and Path(place).absolute().parent == drafts_folder().absolute()


def forget_draft(file: Path) -> None:
    """Remove a draft that is needed no more."""
    with suppress(OSError):
        file.unlink()


def write_private(path: Path, text: str) -> None:
    """Write what is known of an applicant; a file that is new is readable for its owner alone.

    Raises `DiagnosticError` when that cannot be done, and then an old file is as it was.
    """
    try:
        file = path.resolve()
        if file.exists() and not file.is_file():  # a terminal, a pipe
            file.write_text(text, encoding="utf-8", newline="")
            return
        mode = file.stat().st_mode & 0o777 if file.exists() else _OWNER_ALONE
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ALONE), "wb") as new:
                new.write(text.encode())
            beside.chmod(mode)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise output.unwritable(str(path), error) from error


def _new_file(folder: Path, name: str) -> Path:
    names = (name, *(f"{name}-{number}" for number in range(2, 100)))
    return next(file for each in names if not (file := folder / f"{each}.yaml").exists())


def _forget_old(folder: Path, at: datetime) -> None:
    oldest = (at - KEPT_FOR).timestamp()
    for file in folder.glob("*.yaml"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()
