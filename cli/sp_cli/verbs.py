"""The verbs of `sp`: which there are, and the function that runs each.

A verb is a module with a function `<verb>_command`, whose parameters say what it takes (`parameters.py`).
Only the verb that is named is imported, so that a clerk does not wait for the others.

A new verb starts here: with a line in the table, its module, and what its help says in
`words/messages/cli_<verb>.py`.
"""

from __future__ import annotations

from importlib import import_module
from types import FunctionType

VERBS = {
    "list": "list_services",
    "show": "show",
    "history": "history",
    "check": "check",
    "example": "example",
    "deadline": "deadline",
    "calendar": "calendar",
    "readings": "readings",
    "report": "report",
    "validate": "validate",
    "fmt": "fmt",
    "rename": "rename",
    "new": "new",
    "diff": "diff",
    "explain": "explain",
    "test": "test",
    "schema": "schema",
}
"""The module of each verb; the order is that of `sp --help`."""


def verb_function(verb: str) -> FunctionType:
    """Return what runs a verb."""
    function: FunctionType = getattr(import_module(f"sp_cli.{VERBS[verb]}"), f"{verb}_command")
    return function
