"""One item of a list, or one thing of it, stated anew over a set; what an offered case writes of a list."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sp_engine.assurance.cases.list_items import differing
from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.catalogue.files import CatalogueFiles

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
PLACE = "kenanga/2025/tera.uji.yaml"
CASE = "  - nama: satu\n    diajukan: 2025-05-06T10:00\n    dari: di-kantor\n"


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], Suite]:
    """Return what runs these cases over the sets of a standard with lists."""
    shutil.copytree(FIELDS, tmp_path / "fields")
    place = tmp_path / "fields" / PLACE
    head = place.read_text(encoding="utf-8").partition("kasus:\n")[0]

    def ran(cases: str, *, section: str = "kasus") -> Suite:
        place.write_text(f"{head}{section}:\n{cases}", encoding="utf-8")
        (suite,) = run_suite(CatalogueFiles(tmp_path / "fields"), "kenanga/tera")
        return suite

    return ran


def facts(suite: Suite, of: int = 0) -> Any:
    return suite.results[of].case.facts["alat_ukur"]


def test_one_field_of_one_item_is_stated_anew_and_the_set_stays_as_it_is(run: Callable[[str], Suite]) -> None:
    second = CASE.replace("satu", "dua")
    suite = run(
        f"{CASE}    ubah: {{alat_ukur/2/bersih: tidak, alat_ukur/2/surat_uji.cocok_nomor_seri: tidak}}\n"
        f"    hasil: dikembalikan\n    kurang: [bersih, surat-alat]\n{second}    hasil: disetujui\n"
    )
    assert [result.passed for result in suite.results] == [True, True]
    changed, untouched = facts(suite), facts(suite, 1)
    assert changed[1] == {
        **untouched[1],
        "bersih": "tidak",
        "surat_uji": {"cocok_nomor_seri": "tidak"},
    }
    assert changed[0] == untouched[0]


@pytest.mark.parametrize(
    ("laid", "kept"),
    [
        ("ubah: {alat_ukur/3: {nomor_seri: A-3}}", ["A-1", "A-2", "A-3"]),
        ("ubah: {alat_ukur/1: {nomor_seri: A-9}}", ["A-9", "A-2"]),
        ("tanpa: [alat_ukur/1]", ["A-2"]),
        ("tanpa: [alat_ukur/1, alat_ukur/2/bersih]", ["A-2"]),
        ("tanpa: [alat_ukur/2]\n    ubah: {alat_ukur/2: {nomor_seri: B}}", ["A-1", "B"]),
    ],
)
def test_an_item_is_added_replaced_and_left_out_by_its_number(
    run: Callable[[str], Suite], laid: str, kept: list[str]
) -> None:
    suite = run(f"{CASE}    {laid}\n    hasil: disetujui\n")
    assert [item["nomor_seri"] for item in facts(suite)] == kept
    assert not [finding for finding in suite.findings if finding.code == "SP502"]
    if "bersih" in laid:
        assert "bersih" not in facts(suite)[0]


def test_a_column_of_a_table_may_be_a_field_of_an_item(run: Callable[..., Suite]) -> None:
    table = (
        "  - nama: kebersihan\n    diajukan: 2025-05-06T10:00\n    dari: di-kantor\n"
        "    kolom: [alat_ukur/1/bersih, hasil, kurang]\n"
        "    baris:\n      - [ya, disetujui, []]\n      - [tidak, dikembalikan, [bersih]]\n"
        "      - [null, dikembalikan, [bersih]]\n"
    )
    suite = run(table, section="tabel")
    assert [result.passed for result in suite.results] == [True, True, True]


@pytest.mark.parametrize(
    ("laid", "column", "name", "known"),
    [
        ("ubah: {alat_ukur/4/bersih: ya}", 12, "alat_ukur/4/bersih", "`alat_ukur/1`, `alat_ukur/2`"),
        ("ubah: {alat_ukur/3/bersih: ya}", 12, "alat_ukur/3/bersih", "`alat_ukur/1`, `alat_ukur/2`"),
        ("ubah: {alat_ukur/0: {}}", 12, "alat_ukur/0", "`alat_ukur/1`, `alat_ukur/2`"),
        ("tanpa: [alat_ukur/3]", 13, "alat_ukur/3", "`alat_ukur/1`, `alat_ukur/2`"),
        ("tanpa: [alat_ukur/1/bersi]", 13, "alat_ukur/1/bersi", "maksud Anda `alat_ukur/1/bersih`?"),
        ("ubah: {pengurus/1/nama: Budi}", 12, "pengurus/1/nama", "`permohonan_tera`"),
    ],
)
def test_an_item_that_there_is_not_is_told_where_it_is_named(
    run: Callable[[str], Suite], laid: str, column: int, name: str, known: str
) -> None:
    (finding,) = run(f"{CASE}    {laid}\n    hasil: disetujui\n").findings
    assert (finding.code, finding.values["name"]) == ("SP502", name)
    assert finding.span is not None
    assert finding.span.column == column
    assert known in finding.fix()


def test_a_value_that_cannot_be_read_is_told_where_the_case_states_it(run: Callable[[str], Suite]) -> None:
    suite = run(f"{CASE}    ubah: {{alat_ukur/2/bersih: mungkin}}\n    hasil: disetujui\n")
    (finding,) = [finding for finding in suite.findings if finding.code == "SP402"]
    assert finding.span is not None
    assert finding.excerpt is not None
    assert finding.excerpt[finding.span.column - 1 :].startswith("mungkin")


A, B = {"nama": "Amir", "umur": 17}, {"nama": "Budi"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([A, B], [A, {**B, "umur": 16}], {"orang/2/umur": 16}),
        ([A, B], [{"nama": "Amir"}, B], {"orang/1/umur": None}),
        ({"belum_lengkap": [A]}, {"belum_lengkap": [B]}, {"orang/1/nama": "Budi", "orang/1/umur": None}),
        ([A, B], [A], None),
        ([A], {"belum_lengkap": [A]}, None),
        ([A, A, A, A], [B, B, B, B], None),
        ("ya", [A], None),
    ],
)
def test_lists_that_differ_in_few_places_are_told_by_these(
    old: Any, new: Any, told: dict[str, Any] | None
) -> None:
    assert differing("orang", old, new) == told
