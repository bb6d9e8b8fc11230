"""The example of a code is real: what `sp explain` calls wrong has that finding, what it calls right has not.

Examples are fragments; each is put where it belongs, in a small catalogue that shares the bundled vocabulary.
Codes about the command line, files and several documents at once have no fragment that could be tried.
"""

import io
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from cases.author_mistake import lay_over_good

from sp_engine import FactsError, open_catalogue
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.codes import all_codes
from sp_engine.yaml_text.source import SourceError, parse_yaml, read_source

CODES = all_codes()
TEXTS = ("SP101", "SP102", "SP103", "SP104", "SP105", "SP106", "SP111", "SP113", "SP115", "SP116", "SP117")
FACTS = ("SP401", "SP402", "SP403", "SP404", "SP405", "SP406", "SP407", "SP408", "SP409", "SP414")

SERVICE, CALENDAR, AGENCY = "kota/2024/surat.yaml", "kalender/2024.yaml", "kota/instansi.yaml"
REQUIREMENT = """\
    - id: nib
      uraian: NIB bagi usaha kecil dan menengah
      jika: {definisi: usaha-kecil}
      syarat: {fakta: nib, diketahui: ya}
"""
CONDITION = "      syarat: {fakta: nib, diketahui: ya}\n"
GUARD = "      jika: {definisi: usaha-kecil}\n"
STAGE = "      - {id: pemeriksaan, nama: Pemeriksaan, paling_lama: 1 hari kerja, sejak: diterima}\n"
ROWS = """\
          - {jika: {fakta: skala_usaha, adalah: mikro}, jumlah: Rp0}
          - {jika: {fakta: skala_usaha, termasuk: [kecil, menengah, besar]}, jumlah: Rp50.000}
"""
COMPONENT = "      - id: surat\n"
# Code -> the file, the lines that the fragment replaces, and what stands around it (§) there.
PLACES = {
    **dict.fromkeys(("SP203", "SP204", "SP209", "SP215"), (SERVICE, CONDITION, "      §")),
    **dict.fromkeys(("SP208", "SP212", "SP213", "SP214", "SP216"), (SERVICE, CONDITION, "      syarat: §")),
    **dict.fromkeys(("SP226", "SP227"), (SERVICE, CONDITION, "      syarat: {fakta: tanggal_lahir, §}")),
    **dict.fromkeys(("SP217", "SP218", "SP301"), (SERVICE, GUARD, "      §")),
    **dict.fromkeys(("SP303", "SP314"), (SERVICE, ROWS, "          §")),
    **dict.fromkeys([f"SP24{i}" for i in range(5)], (SERVICE, COMPONENT, f"      §\n{COMPONENT}".rstrip())),
    "SP202": (SERVICE, REQUIREMENT, "    §"),
    "SP205": (SERVICE, CONDITION, CONDITION + "      §"),
    "SP206": (SERVICE, STAGE, "      - {id: pemeriksaan, nama: Pemeriksaan, §}"),
    "SP210": (SERVICE, "format: sp-standar/1\n", "§"),
    "SP211": (SERVICE, CONDITION, "      syarat: {dokumen: surat_kuasa, §}"),
    "SP219": (SERVICE, CONDITION, CONDITION + "      §"),
    "SP220": (SERVICE, "  pengaduan: {bersama: kantor}\n", "  §"),
    "SP228": (AGENCY, None, "      - §"),
    "SP232": (
        SERVICE,
        STAGE,
        "      - id: pemeriksaan\n        nama: Pemeriksaan\n        pilihan: [{selain_itu: true, §}]",
    ),
    "SP233": (CALENDAR, None, "§"),
    "SP311": (SERVICE, GUARD + CONDITION, "      §"),
    "SP326": (SERVICE, STAGE, "      - {id: pemeriksaan, nama: Pemeriksaan, §}"),
    "SP322": (SERVICE, "    - {peraturan: uu-25-2009}\n", "    §"),
}
BOTH = pytest.mark.parametrize("good", [False, True], ids=["bad", "good"])


def fragment(code: str, good: bool) -> str:
    return (CODES[code].good if good else CODES[code].bad).replace("→", "\t")


@BOTH
@pytest.mark.parametrize("code", TEXTS)
def test_an_example_of_text_is_read_or_refused(code: str, good: bool) -> None:
    found = set()
    try:
        read_source(io.BytesIO(fragment(code, good).encode()), "t")
    except SourceError as error:
        found = {finding.code for finding in error.diagnostics}
    assert found == (set() if good else {code})


@BOTH
@pytest.mark.parametrize("code", FACTS)
def test_an_example_of_facts_is_taken_or_refused(code: str, good: bool) -> None:
    standard = open_catalogue().standard("depok/rekomendasi-haki", on=datetime(2026, 3, 16).date())
    found = set()
    try:
        standard.decide(
            parse_yaml(fragment(code, good), "t").data,
            received=datetime.fromisoformat("2026-03-16T10:00+07:00"),
        )
    except FactsError as error:
        found = {finding.code for finding in error.diagnostics}
    assert found == (set() if good else {code})


@BOTH
@pytest.mark.parametrize("code", PLACES)
def test_an_example_of_a_document_has_the_finding_or_none(
    code: str, good: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_over_good("@ kosakata.yaml hapus\n@ peraturan.yaml hapus\n", tmp_path)
    for path in (SERVICE, "kota/2024/surat.uji.yaml"):
        text = (tmp_path / path).read_text(encoding="utf-8").replace("kota-contoh", "kota-depok")
        text = text.replace("[kecil, menengah]", "[kecil, menengah, besar]")
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / CALENDAR).parent.mkdir()
    shutil.copy(bundled_catalogue() / CALENDAR, tmp_path / CALENDAR)
    _put(tmp_path, code, fragment(code, good))
    monkeypatch.chdir(tmp_path)
    found = check_catalogue(CatalogueFiles(tmp_path))
    assert (code in {finding.code for finding in found}) is not good
    errors = {finding.code for finding in found if finding.severity == "error"}
    assert errors == (set() if good or CODES[code].severity == "warning" else {code})


def _put(folder: Path, code: str, written: str) -> None:
    file, old, around = PLACES[code]
    text = (folder / file).read_text(encoding="utf-8")
    if old is None:
        head = {AGENCY: r"      - \{hari: .*\n", CALENDAR: r"ramadan:\n(?: .*\n)+"}[file]
        old = re.findall(head, text)[0]
    assert text.count(old) == 1
    indent = " " * (len(around) - len(around.lstrip()))
    inner = written[1:-1] if "{" in around and written.startswith("{") else written
    new = around.replace("§", inner.replace("\n", f"\n{indent}"))
    text = text.replace(old, f"{new}\n")
    if "{definisi: syari" in written:
        text = text.replace("  usaha-kecil: {", "  syariah: {")
    (folder / file).write_text(text, encoding="utf-8")
