"""What is odd about a decree is found at its place; what only looks odd is not.

Each example lays a change over the catalogue in tests/cases/good, about which there is nothing to say.
"""

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from cases.author_mistake import GOOD

from sp_engine import lint as lint_room
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.catalogue import lint
from sp_engine.lint.lint_rules import SERVICE_RULES, decree_findings
from sp_engine.words.diagnostics import Diagnostic

SERVICE = "kota/2024/surat.yaml"
DECREE = "kota/2024/penetapan.yaml"
BASIS = "    - {peraturan: uu-25-2009}\n"
PRODUCT = "    - {uraian: Surat keterangan}\n"
CHANNEL = "        - {jenis: kantor, alamat: Jalan Contoh 1}\n"
READ = (
    "    diperiksa: {tanggal: 2024-01-04, oleh: Bagian Hukum,"
    " sumber: [{alamat: 'https://contoh.test/uu', kutipan: dicabut dan dinyatakan tidak berlaku}]}\n"
)
TIME = "paling_lama: 1 hari kerja, sejak: diterima"
FEE = """    komponen:
      - id: surat
        uraian: Surat keterangan
        pilihan:
          - {jika: {fakta: skala_usaha, adalah: mikro}, jumlah: Rp0}
          - {jika: {fakta: skala_usaha, termasuk: [kecil, menengah]}, jumlah: Rp50.000}
"""
NIB = """    - id: nib
      uraian: NIB bagi usaha kecil dan menengah
      jika: {definisi: usaha-kecil}
      syarat: {fakta: nib, diketahui: ya}
"""


class Change(NamedTuple):
    file: str
    old: str
    new: str


def cited(entries: str) -> Change:
    return Change(SERVICE, BASIS, entries)


def requirement(text: str) -> Change:
    return Change(SERVICE, NIB, NIB + text)


def facilities(*texts: str) -> Change:
    lines = "".join(f"    - {text}\n" for text in texts)
    return Change(SERVICE, "    - {uraian: Meja layanan}\n", lines)


def replaced(since: str, year: int = 2014) -> Change:
    """Say in the registry that the regulation that the service cites was replaced; the decree is of 2024.

    What the example says of its inspection then belongs to the one that replaced it.
    """
    return Change(
        "peraturan.yaml",
        "    status: belum_diperiksa\n",
        f"    status: dicabut\n    diganti_oleh: uu-1-{year}\n{since}    sumber: UU baru\n{READ}"
        f"  uu-1-{year}:\n    jenis: Undang-Undang\n    nomor: '1'\n    tahun: {year}\n    judul: Baru\n"
        f"    singkatan: UU 1/{year}\n    status: belum_diperiksa\n",
    )


def second_service(text: str) -> list[Change]:
    """Add a service called Konsultasi Usaha (KUKM) and let the first one's facilities say `text`."""
    return [
        Change(
            DECREE,
            "nama: Surat keterangan}\n",
            "nama: Surat keterangan}\n  - {id: kukm, nama: Klinik KUKM}\n",
        ),
        facilities("{uraian: " + text + "}"),
    ]


PRINTED = "(021) 7654321"
PROOF = Change("kosakata.yaml", "nama: Modal usaha}", "nama: Modal usaha, dibuktikan_dengan: [ktp_pemohon]}")
ASKED_BY_PROCEDURE = """    - id: ktp
      asal: prosedur
      uraian: KTP pemohon
      syarat: {dokumen: ktp_pemohon}
"""
COLLECT_KTP = Change(
    SERVICE, "mengumpulkan: [surat_kuasa, nib]", "mengumpulkan: [surat_kuasa, nib, ktp_pemohon]"
)

