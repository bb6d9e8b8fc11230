"""Rooms know each other by their doors: what a room offers stands in the stub beside its `__init__`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "sp_engine"
FILES = sorted((*ENGINE.rglob("*.py"), *(ROOT / "cli/sp_cli").rglob("*.py")))
ROOMS = sorted(path.parent.name for path in ENGINE.glob("*/__init__.pyi"))
MESSAGES = "sp_engine.words.messages"  # every subject is a door of its own


class Import(NamedTuple):
    """One import of something of ours: where, and from which module."""

    file: Path
    line: int
    module: str
    names: tuple[str, ...]

    @property
    def own_room(self) -> str:
        return room_of(self.file)

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} {self.module}"


def room_of(file: Path) -> str:
    return file.relative_to(ENGINE).parts[0] if ENGINE in file.parents else "cli"


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Yield every statement of a module, but no expressions, of which there are ten times as many."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from statements(child)


def imports_of(file: Path) -> Iterator[Import]:
    for node in statements(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sp_engine"):
            names = tuple(alias.name for alias in node.names)
            yield Import(file, node.lineno, node.module or "", names)
        elif isinstance(node, ast.Import):
            ours = (alias.name for alias in node.names if alias.name.startswith("sp_engine."))
            yield from (Import(file, node.lineno, name, ()) for name in ours)


@cache
def imports() -> list[Import]:
    """Return every import of ours; not worked out while tests are collected, which each worker does."""
    return [found for file in FILES for found in imports_of(file)]


@cache
def taken_by_docs() -> dict[str, set[str]]:
    """Return what the programs of the documentation take from each module."""
    taken: dict[str, set[str]] = {}
    for file in (ROOT / "docs").rglob("*.py"):
        for node in statements(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                taken.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
    return taken


def modules_of(room: str) -> set[str]:
    return {path.stem for path in (ENGINE / room).glob("*.py")}


def offered(room: str) -> dict[str, str]:
    """Return the names that a room's stub offers, each with its module."""
    tree = ast.parse((ENGINE / room / "__init__.pyi").read_text(encoding="utf-8"))
    return {
        alias.name: str(node.module)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_rooms_and_the_command_line_come_in_by_the_door() -> None:
    past_the_door = [
        str(found)
        for found in imports()
        if (room := [*found.module.split("."), ""][1]) in ROOMS
        and room != found.own_room
        and found.module.count(".") > 1
        and not found.module.startswith(MESSAGES)
    ]
    assert past_the_door == []


def test_a_room_imports_itself_by_its_modules() -> None:
    """Not by its door, which would go out and come in again; that there is no circle, import-linter sees."""
    by_the_door = [found for found in imports() if found.module == f"sp_engine.{found.own_room}"]
    assert [str(found) for found in by_the_door if not set(found.names) <= modules_of(found.own_room)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_offers_what_somebody_outside_takes_and_nothing_else(room: str) -> None:
    public = {name for name, module in offered("").items() if module.split(".")[0] == room}
    taken = {
        name
        for found in imports()
        if found.module == f"sp_engine.{room}" and found.own_room != room
        for name in found.names
    }
    taken |= taken_by_docs().get(f"sp_engine.{room}", set())
    assert set(offered(room)) == (taken | public) - {"messages"}


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_everything_that_is_offered_is_there_and_is_no_module(room: str) -> None:
    door = import_module(f"sp_engine.{room}".rstrip("."))
    assert {*door.__all__} == {*offered(room)}
    for name, module in offered(room).items():
        import_module(f"{door.__name__}.{module}")  # which must not take the name's place
        assert getattr(door, name) is not None
        assert name not in modules_of(room)
