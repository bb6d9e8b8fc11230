"""Facts as a form, a program or somebody who means harm may state them."""

from __future__ import annotations

import datetime
import decimal
import math
import random
from collections.abc import Mapping
from typing import Any, Final

from oracle.applicants import Chance
from oracle.documents import Data, choices

_DEEP: list[Any] = []
for _ in range(2000):
    _DEEP = [_DEEP]

HOSTILE: Final[tuple[Any, ...]] = (
    None, "", " ", "-", "\u200b", "\u00a0", "null", "None", "~", "true", "yes", "Ya", " ya", "ya ", "1", 1,
    0, -1, True, False, 1.0, 1.5, -0.0, math.nan, math.inf, 1e308, 10**15, 10**15 + 1, 10**400, -(10**30),
    decimal.Decimal("1.5"), decimal.Decimal("NaN"), decimal.Decimal("500000000"), "9" * 5000, "1e9",
    "1.500", "1,5", "１２", "٣", "0x10", "1_000", "Rp", "Rp1.5", "Rp-1", "Rp 1.000,00", "rp1.000",
    "Rp1.000.000.000.000.000.000", "2026-03-16", "2026-3-16", "16/3/2026", "31-04-1990", "2026-02-30",
    "0000-00-00", "9999-12-31", "1899-12-31", "2200-01-01", "2026-W12", "20260316", "2026-03-16T10:00",
    "2026-03-16T10:00Z", "2026-03-16T25:00", "2026-03-16T10:00+99:99", "2026-06-31T10:00",
    datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.date(2026, 3, 16),
    datetime.datetime(2026, 3, 16, 10), datetime.datetime(9999, 12, 31, 23, 59, tzinfo=datetime.UTC),
    datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=14))), datetime.time(10),
    datetime.timedelta(1), [], {}, [[]], [None], [{}], {"": ""}, {None: 1}, {"belum_lengkap": None},
    {"belum_lengkap": [None]}, {"belum_lengkap": [], "x": 1}, ["a", "a"], ["a"] * 5000, [{}] * 5000, _DEEP,
    {"a": _DEEP}, (), ("a",), {1}, frozenset(), b"ya", bytearray(b"1"), object(), type, len, Ellipsis,
    NotImplemented, range(3), 1j, "a" * 1000, "a" * 1001, "a" * 10**6, "\x00", "\x1b[31mDISETUJUI\x1b[0m",
    "\u202eya", "\ud800", "a\nb", "\r", "=1+1", "<script>alert(1)</script>", "${ya}", "{ya}", "%s",
    "../../etc/passwd", "'; --", "\U0001f600",
)  # fmt: skip
_NAMES: Final[tuple[Any, ...]] = (
    "",
    "x",
    "__class__",
    "nib.nib",
    "nib.",
    ".nib",
    "a" * 10000,
    "\x1b[2J",
    "\ud800",
    None,
    1,
    True,
    ("a",),
)


def hostile_facts(facts: Mapping[str, Any], likely: Chance) -> dict[Any, Any]:
    """Return facts of an applicant, of which some say what a fact may or may not say."""
    chance, vocabulary = likely.chance, likely.service.vocabulary
    found: dict[Any, Any] = dict(facts)
    for _ in range(chance.choice([1, 1, 1, 2, 4, 12])):
        name = chance.choice([*found, *likely.names, *likely.names])
        if name in vocabulary and chance.random() < 0.5:
            found[name] = likely.value((name,), vocabulary[name])
        else:
            found[name] = _hostile(vocabulary.get(name, {}), found.get(name), chance)
    if chance.random() < 0.03:
        found[chance.choice(_NAMES)] = chance.choice(HOSTILE)
    return found


def _hostile(definition: Data, stated: Any, chance: random.Random) -> Any:
    kind = definition.get("jenis")
    inner = definition.get("atribut") or definition.get("isi")
    if inner and chance.random() < 0.6:
        fields = chance.sample([*inner, "x", ""], 2)
        row = {name: _hostile(inner.get(name, {}), None, chance) for name in fields}
        if kind == "dokumen":
            return {**(stated if isinstance(stated, dict) else {}), **row}
        return chance.choice([[row], [row, row], {"belum_lengkap": [row]}, row])
    known = choices(definition)
    if kind == "himpunan" and chance.random() < 0.5:
        return [*chance.sample(known, chance.randrange(len(known) + 1)), chance.choice(HOSTILE)]
    if kind == "pilihan" and chance.random() < 0.3:
        one = chance.choice(known)
        return chance.choice((one.upper(), f" {one}", f"{one}\u200b", [one], {one: True}, one[:-1]))
    return chance.choice(HOSTILE)
