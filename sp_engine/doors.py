"""The door of a room: what it offers stands in the stub beside it, and is imported when it is asked for.

In come a package and the file of its `__init__`; out comes what makes its door.  Knows no room.  A stub has a
line for each name, `from .module import Name as Name`: to read lines costs a start of a command a third of
what it costs to parse the stub as Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import lazy_loader


def door(package: str, file: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package."""
    offered: dict[str, list[str]] = {}
    with open(f"{file}i", encoding="utf-8") as stub:
        for line in stub:
            if line.startswith("from ."):
                _, module, _, name, *_ = line.split()
                offered.setdefault(module.removeprefix("."), []).append(name)
    made: tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]
    made = lazy_loader.attach(package, submod_attrs=offered)
    return made
