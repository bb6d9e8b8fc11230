"""Z3, asked whether some truths of a program can hold together.

In come a program and how long an answer may take; out come answers.  The package comes with the extra
`analysis` and is imported when the first program is solved, never before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.rules.smt.model import Answer, Impossible, Literal, NotDecided


class Solver:
    """A program that has been read; `seconds` is how long each answer may take, None for any time."""

    def __init__(self, text: str, seconds: float | None = None) -> None:
        """Raises `PackageMissingError`."""
        self._z3 = optional_package("z3", "analysis")
        self._seconds = seconds
        self._context = self._z3.Context()  # its own, so that no answer depends on what was asked elsewhere
        self._solver = self._z3.Solver(ctx=self._context)
        if seconds is not None:
            self._solver.set("timeout", max(1, round(1000 * seconds)))
        self._solver.from_string(text)
        self._truths: dict[str, Any] = {}
        self._names: dict[tuple[str, str], Any] = {}
        self.asked = 0

    def ask(self, literals: Iterable[Literal]) -> Answer:
        """Return an assignment for which all literals hold, or a proof that there is none."""
        self.asked += 1
        asked = {self._truth(literal): literal for literal in literals}
        answer = self._solver.check(*asked)
        if answer == self._z3.sat:
            return _Z3Model(self._z3, self._context, self._solver.model(), self._names)
        if answer == self._z3.unsat:
            core = {str(each) for each in self._solver.unsat_core()}
            return Impossible(tuple(literal for truth, literal in asked.items() if str(truth) in core))
        return NotDecided(self._seconds)

    def fewest_true(self, literals: Iterable[Literal], counted: Iterable[Literal]) -> Answer:
        """Return an assignment for which all literals hold and as few as can be of those that are counted."""
        literals, truths = [*literals], [self._truth(literal) for literal in counted]
        best = self.ask(literals)
        self._solver.push()
        while isinstance(best, _Z3Model) and (true := sum(map(best.holds, truths))):
            self._solver.add(self._z3.AtMost(*truths, true - 1))
            fewer = self.ask(literals)
            if isinstance(fewer, Impossible):
                break
            best = fewer
        self._solver.pop()
        return best

    def fewest(self, literals: Iterable[Literal], kept: Iterable[Literal] = ()) -> tuple[Literal, ...] | None:
        """Return some of the literals that cannot hold together with what is `kept`, none to be left out.

        None where they can, or where that was not decided.
        """
        kept = [*kept]
        answer = self.ask([*kept, *literals])
        if not isinstance(answer, Impossible):
            return None
        least = [literal for literal in answer.together if literal not in kept]
        for literal in [*least]:
            fewer = [other for other in least if other != literal]
            if isinstance(self.ask([*kept, *fewer]), Impossible):
                least = fewer
        return tuple(least)

    def _truth(self, literal: Literal) -> Any:
        known = self._truths.get(literal.name)
        if known is None:
            known = self._truths[literal.name] = self._z3.Bool(literal.name, self._context)
        return known if literal.holds else self._z3.Not(known)


class _Z3Model:
    """A model; the names that are read from many are kept by the solver."""

    def __init__(self, z3: Any, context: Any, model: Any, names: dict[tuple[str, str], Any]) -> None:
        self._z3, self._context, self._model, self._names = z3, context, model, names

    def truth(self, name: str) -> bool:
        return self.holds(self._constant(name, "Bool"))

    def holds(self, truth: Any) -> bool:
        return bool(self._z3.is_true(self._model.eval(truth, model_completion=True)))

    def number(self, name: str) -> int:
        value: int = self._model.eval(self._constant(name, "Int"), model_completion=True).as_long()
        return value

    def _constant(self, name: str, sort: str) -> Any:
        constant = self._names.get((name, sort))
        if constant is None:
            constant = self._names[name, sort] = getattr(self._z3, sort)(name, self._context)
        return constant
