"""Every place in the source that makes a finding: which code it names, and which values it gives.

In comes source text, out come the places, read from its syntax.  A code is found when it stands in a call, or
in a variable of the same function that does; the values, when they are written as keywords, as a dictionary,
or in a variable of the same function.  What is written in another way is said to be unclear.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

CODE = re.compile(r"SP\d{3}")
NO_VALUES = frozenset(("key", "suggestion", "advice", "otherwise", "code", "file", "span", "excerpt"))
"""Keywords of those who make findings that fill no sentence."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class RaisingPlace(NamedTuple):
    """The codes that one call may name and the values that it may give; None where they are unclear."""

    line: int
    codes: tuple[str, ...]
    values: tuple[frozenset[str], ...] | None


def raising_places(source: str) -> tuple[list[RaisingPlace], set[int]]:
    """Return the places of a module, and the lines of codes that stand in no place and no comparison."""
    tree = ast.parse(source)
    places: list[RaisingPlace] = []
    told = set(_compared(tree))
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, Function))):
        reader = _Reader(scope)
        for call in reader.calls():
            codes = [code for argument in _arguments(call) for code in reader.codes(argument)]
            if codes:
                told.update(codes)
                names = tuple(dict.fromkeys(str(code.value) for code in codes))
                places.append(RaisingPlace(call.lineno, names, reader.values(call)))
    left = {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and _is_code(node) and node not in told
    }
    return places, left


class _Reader:
    """Looks names up in one function (or in a module outside its functions)."""

    def __init__(self, scope: ast.Module | Function) -> None:
        self._scope = scope
        self._assigned = assignments_in(scope)

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in nodes_of(self._scope) if isinstance(node, ast.Call))

    def codes(self, node: ast.expr, within: frozenset[str] = frozenset()) -> list[ast.Constant]:
        """Return the codes that an expression may be; `within` names the variables being looked up."""
        if isinstance(node, ast.Constant):
            return [node] if _is_code(node) else []
        if isinstance(node, ast.IfExp):
            return [*self.codes(node.body, within), *self.codes(node.orelse, within)]
        if isinstance(node, ast.Name) and node.id not in within:
            assigned = self._assigned.get(node.id, ())
            return [code for value in assigned for code in self.codes(value, within | {node.id})]
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
            return [code for value in node.value.values for code in self.codes(value, within)]
        return []

    def values(self, call: ast.Call) -> tuple[frozenset[str], ...] | None:
        """Return each set of names that a call may give."""
        given: list[frozenset[str]] | None = [frozenset()]
        plain = "Diagnostic" not in ast.unparse(call.func)
        for argument in call.args:
            if isinstance(argument, ast.Dict) or (isinstance(argument, ast.Name) and argument.id == "values"):
                given = _each(given, self._keys(argument))
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg == "values":
                given = _each(given, self._keys(keyword.value))
            elif plain and keyword.arg not in NO_VALUES:
                given = _each(given, [frozenset((keyword.arg,))])
        return None if given is None else tuple(dict.fromkeys(given))

    def _keys(self, node: ast.expr) -> list[frozenset[str]] | None:
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            return [frozenset(map(str, keys))] if len(keys) == len(node.keys) else None
        if isinstance(node, ast.IfExp):
            first, second = self._keys(node.body), self._keys(node.orelse)
            return None if first is None or second is None else first + second
        if isinstance(node, ast.Name) and node.id in self._assigned:
            found = [self._keys(value) for value in self._assigned[node.id]]
            return None if None in found else [keys for each in found if each for keys in each]
        return None


def assignments_in(scope: ast.Module | Function) -> dict[str, list[ast.expr]]:
    """Return what each variable of a scope is made of, wherever it is assigned in it."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in nodes_of(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _bind(assigned, target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            _bind(assigned, node.target, node.value)
        elif isinstance(node, ast.For | ast.comprehension):
            for item in _items(node.iter):
                _bind(assigned, node.target, item)
    return assigned


def _bind(assigned: dict[str, list[ast.expr]], target: ast.expr, value: ast.expr) -> None:
    if isinstance(target, ast.Name):
        assigned.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple):
        for branch in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
            for inner, part in zip(target.elts, _items(branch), strict=False):
                _bind(assigned, inner, part)


def nodes_of(scope: ast.Module | Function) -> Iterator[ast.AST]:
    """Yield the nodes of a scope, but not those of functions within it."""
    waiting: list[ast.AST] = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Function):
            waiting.extend(ast.iter_child_nodes(node))


def _compared(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the codes that findings are compared with, examples, and those looked up to be told as others."""
    sought: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sought.append(node)
        elif isinstance(node, ast.Dict):
            sought.extend(key for key in node.keys if key is not None)
        elif isinstance(node, ast.keyword) and node.arg == "examples":
            sought.append(node)
    names = {node.id for one in sought for node in ast.walk(one) if isinstance(node, ast.Name)}
    sought.extend(value for name, values in assignments_in(tree).items() if name in names for value in values)
    yield from (node for one in sought for node in ast.walk(one) if isinstance(node, ast.Constant))


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "code")]


def _items(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple | ast.List) else []


def _each(
    left: list[frozenset[str]] | None, right: list[frozenset[str]] | None
) -> list[frozenset[str]] | None:
    return None if left is None or right is None else [a | b for a in left for b in right]


def _is_code(node: ast.Constant) -> bool:
    return isinstance(node.value, str) and CODE.fullmatch(node.value) is not None
