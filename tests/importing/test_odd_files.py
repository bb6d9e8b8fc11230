"""Whatever is given to an import, it reads it or says what is wrong; nothing half done, no traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from importing.layouts import written
from sp_cli.main import main

from sp_engine.importing.reading_files import read_decree_file
from sp_engine.words import DiagnosticError


def archive(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of the objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    return data + head + table + end % (len(objects) + 1, trailer, len(data))


PAGES = [
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>>",
]
LOCK = b"<</Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4>>" % (b"11" * 32, b"22" * 32)
LOCKED = pdf([*PAGES, LOCK], b"/Encrypt 4 0 R /ID [<00><00>]")


def bomb() -> bytes:
    """Return an archive that would take 300 MB."""
    return archive({"word/document.xml": b" " * (300 * 1024 * 1024)})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"),
        (b"\n \n", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        (bytes(range(1, 32)) * 40, "bukan DOCX"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "bukan DOCX"),
        (archive({"word/document.xml": b"<broken"}), "rusak"),
        (archive({"xl/workbook.xml": b"<a/>"}), "arsip"),
        (b"PK\x03\x04" + b"\0" * 50, "arsip"),
        (pdf(PAGES), "tidak ada teks"),
        (LOCKED, "kata sandi"),
        (b"%PDF-1.7\nrusak", "rusak"),
        (b"<html><script>'Persyaratan'</script><style>p {}</style></html>", "tidak ada teks"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_both_languages(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_refused(data, said, tmp_path, capsys)


def test_an_archive_that_grows_without_end_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_refused(bomb(), "terlalu besar", tmp_path, capsys)


def assert_refused(data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DiagnosticError) as error:
        read_decree_file("keputusan.docx", data)
    (finding,) = error.value.diagnostics
    assert finding.code == "SP640"
    assert said in finding.message("id")
    assert finding.message("en") != finding.message("id")
    file, folder = tmp_path / "keputusan.docx", tmp_path / "katalog"
    file.write_bytes(data)
    assert main(["import", str(file), "-o", str(folder)]) == 2
    assert "SP640" in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_read_in_the_encodings_of_its_time(encoding: str) -> None:
    text = written("numbered sections", "txt").decode()
    assert read_decree_file("keputusan.txt", text.encode(encoding)).text == text


def test_a_file_is_what_it_contains_whatever_it_is_called() -> None:
    for form in ("docx", "pdf", "html"):
        data = written("table of three columns", form)
        assert read_decree_file("keputusan.txt", data).kind.value == form


def test_a_document_with_macros_is_read_and_the_macros_are_not() -> None:
    document = io.BytesIO(written("table of three columns", "docx"))
    with zipfile.ZipFile(document) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    plain, macros = b"wordprocessingml.document.main+xml", b"macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain, macros)
    data = archive({**parts, "word/vbaProject.bin": b'Shell("format c:")'})
    source = read_decree_file("keputusan.docm", data)
    assert source.text == read_decree_file("keputusan.docx", document.getvalue()).text


def test_nothing_is_written_where_something_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "keputusan.html", tmp_path / "katalog"
    file.write_bytes(written("table of three columns", "html"))
    assert main(["import", str(file), "-o", str(folder)]) == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    capsys.readouterr()
    assert main(["import", str(file), "-o", str(folder), "--lang", "en"]) == 2
    assert "SP621" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_what_a_script_would_write_is_no_part_of_the_decree() -> None:
    assert "Jangan dibaca" not in " ".join(
        line.text
        for block in read_decree_file("a", written("table of three columns", "html")).blocks
        for line in ([block] if hasattr(block, "text") else [one for cell in block.cells for one in cell])
    )
