"""The layers of a catalogue on disk: the bundled one, the catalogue's over it, and an agency's on top."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine import FactsError, open_catalogue
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.lint.catalogue import lint

DAY, RECEIVED = date(2024, 3, 4), datetime(2024, 3, 4, 3, tzinfo=UTC)
COMPLETE = {"wilayah_usaha": "kota-contoh", "modal_usaha": 5, "dikuasakan": "tidak", "skala_usaha": "mikro"}
OWN = "format: sp-kosakata/1\n"
FACT = "fakta:\n  {}: {{jenis: teks, nama: Nomor arsip}}\n"
REGULATION = """format: sp-peraturan/1
peraturan:
  sk-1-2024:
    jenis: Keputusan
    nomor: "1"
    tahun: 2024
    judul: Arsip
    status: belum_diperiksa
    diperiksa: {tanggal: 2024-01-04, oleh: Bagian Hukum, dicoba: [situs kota]}
"""
REGION = "penyesuaian:\n  wilayah_usaha: {pilihan: [{id: kota-lain, nama: Kota Lain}]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue that stands alone, with two agencies alike."""
    shutil.copytree(GOOD, tmp_path / "katalog")
    shutil.copytree(GOOD / "kota", tmp_path / "katalog" / "desa")
    for path in (tmp_path / "katalog" / "desa").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for written in ("id: kota", "instansi: kota", "layanan: kota/"):
            text = text.replace(written, written.replace("kota", "desa"))
        path.write_text(text, encoding="utf-8")
    return tmp_path / "katalog"


def test_a_catalogue_adds_to_the_bundled_vocabulary_and_register(tmp_path: Path) -> None:
    (tmp_path / "kosakata.yaml").write_text(OWN + FACT.format("nomor_arsip"), encoding="utf-8")
    bundled, files = CatalogueFiles(), CatalogueFiles(tmp_path)
    assert set(files.vocabulary()) == {*bundled.vocabulary(), "nomor_arsip"}
    assert set(files.regulations()) == set(bundled.regulations())


def test_the_bundled_catalogue_and_a_copy_of_it_have_one_layer(tmp_path: Path) -> None:
    shutil.copytree(bundled_catalogue(), tmp_path / "salinan")
    for files in (CatalogueFiles(), CatalogueFiles(tmp_path / "salinan")):
        for kind in (DocumentKind.VOCABULARY, DocumentKind.REGULATIONS):
            (only,) = files.layers(kind)
            assert (files.root / f"{kind}.yaml").read_text(encoding="utf-8") == only.text


def test_a_catalogue_that_stands_alone_knows_nothing_of_the_bundled_one(root: Path) -> None:
    assert "jenis_koperasi" not in CatalogueFiles(root).vocabulary()
    path = root / "kosakata.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("mandiri: true\n", ""), encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        CatalogueFiles(root).vocabulary()
    assert {finding.code for finding in raised.value.diagnostics} == {"SP238"}


def test_what_an_agency_adds_is_known_to_it_alone(root: Path) -> None:
    (root / "kota" / "kosakata.yaml").write_text(OWN + FACT.format("nomor_arsip") + REGION, encoding="utf-8")
    (root / "kota" / "peraturan.yaml").write_text(REGULATION, encoding="utf-8")
    files = CatalogueFiles(root)
    assert "nomor_arsip" in files.vocabulary("kota")
    assert "sk-1-2024" in files.regulations("kota")
    for other in ("desa", ""):
        assert "nomor_arsip" not in files.vocabulary(other)
        assert "sk-1-2024" not in files.regulations(other)
        assert "kota-lain" not in (files.vocabulary(other)["wilayah_usaha"].choices or ())
    assert "kota-lain" in (files.vocabulary("kota")["wilayah_usaha"].choices or ())
    assert lint(files) == ()


