"""The papers themselves: what they say, what they look like inside, that they come out the same each time."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pdfplumber
import pytest

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents import AnnexForm
from sp_engine.papers.template import TemplateError
from sp_engine.publishing.paper_kinds import PaperKind, kinds_of
from sp_engine.publishing.papers_made import Edition, papers_of
from sp_engine.publishing.subject import Subject, subject_of

ON = date(2026, 11, 27)


def edition(
    agency_folder: Path | None = None, base: str | None = None, form: AnnexForm | None = None
) -> Edition:
    folder = agency_folder or bundled_catalogue() / "tiada"
    return Edition("id", CatalogueFiles().regulations(), folder, base, form)


def subject(name: str) -> Subject:
    return subject_of(CatalogueFiles(), name, ON)


def made(name: str, kind: PaperKind, how: Edition | None = None) -> dict[str, bytes]:
    return {str(paper.name): paper.make() for paper in papers_of(subject(name), (kind,), how or edition())}


def words_of_docx(data: bytes) -> str:
    """Return all that a document says, tables in their places."""
    body = docx.Document(io.BytesIO(data)).element.body
    return " ".join("".join(node.itertext()) for node in body.iter() if node.tag.endswith("}p"))


def words_of_pdf(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pages:
        return " ".join(page.extract_text() for page in pages.pages)


@pytest.mark.parametrize("kind", PaperKind)
def test_the_same_catalogue_gives_the_same_bytes(kind: PaperKind) -> None:
    base = edition(base="https://standar.contoh.go.id")
    assert made("palembang", kind, base) == made("palembang", kind, base)


def test_the_annex_is_a_table_in_two_parts() -> None:
    files = made("palembang/2024", PaperKind.ANNEX)
    assert set(files) == {"palembang/2024/lampiran.docx", "palembang/2024/lampiran.pdf"}
    document = docx.Document(io.BytesIO(files["palembang/2024/lampiran.docx"]))
    tables = [table for table in document.tables if table.cell(0, 0).text == "NO."]
    assert [len(table.rows) for table in tables] == [7, 9] * 2
    assert [cell.text for cell in tables[0].rows[0].cells] == ["NO.", "KOMPONEN", "URAIAN"]
    assert tables[1].cell(1, 1).text == "Dasar hukum"


def test_an_agency_that_prints_numbered_sections_gets_them() -> None:
    document = docx.Document(
        io.BytesIO(made("kalbar/konsultasi", PaperKind.ANNEX)["kalbar/konsultasi/lampiran.docx"])
    )
    assert not [table for table in document.tables if table.cell(0, 0).text == "NO."]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts.index("1. Persyaratan") < texts.index("6. Penanganan pengaduan, saran, dan masukan")


def test_the_form_can_be_chosen() -> None:
    how = edition(form=AnnexForm.TABLE)
    (word, _) = made("kalbar/konsultasi", PaperKind.ANNEX, how).values()
    assert [t for t in docx.Document(io.BytesIO(word)).tables if t.cell(0, 0).text == "NO."]


@pytest.mark.parametrize("agency", ["depok", "kalbar", "palembang", "pasuruan"])
def test_word_and_pdf_say_what_is_printed_word_for_word(agency: str) -> None:
    from sp_engine.publishing.standard_content import printed_standard

    folder = subject(agency).standards[0].decree.folder
    files = made(agency, PaperKind.ANNEX)
    word = plain(words_of_docx(files[f"{agency}/{folder}/lampiran.docx"]))
    pdf = letters(words_of_pdf(files[f"{agency}/{folder}/lampiran.pdf"]))
    for standard in subject(agency).standards:
        for component in printed_standard(standard, "id").components:
            for item in component.items:
                assert plain(item.text) in word
                assert letters(item.text) in pdf or len(item.text) > 60  # a page may end within it


def plain(text: str) -> str:
    return " ".join(text.split())


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_nothing_is_hidden_in_a_document_of_word() -> None:
    import zipfile

    for data in made("palembang", PaperKind.ANNEX).values():
        if data.startswith(b"PK"):
            parts = zipfile.ZipFile(io.BytesIO(data))
            assert not [name for name in parts.namelist() if "custom" in name.lower() or "comments" in name]
            told = parts.read("word/document.xml").decode()
            assert "<w:vanish" not in told
            assert "sp-engine" not in told


def test_every_page_of_a_draft_says_so() -> None:
    with pdfplumber.open(
        io.BytesIO(made("palembang", PaperKind.ANNEX)["palembang/2024/lampiran.pdf"])
    ) as pdf:
        assert all("RANCANGAN" in page.extract_text() for page in pdf.pages)


def test_a_decree_prints_what_the_catalogue_has_and_leaves_the_rest_to_be_written() -> None:
    told = plain(words_of_docx(made("pasuruan", PaperKind.DECREE)["pasuruan/2024/keputusan.docx"]))
    assert "NOMOR 950/271/424.085/2024" in told
    assert "bahwa ……… (pertimbangan belum ada dalam katalog)" in told
    assert "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik" in told
    assert "Keputusan Nomor 950/389/424.085/2022 dicabut dan dinyatakan tidak berlaku" in told
    assert told.index("KESATU") < told.index("KEDUA") < told.index("KETIGA") < told.index("KEEMPAT")


def test_posters_and_checklists_of_every_service_stand_on_one_sheet_or_two() -> None:
    for kind, most in ((PaperKind.POSTER, 1), (PaperKind.CHECKLIST, 2)):
        for name, data in made("pasuruan", kind, edition(base="https://standar.contoh.go.id")).items():
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                assert len(pdf.pages) <= most, name


def test_without_an_address_there_is_no_code_to_scan() -> None:
    without = words_of_pdf(made("depok/kios", PaperKind.POSTER)["depok/kios/poster.pdf"])
    how = edition(base="https://standar.contoh.go.id")
    coded = words_of_pdf(made("depok/kios", PaperKind.POSTER, how)["depok/kios/poster.pdf"])
    assert "Pindai" not in without
    assert "Pindai" in coded


def test_a_notice_makes_three_promises_where_the_agency_has_no_wording_of_its_own() -> None:
    told = plain(words_of_docx(made("depok", PaperKind.NOTICE)["depok/maklumat.docx"]))
    assert "terus-menerus" in told
    assert "sanksi" in told
    assert "MAKLUMAT PELAYANAN" in told


def test_an_agencys_own_template_comes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat/maklumat.typ").write_text(
        '#import "blok.typ": data\nMilik sendiri: #data().penandatangan.jabatan\n'
    )
    told = words_of_pdf(made("depok", PaperKind.NOTICE, edition(tmp_path))["depok/maklumat.pdf"])
    assert "Milik sendiri: Kepala Dinas Koperasi" in plain(told)


def test_a_template_that_cannot_be_filled_is_named(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat/maklumat.typ").write_text('#import "blok.typ": data\n#data().jabatann\n')
    with pytest.raises(TemplateError) as refused:
        made("depok", PaperKind.NOTICE, edition(tmp_path))
    assert "maklumat.typ" in refused.value.diagnostics[0].file


def test_one_service_has_no_decree_and_no_notice_of_its_own() -> None:
    assert {PaperKind.DECREE, PaperKind.NOTICE}.isdisjoint(kinds_of("service"))


AMENDING = """\
format: sp-penetapan/1
instansi: palembang
nomor: 12/KPTS/KUKM/2025
tentang: Perubahan atas Standar Pelayanan
tanggal: 2025-03-03
berlaku_sejak: 2025-03-03
mengubah: [09/KPTS/KUKM/2024]
layanan:
  - {butir: 1, id: informasi-halal-hki, nama: Bidang Pemberdayaan Usaha Mikro Kecil (PUMK)}
