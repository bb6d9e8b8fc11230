"""The register of regulations: each status can be looked up, and the engine's own rules rest on it."""

import re
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.timeline import GENERAL_LIMIT_BASIS
from sp_engine.documents.regulations import Regulation, RegulationStatus
from sp_engine.lint.basis import was_revoked
from sp_engine.lint.catalogue import lint
from sp_engine.words.messages.deadlines import GENERAL_LIMIT

ROOT = Path(__file__).parents[2]
REGISTER = CatalogueFiles(bundled_catalogue()).regulations()
NAMES = sorted(REGISTER)
EACH = pytest.mark.parametrize("name", NAMES)
LAYS_DOWN_THE_GENERAL_LIMIT = """    tahap:
      - {id: pemeriksaan, nama: Pemeriksaan, ketentuan: sesuai_materi}
"""


def letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


@EACH
def test_a_status_has_a_source_or_says_what_was_tried(name: str) -> None:
    regulation = REGISTER[name]
    assert regulation.inspection is not None
    assert regulation.inspection.by == "Tim sp-engine"
    assert bool(regulation.tried) == (regulation.status is RegulationStatus.UNCHECKED)
    assert bool(regulation.status_read) == (regulation.status is not RegulationStatus.UNCHECKED)


@EACH
def test_a_title_is_the_one_that_was_read(name: str) -> None:
    regulation = REGISTER[name]
    if regulation.inspection is not None and regulation.inspection.title_read is not None:
        assert letters(regulation.title) in letters(regulation.inspection.title_read.quote)


@EACH
def test_what_was_revoked_or_amended_says_by_what_and_since_when(name: str) -> None:
    regulation = REGISTER[name]
    changed = regulation.status in (RegulationStatus.REVOKED, RegulationStatus.AMENDED)
    assert changed == (regulation.replaced_by is not None) == (regulation.since is not None)
    assert regulation.replaced_by is None or regulation.replaced_by in REGISTER


# ── the engine's own citations ───────────────────────────────────────────────
def test_the_general_limit_names_what_it_rests_on() -> None:
    for name in GENERAL_LIMIT_BASIS:
        assert REGISTER[name].short_name in GENERAL_LIMIT.id
        assert REGISTER[name].short_name in GENERAL_LIMIT.en


@pytest.mark.parametrize("name", GENERAL_LIMIT_BASIS)
def test_the_general_limit_rests_on_what_is_in_force(name: str) -> None:
    assert REGISTER[name].status in (RegulationStatus.IN_FORCE, RegulationStatus.AMENDED)


@pytest.mark.parametrize(
    ("since", "found"), [("2024-01-04", ["SP318"]), ("2023-12-31", ["SP318"]), ("2024-01-05", [])]
)
def test_a_basis_revoked_on_the_day_of_the_decree_is_found(
    since: str, found: list[str], tmp_path: Path
) -> None:
    """The decree is of 4 January 2024; a service of it shows the general limit."""
    for path in GOOD.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(GOOD)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    register = tmp_path / "peraturan.yaml"
    register.write_text(
        register.read_text(encoding="utf-8")
        + f"""  uu-6-2023:
    jenis: Undang-Undang
    nomor: "6"
    tahun: 2023
    judul: Cipta Kerja
    singkatan: UU 6/2023
    status: dicabut
    diganti_oleh: uu-25-2009
    sejak: {since}
    sumber: Pasal penutup penggantinya
    diperiksa:
      tanggal: 2024-01-04
      oleh: Bagian Hukum
      sumber: [{{alamat: "https://contoh.test/uu", kutipan: dicabut}}]
""",
        encoding="utf-8",
    )
    service = tmp_path / "kota/2024/surat.yaml"
    text = service.read_text(encoding="utf-8")
    stages = re.search(r"    tahap:\n(?:      .*\n)+", text)
    assert stages is not None
    service.write_text(text.replace(stages[0], LAYS_DOWN_THE_GENERAL_LIMIT), encoding="utf-8")
    codes = [finding.code for finding in lint(CatalogueFiles(tmp_path))]
    assert [code for code in codes if code == "SP318"] == found


CITATION = re.compile(
    r"\b(?:UU|PP|Perpres|Perppu|Inpres|PermenPANRB|Permendagri|Permenkop UKM|Kepmenpan) [0-9]+/[0-9]{4}\b"
)
EXAMPLES = frozenset(
    {
        *(f"docs/reference/laporan/{agency}.md" for agency in CatalogueFiles().agency_ids()),
        "docs/reference/temuan.md",  # these tell what decrees cite
        "sp_engine/documents/regulation_names.py",  # two laws of one number, told apart
    }
)


def own_texts() -> list[Path]:
    """Return what the engine, the command line and the pages say."""
    found = [
        *(ROOT / "sp_engine").rglob("*.py"),
        *(ROOT / "sp_engine").rglob("*.yaml"),
        *(ROOT / "cli").rglob("*.py"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "README.md",
    ]
    return [
        path
        for path in sorted(found)
        if "node_modules" not in path.parts and path.relative_to(ROOT).as_posix() not in EXAMPLES
    ]


def test_nothing_that_the_engine_says_cites_a_regulation_that_was_revoked() -> None:
    by_name: dict[str, Regulation] = {one.short_name: one for one in REGISTER.values()}
    first = date(2023, 1, 1)  # no decree of the catalogue is older
    cited = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in own_texts()
        for name in CITATION.findall(path.read_text(encoding="utf-8"))
    }
    assert cited  # else the pattern reads nothing
    assert {(path, name) for path, name in cited if name not in by_name} == set()
    assert {(path, name) for path, name in cited if was_revoked(by_name[name], first)} == set()
