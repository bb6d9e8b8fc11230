"""Layers of the vocabulary and of the register: what is added, said otherwise, and refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sp_engine.documents.layers import stands_alone
from sp_engine.documents.regulations import Registry, RegulationStatus, registry_problems
from sp_engine.documents.vocabulary import vocabulary_of, vocabulary_problems
from sp_engine.facts.vocabulary import FactDefinition
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Source

REGION = {
    "jenis": "pilihan",
    "nama": "Wilayah",
    "pertanyaan": "Di wilayah mana?",
    "pilihan": [{"id": "utara", "nama": "Daerah Utara"}, "selatan"],
}
SCALE = {"jenis": "pilihan", "nama": "Skala", "bertingkat": True, "pilihan": ["kecil", "besar"]}
CAPITAL = {"jenis": "uang", "nama": "Modal"}
SELECTED = {"jenis": "ya_tidak", "nama": "Lulus seleksi", "diisi_oleh": "petugas"}
BUNDLED = Source(
    "bawaan.yaml", "", {"mandiri": True, "fakta": {"wilayah": REGION, "skala": SCALE, "modal": CAPITAL}}
)


def layer(name: str = "instansi.yaml", /, **keys: Any) -> Source:
    return Source(name, "", keys)


def fact(name: str, *layers: Source) -> FactDefinition:
    assert not list(vocabulary_problems((BUNDLED, *layers)))
    return vocabulary_of((BUNDLED, *layers))[name]


def found(*layers: Source) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the code, the file and the values of each problem."""
    return [(one.code, one.file, dict(one.values)) for one in vocabulary_problems((BUNDLED, *layers))]


def test_a_layer_adds_to_those_under_it() -> None:
    catalogue = layer("katalog.yaml", fakta={"usia": {"jenis": "bilangan", "nama": "Usia"}})
    agency = layer(fakta={"nomor": {"jenis": "teks", "nama": "Nomor"}})
    assert list(vocabulary_of((BUNDLED, catalogue, agency))) == ["wilayah", "skala", "modal", "usia", "nomor"]


def test_the_same_entry_repeated_is_ignored() -> None:
    assert fact("modal", layer(fakta={"modal": dict(CAPITAL)})) == fact("modal")


def test_a_note_and_what_holds_anyway_do_not_make_an_entry_another_one() -> None:
    repeated = {**CAPITAL, "catatan": "Menurut keputusan.", "diisi_oleh": "pemohon"}
    assert fact("modal", layer(fakta={"modal": repeated})).written == CAPITAL


@pytest.mark.parametrize(
    "other", [{"jenis": "bilangan"}, {"nama": "Modal usaha"}, {"dapat_diperbaiki": True}]
)
def test_a_different_entry_under_the_same_name_is_told_with_both_files(other: dict[str, Any]) -> None:
    catalogue = layer("katalog.yaml", fakta={"modal": dict(CAPITAL)})
    clash = ("SP238", "instansi.yaml", {"name": "modal", "lower": "bawaan.yaml"})
    assert found(catalogue, layer(fakta={"modal": {**CAPITAL, **other}})) == [clash]


def test_what_a_catalogue_adds_an_agency_may_not_define_otherwise() -> None:
    catalogue = layer("katalog.yaml", fakta={"usia": {"jenis": "bilangan", "nama": "Usia"}})
    agency = layer(fakta={"usia": {"jenis": "teks", "nama": "Usia"}})
    assert found(catalogue, agency) == [("SP238", "instansi.yaml", {"name": "usia", "lower": "katalog.yaml"})]


def test_other_words_take_the_place_of_those_under_them_and_what_is_not_said_stays() -> None:
    said = {"nama": "Daerah", "nama_en": "Region", "pilihan": [{"id": "selatan", "nama": "Daerah Selatan"}]}
    before, after = fact("wilayah"), fact("wilayah", layer(penyesuaian={"wilayah": said}))
    assert after.name == Words("Daerah", "Region")
    assert after.question == before.question
    assert {name: words.id for name, words in (after.choices or {}).items()} == {
        "utara": "Daerah Utara",
        "selatan": "Daerah Selatan",
    }
    changed = {"name": after.name, "choices": after.choices}
    assert after == before.replace(**changed)


def test_a_question_of_its_own_is_asked() -> None:
    after = fact("wilayah", layer(penyesuaian={"wilayah": {"pertanyaan": "Tinggal di mana?"}}))
    assert (after.question.id, after.name.id) == ("Tinggal di mana?", "Wilayah")


def test_a_question_that_is_the_name_alone_follows_the_name() -> None:
    assert fact("modal", layer(penyesuaian={"modal": {"nama": "Modal kerja"}})).question.id == "Modal kerja?"


def test_further_choices_stand_behind_those_there_are_and_one_that_is_repeated_keeps_its_words() -> None:
    after = fact("wilayah", layer(penyesuaian={"wilayah": {"pilihan": ["timur_laut", "utara"]}}))
    assert {name: words.id for name, words in (after.choices or {}).items()} == {
        "utara": "Daerah Utara",
        "selatan": "selatan",
        "timur_laut": "timur laut",
    }


