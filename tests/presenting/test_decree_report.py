"""The pages about the decrees say all that was found, and are those that are committed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents import DocumentKind
from sp_engine.lint.catalogue import lint
from sp_engine.presenting.agency_report import agency_report_section
from sp_engine.presenting.decree_report import decree_report_section
from sp_engine.presenting.markdown import markdown_text
from sp_engine.reviewing.review import review_of
from sp_engine.words.codes import all_codes

PAGES = Path(__file__).parents[2] / "docs/reference"
DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def overview() -> str:
    return markdown_text(decree_report_section(CatalogueFiles(), "id"), level=2)


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    files = CatalogueFiles()
    return {
        agency: markdown_text(agency_report_section(review_of(files, agency, DAY), "id"), level=1)
        for agency in files.agency_ids()
    }


@pytest.fixture(scope="module")
def report(reports: dict[str, str]) -> str:
    return "\n".join(reports.values())


def test_the_committed_pages_are_up_to_date(overview: str, reports: dict[str, str]) -> None:
    pages = {PAGES / "temuan.md": overview}
    pages |= {PAGES / "laporan" / f"{agency}.md": text for agency, text in reports.items()}
    for page, text in pages.items():
        assert text.strip() in page.read_text(encoding="utf-8"), "run `make docs`"


def test_every_warning_about_a_decree_stands_on_the_page_under_its_kind(report: str) -> None:
    found = [finding for finding in lint(CatalogueFiles()) if finding.code[:4] in ("SP32", "SP33")]
    assert found
    for finding in found:
        message = finding.message()
        assert message[0].upper() + message[1:] in report
    counted = re.findall(r"^#{3,4} (.+) \((\d+)\)$", report, flags=re.MULTILINE)
    for code in {finding.code for finding in found}:
        title = all_codes()[code].title.id
        told = sum(int(number) for name, number in counted if name == title)
        assert told == sum(finding.code == code for finding in found), title


def notes_in(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for item in data:
            yield from notes_in(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "catatan":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from notes_in(value)


def test_every_note_of_the_transcriber_about_a_decree_stands_on_the_page(report: str) -> None:
    files = CatalogueFiles()
    kinds = {"instansi.yaml": DocumentKind.AGENCY, "penetapan.yaml": DocumentKind.DECREE}
    paths = [path for path in bundled_catalogue().glob("*/**/*.yaml") if path.parent.name != "kalender"]
    notes = [
        " ".join(note.split())
        for path in paths
        if not path.name.endswith(".uji.yaml")
        for note in notes_in(files.source(path, kinds.get(path.name, DocumentKind.STANDARD)).data)
    ]
    assert len(notes) > 200
    assert [note for note in notes if note not in report] == []


@pytest.mark.parametrize(
    "known",
    [
        "Layanan 2, Peminjaman Ruang/Tempat Balai Pelatihan Koperasi (Balatkop) · Jangka waktu pelayanan",
        'mengulang butir terdahulu, "Nomor Induk Berusaha (NIB)"',
        "(0561) 732690, adalah nomor faksimile instansi",
        "Catatan ini menyebut izin lain",
        'produk "Kelembagaan dan Pengawasan" adalah nama unit kerja',
        'produk "Usaha Mikro" adalah nama unit kerja',
        'terputus: "Registrasi dokumen yang diterbitkan dan"',
        "Komponen Jaminan keamanan dan keselamatan pelayanan dikosongkan",
        "Alamat surel organisasi@kalbarprov.go.id bukan kontak instansi",
        "UU 32/2004 sudah diganti dengan UU 23/2014",
        "UU 8/1974 sudah diganti dengan UU 5/2014",
        "UU 43/1999 sudah diganti dengan UU 5/2014",
        "UU 5/2014 sudah diganti dengan UU 20/2023 (31 Oktober 2023) sebelum keputusan ini ditetapkan",
        "UU 5/2014 diganti dengan UU 20/2023 (31 Oktober 2023), sesudah keputusan ini ditetapkan",
    ],
)
def test_what_readers_of_the_decrees_had_noticed_is_reported(report: str, known: str) -> None:
    assert known.lower() in report.lower()


def test_the_page_says_of_which_regulations_nothing_is_known(overview: str) -> None:
    cited, unchecked = map(int, re.findall(r"Dari (\d+) peraturan yang dikutip, (\d+) belum", overview)[0])
    listed = overview.partition("## Peraturan yang belum diperiksa")[2]
    assert 0 < unchecked < cited
    assert len(re.findall(r"^- ", listed, flags=re.MULTILINE)) == unchecked
