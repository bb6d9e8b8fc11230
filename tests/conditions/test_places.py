"""Every node of a tree knows where it stands, down to each comparison, attribute and use of a name."""

from __future__ import annotations

from typing import Any

import pytest
from conditions.written_facts import vocabulary

from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import (
    AllOf,
    AnyOf,
    Condition,
    Defined,
    Document,
    Known,
    Range,
    children_of,
    items_of,
    walk,
)
from sp_engine.yaml_text.source import Place, Source

VOCABULARY = vocabulary(
    {
        "modal": {"jenis": "uang", "nama": "Modal"},
        "omzet": {"jenis": "uang", "nama": "Omzet"},
        "surat": {
            "jenis": "dokumen",
            "nama": "Surat",
            "atribut": {
                "asli": {"jenis": "ya_tidak", "nama": "Asli"},
                "lembar": {"jenis": "bilangan", "nama": "Lembar"},
            },
        },
    }
)
MODAL = {"fakta": "modal", "paling_banyak": "Rp5"}
OMZET = {"fakta": "omzet", "paling_sedikit": "Rp1", "kurang_dari": "Rp9"}
SURAT = {
    "dokumen": "surat",
    "dengan": [
        {"atribut": "asli", "adalah": "ya"},
        {"atribut": "lembar", "paling_sedikit": 1, "paling_banyak": 3},
    ],
}


def tree(data: dict[str, Any], **definitions: Any) -> Condition:
    scope = Scope(Source("surat.yaml", "", data), VOCABULARY, definitions)
    condition = parse_condition(data, ("syarat",), scope)
    assert condition is not None, scope.findings
    return condition


def paths(condition: Condition) -> list[tuple[str | int, ...]]:
    assert {node.at.file for node in walk(condition)} == {"surat.yaml"}
    return [node.at.path for node in walk(condition)]


def test_a_fact_with_one_comparison_stands_where_it_is_written_and_its_value_at_the_comparison() -> None:
    leaf = tree(MODAL)
    assert isinstance(leaf, Range)
    assert leaf.at == Place("surat.yaml", ("syarat",))
    assert leaf.said is not None
    assert (leaf.said.operator, leaf.said.value, leaf.said.at.path) == (
        "paling_banyak",
        5,
        ("syarat", "paling_banyak"),
    )


def test_each_of_several_comparisons_stands_at_its_own() -> None:
    assert paths(tree(OMZET)) == [("syarat",), ("syarat", "paling_sedikit"), ("syarat", "kurang_dari")]


def test_a_group_of_one_is_kept() -> None:
    condition = tree({"semua": [{"salah_satu": [MODAL]}]})
    assert isinstance(condition, AllOf)
    assert isinstance(condition.parts[0], AnyOf)
    assert paths(condition) == [
        ("syarat",),
        ("syarat", "semua", 0),
        ("syarat", "semua", 0, "salah_satu", 0),
    ]


def test_a_document_and_each_of_its_attributes_know_their_places() -> None:
    assert paths(tree(SURAT)) == [
        ("syarat",),
        ("syarat", "dokumen"),
        ("syarat", "dengan", 0, "adalah"),
        ("syarat", "dengan", 1, "paling_sedikit"),
        ("syarat", "dengan", 1, "paling_banyak"),
    ]
    assert paths(tree({"dokumen": "surat"})) == [("syarat",)]


def test_the_use_of_a_definition_stands_where_it_is_used_and_what_it_means_where_it_is_defined() -> None:
    condition = tree({"semua": [{"definisi": "kecil"}, {"definisi": "kecil"}]}, kecil=OMZET)
    uses = children_of(condition)
    assert all(isinstance(use, Defined) and use.name == "kecil" for use in uses)
    assert [use.at.path for use in uses] == [("syarat", "semua", 0), ("syarat", "semua", 1)]
    assert {child.at.path for use in uses for child in children_of(use)} == {("definisi", "kecil")}


def test_the_same_condition_elsewhere_is_the_same_condition() -> None:
    one, other = tree({"semua": [MODAL, OMZET, SURAT]}), tree({"semua": [MODAL, OMZET, SURAT]})
    elsewhere = children_of(tree({"salah_satu": [{"semua": [MODAL, OMZET, SURAT]}]}))[0]
    assert one == other == elsewhere
    assert hash(one) == hash(elsewhere)
    assert one.at != elsewhere.at


def test_the_items_of_a_condition_are_told_once_in_the_order_in_which_they_are_asked() -> None:
    condition = tree({"semua": [OMZET, SURAT, {"salah_satu": [MODAL, OMZET]}]})
    assert [item.id for item in items_of(condition)] == [
        "omzet",
        "surat",
        "surat.asli",
        "surat.lembar",
        "modal",
    ]


@pytest.mark.parametrize("keys", [(), ("a",), ("a", 0, "b")])
def test_a_place_under_another_lies_above_itself(keys: tuple[str | int, ...]) -> None:
    place = Place("surat.yaml", ("syarat",))
    under = place.under(*keys)
    assert under.path == ("syarat", *keys)
    assert under.under("x").above == under


def test_what_nobody_wrote_has_no_place() -> None:
    leaf = tree({"fakta": "modal", "diketahui": "ya"})
    assert isinstance(leaf, Known)
    made = Document(leaf.item, (Known(leaf.item),))
    assert made.at == Place("", ())
    assert made.parts == (Document(leaf.item), Known(leaf.item))
