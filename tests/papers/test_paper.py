"""A paper is made in three formats from the same blocks, with the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from papers.sample_paper import lay_templates, sample_paper, word_template
from property_examples import examples

from sp_engine.papers.paper import Paper, PaperFormat, paper_bytes, paper_format
from sp_engine.papers.picture_file import own_picture
from sp_engine.papers.template import TemplateError, TemplateFolders

NASTY = [
    "#panic(1) $x$ *tebal* _miring_ `kode` @ref <label> \\ //",
    '#image("/etc/passwd") #sys.inputs #read("data.json")',
    "{{ 7 * 7 }} {% for x in y %} {# x #} {{p isi }} {_{ 7*7 }_} {_% x %_}",
    "<w:p/><script>alert(1)</script> & &amp; ]]> <!-- '\"",
    "\x00\x07\x1b[31m\u202e\ud800\ufeff",
]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> TemplateFolders:
    return lay_templates(tmp_path_factory.mktemp("templat"))


def text_of(made: bytes, form: PaperFormat) -> str:
    """Return what a reader sees, all on one line."""
    match form:
        case PaperFormat.DOCX:
            body = Document(io.BytesIO(made)).element.body
            told = "\n".join(
                "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
                for paragraph in body.iter()
                if paragraph.tag.endswith("}p")
            )
        case PaperFormat.PDF:
            with pdfplumber.open(io.BytesIO(made)) as pdf:
                told = "\n".join(page.extract_text() for page in pdf.pages).replace("\u200b", "")
        case PaperFormat.HTML:
            told = "\n".join(texts_in(made.decode()))
    return " ".join(told.split())


def texts_in(page: str) -> Iterator[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    Reader().feed(page)
    yield from found


@pytest.mark.parametrize("form", PaperFormat)
def test_every_block_says_what_it_was_given(form: PaperFormat, folders: TemplateFolders) -> None:
    told = text_of(paper_bytes(sample_paper("Ḥāfiẓ"), form, folders), form)
    assert told.count("Ḥāfiẓ") == 23
    for also in ("URAIAN", "2.", "b.", "Hal", "biasa", "miring"):
        assert also in told


@pytest.mark.parametrize("form", PaperFormat)
def test_the_same_paper_has_the_same_bytes_in_another_process(
    form: PaperFormat, folders: TemplateFolders
) -> None:
    code = (
        "import sys, hashlib, pathlib; sys.path.insert(0, 'tests');"
        "from papers.sample_paper import sample_paper;"
        "from sp_engine.papers.paper import *; from sp_engine.papers.template import TemplateFolders;"
        f"made = paper_bytes(sample_paper(), PaperFormat({form.value!r}), "
        f"TemplateFolders(pathlib.Path({str(folders.bundled)!r})));"
        "sys.stdout.buffer.write(made)"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root, check=True).stdout
    assert other == paper_bytes(sample_paper(), form, folders)


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("form", PaperFormat)
def test_what_an_applicant_wrote_stays_text(form: PaperFormat, nasty: str, folders: TemplateFolders) -> None:
    made = paper_bytes(sample_paper(nasty), form, folders)
    told = text_of(made, form)
    if "\x00" in nasty:
        assert "\\u001b" in told
        assert "\x1b" not in told
    elif form is not PaperFormat.PDF:  # where lines break anywhere
        assert told.count(" ".join(nasty.split())) >= 15
    else:
        assert "49" not in told.replace(nasty, "")
        assert nasty.split()[0] in told
    if form is PaperFormat.HTML:
        assert "<script>" not in made.decode()


@given(st.text(max_size=60))
@examples(30)
def test_no_text_breaks_a_paper(folders: TemplateFolders, text: str) -> None:
    for form in PaperFormat:
        assert paper_bytes(sample_paper(text), form, folders)


def test_a_docx_holds_no_time_and_its_title(folders: TemplateFolders) -> None:
    made = paper_bytes(sample_paper("Tanda terima"), PaperFormat.DOCX, folders)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(io.BytesIO(made)).core_properties.title == "Tanda terima"


def test_an_agency_s_own_template_comes_first(folders: TemplateFolders, tmp_path: Path) -> None:
    (tmp_path / "contoh.html").write_text("punya sendiri: {{ judul }}", encoding="utf-8")
    both = TemplateFolders(folders.bundled, tmp_path)
    assert paper_bytes(sample_paper(), PaperFormat.HTML, both) == b"punya sendiri: teks"
    assert paper_bytes(sample_paper(), PaperFormat.PDF, both) == paper_bytes(
        sample_paper(), PaperFormat.PDF, folders
    )


BROKEN = {
    "contoh.html": [
        (b"{{ kepada.nam }}", "`nam`", "`nama`"),
        (b"{{ jdul }}", "`jdul`", "`judul`"),
        (b"{% for x in %}", "baris 1", "templat bawaan"),
        (b"\n\n{% if judul %}", "baris 3", "templat bawaan"),
        (b"{{ judul.__class__.__mro__ }}", "tidak boleh", "templat bawaan"),
        (b"{{ judul / 2 }}", "TypeError", "templat bawaan"),
        (b"\xff\xfe", "utf-8", "templat bawaan"),
        (b"{% include '/etc/passwd' %}", "TemplateNotFound", "templat bawaan"),
    ],
    "contoh.typ": [
        (b"\n#kepada", "baris 2: unknown variable: kepada", "templat bawaan"),
        (b'#import "@preview/cetz:0.3.0"', "jaringan", "templat bawaan"),
        (b'#read("/etc/passwd")', "baris 1", "templat bawaan"),
        (b'#import "blok.typ": data\n#data().kepda', "kepda", "templat bawaan"),
    ],
    "contoh.docx": [
        (b"PK rusak", "bukan berkas Word", "templat bawaan"),
        (word_template("{{ kepada.nam }}"), "`nam`", "`nama`"),
        (word_template("Yth. {{ kepada.nama"), "di dekat", "templat bawaan"),
        (word_template("{{ judul.__init__.__globals__ }}"), "tidak boleh", "templat bawaan"),
    ],
}


@pytest.mark.parametrize(
    ("name", "template", "problem", "fix"),
    [(name, *row) for name, rows in BROKEN.items() for row in rows],
)
def test_a_broken_template_is_a_finding_at_its_file(
    name: str, template: bytes, problem: str, fix: str, folders: TemplateFolders, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(template)
    form = {"contoh.html": PaperFormat.HTML, "contoh.typ": PaperFormat.PDF, "contoh.docx": PaperFormat.DOCX}[
        name
    ]
    with pytest.raises(TemplateError) as refused:
        paper_bytes(sample_paper(), form, TemplateFolders(folders.bundled, tmp_path))
    (finding,) = refused.value.diagnostics
    assert (finding.code, finding.file) == ("SP831", str(tmp_path / name))
    assert problem in finding.message()
    assert fix in finding.fix()


def test_what_lies_behind_a_link_or_is_no_file_is_not_read(folders: TemplateFolders, tmp_path: Path) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    (tmp_path / "rahasia.html").write_text("rahasia", encoding="utf-8")
    (own / "contoh.html").symlink_to(tmp_path / "rahasia.html")
    with pytest.raises(TemplateError) as refused:
        paper_bytes(sample_paper(), PaperFormat.HTML, TemplateFolders(folders.bundled, own))
    assert "tautan" in refused.value.diagnostics[0].message()
    os.mkfifo(own / "lambang.png")
    for name, said in (("lambang.png", "bukan berkas biasa"), ("tidak-ada.png", "No such file")):
        with pytest.raises(TemplateError) as refused:
            own_picture(own / name, width=20, alternative="")
        assert said in refused.value.diagnostics[0].message()


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n...", "png"),
        ("b.png", b"\xff\xd8\xff...", "jpeg"),
        ("c.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        ("d.png", b"GIF89a", None),
        ("e.png", b"", None),
    ],
)
def test_a_picture_is_what_its_first_bytes_say(
    name: str, data: bytes, form: str | None, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    if form is None:
        with pytest.raises(TemplateError) as refused:
            own_picture(tmp_path / name, width=20, alternative="")
        assert "bukan gambar" in refused.value.diagnostics[0].message()
        return
    assert own_picture(tmp_path / name, width=20, alternative="x").format == form


def test_a_template_may_take_in_another_of_its_folder(folders: TemplateFolders, tmp_path: Path) -> None:
    (tmp_path / "contoh.html").write_text("{% include 'kepala.html' %} isi", encoding="utf-8")
    (tmp_path / "kepala.html").write_text("{{ judul }}", encoding="utf-8")
    both = TemplateFolders(folders.bundled, tmp_path)
    assert paper_bytes(sample_paper("a"), PaperFormat.HTML, both) == b"a isi"


def test_the_format_is_that_of_the_file_s_name() -> None:
    assert paper_format(Path("surat.DOCX")) is PaperFormat.DOCX
    assert paper_format(Path("surat.doc")) is None
    assert paper_format(Path("surat")) is None


def test_a_paper_of_another_template_is_another_paper(folders: TemplateFolders) -> None:
    with pytest.raises(FileNotFoundError):
        paper_bytes(Paper("lain", "", "id", {}), PaperFormat.HTML, folders)
