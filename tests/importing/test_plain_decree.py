"""A decree as text becomes documents that validate, and every line is in one of them or is listed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sp_engine.assurance import check_catalogue
from sp_engine.authoring import Author, tried
from sp_engine.catalogue import CatalogueFiles
from sp_engine.importing.draft_documents import DraftDecree, WantedNames, draft_decree
from sp_engine.importing.reading_files import read_decree_file
from sp_engine.words import DiagnosticError

FIXTURES = Path(__file__).parent / "decrees"
AUTHOR = Author("Penguji", date(2026, 11, 28))


def imported(path: Path, folder: Path) -> DraftDecree:
    folder.mkdir(exist_ok=True)
    source = read_decree_file(path.name, path.read_bytes())
    return draft_decree(path.name, source, CatalogueFiles(folder), WantedNames(), AUTHOR)


def test_a_draft_of_every_layout_validates(tmp_path: Path) -> None:
    paths = sorted(FIXTURES.glob("*.*"))
    assert paths
    for path in paths:
        root = tmp_path / path.name.replace(".", "-")
        draft = imported(path, root)
        assert not tried(root, draft.texts).errors, path.name
        for place, text in draft.texts.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_text(text, encoding="utf-8")
        errors = [f for f in check_catalogue(CatalogueFiles(root)) if f.severity == "error"]
        assert not errors, path.name


@pytest.mark.parametrize(
    ("component", "odd"),
    [
        ("Jaminan Pelayanan", "1. Jaminan mutu:\na."),
        ("Sarana dan Prasarana", "Keterangan:"),
        ("Sarana dan Prasarana", "```mermaid\ngraph TD A[\n```"),
        ("Jangka Waktu Pelayanan", "20 menit:\n1. Perda Nomor 4 Tahun 2019\n2. Meja"),
        ("Jumlah Pelaksana", "3 orang ("),
        ("Prosedur", "1. Pemohon datang\n2. Daring:\na. Petugas menjawab\n3. Petugas mencatat"),
        ("Prosedur", "Pemohon\nLoket\nKeterangan:\n1. Pemohon datang"),
    ],
)
def test_a_draft_of_an_odd_component_validates(component: str, odd: str, tmp_path: Path) -> None:
    text = (FIXTURES / "perpustakaan.md").read_text(encoding="utf-8")
    sheet = f"{text}\n3. KELILING\n\nPersyaratan\n\n1. Kartu anggota\n\nDasar Hukum\n\n1. SK Dinas\n"
    path = tmp_path / "ganjil.md"
    path.write_text(f"{sheet}\n{component}\n\n{odd}\n\nBiaya/Tarif\n\nGratis\n", encoding="utf-8")
    draft = imported(path, tmp_path / "katalog")
    assert len(draft.services) == 3
    assert not tried(tmp_path / "katalog", draft.texts).errors


def test_a_decree_whose_preamble_is_out_of_order_is_read(tmp_path: Path) -> None:
    text = (FIXTURES / "perpustakaan.md").read_text(encoding="utf-8")
    head, law, rest = text.partition("Mengingat :")
    path = tmp_path / "kacau.md"
    path.write_text(f"MEMUTUSKAN\n\n{head}{law}{rest}", encoding="utf-8")
    assert len(imported(path, tmp_path / "katalog").services) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"),
        (b" \n\n", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".doc"),
        (bytes(range(1, 32)) * 40, "bukan DOCX"),
        (b"<html><script>var a = 'Persyaratan'</script></html>", "tidak ada teks"),
    ],
)
def test_a_file_without_a_readable_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DiagnosticError) as error:
        read_decree_file("keputusan.pdf", data)
    (finding,) = error.value.diagnostics
    assert finding.code == "SP640"
    assert said in finding.message("id")
    assert finding.message("en") != finding.message("id")


def test_a_file_without_a_component_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "surat.txt"
    path.write_text("Undangan rapat\nHari Senin di aula.\n", encoding="utf-8")
    with pytest.raises(DiagnosticError) as error:
        imported(path, tmp_path / "katalog")
    assert error.value.diagnostics[0].code == "SP640"
