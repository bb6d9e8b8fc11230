"""What changed between two standards, in words and for whom."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.assurance.differences.decree_difference import Side, compared
from sp_engine.assurance.differences.standard_difference import Change, Kind, standard_changes
from sp_engine.standards.catalogue import CatalogueFiles
from sp_engine.standards.model import Standard


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "cache"))


def standards(root: Path) -> list[Standard]:
    files = CatalogueFiles(root)
    return [
        files.standard_of(decree, f"{agency}/{service.id}")
        for agency in files.agency_ids()
        for decree in files.decrees(agency)
        for service in decree.services
    ]


def changes(tmp_path: Path, *pairs: tuple[str, str]) -> tuple[Change, ...]:
    """Return what changes in the good service when each first text becomes the second."""
    root = tmp_path / "katalog"
    shutil.copytree(GOOD, root)
    path = root / "kota/2024/surat.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    (before,), (after,) = standards(GOOD), standards(root)
    return standard_changes(before, after, CatalogueFiles(GOOD).regulations)


MODAL = "{fakta: modal_usaha, paling_banyak: Rp1.000.000.000}"
NIB = "jika: {definisi: usaha-kecil}\n      syarat: {fakta: nib, diketahui: ya}"


@pytest.mark.parametrize(
    ("old", "new", "kind", "shut_out", "let_in"),
    [
        (
            MODAL,
            "{fakta: modal_usaha, kurang_dari: Rp1.000.000.000}",
            Kind.TIGHTENED,
            "`modal_usaha: Rp1.000.000.000`",
            None,
        ),
        (
            MODAL,
            "{fakta: modal_usaha, paling_banyak: Rp1.000.000.001}",
            Kind.LOOSENED,
            None,
            "`modal_usaha: Rp1.000.000.001`",
        ),
        (
            "{fakta: wilayah_usaha, adalah: kota-contoh}",
            "{fakta: wilayah_usaha, adalah: lainnya}",
            Kind.CHANGED,
            "`wilayah_usaha: kota-contoh`",
            "`wilayah_usaha: lainnya`",
        ),
        (
            NIB,
            NIB.replace("jika: {definisi: usaha-kecil}", "jika: {fakta: skala_usaha, adalah: kecil}"),
            Kind.LOOSENED,
            None,
            "`skala_usaha: menengah`, `nib` tidak disebutkan",
        ),
        (
            NIB,
            NIB.partition("\n      ")[2],
            Kind.TIGHTENED,
            "`skala_usaha: mikro`, `nib` tidak disebutkan",
            None,
        ),
        (
            ", dengan: [{atribut: bermeterai, adalah: ya}]",
            "",
            Kind.LOOSENED,
            None,
            "`surat_kuasa: ya`, `dikuasakan: ya`, `surat_kuasa.bermeterai: tidak`",
        ),
        (f"syarat: {MODAL}", f"sifat: diutamakan\n      syarat: {MODAL}", Kind.LOOSENED, None, None),
    ],
)
def test_a_requirement_is_tightened_or_loosened_for_somebody(
    tmp_path: Path, old: str, new: str, kind: Kind, shut_out: str | None, let_in: str | None
) -> None:
    extra = [("\ndefinisi:\n  usaha-kecil: {fakta: skala_usaha, termasuk: [kecil, menengah]}\n", "")]
    (change,) = changes(tmp_path, (old, new), *(extra if "usaha-kecil" in old else []))
    assert (change.component, change.kind) == ("persyaratan", kind)
    assert (change.shut_out and change.shut_out.id, change.let_in and change.let_in.id) == (shut_out, let_in)


def test_the_same_condition_in_other_words_is_neither(tmp_path: Path) -> None:
    (change,) = changes(
        tmp_path, ("{fakta: wilayah_usaha, adalah: kota-contoh}", "{fakta: wilayah_usaha, selain: [lainnya]}")
    )
    assert (change.kind, change.shut_out, change.let_in) == (Kind.CHANGED, None, None)


@pytest.mark.parametrize(
    ("old", "new", "component", "kind"),
    [
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 2 hari kerja, sejak: diterima",
            "jangka_waktu",
            Kind.SLOWER,
        ),
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 0 hari kerja, sejak: diterima",
            "jangka_waktu",
            Kind.QUICKER,
        ),
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 8 jam, sejak: diterima",
            "jangka_waktu",
            Kind.CHANGED,
        ),
        ("nama: Pemeriksaan,", "nama: Pemeriksaan berkas,", "jangka_waktu", Kind.REWORDED),
        ("jumlah: Rp50.000", "jumlah: Rp60.000", "biaya", Kind.DEARER),
        ("jumlah: Rp50.000", "jumlah: Rp40.000", "biaya", Kind.CHEAPER),
        (
            "    - {peraturan: uu-25-2009}",
            '    - {peraturan: uu-25-2009, pasal: "5"}',
            "dasar_hukum",
            Kind.REWORDED,
        ),
        (
            "    - {uraian: Menguasai komputer}",
            "    - {uraian: Menguasai komputer}\n    - {uraian: Sabar}",
            "kompetensi_pelaksana",
            Kind.ADDED,
        ),
        ("uraian: Memeriksa berkas", "uraian: Memeriksa berkas dengan teliti", "prosedur", Kind.REWORDED),
        ("mengumpulkan: [surat_kuasa, nib]", "mengumpulkan: [surat_kuasa]", "prosedur", Kind.DROPPED),
        (
            "jumlah_pelaksana: {uraian: 2 orang, jumlah: 2}",
            "jumlah_pelaksana: {belum_ditetapkan: true, catatan: kosong}",
            "jumlah_pelaksana",
            Kind.DROPPED,
        ),
        ("uraian: Usaha berada di Kota Contoh", "uraian: Usaha di Kota Contoh", "persyaratan", Kind.REWORDED),
        ("    - id: domisili\n", "    - id: domisili\n      butir: 7\n", "persyaratan", Kind.RENUMBERED),
        ("nama: Surat keterangan\n", "nama: Surat\n", "nama", Kind.REWORDED),
    ],
)
def test_each_component_tells_what_changed_in_it(
    tmp_path: Path, old: str, new: str, component: str, kind: Kind
) -> None:
    found = changes(tmp_path, (old, new))
    assert (component, kind) in {(change.component, change.kind) for change in found}
    assert {change.component for change in found} == {component}


def test_a_component_that_was_blank_is_told_whole_once_it_says_something(tmp_path: Path) -> None:
    blank = "  dasar_hukum: {belum_diketahui: true, catatan: belum disalin}"
    (change,) = changes(tmp_path, ("  dasar_hukum:\n    - {peraturan: uu-25-2009}", blank))
    assert (change.kind, change.after and change.after.id) == (Kind.DROPPED, "belum diketahui")
    (after,), (before,) = standards(GOOD), standards(tmp_path / "katalog")
    found = standard_changes(before, after, CatalogueFiles(GOOD).regulations)
    assert [(c.component, c.kind) for c in found] == [("dasar_hukum", Kind.ADDED)] * 2


def test_a_renamed_requirement_is_not_dropped_and_added(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, ("- id: domisili", "- id: tempat-usaha"))
    assert (change.kind, change.subject) == (Kind.REWORDED, "tempat-usaha")


def test_a_dropped_and_an_added_requirement_are_told_in_words(tmp_path: Path) -> None:
    text = "    - id: modal\n      uraian: Modal usaha paling banyak Rp1.000.000.000\n      syarat: " + MODAL
    condition = "{fakta: jumlah_anggota, paling_sedikit: 20}"
    new = f"    - id: anggota\n      uraian: Dua puluh anggota\n      syarat: {condition}"
    dropped, added = changes(tmp_path, (text, new))
    assert (dropped.kind, dropped.before and dropped.before.id) == (
        Kind.DROPPED,
        "modal usaha paling banyak Rp1.000.000.000",
    )
    assert (added.kind, added.after and added.after.en) == (Kind.ADDED, "jumlah anggota at least 20 orang")


def test_every_service_of_the_catalogue_equals_itself_and_differs_from_any_other() -> None:
    regulations = CatalogueFiles().regulations
    every = standards(CatalogueFiles().root)
    for one, other in zip(every, [*every[1:], every[0]], strict=True):
        assert standard_changes(one, one, regulations) == ()
        assert standard_changes(one, other, regulations)


def test_services_of_two_decrees_are_paired_by_name() -> None:
    files = CatalogueFiles()
    depok, pasuruan = (
        Side(
            files.decrees(agency)[-1],
            {s.service.partition("/")[2]: s for s in standards(files.root) if s.agency.id == agency},
            files.regulations,
        )
        for agency in ("kalbar", "pasuruan")
    )
    status = {one.service: one.status for one in compared(depok, pasuruan).services}
    assert status["pasuruan/konsultasi"] == "changed"
    assert status["pasuruan/rekomendasi-bbm"] == "added"
    assert status["kalbar/kantor-kas"] == "dropped"
    assert {one.status for one in compared(depok, depok).services} == {"same"}
