"""Z3, asked whether some truths of a program can hold together.

In come a program and how long an answer may take; out come answers.  The package comes with the extra
`analysis` and is imported when the first program is solved, never before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.rules.smt.model import Answer, Impossible, Literal, NotDecided

_INTERRUPTED = "interrupted from keyboard"
_OUT_OF_TIME = ("timeout", "canceled")


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
        self._names: dict[str, Any] = {}
        self.asked = 0

    def ask(self, literals: Iterable[Literal]) -> Answer:
        """Return an assignment for which all literals hold, or a proof that there is none.

        Raises `KeyboardInterrupt` where somebody interrupts while it is asked.
        """
        self.asked += 1
        asked = {self._truth(literal): literal for literal in literals}
        answer = self._solver.check(*asked)
        if answer == self._z3.sat:
            return _Z3Model(self._z3, self._context, self._solver.model(), self._names)
        if answer == self._z3.unsat:
            core = {str(each) for each in self._solver.unsat_core()}
            return Impossible(tuple(literal for truth, literal in asked.items() if str(truth) in core))
        reason = self._solver.reason_unknown()
        if reason == _INTERRUPTED:  # Z3 took the signal for itself
            raise KeyboardInterrupt
        return NotDecided(self._seconds if reason in _OUT_OF_TIME else None)

    def fewest_true(self, literals: Iterable[Literal], counted: Iterable[Literal]) -> Answer:
        """Return an assignment for which all literals hold and as few as can be of those that are counted."""
        literals, counted = [*literals], [*counted]
        truths = [self._truth(literal) for literal in counted]
        best = self.ask(literals)
        self._solver.push()
        while isinstance(best, _Z3Model) and (true := sum(best.truth(n) is holds for n, holds in counted)):
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
    """A model, of which names are read one by one: what it says nothing of may have any value.

    Z3's own functions are called, as its classes take ten times as long; what they return the model owns.
    """

    def __init__(self, z3: Any, context: Any, model: Any, names: dict[str, Any]) -> None:
        self._z3, self._context, self._model, self._names = z3, context.ref(), model, names

    def truth(self, name: str) -> bool:
        value = self._value(name, "Bool")
        return (
            value.value is not None and self._z3.Z3_get_bool_value(self._context, value) == self._z3.Z3_L_TRUE
        )

    def number(self, name: str) -> int:
        value = self._value(name, "Int")
        return 0 if value.value is None else int(self._z3.Z3_get_numeral_string(self._context, value))

    def _value(self, name: str, sort: str) -> Any:
        declared = self._names.get(name)
        if declared is None:
            declared = self._names[name] = getattr(self._z3, sort)(name, self._model.ctx).decl()
        return self._z3.Z3_model_get_const_interp(self._context, self._model.model, declared.ast)
