"""The engine and the oracle count the same due dates for agencies with every rule that one may set."""

from __future__ import annotations

import json
import random
from pathlib import Path

from oracle.agencies import a_count, an_agency
from oracle.comparison import count_differences
from oracle.documents import BUNDLED, Catalogue

from sp_engine import open_catalogue


def test_due_dates_of_agencies_by_chance_are_those_of_the_oracle(tmp_path: Path) -> None:
    chance = random.Random(13)
    agencies = [an_agency(f"dinas-{number}", chance) for number in range(15)]
    for agency in agencies:
        (tmp_path / agency["id"]).mkdir()
        (tmp_path / agency["id"] / "instansi.yaml").write_text(json.dumps(agency), encoding="utf-8")
    catalogue, years = open_catalogue(tmp_path), Catalogue(BUNDLED).years
    for agency in agencies:
        for _ in range(10):
            assert count_differences(catalogue, agency, years, a_count(chance)) == []
