"""`import sp_engine` is the only door: what it exports is sorted, complete and typed."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import sp_engine


def test_the_exported_names_are_sorted_and_exactly_those_that_are_imported():
    tree = ast.parse(Path(inspect.getfile(sp_engine)).read_text())
    imported = [
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sp_engine.__all__ == sorted(sp_engine.__all__)
    assert sorted(name for name in imported if name != "annotations") == sp_engine.__all__


def test_every_exported_name_is_documented():
    for name in sp_engine.__all__:
        assert inspect.getdoc(getattr(sp_engine, name)), name


def test_the_library_is_typed_and_its_catalogue_and_schemas_come_with_it():
    assert (files("sp_engine") / "py.typed").is_file()
    assert sp_engine.open_catalogue().files.agency_ids()


def test_deciding_imports_neither_the_command_line_nor_anything_heavy():
    heavy = ("sp_cli", "typer", "rich", "jsonschema", "durable", "pendulum")
    program = f"import sys, sp_engine; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_no_error_of_the_library_is_bare():
    for name in ("CatalogueError", "FactsError", "WitnessDisagreement"):
        error = getattr(sp_engine, name)([sp_engine.Diagnostic("SP605", "katalog")])
        assert error.diagnostics[0].code == "SP605"
        assert "katalog" in str(error)