ODD: dict[str, tuple[list[Change], str, str]] = {
    "a basis replaced before the decree": (
        [replaced("    sejak: 2023-10-31\n", 2023)],
        "SP320",
        "sudah diganti dengan UU 1/2023 (31 Oktober 2023) sebelum keputusan ini ditetapkan (4 Januari 2024)",
    ),
    "a basis replaced on the very day of the decree": (
        [replaced("    sejak: 2024-01-04\n")],
        "SP320",
        "4 Januari",
    ),
    "a basis of which only the year of the successor is known": ([replaced("")], "SP320", "UU 1/2014 (2014)"),
    "a basis replaced since": (
        [replaced("    sejak: 2024-01-05\n", 2024)],
        "SP321",
        "(5 Januari 2024), sesudah keputusan ini ditetapkan (4 Januari 2024)",
    ),
    "a basis whose successor is of a later year": ([replaced("", 2025)], "SP321", "UU 1/2025 (2025)"),
    "a regulation cited twice": ([cited(BASIS + BASIS)], "SP322", "sudah disebut dalam daftar yang sama"),
    "a title that differs by a word": (
        [cited("    - {peraturan: uu-25-2009, judul_tertulis: Pelayanan Umum}\n")],
        "SP323",
        'tertulis "Pelayanan Umum", dalam daftar peraturan "Pelayanan Publik"',
    ),
    "a title under Mengingat that differs": (
        [
            Change(
                DECREE,
                "\nlayanan:\n",
                "\nmengingat:\n  - {peraturan: uu-25-2009, judul_tertulis: Publik}\nlayanan:\n",
            )
        ],
        "SP323",
        'tertulis "Publik"',
    ),
    "a component left blank": (
        [Change(SERVICE, PRODUCT, "    belum_ditetapkan: true\n    catatan: Kosong.\n")],
        "SP324",
        "Produk pelayanan dikosongkan",
    ),
    "a component not known": (
        [Change(SERVICE, PRODUCT, "    belum_diketahui: true\n    catatan: Tidak terbaca.\n")],
        "SP324",
        "Produk pelayanan belum disalin",
    ),
    "a text that ends in a conjunction": ([facilities("{uraian: Meja dan}")], "SP325", '"Meja dan"'),
    "a text that ends in a comma": ([facilities("{uraian: 'Meja, kursi,'}")], "SP325", '"Meja, kursi,"'),
    "a text that is a dash": ([facilities("{uraian: '-'}")], "SP325", '"-"'),
    "a time in bare days": (
        [Change(SERVICE, TIME, "paling_lama: 1 hari, sejak: diterima")],
        "SP326",
        "1 hari",
    ),
    "a bare time among alternatives": (
        [Change(SERVICE, "paling_lama: 3 hari kerja", "paling_lama: 3 hari")],
        "SP326",
        "3 hari",
    ),
    "a time without a number": (
        [Change(SERVICE, TIME, "ketentuan: sesuai_materi, sejak: diterima")],
        "SP327",
        '"sesuai materi"',
    ),
    "a requirement that no step collects": (
        [Change(SERVICE, "mengumpulkan: [surat_kuasa, nib]", "mengumpulkan: [surat_kuasa]")],
        "SP328",
        "NIB bagi usaha kecil dan menengah",
    ),
    "a procedure that collects nothing": (
        [Change(SERVICE, ", mengumpulkan: [surat_kuasa, nib]", "")],
        "SP328",
        "Usaha berada di Kota Contoh",
    ),
    "a document that only the procedure asks for": (
        [requirement(ASKED_BY_PROCEDURE), COLLECT_KTP],
        "SP329",
        "hanya prosedur yang meminta: KTP pemohon",
    ),
    "a fact that nothing asked for can show": ([PROOF], "SP330", '"Modal usaha" (misalnya: KTP pemohon)'),
    "a receipt for a free service": (
        [
            Change(SERVICE, FEE, "    uraian: Gratis\n    gratis: true\n"),
            Change("kosakata.yaml", "nama: KTP pemohon,", "nama: Bukti pembayaran,"),
            requirement("    - {id: bayar, uraian: Bukti bayar, syarat: {dokumen: ktp_pemohon}}\n"),
            COLLECT_KTP,
        ],
        "SP331",
        "gratis, tetapi Bukti pembayaran diminta",
    ),
    "a product that is a unit named in the procedure": (
        [
            Change(SERVICE, PRODUCT, "    - {uraian: USAHA MIKRO}\n"),
            Change(SERVICE, "pelaku: Petugas\n", "pelaku: Kepala Bidang Usaha Mikro\n"),
        ],
        "SP332",
        '"USAHA MIKRO" adalah nama unit kerja',
    ),
    "a product that calls itself a unit": (
        [Change(SERVICE, PRODUCT, "    - {uraian: Bidang Koperasi}\n")],
        "SP332",
        '"Bidang Koperasi"',
    ),
    "a telephone that is not the agency's": (
        [
            Change(
                "kota/instansi.yaml", CHANNEL, CHANNEL + f"        - {{jenis: telepon, alamat: {PRINTED}}}\n"
            )
        ],
        "SP333",
        f"{PRINTED} bukan kontak instansi yang dikenal ((021) 1234567)",
    ),
    "a fax number printed as telephone": (
        [
            Change(
                "kota/instansi.yaml",
                "{jenis: telepon, alamat: (021) 1234567}",
                "{jenis: faksimile, alamat: 021-55}",
            ),
            Change("kota/instansi.yaml", CHANNEL, CHANNEL + "        - {jenis: telepon, alamat: (021) 55}\n"),
        ],
        "SP334",
        "adalah nomor faksimile instansi",
    ),
    "an address printed as fax number": (
        [
            Change(
                "kota/instansi.yaml",
                CHANNEL,
                CHANNEL + "        - {jenis: faksimile, alamat: contoh.go.id}\n",
            )
        ],
        "SP334",
        "contoh.go.id, bukan nomor",
    ),
    "an item that repeats another as a copy": (
        [facilities("{butir: 1, uraian: Surat tugas}", "{butir: 2, uraian: Fotokopi surat tugas}")],
        "SP335",
        '"Fotokopi surat tugas" mengulang butir terdahulu, "Surat tugas"',
    ),
    "a facility of another service": (second_service("Ruang Klinik KUKM"), "SP336", '"Ruang Klinik KUKM"'),
    "an abbreviation that only another service uses": (
        second_service("Komputer untuk KUKM"),
        "SP336",
        'layanan "Klinik KUKM": "Komputer untuk KUKM"',
    ),
    "a letter that the procedure never issues": (
        [Change(SERVICE, PRODUCT, "    - {uraian: Surat rekomendasi}\n")],
        "SP337",
        '"Surat rekomendasi"',
    ),
    "numbers that do not start at one": (
        [facilities("{butir: 3, uraian: Meja}", "{butir: 4, uraian: Kursi}")],
        "SP338",
        "butir 1, 2 tidak ada",
    ),
    "letters with a gap": (
        [facilities("{butir: 1.a, uraian: Meja}", "{butir: 1.c, uraian: Kursi}")],
        "SP338",
        "butir 1.b tidak ada",
    ),
}

