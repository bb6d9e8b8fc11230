"""What is listed from the index is what the documents say, whatever was kept of them before."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sp_engine.catalogue.cache_folder import cache_folder
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.digests import new_digest
from sp_engine.catalogue.files import CatalogueFiles

ON = date(2026, 3, 16)
DAYS = (date(2020, 1, 1), ON, date(2024, 1, 1), date(2030, 1, 1))


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled catalogue that was listed once, with a cache of its own."""
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    listed(folder)
    return folder


def listed(folder: Path, on: date = ON) -> list[tuple[str, str, str]]:
    return [(one.service, one.folder, one.name.id) for one in CatalogueFiles(folder).listed(on)]


def read(folder: Path, on: date = ON) -> list[tuple[str, str, str]]:
    """The same by reading every document."""
    services = CatalogueFiles(folder).services(on)
    return [(service, decree.folder, name.id) for decree, service, name in services]


def index_file() -> Path:
    [path] = (cache_folder() / "services").iterdir()
    return path


@pytest.mark.parametrize("day", DAYS)
def test_what_was_kept_lists_what_the_documents_say_on_every_day(catalogue: Path, day: date) -> None:
    assert listed(catalogue, day) == read(catalogue, day)
    moment = datetime(day.year, day.month, day.day, 23, tzinfo=timezone(timedelta(hours=-12)))
    assert listed(catalogue, moment) == read(catalogue, moment)


def test_documents_that_say_the_same_are_not_read_again(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = CatalogueFiles(catalogue)
    monkeypatch.setattr(CatalogueFiles, "decrees", lambda *_: pytest.fail("read again"))
    assert len([*files.listed(ON)]) == 31
    assert len(files.service_names()) == 31


def another_name(folder: Path) -> None:
    path = folder / "depok" / "2023" / "penetapan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Surat Rekomendasi HAKI", "Surat HAKI"), "utf-8")


def another_day(folder: Path) -> None:
    path = folder / "depok" / "2023" / "penetapan.yaml"
    text = path.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("berlaku_sejak: "))
    path.write_text(text.replace(before, "berlaku_sejak: 2029-01-01"), "utf-8")


def a_service_less(folder: Path) -> None:
    (folder / "depok" / "2023" / "rekomendasi-haki.yaml").unlink()


def an_agency_less(folder: Path) -> None:
    shutil.rmtree(folder / "pasuruan")


CHANGES: tuple[Callable[[Path], None], ...] = (another_name, another_day, a_service_less, an_agency_less)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_file_is_noticed(catalogue: Path, change: Callable[[Path], None]) -> None:
    before = listed(catalogue)
    change(catalogue)
    assert listed(catalogue) == read(catalogue) != before


def test_a_decree_that_has_become_wrong_is_refused_again(catalogue: Path) -> None:
    path = catalogue / "depok" / "2023" / "penetapan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "salah: 1\n", "utf-8")
    with pytest.raises(CatalogueError):
        listed(catalogue)


def test_an_index_that_is_cut_off_changed_or_no_index_costs_time_only(catalogue: Path) -> None:
    path, expected = index_file(), read(catalogue)
    whole = path.read_bytes()
    text = whole.partition(b"\n")[2]
    lied = text.replace(b"Rekomendasi", b"Pencabutan")
    other = json.dumps({"version": json.loads(text)["version"], "agencies": {"depok": [1, 2]}}).encode()
    signed = new_digest(other).hexdigest().encode() + b"\n" + other
    for broken in (
        b"",
        whole[:-100],
        whole.replace(text, lied),
        b"\xff\n[]",
        signed,
        whole.replace(b"1 ", b"0 "),
    ):
        path.write_bytes(broken)
        assert listed(catalogue) == expected
        assert listed(catalogue) == expected


def test_a_folder_with_a_link_in_it_is_read_each_time(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / "depok").rename(tmp_path / "elsewhere")
    (catalogue / "depok").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for _ in range(2):
        with pytest.raises(CatalogueError) as caught:
            listed(catalogue)
        assert {finding.code for finding in caught.value.diagnostics} == {"SP112"}


def test_a_cache_that_cannot_be_written_costs_time_only(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "file"))
    assert listed(catalogue) == read(catalogue)


def test_other_texts_in_place_of_documents_are_what_is_listed(catalogue: Path) -> None:
    files = CatalogueFiles(catalogue)
    source = files.decree_source(files.decrees("depok")[0])
    other = files.with_texts({source.name: source.text.replace("Surat Rekomendasi HAKI", "Surat HAKI")})
    assert "Layanan Surat HAKI" in {one.name.id for one in other.listed(ON)}
    assert "Layanan Surat HAKI" not in {name for _, _, name in listed(catalogue)}
