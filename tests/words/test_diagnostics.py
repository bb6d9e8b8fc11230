"""A finding says where, what, why and how to fix it; findings stand in order, each once."""

from __future__ import annotations

import pickle

import pytest

from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, Span, in_order, nearest
from sp_engine.words.language import Language, Words

KEY_TWICE = Diagnostic("SP103", "a.yaml", Span(3, 1, 3, 4), {"key_name": "nib", "line": "1"})


def test_values_fill_the_sentences_of_the_code_in_the_language_asked_for() -> None:
    assert KEY_TWICE.message() == "kunci `nib` sudah ada di baris 1"
    assert KEY_TWICE.message("en") == "the key `nib` stands already on line 1"
    problem = Words("tanda kutip belum ditutup", "a quotation mark is not closed")
    assert Diagnostic("SP101", "a.yaml", values={"problem": problem}).message("en") == problem.en


@pytest.mark.parametrize(
    ("suggestion", "advice", "fix"),
    [
        (None, None, "remove one of them, or merge their contents"),
        (None, Words("hapus", "remove it"), "remove it"),
        ("nama", Words("hapus", "remove it"), "did you mean `nama`?"),
    ],
)
def test_what_was_meant_goes_before_advice_and_advice_before_the_general_fix(
    suggestion: str | None, advice: Words | None, fix: str
) -> None:
    finding = Diagnostic("SP103", "a.yaml", None, KEY_TWICE.values, suggestion, None, advice)
    assert finding.fix("en") == fix
    other = finding._replace(otherwise=Words("tulis", "write it"))
    assert other.fix("en") == (f"{fix} If not, write it" if suggestion else fix)


def test_findings_stand_by_file_and_position_each_once() -> None:
    first, tab = (Diagnostic("SP102", "a.yaml", Span(*at)) for at in ((1, 1, 1, 1), (2, 1, 2, 2)))
    nowhere, elsewhere = Diagnostic("SP110", "a.yaml"), Diagnostic("SP110", "0.yaml")
    found = in_order([KEY_TWICE, tab, first, nowhere, elsewhere, KEY_TWICE])
    assert found == (elsewhere, nowhere, first, tab, KEY_TWICE)


def test_an_error_travels_to_another_process_with_its_findings() -> None:
    error = DiagnosticError([KEY_TWICE])
    assert str(error) == "a.yaml:3:1 SP103 kunci `nib` sudah ada di baris 1"
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics


@pytest.mark.parametrize(("word", "meant"), [("umur_pemohom", "umur_pemohon"), ("NIB", "nib"), ("x", None)])
def test_the_nearest_name_is_what_was_most_likely_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["nib", "umur_pemohon", "umur_usaha"]) == meant


@pytest.mark.parametrize("language", ["id", "en"])
def test_json_says_the_same_as_text(language: Language) -> None:
    told = KEY_TWICE.to_dict(language)
    assert (told["message"], told["why"], told["fix"]) == (
        KEY_TWICE.message(language),
        KEY_TWICE.why(language),
        KEY_TWICE.fix(language),
    )
    assert (told["code"], told["severity"], told["line"], told["column"]) == ("SP103", "error", 3, 1)
    assert Diagnostic("SP110", "a.yaml").to_dict(language)["line"] is None


@pytest.mark.parametrize(
    ("values", "fact"),
    [
        ({"fact": "nib"}, "nib"),
        ({"document": "surat_kuasa", "attribute": "bermeterai"}, "surat_kuasa.bermeterai"),
        ({"list": "pengurus", "number": "2", "field": "umur"}, "pengurus"),
        ({"fact": "--received"}, None),
        ({"fact": "Kartu tanda penduduk"}, None),
        ({}, None),
    ],
)
def test_a_machine_is_told_which_fact_a_finding_is_about(values: dict[str, str], fact: str | None) -> None:
    finding = Diagnostic("SP401", "fakta.yaml", values=values)
    assert (finding.fact, finding.to_dict()["fact"]) == (fact, fact)
