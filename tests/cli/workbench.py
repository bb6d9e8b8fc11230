"""What the tests of the officer's verbs share: a catalogue to change, a repository around it, its texts."""

from __future__ import annotations

import subprocess
from pathlib import Path

AGENCY = ("--title", "Dinas Arsip: Kota Contoh", "--region", "Kota Contoh", "--zone", "WIB")
DECREE = ("--number", "1/2026", "--title", "Standar Pelayanan", "--date", "2026-01-05", "--by", "Penguji")


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def texts(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.yaml"))}
