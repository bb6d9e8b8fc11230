"""Documents changed as typing, copying, a merge or malice changes them; what comes out is bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

PIECES: Final = (
    "", " ", "\t", "\n", "\r", "\r\n", "\n\n", ":", ": ", "- ", "? ", "#", " #", "[", "]", "{", "}", ",",
    "&a ", "*a", "!!str ", "|", ">-", "---\n", "...\n", "%YAML 1.2\n", "'", '"', "`", "@", "\\", "~",
    "null", "true", "ya", "0", "-1", "1e400", "9" * 5000, "10**5000", "0x1F", "1_000", ".inf", ".nan",
    "12:30", "2026-13-45", "99999 bulan", "0 hari", "-3 hari kerja", "Rp-1", "Rp999999999999999999",
    "20231107", "\x00", "\x07", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u2028", "\u0085", "\u00a0",
    "１２", "“", "é", "\U0001f600", "a" * 20000, "," * 8000, "{" * 200, "[" * 200, "- " * 200, "semua: [",
    "fakta: nib", "jika: {definisi: satu}", "bersama: kantor", "dari: lengkap", "[0-9]{99999}", "(a*)*b",
    "(((((((((((a?)*)*)*)*)*)*)*)*)*)*)",
)  # fmt: skip
NUMBERS: Final = ("0", "-1", "1", "13", "32", "99999", "2" * 20, "9" * 400, "1.5")
_SCALAR: Final = re.compile(r"(?<=: )[^\s{\[&*!|>'\"#][^\n#,}\]]*|(?<=- )[^\s{\[&*!|>'\"#-][^\n#:,}\]]*")
_KEY: Final = re.compile(r"[a-z_]+(?=:)")


def mutated(text: str, other: str, chance: random.Random) -> bytes:
    """Return a document changed in one to three ways; `other` is one from which pieces are taken."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text = chance.choice(WAYS)(text, other, chance)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.06 and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(2) :]
    return data


def _insert(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at:]


def _cut(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice([1, 2, 10, 100, 1000]) :]


def _end(text: str, _: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _letter(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text)) if text else 0
    return (
        text[:at] + chr(chance.choice([chance.randrange(32, 127), chance.randrange(0x250)])) + text[at + 1 :]
    )


def _lines(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[a], lines[b] = lines[b], lines[a]
        case 1:
            lines.insert(b, lines[a])
        case 2:
            del lines[a]
        case _:
            lines[a] = " " * chance.randrange(8) + lines[a].lstrip(" ")
    return "\n".join(lines)


def _block(text: str, other: str, chance: random.Random) -> str:
    lines, source = text.split("\n"), other.split("\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(source))
    return "\n".join([*lines[:a], *source[b : b + chance.randrange(1, 12)], *lines[a:]])


def _scalar(text: str, other: str, chance: random.Random) -> str:
    places, values = list(_SCALAR.finditer(text)), _SCALAR.findall(other)
    if not places:
        return text
    place = chance.choice(places)
    value = chance.choice(PIECES) if chance.random() < 0.5 or not values else chance.choice(values)
    return text[: place.start()] + value + text[place.end() :]


def _key(text: str, other: str, chance: random.Random) -> str:
    places, keys = list(_KEY.finditer(text)), _KEY.findall(other)
    if not places or not keys:
        return text
    place = chance.choice(places)
    key: str = chance.choice(keys)
    return text[: place.start()] + key + text[place.end() :]


def _number(text: str, _: str, chance: random.Random) -> str:
    places = list(re.finditer(r"\d+", text))
    if not places:
        return text
    place = chance.choice(places)
    value: str = chance.choice([*NUMBERS, str(int(place[0][:18]) + 1)])
    return text[: place.start()] + value + text[place.end() :]


def _again(text: str, _: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    piece = text[at : at + chance.choice([3, 30, 300])]
    return text[:at] + piece * chance.choice([2, 3, 50, 500]) + text[at:]


WAYS: Final[tuple[Callable[[str, str, random.Random], str], ...]] = (
    _insert, _insert, _cut, _end, _letter, _letter, _lines, _lines, _block, _scalar, _scalar, _scalar, _key,
    _number, _again,
)  # fmt: skip
