"""A whole standard is shown in the language that was asked for, down to how long something takes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.standard import standard_section
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

STAGE = "{id: pemeriksaan, nama: Pemeriksaan, paling_lama: 1 hari kerja, sejak: diterima"


def shown(root: Path, service: str, language: Language) -> str:
    standard = Catalogue(CatalogueFiles(root)).standard(service, on=date(2026, 3, 16)).standard
    return "\n".join(text_lines(standard_section(standard, language), Screen()))


@pytest.mark.parametrize(
    ("service", "language", "told"),
    [
        ("depok/kios", "id", "Surat perjanjian kerja sama: 5 hari kerja"),
        ("depok/kios", "en", "Cooperation agreement: 5 working days"),
        ("depok/dkerens", "id", "10 menit sampai 15 menit"),
        ("depok/dkerens", "en", "Registration: 10 minutes to 15 minutes"),
        ("kalbar/kantor-cabang-pembantu", "id", "Pengaduan ringan: 3 jam"),
        ("kalbar/kantor-cabang-pembantu", "en", "Minor complaint: 3 hours"),
        ("kalbar/kantor-cabang-pembantu", "en", "Normative complaint: 5 working days"),
    ],
)
def test_a_duration_is_shown_in_the_language_asked_for(service: str, language: Language, told: str) -> None:
    assert told in shown(bundled_catalogue(), service, language)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "1 hari kerja; dapat diperpanjang 2 hari kerja"),
        ("en", "1 working day; may be extended by 2 working days"),
    ],
)
def test_so_is_an_extension(tmp_path: Path, language: Language, told: str) -> None:
    root = Path(shutil.copytree(GOOD, tmp_path / "katalog"))
    path = root / "kota/2024/surat.yaml"
    text = path.read_text(encoding="utf-8")
    assert STAGE in text
    path.write_text(text.replace(STAGE, f"{STAGE}, perpanjangan: 2 hari kerja"), encoding="utf-8")
    assert told in shown(root, "kota/surat", language)
