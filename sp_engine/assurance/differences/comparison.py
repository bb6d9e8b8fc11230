"""Two standards side by side, with what it takes to tell a condition of either in words.

In come two standards; out comes one value.  Knows nothing about what differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from sp_engine.assurance.differences.component_entries import Regulations
from sp_engine.assurance.differences.rule_text import ConditionTexts
from sp_engine.conditions import Condition, Period
from sp_engine.deciding import ConditionText
from sp_engine.documents import FeeRow, Standard, TimeRow
from sp_engine.facts import Vocabulary
from sp_engine.rules import Situation, normal

Row = TypeVar("Row", TimeRow, FeeRow)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`vocabulary`: the facts of both, the newer definition first; `same_kinds`: no fact changed its kind."""

    old: Standard
    new: Standard
    texts_old: ConditionTexts
    texts_new: ConditionTexts
    vocabulary: Vocabulary
    same_kinds: bool
    period: Period
    regulations: Regulations


def comparison(old: Standard, new: Standard, regulations: Regulations) -> Comparison:
    definitions = {name: facts[name] for facts in (old.vocabulary, new.vocabulary) for name in facts}
    same_kinds = all(
        old.vocabulary[name].kind is new.vocabulary[name].kind for name in old.facts if name in new.vocabulary
    )
    decree = new.decree
    return Comparison(
        _resolved(old),
        _resolved(new),
        _texts(old.vocabulary, new),
        _texts(new.vocabulary, new),
        Vocabulary(definitions),
        same_kinds,
        Period(decree.first_day, decree.ends),
        regulations,
    )


def _resolved(standard: Standard) -> Standard:
    """Return the standard with every condition in normal form: how one is put together is no difference."""
    requirements = tuple(
        r.replace(guard=_normal(r.guard), condition=normal(r.condition)) for r in standard.requirements
    )
    stages = tuple(
        stage.replace(guard=_normal(stage.guard), rows=tuple(map(_row, stage.rows)))
        for stage in standard.stages
    )
    fee = standard.fee
    components = tuple(
        component.replace(
            guard=_normal(component.guard),
            waived=_normal(component.waived),
            rows=tuple(map(_row, component.rows)),
        )
        for component in fee.components
    )
    tariffs = {name: one.replace(rows=tuple(map(_row, one.rows))) for name, one in fee.tariffs.items()}
    delivery = standard.document.delivery
    resolved = delivery.replace(
        requirements=delivery.requirements.replace(items=requirements),
        service_time=delivery.service_time.replace(stages=stages),
        fee=fee.replace(components=components, tariffs=tariffs),
    )
    return standard._replace(document=standard.document.replace(delivery=resolved))


def _normal(condition: Condition | None) -> Condition | None:
    return None if condition is None else normal(condition)


def _row(row: Row) -> Row:
    return row.replace(guard=_normal(row.guard))


def _texts(vocabulary: Vocabulary, new: Standard) -> ConditionTexts:
    situation = Situation({}, new.decree.first_day.toordinal())
    return ConditionTexts(
        ConditionText(vocabulary, situation, "id"), ConditionText(vocabulary, situation, "en")
    )