FINE: dict[str, list[Change]] = {
    "the catalogue as it is": [],
    "a basis that was not checked": [cited(BASIS)],
    "a basis replaced in the decree's own year, on a day not known": [replaced("", 2024)],
    "a title that differs by punctuation and capitals": [
        cited('    - {peraturan: uu-25-2009, judul_tertulis: "PELAYANAN, Publik"}\n')
    ],
    "a text that ends in an address": [facilities("{uraian: 'Situs https://contoh.go.id/'}")],
    "a time in months": [Change(SERVICE, TIME, "paling_lama: 1 bulan, sejak: diterima")],
    "a document that requirements and procedure both ask for": [
        requirement(ASKED_BY_PROCEDURE.replace("      asal: prosedur\n", "")),
        COLLECT_KTP,
    ],
    "one of two ways is collected": [
        Change(
            SERVICE,
            "syarat: {fakta: nib, diketahui: ya}",
            "syarat: {salah_satu: [{fakta: nib, diketahui: ya}, {dokumen: ktp_pemohon}]}",
        )
    ],
    "a fact shown by a document that is asked for": [
        PROOF,
        requirement(ASKED_BY_PROCEDURE.replace("      asal: prosedur\n", "")),
        COLLECT_KTP,
    ],
    "a proof of paid-in capital for a free service": [
        Change(SERVICE, FEE, "    uraian: Gratis\n    gratis: true\n"),
        Change("kosakata.yaml", "nama: KTP pemohon,", "nama: Bukti setoran modal,"),
        requirement("    - {id: modal-disetor, uraian: Setoran modal, syarat: {dokumen: ktp_pemohon}}\n"),
        COLLECT_KTP,
    ],
    "the agency's telephone written in another way": [
        Change(
            "kota/instansi.yaml", CHANNEL, CHANNEL + "        - {jenis: telepon, alamat: 0211234567 ext. 2}\n"
        )
    ],
    "a telephone of an agency without known contacts": [
        Change("kota/instansi.yaml", "kontak:\n  - {jenis: telepon, alamat: (021) 1234567}\n", ""),
        Change("kota/instansi.yaml", CHANNEL, CHANNEL + f"        - {{jenis: telepon, alamat: {PRINTED}}}\n"),
    ],
    "one item of the decree in two entries": [
        facilities("{butir: 1, uraian: Meja}", "{butir: 1, uraian: Meja}"),
    ],
    "the same words for two groups": [
        Change(
            SERVICE,
            "    - {uraian: Menguasai komputer}\n",
            "    - {butir: 1, kelompok: Ketua, uraian: Teliti}\n"
            "    - {butir: 2, kelompok: Staf, uraian: Teliti}\n",
        )
    ],
    "a facility of its own": second_service("Ruang surat keterangan"),
    "numbers with a part in words": [
        facilities(
            "{butir: 1, uraian: Meja}", "{butir: 2.a, uraian: Kursi}", "{butir: Catatan, uraian: Bersih}"
        )
    ],
}


