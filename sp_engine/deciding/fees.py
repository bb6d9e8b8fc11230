"""The fee of one applicant: known as soon as every completion of the open facts gives the same.

In come the standard's fee and typed facts; out comes each component's amount in whole rupiah, or the interval
in which it lies and all the facts that would settle it.  Facts needed only for the fee never decide.
"""

from __future__ import annotations

from sp_engine.deciding.amounts_due import FeeDue, FeeItem
from sp_engine.deciding.fee_bounds import added
from sp_engine.documents import Fee
from sp_engine.facts import FactValue, ListValue, Vocabulary
from sp_engine.rules import Situation


def fee_due(fee: Fee, vocabulary: Vocabulary, situation: Situation) -> FeeDue:
    """Return the fee of an applicant."""
    if fee.free:
        return FeeDue(True)
    if not fee.components:
        return FeeDue(False)
    if situation.dated and all(_stated(situation.facts.get(name)) for name in fee.facts):
        return _as_stated(fee, vocabulary, situation)
    from sp_engine.deciding.fee_completions import over_completions

    return over_completions(fee, vocabulary, situation)


def _stated(value: FactValue | None) -> bool:
    """Whether a fact is plainly stated; of a list items, or what is asked of them, may still be to come."""
    return value is not None and not isinstance(value, ListValue)


def _as_stated(fee: Fee, vocabulary: Vocabulary, situation: Situation) -> FeeDue:
    """Return the fee where nothing is open."""
    from sp_engine.deciding.fee_charges import Charges

    charges = Charges(fee, vocabulary, situation, {})
    each = [(component, charges.of(component)) for component in fee.components]
    items = tuple(FeeItem(component, charge.bounds, (), charge) for component, charge in each)
    return FeeDue(True, items, added(item.bounds for item in items))
