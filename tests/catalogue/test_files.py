"""A catalogue on disk: which document is read for a question, and what is said when there is no answer."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles

SERVICE = "kota/surat"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue whose agency has a second decree, in force since 2025, that revokes nothing."""
    shutil.copytree(GOOD, tmp_path / "katalog")
    newer = tmp_path / "katalog" / "kota" / "2025"
    shutil.copytree(tmp_path / "katalog" / "kota" / "2024", newer)
    text = (newer / "penetapan.yaml").read_text(encoding="utf-8")
    for old, new in (("nomor: 1/KPTS/2024", "nomor: 2/2025"), ("berlaku_sejak: 2024", "berlaku_sejak: 2025")):
        assert old in text
        text = text.replace(old, new)
    (newer / "penetapan.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "katalog"


def test_the_newest_decree_in_force_sets_the_standard(root: Path) -> None:
    files = CatalogueFiles(root)
    assert files.decree_for(SERVICE, date(2026, 3, 16)).folder == "2025"
    assert files.decree_for(SERVICE, date(2024, 12, 31)).folder == "2024"
    assert files.standard(SERVICE, date(2026, 3, 16)).decree.number == "2/2025"


@pytest.mark.parametrize(
    ("service", "on", "code"),
    [
        (SERVICE, date(2020, 1, 1), "SP603"),
        ("kota/lain", date(2026, 3, 16), "SP601"),
        ("kota", date(2026, 3, 16), "SP601"),
        ("lain/surat", date(2026, 3, 16), "SP615"),
    ],
)
def test_a_question_without_an_answer_says_why(root: Path, service: str, on: date, code: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        CatalogueFiles(root).decree_for(service, on)
    assert [finding.code for finding in raised.value.diagnostics] == [code]


def test_a_listed_service_without_a_document_is_told_where_it_is_listed(root: Path) -> None:
    (root / "kota" / "2025" / "surat.yaml").unlink()
    with pytest.raises(CatalogueError) as raised:
        CatalogueFiles(root).decree_for(SERVICE, date(2026, 3, 16))
    (finding,) = raised.value.diagnostics
    assert (finding.code, Path(finding.file).parent.name) == ("SP307", "2025")
    services = [name for _, name, _ in CatalogueFiles(root).services(date(2026, 3, 16))]
    assert SERVICE not in services


def test_a_decree_that_names_another_agency_is_refused(root: Path) -> None:
    path = root / "kota" / "2025" / "penetapan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("instansi: kota", "instansi: desa"))
    with pytest.raises(CatalogueError) as raised:
        CatalogueFiles(root).decrees("kota")
    assert [finding.code for finding in raised.value.diagnostics] == ["SP221"]


def test_what_is_forgotten_is_read_again(root: Path) -> None:
    files = CatalogueFiles(root)
    assert len(files.decrees("kota")) == 2
    shutil.rmtree(root / "kota" / "2025")
    assert len(files.decrees("kota")) == 2
    files.forget("kota")
    assert len(files.decrees("kota")) == 1


def test_the_zone_of_a_service_is_that_of_its_agency(root: Path) -> None:
    files = CatalogueFiles(root)
    assert files.zone(SERVICE) == files.zone("kota") == files.agency("kota").zone
    with pytest.raises(CatalogueError) as raised:
        files.zone("surat")
    assert [finding.code for finding in raised.value.diagnostics] == ["SP615"]
