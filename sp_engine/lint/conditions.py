"""What the conditions of one standard can never do: guards that never hold, rows that overlap or leave a gap.

In come a standard without other findings and the sources that it is written in; out come findings.  A
question with too many alternatives to answer exactly is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Applicant,
    Claim,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Period,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Undecided,
    Unwritten,
    applicant_words,
    find_applicant,
    items_of,
)
from sp_engine.documents import FeeRow, Requirement, Standard, TimeRow
from sp_engine.facts import Kind
from sp_engine.lint.uncovered import gaps_words, uncovered
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import lint_details
from sp_engine.yaml_text import Place, Sources, flow


def condition_problems(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what the conditions of a standard can never do, each at its place."""
    yield from _ConditionLint(standard, sources).run()


class _ConditionLint:
    def __init__(self, standard: Standard, sources: Sources) -> None:
        self.standard, self.sources = standard, sources
        self.period = Period(standard.decree.first_day, standard.decree.ends)
        self.dead_definitions: set[str] = set()

    def run(self) -> Iterator[Diagnostic]:
        yield from self._definitions()
        yield from self._requirements()
        yield from self._stages()
        yield from self._fee()
        for product in self.standard.products:
            if product.guard is not None and self._guard_never_holds(product.guard):
                yield self.sources.finding("SP301", product.place("guard"), name=product.name)

    # ── questions ────────────────────────────────────────────────────────────
    def _applicant(self, *claims: Claim) -> Applicant | None:
        """Return an applicant for whom all claims are so; None when there is none or nobody can tell."""
        try:
            return find_applicant(claims, self.standard.vocabulary, self.period)
        except Undecided:
            return None

    def _never(self, *claims: Claim) -> bool:
        try:
            return find_applicant(claims, self.standard.vocabulary, self.period) is None
        except Undecided:
            return False

    def _example(self, applicant: Applicant) -> Words:
        return applicant_words(applicant, self.standard.vocabulary)

    def _rests_on_dead(self, *conditions: Condition | None) -> bool:
        """Whether conditions name a definition that never holds, which is a finding already."""
        named = (name for each in conditions if each is not None for name in _named(each))
        return not self.dead_definitions.isdisjoint(named)

    # ── what is asked ────────────────────────────────────────────────────────
    def _definitions(self) -> Iterator[Diagnostic]:
        document = self.standard.document
        never = {name for name, guard in document.definitions.items() if self._never(Claim(guard))}
        for name in sorted(never):
            self.dead_definitions = never - {name}
            if not self._rests_on_dead(document.definitions[name]):
                place = document.place("definitions").under(name)
                yield self.sources.finding("SP301", place, key=True, name=name)
        self.dead_definitions = never

    def _requirements(self) -> Iterator[Diagnostic]:
        sound: list[Requirement] = []
        for requirement in self.standard.requirements:
            found = self._requirement(requirement)
            if found is not None:
                yield found
            elif not self._rests_on_dead(requirement.guard, requirement.condition):
                sound.append(requirement)
        always = [r for r in sound if r.mandatory and r.guard is None]
        for i, requirement in enumerate(always):
            for other in always[:i]:
                if _share_an_item(requirement.condition, other.condition) and self._never(
                    Claim(requirement.condition), Claim(other.condition)
                ):
                    place = requirement.place("condition")
                    yield self.sources.finding("SP312", place, name=requirement.id, other=other.id)
                    break
        guards = [r.guard for r in self.standard.requirements if r.mandatory]
        if guards and len(sound) == len(self.standard.requirements) and None not in guards:
            applicant = self._applicant(*(Claim(guard, False) for guard in guards if guard is not None))
            if applicant is not None:
                place = self.standard.document.delivery.requirements.at
                yield self.sources.finding("SP313", place, key=True, example=self._example(applicant))

    def _requirement(self, requirement: Requirement) -> Diagnostic | None:
        if self._rests_on_dead(requirement.guard, requirement.condition):
            return None
        condition, guard, name = Claim(requirement.condition), requirement.guard, requirement.id
        if guard is not None and self._never(Claim(guard)):
            return self.sources.finding("SP301", requirement.place("guard"), name=name)
        if self._never(condition):
            return self.sources.finding("SP302", requirement.place("condition"), name=name)
        if guard is not None and self._never(Claim(guard), condition):
            return self.sources.finding("SP311", requirement.place("condition"), name=name)
        return None

    def _stages(self) -> Iterator[Diagnostic]:
        for stage in self.standard.stages:
            if stage.guard is not None and self._guard_never_holds(stage.guard):
                yield self.sources.finding("SP301", stage.place("guard"), name=stage.id)
            elif stage.choices:
                within = [] if stage.guard is None else [Claim(stage.guard)]
                yield from self._rows(stage.choices, stage.place("choices"), within)

    def _fee(self) -> Iterator[Diagnostic]:
        fee = self.standard.fee
        used = [part for component in fee.components for part in fee.with_bases(component)]
        for tariff in fee.tariffs.values():
            if tariff not in used:
                yield self.sources.finding("SP358", tariff.at, key=True, name=tariff.id)
            if tariff.choices:
                yield from self._rows(tariff.choices, tariff.place("choices"), ())
        for component in fee.components:
            within = []
            if component.guard is not None:
                if self._guard_never_holds(component.guard):
                    yield self.sources.finding("SP301", component.place("guard"), name=component.id)
                    continue
                within.append(Claim(component.guard))
            if component.waived is not None:
                if self._guard_never_holds(component.waived):
                    yield self.sources.finding("SP301", component.waiver_place, name=component.id)
                within.append(Claim(component.waived, False))
            if component.choices:
                of_items = component.each is not None  # whose fields no guard of the component looks at
                place = component.place("choices")
                yield from self._rows(component.choices, place, () if of_items else within)

    def _guard_never_holds(self, guard: Condition, within: Sequence[Claim] = ()) -> bool:
        return not self._rests_on_dead(guard) and self._never(*within, Claim(guard))

    def _rows(
        self, rows: Sequence[TimeRow | FeeRow], place: Place, within: Sequence[Claim]
    ) -> Iterator[Diagnostic]:
        """Yield rows that never apply, that overlap, or that leave somebody uncovered; one finding a slip."""
        guards = [row.guard for row in rows]
        found = False
        for i in range(len(rows)):
            problem = self._row(rows, i, within)
            if problem is not None:
                found = True
                yield problem
        if found or None in guards or self._rests_on_dead(*guards):
            return
        known = [guard for guard in guards if guard is not None]
        applicant = self._applicant(*within, *(Claim(guard, False) for guard in known))
        if applicant is None:
            return
        gaps = uncovered(known, within, self.standard, self.period.first.toordinal())
        told = self._example(applicant) if gaps is None else gaps_words(gaps, self.standard)
        if gaps is None or gaps:
            advice = lint_details.SETS_NO_AMOUNT if isinstance(rows[0], FeeRow) else None
            yield self.sources.finding("SP304", place, key=True, advice=advice, example=told)

    def _row(self, rows: Sequence[TimeRow | FeeRow], i: int, within: Sequence[Claim]) -> Diagnostic | None:
        row = rows[i]
        if row.guard is None:
            last = i + 1 == len(rows)
            return None if last else self.sources.finding("SP314", row.place("otherwise"), key=True)
        place = row.place("guard")
        if self._guard_never_holds(row.guard, within):
            return self.sources.finding("SP301", place, name=lint_details.ROW.fill(number=i + 1))
        for j, other in enumerate(rows[:i]):
            if other.guard is None:
                continue
            applicant = self._applicant(*within, Claim(other.guard), Claim(row.guard))
            if applicant is not None:
                example = self._example(applicant)
                advice = self._both_charged(row, other.guard)
                return self.sources.finding("SP303", place, advice=advice, other=str(j + 1), example=example)
        return None

    def _both_charged(self, row: TimeRow | FeeRow, other: Condition) -> Words | None:
        """Return how two amounts by one set are written, of which somebody may owe both; None for others."""
        if not isinstance(row, FeeRow) or row.guard is None:
            return None
        shared = {item.id for item in items_of(row.guard)} & {item.id for item in items_of(other)}
        if not any(self.standard.vocabulary[name].kind is Kind.SET for name in shared):
            return None
        data = self.sources[row.at.file].data
        for step in row.at.path:
            data = data[step]
        row_as_written = flow(data).removeprefix("{").removesuffix("}")
        return lint_details.BOTH_CHARGED.fill(row=row_as_written)


def _named(condition: Condition) -> Iterator[str]:
    """Yield the definitions that a condition names itself."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _named(part)
        case Defined(name=name):
            yield name
        case (
            Document()
            | Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
            | Unwritten()
            | EachOf()
            | SomeOf()
        ):
            return
        case _ as never:
            assert_never(never)


def _share_an_item(one: Condition, other: Condition) -> bool:
    return not {item.id for item in items_of(one)}.isdisjoint(item.id for item in items_of(other))
