"""`sp fmt`: every document in the one layout, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli.workbench import Command, texts

HEAD = "format: sp-uji/1\n"


def test_fmt_lays_out_a_catalogue_once_and_then_has_nothing_to_do(sp: Command, good: Path) -> None:
    before = texts(good)
    checked = sp("fmt", "--check", str(good))
    assert (checked.code, texts(good)) == (1, before)
    assert f"0 dokumen rapi, {len(before)} belum" in checked.out
    assert sp("fmt", str(good)).code == 0
    assert texts(good) != before
    again = sp("fmt", "--check", str(good), "--json")
    assert (again.code, again.json) == (0, {"checked": len(before), "changed": [], "findings": []})
    assert sp("validate", "--catalogue", str(good)).out == "tidak ada temuan\n"


def test_fmt_shows_what_would_change(sp: Command, good: Path) -> None:
    ran = sp("fmt", "--check", "--diff", str(good / "peraturan.yaml"))
    assert "+\n" in ran.out
    assert ran.code == 1


def test_fmt_leaves_a_file_that_it_cannot_read(sp: Command, good: Path) -> None:
    path = good / "kota/instansi.yaml"
    path.write_text("nama: a: b\n")
    ran = sp("fmt", str(path))
    assert (ran.code, path.read_text()) == (1, "nama: a: b\n")
    assert "SP101" in ran.err


def test_fmt_keeps_the_permissions_of_a_file(sp: Command, good: Path) -> None:
    path = good / "peraturan.yaml"
    path.chmod(0o640)
    beside = sorted(good.iterdir())
    assert sp("fmt", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(good.iterdir()) == beside


@pytest.mark.parametrize("verb", ["fmt", "validate"])
def test_a_path_that_does_not_exist_is_an_error(sp: Command, verb: str) -> None:
    ran = sp(verb, "tidak-ada.yaml")
    assert (ran.code, "SP112" in ran.err) == (2, True)


def test_documents_that_cannot_be_read_are_counted_once_each(sp: Command, good: Path) -> None:
    twice = good / "dua.yaml"
    twice.write_text("a: 1\na: 2\nb: 1\nb: 2\n")
    tidy = good / "rapi.yaml"
    tidy.write_text("format: sp-uji/1\n")
    ran = sp("fmt", str(twice), str(tidy))
    assert ran.out == "0 dokumen dirapikan, 1 sudah rapi\n1 dokumen tidak dapat dirapikan\n"
    assert (ran.code, ran.err.count("SP103")) == (1, 2)


def test_fmt_writes_through_a_link_and_keeps_it(sp: Command, tmp_path: Path) -> None:
    (tmp_path / "asli.yaml").write_text("format:   sp-uji/1\n")
    link = tmp_path / "tautan.yaml"
    link.symlink_to("asli.yaml")
    assert sp("fmt", str(link)).code == 0
    assert link.is_symlink()
    assert (tmp_path / "asli.yaml").read_text() == "format: sp-uji/1\n"


def test_fmt_leaves_a_file_that_is_read_only(
    sp: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "baca.yaml"
    path.write_text("format:   sp-uji/1\n")
    writable = os.access  # for root every file is
    monkeypatch.setattr(os, "access", lambda p, mode, **o: mode != os.W_OK and writable(p, mode, **o))
    ran = sp("fmt", str(path))
    assert (ran.code, path.read_text()) == (2, "format:   sp-uji/1\n")
    assert "hanya dapat dibaca" in ran.err


@pytest.mark.parametrize(
    ("options", "text", "out", "code"),
    [
        ((), f"{HEAD}a:   1\nb: |\n  x", f"{HEAD}a: 1\n\nb: |\n  x\n", 0),
        ((), "a: [1\n", "", 1),
        (("--check",), f"{HEAD}a:   1\n", "", 1),
        (("--check",), f"{HEAD}a: 1\n", "", 0),
        (
            ("--diff",),
            "format:   sp-uji/1\n",
            f"--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@\n-format:   sp-uji/1\n+{HEAD}",
            0,
        ),
    ],
)
def test_fmt_lays_out_what_it_reads_from_standard_input(
    process: Command, options: tuple[str, ...], text: str, out: str, code: int
) -> None:
    ran = process("fmt", "-", *options, stdin=text)
    assert (ran.code, ran.out) == (code, out)


@pytest.mark.parametrize(
    "text", ["services:\n    web:   {image: x}\n", "format:   lain/1\n", "- 1\n", "nib:  1\n"]
)
def test_fmt_leaves_yaml_that_is_no_document_of_a_catalogue(
    sp: Command, process: Command, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "docker-compose.yaml"
    path.write_text(text)
    ran = sp("fmt", str(path))
    assert (ran.code, path.read_text(), "SP120" in ran.err) == (1, text, True)
    ran = process("fmt", "-", stdin=text)
    assert (ran.code, ran.out, "SP120" in ran.err) == (1, "", True)
