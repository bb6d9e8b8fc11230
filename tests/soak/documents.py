"""Mutated documents validated; what is still sound is tried with its cases, and one in twenty mended."""

from __future__ import annotations

import pickle
import random
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from oracle.comparison import FIELDS
from oracle.documents import BUNDLED
from soak.limits import SEED, Tried
from soak.mutations import mutated

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.authoring.fixes import proposed_fixes
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.yaml_text import regular_yaml

GOOD = Path(__file__).parents[1] / "cases" / "good"


def ready() -> Callable[[int], Tried]:
    """Validate mutated documents; what is still sound is tried with its cases, and one in twenty mended."""
    folder = Path(tempfile.mkdtemp())
    bases = [_only(folder / "good", GOOD, "kota")]
    for agency in ("cendana", "kemuning", "kenanga", "lembayung", "selasih"):
        bases.append(_only(folder / agency, FIELDS, agency))
    written = [
        (base, path, path.read_text(encoding="utf-8"))
        for base in bases
        for path in sorted(base.rglob("*.yaml"))
    ]

    shared = [BUNDLED / "kosakata.yaml", BUNDLED / "peraturan.yaml", *(BUNDLED / "kalender").glob("*.yaml")]
    _parse_once({text for *_, text in written} | {path.read_text(encoding="utf-8") for path in shared})

    def one(number: int) -> Tried:
        chance = random.Random(f"{SEED} {number}")
        base, path, text = chance.choice(written)
        other = chance.choice(written)[2]
        path.write_bytes(mutated(text, other, chance))
        try:
            return _validated(base, fix=not number % 20), None
        finally:
            path.write_text(text, encoding="utf-8")

    return one


def _parse_once(texts: set[str]) -> None:
    """Let these texts, which are opened beside each mutated one, give their data anew but be parsed once."""
    parse = regular_yaml._data
    parsed = cache(lambda text: pickle.dumps(parse(text)))

    def data(text: str) -> Any:
        return pickle.loads(parsed(text)) if text in texts else parse(text)

    regular_yaml._data = data


def _only(folder: Path, catalogue: Path, agency: str) -> Path:
    shutil.copytree(catalogue / agency, folder / agency)
    for file in catalogue.glob("*.yaml"):
        shutil.copy(file, folder)
    return folder


def _validated(base: Path, *, fix: bool) -> str:
    found = list(check_catalogue(CatalogueFiles(base), advice_tried=True))
    for finding in found:
        for language in ("id", "en"):
            assert finding.message(language), finding.code
            finding.why(language), finding.fix(language)
    if fix:
        proposed_fixes(base, lambda _: True)
    if any(finding.severity == "error" for finding in found):
        return "errors"
    for suite in run_suite(CatalogueFiles(base)):
        assert suite is not None
    return "warnings" if found else "sound"
