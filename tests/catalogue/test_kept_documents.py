"""What is kept of documents: the same data, never believed where others can write, and never code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from sp_engine.catalogue import checked_documents
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.checked_documents import CheckedDocuments
from sp_engine.catalogue.digests import new_digest
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.catalogue.kept_documents import _MOST, _MOST_AT_ONCE, KeptDocuments
from sp_engine.documents import DocumentKind
from sp_engine.yaml_text import Json, Source, load_text, parse_text

ONE, OTHER = "a" * 64, "b" * 64
others_can_write = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "kept-documents"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    folder = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def kept(digest: str) -> Json | None:
    return KeptDocuments().data(digest)


def forge(path: Path, data: Json) -> None:
    """Put other data into a file, as whole as it was."""
    text = json.dumps(data).encode()
    path.write_bytes(new_digest(text).hexdigest().encode() + b"\n" + text)


def test_every_document_of_the_catalogue_is_kept_as_it_is_parsed() -> None:
    root = bundled_catalogue()
    for path in (root / "kosakata.yaml", root / "peraturan.yaml", *root.glob("*/*/*.yaml")):
        data = parse_text(load_text(path, "uji"), "uji").data
        KeptDocuments().keep(ONE, data)
        assert repr(kept(ONE)) == repr(data)
    assert kept(OTHER) is None


def test_what_json_cannot_say_is_not_kept() -> None:
    KeptDocuments().keep(ONE, {"pecahan": Decimal("1.50")})
    assert kept(ONE) is None


def test_half_a_file_and_another_text_are_not_believed(folder: Path) -> None:
    KeptDocuments().keep(ONE, {"nama": ["satu", "dua"]})
    [path] = folder.iterdir()
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert kept(ONE) is None
    path.write_bytes(whole.replace(b"satu", b"lima"))
    assert kept(ONE) is None
    path.write_bytes(b"\x80\x04" + whole)
    assert kept(ONE) is None


@others_can_write
def test_what_is_kept_is_for_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        KeptDocuments().keep(ONE, [1])
    finally:
        os.umask(before)
    [path] = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


@others_can_write
def test_a_folder_into_which_others_could_write_is_closed_and_what_we_kept_there_removed(
    folder: Path,
) -> None:
    KeptDocuments().keep(ONE, [1])
    (folder / "surat.docx").touch()
    folder.chmod(0o777)
    assert kept(ONE) is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.iterdir()] == ["surat.docx"]


@others_can_write
def test_a_folder_of_somebody_else_is_neither_read_nor_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KeptDocuments().keep(ONE, [1])
    nobody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: nobody)
    KeptDocuments().keep(OTHER, [2])
    assert kept(ONE) is None
    assert [path.stem for path in folder.iterdir()] == [ONE]


@others_can_write
def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    KeptDocuments().keep(ONE, [1])
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept(ONE) is None


def test_it_begins_anew_before_it_grows_for_ever(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / "surat.docx").touch()
    for i in range(_MOST):
        (folder / f"{i:064x}.json").touch()
    KeptDocuments().keep(ONE, [1])
    assert {path.name for path in folder.iterdir()} == {f"{ONE}.json", "surat.docx"}


def test_a_changed_document_is_noticed_at_once(catalogue: Path) -> None:
    assert CatalogueFiles(catalogue).agency("depok").name.id.startswith("Dinas")
    path = catalogue / "depok" / "instansi.yaml"
    text = path.read_text(encoding="utf-8")
    times = path.stat()
    path.write_text(text.replace("Dinas", "Dunas"), encoding="utf-8")  # as long as before
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert CatalogueFiles(catalogue).agency("depok").name.id.startswith("Dunas")


def test_a_kept_document_is_not_parsed_again(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CatalogueFiles(catalogue).vocabulary()
    monkeypatch.setattr(CatalogueFiles, "_parsed", lambda *_: pytest.fail("parsed again"))
    assert CatalogueFiles(catalogue).vocabulary()


def test_another_schema_or_parser_has_every_document_checked_again(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CatalogueFiles(catalogue).vocabulary()
    monkeypatch.setattr(checked_documents, "files_of", lambda _: iter([("standar.schema.json", 1, 1)]))
    parsed: list[DocumentKind] = []
    parse = CatalogueFiles._parsed

    def counted(files: CatalogueFiles, path: Path, kind: DocumentKind, name: str, text: str) -> Source:
        parsed.append(kind)
        return parse(files, path, kind, name, text)

    monkeypatch.setattr(CatalogueFiles, "_parsed", counted)
    assert CatalogueFiles(catalogue).vocabulary()
    assert DocumentKind.VOCABULARY in parsed


def test_what_is_kept_is_read_as_data_whatever_it_says(catalogue: Path, folder: Path) -> None:
    """Whoever writes with the owner's own rights can make it say other things, and no more than that."""
    CatalogueFiles(catalogue).agency("depok")
    agency = next(path for path in folder.iterdir() if b"Dinas" in path.read_bytes())
    forge(agency, {"nama": {"id": "__import__('os').abort()", "en": "x"}})
    CatalogueFiles(catalogue).agency_source("depok")


def test_a_command_that_reads_a_whole_catalogue_keeps_only_some_of_it(folder: Path) -> None:
    known = CheckedDocuments()
    texts = [f"a: {number}\n" for number in range(_MOST_AT_ONCE + 1)]
    for text in texts:
        known.remember(DocumentKind.STANDARD, Source("standar.yaml", text, {"a": text}))
    assert len([*folder.iterdir()]) == _MOST_AT_ONCE
    assert known.data(DocumentKind.STANDARD, texts[0]) == {"a": texts[0]}
    assert known.data(DocumentKind.STANDARD, texts[-1]) is None
    assert known.knows(DocumentKind.STANDARD, texts[-1])


def test_cases_are_not_kept(folder: Path) -> None:
    CheckedDocuments().remember(DocumentKind.CASES, Source("uji.yaml", "a: b\n", {"a": "b"}))
    assert not folder.exists()


def test_facts_in_json_are_decided_on_without_a_parser_of_yaml(tmp_path: Path) -> None:
    """A clerk would wait for it longer than for the decision."""
    (tmp_path / "fakta.json").write_text('{"memiliki_produk": "ya"}', encoding="utf-8")
    program = (
        "import sys\n"
        "from sp_engine import open_catalogue\n"
        "from sp_engine.yaml_text import load_source\n"
        "load_source(__import__('pathlib').Path(sys.argv[1]))\n"
        "open_catalogue().standard('depok/rekomendasi-haki', on=__import__('datetime').date(2026, 3, 16))\n"
        "print('yaml' in sys.modules)\n"
    )
    environment = {**os.environ, "SP_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", program, str(tmp_path / "fakta.json")]
    said = [
        subprocess.run(command, check=True, capture_output=True, env=environment).stdout for _ in range(2)
    ]
    assert [one.split() for one in said] == [[b"True"], [b"False"]]
