"""One file of `bad/`: a slip of an author, laid over the catalogue in `good/`, and what is found.

The file begins with the slip in words.  A section `@ path` changes that file as a patch does: lines that
stand there (`-`), lines that should stand there (`+`), lines that stay (a space).  With `+` lines alone the
file is written anew.  A word after the path does more: `hapus` removes the file, `folder` makes a folder
of that name, `seperti` begins with a copy of the file named next, an encoding saves the file in it, a number
writes the lines that many times.  After `=== temuan` and `=== findings` stands what is found, in
Indonesian and in English.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from sp_engine.presenting.findings import findings_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.language import Language

GOOD = Path(__file__).parent / "good"
BAD = Path(__file__).parent / "bad"


class Mistake(NamedTuple):
    """A file of `bad/`, taken apart."""

    path: Path
    slip: str
    expected: str
    expected_english: str

    def regenerate(self, findings: str, findings_english: str) -> None:
        text = f"{self.slip}=== temuan\n{findings}=== findings\n{findings_english}"
        self.path.write_bytes(text.encode())


def read_mistake(path: Path) -> Mistake:
    slip, _, rest = path.read_bytes().decode().partition("=== temuan\n")
    expected, _, english = rest.partition("=== findings\n")
    return Mistake(path, slip, expected, english)


def lay_over_good(slip: str, folder: Path) -> None:
    """Make the good catalogue in `folder`, with the slip in it."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for section in re.split(r"^@ ", slip, flags=re.MULTILINE)[1:]:
        head, _, body = section.partition("\n")
        name, _, word = head.partition(" ")
        if word.startswith("seperti "):
            shutil.copy(folder / word.removeprefix("seperti "), folder / name)
            word = ""
        _change(folder / name, word, body)


def _change(path: Path, word: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if word in ("hapus", "folder"):
        path.unlink(missing_ok=True)
        if word == "folder":
            path.mkdir()
        return
    times = int(word) if word.isdigit() else 1
    hunks = [hunk.strip("\n").split("\n") for hunk in re.split(r"\n(?:\n|\Z)", body) if hunk.strip()]
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for hunk in hunks:
        old = "".join(line[1:] + "\n" for line in hunk if line[0] in " -")
        new = "".join(line[1:] + "\n" for line in hunk if line[0] in " +") * times
        if not old:
            text = new
            continue
        assert text.count(old) == 1, f"these lines stand {text.count(old)} times in {path.name}:\n{old}"
        text = text.replace(old, new)
    path.write_bytes(text.encode(word if word and not word.isdigit() else "utf-8"))


def text_of(finding: Diagnostic, language: Language) -> str:
    """Return a finding as it is shown on a plain screen, without how grave it is."""
    told = "\n".join(text_lines(findings_section([finding], language), Screen())).rstrip("\n")
    return re.sub(r"^(\S.*?  )\w+ (SP\d{3}  )", r"\1\2", told, count=1)
