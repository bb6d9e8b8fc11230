"""What changed in a tariff: shares, named amounts, limits, what is counted, and who pays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from assurance.differences.two_versions import version_of

from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.decree_difference import decree_difference

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
GRAVE, VEHICLE = ("lembayung", "2024", "izin-makam"), ("rantau", "2025", "uji-kendaraan")
NEW_ONLY = "        jika: {fakta: permohonan_makam, adalah: baru}\n"


def changes(tmp_path: Path, service: tuple[str, str, str], old: str, new: str) -> tuple[Change, ...]:
    agency, folder, name = service
    shutil.copytree(FIELDS, tmp_path / "katalog")
    path = tmp_path / "katalog" / agency / folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    before, after = (version_of(root, agency, folder) for root in (FIELDS, tmp_path / "katalog"))
    (found,) = decree_difference(before, after).services
    return found.changes


@pytest.mark.parametrize(
    ("service", "old", "new", "subject", "kind"),
    [
        (GRAVE, "persen: 25\n", "persen: 30\n", "tumpangan", Effect.DEARER),
        (GRAVE, "persen: 2\n", "persen: 1.5\n", "denda", Effect.CHEAPER),
        (GRAVE, "jumlah: Rp100.000", "jumlah: Rp90.000", "tarif.sewa", Effect.CHEAPER),
        (GRAVE, "paling_banyak: Rp10.000", "paling_banyak: Rp20.000", "denda", Effect.DEARER),
        (GRAVE, "        paling_banyak: Rp10.000\n", "", "denda", Effect.DEARER),
        (GRAVE, "tiap: bulan", "tiap: minggu", "denda", Effect.CHANGED),
        (GRAVE, "        bulatkan: 100\n", "", "denda", Effect.CHANGED),
        (GRAVE, NEW_ONLY, "", "sewa-baru", Effect.DEARER),
        (VEHICLE, "permil: 1\n", "permil: 2\n", "administrasi", Effect.DEARER),
        (VEHICLE, "        paling_sedikit: Rp50.000\n", "", "administrasi", Effect.CHEAPER),
        (VEHICLE, "tidak_diatur: true", "jumlah: Rp50.000", "uji", Effect.CHANGED),
        (VEHICLE, "per: kartu_uji_hilang", "per: [kartu_uji_hilang, jbb]", "kartu", Effect.CHANGED),
    ],
)
def test_a_tariff_is_dearer_or_cheaper_where_that_holds_for_everybody(
    tmp_path: Path, service: tuple[str, str, str], old: str, new: str, subject: str, kind: Effect
) -> None:
    (change,) = changes(tmp_path, service, old, new)
    assert (change.component, change.kind, change.subject) == ("biaya", kind, subject)


def test_a_component_is_told_with_its_share_its_increments_and_its_limits(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, GRAVE, "paling_banyak: Rp10.000", "paling_banyak: Rp20.000")
    assert change.before is not None
    assert change.before.id == (
        "2% dari “Perpanjangan tiga tahun 50% dari sewa” tiap bulan keterlambatan sejak berakhirnya "
        "izin makam; dibulatkan ke kelipatan Rp100; paling banyak Rp10.000"
    )
