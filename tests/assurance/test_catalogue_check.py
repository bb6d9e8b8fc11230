"""However many processes share the work, the findings are those of one, in the same order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.big_catalogue import write_agencies, write_one_decree
from cases.author_mistake import BAD, GOOD, lay_over_good, read_mistake

from sp_engine.assurance import catalogue_check
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

OWN = ("id: kota\n", "instansi: kota\n", "layanan: kota/")


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalogue in which every agency has a slip of `tests/cases/bad`."""
    root = tmp_path_factory.mktemp("katalog")
    for name in ("kosakata.yaml", "peraturan.yaml"):
        shutil.copy(GOOD / name, root / name)
    for path in sorted(BAD.glob("*.txt")):
        folder = tmp_path_factory.mktemp("slip")
        lay_over_good(read_mistake(path).slip, folder)
        if shared(folder) == shared(GOOD):
            shutil.copytree(folder / "kota", root / path.stem)
            rename(root / path.stem)
    return root


def shared(folder: Path) -> dict[str, bytes]:
    """Return the files outside the agency."""
    files = (path for path in folder.rglob("*.yaml") if path.is_file())
    named = {path.relative_to(folder): path.read_bytes() for path in files}
    return {str(name): content for name, content in named.items() if name.parts[0] != "kota"}


def rename(agency: Path) -> None:
    for path in agency.rglob("*.yaml"):
        if path.is_file():
            content = path.read_bytes()
            for own in OWN:
                content = content.replace(own.encode(), own.replace("kota", agency.name, 1).encode())
            path.write_bytes(content)


@pytest.fixture(scope="module")
def together(mistaken: Path) -> tuple[Diagnostic, ...]:
    """Return what one process finds in the whole of it."""
    return check_catalogue(CatalogueFiles(mistaken))


def test_several_processes_find_what_one_does_in_the_same_order(
    mistaken: Path, together: tuple[Diagnostic, ...]
) -> None:
    assert len({finding.code for finding in together}) > 50
    assert check_catalogue(CatalogueFiles(mistaken), processes=3) == together


def test_what_is_found_in_an_agency_depends_on_no_other_agency(
    mistaken: Path, together: tuple[Diagnostic, ...]
) -> None:
    for name in CatalogueFiles(mistaken).agency_ids()[::9]:
        alone = check_catalogue(CatalogueFiles(mistaken), [name])
        assert within(name, alone) == within(name, together)


def within(agency: str, findings: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [finding for finding in findings if f"/{agency}/" in finding.file]


@pytest.mark.parametrize(("size", "processes"), [(1, 1), (3, 2)])
def test_agencies_in_parts_give_what_they_give_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, processes: int
) -> None:
    for name in ("kalbar", "pasuruan"):
        shutil.copytree(bundled_catalogue() / name, tmp_path / name)
    agency = tmp_path / "kalbar" / "instansi.yaml"
    agency.write_text(agency.read_text(encoding="utf-8") + UNUSED, encoding="utf-8")
    whole = check_catalogue(CatalogueFiles(tmp_path))
    assert {"SP309", "SP332", "SP333", "SP334", "SP336"} <= {finding.code for finding in whole}
    monkeypatch.setattr(catalogue_check, "PART", size)
    assert check_catalogue(CatalogueFiles(tmp_path), processes=processes) == whole


UNUSED = "\nbersama:\n  sarana_prasarana:\n    tak-terpakai: [{uraian: Meja}]\n"


def test_an_error_in_one_part_keeps_all_parts_from_being_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_one_decree(tmp_path, 12)
    service = tmp_path / "depok" / "2023" / "kios-00000.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(text.replace("fakta: memiliki_usaha", "fakta: memiliki_usahaa"), encoding="utf-8")
    monkeypatch.setattr(catalogue_check, "PART", 5)
    found = check_catalogue(CatalogueFiles(tmp_path))
    assert {finding.code for finding in found} - {"SP340"} == {"SP204"}


def test_progress_counts_documents_up_to_all_of_them(tmp_path: Path) -> None:
    write_agencies(tmp_path, 20)
    steps: list[tuple[int, int]] = []
    check_catalogue(CatalogueFiles(tmp_path), processes=2, progress=lambda *step: steps.append(step))
    assert steps == sorted(steps)
    assert steps[-1] == (len(list(tmp_path.rglob("*.yaml"))),) * 2


def test_a_small_catalogue_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_check, "processors", lambda: pytest.fail("not worth it"))
    check_catalogue(CatalogueFiles(), processes=None)
