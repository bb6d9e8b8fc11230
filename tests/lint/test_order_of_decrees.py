"""What leaves open which decree holds is found at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from decrees.folders import add_decree, catalogue

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.catalogue import lint
from sp_engine.words.diagnostics import Diagnostic


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return catalogue(tmp_path)


def found(root: Path) -> list[Diagnostic]:
    return [f for f in lint(CatalogueFiles(root)) if f.code[:4] == "SP38"]


@pytest.mark.parametrize(
    ("day", "more", "code", "severity", "line"),
    [
        ("2025-01-02", ["mencabut: [1 /Kpts/ 2024]"], "SP380", "error", "1 /Kpts/ 2024"),
        ("2024-01-04", [], "SP381", "error", "2024-01-04"),
        ("2025-01-02", ["mencabut: [2/KPTS/2025]"], "SP383", "error", "2/KPTS/2025"),
        ("2023-01-02", ["mencabut: [1/KPTS/2024]"], "SP384", "error", "1/KPTS/2024"),
        ("2025-01-02", ["berlaku_sampai: 2025-01-01"], "SP385", "error", "2025-01-01"),
        ("2025-01-02", ["mengubah: [1/KPTS/2024]", "hapus: [sruat]"], "SP386", "error", "sruat"),
        (None, [], "SP388", "warning", "true"),
    ],
)
def test_a_finding_stands_at_the_number_or_the_day(
    root: Path, day: str | None, more: list[str], code: str, severity: str, line: str
) -> None:
    add_decree(root, "2025", "2/KPTS/2025", day, *more)
    (finding,) = found(root)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.span is not None
    assert finding.excerpt is not None
    assert finding.excerpt[finding.span.column - 1 : finding.span.end_column - 1] == line
    for language in ("id", "en"):
        assert all((finding.message(language), finding.why(language), finding.fix(language)))


def test_decrees_in_good_order_give_none(root: Path) -> None:
    add_decree(root, "2025", "2/KPTS/2025", "2025-01-02", "mencabut: [1/KPTS/2024, 900/1/2019]")
    assert found(root) == []
