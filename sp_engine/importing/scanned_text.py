"""Text that comes from a scan, with the marks cleaned away that rulings and dirt leave behind.

In come the lines of a text; out come those that are words, without bars and stray marks.  Whether a text is
a scan, the share of such marks tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sp_engine.importing.label_words import component_at_start
from sp_engine.importing.source_blocks import Block, Line, LineKind, Stretch

_MARKS = r"|!\[\]{}_~»«‘’'“”\"\\^=<>#*;:.,\-–—•¢?£"
_LEAD = re.compile(rf"^(?:[{_MARKS}\s]+)(?=\S)")
_TAIL = re.compile(r"\s+(?:[|!\[\]{}_~»«‘’'“”\"\\^=<>*;:\-–—]|[a-zA-Z](?=\s*$))+\s*$|[|!\[\]{}]+\s*$")
_DIRT = re.compile(rf"^[{_MARKS}\s\w]{{1,3}}$")
_LABEL = re.compile(r"^\W*(\d{1,2})\s*[.,:]?\s*$")
_ODD_ONE = re.compile(r"^[Il|f!]\s?[.,]\s+(?=[A-Z])")
_ODD_POINT = re.compile(r"^(\d{1,2}),\s+(?=[A-Z])")
_LOST_NUMBER = re.compile(r"^[|\s]*[.,]\s+(?=[A-Z])")
"""The point of a number that was not read: an item begins here all the same."""
_BEFORE_LABEL = 4
_LEAST_MARKS = 0.02


def is_scanned(blocks: Sequence[Block]) -> bool:
    """Tell whether lines have the marks of a scan: bars at their ends, and lines of nothing else."""
    lines = [block for block in blocks if isinstance(block, Line) and block.kind is LineKind.TEXT]
    marked = sum(
        bool(_DIRT.match(line.text)) or line.text.startswith("|") or line.text.endswith("|") for line in lines
    )
    return len(lines) > 100 and len(lines) > 0.9 * len(blocks) and marked > _LEAST_MARKS * len(lines)


def cleaned(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines of a scan that have words, each without the marks around them."""
    found = (_clean(block) if isinstance(block, Line) else block for block in blocks)
    return [block for block in found if block is not None]


def _clean(line: Line) -> Line | None:
    text = line.text
    if _DIRT.match(text) and not _LABEL.match(text):
        return None
    labelled = _label_first(text)
    if labelled is not None:
        text = labelled
    else:
        lost = "- " if _LOST_NUMBER.match(text) else ""
        text = lost + _ODD_ONE.sub("1. ", _LEAD.sub("", text))
    text = _ODD_POINT.sub(r"\1. ", text)
    text = _TAIL.sub("", text).rstrip()
    text = re.sub(r"\s\|\s", "  ", text)
    if not text:
        return None
    end = line.at.end
    return Line(text, Stretch(line.at.start, end), line.kind, line.marker, line.depth, line.bold, True)


def _label_first(text: str) -> str | None:
    """Return a line from the label in it on, where only dirt and a number stand before the label."""
    words = list(re.finditer(r"\S+", text))[: _BEFORE_LABEL + 1]
    for word in words:
        before = text[: word.start()]
        if len(re.sub(r"\s", "", before)) > _BEFORE_LABEL or re.search(r"[a-zA-Z]{3}", before):
            return None
        found = component_at_start(text[word.start() :])
        if found is not None and word[0][:1].isupper():
            label = text[word.start() : word.start() + found.end]
            rest = re.sub(rf"^[\s{_MARKS}]*(?:\d\s+(?=[a-z1-9][.)]))?", "", text[word.start() + found.end :])
            rest = _ODD_POINT.sub(r"\1. ", _ODD_ONE.sub("1. ", rest))
            return f"{label}  {rest}" if rest else label
    return None


_ENDS = re.compile(r"[.;:]$")
_SHORTENED = re.compile(r"\b(?:Gd|Jl|J1|JI|Lt|No|Telp|Dr|Prov|Kab|Kec)\.$")
_GOES_ON = re.compile(
    r"(?:[,/&(-]|\b(?:dan|atau|dengan|dari|di|ke|untuk|oleh|tentang|yang|atas|kepada|pada|pelaksanaan|perubahan|kedua"
    r"|kepala|bidang|surat|nomor|tahun|serta|kota|dinas|usaha|wali|republik|negara))$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:[(]?(?:\d{1,2}|[a-z])[.)]\s|-\s|https?:|www\.|@|(?:Instagram|Website|Email|SIGAP|Telp|Senin|Jumat|Istirahat)\b"
    r"|(?:Petugas|Pemohon|Peserta|Pelaku|Tamu|Mampu|Minimal|Me[mnr][a-z]{4,}|Bersedia|Diutamakan|Form \d)\b)"
)
_LAW = re.compile(r"^(?:Undang|Peraturan (?:Pem|Men|Pres|Dae|Wali|Bup|Gub)|Keputusan|Instruksi)")
_SHORT_LINE = 24


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs that wrapped lines make; other lines stay as they are."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is None or not line.wrapped or not before.wrapped or _begins(before.text, line.text):
            found.append(line)
        else:
            text = f"{before.text} {line.text}"
            at = Stretch(before.at.start, line.at.end)
            found[-1] = Line(text, at, before.kind, before.marker, before.depth, before.bold, True)
    return [replace(line, text=line.text.removeprefix("- ")) if line.wrapped else line for line in found]


def _begins(before: str, line: str) -> bool:
    """Tell whether a line of a scan begins a paragraph after what stands before it."""
    if _BEGINS.match(line):
        return True
    if line[:1].islower() or line[:1] in "(" or _GOES_ON.search(before) or _SHORTENED.search(before):
        return False
    if _LAW.match(line):
        return "Nomor" in before or bool(_ENDS.search(before))
    return bool(_ENDS.search(before)) or len(before) < _SHORT_LINE
