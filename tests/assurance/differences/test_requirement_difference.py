"""What changed in what is required, and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from assurance.differences.two_versions import MODAL, changes, edited, version_of
from cases.author_mistake import GOOD

from sp_engine.assurance.differences.change import Effect
from sp_engine.assurance.differences.decree_difference import decree_difference
from sp_engine.assurance.differences.standard_difference import standard_changes
from sp_engine.catalogue.files import CatalogueFiles

NIB = "jika: {definisi: usaha-kecil}\n      syarat: {fakta: nib, diketahui: ya}"


@pytest.mark.parametrize(
    ("old", "new", "kind", "shut_out", "let_in"),
    [
        (
            MODAL,
            "{fakta: modal_usaha, kurang_dari: Rp1.000.000.000}",
            Effect.TIGHTENED,
            "`modal_usaha: Rp1.000.000.000`",
            None,
        ),
        (
            MODAL,
            "{fakta: modal_usaha, paling_banyak: Rp1.000.000.001}",
            Effect.LOOSENED,
            None,
            "`modal_usaha: Rp1.000.000.001`",
        ),
        (
            "{fakta: wilayah_usaha, adalah: kota-contoh}",
            "{fakta: wilayah_usaha, adalah: lainnya}",
            Effect.CHANGED,
            "`wilayah_usaha: kota-contoh`",
            "`wilayah_usaha: lainnya`",
        ),
        (
            NIB,
            NIB.replace("jika: {definisi: usaha-kecil}", "jika: {fakta: skala_usaha, adalah: kecil}"),
            Effect.LOOSENED,
            None,
            "`skala_usaha: menengah`, `nib` tidak disebutkan",
        ),
        (
            NIB,
            NIB.partition("\n      ")[2],
            Effect.TIGHTENED,
            "`skala_usaha: mikro`, `nib` tidak disebutkan",
            None,
        ),
        (
            ", dengan: [{atribut: bermeterai, adalah: ya}]",
            "",
            Effect.LOOSENED,
            None,
            "`surat_kuasa: ya`, `dikuasakan: ya`, `surat_kuasa.bermeterai: tidak`",
        ),
        (f"syarat: {MODAL}", f"sifat: diutamakan\n      syarat: {MODAL}", Effect.LOOSENED, None, None),
    ],
)
def test_a_requirement_is_tightened_or_loosened_for_somebody(
    tmp_path: Path, old: str, new: str, kind: Effect, shut_out: str | None, let_in: str | None
) -> None:
    extra = [("\ndefinisi:\n  usaha-kecil: {fakta: skala_usaha, termasuk: [kecil, menengah]}\n", "")]
    (change,) = changes(tmp_path, (old, new), *(extra if "usaha-kecil" in old else []))
    assert (change.component, change.kind) == ("persyaratan", kind)
    assert (change.shut_out and change.shut_out.id, change.let_in and change.let_in.id) == (shut_out, let_in)


def test_the_same_condition_in_other_words_is_neither(tmp_path: Path) -> None:
    (change,) = changes(
        tmp_path, ("{fakta: wilayah_usaha, adalah: kota-contoh}", "{fakta: wilayah_usaha, selain: [lainnya]}")
    )
    assert (change.kind, change.shut_out, change.let_in) == (Effect.CHANGED, None, None)
    assert change.note is not None
    assert change.note.id == "artinya sama bagi setiap pemohon"


def test_a_renamed_requirement_is_not_dropped_and_added(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, ("- id: domisili", "- id: tempat-usaha"))
    assert (change.kind, change.subject) == (Effect.REWORDED, "tempat-usaha (id)")


def test_a_dropped_and_an_added_requirement_are_told_in_words(tmp_path: Path) -> None:
    text = "    - id: modal\n      uraian: Modal usaha paling banyak Rp1.000.000.000\n      syarat: " + MODAL
    condition = "{fakta: jumlah_anggota, paling_sedikit: 20}"
    new = f"    - id: anggota\n      uraian: Dua puluh anggota\n      syarat: {condition}"
    dropped, added = changes(tmp_path, (text, new))
    assert (dropped.kind, dropped.before and dropped.before.id) == (
        Effect.DROPPED,
        "modal usaha paling banyak Rp1.000.000.000",
    )
    assert (added.kind, added.after and added.after.en) == (
        Effect.ADDED,
        "jumlah anggota at least 20 orang",
    )


def test_a_requirement_under_another_name_is_still_compared_with_itself(tmp_path: Path) -> None:
    rule, other_name = changes(
        tmp_path, ("- id: modal\n", "- id: modal-usaha\n"), (MODAL, MODAL.replace("Rp1.000", "Rp2.000"))
    )
    assert (rule.kind, rule.subject) == (Effect.LOOSENED, "modal-usaha")
    assert (other_name.kind, other_name.before and other_name.before.id) == (Effect.REWORDED, "modal")


def test_a_requirement_that_moves_into_an_alternative_is_said_to(tmp_path: Path) -> None:
    alone = "    - id: nib\n      uraian: NIB bagi usaha kecil dan menengah\n      " + NIB + "\n"
    either = (
        "syarat:\n        salah_satu:\n          - " + MODAL + "\n          - {fakta: nib, diketahui: ya}"
    )
    unused = "\ndefinisi:\n  usaha-kecil: {fakta: skala_usaha, termasuk: [kecil, menengah]}\n"
    pairs = [(alone, ""), ("syarat: " + MODAL, either), (unused, "")]
    dropped, loosened = changes(tmp_path, *pairs)
    assert (dropped.kind, dropped.note and dropped.note.id) == (
        Effect.DROPPED,
        "kini bagian dari `modal`",
    )
    assert loosened.kind is Effect.LOOSENED
    old, new = (version_of(root, "kota", "2024").standards["surat"] for root in (tmp_path / "katalog", GOOD))
    found = standard_changes(old, new, CatalogueFiles(GOOD).regulations())
    assert [c.note and c.note.en for c in found if c.kind is Effect.ADDED] == ["a part of `modal` before"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "words"),
    [
        (
            "nama: Modal usaha",
            "nama: Modal usaha, dapat_diperbaiki: true",
            Effect.LOOSENED,
            "ditolak → dikembalikan untuk diperbaiki",
        ),
        (
            "nama: Modal usaha",
            "nama: Modal usaha, diisi_oleh: petugas",
            Effect.CHANGED,
            "pemohon → petugas",
        ),
    ],
)
def test_what_becomes_of_who_falls_short_is_a_change_of_its_own(
    tmp_path: Path, old: str, new: str, kind: Effect, words: str
) -> None:
    (change,) = changes(tmp_path, (old, new), name="kosakata.yaml")
    assert change.kind is kind
    assert change.before is not None
    assert change.after is not None
    assert f"{change.before.id} → {change.after.id}".endswith(words)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{nama: Modal}", []),
        ("{dapat_diperbaiki: true, dasar: {peraturan: uu-25-2009}}", [(Effect.LOOSENED, "modal")]),
    ],
)
def test_an_adjustment_of_the_agency_is_a_change_where_a_rejection_becomes_a_return_and_not_in_words(
    tmp_path: Path, said: str, told: list[tuple[Effect, str]]
) -> None:
    root = edited(tmp_path / "katalog")
    layer = f"format: sp-kosakata/1\npenyesuaian:\n  modal_usaha: {said}\n"
    (root / "kota" / "kosakata.yaml").write_text(layer, encoding="utf-8")
    (service,) = decree_difference(
        version_of(GOOD, "kota", "2024"), version_of(root, "kota", "2024")
    ).services
    assert [(change.kind, change.subject) for change in service.changes] == told


def test_the_same_condition_with_more_brackets_is_no_change(tmp_path: Path) -> None:
    assert changes(tmp_path, ("syarat: " + MODAL, "syarat: {semua: [" + MODAL + "]}")) == ()


CAPITAL_DUE = f"syarat: {MODAL}\n      sesudah: {{tahap: %s}}"


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (f"syarat: {MODAL}", CAPITAL_DUE % "pemeriksaan", Effect.LOOSENED),
        (CAPITAL_DUE % "pemeriksaan", f"syarat: {MODAL}", Effect.TIGHTENED),
        (CAPITAL_DUE % "pemeriksaan", CAPITAL_DUE % "penerbitan", Effect.CHANGED),
    ],
)
def test_what_is_asked_later_asks_less_now(tmp_path: Path, before: str, after: str, effect: Effect) -> None:
    old = edited(tmp_path / "old", (f"syarat: {MODAL}", before))
    new = edited(tmp_path / "new", (f"syarat: {MODAL}", after))
    difference = decree_difference(version_of(old, "kota", "2024"), version_of(new, "kota", "2024"))
    (change,) = difference.services[0].changes
    assert (change.kind, change.subject) == (effect, "modal")
    told = f"{change.before.en if change.before else ''} {change.after.en if change.after else ''}"
    assert "(after the stage pemeriksaan)" in told
