"""What is printed comes back in, word for word.  All 31 services: `python tests/importing/round_trip.py`."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from importing.round_trip import Compared, round_trip

from sp_engine.catalogue import CatalogueFiles, bundled_catalogue
from sp_engine.documents import AnnexForm
from sp_engine.importing.printed_words import is_remark
from sp_engine.publishing import PAPER_TEMPLATES
from sp_engine.publishing.printed_standard import RemarkKind, remark_label

SMALL = "palembang/2024"


@pytest.fixture(scope="module")
def files() -> CatalogueFiles:
    return CatalogueFiles(bundled_catalogue())


def assert_same(compared: list[Compared]) -> None:
    different = [one for one in compared if not one.same]
    assert not different, different[0]


@pytest.mark.parametrize("form", AnnexForm)
@pytest.mark.parametrize("kind", [".docx", ".pdf"])
def test_every_component_of_a_decree_comes_back(files: CatalogueFiles, form: AnnexForm, kind: str) -> None:
    compared = list(round_trip(files, SMALL, form, kind))
    assert len(compared) == 28
    assert_same(compared)


def test_long_lists_and_services_named_like_a_component_come_back(files: CatalogueFiles) -> None:
    compared = list(round_trip(files, "pasuruan/2024", AnnexForm.SECTIONS, ".docx"))
    assert len(compared) == 9 * 14
    assert_same(compared)


def test_where_one_complains_to_the_whole_agency_comes_back(files: CatalogueFiles) -> None:
    compared = list(round_trip(files, "depok/2023", AnnexForm.TABLE, ".docx"))
    assert compared[-1].where == "depok/2023: whole agency"
    assert_same(compared)


@pytest.mark.parametrize("form", AnnexForm)
def test_hours_of_a_service_of_its_own_come_back(form: AnnexForm, tmp_path: Path) -> None:
    root = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), root)
    path = root / SMALL / "informasi-halal-hki.yaml"
    week = (
        "[{hari: [senin, rabu], jam: 09.00-14.00, istirahat: 12.00-12.30}, {hari: [jumat], jam: 09.00-11.00}]"
    )
    hours = f"jam_layanan: [{{sumber: 'Papan nama loket 3', minggu: {week}}}]"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\npelayanan:", f"\n{hours}\n\npelayanan:"), encoding="utf-8")
    compared = list(round_trip(CatalogueFiles(root), SMALL, form, ".docx"))
    times = next(one for one in compared if one.where.endswith("hki: Jangka waktu pelayanan"))
    assert "Papan nama loket 3" in times.printed[-1]
    assert_same(compared)


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice: apt install libreoffice-writer"
)
def test_what_libreoffice_saved_comes_back(files: CatalogueFiles) -> None:
    assert_same(list(round_trip(files, SMALL, AnnexForm.TABLE, ".docx", saved_by_office=True)))


@pytest.mark.parametrize("kind", RemarkKind)
def test_every_remark_that_is_printed_is_known_when_it_comes_back(kind: RemarkKind) -> None:
    assert is_remark(f"{remark_label(kind).id}: apa pun")
    assert not is_remark(f"{remark_label(kind).id} apa pun")


@pytest.mark.parametrize("kind", [".docx", ".pdf"])
def test_a_letterhead_over_the_annex_and_a_name_under_it_are_no_content(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), root)
    agency = root / "palembang/instansi.yaml"
    signs = (
        '  penandatangan: {jabatan: Kepala Dinas, nama: "Sri Contoh, S.E.", pangkat: Pembina Utama Muda, '
        'nip: "197001011995011001"}\n  tempat: Palembang'
    )
    told = agency.read_text(encoding="utf-8").replace("  tempat: Palembang", signs)
    agency.write_text(told, encoding="utf-8")
    own = root / "palembang/templat"
    own.mkdir()
    bundled = PAPER_TEMPLATES / "lampiran"
    written = bundled.with_suffix(".typ").read_text(encoding="utf-8")
    with_head = written.replace('kop.typ": tanda', 'kop.typ": kop, tanda').replace(
        "#align(right, block(", "#kop(d.kop)\n#align(right, block(", 1
    )
    assert "#kop(d.kop)" in with_head
    (own / "lampiran.typ").write_text(with_head, encoding="utf-8")
    document = docx.Document(str(bundled.with_suffix(".docx")))
    first = document.element.body[0]
    for text in (
        "{%p for baris in kop.atas %}",
        "{{ baris }}",
        "{%p endfor %}",
        "{{ kop.nama }}",
        "{{ kop.alamat }}",
        "{{ kop.kontak }}",
    ):
        paragraph = document.add_paragraph(text)
        first.addprevious(paragraph._p)
    document.save(str(own / "lampiran.docx"))
    assert_same(list(round_trip(CatalogueFiles(root), SMALL, AnnexForm.TABLE, kind)))
