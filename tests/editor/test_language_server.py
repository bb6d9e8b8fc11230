"""What an officer's editor shows, asked of the language server that VS Code runs.

`make editor` installs it (see package.json here).  Without npm these tests are skipped; with npm they run.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from editor.language_server import LanguageServer

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles

PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CATALOGUE = bundled_catalogue()
SERVICE = CATALOGUE / "depok" / "2023" / "rekomendasi-haki.yaml"
CASES = CATALOGUE / "depok" / "2023" / "rekomendasi-haki.uji.yaml"
MONEY = "syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}"
REGION = "syarat: {fakta: wilayah_usaha, adalah: kota-depok}"
LETTER = "syarat: {dokumen: surat_permohonan}"
HERE = "¦"
"""Marks the place of the cursor, and both ends of what is underlined."""

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="npm (Node.js) is not installed")
numbers = count()


def started(**settings: Any) -> LanguageServer:
    assert PROGRAM.exists(), "the language server is not installed; run `make editor`"
    return LanguageServer(PROGRAM, CATALOGUE.parent, settings)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with started() as running:
        yield running


class Typed(NamedTuple):
    """A document as it stands in the editor, not saved."""

    server: LanguageServer
    path: Path
    text: str
    offset: int
    diagnostics: list[dict[str, Any]]

    @property
    def underlined(self) -> list[str]:
        lines = self.text.split("\n")
        marked = []
        for found in self.diagnostics:
            start, end = found["range"]["start"], found["range"]["end"]
            assert start["line"] == end["line"]
            marked.append(lines[start["line"]][start["character"] : end["character"]])
        return marked

    @property
    def messages(self) -> str:
        return "\n".join(found["message"] for found in self.diagnostics)

    @property
    def hover(self) -> str:
        return self.server.hover(self.path, *self._place)

    @property
    def offered(self) -> dict[str, str]:
        """What is offered at the cursor, each with what is said of it."""
        found = self.server.complete(self.path, *self._place)
        documentation = {item["label"]: item.get("documentation") or "" for item in found}
        return {k: v["value"] if isinstance(v, dict) else v for k, v in documentation.items()}

    @property
    def _place(self) -> tuple[int, int]:
        before = self.text[: self.offset]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def typed(server: LanguageServer, path: Path, old: str, new: str) -> Typed:
    """Open a document in which `old` is written anew; `¦` in `new` is the cursor."""
    original = path.read_text(encoding="utf-8")
    assert old in original
    marked = original.replace(old, new, 1)
    text = marked.replace(HERE, "")
    unsaved = path.with_name(f"belum-disimpan-{next(numbers)}.yaml")
    return Typed(server, unsaved, text, marked.find(HERE), server.open(unsaved, text))


def test_no_document_of_the_catalogue_is_underlined(server: LanguageServer) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(CATALOGUE.rglob("*.yaml"))}
    assert len(texts) > 31
    assert {path: found for path, found in server.open_all(texts).items() if found} == {}


# ── hover ────────────────────────────────────────────────────────────────────
def test_a_key_says_what_it_means(server: LanguageServer) -> None:
    hover = typed(server, SERVICE, MONEY, MONEY.replace("paling_", "paling¦_")).hover
    assert "**Paling banyak**\n\nSama dengan atau kurang dari nilai ini; batasnya ikut terpenuhi." in hover


@pytest.mark.parametrize(
    ("key", "said"),
    [("jika", "**Jika**\n\nBagian ini hanya berlaku"), ("syarat", "**Syarat**\n\nRumus yang harus")],
)
def test_two_keys_of_the_same_form_keep_their_own_words(server: LanguageServer, key: str, said: str) -> None:
    line = f"      {key}: " if key == "jika" else f"      {MONEY.partition(':')[0]}: "
    assert said in typed(server, SERVICE, line, line.replace(": ", "¦: ")).hover


def test_a_fact_says_what_it_asks_and_of_which_kind_it_is(server: LanguageServer) -> None:
    hover = typed(server, SERVICE, MONEY, MONEY.replace("modal_", "modal¦_")).hover
    assert "**Modal usaha** (uang)" in hover
    assert CatalogueFiles().vocabulary()["modal_usaha"].question.id in hover
    assert "tanggal_lahir" not in hover  # nothing of the others


def test_a_fact_in_a_case_says_the_same(server: LanguageServer) -> None:
    hover = typed(server, CASES, "modal_usaha: Rp1.000.000.001", "modal¦_usaha: Rp1.000.000.001").hover
    assert "**Modal usaha** (uang)" in hover


def test_a_value_says_what_else_it_may_be(server: LanguageServer) -> None:
    hover = typed(server, SERVICE, "adalah: kota-depok", "adalah: kota¦-depok").hover
    assert "* `kabupaten-pasuruan`: Kabupaten Pasuruan" in hover


def test_a_regulation_says_its_title_and_whether_it_is_still_in_force(server: LanguageServer) -> None:
    hover = typed(server, SERVICE, "peraturan: pp-7-2021", "peraturan: uu-32¦-2004").hover
    assert "**Undang-Undang Nomor 32 Tahun 2004** tentang Pemerintahan Daerah" in hover
    assert "dicabut oleh `uu-23-2014`" in hover


# ── completion ───────────────────────────────────────────────────────────────
def test_keys_that_are_still_free_are_offered_with_what_they_mean(server: LanguageServer) -> None:
    offered = typed(server, SERVICE, f"      {MONEY}\n", f"      {MONEY}\n      ¦\n").offered
    assert {"jika", "sifat", "pesan"} <= set(offered)
    assert not {"syarat", "uraian"} & set(offered)  # they are written already
    assert offered["jika"] == "**Jika**\n\nBagian ini hanya berlaku bila syarat ini terpenuhi."


def test_every_fact_and_no_document_is_offered_where_a_fact_is_meant(server: LanguageServer) -> None:
    offered = typed(server, SERVICE, MONEY, "syarat:\n        fakta: ¦").offered
    vocabulary = CatalogueFiles().vocabulary()
    assert set(offered) == {name for name, fact in vocabulary.items() if fact.kind != "dokumen"}
    assert "Berapa modal usaha" in offered["modal_usaha"]


def test_only_the_attributes_of_that_document_are_offered(server: LanguageServer) -> None:
    written = "syarat:\n        dokumen: profil_usaha\n        dengan:\n          - atribut: ¦"
    offered = typed(server, SERVICE, LETTER, written).offered
    assert set(offered) == {"isi", "sesuai_survei"}


def test_the_values_of_that_fact_are_offered_with_their_names(server: LanguageServer) -> None:
    offered = typed(
        server, SERVICE, REGION, "syarat:\n        fakta: wilayah_usaha\n        adalah: ¦"
    ).offered
    assert offered["kabupaten-pasuruan"] == "Kabupaten Pasuruan"
    assert "mikro" not in offered


def test_regulations_are_offered_with_their_titles(server: LanguageServer) -> None:
    offered = typed(
        server, SERVICE, 'dasar: {peraturan: pp-7-2021, pasal: "35"}', "dasar:\n        peraturan: ¦"
    ).offered
    assert set(offered) == set(CatalogueFiles().regulations())
    assert "Pelayanan Publik" in offered["uu-25-2009"]


def test_facts_are_offered_as_keys_in_a_case(server: LanguageServer) -> None:
    offered = typed(server, CASES, "ubah: {wilayah_usaha: lainnya}", "ubah:\n      ¦").offered
    assert "modal_usaha" in offered
    assert "surat_kuasa" in offered


# ── what is underlined ───────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (CASES, "{modal_usaha: Rp1.000.000.001}", "{modal_usaha: ¦banyak¦}", "Modal usaha: rupiah"),
        (
            SERVICE,
            "fakta: modal_usaha",
            "fakta: ¦modal_usha¦",
            "Tidak ada fakta bernama ini dalam kosakata.yaml",
        ),
        (SERVICE, "dokumen: surat_permohonan", "dokumen: ¦surat_mohon¦", "Tidak ada dokumen bernama ini"),
        (SERVICE, "adalah: kota-depok", "adalah: ¦kota-depk¦", "pilih `kota-depok`"),
        (SERVICE, "adalah: ya", "adalah: ¦yes¦", "Pilih `ya` atau `tidak`"),
        (SERVICE, "atribut: isi", "atribut: ¦isian¦", "Dokumen `profil_usaha` tidak mempunyai atribut ini"),
        (SERVICE, "mencakup: [perizinan]", "mencakup: [¦perizinn¦]", "pilih `nama_pemilik`"),
        (SERVICE, "peraturan: pp-7-2021", "peraturan: ¦pp-7-2022¦", "Tidak ada peraturan bernama ini"),
        (SERVICE, "paling_banyak: Rp1", "¦paling_bnyak¦: Rp1", "Kunci ini tidak dikenal di sini"),
        (SERVICE, "status: rancangan", "status: ¦jadi¦", "pilih `rancangan`, `diperiksa`"),
        (SERVICE, "id: modal\n", "id: ¦Modal Usaha¦\n", "Huruf kecil, angka, tanda hubung"),
        (SERVICE, "butir: 6\n", "¦butr¦: 6\n", "Kunci ini tidak dikenal di sini"),
        (CASES, "hasil: disetujui", "hasil: ¦setuju¦", "pilih `disetujui`"),
        (CASES, "{wilayah_usaha: lainnya}", "{¦wilayah_usha¦: lainnya}", "Tidak ada fakta atau dokumen"),
        (CASES, "{wilayah_usaha: lainnya}", "{wilayah_usaha: ¦lain¦}", "pilih `kota-depok`"),
        (CASES, "tanpa: [nib]", "tanpa: [¦nibb¦]", "Tidak ada fakta, dokumen, atau atribut"),
    ],
)
def test_exactly_the_wrong_word_is_underlined_and_the_reason_is_indonesian(
    server: LanguageServer, path: Path, old: str, new: str, said: str
) -> None:
    document = typed(server, path, old, new)
    assert document.underlined == [new.split(HERE)[1]]
    assert said in document.messages


def test_a_key_that_is_missing_is_said(server: LanguageServer) -> None:
    document = typed(server, SERVICE, "      uraian: Modal usaha paling banyak Rp1.000.000.000\n", "")
    assert document.messages == "Kunci wajib belum ditulis di sini. Wajib: `id`, `uraian`"


def test_the_settings_of_the_checkout_give_a_document_without_a_first_line_its_schema() -> None:
    """`.vscode/settings.json`, for whoever deletes the line or starts from an empty file."""
    text = (CATALOGUE.parent / ".vscode" / "settings.json").read_text(encoding="utf-8")
    settings = {key.removeprefix("yaml."): value for key, value in json.loads(text).items()}
    assert settings["format.enable"] is False  # `sp fmt` is the layout
    forms = {}
    for path in CATALOGUE.rglob("*.yaml"):
        line, _, rest = path.read_text(encoding="utf-8").partition("\n")
        assert line.startswith("# yaml-language-server:")
        (forms[path],) = re.findall(r"^format: (\S+)$", rest, re.MULTILINE)
    with started(schemas=settings["schemas"]) as server:
        said = server.open_all(dict.fromkeys(forms, "format: sp-lain/1\n"))
    for path, form in forms.items():
        messages = [found["message"] for found in said[path]]
        assert [one for one in messages if one.startswith("Format")] == [f"Format: tulis `{form}`"], path