def test_two_agencies_may_each_define_a_fact_of_one_name(root: Path) -> None:
    for agency, kind in (("kota", "teks"), ("desa", "uang")):
        text = OWN + FACT.format("nomor_arsip").replace("teks", kind)
        (root / agency / "kosakata.yaml").write_text(text, encoding="utf-8")
    files = CatalogueFiles(root)
    assert [files.vocabulary(agency)["nomor_arsip"].kind for agency in ("kota", "desa")] == ["teks", "uang"]
    assert lint(files) == ()


def test_a_further_choice_is_taken_by_that_agency_alone(root: Path) -> None:
    (root / "kota" / "kosakata.yaml").write_text(OWN + REGION, encoding="utf-8")
    catalogue = open_catalogue(root)
    facts = {**COMPLETE, "wilayah_usaha": "kota-lain"}
    decision = catalogue.standard("kota/surat", on=DAY).decide(facts, received=RECEIVED)
    assert decision.outcome == "reject"
    with pytest.raises(FactsError):
        catalogue.standard("desa/surat", on=DAY).decide(facts, received=RECEIVED)


def test_with_a_basis_an_agency_returns_what_others_reject(root: Path) -> None:
    mended = "penyesuaian:\n  modal_usaha: {dapat_diperbaiki: true, dasar: {peraturan: uu-25-2009}}\n"
    (root / "kota" / "kosakata.yaml").write_text(OWN + mended, encoding="utf-8")
    catalogue, facts = open_catalogue(root), {**COMPLETE, "modal_usaha": 2_000_000_000}
    assert [
        catalogue.standard(f"{agency}/surat", on=DAY).decide(facts, received=RECEIVED).outcome
        for agency in ("kota", "desa")
    ] == ["return", "reject"]


def test_a_receipt_covers_every_layer_of_the_facts_that_the_standard_uses(tmp_path: Path) -> None:
    shutil.copytree(GOOD / "kota", tmp_path / "kota")
    standard = tmp_path / "kota" / "2024" / "surat.yaml"
    text = standard.read_text(encoding="utf-8").replace("[kecil, menengah]", "[kecil, menengah, besar]")
    standard.write_text(text, encoding="utf-8")
    region = "  wilayah_usaha: {{nama: {}, pilihan: [kota-contoh]}}\n"

    def digest(catalogue: str = "Daerah", agency: str = "Kota", unused: str = "Agama") -> str:
        below = f"{OWN}penyesuaian:\n{region.format(catalogue)}  pekerjaan: {{nama: {unused}}}\n"
        (tmp_path / "kosakata.yaml").write_text(below, encoding="utf-8")
        above = f"{OWN}penyesuaian:\n{region.format(agency)}"
        (tmp_path / "kota" / "kosakata.yaml").write_text(above, encoding="utf-8")
        service = open_catalogue(tmp_path).standard("kota/surat", on=DAY)
        return service.decide({}, received=RECEIVED).receipt.vocabulary

    assert len({digest(), digest(catalogue="Wilayah"), digest(agency="Desa")}) == 3
    assert digest(unused="Profesi") == digest()


def test_the_mistake_of_an_agency_stops_that_agency_alone(root: Path) -> None:
    (root / "kota" / "kosakata.yaml").write_text(OWN + "mandiri: true\n", encoding="utf-8")
    files = CatalogueFiles(root)
    assert [(one.code, one.file.endswith("kota/kosakata.yaml")) for one in lint(files)] == [("SP249", True)]
    assert files.vocabulary("desa")


def test_what_was_forgotten_of_an_agency_is_read_again(root: Path) -> None:
    own = root / "kota" / "kosakata.yaml"
    own.write_text(OWN + FACT.format("nomor_arsip"), encoding="utf-8")
    files = CatalogueFiles(root)
    assert "nomor_arsip" in files.vocabulary("kota")
    own.write_text(OWN + FACT.format("nomor_berkas"), encoding="utf-8")
    files.forget("kota")
    assert "nomor_berkas" in files.vocabulary("kota")
    assert "nomor_arsip" not in files.vocabulary("kota")
