"""The one layout: what it does to a document, and what it never does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from property_examples import examples
from yaml_text.written_documents import documents

from sp_engine.documents import layout
from sp_engine.documents.layout import WIDTH, keys_in_order, laid_out
from sp_engine.yaml_text.layout_tree import remarks_in
from sp_engine.yaml_text.source import SourceError, parse_yaml

ROOT = Path(__file__).parents[2]
CATALOGUE = sorted((ROOT / "catalogue").rglob("*.yaml"))


@pytest.mark.parametrize("path", CATALOGUE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_document_of_the_catalogue_keeps_its_data_and_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = laid_out(text, str(path))
    assert parse_yaml(new, "").data == parse_yaml(text, "").data
    assert sorted(r.text for r in remarks_in(new)) == sorted(r.text for r in remarks_in(text))
    assert laid_out(new, str(path)) == new
    assert keys_in_order(new, str(path))


@examples(300)
@given(documents())
@example("a:\n  - |+\n    x\n\n  # kaki\nb: 1\n")
@example("- # satu\n  nama: x\n  # dua\n  id: y\n")
@example("a: {b: 1, # di dalam\n  c: 2} # di belakang\n")
@example("a: [ # kosong\n ]\nb: {\n # juga\n }\n")
@example("a:\n- b\n# kiri\n- c\n")
@example("pelayanan: |2\n    menjorok\n  tidak\nb: x\n")
@example("a: kata\n  lanjutan\nb: 'dua\n\n  baris'\n")
def test_a_layout_is_stable_and_changes_neither_data_nor_comments(text: str) -> None:
    try:
        data = parse_yaml(text, "").data
    except SourceError:
        assume(False)
    new = laid_out(text, "")
    assert parse_yaml(new, "").data == data
    assert sorted(r.text for r in remarks_in(new)) == sorted(r.text for r in remarks_in(text))
    assert laid_out(new, "") == new


def test_keys_stand_in_the_order_of_their_schema_and_take_their_comments_along() -> None:
    text = (
        "# berkas\nlayanan: kota/surat\nformat: sp-uji/1\n\n"
        "kasus:\n  - hasil: disetujui\n    # mengapa\n    nama: x  # bagus\n    diajukan: 2026-01-05T10:00\n"
    )
    assert laid_out(text, "") == (
        "# berkas\nformat: sp-uji/1\nlayanan: kota/surat\n\n"
        "kasus:\n  # mengapa\n  - nama: x  # bagus\n    diajukan: 2026-01-05T10:00\n    hasil: disetujui\n"
    )
    assert not keys_in_order(text, "")


def test_names_that_an_author_chose_stay_in_the_authors_order() -> None:
    text = "format: sp-kosakata/1\n\nfakta:\n  z: {jenis: uang, nama: Z}\n  a: {jenis: uang, nama: A}\n"
    assert laid_out(text, "") == text


def test_components_stand_apart_and_lists_are_indented() -> None:
    text = "format: sp-standar/1\npelayanan:\n    biaya: {gratis: true}\n    produk:\n    - uraian: x\n"
    assert laid_out(text, "") == (
        "format: sp-standar/1\n\npelayanan:\n  biaya: {gratis: true}\n\n  produk:\n    - uraian: x\n"
    )


@pytest.mark.parametrize(("length", "stays"), [(WIDTH, True), (WIDTH + 1, False)])
def test_a_flow_mapping_stays_on_its_line_while_it_fits(length: int, stays: bool) -> None:
    line = "a: {b: 1, c: " + "x" * (length - len("a: {b: 1, c: }")) + "}"
    assert len(line) == length
    assert (laid_out(line + "\n", "") == line + "\n") is stays


def test_a_flow_mapping_with_a_comment_is_spread_over_lines() -> None:
    assert laid_out("a: {b: 1, # satu\n c: 2}\n", "") == "a:\n  b: 1  # satu\n  c: 2\n"


def test_a_text_that_keeps_its_line_breaks_gets_no_blank_line_more() -> None:
    text = "a:\n  b: |+\n    x\n\nc:\n  d: 1\n"
    assert parse_yaml(laid_out(text, ""), "").data == parse_yaml(text, "").data


def test_ends_of_lines_stay_those_of_the_file() -> None:
    assert laid_out("a:\r\n    b: 1 # x\r\n", "") == "a:\r\n  b: 1  # x\r\n"
    assert laid_out("a:\r\n    b: 1\r\nc: 2\n", "") == "a:\r\n  b: 1\r\n\r\nc: 2\r\n"
    assert laid_out("a:\n    b: 1\nc: |\r\n  2\n", "") == "a:\n  b: 1\n\nc: |\n  2\n"


def test_a_comment_on_the_first_key_goes_along_and_the_head_of_the_file_stays() -> None:
    text = "# kepala\n# kedua\n\n# tentang nama\nnama: x\n# tentang format\nformat: sp-standar/1\n"
    after = laid_out(text, "")
    assert after == "# kepala\n# kedua\n\n# tentang format\nformat: sp-standar/1\n\n# tentang nama\nnama: x\n"
    assert laid_out(after, "") == after
    head = laid_out("# kepala\n\nnama: x\nformat: sp-standar/1\n", "")
    assert head == "# kepala\n\nformat: sp-standar/1\n\nnama: x\n"
    assert laid_out("# kepala\nnama: x\nformat: sp-standar/1\n", "").startswith("# kepala\nformat")


def test_a_layout_that_would_change_the_meaning_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_lines_of", lambda *_: "a: 2\n")
    with pytest.raises(SourceError) as refused:
        laid_out("a: 1\n", "x.yaml")
    assert [finding.code for finding in refused.value.diagnostics] == ["SP114"]


def test_a_layout_that_would_lose_a_comment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_lines_of", lambda *_: "a: 1\n")
    with pytest.raises(SourceError, match="SP114"):
        laid_out("a: 1  # satu\n", "x.yaml")


def test_true_and_one_are_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_lines_of", lambda *_: "a: 1\n")
    with pytest.raises(SourceError, match="SP114"):
        laid_out("a: true\n", "x.yaml")
