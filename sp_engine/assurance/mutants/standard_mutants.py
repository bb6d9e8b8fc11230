"""Small changes to a standard as an author could have slipped: each one edit of what is written.

In comes a standard with its texts; out come mutants: where, from what to what, in words, and the edit itself.
Knows nothing about cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sp_engine.assurance.mutants.condition_mutants import (
    DROPPED,
    Mutant,
    amount_mutants,
    became,
    condition_mutants,
    duration_mutants,
    number_mutants,
    share_mutants,
    unit_mutants,
)
from sp_engine.assurance.mutants.edit import Drop, Put, Rename, edited
from sp_engine.assurance.standard_text import StandardText
from sp_engine.conditions import Condition
from sp_engine.documents import (
    APPLICANT,
    GATE_STAGE,
    MANDATORY,
    PERIODS,
    PROGRAMME,
    TARIFF_PREFIX,
    Component,
    Fee,
    FeeComponent,
    FeeRow,
    Growth,
    Late,
    Product,
    Requirement,
    Stage,
    Standard,
    Start,
    StartKind,
    YieldedWhen,
)
from sp_engine.facts import Vocabulary
from sp_engine.words import Words, rupiah
from sp_engine.words.messages import mutants as messages
from sp_engine.workdays import Duration
from sp_engine.yaml_text import Place, flow


def mutants_of(standard: Standard) -> list[Mutant]:
    """Return every mutant of a standard, in the order of the document, each edit once."""
    vocabulary = standard.vocabulary
    found = [
        *_definitions(standard),
        *(mutant for each in standard.requirements for mutant in _requirement(each, standard)),
        *(mutant for stage in standard.stages for mutant in _stage(stage, vocabulary)),
        *_fee(standard.fee, vocabulary),
        *(mutant for product in standard.products for mutant in _product(product, vocabulary)),
    ]
    return list({(mutant.at, mutant.to): mutant for mutant in found}.values())


def mutated(mutant: Mutant, text: StandardText) -> Standard | None:
    """Return the standard as it is read with the edit made; None when it then has no meaning."""
    source = text.source(mutant.edit.at)
    changed = text.changed(source.replace(data=edited(source.data, mutant.edit)))
    return None if changed is None else changed.standard


# ── components ───────────────────────────────────────────────────────────────
def _definitions(standard: Standard) -> Iterator[Mutant]:
    for name, condition in standard.document.definitions.items():
        owner = messages.IN_DEFINITION.fill(name=name)
        yield from condition_mutants(condition, standard.vocabulary, owner)


def _requirement(requirement: Requirement, standard: Standard) -> Iterator[Mutant]:
    at, name, vocabulary = requirement.at, requirement.id, standard.vocabulary
    owner = messages.IN_REQUIREMENT.fill(name=name)
    yield Mutant(at, Drop(at), DROPPED, messages.REQUIREMENT_DROPPED.fill(name=name))
    words = messages.BECAME_PREFERRED if requirement.mandatory else messages.BECAME_MANDATORY
    place, other = requirement.place("mandatory"), MANDATORY.word(not requirement.mandatory)
    yield Mutant(at, Put(place, other), f"{place.path[-1]} {other}", words.fill(name=name))
    if requirement.guard is not None:
        yield from _guard(requirement.guard, requirement.place("guard"), vocabulary, owner)
    if requirement.gate is not None:
        yield from _gate(requirement.gate, requirement.place("gate"), standard.stages, owner)
    yield from condition_mutants(requirement.condition, vocabulary, owner)


def _gate(gate: str, at: Place, stages: Iterable[Stage], owner: Words) -> Iterator[Mutant]:
    """Yield what is asked from the start, and after each other stage."""
    yield Mutant(at, Drop(at), DROPPED, messages.KEY_DROPPED.fill(key=at.path[-1], owner=owner))
    place = at.under(GATE_STAGE)
    for stage in stages:
        if stage.id != gate:
            says = became(f"`{at.path[-1]}`", f"`{stage.id}`", owner)
            yield Mutant(place, Put(place, stage.id), stage.id, says)


def _guard(guard: Condition, at: Place, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    yield Mutant(at, Drop(at), DROPPED, messages.GUARD_DROPPED.fill(owner=owner))
    yield from condition_mutants(guard, vocabulary, owner)


def _stage(stage: Stage, vocabulary: Vocabulary) -> Iterator[Mutant]:
    owner = messages.IN_STAGE.fill(name=stage.id)
    if stage.guard is not None:
        yield from _guard(stage.guard, stage.place("guard"), vocabulary, owner)
    if stage.each is not None:
        at = stage.place("each")
        yield Mutant(at, Drop(at), DROPPED, messages.COUNT_DROPPED.fill(owner=owner))
    for row in () if stage.each is not None else stage.rows:  # no date tells another time
        own = row.at == stage.place("longest")  # it is the stage's own time, not one of several
        at = row.at if own else row.place("longest")
        yield from duration_mutants(at, row.longest, messages.TIME, owner)
        yield from unit_mutants(at, row.longest, messages.TIME, owner)
        if row.guard is not None:
            yield from condition_mutants(row.guard, vocabulary, owner)
    if stage.rows and stage.each is None:
        yield from _start(stage, owner)
    if stage.by_applicant:
        at = stage.place("by_applicant")
        says = messages.KEY_DROPPED.fill(key=f"{at.path[-1]}: {APPLICANT.word(True)}", owner=owner)
        yield Mutant(at, Drop(at), DROPPED, says)
    if stage.programme:
        at = stage.place("programme")
        key, other = f"`{at.path[-1]}`", PROGRAMME.word(False)
        yield Mutant(at, Drop(at), DROPPED, became(key, f"`{other}`", owner))
    if stage.growth is not None:
        yield from _growth(stage.growth, owner)


def _start(stage: Stage, owner: Words) -> Iterator[Mutant]:
    """Yield the stage begun on receipt, or on completeness if it does not begin with that; of several events
    with the latest of which it begins, with each alone."""
    place = stage.place("start")
    on_complete = stage.start.kind is StartKind.COMPLETE
    instead = Start(StartKind.RECEIVED if on_complete else StartKind.COMPLETE)
    for other in stage.start.of or (instead,):
        written = other.kind.value if other.ref is None else {other.kind.value: other.ref}
        says = became(f"`{place.path[-1]}`", f"`{flow(written)}`", owner)
        yield Mutant(stage.at, Put(place, written), f"{place.path[-1]} {flow(written)}", says)


def _growth(growth: Growth, owner: Words) -> Iterator[Mutant]:
    yield from duration_mutants(growth.place("step"), growth.step, messages.ADDED_TIME, owner)
    for field, number, least in (("every", growth.every, 1), ("beyond", growth.beyond, 0)):
        at = growth.place(field)
        if number:
            yield from number_mutants(at, number, f"`{at.path[-1]}`", owner, least=least)


def _product(product: Product, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield another condition or outcome, lengths one shorter and longer, and another start or no end."""
    owner = messages.IN_PRODUCT.fill(name=product.name)
    if product.when is not YieldedWhen.APPROVED:
        yield _key_dropped(product.place("when"), owner)
    if product.guard is not None:
        yield from _guard(product.guard, product.place("guard"), vocabulary, owner)
    validity, reporting, renewal = product.validity, product.reporting, product.renewal
    if validity is not None:
        if validity.lasts is not None:
            yield from _length(validity.place("lasts"), validity.lasts, messages.VALIDITY, owner)
        else:
            yield _key_dropped(product.place("validity"), owner)
        if validity.since is not None:
            yield _key_dropped(validity.place("since"), owner)
    if reporting is not None:
        yield from _length(reporting.place("every"), reporting.every, messages.REPORTING, owner)
    if renewal is not None:
        yield from _length(renewal.place("before"), renewal.before, messages.RENEWAL, owner)


