"""Whether the tests of decision models would find a slip in what writes them: one small change at a time.

    python tests/dmn/mutants.py [--part 3/20] [FILE …]

Each change of `sp_engine/rules/dmn` (an operator turned, a question left out, a branch swapped, null taken
for a value) is tried on `tests/dmn` in a process of its own; those that no test finds are shown, then the
figure.  `--part` tries one change in so many.  `ALIKE` names those that change no model's meaning, with why.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Any, Final, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "sp_engine/rules/dmn"
TESTS: Final = {
    "conditions": ("test_random_rules", "test_models", "test_same_answers", "test_inputs"),
    "verdict": ("test_random_rules", "test_inputs", "test_models", "test_same_answers"),
    "stated_values": ("test_inputs", "test_models", "test_same_answers", "test_random_rules"),
    "feel": ("test_random_rules", "test_models", "test_same_answers", "test_inputs"),
}
"""The modules that are changed, and in which order tests are tried on each: what finds most goes first."""
LONGEST = 1800
"""After so many seconds a change counts as found: whatever waits for it does."""

TURNED: Final = {
    "all_of": "any_of",
    "any_of": "all_of",
    "is_open": "is_stated",
    "is_stated": "is_open",
    "every": "some",
    "some": "every",
    "TRUE": "FALSE",
    "FALSE": "TRUE",
    "met": "possible",
    "possible": "met",
    "_met": "_possible",
    "_possible": "_met",
    "_items_met": "_items_possible",
    "_items_possible": "_items_met",
    "falls_short": "denied",
    "denied": "falls_short",
    "at_least": "less_than",
    "any": "all",
    "all": "any",
}
"""Names of which each is taken for the other."""
SIGNS: Final = {
    "<=": "<", "<": "<=", ">=": ">", ">": ">=", "=": "!=", "!=": "=", "+": "-", "-": "+", "and": "or",
    "or": "and", "floor": "ceiling", "count": "sum",
}  # fmt: skip
LEFT_OUT: Final = ("negated", "surely")
"""What is asked of a question and may be forgotten."""
ALIKE: Final[dict[str, str]] = {}


class Mutant(NamedTuple):
    """A change of a module: of which node, in which way, and what it is in a line."""

    file: str
    at: int
    way: int
    line: int
    told: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.told}"


class Place(NamedTuple):
    """Where a node stands in its parent."""

    parent: ast.AST
    field: str
    number: int | None

    def put(self, node: ast.AST | None) -> None:
        if self.number is None:
            setattr(self.parent, self.field, node)
        elif node is None:
            del getattr(self.parent, self.field)[self.number]
        else:
            getattr(self.parent, self.field)[self.number] = node


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, Place]]:
    """Yield each node of a function's body and where it stands, always in the same order."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list", "bases", "names"):
            continue
        for number, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST):
                yield node, Place(tree, field, number)
                yield from places(node)


