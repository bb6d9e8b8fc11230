"""What may be left out of the proof: a standard that asks one thing of each fact and document asks once."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import yaml
from assurance.coverage.test_decisive_by_force import files, opened, standard

from sp_engine.assurance.asked_once.proof import asked_once_on, asks_in_two_ways
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.standard import Standard
from sp_engine.lint.catalogue import lint

__all__ = ["files"]

DAY = date(2024, 3, 7)
ELSEWHERE = {"SP204"}
"""Of what these standards do not have: the steps of the procedure still name it."""


def errors(folder: Path) -> set[str]:
    found = {one.code for one in lint(CatalogueFiles(folder)) if one.severity == "error"}
    return found - ELSEWHERE


def test_of_generated_standards_only_those_ask_twice_that_ask_in_two_ways(files: Path) -> None:
    base = yaml.safe_load((files / "kota/2024/surat.yaml").read_text(encoding="utf-8"))
    told: dict[bool, list[Standard]] = {True: [], False: []}
    for seed in range(300):
        made = opened(files, standard(random.Random(seed), base)).standard
        in_two_ways = asks_in_two_ways(made)
        if asked_once_on(made, DAY).found is not None and not errors(files):
            told[in_two_ways].append(made)
    assert told[False] == []
    assert told[True]
