"""Which applicants no row covers, all of them: in words that say from where to where.

In come the guards of rows, what is so of everybody whom they are for, and the requirements; out comes each
gap that an applicant who can be approved may fall into.  Gaps that depend on the day, or among too many
cases, are not listed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from sp_engine.conditions import Cell, Claim, Condition, Leaf, cells_of, depends_on_day, leaves_by_item
from sp_engine.documents import Standard
from sp_engine.facts import FactDefinition, FactValue, Kind, as_written, own_name
from sp_engine.rules import Completions, Situation, TooManySteps, Truth, ruleset_of
from sp_engine.words import Words, listed
from sp_engine.words.messages import lint_details as messages

MOST_CASES = 4_096
MOST_TOLD = 10


def uncovered(
    guards: Sequence[Condition], within: Sequence[Claim], standard: Standard, day: int
) -> list[dict[str, Cell]] | None:
    """Return the gaps, adjoining ones as one; None where they cannot be listed."""
    vocabulary = standard.vocabulary
    asked = leaves_by_item([*guards, *(claim.condition for claim in within)])
    rules = ruleset_of(standard.requirements)
    required = leaves_by_item(
        [c for rule in rules.rules if rule.mandatory for c in (rule.guard, rule.condition) if c is not None]
    )
    every = {name: tuple(dict.fromkeys((*leaves, *required.get(name, ())))) for name, leaves in asked.items()}
    if any(depends_on_day(leaf) for leaves in every.values() for leaf in leaves):
        return None
    cells = {name: _cells(vocabulary[name], leaves, day) for name, leaves in every.items()}
    if prod(map(len, cells.values())) > MOST_CASES:
        return None
    completions = Completions(rules, vocabulary)
    gaps = []
    for chosen in product(*cells.values()):
        gap = dict(zip(cells, chosen, strict=True))
        facts = {name: cell.value for name, cell in gap.items()}
        situation = Situation(facts, day)
        covered = any(situation.value(guard) is Truth.TRUE for guard in guards)
        so = all((situation.value(claim.condition) is Truth.TRUE) is claim.holds for claim in within)
        if so and not covered and _can_be_approved(completions, facts, day):
            gaps.append(gap)
    for name in cells:
        gaps = _merged(gaps, name)
    return gaps


def _cells(definition: FactDefinition, asked: Sequence[Leaf], day: int) -> tuple[Cell, ...]:
    """Return the cells of a fact's values; each choice has one of its own, so that all are named."""
    if definition.kind is Kind.CHOICE:  # the only kind whose values can be listed and are not stretches
        return tuple(map(Cell, definition.choices or ()))
    return cells_of(definition, asked, day)


def _can_be_approved(completions: Completions, facts: dict[str, FactValue], day: int) -> bool:
    try:
        return completions.any_approves(facts, day)
    except TooManySteps:
        return True


def _merged(gaps: Iterable[dict[str, Cell]], name: str) -> list[dict[str, Cell]]:
    """Return gaps in which those are one that adjoin each other in one fact and are alike in every other."""
    merged: list[dict[str, Cell]] = []
    for gap in gaps:
        cell = gap[name]
        before = next(
            (
                other
                for other in merged
                if _adjoin(other[name], cell) and all(other[key] == gap[key] for key in gap if key != name)
            ),
            None,
        )
        if before is None:
            merged.append(dict(gap))
        else:
            before[name] = before[name]._replace(most=cell.most)
    return merged


def _adjoin(cell: Cell, after: Cell) -> bool:
    return cell.most is not None and after.least == cell.most + 1


def gaps_words(gaps: Sequence[dict[str, Cell]], standard: Standard) -> Words:
    """Return the gaps as an author would write their values: `jbb: 3500`; `massa: 10001` sampai `20000`."""
    told = [_gap(gap, standard) for gap in gaps[:MOST_TOLD]]
    more = len(gaps) - len(told)
    if more:
        told.append(messages.AND_MORE_GAPS.fill(number=more))
    return Words("; ".join(one.id for one in told), "; ".join(one.en for one in told))


def _gap(gap: dict[str, Cell], standard: Standard) -> Words:
    parts = [_values(own_name(name), cell, standard.vocabulary[name]) for name, cell in gap.items()]
    told_id, told_en = [part.id for part in parts], [part.en for part in parts]
    return Words(listed(told_id, "and", "id"), listed(told_en, "and", "en"))


def _values(name: str, cell: Cell, definition: FactDefinition) -> Words:
    def shown(value: FactValue) -> str:
        if isinstance(value, frozenset):
            return f"[{', '.join(sorted(value))}]"
        return str(as_written(definition, value))

    ordered = definition.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)  # the kinds whose cells are stretches
    if not ordered or (cell.least is not None and cell.least == cell.most):
        return Words(*[f"`{name}: {shown(cell.value)}`"] * 2)
    if cell.least is None:
        last = None if cell.most is None else shown(cell.most)
        return (
            messages.ANY_VALUE.fill(name=name) if last is None else messages.UNTIL.fill(name=name, last=last)
        )
    if cell.most is None:
        return messages.FROM.fill(name=name, first=shown(cell.least))
    return messages.FROM_UNTIL.fill(name=name, first=shown(cell.least), last=shown(cell.most))
