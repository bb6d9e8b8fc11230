"""Which regulation of the registry a name that it lacks most likely means.

In come a name and the registry; out comes a name of the registry, or None.  LAW: UU 5/2004 and UU 5/2014 are
two laws: a regulation with another number or year is never proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sp_engine.words import nearest

_JOINING = ("nomor", "no", "tahun", "th")


def meant_regulation(name: str, registry: Iterable[str]) -> str | None:
    """Return the one regulation whose numbers are the same and whose letters are near."""
    numbers, letters = _parts(name)
    alike = [known for known in registry if _parts(known)[0] == numbers]
    if numbers:
        near = [known for known in alike if _parts(known)[1] == letters]
        near = near or [known for known in alike if nearest(letters, [_parts(known)[1]], 0.6)]
    else:
        near = [known for known in alike if nearest(name, [known], 0.8)]
    return near[0] if len(near) == 1 else None


def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Return the numbers of a name, and its letters without the words that only join them."""
    words = re.findall(r"[a-z]+", name.lower())
    return tuple(re.findall(r"[0-9]+", name)), "".join(w for w in words if w not in _JOINING)
