"""A copy of one agency's catalogue whose cases a test may rewrite."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sp_engine.standards.catalogue import CatalogueFiles, bundled_catalogue

HAKI = "depok/rekomendasi-haki"


@pytest.fixture
def with_cases(tmp_path: Path) -> Callable[[str], CatalogueFiles]:
    """Return a catalogue in which the cases of depok/rekomendasi-haki are those given.

    The sets of the real cases stay: `lengkap` is an application in order.
    """
    shutil.copytree(bundled_catalogue() / "depok", tmp_path / "depok")
    place = tmp_path / "depok/2023/rekomendasi-haki.uji.yaml"
    head = place.read_text(encoding="utf-8").partition("\nkasus:")[0]

    def rewrite(cases: str) -> CatalogueFiles:
        place.write_text(f"{head}\nkasus:\n{cases}", encoding="utf-8")
        return CatalogueFiles(tmp_path)

    return rewrite


GOOD = Path(__file__).parents[1] / "cases" / "good"


@pytest.fixture
def kota(tmp_path: Path) -> Callable[[str], CatalogueFiles]:
    """Return a small catalogue (fee rows, time rows, guards, a definition) whose cases are those given.

    The set `lengkap` of its cases stays; `cases` begins at `kasus:` or with more sets.
    """
    shutil.copytree(GOOD, tmp_path / "kota-contoh")
    place = tmp_path / "kota-contoh/kota/2024/surat.uji.yaml"
    head = place.read_text(encoding="utf-8").partition("kasus:")[0]

    def rewrite(cases: str) -> CatalogueFiles:
        place.write_text(head + cases, encoding="utf-8")
        return CatalogueFiles(tmp_path / "kota-contoh")

    return rewrite
