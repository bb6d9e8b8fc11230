"""The fee of a standard as JavaScript, from which `fees.js` works out what one applicant pays.

In comes a fee; out comes an object: its components and named amounts, each with the rows of which the first
that applies counts.  Amounts are whole rupiah, shares pairs of whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import prod
from typing import TypeAlias, assert_never

from sp_engine.conditions import Condition, Document, Leaf
from sp_engine.deciding import ConditionText, reason_text
from sp_engine.documents import Counted, Fee, FeeComponent, FeeRow, Late, MoneyFact
from sp_engine.rules import condition_program, js_value, time_program
from sp_engine.workdays import Duration

Told: TypeAlias = Callable[[Leaf | Document], str]


def fee_program(fee: Fee, texts: Iterable[ConditionText], told: Told) -> str:
    """Return the fee; `texts` are the words for facts in each language, `told` what stands behind a leaf."""
    return _FeeProgram(fee, tuple(texts), told).whole()


class _FeeProgram:
    def __init__(
        self, fee: Fee, texts: tuple[ConditionText, ...], told: Callable[[Leaf | Document], str]
    ) -> None:
        self.fee, self.texts, self.told = fee, texts, told

    def whole(self) -> str:
        if self.fee.free:
            return "{ free: true, components: [] }"
        components = "".join(f"      {self._component(one)},\n" for one in self.fee.components)
        tariffs = "".join(
            f"      {js_value(name)}: {self._rows(tariff.rows)},\n"
            for name, tariff in self.fee.tariffs.items()
        )
        said = f"noRow: {self._reason(None)}"
        return (
            f"{{\n    {said},\n    components: [\n{components}    ],\n    tariffs: {{\n{tariffs}    }},\n  }}"
        )

    def _component(self, component: FeeComponent) -> str:
        vocabulary = self.texts[0].vocabulary
        facts = (each for each in component.counted if isinstance(each, str))
        steps = prod(vocabulary[fact].steps for fact in facts)
        counted = ", ".join(map(self._counted, component.counted))
        kept = {
            "id": js_value(component.id),
            "text": js_value([*component.text]),
            "guard": self._condition(component.guard),
            "waived": self._condition(component.waived),
            "each": js_value(component.each),
            "rows": self._rows(component.rows),
            "counted": f"[{counted}]" if counted else "",
            "steps": "" if steps == 1 else str(steps),
            "roundedTo": js_value(component.rounded_to),
            "least": js_value(component.at_least),
            "most": js_value(component.at_most),
        }
        return "{ " + ", ".join(f"{key}: {value}" for key, value in kept.items() if value != "") + " }"

    def _condition(self, condition: Condition | None) -> str:
        return "null" if condition is None else condition_program(condition, self.told)

    def _rows(self, rows: Iterable[FeeRow]) -> str:
        return f"[{', '.join(map(self._row, rows))}]"

    def _row(self, row: FeeRow) -> str:
        guard = f"guard: {self._condition(row.guard)}"
        if row.sets_none:
            return f"{{ {guard}, none: {self._reason(row)} }}"
        if row.share is None:
            return f"{{ {guard}, amount: {row.amount} }}"
        bases = ", ".join(
            f"{{ fact: {js_value(base.fact)} }}" if isinstance(base, MoneyFact) else self._base(base)
            for base in row.bases
        )
        return f"{{ {guard}, share: [{row.share.numerator}, {row.share.denominator}], of: [{bases}] }}"

    def _base(self, name: str) -> str:
        part = self.fee.base(name)
        kind = "component" if isinstance(part, FeeComponent) else "tariff"
        return f"{{ {kind}: {js_value(part.id)} }}"

    def _counted(self, counted: Counted) -> str:
        match counted:
            case str():
                return f"{{ fact: {js_value(counted)} }}"
            case Late(fact=fact, every=every, beyond=beyond):
                grace = "null" if beyond is None else time_program(beyond)
                period = time_program(Duration(1, every))
                return f"{{ late: {js_value(fact)}, every: {period}, beyond: {grace} }}"
            case _ as never:
                assert_never(never)

    def _reason(self, row: FeeRow | None) -> str:
        return js_value([reason_text(row, text) for text in self.texts])
