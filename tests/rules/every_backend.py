"""Every back end that the tests of all of them try: those of the table, and the script of a page."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pytest
from rules.script.script_in_node import NO_NODE, script_in_node, stop_node

from sp_engine.rules.backend import Backend
from sp_engine.rules.backend_table import BACKENDS
from sp_engine.rules.ruleset import Ruleset

EVERY_BACKEND: Final[Mapping[str, Callable[[Ruleset], Backend | None]]] = {
    **BACKENDS,
    "script": script_in_node,
}
"""Every back end by its name; None comes out where one does not run."""


def why_not(name: str) -> str:
    """Return why a back end does not run here."""
    return NO_NODE if name == "script" else f"{name} does not run here"


@pytest.fixture(autouse=True, scope="module")
def no_process_is_left() -> Iterator[None]:
    """End what was begun for the tests of a module; it holds wherever this is imported."""
    yield
    stop_node()
