"""First cases of a service without any: they pass, show the outcomes, and each waits to be looked at."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from cli.workbench import Command

from sp_engine.catalogue import bundled_catalogue


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue whose services have no cases, as after an import."""
    folder = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), folder)
    for cases in folder.rglob("*.uji.yaml"):
        cases.unlink()
    return folder


@pytest.mark.parametrize(
    ("service", "outcomes"),
    [
        ("depok/rekomendasi-haki", {"disetujui", "dikembalikan", "ditolak", "menunggu"}),
        ("palembang/informasi-izin-koperasi", {"disetujui", "dikembalikan", "ditolak"}),
    ],
)
def test_each_outcome_has_a_case_that_passes_and_is_to_be_looked_at(
    sp: Command, root: Path, service: str, outcomes: set[str]
) -> None:
    ran = sp("new", "kasus", service, "--catalogue", str(root))
    assert ran.code == 0
    agency, _, name = service.partition("/")
    (path,) = (root / agency).glob(f"*/{name}.uji.yaml")
    text = path.read_text(encoding="utf-8")
    assert {*re.findall(r"hasil: (\w+)  # periksa", text)} == outcomes
    assert text.count("hasil:") == text.count("# periksa") == len(outcomes)
    assert f"{len(outcomes)} kasus lulus, 0 gagal" in sp("test", service, "--catalogue", str(root)).out
    assert sp("new", "kasus", service, "--catalogue", str(root)).code == 2  # never over what is there


def test_a_service_that_is_not_there_is_refused(sp: Command, root: Path) -> None:
    ran = sp("new", "cases", "depok/tiada", "--catalogue", str(root), "--lang", "en")
    assert ran.code == 2
    assert "sp new service depok/tiada" in ran.err
