"""The verbs of `sp`: which there are, and the function that runs each.

A verb is a module with a function `<verb>_command`, whose parameters say what it takes (`parameters.py`).
One of two words, as `log due`, is of a group: the first word tells what it is about, the second what it does.
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
    "ask": "ask",
    "check": "check",
    "screen": "screen",
    "example": "example",
    "letter": "letter",
    "templates": "templates",
    "batch": "batch",
    "impact": "impact",
    "replay": "replay",
    "deadline": "deadline",
    "calendar": "calendar",
    "readings": "readings",
    "report": "report",
    "publish": "publish",
    "validate": "validate",
    "fmt": "fmt",
    "rename": "rename",
    "new": "new",
    "import": "import_decree",
    "diff": "diff",
    "explain": "explain",
    "sql": "sql",
    "dmn": "dmn",
    "test": "test",
    "prove": "prove",
    "schema": "schema",
    "completion": "completion",
    "log list": "log_list",
    "log show": "log_show",
    "log search": "log_search",
    "log due": "log_due",
    "log event": "log_event",
    "log correct": "log_correct",
    "log verify": "log_verify",
    "log export": "log_export",
    "log replay": "log_replay",
    "log erase": "log_erase",
    "log purge": "log_purge",
}
"""The module of each verb; the order is that of `sp --help`."""


GROUPS = dict.fromkeys(verb.partition(" ")[0] for verb in VERBS if " " in verb)
"""The first words of verbs that have two."""


def verb_function(verb: str) -> FunctionType:
    """Return what runs a verb."""
    name = f"{verb.replace(' ', '_')}_command"
    function: FunctionType = getattr(import_module(f"sp_cli.{VERBS[verb]}"), name)
    return function
