"""A site is the same bytes each time, links only to what there is, and no page of it is big."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest
from publishing.site.hostile_catalogue import write_hostile_catalogue

from sp_engine.catalogue import CatalogueError, CatalogueFiles
from sp_engine.publishing import site_files

ON = date(2026, 3, 16)
FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
BIGGEST = 60_000


@cache
def site(root: Path | None = None) -> dict[PurePosixPath, bytes]:
    files = CatalogueFiles(root)
    return {file.path: file.data for file in site_files(files, files.agency_ids(), ON)}


def pages() -> Iterator[tuple[PurePosixPath, str]]:
    for root in (None, FIELDS):
        yield from ((path, data.decode()) for path, data in site(root).items() if path.suffix == ".html")


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    files = CatalogueFiles(None)
    again = {file.path: file.data for file in site_files(files, ["palembang"], ON)}
    once = {file.path: file.data for file in site_files(CatalogueFiles(None), ["palembang"], ON)}
    assert again == once
    assert PurePosixPath("en/palembang/kelembagaan-pengawasan.html") in again or len(again) > 10


def test_no_page_and_no_file_that_a_page_loads_is_bigger_than_60_kb() -> None:
    for root in (None, FIELDS):
        big = {path: len(data) for path, data in site(root).items() if len(data) > BIGGEST}
        assert big == {}


def test_every_link_leads_to_a_file_of_the_site_and_every_anchor_to_a_place_on_it() -> None:
    for root in (None, FIELDS):
        files = site(root)
        for path, data in files.items():
            if path.suffix != ".html":
                continue
            for link in re.findall(r' (?:href|src)="([^"]*)"', data.decode()):
                file, _, anchor = link.partition("#")
                target = PurePosixPath(normpath(path.parent / file)) if file else path
                assert target in files, f"{path}: {link}"
                assert not anchor or f' id="{anchor}"' in files[target].decode(), f"{path}: {link}"


def test_every_page_is_there_in_both_languages_and_says_which() -> None:
    for path, text in pages():
        english = path.parts[0] == "en"
        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{"en" if english else "id"}">')
        other = PurePosixPath(*path.parts[1:]) if english else PurePosixPath("en", path)
        assert other in site(None) or other in site(FIELDS)


def test_what_a_document_says_is_text_on_a_page_whatever_it_looks_like(tmp_path: Path) -> None:
    write_hostile_catalogue(tmp_path / "catalogue")
    files = CatalogueFiles(tmp_path / "catalogue")
    made = list(site_files(files, files.agency_ids(), ON))
    of_pages = [file for file in made if file.path.suffix == ".html"]
    assert not [file.path for file in of_pages if b"<img" in file.data or b"</q></style>" in file.data]
    assert sum(b"&lt;img src=x onerror=" in file.data for file in of_pages) >= 50
    scripts = [file for file in made if file.path.suffix == ".js"]
    assert not [file.path for file in scripts if b"</script" in file.data or b"<img" in file.data]


def test_an_agency_that_is_called_like_a_folder_of_the_site_is_refused() -> None:
    with pytest.raises(CatalogueError) as refused:
        list(site_files(CatalogueFiles(None), ["en"], ON))
    assert [one.code for one in refused.value.diagnostics] == ["SP630"]