def _length(at: Place, length: Duration, what: Words, owner: Words) -> Iterator[Mutant]:
    yield from duration_mutants(at, length, what, owner, least=1)
    yield from unit_mutants(at, length, what, owner)


def _key_dropped(at: Place, owner: Words) -> Mutant:
    return Mutant(at, Drop(at), DROPPED, messages.KEY_DROPPED.fill(key=at.path[-1], owner=owner))


def _fee(fee: Fee, vocabulary: Vocabulary) -> Iterator[Mutant]:
    if fee.free:
        keys = FeeComponent.keys
        one = {keys["id"].name: Component.FEE.value, keys["text"].name: "Biaya", keys["amount"].name: 1}
        priced = Rename(fee.place("free"), Fee.keys["components"].name, ([one],))
        yield Mutant(fee.at, priced, "Rp1", messages.NO_LONGER_FREE)
    for tariff in fee.tariffs.values():
        owner = messages.IN_FEE.fill(name=f"{TARIFF_PREFIX}{tariff.id}")
        for row in tariff.rows:
            yield from _fee_row(row, vocabulary, owner)
    for component in fee.components:
        yield from _component(component, vocabulary)


def _fee_row(row: FeeRow, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    """Yield an amount or a share one higher and lower, or set where none is, and each basis dropped."""
    if row.amount is not None:
        yield from amount_mutants(row.written_at("amount"), row.amount, owner)
    for field, share, of in (("percent", row.percent, 100), ("permille", row.permille, 1000)):
        if share is not None:
            at = row.written_at(field)
            yield from share_mutants(at, share * of, f"`{at.path[-1]}`", owner)
    if row.sets_none:
        at, amount = row.written_at(row.field), FeeRow.keys["amount"].name
        says = became(f"`{at.path[-1]}`", f"`{amount}: {rupiah(0)}`", owner)
        yield Mutant(at, Rename(at, amount, (rupiah(0),)), rupiah(0), says)
    if len(row.bases) > 1:
        yield from _each_dropped(row.written_at("bases"), len(row.bases), owner)
    if row.guard is not None:
        yield from condition_mutants(row.guard, vocabulary, owner)


def _each_dropped(at: Place, entries: int, owner: Words) -> Iterator[Mutant]:
    for i in range(entries):
        says = messages.ITEM_DROPPED.fill(number=i + 1, joint=at.path[-1], owner=owner)
        yield Mutant(at.under(i), Drop(at.under(i)), DROPPED, says)


def _counted(component: FeeComponent, owner: Words) -> Iterator[Mutant]:
    """Yield each thing counted no more, and a delay counted by other periods."""
    at = component.place("counted")
    if len(component.counted) > 1:
        yield from _each_dropped(at, len(component.counted), owner)
    elif component.counted:
        yield Mutant(at, Drop(at), DROPPED, messages.COUNT_DROPPED.fill(owner=owner))
    for late in component.counted:
        if isinstance(late, Late):
            if late.beyond is not None:
                beyond = late.place("beyond")
                yield from duration_mutants(beyond, late.beyond, Words(*[f"`{beyond.path[-1]}`"] * 2), owner)
            place = late.place("every")
            for period in PERIODS:
                if period is not late.every:
                    says = became(f"`{place.path[-1]}`", period.value, owner)
                    yield Mutant(place, Put(place, period.value), period.value, says)


def _component(component: FeeComponent, vocabulary: Vocabulary) -> Iterator[Mutant]:
    owner = messages.IN_FEE.fill(name=component.id)
    for row in component.rows:
        yield from _fee_row(row, vocabulary, owner)
    if component.each is not None and not component.choices:
        at = component.place("each")
        yield Mutant(at, Drop(at), DROPPED, messages.COUNT_DROPPED.fill(owner=owner))
    yield from _counted(component, owner)
    for field, limit in (("at_least", component.at_least), ("at_most", component.at_most)):
        if limit is not None:
            yield from amount_mutants(component.place(field), limit, owner)
    if component.rounded_to is not None:
        at = component.place("rounded_to")
        yield Mutant(at, Drop(at), DROPPED, messages.KEY_DROPPED.fill(key=at.path[-1], owner=owner))
    if component.guard is not None:
        yield from _guard(component.guard, component.place("guard"), vocabulary, owner)
    if component.waived is not None:
        at = component.place("waived")
        yield Mutant(at, Drop(at), DROPPED, messages.WAIVER_DROPPED.fill(owner=owner))
        yield from condition_mutants(component.waived, vocabulary, owner)
