"""How the amount of a fee came about, in words."""

from __future__ import annotations

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.fees import FeeItem
from sp_engine.words import rupiah
from sp_engine.words.messages import fees as messages


def fee_item_text(item: FeeItem, text: ConditionText) -> str:
    """Say how an item came about, or on what it depends."""
    if item.waived:
        return messages.WAIVED.get(text.language)
    if item.amount is None:
        return text.depends(item.needs) if item.needs else messages.NO_AMOUNT_SET.get(text.language)
    if item.times is None or item.unit is None:
        return rupiah(item.amount)
    per = item.component.per or ""
    return messages.TIMES.say(
        text.language, number=item.times, name=text.within(per), amount=rupiah(item.unit)
    )
