"""What changed between two standards, component by component."""

from __future__ import annotations

from pathlib import Path

import pytest
from assurance.differences.two_versions import changes, changes_between, version_of
from cases.author_mistake import GOOD

from sp_engine.assurance.differences.change import Effect
from sp_engine.assurance.differences.standard_difference import standard_changes
from sp_engine.catalogue.files import CatalogueFiles


@pytest.mark.parametrize(
    ("old", "new", "component", "kind"),
    [
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 2 hari kerja, sejak: diterima",
            "jangka_waktu",
            Effect.SLOWER,
        ),
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 0 hari kerja, sejak: diterima",
            "jangka_waktu",
            Effect.QUICKER,
        ),
        (
            "paling_lama: 1 hari kerja, sejak: diterima",
            "paling_lama: 8 jam, sejak: diterima",
            "jangka_waktu",
            Effect.CHANGED,
        ),
        ("nama: Pemeriksaan,", "nama: Pemeriksaan berkas,", "jangka_waktu", Effect.REWORDED),
        ("jumlah: Rp50.000", "jumlah: Rp60.000", "biaya", Effect.DEARER),
        ("jumlah: Rp50.000", "jumlah: Rp40.000", "biaya", Effect.CHEAPER),
        (
            "    - {peraturan: uu-25-2009}",
            '    - {peraturan: uu-25-2009, pasal: "5"}',
            "dasar_hukum",
            Effect.REWORDED,
        ),
        (
            "    - {uraian: Menguasai komputer}",
            "    - {uraian: Menguasai komputer}\n    - {uraian: Sabar}",
            "kompetensi_pelaksana",
            Effect.ADDED,
        ),
        (
            "uraian: Memeriksa berkas",
            "uraian: Memeriksa berkas dengan teliti",
            "prosedur",
            Effect.REWORDED,
        ),
        ("mengumpulkan: [surat_kuasa, nib]", "mengumpulkan: [surat_kuasa]", "prosedur", Effect.DROPPED),
        (
            "jumlah_pelaksana: {uraian: 2 orang, jumlah: 2}",
            "jumlah_pelaksana: {belum_ditetapkan: true, catatan: kosong}",
            "jumlah_pelaksana",
            Effect.DROPPED,
        ),
        (
            "uraian: Usaha berada di Kota Contoh",
            "uraian: Usaha di Kota Contoh",
            "persyaratan",
            Effect.REWORDED,
        ),
        (
            "    - id: domisili\n",
            "    - id: domisili\n      butir: 7\n",
            "persyaratan",
            Effect.RENUMBERED,
        ),
        ("nama: Surat keterangan\n", "nama: Surat\n", "nama", Effect.REWORDED),
        ("jumlah: 2}", "jumlah: 3}", "jumlah_pelaksana", Effect.REWORDED),
        (
            "uraian: Usaha berada di Kota Contoh",
            "asal: prosedur\n      uraian: Usaha berada di Kota Contoh",
            "persyaratan",
            Effect.REWORDED,
        ),
    ],
)
def test_each_component_tells_what_changed_in_it(
    tmp_path: Path, old: str, new: str, component: str, kind: Effect
) -> None:
    found = changes(tmp_path, (old, new))
    assert (component, kind) in {(change.component, change.kind) for change in found}
    assert {change.component for change in found} == {component}


def test_a_component_that_was_blank_is_told_whole_once_it_says_something(tmp_path: Path) -> None:
    blank = "  dasar_hukum: {belum_diketahui: true, catatan: belum disalin}"
    (change,) = changes(tmp_path, ("  dasar_hukum:\n    - {peraturan: uu-25-2009}", blank))
    assert (change.kind, change.after and change.after.id) == (Effect.DROPPED, "belum disalin")
    before, after = (
        version_of(root, "kota", "2024").standards["surat"] for root in (tmp_path / "katalog", GOOD)
    )
    found = standard_changes(before, after, CatalogueFiles(GOOD).regulations())
    assert [(c.component, c.kind) for c in found] == [("dasar_hukum", Effect.ADDED)] * 2


