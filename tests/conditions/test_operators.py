"""The table of operators: what each makes of its value, at its bound and beside, and what is said of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from conditions.written_facts import vocabulary

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.operators import OPERATORS, Operand
from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import (
    Age,
    Among,
    Condition,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
)
from sp_engine.documents.schema_files import schema
from sp_engine.facts.vocabulary import Kind
from sp_engine.words.codes import code_entry
from sp_engine.workdays.duration import Duration, Unit, duration_words
from sp_engine.yaml_text.source import Source

VOCABULARY = vocabulary(
    {
        "jawaban": {"jenis": "ya_tidak", "nama": "Jawaban"},
        "jumlah": {"jenis": "bilangan", "nama": "Jumlah"},
        "modal": {"jenis": "uang", "nama": "Modal"},
        "berat": {"jenis": "bilangan", "nama": "Berat", "desimal": 1},
        "skala": {
            "jenis": "pilihan",
            "nama": "Skala",
            "bertingkat": True,
            "pilihan": ["mikro", "kecil", "besar"],
        },
        "jalur": {"jenis": "pilihan", "nama": "Jalur", "pilihan": ["a", "b"]},
        "bidang": {"jenis": "himpunan", "nama": "Bidang", "pilihan": ["a", "b", "c"]},
        "lahir": {"jenis": "tanggal", "nama": "Lahir"},
        "acara": {"jenis": "tanggal", "nama": "Acara", "boleh_mendatang": True},
    }
)


def read(**data: Any) -> tuple[Condition | None, list[str]]:
    scope = Scope(Source("katalog.yaml", "", data), VOCABULARY)
    return parse_condition(data, (), scope), [finding.code for finding in scope.findings]


def item(name: str) -> Item:
    return Item(name)


@pytest.mark.parametrize(
    ("fact", "operator", "value", "leaf"),
    [
        ("jawaban", "adalah", "ya", Among(item("jawaban"), frozenset({True}))),
        ("jalur", "adalah", "a", Among(item("jalur"), frozenset({"a"}))),
        ("jalur", "termasuk", ["a", "b"], Among(item("jalur"), frozenset({"a", "b"}))),
        ("jalur", "selain", ["a"], Among(item("jalur"), frozenset({"a"}), inside=False)),
        ("modal", "paling_sedikit", "Rp5", Range(item("modal"), 5, None)),
        ("modal", "paling_banyak", "Rp5", Range(item("modal"), None, 5)),
        ("modal", "lebih_dari", "Rp5", Range(item("modal"), 6, None)),
        ("modal", "kurang_dari", "Rp5", Range(item("modal"), None, 4)),
        ("skala", "paling_sedikit", "kecil", Among(item("skala"), frozenset({"kecil", "besar"}))),
        ("skala", "paling_banyak", "kecil", Among(item("skala"), frozenset({"mikro", "kecil"}))),
        ("skala", "lebih_dari", "kecil", Among(item("skala"), frozenset({"besar"}))),
        ("skala", "kurang_dari", "kecil", Among(item("skala"), frozenset({"mikro"}))),
        ("skala", "kurang_dari", "besar", Among(item("skala"), frozenset({"mikro", "kecil"}))),
        ("skala", "paling_sedikit", "mikro", Among(item("skala"), frozenset({"mikro", "kecil", "besar"}))),
        ("modal", "diketahui", "ya", Known(item("modal"))),
        ("lahir", "telah_berjalan", "6 bulan", Age(item("lahir"), Duration(6, Unit.MONTH), None)),
        ("lahir", "dalam_terakhir", "6 bulan", Recent(item("lahir"), Duration(6, Unit.MONTH))),
        (
            "lahir",
            "lebih_lama_dari",
            "6 bulan",
            Recent(item("lahir"), Duration(6, Unit.MONTH), inside=False),
        ),
        ("acara", "masih_berlaku", "ya", Remaining(item("acara"), Duration(0, Unit.DAY))),
        ("acara", "masih_berlaku_selama", "6 bulan", Remaining(item("acara"), Duration(6, Unit.MONTH))),
        ("acara", "diajukan_sebelumnya", "14 hari", Remaining(item("acara"), Duration(14, Unit.DAY))),
        ("lahir", "umur", {"paling_sedikit": 17}, Age(item("lahir"), Duration(17, Unit.YEAR), None)),
        ("lahir", "umur", {"paling_banyak": 60}, Age(item("lahir"), None, Duration(61, Unit.YEAR))),
        (
            "lahir",
            "umur",
            {"paling_sedikit": 17, "paling_banyak": 17},
            Age(item("lahir"), Duration(17, Unit.YEAR), Duration(18, Unit.YEAR)),
        ),
        ("lahir", "tahun_berjalan", "ya", SameYear(item("lahir"), is_date=True)),
        ("jumlah", "tahun_berjalan", "ya", SameYear(item("jumlah"), is_date=False)),
        ("berat", "paling_sedikit", "10,5", Range(item("berat"), 105, None)),
        ("berat", "lebih_dari", Decimal("10.5"), Range(item("berat"), 106, None)),
        ("berat", "termasuk", [10, "10.5"], Among(item("berat"), frozenset({100, 105}))),
        ("bidang", "mencakup", ["a", "c"], Includes(item("bidang"), frozenset({"a", "c"}))),
        ("bidang", "memuat_salah_satu", ["a", "c"], Overlaps(item("bidang"), frozenset({"a", "c"}))),
        ("bidang", "tanpa", ["a", "c"], Overlaps(item("bidang"), frozenset({"a", "c"}), inside=False)),
    ],
)
def test_an_operator_makes_its_leaf_of_its_value(
    fact: str, operator: str, value: Any, leaf: Condition
) -> None:
    assert read(fakta=fact, **{operator: value}) == (leaf, [])


@pytest.mark.parametrize(
    ("fact", "operator", "value"),
    [
        ("skala", "kurang_dari", "mikro"),
        ("skala", "lebih_dari", "besar"),
        ("lahir", "umur", {"paling_sedikit": 18, "paling_banyak": 17}),
    ],
)
def test_what_no_value_could_fit_is_refused(fact: str, operator: str, value: Any) -> None:
    assert read(fakta=fact, **{operator: value}) == (None, ["SP226"])


@pytest.mark.parametrize(
    ("fact", "operator", "value"),
    [
        ("jalur", "paling_banyak", "a"),  # not graded
        ("jawaban", "lebih_dari", "ya"),
        ("bidang", "adalah", "a"),
        ("modal", "mencakup", ["a"]),
        ("jalur", "tanpa", ["a"]),
        ("jalur", "memuat_salah_satu", ["a"]),
        ("modal", "masih_berlaku", "ya"),
        ("jumlah", "lebih_lama_dari", "5 tahun"),
        ("modal", "umur", {"paling_sedikit": 17}),
        ("modal", "tahun_berjalan", "ya"),
        ("berat", "tahun_berjalan", "ya"),  # has decimals
    ],
)
def test_what_means_nothing_for_a_kind_of_fact_is_refused(fact: str, operator: str, value: Any) -> None:
    assert read(fakta=fact, **{operator: value}) == (None, ["SP212"])


@pytest.mark.parametrize(
    "operator",
    [{"masih_berlaku": "ya"}, {"masih_berlaku_selama": "6 bulan"}, {"diajukan_sebelumnya": "14 hari"}],
)
def test_what_may_not_lie_ahead_cannot_be_asked_whether_it_still_lasts(operator: dict[str, Any]) -> None:
    assert read(fakta="lahir", **operator) == (None, ["SP259"])


@pytest.mark.parametrize("operator", ["telah_berjalan", "dalam_terakhir"])
@pytest.mark.parametrize("duration", ["2 jam", "30 menit"])
def test_a_date_is_old_in_calendar_time_only(operator: str, duration: str) -> None:
    assert read(fakta="lahir", **{operator: duration}) == (None, ["SP227"])


def test_the_finding_about_a_unit_names_every_unit_that_dates_are_counted_in_and_no_other() -> None:
    """The table of codes lies below the units and cannot ask them: whoever adds a unit writes it there."""
    entry = code_entry("SP227")
    fitting = [str(unit) for unit in Unit if unit.of_calendar or unit.of_working_days]
    several = [duration_words(Duration(2, Unit(unit)), "en").removeprefix("2 ") for unit in fitting]
    *first, last = fitting
    assert entry.why.id.endswith(f" dalam {', '.join(first)}, atau {last}")
    assert entry.fix.id == f"pakai {', '.join(first)}, atau {last}"
    assert entry.fix.en == f"use {', '.join(first)} or {last}"
    *first, last = several
    assert entry.why.en.endswith(f" in {', '.join(first)} or {last}")


def test_every_operator_of_the_schema_has_a_row_and_no_row_is_without_one() -> None:
    properties = schema("bersama")["$defs"]["syarat"]["properties"]
    joining = {"fakta", "dokumen", "dengan", "semua", "salah_satu", "definisi"}
    joining |= {"setiap", "ada", "banyaknya", "memenuhi", "yang"}
    assert list(OPERATORS) == [key for key in properties if key not in joining]


@pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda operator: operator.key)
def test_a_row_has_words_for_every_kind_that_it_takes(operator: Any) -> None:
    graded = {Kind.CHOICE} if operator.bound else set()
    assert operator.words.keys() == {*operator.kinds} | graded


def test_an_operator_is_confused_with_another_one_of_the_same_form_that_is_confused_too() -> None:
    for operator in OPERATORS.values():
        if operator.opposite is not None:
            other = OPERATORS[operator.opposite]
            assert other.key != operator.key
            assert other.opposite is not None
            assert (other.operand, other.kinds) == (operator.operand, operator.kinds)


def test_bounds_and_no_others_say_how_they_are_overstepped() -> None:
    bounds = [operator.key for operator in OPERATORS.values() if operator.bound]
    assert bounds == ["paling_sedikit", "paling_banyak", "lebih_dari", "kurang_dari"]
    assert {OPERATORS[key].operand for key in bounds} == {Operand.VALUE}


def test_every_fact_of_the_catalogue_can_be_asked_whether_it_is_known() -> None:
    for definition in CatalogueFiles().vocabulary().values():
        assert OPERATORS["diketahui"].fits(definition) is (definition.kind is not Kind.DOCUMENT)
