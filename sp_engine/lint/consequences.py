"""What the requirements of one standard entail together: whatever their author wrote only indirectly.

In come a standard whose conditions have no finding of their own, and the sources that it is written in; out
come findings: what follows from several requirements, that nobody can meet them all, or that not everything
that follows could be worked out.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.conditions import HOLDS_NOT, Period, items_of, leaves_within
from sp_engine.documents import Requirement, Standard
from sp_engine.rules import Consequence, Consequences, consequences_of, ruleset_of
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import lint_details
from sp_engine.yaml_text import Sources


def consequence_problems(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what requirements entail together, each at the last of them."""
    curable = [*_curable_guards(standard, sources)]
    yield from curable
    if curable:
        return
    decree = standard.decree
    period = Period(decree.first_day, decree.ends)
    consequences = consequences_of(ruleset_of(standard.requirements), standard.vocabulary, period)
    requirements = {requirement.id: requirement for requirement in standard.requirements}
    for each in consequences.found:
        yield _entailed(each, [requirements[rule] for rule in each.rules], sources)
    if not consequences.proven:
        place = standard.document.delivery.requirements.at
        yield sources.finding("SP341", place, key=True, because=_unproven(consequences))


def _curable_guards(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield each fact in a guard that can be mended: mending it would close the guard after a rejection."""
    for requirement in standard.requirements:
        for leaf in leaves_within(requirement.guard) if requirement.guard is not None else ():
            if standard.vocabulary[leaf.item.id].curable_when_short:
                yield sources.finding("SP342", leaf.at, fact=leaf.item.id)


def _entailed(consequence: Consequence, by: list[Requirement], sources: Sources) -> Diagnostic:
    place, names = by[-1].place("condition"), ", ".join(f"`{requirement.id}`" for requirement in by)
    if consequence.condition == HOLDS_NOT:
        return sources.finding("SP343", place, names=names)
    facts = ", ".join(f"`{item.id}`" for item in items_of(consequence.condition))
    return sources.finding("SP340", place, names=names, facts=facts)


def _unproven(consequences: Consequences) -> Words:
    if consequences.cut_off:
        return lint_details.TOO_MUCH_FOLLOWS
    if consequences.lists:
        return lint_details.ITEMS_ASKED_IN_TWO_WAYS.fill(
            lists=", ".join(f"`{name}`" for name in consequences.lists)
        )
    return lint_details.DEPENDS_ON_DAY.fill(facts=", ".join(f"`{name}`" for name in consequences.dated))
