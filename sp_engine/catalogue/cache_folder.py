"""Where what was found out is kept for the next command: in the user's cache, where nobody else can write.

In comes the name of a folder there; out comes its path, or None where it cannot be believed.  Whatever is in
it only saves time: a folder that is missing, unreadable or not ours changes no answer.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

_OURS = r"[0-9a-f]{2}\.txt|[0-9a-f]{64}\.json(\.[0-9]+)?"
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """Return the user's cache folder for sp-engine (`SP_CACHE`, else the platform's own)."""
    if own := os.environ.get("SP_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "sp-engine"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sp-engine"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "sp-engine"


def believed_folder(name: str) -> Path | None:
    """Return a folder within the cache, there or not; None where somebody else may have written into it.

    One of ours into which others could write is closed to them, and what we kept there removed.  On Windows,
    where the folder lies within the user's own, there is nothing to look at.
    """
    try:
        path = cache_folder() / name
        if sys.platform == "win32":
            return path
        found = os.lstat(path)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            return None
        if found.st_mode & _WRITABLE_BY_OTHERS:
            path.chmod(0o700)
            for entry in filter(is_ours, path.iterdir()):
                entry.unlink()
    except FileNotFoundError:
        return path
    except (OSError, RuntimeError):  # no home, or a folder that cannot be put right
        return None
    return path


def is_ours(path: Path) -> bool:
    """Whether a file is called as those are that we keep: whatever else lies there is somebody's."""
    return re.fullmatch(_OURS, path.name) is not None


def make_folder(path: Path) -> None:
    """Make a folder of the cache into which nobody else can write."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)


def write_whole(path: Path, text: bytes) -> None:
    """Write a file of the cache so that nobody ever reads half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(text)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
