"""A page for each finding code: what it means, why, how to mend it, a mistake and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pages.codes import severity
from sp_engine.words import Code, all_codes
from sp_engine.words.messages.findings import FAMILIES

MISTAKES = Path(__file__).parents[2] / "tests" / "cases" / "bad"
_FOUND = re.compile(r"^\S.*?  (SP\d{3})  ", re.MULTILINE)
_BLANK = re.compile(r"\{\w+\}")
_LONGEST = 1500
"""How many characters of a mistake a page shows at most."""


class Mistake(NamedTuple):
    """A slip of an author in words, what he wrote, and what is said of it."""

    slip: str
    written: str
    found: str


def code_page_text(code: Code) -> str:
    """Return the page of a code, in Indonesian, with its meaning in English below."""
    family = FAMILIES[code.code[:3]].id
    effect = {
        "error": "Kesalahan: selama ada, pemeriksaan gagal (`sp validate` keluar dengan kode 1).",
        "warning": "Peringatan: pemeriksaan tidak gagal karenanya.",
    }[code.severity]
    parts = [
        f"# {code.code} · {code.title.id}",
        f"{effect} Kelompok: {family}.",
        *_said("Pesan", code.message.id),
        *_said("Mengapa", code.why.id),
        *_said("Cara memperbaiki", code.fix.id),
        "## Salah",
        _fenced(code.bad),
        "## Benar",
        _fenced(code.good),
    ]
    mistake = mistakes().get(code.code)
    if mistake is not None:
        parts += [
            "## Contoh dengan temuannya",
            mistake.slip,
            _fenced(mistake.written, "diff"),
            _fenced(mistake.found),
        ]
    english = [
        f"## In English: {code.title.en}",
        *_said("Why", code.why.en, "###"),
        *_said("How to mend it", code.fix.en, "###"),
    ]
    parts += ['<div lang="en" markdown="1">', *english, "</div>"]
    parts.append(f"Di terminal: `sp explain {code.code}`. [Semua kode](../kode.md).")
    return "\n\n".join(parts) + "\n"


def code_list() -> str:
    """Return a table of all codes by family, each with the way to its page."""
    parts = []
    for family, codes in families():
        parts += [f"## {family}", "| Kode | Tingkat | Arti |\n|---|---|---|\n" + "\n".join(map(_row, codes))]
    return "\n\n".join(parts)


def families() -> Iterator[tuple[str, list[Code]]]:
    """Yield each family of codes with its name."""
    by_family: dict[str, list[Code]] = {}
    for code in all_codes().values():
        by_family.setdefault(code.code[:3], []).append(code)
    for family, codes in by_family.items():
        yield f"{family}xx · {FAMILIES[family].id}", codes


def code_path(code: str) -> str:
    """Return where the page of a code is, seen from the list of codes."""
    return f"kode/{code.lower()}.md"


def _row(code: Code) -> str:
    title = code.title.id.replace("|", "\\|")
    return f"| [{code.code}]({code_path(code.code)}) | {severity(code)} | {title} |"


def _said(label: str, said: str, level: str = "##") -> Iterator[str]:
    """Yield what is said under its heading; nothing where only the place of the finding says it."""
    told = _BLANK.sub("…", said)
    if told != "…":
        yield f"{level} {label[:1].upper()}{label[1:]}"
        yield f"{told[:1].upper()}{told[1:]}."


def _fenced(text: str, language: str = "text") -> str:
    return f"````{language}\n{text.rstrip()}\n````"


@cache
def mistakes() -> Mapping[str, Mistake]:
    """Return for each code the shortest mistake of the tests in which it alone is found."""
    shortest: dict[str, Mistake] = {}
    for path in sorted(MISTAKES.glob("*.txt"), key=lambda path: (path.stat().st_size, path.name)):
        slip, _, rest = path.read_bytes().decode().partition("=== temuan\n")
        words, _, written = slip.partition("\n@ ")
        found = rest.partition("=== findings\n")[0]
        codes = _FOUND.findall(found)
        shown = Mistake(words.strip(), f"@ {written}", found)
        if len(codes) == 1 and codes[0] not in shortest and _is_readable(shown):
            shortest[codes[0]] = shown
    return shortest


def _is_readable(mistake: Mistake) -> bool:
    text = mistake.written + mistake.found
    return (
        len(text) <= _LONGEST
        and all(sign.isprintable() or sign == "\n" for sign in text)
        and "````" not in text
    )
