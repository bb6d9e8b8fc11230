"""A stage without a number is a gap only where none with a number follows, by which the answer is due."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.lint_rules import decree_findings

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
STANDARD = "lembayung/2024/izin-makam.yaml"
VAGUE = "{id: antre, nama: Antrean, ketentuan: sesuai_jam_layanan}"


@pytest.mark.parametrize(
    ("others", "warned"),
    [
        ([], True),
        (["{id: surat, nama: Surat, paling_lama: 7 hari kerja}"], False),
        (["{id: surat, nama: Surat, paling_lama: 7 hari kerja, sejak: diterima}"], False),
        (["{id: surat, nama: Surat, paling_lama: 7 hari kerja, sejak: {tahap: antre}}"], True),
        (
            [
                "{id: surat, nama: Surat, paling_lama: 7 hari kerja, "
                "sejak: {yang_terakhir: [diterima, berkas_lengkap]}}"
            ],
            False,
        ),
        (["{id: surat, nama: Surat, paling_lama: 7 hari kerja, pihak: pemohon}"], True),
        (["{id: surat, nama: Surat, paling_lama: 6 bulan, sifat: batas_program}"], True),
        (["{id: surat, nama: Surat, paling_lama: 60 menit, per: pertemuan}"], True),
        (
            [
                "{id: surat, nama: Surat, paling_lama: 7 hari kerja, "
                "jika: {fakta: keluarga_miskin, adalah: ya}}"
            ],
            True,
        ),
    ],
)
def test_a_stage_without_a_number_is_told_where_none_follows_that_answers_by_a_number(
    others: list[str], warned: bool, tmp_path: Path
) -> None:
    assert is_warned([VAGUE, *others], tmp_path) is warned


def test_a_number_before_the_last_stage_says_not_by_when_it_ends(tmp_path: Path) -> None:
    assert is_warned(["{id: surat, nama: Surat, paling_lama: 15 menit, sejak: diterima}", VAGUE], tmp_path)


def is_warned(stages: list[str], tmp_path: Path) -> bool:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / STANDARD
    written = "".join(f"      - {stage}\n" for stage in stages)
    text, number = re.subn(
        r"  jangka_waktu:\n.*?(?=\n  biaya:)",
        f"  jangka_waktu:\n    tahap:\n{written}",
        path.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    assert number == 1
    path.write_text(text, encoding="utf-8")
    codes = [
        one.finding.code
        for one in decree_findings(CatalogueFiles(tmp_path))
        if one.decree.agency == "lembayung"
    ]
    return "SP327" in codes
