"""What is known to have passed: by kind and text, in files that stay small, whatever they held before."""

from __future__ import annotations

from pathlib import Path

import pytest

from sp_engine.catalogue import remembered_digests
from sp_engine.catalogue.checked_documents import CheckedDocuments
from sp_engine.documents import DocumentKind
from sp_engine.yaml_text import Source

CASES, STANDARD = DocumentKind.CASES, DocumentKind.STANDARD


def document(text: str) -> Source:
    return Source("uji.yaml", text, {})


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SP_CACHE", str(tmp_path))
    return tmp_path / "passed"


def test_what_passed_is_known_to_the_next_by_kind_and_text() -> None:
    CheckedDocuments().remember(CASES, document("teks"))
    known = CheckedDocuments()
    assert known.knows(CASES, "teks")
    assert not known.knows(STANDARD, "teks")
    assert not known.knows(CASES, "teks ")


def test_two_that_remember_at_once_do_not_forget_each_other() -> None:
    one, other = CheckedDocuments(), CheckedDocuments()
    for i in range(600):
        one.remember(CASES, document(f"satu {i}"))
        other.remember(CASES, document(f"dua {i}"))
    known = CheckedDocuments()
    assert all(known.knows(CASES, f"{name} {i}") for name in ("satu", "dua") for i in range(600))


def test_a_file_that_grew_too_long_begins_anew_with_the_last(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(remembered_digests, "_KEEP", 3)
    growing = CheckedDocuments()
    for i in range(3000):
        growing.remember(CASES, document(str(i)))
    assert max(len(file.read_bytes().split()) for file in folder.iterdir()) <= 3
    assert CheckedDocuments().knows(CASES, "2999")


def test_rubbish_among_what_is_known_hides_nothing(folder: Path) -> None:
    CheckedDocuments().remember(CASES, document("teks"))
    (file,) = folder.iterdir()
    file.write_bytes(b"\xff\x00rubbish\n" + file.read_bytes())
    assert CheckedDocuments().knows(CASES, "teks")


def test_a_command_reads_only_the_files_it_asks_about(monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(500):
        CheckedDocuments().remember(CASES, document(str(i)))
    read: list[str] = []

    def read_bytes(path: Path) -> bytes:
        read.append(path.parent.name)
        return b""

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    known = CheckedDocuments()
    known.knows(CASES, "1")
    known.knows(CASES, "1")
    assert read.count("passed") == 1
