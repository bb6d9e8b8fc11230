"""Which lines head a service, which name they give it, and which lines sign instead.

In come lines; out come names and places.  Knows nothing about components.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sp_engine.importing.label_words import alike, words_of
from sp_engine.importing.source_blocks import Line, LineKind

_NUMBERED = re.compile(r"\s*(?:([0-9]{1,2})|([A-Z]|[IVX]{1,5}))\s*[.)]\s*(?=\S)")
_MOST_NAME_WORDS = 14


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one service: every word of the shorter is in the longer."""
    first, second = sorted((_name_words(one), _name_words(other)), key=len)
    return bool(first) and sum(any(alike(a, b) for b in second) for a in first) >= max(
        1, len(first) - len(first) // 5
    )


def _name_words(name: str) -> list[str]:
    return [
        word
        for word in words_of(name)
        if word not in ("dan", "bidang", "layanan", "pelayanan", "atau", "pada")
    ]


def heading_name(heading: Sequence[Line]) -> str:
    """Return the name in the lines that head a service."""
    for line in heading:
        if (number := _NUMBERED.match(line.text)) is not None:
            return _without_standard(line.text[number.end() :])
    named = [_without_standard(line.text) for line in heading if not signs(line.text)]
    return next((name for name in reversed(named) if name), "")


_STANDARD = re.compile(r"^\W*(?:komponen\s+)?standar\s+(?:pe)?layanan(?:\s+publik)?\b[\s:]*", re.IGNORECASE)


def _without_standard(name: str) -> str:
    return _STANDARD.sub("", name).strip(" .:;|-") or name.strip()


def heading_in(lines: Sequence[Line], expected: int) -> int | None:
    """Return which line heads the service of a number: the last that has the number, else a title."""
    numbered = [
        i
        for i, line in enumerate(lines)
        if _has_number(line, expected)
        and not any(_has_number(next_, expected + 1) for next_ in lines[i + 1 : i + 2])
    ]
    if numbered:
        return numbered[-1]
    return next((i for i, line in enumerate(lines) if _is_title(line)), None)


def _has_number(line: Line, expected: int) -> bool:
    number = _NUMBERED.match(line.text)
    if number is None or number[1] is None or int(number[1]) != expected:
        return False
    return titled(line) or len(words_of(line.text)) <= _MOST_NAME_WORDS


def considers(line: Line) -> bool:
    """Tell whether a line is of a decree's preamble; a sheet without one is headed by its service's name."""
    return words_of(line.text)[:1] in (["menimbang"], ["mengingat"], ["memutuskan"])


def may_name(text: str) -> bool:
    return 0 < len(words_of(text)) <= _MOST_NAME_WORDS and not text.rstrip().endswith((".", ";", ":", ","))


def is_lettered_title(line: Line) -> bool:
    lettered = _NUMBERED.match(line.text)
    return lettered is not None and lettered[2] is not None and titled(line)


def _is_title(line: Line) -> bool:
    if is_lettered_title(line):
        return True
    return bool(_STANDARD.match(line.text)) or line.kind is LineKind.HEADING


def titled(line: Line) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return bool(letters) and (upper > 0.6 * len(letters) or line.kind is LineKind.HEADING or line.bold)


def signs(text: str) -> bool:
    """Tell whether a line is of the signature at the end."""
    plain = " ".join(words_of(text))
    return plain.startswith(
        ("ditetapkan di", "ditetapkan pada", "nip ", "pembina tingkat", "pembina utama")
    ) or bool(
        re.match(r"(plt |plh )?(kepala|camat|lurah|direktur|bupati|wali ?kota)\b", plain) and text.isupper()
    )