def test_of_two_layers_the_upper_one_has_the_last_word_and_both_add() -> None:
    catalogue = layer(
        "katalog.yaml",
        penyesuaian={"wilayah": {"nama": "Daerah", "pertanyaan": "Di mana?", "pilihan": ["timur"]}},
    )
    after = fact("wilayah", catalogue, layer(penyesuaian={"wilayah": {"nama": "Kota", "pilihan": ["barat"]}}))
    assert (after.name.id, after.question.id) == ("Kota", "Di mana?")
    assert list(after.choices or {}) == ["utara", "selatan", "timur", "barat"]


def test_every_layer_that_adjusts_a_fact_is_part_of_what_is_written_of_it() -> None:
    below, above = {"nama": "Daerah"}, {"pertanyaan": "Di mana?"}
    layers = layer("katalog.yaml", penyesuaian={"wilayah": below}), layer(penyesuaian={"wilayah": above})
    assert fact("wilayah", *layers).written == {**REGION, "penyesuaian": [below, above]}
    assert fact("modal", *layers).written == CAPITAL


def test_a_graded_fact_takes_other_words_and_no_further_choice() -> None:
    words = layer(penyesuaian={"skala": {"pilihan": [{"id": "besar", "nama": "usaha besar"}]}})
    assert fact("skala", words).choices == {
        "kecil": Words("kecil", "kecil"),
        "besar": Words("usaha besar", "usaha besar"),
    }
    ((code, _, values),) = found(layer(penyesuaian={"skala": {"pilihan": ["raksasa"]}}))
    assert (code, values["fact"]) == ("SP239", "skala")


@pytest.mark.parametrize(
    ("name", "said"),
    [("modal", {"pilihan": ["banyak"]}), ("modal", {"dapat_diperbaiki": True})],
    ids=["choices of what has none", "a return without a basis"],
)
def test_what_an_adjustment_may_not_say_is_told_at_its_key(name: str, said: dict[str, Any]) -> None:
    ((code, file, values),) = found(layer(penyesuaian={name: said}))
    assert (code, file, values["fact"]) == ("SP239", "instansi.yaml", name)


def test_with_a_basis_what_falls_short_can_be_mended() -> None:
    said = {"dapat_diperbaiki": True, "dasar": {"peraturan": "uu-25-2009"}}
    assert not fact("modal").curable_when_short
    assert fact("modal", layer(penyesuaian={"modal": said})).curable_when_short


def test_an_adjustment_is_of_a_fact_under_it() -> None:
    (problem,) = vocabulary_problems((BUNDLED, layer(penyesuaian={"modl": {"nama": "Modal"}})))
    assert (problem.code, problem.values, problem.suggestion) == ("SP204", {"fact": "modl"}, "modal")
    own = layer(fakta={"usia": {"jenis": "bilangan", "nama": "Usia"}}, penyesuaian={"usia": {"nama": "Umur"}})
    ((code, _, values),) = found(own)
    assert (code, values["fact"]) == ("SP239", "usia")


def test_only_the_lowest_layer_stands_alone() -> None:
    assert stands_alone(BUNDLED)
    assert not stands_alone(layer(fakta={}))
    assert found(layer(mandiri=True)) == [("SP249", "instansi.yaml", {})]


LAW = {"jenis": "Undang-Undang", "nomor": "25", "tahun": 2009, "judul": "Pelayanan Publik"}


def register(name: str, status: str, day: date | None, **keys: Any) -> Source:
    entry = {**LAW, "status": status, **keys}
    if day is not None:
        entry["diperiksa"] = {"tanggal": day.isoformat(), "oleh": "Penguji", "sumber": []}
    return Source(name, "", {"peraturan": {"uu-25-2009": entry}})


EARLIER, LATER = date(2025, 3, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("below", "above", "holds"),
    [
        (EARLIER, LATER, RegulationStatus.REVOKED),
        (LATER, EARLIER, RegulationStatus.IN_FORCE),
        (LATER, LATER, RegulationStatus.REVOKED),
        (EARLIER, None, RegulationStatus.IN_FORCE),
        (None, EARLIER, RegulationStatus.REVOKED),
        (None, None, RegulationStatus.REVOKED),
    ],
)
def test_of_two_statuses_the_later_dated_one_holds_whichever_layer_says_it(
    below: date | None, above: date | None, holds: RegulationStatus
) -> None:
    layers = register("bawaan.yaml", "berlaku", below), register("katalog.yaml", "dicabut", above)
    assert not list(registry_problems(layers))
    assert Registry(layers)["uu-25-2009"].status is holds


@pytest.mark.parametrize("key", [*LAW])
def test_another_regulation_under_the_name_of_one_is_told_with_both_files(key: str) -> None:
    other: dict[str, Any] = {key: 2010 if key == "tahun" else "26"}
    layers = register("bawaan.yaml", "berlaku", None), register("katalog.yaml", "berlaku", None, **other)
    (problem,) = registry_problems(layers)
    assert (problem.code, problem.file) == ("SP238", "katalog.yaml")
    assert problem.values == {"name": "uu-25-2009", "lower": "bawaan.yaml"}


def test_a_register_of_an_agency_does_not_stand_alone() -> None:
    own = Source("instansi.yaml", "", {"mandiri": True, "peraturan": {}})
    (problem,) = registry_problems((register("bawaan.yaml", "berlaku", None), own))
    assert (problem.code, problem.file) == ("SP249", "instansi.yaml")
