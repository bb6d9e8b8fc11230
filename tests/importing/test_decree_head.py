"""Who set a decree, its number, its title and its year, however the heading is set out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from sp_engine.authoring import Author
from sp_engine.catalogue import CatalogueFiles
from sp_engine.importing.decree_head import Casing
from sp_engine.importing.draft_documents import DraftDecree, WantedNames, draft_decree
from sp_engine.importing.procedure_steps import actor_of
from sp_engine.importing.reading_files import read_decree_file

BODY = """
Menimbang : a. bahwa perlu standar;

MEMUTUSKAN

1. SURAT PENGANTAR PINDAH

| NO | KOMPONEN | URAIAN |
|----|----------|--------|
| 1. | Persyaratan | 1. Fotokopi KTP 2. Pas foto 2 lembar |
| 2. | Sistem, Mekanisme dan Prosedur | 1. Berkas diterima oleh petugas loket 2. Pemohon pulang |
| 3. | Biaya/Tarif | Gratis |
"""


def imported(heading: str, folder: Path) -> DraftDecree:
    source = read_decree_file("a.md", f"PEMERINTAH KABUPATEN SERUNI\n\n{heading}\n{BODY}".encode())
    author = Author("Penguji", date(2026, 11, 28))
    return draft_decree("a.md", source, CatalogueFiles(folder), WantedNames(), author)


@pytest.mark.parametrize(
    ("heading", "place", "number", "title", "office", "agency"),
    [
        (
            "SK CAMAT SUMBER JATI NOMOR : 138/12/KEC.SBJ/2024\n\nTENTANG : STANDAR PELAYANAN",
            "kecamatan-sumber-jati/2024",
            "138/12/KEC.SBJ/2024",
            "Standar Pelayanan",
            "Camat Sumber Jati",
            "Kecamatan Sumber Jati",
        ),
        (
            "KEPUTUSAN\n\nKEPALA UPTD PUSKESMAS MELATI\n\nNO. 7 TAHUN 2023 TENTANG STANDAR PELAYANAN",
            "uptd-puskesmas-melati/2023",
            "7 TAHUN 2023",
            "Standar Pelayanan",
            "Kepala UPTD Puskesmas Melati",
            "UPTD Puskesmas Melati",
        ),
        (
            "SURAT KEPUTUSAN PLT. LURAH KEMUNING NOMOR 3 TENTANG STANDAR PELAYANAN\n\nDI KELURAHAN KEMUNING",
            "kelurahan-kemuning/keputusan",
            "3",
            "Standar Pelayanan di Kelurahan Kemuning",
            "Plt. Lurah Kemuning",
            "Kelurahan Kemuning",
        ),
        (
            "KEPUTUSAN KEPALA DPMPTSP KABUPATEN SERUNI\n\nNOMOR: 4/2025\n\nTENTANG\n\nPERUBAHAN NOMOR 3",
            "seruni/2025",
            "4/2025",
            "Perubahan Nomor 3",
            "Kepala DPMPTSP Kabupaten Seruni",
            "DPMPTSP Kabupaten Seruni",
        ),
        (
            "KEPUTUSAN PLT. DIREKTUR RSUD SERUNI\n\nNOMOR 5/2025\n\nTENTANG\n\nSTANDAR PELAYANAN\n\n"
            "PLT. DIREKTUR RSUD SERUNI,",
            "rsud-seruni/2025",
            "5/2025",
            "Standar Pelayanan",
            "Plt. Direktur RSUD Seruni",
            "RSUD Seruni",
        ),
    ],
)
def test_a_heading_is_read_however_it_is_set_out(
    heading: str, place: str, number: str, title: str, office: str, agency: str, tmp_path: Path
) -> None:
    draft = imported(heading, tmp_path)
    assert f"{draft.agency}/{draft.folder}" == place
    decree = yaml.safe_load(draft.texts[Path(place, "penetapan.yaml")])
    assert (str(decree["nomor"]), decree["tentang"]) == (number, title)
    assert decree["ditetapkan_oleh"] == office
    assert yaml.safe_load(draft.texts[Path(draft.agency, "instansi.yaml")])["nama"] == agency


def test_a_line_of_the_heading_of_which_a_part_has_no_place_is_listed_whole(tmp_path: Path) -> None:
    left = [one.line.text for one in imported("SK NOMOR 3", tmp_path).left_out]
    assert "SK NOMOR 3" in left
    assert "PEMERINTAH KABUPATEN SERUNI" in left


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("KANTOR DI SUMBER JATI", "Kantor di Sumber Jati"),
        ("RSUD, BPJS, SKCK DAN UPTD", "RSUD, BPJS, SKCK dan UPTD"),
        ("KEPALA DPMPTSP", "Kepala DPMPTSP"),
    ],
)
def test_what_can_be_spoken_is_a_name_and_the_rest_an_abbreviation(text: str, titled: str) -> None:
    assert Casing([]).titled(text) == titled


@pytest.mark.parametrize(
    ("step", "actor"),
    [
        ("Berkas diperiksa oleh petugas loket", "Petugas loket"),
        ("Surat ditandatangani oleh Camat paling lama 1 hari", "Camat"),
        ("Surat diparaf oleh Kasi Umum dan Kasi Pelayanan, lalu diserahkan", "Kasi Umum dan Kasi Pelayanan"),
        ("Berkas dicatat oleh petugas dan diteruskan kepada Lurah", "Petugas"),
        ("Formulir yang ditandatangani oleh lurah diserahkan ke loket", ""),
        ("Surat dibuat oleh yang bersangkutan", ""),
        ("Permohonan tertulis oleh pemohon", ""),
    ],
)
def test_who_acts_in_a_passive_sentence_is_named_behind_the_verb(step: str, actor: str) -> None:
    assert actor_of(step) == (actor, step)


def test_an_agency_of_another_name_is_not_that_of_its_region(tmp_path: Path) -> None:
    """A second agency of a region gets a folder of its own; a further decree of the first goes into its."""
    text = (Path(__file__).parent / "decrees" / "perpustakaan.md").read_text(encoding="utf-8")
    (tmp_path / "seruni").mkdir()
    for name, folder in (
        ("Dinas Perpustakaan Kabupaten Seruni", "seruni"),
        ("Dinas Sosial Kabupaten Seruni", "dinas-perpustakaan-kabupaten-seruni"),
    ):
        agency = f"format: sp-instansi/1\nid: seruni\nnama: {name}\nwilayah: Seruni\nzona_waktu: WIB\n"
        (tmp_path / "seruni" / "instansi.yaml").write_text(agency, encoding="utf-8")
        source = read_decree_file("perpustakaan.md", text.encode())
        author = Author("Penguji", date(2026, 11, 28))
        draft = draft_decree("x", source, CatalogueFiles(tmp_path), WantedNames(), author)
        assert draft.agency == folder
