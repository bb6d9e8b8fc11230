"""An arm for whatever is left answers nothing: it asserts that nothing is, or refuses, or says why not.

Why not is said beside it, as `# the rest: …`: no other remark is a reason.

Nor does a comparison with one member of an enumeration that will grow, or a tuple or table of some of them:
it would answer for the members that it does not name, and no type checker would say so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((*(ROOT / "sp_engine").rglob("*.py"), *(ROOT / "cli/sp_cli").rglob("*.py")))
GROWING = {"Outcome", "ExpectedOutcome", "CaseAssertion", "Unit", "ChannelKind", "Operand", "DayKind"}
"""The enumerations to which somebody will add a member."""


REASON = re.compile(r"  # the rest: \w")


def answering_arms(code: str) -> Iterator[int]:
    """Yield the lines of the arms that take the rest and answer, with no reason beside them."""
    lines = code.splitlines()
    for case in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.match_case)):
        reason = REASON.search(lines[case.pattern.lineno - 1])
        if _takes_the_rest(case.pattern) and not reason and not _refuses(case.body[-1]):
            yield case.pattern.lineno


def _takes_the_rest(pattern: ast.pattern) -> bool:
    """Whether it is `_`, a name, or `_` with a name."""
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or _takes_the_rest(pattern.pattern))


def _refuses(last: ast.stmt) -> bool:
    called = last.value.func if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    return isinstance(last, ast.Raise) or (isinstance(called, ast.Name) and called.id == "assert_never")


def answering_comparisons(code: str) -> Iterator[int]:
    """Yield the lines that sort out members of a growing enumeration, with no reason beside them."""
    lines = code.splitlines()
    for node in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.expr)):
        if any(map(_is_member, _sorted_out(node))) and not REASON.search(lines[node.lineno - 1]):
            yield node.lineno


def _sorted_out(node: ast.expr) -> list[ast.expr | None]:
    """Return what a comparison, a tuple or list, or a table names."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Tuple(elts=some) | ast.List(elts=some) | ast.Set(elts=some) if (
            sum(map(_is_member, some)) > 1
        ):
            return [*some]
        case ast.Dict(keys=keys):
            return keys
        case _:  # the rest: Python
            return []


def _is_member(node: ast.expr | None) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            return name in GROWING and attribute.isupper()
        case _:  # the rest: Python
            return False


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_comparison_answers_for_members_that_it_does_not_name(path: Path) -> None:
    assert list(answering_comparisons(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("final = outcome is not Outcome.REJECT", True),
        ("final = outcome in (Outcome.APPROVE, Outcome.REJECT)", True),
        ("rank = {Outcome.REJECT: 0}", True),
        ("outcome = Outcome.REJECT", False),
        ("final = not outcome.is_open", False),
        ("halves = outcome is Outcome.REJECT  # the rest: who rejects says why", False),
        ("halves = outcome is Outcome.REJECT  # who rejects says why", True),
    ],
)
def test_a_comparison_that_answers_is_found(line: str, answers: bool) -> None:
    assert bool(list(answering_comparisons(line))) is answers


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_arm_answers_for_what_it_does_not_name(path: Path) -> None:
    assert list(answering_arms(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("arm", "answers"),
    [
        ("case _: return 1", True),
        ("case other: return other", True),
        ("case _ as rest: return rest", True),
        ("case _ as never: assert_never(never)", False),
        ("case other: raise AssertionError(other)", False),
        ("case _:  # the rest: an open set of somebody else's\n            return None", False),
        ("case _:  # nothing\n            return None", True),
        ("case None: return 1", False),
    ],
)
def test_an_arm_that_answers_is_found(arm: str, answers: bool) -> None:
    code = f"def f(x):\n    match x:\n        case 1: return 0\n        {arm}\n"
    assert bool(list(answering_arms(code))) is answers
