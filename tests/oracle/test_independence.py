"""The oracle imports nothing but the standard library and PyYAML: no slip of the engine is its own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
ORACLE = [
    path for path in FOLDER.glob("*.py") if path.stem != "comparison" and not path.stem.startswith("test_")
]


@pytest.mark.parametrize("path", ORACLE, ids=lambda path: path.stem)
def test_no_module_of_the_oracle_but_the_comparison_knows_the_engine(path: Path) -> None:
    allowed = {*sys.stdlib_module_names, "oracle", "yaml"}
    assert {*_imported(ast.parse(path.read_text(encoding="utf-8")))} <= allowed
    assert "from oracle.comparison" not in path.read_text(encoding="utf-8")


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]
