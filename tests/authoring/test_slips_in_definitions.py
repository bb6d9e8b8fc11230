"""A slip in a definition is mended there or left; what is written right elsewhere is never changed."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from cases.author_mistake import GOOD
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.authoring.fixes import proposed_fixes
from sp_engine.documents.layout import laid_out

VOCABULARY, DECREE = "kosakata.yaml", "kota/2024/penetapan.yaml"
NAME = re.compile(r"(?<![\w-])[a-z][a-z0-9_-]{3,}(?![\w-])")
NAMED = re.compile(r"(?:^ *|id: |fakta: |dokumen: |definisi: |bersama: |ke: |tahap: |[\[{,] ?)$")


def three_services(folder: Path) -> dict[str, str]:
    """Make the good catalogue with three services alike, and return its documents."""
    shutil.copytree(GOOD, folder)
    decree = folder / DECREE
    listed = ""
    for name in ("izin", "rekomendasi"):
        for end in (".yaml", ".uji.yaml"):
            text = (folder / f"kota/2024/surat{end}").read_text(encoding="utf-8")
            text = text.replace("layanan: kota/surat", f"layanan: kota/{name}")
            text = text.replace("nama: Surat keterangan", f"nama: Surat {name}", 1)
            (folder / f"kota/2024/{name}{end}").write_text(text, encoding="utf-8")
        listed += f"  - {{id: {name}, nama: Surat {name}}}\n"
    text = decree.read_text(encoding="utf-8")
    decree.write_text(re.sub(r"(?m)^layanan:\n", f"layanan:\n{listed}", text), encoding="utf-8")
    for path in folder.rglob("*.yaml"):
        path.write_text(laid_out(path.read_text(encoding="utf-8"), path.name), encoding="utf-8")
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in folder.rglob("*.yaml")}


def fixed(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): text for p, (_, text) in proposed_fixes(folder, lambda _: True).items()
    }


def test_three_services_have_no_slip(tmp_path: Path) -> None:
    three_services(tmp_path / "katalog")
    assert fixed(tmp_path / "katalog") == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  modal_usaha:", "  modal_usah:"),
        ("[kota-contoh, lainnya]", "[kota-conto, lainnya]"),
        ("  surat_kuasa:", "  surat_kuassa:"),
        ("      bermeterai:", "      bermetrai:"),
    ],
)
def test_a_slip_in_the_vocabulary_is_mended_there(tmp_path: Path, old: str, new: str) -> None:
    folder = tmp_path / "katalog"
    before = three_services(folder)
    (folder / VOCABULARY).write_text(before[VOCABULARY].replace(old, new), encoding="utf-8")
    assert fixed(folder) == {VOCABULARY: before[VOCABULARY]}


def test_a_slip_in_a_definition_that_is_not_to_be_mended_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    before = three_services(folder)
    slip = before[VOCABULARY].replace("  modal_usaha:", "  modal_usah:")
    (folder / VOCABULARY).write_text(slip, encoding="utf-8")
    assert proposed_fixes(folder, lambda path: path.name == "surat.yaml") == {}


def test_a_name_that_one_service_alone_writes_is_left_to_its_author(tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    three_services(folder)
    for path in [*folder.glob("kota/2024/izin*"), *folder.glob("kota/2024/rekomendasi*")]:
        path.unlink()
    decree = folder / DECREE
    listed = decree.read_text(encoding="utf-8").split("\n")
    alone = [line for line in listed if "id: izin" not in line and "id: rekomendasi" not in line]
    decree.write_text("\n".join(alone), encoding="utf-8")
    vocabulary = folder / VOCABULARY
    slip = vocabulary.read_text(encoding="utf-8").replace("  modal_usaha:", "  modal_usah:")
    vocabulary.write_text(slip, encoding="utf-8")
    assert fixed(folder) == {}


def slip_in(text: str, chance: random.Random) -> str:
    """Return a document in which one name is written wrong by one letter."""
    places = [
        found for found in NAME.finditer(text) if NAMED.search(text[: found.start()].rsplit("\n", 1)[-1])
    ]
    found = chance.choice(places)
    name, at, letter = found[0], chance.randrange(1, len(found[0])), chance.choice("aeinrst")
    kinds = [name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]]
    return text[: found.start()] + chance.choice(kinds) + text[found.end() :]


@given(st.randoms(use_true_random=False))
@examples(12)
def test_no_fix_of_a_slip_makes_a_second_document_wrong(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("slip") / "katalog"
    before = three_services(folder)
    document = chance.choice(sorted(before))
    (folder / document).write_text(slip_in(before[document], chance), encoding="utf-8")
    assert {name: text for name, text in fixed(folder).items() if name != document} == {}
