"""A time in bare *hari* is found, and what its finding tells to write is taken, without another finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.codes import code_entry
from sp_engine.words.language import LANGUAGES, Language

SERVICE = "kota/2024/surat.yaml"
STAGE = "paling_lama: 1 hari kerja, sejak: diterima"


def codes_with(limit: str, folder: Path) -> list[str]:
    """Return what is found in a service whose stage takes this long."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    path = folder / SERVICE
    text = path.read_text(encoding="utf-8")
    assert text.count(STAGE) == 1
    path.write_text(text.replace(STAGE, f"paling_lama: {limit}, sejak: diterima"), encoding="utf-8")
    return [one.code for one in check_catalogue(CatalogueFiles(folder))]


def test_bare_hari_is_found(tmp_path: Path) -> None:
    assert codes_with("1 hari", tmp_path) == ["SP326"]


def test_bare_hari_is_found_beside_minutes(tmp_path: Path) -> None:
    assert codes_with("1 hari 60 menit", tmp_path) == ["SP326"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_finding_tells_to_write_is_taken(language: Language, tmp_path: Path) -> None:
    advised = re.findall(r'"([a-z ]+)"', code_entry("SP326").fix.get(language))
    assert advised == ["hari kerja", "hari kalender"]
    for unit in advised:
        assert codes_with(f"1 {unit}", tmp_path) == [], unit
