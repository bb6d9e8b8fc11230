"""What is placed by guess, below a heading that names no component, is marked where it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.test_plain_decree import FIXTURES, imported

from sp_engine.authoring import tried

MARK = "# periksa: berisi juga yang di bawah judul ini:"
TEXT = (FIXTURES / "perpustakaan.md").read_text(encoding="utf-8")
NAMES = (
    "Persyaratan",
    "Sistem, Mekanisme dan Prosedur",
    "Jangka Waktu",
    "Biaya",
    "Motto",
    "Produk",
    "Sarana",
)


def drafted(text: str, folder: Path) -> str:
    path = folder / "judul.md"
    path.write_text(text, encoding="utf-8")
    draft = imported(path, folder / "katalog")
    assert not tried(folder / "katalog", draft.texts).errors
    return next(document for place, document in draft.texts.items() if place.name == "kartu-anggota.yaml")


def test_a_row_of_an_unknown_component_is_marked_where_it_went(tmp_path: Path) -> None:
    row = "| 6. | Penanganan"
    text = TEXT.replace(row, f"| 6. | Motto Rumah Buku | Membaca itu bermain |\n{row}", 1)
    document = drafted(text, tmp_path)
    assert f"produk:  {MARK} Motto Rumah Buku" in document
    assert "Membaca itu bermain" in document.partition("produk:")[2].partition("pengaduan:")[0]
    assert document.count(MARK) == 1


def test_a_heading_of_an_unknown_component_is_marked_where_it_went(tmp_path: Path) -> None:
    head, _, _ = TEXT.partition("1. KARTU ANGGOTA")
    lettered = zip("ABCDEFG", NAMES, strict=True)
    parts = [f"**{letter}. {name}**\n\nIsi {name.lower()} di sini\n" for letter, name in lettered]
    document = drafted(head + "1. KARTU ANGGOTA\n\n" + "\n".join(parts), tmp_path)
    assert f"biaya:  {MARK} E. Motto" in document
    assert document.count(MARK) == 1


@pytest.mark.parametrize("row", ["| 4. | Meja | Dua buah |", "| | Meja | Dua buah |"])
def test_a_row_that_is_no_next_component_is_not_marked(row: str, tmp_path: Path) -> None:
    text = TEXT.replace("| 9. | Kompetensi", f"{row}\n| 9. | Kompetensi", 1)
    assert MARK not in drafted(text, tmp_path)
