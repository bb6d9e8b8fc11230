"""A name in a catalogue's folder gives no access to what lies elsewhere, and nobody waits for it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import GOOD

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.catalogue.service_search import found_services

DOCUMENTS = [
    "kosakata.yaml",
    "kota/instansi.yaml",
    "kota/2024/penetapan.yaml",
    "kota/2024/surat.yaml",
    "kota/2024/surat.uji.yaml",
]

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "katalog")
    (tmp_path / "rahasia.yaml").write_text("kata_sandi: rahasia-negara\n")
    return tmp_path / "katalog"


def told(folder: Path) -> list[tuple[str, str]]:
    """Return which errors are found in which files, none of them with a word of what lies elsewhere."""
    found = check_catalogue(CatalogueFiles(folder), advice_tried=True)
    assert "rahasia-negara" not in str([finding.to_dict("id") for finding in found])
    return [(one.code, Path(one.file).name) for one in found if one.severity == "error"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_link_out_of_the_folder_is_refused_and_nothing_behind_it_is_shown(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to(folder.parent / "rahasia.yaml")
    assert ("SP112", Path(name).name) in told(folder)


def test_a_folder_that_is_linked_from_elsewhere_is_refused(folder: Path) -> None:
    (folder / "kota").rename(folder.parent / "kota")
    (folder / "kota").symlink_to(folder.parent / "kota")
    assert ("SP112", "instansi.yaml") in told(folder)


def test_a_link_within_the_folder_and_a_link_to_the_folder_are_followed(folder: Path) -> None:
    (folder / "kota/2024/surat.yaml").rename(folder / "kota/2024/isi.txt")
    (folder / "kota/2024/surat.yaml").symlink_to("isi.txt")
    (folder.parent / "tautan").symlink_to(folder)
    assert told(folder.parent / "tautan") == told(folder) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_pipe_and_a_file_without_end_are_told_and_not_waited_for(folder: Path, name: str) -> None:
    place = folder / name
    place.unlink()
    os.mkfifo(place)
    assert ("SP112", place.name) in told(folder)
    place.unlink()
    place.touch()
    os.truncate(place, 3 * 2**30)
    assert ("SP108", place.name) in told(folder)


def test_a_search_through_the_texts_waits_for_no_pipe(folder: Path) -> None:
    place = folder / "kota/2024/surat.yaml"
    assert found_services(CatalogueFiles(folder), ["survei"], date(2026, 3, 16))
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(CatalogueError) as error:
        found_services(CatalogueFiles(folder), ["survei"], date(2026, 3, 16))
    assert [finding.code for finding in error.value.diagnostics] == ["SP112"]
