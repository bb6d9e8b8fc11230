"""Due dates counted beside the oracle, 250 for each agency of its own rules."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from oracle.agencies import a_count, an_agency
from oracle.comparison import count_differences
from oracle.documents import BUNDLED, Catalogue, Data
from soak.limits import SEED, Tried

import sp_engine


def ready() -> Callable[[int], Tried]:
    """Count due dates beside the oracle, 250 for each agency of its own rules."""

    @cache
    def agency(number: int) -> tuple[Data, sp_engine.Catalogue]:
        made = an_agency("dinas", random.Random(f"{SEED} {number}"))
        folder = Path(tempfile.mkdtemp())
        (folder / "dinas").mkdir()
        (folder / "dinas" / "instansi.yaml").write_text(json.dumps(made), encoding="utf-8")
        return made, sp_engine.open_catalogue(folder)

    years = Catalogue(BUNDLED).years

    def one(number: int) -> Tried:
        made, catalogue = agency(number // 250)
        count = a_count(random.Random(f"{SEED} {number} count"))
        found = count_differences(catalogue, made, years, count)
        return "agreed", f"{found} {made}" if found else None

    return one
