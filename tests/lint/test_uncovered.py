"""Rows of a tariff that leave somebody out: every gap is told, and none into which nobody can fall."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.conditions import condition_problems

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
BELOW = "{jika: {fakta: jbb, kurang_dari: 3500}, jumlah: Rp50.000}"
ABOVE = "{jika: {fakta: jbb, lebih_dari: 3500}, jumlah: Rp65.000}"
OPEN = "{selain_itu: true, tidak_diatur: true}"
UP_TO_10_TONS = (
    "{jika: {semua: [{fakta: jbb, lebih_dari: 3500}, {fakta: jbb, paling_banyak: 10000}]}, jumlah: Rp1}"
)
FIRST = "{jika: {fakta: jenis_uji, adalah: pertama}, jumlah: Rp1}"
FIRST_AND_LIGHT = (
    "{jika: {semua: [{fakta: jenis_uji, adalah: pertama}, {fakta: jbb, kurang_dari: 3500}]}, jumlah: Rp1}"
)


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    def problems(*rows: str) -> list[str]:
        """Return what is said of a tariff with these rows, for vehicles of at most 26,000 kg."""
        shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "rantau/2025/uji-kendaraan.yaml"
        text = path.read_text(encoding="utf-8")
        for row in (BELOW, ABOVE):
            text = text.replace(f"          - {row}\n", "")
        written = "".join(f"          - {row}\n" for row in rows)
        path.write_text(text.replace(f"          - {OPEN}\n", written), encoding="utf-8")
        files = CatalogueFiles(tmp_path)
        (decree,) = files.decrees("rantau")
        parser = files.parser(decree, "uji-kendaraan")
        standard = parser.parse(files.agency("rantau"), decree)
        assert standard is not None
        return [finding.message() for finding in condition_problems(standard, parser.sources)]

    return problems


def test_a_row_for_what_the_decree_does_not_set_leaves_no_gap(found: Callable[..., list[str]]) -> None:
    assert found(BELOW, ABOVE, OPEN) == []


def test_every_gap_is_told_from_where_to_where(found: Callable[..., list[str]]) -> None:
    assert found(BELOW, UP_TO_10_TONS) == [
        "tidak tercakup baris mana pun: `jbb: 3500`; `jbb` dari `10001` sampai `26000`"
    ]


def test_nobody_falls_into_a_gap_that_the_requirements_keep_out(found: Callable[..., list[str]]) -> None:
    assert found("{jika: {fakta: jbb, paling_banyak: 26000}, jumlah: Rp50.000}") == []
    assert found("{jika: {fakta: jbb, paling_banyak: 25999}, jumlah: Rp50.000}") == [
        "tidak tercakup baris mana pun: `jbb: 26000`"
    ]


def test_every_choice_that_is_left_out_is_named(found: Callable[..., list[str]]) -> None:
    assert found(FIRST) == [
        "tidak tercakup baris mana pun: `jenis_uji: berkala`; `jenis_uji: numpang`",
    ]


def test_a_gap_between_two_facts_names_both(found: Callable[..., list[str]]) -> None:
    (told,) = found(FIRST_AND_LIGHT)
    assert "`jenis_uji: pertama` dan `jbb` dari `3500` sampai `26000`" in told
    assert "`jenis_uji: berkala` dan `jbb` dari `0` sampai `26000`" in told
