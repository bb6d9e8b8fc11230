"""`sp schema editor`, and what `sp new` does for the editor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli.workbench import Command
from sp_cli import document_writing, editor_schemas

from sp_engine.yaml_text.source import load_source

AGENCY = ("new", "agency", "arsip", "--title", "Dinas Arsip", "--region", "Kota Contoh", "--zone", "WIB")
DECREE = (
    *("new", "decree", "arsip/2026", "--number", "1", "--title", "Standar", "--date", "2026-01-02"),
    *("--by", "Penyalin", "--service", "salinan=Salinan arsip", "--requires", "nib"),
)


def schema_of(document: Path) -> Path:
    line = document.read_text(encoding="utf-8").splitlines()[0]
    return Path(os.path.normpath(document.parent / line.removeprefix("# yaml-language-server: $schema=")))


def test_every_new_document_names_a_schema_that_is_there(sp: Command, tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    assert sp(*AGENCY, "--catalogue", str(folder)).code == 0
    assert sp(*DECREE, "--catalogue", str(folder)).code == 0
    assert sp("new", "calendar", "2029", "--catalogue", str(folder)).code == 0
    documents = sorted(folder.rglob("*.yaml"))
    assert len(documents) == 5
    for document in documents:
        kind = load_source(document).data["format"].removeprefix("sp-").removesuffix("/1")
        assert schema_of(document) == folder / ".editor" / f"{kind}.schema.json"
        assert schema_of(document).exists()
    again = sp("schema", "editor", "--catalogue", str(folder))
    assert (again.code, again.out) == (0, "")


def test_a_fact_added_to_the_vocabulary_is_offered_once_the_schemas_are_renewed(
    sp: Command, good: Path
) -> None:
    folder = ("--catalogue", str(good))
    sp("schema", "editor", *folder)
    vocabulary = good / "kosakata.yaml"
    text = vocabulary.read_text(encoding="utf-8").rstrip("\n")
    vocabulary.write_text(f"{text}\n  nomor_arsip: {{jenis: teks, nama: Nomor arsip}}\n", encoding="utf-8")
    schema = good / ".editor" / "bersama.schema.json"
    assert "nomor_arsip" not in schema.read_text(encoding="utf-8")
    assert sp("schema", "editor", *folder).out.strip().endswith("bersama.schema.json")
    assert "nomor_arsip" in schema.read_text(encoding="utf-8")


def test_documents_without_a_first_line_get_it_and_nothing_else_changes(sp: Command, tmp_path: Path) -> None:
    (tmp_path / "arsip").mkdir()
    document = tmp_path / "arsip" / "instansi.yaml"
    text = "# kepala\nformat: sp-instansi/1\r\nid: arsip\n"
    document.write_bytes(text.encode())
    other = tmp_path / "catatan.yaml"
    other.write_bytes(b"format: lain\n")
    assert sp("schema", "editor", "--catalogue", str(tmp_path)).code == 0
    line = "# yaml-language-server: $schema=../.editor/instansi.schema.json\n"
    assert document.read_bytes().decode() == line + text
    assert other.read_bytes() == b"format: lain\n"
    assert schema_of(document).exists()


def test_an_agency_with_layers_of_its_own_has_schemas_of_its_own(sp: Command, good: Path) -> None:
    folder = ("--catalogue", str(good))
    sp("schema", "editor", *folder)
    standard = good / "kota" / "2024" / "surat.yaml"
    text = standard.read_text(encoding="utf-8")
    assert schema_of(standard) == good / ".editor" / "standar.schema.json"
    own = "format: sp-kosakata/1\nfakta:\n  nomor_arsip: {jenis: teks, nama: Nomor arsip}\n"
    (good / "kota" / "kosakata.yaml").write_text(own, encoding="utf-8")
    assert sp("schema", "editor", *folder).code == 0
    assert schema_of(standard) == good / ".editor" / "kota" / "standar.schema.json"
    assert standard.read_text(encoding="utf-8").partition("\n")[2] == text.partition("\n")[2]
    assert schema_of(good / "kosakata.yaml") == good / ".editor" / "kosakata.schema.json"
    forms = "bersama.schema.json"
    assert "nomor_arsip" in (good / ".editor" / "kota" / forms).read_text(encoding="utf-8")
    assert "nomor_arsip" not in (good / ".editor" / forms).read_text(encoding="utf-8")
    assert sp("schema", "editor", *folder).out == ""
    (good / "kota" / "kosakata.yaml").unlink()
    sp("schema", "editor", *folder)
    assert standard.read_text(encoding="utf-8") == text


def test_schemas_that_another_run_writes_at_the_same_time_are_no_error(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = document_writing.replace_text

    def raced(path: Path, text: str) -> None:
        monkeypatch.setattr("sp_cli.editor_schemas.replace_text", ours)
        assert editor_schemas.renew_editor_schemas(good)  # the other run, from beginning to end
        ours(path, text)

    monkeypatch.setattr("sp_cli.editor_schemas.replace_text", raced)
    written = editor_schemas.renew_editor_schemas(good)
    assert vars(editor_schemas)["replace_text"] is ours
    assert sorted((good / ".editor").iterdir()) == sorted(written)
    assert editor_schemas.renew_editor_schemas(good) == []
    usual = good / "usual"
    usual.touch()
    assert {path.stat().st_mode for path in written} == {usual.stat().st_mode}


def test_a_vocabulary_with_errors_is_told_and_nothing_is_written(sp: Command, tmp_path: Path) -> None:
    (tmp_path / "kosakata.yaml").write_text("format: sp-kosakata/1\nfakt: {}\n", encoding="utf-8")
    ran = sp("schema", "editor", "--catalogue", str(tmp_path))
    assert (ran.code, "SP201" in ran.err) == (2, True)
    assert not (tmp_path / ".editor").exists()


def test_the_schemas_are_for_the_whole_catalogue_and_facts_for_one_service(sp: Command) -> None:
    for arguments in (("editor", "depok/tamu"), ("editor", "--on", "2026-03-16"), ("facts",)):
        ran = sp("schema", *arguments)
        assert (ran.code, "SP610" in ran.err) == (2, True)