def changes(node: ast.AST, place: Place, rows: set[int]) -> Iterator[ast.AST | None]:
    """Yield what may stand in the place of a node, None for nothing; `rows` are those that may be shorter."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) if name in TURNED:
            yield ast.Name(TURNED[name], ast.Load())
        case ast.Attribute(value=of, attr=name, ctx=ast.Load()) if name in TURNED and name != "at_least":
            yield ast.Attribute(of, TURNED[name], ast.Load())
        case ast.Constant(value=bool() as told):
            yield ast.Constant(not told)
        case ast.Constant(value=int() as told):
            yield ast.Constant(told + 1)
        case ast.Constant(value=str() as told) if told in SIGNS:
            yield ast.Constant(SIGNS[told])
        case ast.Call(func=ast.Name(id=name), args=[inner]) if name in LEFT_OUT:
            yield inner
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield inner
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in OPPOSITE:
            yield ast.Compare(left, [OPPOSITE[type(op)]()], right)
        case ast.If(body=body, orelse=orelse):
            yield ast.If(ast.Constant(value=False), body, orelse)
            yield ast.If(ast.Constant(value=True), body, orelse)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="append"))) | ast.AugAssign():
            yield ast.Pass()
    if id(place.parent) in rows and isinstance(node, ast.expr):
        yield None


def _rows(tree: ast.AST) -> set[int]:
    """Return the lists and tuples of questions that are handed to a function, or grow."""
    handed = [arg for node in ast.walk(tree) if isinstance(node, ast.Call) for arg in node.args]
    handed += [node.value for node in ast.walk(tree) if isinstance(node, ast.AugAssign | ast.Assign)]
    return {id(row) for row in handed if isinstance(row, ast.Tuple | ast.List) and len(row.elts) > 1}


OPPOSITE: Final[dict[type[ast.cmpop], Callable[[], ast.cmpop]]] = {
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
}


def mutants_of(file: str) -> Iterator[Mutant]:
    """Yield every change of a module, in its order."""
    tree = parsed(file)
    rows, bodies = _rows(tree), [*_bodies(tree)]
    for at, (node, place) in enumerate(places(tree)):
        line = getattr(node, "lineno", 0)
        if any(line in body for body in bodies):
            for way, new in enumerate(changes(node, place, rows)):
                before, after = (_first_line(one) for one in (node, new))
                yield Mutant(file, at, way, line, f"{before}  →  {after}")


def changed(mutant: Mutant) -> ast.Module:
    """Return a module with its change."""
    tree = parsed(mutant.file)
    node, place = next(islice(places(tree), mutant.at, None))
    new = next(islice(changes(node, place, _rows(tree)), mutant.way, None))
    place.put(new)
    return ast.fix_missing_locations(tree)


def parsed(file: str) -> ast.Module:
    return ast.parse((ROOM / f"{file}.py").read_text(encoding="utf-8"))


def _first_line(node: ast.AST | None) -> str:
    return "nothing" if node is None else ast.unparse(node).split("\n")[0]


def _bodies(tree: ast.AST) -> Iterator[range]:
    """Yield the lines of each function, without its name; constants of the module are not changed."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef):
            yield range(each.body[0].lineno, (each.end_lineno or 0) + 1)


# ── trying ───────────────────────────────────────────────────────────────────
class _Changed(SourceFileLoader):
    def __init__(self, name: str, path: str, mutant: Mutant) -> None:
        super().__init__(name, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return compile(changed(self._mutant), self.path, "exec")


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:  # noqa: ARG002
        if fullname != f"sp_engine.rules.dmn.{self._mutant.file}":
            return None
        file = str(ROOM / f"{self._mutant.file}.py")
        return spec_from_file_location(fullname, file, loader=_Changed(fullname, file, self._mutant))


def survives(mutant: Mutant) -> bool:
    """Return whether no test finds a change; the tests run in a process of their own."""
    asked = [sys.executable, __file__, mutant.file, "--only", f"{mutant.at}/{mutant.way}"]
    try:
        tried = subprocess.run(asked, cwd=ROOT, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


class FirstFound:
    """Lets hypothesis stop at the first failure, without looking for a smaller one."""

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings  # noqa: TID251

        settings.register_profile("first found", phases=(Phase.generate,))
        settings.load_profile("first found")


def try_one(mutant: Mutant) -> int:
    """Run the tests on one change in this process, and return what pytest does."""
    sys.meta_path.insert(0, _Finder(mutant))
    tests = [str(ROOT / f"tests/dmn/{name}.py") for name in TESTS[mutant.file]]
    quietly = ["-x", "-q", "-p", "no:cacheprovider", "-n0"]
    return int(pytest.main([*quietly, *tests], plugins=[FirstFound()]))


def main() -> int:
    """Try every change, and return 1 where a test is lacking."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=[*TESTS], metavar="FILE")
    parser.add_argument("--part", default="1/1", help="I/N: the I-th of every N changes")
    parser.add_argument("--only", help="NODE/WAY: one change, with what pytest says")
    asked = parser.parse_args()
    each = [mutant for file in asked.files for mutant in mutants_of(file)]
    if asked.only:
        return try_one(next(one for one in each if f"{one.at}/{one.way}" == asked.only))
    part, parts = map(int, asked.part.split("/"))
    each = each[part - 1 :: parts]
    lacking, alike = 0, 0
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for mutant, alive in zip(each, workers.map(survives, each), strict=True):
            if alive and mutant.name in ALIKE:
                alike += 1
            elif alive:
                lacking += 1
                place = f"sp_engine/rules/dmn/{mutant.file}.py:{mutant.line}"
                print(f"{place} (--only {mutant.at}/{mutant.way}): {mutant.told}", flush=True)  # noqa: T201
    found = len(each) - lacking - alike
    print(f"{len(each)} changes: {found} found, {alike} without a meaning, {lacking} that no test finds")  # noqa: T201
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
