"""Every place in the source that says words of `words/messages`: which words, and which values it gives.

In comes source text, out come the places, read from its syntax.  The words are found when they stand before
`.say`, `.fill` or `.get`: as a constant, one of two, an entry of a table, or a variable of the same function.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from words.raising_places import Function, assignments_in, nodes_of

MESSAGES = "sp_engine.words.messages"


class SayingPlace(NamedTuple):
    """One call: the module of messages and the constant, the method, and the names of its values.

    The names are None where the call does not write them out.
    """

    line: int
    subject: str
    constant: str
    method: str
    values: frozenset[str] | None


def saying_places(source: str) -> list[SayingPlace]:
    """Return the places of a module that say words of the messages."""
    tree = ast.parse(source)
    subjects, constants = imported(tree)
    places: list[SayingPlace] = []
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, Function))):
        assigned = assignments_in(scope)
        for call in nodes_of(scope):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                if call.func.attr not in ("say", "fill", "get"):
                    continue
                for subject, constant in _said(call.func.value, subjects, constants, assigned):
                    places.append(SayingPlace(call.lineno, subject, constant, call.func.attr, _names(call)))
    return sorted(places)


def imported(tree: ast.Module) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Return the modules of messages that a module imports, and single constants, by its names for them."""
    subjects: dict[str, str] = {}
    constants: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == MESSAGES:
            subjects |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{MESSAGES}."):
            subject = str(node.module).removeprefix(f"{MESSAGES}.")
            constants |= {alias.asname or alias.name: (subject, alias.name) for alias in node.names}
    return subjects, constants


def _said(
    node: ast.expr,
    subjects: Mapping[str, str],
    constants: Mapping[str, tuple[str, str]],
    assigned: Mapping[str, list[ast.expr]],
    within: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, str]]:
    """Yield the constants that an expression may be; `within` names the variables being looked up."""
    if isinstance(node, ast.IfExp):
        for branch in (node.body, node.orelse):
            yield from _said(branch, subjects, constants, assigned, within)
    elif isinstance(node, ast.Subscript):
        yield from _said(node.value, subjects, constants, assigned, within)
    elif isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id in subjects:
            yield subjects[node.value.id], node.attr
    elif isinstance(node, ast.Name) and node.id in constants:
        yield constants[node.id]
    elif isinstance(node, ast.Name) and node.id not in within:
        for value in assigned.get(node.id, ()):
            yield from _said(value, subjects, constants, assigned, within | {node.id})


def _names(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)