def catalogue(folder: Path, changes: list[Change]) -> CatalogueFiles:
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    if any("id: kukm" in change.new for change in changes):
        text = (folder / SERVICE).read_text().replace("layanan: kota/surat", "layanan: kota/kukm")
        text = text.replace("nama: Surat keterangan\n", "nama: Klinik KUKM\n", 1)
        (folder / "kota/2024/kukm.yaml").write_text(text)
    for file, old, new in changes:
        text = (folder / file).read_text()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new))
    return CatalogueFiles(folder)


def findings_of(files: CatalogueFiles) -> list[Diagnostic]:
    """Return what lint finds; that the second service has no cases is not at issue."""
    return [finding for finding in lint(files) if finding.code != "SP310"]


@pytest.mark.parametrize(("changes", "code", "message"), ODD.values(), ids=ODD)
def test_what_is_odd_gives_one_finding(
    changes: list[Change], code: str, message: str, tmp_path: Path
) -> None:
    findings = findings_of(catalogue(tmp_path, changes))
    assert [finding.code for finding in findings] == [code]
    assert message in findings[0].message()
    assert findings[0].severity == "warning"
    assert findings[0].span is not None
    for language in ("id", "en"):
        told = (findings[0].message(language), findings[0].why(language), findings[0].fix(language))
        assert all(told)


@pytest.mark.parametrize("changes", FINE.values(), ids=FINE)
def test_what_only_looks_odd_gives_none(changes: list[Change], tmp_path: Path) -> None:
    assert [finding.message() for finding in findings_of(catalogue(tmp_path, changes))] == []


def test_an_unknown_proof_is_an_error_of_the_vocabulary(tmp_path: Path) -> None:
    change = Change(
        "kosakata.yaml", "nama: Modal usaha}", "nama: Modal usaha, dibuktikan_dengan: [ktp_pemohan]}"
    )
    first = findings_of(catalogue(tmp_path, [change]))[0]
    assert (first.code, first.severity, first.suggestion) == ("SP204", "error", "ktp_pemohon")


def rules_in_the_room() -> Iterator[str]:
    """Yield the functions that look at a service beside its decree, as every rule of one does."""
    for module in pkgutil.iter_modules(lint_room.__path__):
        for name, value in vars(importlib.import_module(f"{lint_room.__name__}.{module.name}")).items():
            if inspect.isfunction(value) and not name.startswith("_"):
                told = inspect.get_annotations(value)
                if [*told] == ["service", "decree", "return"] and told["return"] == "Iterator[Found]":
                    yield name


def test_every_rule_of_the_room_stands_in_the_list() -> None:
    assert {*rules_in_the_room()} == {rule.__name__ for rule in SERVICE_RULES}


def test_a_service_with_errors_is_not_compared(tmp_path: Path) -> None:
    changes = [facilities("{uraian: Meja dan}"), Change(SERVICE, "fakta: modal_usaha", "fakta: modal_usah")]
    assert decree_findings(catalogue(tmp_path, changes)) == []


def test_the_suggestion_names_the_last_successor(tmp_path: Path) -> None:
    """The one that replaced it may itself have been replaced."""
    first = replaced("", 2014)
    second = Change(
        "peraturan.yaml",
        "    singkatan: UU 1/2014\n    status: belum_diperiksa\n",
        "    singkatan: UU 1/2014\n    status: dicabut\n    diganti_oleh: uu-20-2023\n    sumber: UU baru\n"
        f"{READ}"
        "  uu-20-2023:\n    jenis: Undang-Undang\n    nomor: '20'\n    tahun: 2023\n    judul: Terbaru\n"
        "    status: belum_diperiksa\n",
    )
    (finding,) = findings_of(catalogue(tmp_path, [first, second]))
    assert "ganti dengan Undang-Undang 20/2023" in finding.fix()


def test_a_finding_in_a_shared_part_belongs_to_every_service_that_has_it(tmp_path: Path) -> None:
    changes = second_service("Meja layanan umum")
    changes.append(Change(DECREE, "{uraian: Pelayanan sesuai standar}", "{uraian: Pelayanan sesuai dengan}"))
    findings = decree_findings(catalogue(tmp_path, changes))
    assert [found.service.listed.id for found in findings if found.service] == ["surat", "kukm"]
    assert len({(found.finding.file, found.finding.span) for found in findings}) == 1