def test_a_regulation_in_place_of_the_one_it_replaced_is_one_change(tmp_path: Path) -> None:
    registry = (
        "  uu-1-1990: {jenis: Undang-Undang, nomor: '1', tahun: 1990, judul: Lama, singkatan: UU 1/1990,"
        " status: dicabut, diganti_oleh: uu-25-2009, sumber: contoh}\n"
    )
    path = tmp_path / "katalog/peraturan.yaml"
    changes(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + registry, encoding="utf-8")
    changes(tmp_path, ("    - {peraturan: uu-25-2009}", "    - {peraturan: uu-1-1990}"))
    old, new = (version_of(root, "kota", "2024").standards["surat"] for root in (tmp_path / "katalog", GOOD))
    (change,) = standard_changes(old, new, CatalogueFiles(tmp_path / "katalog").regulations())
    assert (change.kind, change.subject) == (Effect.CHANGED, "uu-25-2009")
    assert change.before is not None
    assert change.before.id == "UU 1/1990: Lama"


def test_another_address_of_the_same_kind_is_one_change(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, ("alamat: Jalan Contoh 1", "alamat: Gedung B"), name="kota/instansi.yaml")
    assert change.kind is Effect.REWORDED
    assert (change.before and change.before.id, change.after and change.after.id) == (
        "kantor: Jalan Contoh 1",
        "kantor: Gedung B",
    )


def test_steps_in_another_order_are_a_change_and_requirements_in_another_order_are_none(
    tmp_path: Path,
) -> None:
    path = GOOD / "kota/2024/surat.yaml"
    text = path.read_text(encoding="utf-8")
    first, second, third, end = (
        text.index(part) for part in ("- id: domisili", "- id: modal", "- id: surat-kuasa", "\n  prosedur")
    )
    assert end > third
    swapped = text[second:third] + text[first:second]
    assert changes(tmp_path, (text[first:third], swapped)) == ()
    apply, check, hand = (
        text.index(f"- {part}") for part in ("{id: pengajuan", "id: verifikasi", "{id: penyerahan")
    )
    (change,) = changes(tmp_path / "langkah", (text[apply:hand], text[check:hand] + text[apply:check]))
    assert (change.kind, change.subject) == (Effect.CHANGED, "urutan")
    assert change.after is not None
    assert change.after.id == "verifikasi, pengajuan, penyerahan"


def test_a_translation_alone_is_a_change_too(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, ("nama: Surat keterangan\n", "nama: Surat keterangan\nnama_en: Letter\n"))
    assert (change.component, change.after and change.after.en) == ("nama", "Letter")


def test_every_service_of_the_catalogue_equals_itself_and_differs_from_any_other() -> None:
    files = CatalogueFiles()
    every = [
        files.standard_of(decree, f"{agency}/{service.id}")
        for agency in files.agency_ids()
        for decree in files.decrees(agency)
        for service in decree.services
    ]
    for one, other in zip(every, [*every[1:], every[0]], strict=True):
        assert standard_changes(one, one, files.regulations()) == ()
        assert standard_changes(one, other, files.regulations())


PRODUCT = "{uraian: Surat keterangan}"


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("", ", berlaku: {selama: 2 tahun}", None, "berlaku 2 tahun sejak terbit"),
        (
            ", berlaku: {selama: 2 tahun}",
            ", berlaku: {selama: 1 tahun}",
            "berlaku 2 tahun sejak terbit",
            "berlaku 1 tahun sejak terbit",
        ),
        ("", ", bila: ditolak", None, "bila ditolak"),
    ],
)
def test_a_validity_that_changed_is_named(
    tmp_path: Path, old: str, new: str, before: str | None, after: str
) -> None:
    versions = [f"{PRODUCT[:-1]}{more}}}" for more in (old, new)]
    (change,) = changes_between(tmp_path, PRODUCT, *versions)
    told = None if change.before is None else change.before.id
    assert (change.subject, told, change.after and change.after.id) == ("Surat keterangan", before, after)
