"""What can be mended without guessing, and what is left to its author."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.authoring.fixes import proposed_fixes, slip_apart
from sp_engine.documents.layout import laid_out

SERVICE = "kota/2024/surat.yaml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """The good catalogue in the one layout."""
    root = tmp_path / "katalog"
    shutil.copytree(GOOD, root)
    for path in root.rglob("*.yaml"):
        path.write_text(laid_out(path.read_text(encoding="utf-8"), path.name), encoding="utf-8")
    return root


def changed(root: Path, old: str, new: str, name: str = SERVICE) -> str:
    """Change one place of a document, and return what it was."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text


def fixes(root: Path) -> dict[str, str]:
    fixes = proposed_fixes(root, lambda _: True)
    return {str(path.relative_to(root)): text for path, (_, text) in fixes.items()}


def test_a_catalogue_without_slips_is_left_alone(good: Path) -> None:
    assert fixes(good) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fakta: modal_usaha", "fakta: modal_usah"),
        ("uraian: Usaha berada", "urian: Usaha berada"),
        ("adalah: kota-contoh", "adalah: kota-conoth"),
        ("{definisi: usaha-kecil}", "{definisi: usaha-kecli}"),
        ("{atribut: bermeterai,", "{atribut: bermeteri,"),
        ("ke: penyerahan", 'ke: "penyerahn"'),
        ("pengaduan: {bersama: kantor}", "pengaduan: {bersama: kantr}"),
    ],
)
def test_a_misspelt_name_becomes_the_only_one_it_can_mean(good: Path, old: str, new: str) -> None:
    before = changed(good, old, new)
    mended = fixes(good)
    assert list(mended) == [SERVICE]
    assert mended[SERVICE].replace('"penyerahan"', "penyerahan") == before


def test_a_slip_that_hides_another_is_mended_with_it(good: Path) -> None:
    before = changed(good, "uraian: Usaha berada", "urian: Usaha berada")
    changed(good, "fakta: modal_usaha", "fakta: modal_usah")
    assert fixes(good) == {SERVICE: before}


def test_keys_out_of_order_are_put_in_order(good: Path) -> None:
    line, other = (
        "      uraian: Usaha berada di Kota Contoh\n",
        "      syarat: {fakta: wilayah_usaha, adalah: kota-contoh}\n",
    )
    before = changed(good, line + other, other + line)
    assert fixes(good) == {SERVICE: before}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            'peraturan: uu-25-2009, pasal: "20"',
            'peraturan: uu-25-2008, pasal: "20"',
        ),  # another number: another law
        ("{fakta: dikuasakan, adalah: ya}", "{fakta: dikuasakan, adalah: yes}"),
        (
            "{fakta: skala_usaha, termasuk: [kecil, menengah]}\n\n",
            "{fakta: skala_usaha, termasuk: [kecl, mngh]}\n\n",
        ),
    ],
    ids=["nomor", "bahasa", "jauh"],
)
def test_what_only_the_author_knows_is_not_guessed(good: Path, old: str, new: str) -> None:
    changed(good, old, new)
    text = fixes(good).get(SERVICE, (good / SERVICE).read_text(encoding="utf-8"))
    for word in ("uu-25-2008", "yes}", "mngh"):
        assert (word in new) <= (word in text)


def test_a_word_near_two_names_is_left_alone(good: Path) -> None:
    changed(
        good, "pilihan: [mikro, kecil, menengah]", "pilihan: [usaha-aa, usaha-ab, menengah]", "kosakata.yaml"
    )
    changed(
        good,
        "{jika: {fakta: skala_usaha, adalah: mikro}, jumlah: Rp0}",
        "{jika: {fakta: skala_usaha, adalah: usaha-ac}, jumlah: Rp0}",
    )
    assert all("usaha-ac" in text for text in fixes(good).values())


def test_only_wanted_documents_are_mended(good: Path) -> None:
    changed(good, "fakta: modal_usaha", "fakta: modal_usah")
    assert proposed_fixes(good, lambda path: path.name == "kosakata.yaml") == {}


@pytest.mark.parametrize(
    ("word", "name", "is_slip"),
    [
        ("modal_usah", "modal_usaha", True),
        ("kecli", "kecil", True),
        ("Kota-Depok", "kota-depok", True),
        ("keci", "kecil", True),
        ("kcl", "kecil", False),
        ("usp", "ksp", False),
        ("uu-5-2004", "uu-5-2014", False),
        ("tanggal_lhr", "tanggal_lahir", True),
        ("dikecualikan", "tidak_dikecualikan", False),
    ],
)
def test_a_slip_is_a_letter_or_two_and_never_a_number(word: str, name: str, is_slip: bool) -> None:
    assert slip_apart(word, name) is is_slip


@pytest.mark.parametrize(
    ("blank", "mended"),
    [
        (
            "{belum_ditetapkan: true}",
            "{belum_ditetapkan: true, catatan: Belum ditulis.}"
            "  # lengkapi: mengapa komponen ini kosong dalam keputusan",
        ),
        (
            "\n    belum_diketahui: true  # belum disalin",
            "\n    belum_diketahui: true  # belum disalin\n"
            "    catatan: Belum ditulis.  # lengkapi: apa yang belum diketahui",
        ),
    ],
)
def test_a_missing_note_gets_a_place_that_waits_for_its_author(good: Path, blank: str, mended: str) -> None:
    component = "  jaminan_pelayanan: "
    changed(good, f"{component}{{bersama: sesuai-standar}}", f"{component}{blank}".replace(" \n", "\n"))
    text = fixes(good)[SERVICE]
    assert f"{component}{mended}".replace(" \n", "\n") + "\n" in text
    (good / SERVICE).write_text(text, encoding="utf-8")
    assert fixes(good) == {}


def test_a_note_that_is_there_is_left_alone(good: Path) -> None:
    blank = "{belum_ditetapkan: true, catatan: Keputusan mengosongkannya.}"
    changed(good, "jaminan_pelayanan: {bersama: sesuai-standar}", f"jaminan_pelayanan: {blank}")
    assert fixes(good) == {}


SENTENCE, BOUND = "uraian: Modal usaha paling banyak Rp1.000.000.000", "paling_banyak: Rp1.000.000.000"


def test_a_sentence_is_not_rewritten_when_only_it_and_the_rule_differ(good: Path) -> None:
    changed(good, BOUND, "paling_banyak: Rp750.000.000")
    assert fixes(good) == {}


def test_a_translation_is_rewritten_when_the_decrees_own_words_say_what_the_rule_says(good: Path) -> None:
    changed(good, SENTENCE, f"{SENTENCE}\n      uraian_en: Capital of at most Rp1.000.000")
    assert "uraian_en: Capital of at most Rp1.000.000.000" in fixes(good)[SERVICE]


def test_a_sentence_copied_from_an_earlier_decree_follows_the_rule_that_the_new_one_changes(
    good: Path,
) -> None:
    later = good / "kota/2026"
    shutil.copytree(good / "kota/2024", later)
    decree = later / "penetapan.yaml"
    text = decree.read_text(encoding="utf-8")
    decree.write_text(
        text.replace("1/KPTS/2024", "1/KPTS/2026").replace("2024-01-04", "2026-01-05"), encoding="utf-8"
    )
    changed(good, BOUND, "paling_banyak: Rp750.000.000", "kota/2026/surat.yaml")
    mended = fixes(good)
    assert list(mended) == ["kota/2026/surat.yaml"]
    assert "uraian: Modal usaha paling banyak Rp750.000.000" in mended["kota/2026/surat.yaml"]
