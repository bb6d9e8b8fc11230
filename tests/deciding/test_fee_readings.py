"""A share, or to whom it is charged, read otherwise: it decides where the amount is another one."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decision_part import DecisionPart
from sp_engine.deciding.service_catalogue import Catalogue

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
RECEIVED = datetime(2025, 5, 6, 10, tzinfo=timezone(timedelta(hours=7)))
SHARE = "        persen: 25\n        dari: tarif.sewa\n"
READING = """\
        tafsir:
          - id: seperempat
            tertulis: 25%% dari sewa
            dibaca: seperempat sewa blok itu
            alasan: Keputusan tidak menyebut sewa blok mana.
            bacaan_lain: [{id: lain, uraian: dibaca lain, %s}]
"""
STACKED = {
    "permohonan_makam": "tumpangan",
    "surat_kematian": "ya",
    "persetujuan_ahli_waris": "ya",
    "keluarga_miskin": "tidak",
    "blok_makam": "aa-1",
}


@pytest.mark.parametrize(
    ("other", "facts", "differs"),
    [
        ("persen: 30", STACKED, True),
        ("permil: 250", STACKED, False),
        ("jumlah: Rp25.000", STACKED, False),
        ("jumlah: Rp25.000", {**STACKED, "blok_makam": "b"}, True),
        ("tanpa_jika: true", STACKED, False),
        ("jika: {fakta: blok_makam, adalah: aa-2}", STACKED, True),
        ("persen: 30", {**STACKED, "keluarga_miskin": "ya"}, False),
    ],
)
def test_another_reading_of_a_share_decides_where_the_fee_is_another(
    tmp_path: Path, other: str, facts: dict[str, str], differs: bool
) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "lembayung/2024/izin-makam.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(SHARE) == 1
    path.write_text(text.replace(SHARE, SHARE + READING % other), encoding="utf-8")
    service = Catalogue(CatalogueFiles(tmp_path)).standard("lembayung/izin-makam", on=RECEIVED.date())
    (result,) = service.decide(facts, received=RECEIVED).readings.interpretations
    assert result.others[0].changes == ((DecisionPart.FEE,) if differs else ())


def test_a_reading_of_the_whole_standard_may_read_fees_otherwise_too(tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "lembayung/2024/izin-makam.yaml"
    text = path.read_text(encoding="utf-8")
    whole = READING.replace("        ", "", 1).replace("\n        ", "\n") % (
        "biaya: {tumpangan: {persen: 30, dari: sewa-baru}, denda: {jumlah: Rp1.000}}"
    )
    path.write_text(text.replace("\npelayanan:\n", f"\n{whole}\npelayanan:\n", 1), encoding="utf-8")
    service = Catalogue(CatalogueFiles(tmp_path)).standard("lembayung/izin-makam", on=RECEIVED.date())
    facts = {**STACKED, "berakhir_izin_makam": "2025-06-01"}
    (result,) = service.decide(facts, received=RECEIVED).readings.interpretations
    assert result.others[0].changes == (DecisionPart.FEE,)
