"""`sp rename`: a name changes everywhere at once, or nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli.workbench import Command, texts


@pytest.fixture
def laid_out(sp: Command, good: Path) -> Path:
    assert sp("fmt", str(good)).code == 0
    return good


@pytest.mark.parametrize(("old", "new"), [("modal_usaha", "modal_awal"), ("pp-7-2021", "pp-koperasi-usaha")])
def test_a_name_is_changed_where_it_is_defined_and_used(
    sp: Command, laid_out: Path, old: str, new: str
) -> None:
    before = texts(laid_out)
    ran = sp("rename", old, new, "--yes", "--catalogue", str(laid_out))
    assert ran.code == 0
    name = re.compile(rf"(?<![\w/-]){old}(?![\w-])")  # not the end of an address
    assert texts(laid_out) == {path: name.sub(new, text) for path, text in before.items()}
    assert sp("validate", "--catalogue", str(laid_out)).out == "tidak ada temuan\n"
    assert sp("test", "--catalogue", str(laid_out)).code == 0
    assert sp("rename", new, old, "--yes", "--catalogue", str(laid_out)).code == 0
    assert texts(laid_out) == before


def test_nothing_is_written_without_consent(sp: Command, laid_out: Path) -> None:
    before = texts(laid_out)
    ran = sp("rename", "modal_usaha", "modal_awal", "--catalogue", str(laid_out))
    assert (ran.code, texts(laid_out)) == (1, before)
    assert "+  modal_awal" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("modal_usah", "modal_awal", "maksud Anda `modal_usaha`?"),
        ("modal_usaha", "nib", "`nib` sudah dipakai"),
        ("modal_usaha", "Modal awal", "`Modal awal` bukan nama"),
        ("uu-25-2009", "uu_25", "`uu_25` bukan nama"),
    ],
)
def test_what_cannot_be_renamed_is_told(sp: Command, laid_out: Path, old: str, new: str, told: str) -> None:
    before = texts(laid_out)
    ran = sp("rename", old, new, "--yes", "--catalogue", str(laid_out))
    assert (ran.code, texts(laid_out)) == (2, before)
    assert "SP626" in ran.err
    assert told in ran.err


def test_a_catalogue_with_errors_is_mended_first(sp: Command, laid_out: Path) -> None:
    path = laid_out / "kota/2024/surat.yaml"
    path.write_text(path.read_text().replace("fakta: nib", "fakta: nomor_lain"))
    ran = sp("rename", "modal_usaha", "modal_awal", "--yes", "--catalogue", str(laid_out))
    assert (ran.code, "perbaiki dahulu" in ran.err) == (2, True)
