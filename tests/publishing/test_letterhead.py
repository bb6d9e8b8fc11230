"""Letterhead and signatory of an agency stand on its decree and notice, and who signs under the annex."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from sp_engine.catalogue import CatalogueFiles, bundled_catalogue
from sp_engine.publishing import Edition, PaperKind, papers_of, subject_of
from sp_engine.publishing.decree_signatory import decree_signatory
from sp_engine.stationery import TO_FILL_IN, signatory_values

ON = date(2026, 11, 27)
ARMS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'
SIGNS = (
    '  penandatangan: {jabatan: Kepala Dinas, nama: "Sri Contoh, S.E.", pangkat: Pembina, '
    'nip: "197001011995011001"}\n'
)
SIGNED = ("Sri Contoh, S.E.", "Pembina", "NIP 19700101 199501 1 001")


def catalogue(tmp_path: Path, *, decree: tuple[str, str] = ("", "")) -> CatalogueFiles:
    """Return a copy of the catalogue in which Palembang says who signs; `decree` changes its decree."""
    root = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), root)
    agency = root / "palembang/instansi.yaml"
    told = agency.read_text(encoding="utf-8")
    signs = f"  lambang: lambang.svg\n{SIGNS}  tempat: Palembang"
    agency.write_text(told.replace("  tempat: Palembang", signs), encoding="utf-8")
    (root / "palembang/templat").mkdir()
    (root / "palembang/templat/lambang.svg").write_text(ARMS)
    if decree[0]:
        file = root / "palembang/2024/penetapan.yaml"
        text = file.read_text(encoding="utf-8")
        assert decree[0] in text
        file.write_text(text.replace(*decree), encoding="utf-8")
    return CatalogueFiles(root)


def papers(files: CatalogueFiles, kind: PaperKind) -> dict[str, bytes]:
    subject = subject_of(files, "palembang", ON)
    edition = Edition("id", files.regulations("palembang"), files.root / "palembang")
    return {paper.name.name: paper.make() for paper in papers_of(subject, (kind,), edition)}


def words_of(name: str, data: bytes) -> str:
    if name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    paragraphs = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    return " ".join(" ".join("".join(node.itertext()) for node in paragraphs).split())


@pytest.mark.parametrize("kind", [PaperKind.DECREE, PaperKind.NOTICE])
def test_decree_and_notice_begin_with_the_letterhead_and_end_with_who_signs(
    tmp_path: Path, kind: PaperKind
) -> None:
    for name, data in papers(catalogue(tmp_path), kind).items():
        told = words_of(name, data)
        head = told.index("PEMERINTAH KOTA PALEMBANG")
        assert head < told.index("DINAS KOPERASI DAN USAHA KECIL DAN MENENGAH") < told.index(SIGNED[0])
        assert all(part in told for part in SIGNED), name
        if name.endswith(".docx"):
            parts = zipfile.ZipFile(io.BytesIO(data)).namelist()
            assert any(part.startswith("word/media/") for part in parts)
        else:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                assert len(pdf.pages[0].curves) + len(pdf.pages[0].images) >= 1


def test_the_annex_has_no_letterhead_as_annexes_have_none_and_is_signed(tmp_path: Path) -> None:
    for name, data in papers(catalogue(tmp_path), PaperKind.ANNEX).items():
        told = words_of(name, data)
        assert "PEMERINTAH KOTA PALEMBANG" not in told
        assert told.index("Ditetapkan di Palembang") < told.index(SIGNED[0])


def test_what_is_not_known_of_who_signs_is_left_to_be_filled_in() -> None:
    told = signatory_values("Camat", None)
    assert told == {"jabatan": "Camat,", "nama": TO_FILL_IN, "pangkat": "", "nip": TO_FILL_IN}


@pytest.mark.parametrize(
    ("change", "office", "name"),
    [
        ("Kepala Dinas Koperasi", "Kepala Dinas Koperasi dan Usaha Kecil", "Sri Contoh, S.E."),
        ("Plt. Kepala Dinas Koperasi", "Plt. Kepala Dinas Koperasi", TO_FILL_IN),
        ("Wali Kota Palembang, bukan Kepala Dinas Koperasi", "Wali Kota Palembang", TO_FILL_IN),
    ],
)
def test_a_decree_of_another_office_is_not_signed_by_the_head_of_the_agency(
    tmp_path: Path, change: str, office: str, name: str
) -> None:
    files = catalogue(
        tmp_path, decree=("ditetapkan_oleh: Kepala Dinas Koperasi", f"ditetapkan_oleh: {change}")
    )
    subject = subject_of(files, "palembang", ON)
    told = decree_signatory(subject.decrees[0][0], subject.agency, "id")
    assert str(told["jabatan"]).startswith(office)
    assert told["nama"] == name


def test_a_decree_may_say_who_signed_it(tmp_path: Path) -> None:
    own = "penandatangan: {jabatan: Plh. Kepala Dinas, nama: Budi Contoh}\nditetapkan_di: Palembang"
    files = catalogue(tmp_path, decree=("ditetapkan_di: Palembang", own))
    for name, data in papers(files, PaperKind.DECREE).items():
        told = words_of(name, data)
        assert "Plh. Kepala Dinas, Budi Contoh" in told
        assert "Sri Contoh" not in told
        assert re.search(r"NIP …+", told)


@pytest.mark.parametrize(
    ("signs", "office"),
    [
        ("Kepala Dinas", "KEPALA Dinas Koperasi dan Usaha Kecil dan Menengah Kota Palembang,"),
        ("Camat", "Camat,"),
    ],
)
def test_without_an_office_the_decree_is_of_who_signs(tmp_path: Path, signs: str, office: str) -> None:
    said = "ditetapkan_oleh: Kepala Dinas Koperasi dan Usaha Kecil dan Menengah Kota Palembang\n"
    files = catalogue(tmp_path, decree=(said, ""))
    agency = files.root / "palembang/instansi.yaml"
    told = agency.read_text(encoding="utf-8").replace("jabatan: Kepala Dinas", f"jabatan: {signs}")
    agency.write_text(told, encoding="utf-8")
    subject = subject_of(files, "palembang", ON)
    signatory = decree_signatory(subject.decrees[0][0], subject.agency, "id")
    assert (signatory["jabatan"], signatory["nama"]) == (office, "Sri Contoh, S.E.")