"""


def test_an_amending_decree_prints_what_was_beside_what_is(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(bundled_catalogue() / "palembang", tmp_path / "palembang")
    folder = tmp_path / "palembang"
    (folder / "2025").mkdir()
    (folder / "2025/penetapan.yaml").write_text(AMENDING, encoding="utf-8")
    text = (folder / "2024/informasi-halal-hki.yaml").read_text(encoding="utf-8")
    shared = (folder / "2024/penetapan.yaml").read_text(encoding="utf-8").partition("\nbersama:")[2]
    with (folder / "2025/penetapan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nbersama:{shared}")
    assert "± 1 hari" in text
    changed = text.replace("± 1 hari", "± 3 hari").replace("paling_lama: 1 hari", "paling_lama: 3 hari")
    (folder / "2025/informasi-halal-hki.yaml").write_text(changed, encoding="utf-8")
    found = subject_of(CatalogueFiles(tmp_path), "palembang/2025", ON)
    files = {str(p.name): p for p in papers_of(found, (PaperKind.ANNEX,), edition())}
    document = docx.Document(io.BytesIO(files["palembang/2025/perubahan.docx"].make()))
    (table,) = [t for t in document.tables if t.cell(0, 0).text == "KOMPONEN"]
    assert [cell.text for cell in table.rows[0].cells] == ["KOMPONEN", "SEMULA", "MENJADI"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["Jangka waktu pelayanan"]
    assert "± 1 hari" in table.cell(1, 1).text
    assert "± 3 hari" in table.cell(1, 2).text
