"""One service in several agencies, requirement by requirement: who asks what, and who is strictest, proved.

In come standards; out come rows.  Requirements stand in one row that look at the same facts and documents,
never because their words are alike: what one agency counts under another name is a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from sp_engine.assurance.differences.rule_text import ConditionTexts, requirement_text
from sp_engine.assurance.proofs.example import Example, applicant_example
from sp_engine.assurance.proofs.period import days_it_holds
from sp_engine.assurance.proofs.shared_facts import facts_of_all, of_other_kinds, of_other_values
from sp_engine.assurance.proofs.witness import Holds, Smallest, Witness, received
from sp_engine.conditions import days_of_application, items_of, leaves_by_item
from sp_engine.deciding import ConditionText, Service
from sp_engine.documents import Requirement, Standard
from sp_engine.rules import (
    ON_THE_FIRST_DAY,
    STATABLE,
    Impossible,
    Literal,
    NotDecided,
    Outcome,
    Program,
    Situation,
    Solver,
    Truth,
    reference_backend,
    ruleset_of,
)
from sp_engine.words import Words


class CommonStanding(StrEnum):
    """How those that ask for something stand to one another."""

    ONE_ASKS = "one_asks"
    ALIKE = "alike"
    STRICTEST = "strictest"
    NOT_COMPARABLE = "not_comparable"
    NOT_DECIDED = "not_decided"


class AskedFor(NamedTuple):
    """A requirement of one of the standards, in words."""

    requirement: Requirement
    words: Words


class Passing(NamedTuple):
    """Somebody who meets what one standard (`of`) asks in a row, and not what another asks."""

    of: int
    failed: int
    example: Example


_Answer: TypeAlias = Passing | bool | None
"""Somebody who meets one and not the other; that there is nobody; or neither was found."""


class CommonRow(NamedTuple):
    """What is asked about the facts and documents `about`; `asked` has a place for each standard.

    `strictest`: the standards whose requirements, when they are met, meet those of all who ask.
    """

    about: tuple[str, ...]
    names: tuple[Words, ...]
    asked: tuple[tuple[AskedFor, ...], ...]
    standing: CommonStanding
    strictest: tuple[int, ...]
    passing: tuple[Passing, ...]


class CommonStandard(NamedTuple):
    """`within`: pairs of standards of which whoever the first approves is approved by the second, proved.

    `other_kinds`: the facts that are of one kind here and of another there, so that nothing is compared;
    `other_values`: those with values that can be stated here and not there: whoever has one is not compared.
    """

    standards: tuple[Standard, ...]
    rows: tuple[CommonRow, ...]
    within: tuple[tuple[int, int], ...]
    other_kinds: tuple[str, ...] = ()
    other_values: tuple[str, ...] = ()


def common_standard_of(standards: Sequence[Standard], seconds: float | None = None) -> CommonStandard:
    """Return what the standards ask side by side.  Raises `PackageMissingError`.

    What decides is compared; what an agency merely prefers is left out.  `seconds` is how long an answer may
    take; None for any time.
    """
    other_kinds = of_other_kinds(standards)
    if other_kinds:
        return CommonStandard(tuple(standards), (), (), other_kinds)
    compared = _Compared(standards, seconds)
    return CommonStandard(
        tuple(standards),
        tuple(compared.rows()),
        tuple(compared.within()),
        other_values=of_other_values(standards),
    )


class _Row(NamedTuple):
    about: tuple[str, ...]
    asked: tuple[tuple[Requirement, ...], ...]
    met: tuple[Literal | None, ...]


class _Compared:
    def __init__(self, standards: Sequence[Standard], seconds: float | None) -> None:
        self.standards = standards
        self.services = [Service(standard) for standard in standards]
        self.vocabulary = facts_of_all(standards)
        self.program = Program(self.vocabulary)
        self.approved = [
            self.program.side(service.follows.ruleset).outcomes[Outcome.APPROVE] for service in self.services
        ]
        self._rows = [self._row(about, asked) for about, asked in _asked_about_the_same(standards)]
        latest = max(standards, key=lambda standard: standard.decree.first_day)
        self.days = days_of_application(self.program.conditions, self.vocabulary, days_it_holds(latest))
        self.certain = self.days.all_told and all(service.follows.proven for service in self.services)
        self.solver = Solver(self.program.text(self.days.days), seconds)
        asked = leaves_by_item(self.program.conditions)
        self.smallest = Smallest(self.vocabulary, asked, self.days.days)

    def _row(self, about: tuple[str, ...], asked: tuple[tuple[Requirement, ...], ...]) -> _Row:
        sides = [self.program.side(ruleset_of(requirements)) for requirements in asked]
        met = (
            self.program.both(truths.true for truths in side.rules) if side.rules else None for side in sides
        )
        return _Row(about, asked, tuple(met))

    @cached_property
    def _texts(self) -> list[ConditionTexts]:
        def texts(standard: Standard) -> ConditionTexts:
            situation = Situation({}, self.days.days[0])
            id_, en = (ConditionText(standard.vocabulary, situation, language) for language in ("id", "en"))
            return ConditionTexts(id_, en)

        return [texts(standard) for standard in self.standards]

    # ── row by row ───────────────────────────────────────────────────────────
    def rows(self) -> Iterator[CommonRow]:
        for row in self._rows:
            asking = [side for side, met in enumerate(row.met) if met is not None]
            answers = {(i, j): self._passes(row, i, j) for i in asking for j in asking if i != j}
            strictest = [i for i in asking if all(answers[i, j] is True for j in asking if i != j)]
            asked = tuple(
                tuple(AskedFor(one, requirement_text(one, texts)) for one in requirements)
                for requirements, texts in zip(row.asked, self._texts, strict=True)
            )
            yield CommonRow(
                row.about,
                tuple(self.vocabulary[name].name for name in row.about),
                asked,
                _standing(asking, strictest, answers.values()),
                tuple(strictest),
                tuple(_told(strictest, answers)),
            )

    def _passes(self, row: _Row, one: int, other: int) -> _Answer:
        """Return whether whoever meets one meets the other; somebody who does not; None where undecided."""
        met, not_met = row.met[one], row.met[other]
        assert met is not None
        assert not_met is not None
        if _same_rules(row.asked[one], row.asked[other]):
            return True
        answer = self._ask((met, not_met._replace(holds=False)))
        if isinstance(answer, Witness):
            witness = self.smallest.of(answer, self._tells_apart(row.asked[one], row.asked[other]))
            if witness is None:
                return None
            at, dated = received(self.services[one], witness), len(self.days.days) > 1
            return Passing(one, other, applicant_example(witness, None, self.vocabulary, at, dated=dated))
        return answer

    def _ask(self, literals: tuple[Literal, ...]) -> bool | Witness | None:
        """Return somebody for whom all is so; True where there is nobody, None where that is not known."""
        answer = self.solver.ask((STATABLE, *literals, ON_THE_FIRST_DAY))
        if isinstance(answer, Impossible):
            answer = self.solver.ask((STATABLE, *literals))
        if isinstance(answer, Impossible):
            return True if self.certain else None
        if isinstance(answer, NotDecided):
            return None
        day = date.fromordinal(self.program.day(answer))
        return Witness(self.program.facts(answer), day, self.program.ended(answer))

    @staticmethod
    def _tells_apart(met: tuple[Requirement, ...], not_met: tuple[Requirement, ...]) -> Holds:
        one, other = _meets(met), _meets(not_met)
        return lambda witness: one(witness) and not other(witness)

    # ── as wholes ────────────────────────────────────────────────────────────
    def within(self) -> Iterator[tuple[int, int]]:
        """Yield which standard approves somebody, and nobody whom another does not approve."""
        for i, one in enumerate(self.approved):
            if not isinstance(self._ask((one,)), Witness):
                continue
            for j, other in enumerate(self.approved):
                if i != j and self._ask((one, other._replace(holds=False))) is True:
                    yield i, j


def _asked_about_the_same(
    standards: Sequence[Standard],
) -> Iterator[tuple[tuple[str, ...], tuple[tuple[Requirement, ...], ...]]]:
    """Yield the requirements that decide by what they look at: together where they share something."""
    asked = [
        (side, requirement, tuple(_looked_at(requirement)) or (f"{side} {requirement.id}",))
        for side, standard in enumerate(standards)
        for requirement in standard.requirements
        if requirement.mandatory
    ]
    groups: list[dict[str, None]] = []
    for _, _, names in asked:
        joined = dict.fromkeys(names)
        for group in [group for group in groups if not group.keys().isdisjoint(joined)]:
            groups.remove(group)
            joined = group | joined
        groups.append(joined)
    first = {name: at for at, (_, _, names) in reversed([*enumerate(asked)]) for name in names}
    for group in sorted(groups, key=lambda group: min(first[name] for name in group)):
        own = [(side, requirement) for side, requirement, names in asked if names[0] in group]
        sides = (tuple(r for s, r in own if s == side) for side in range(len(standards)))
        yield tuple(name for name in group if " " not in name), tuple(sides)


def _looked_at(requirement: Requirement) -> dict[str, None]:
    """Return the documents and facts that a requirement is about, a document for what is asked of it."""
    return dict.fromkeys(item.id.partition(".")[0] for item in items_of(requirement.condition))


def _same_rules(some: Sequence[Requirement], others: Sequence[Requirement]) -> bool:
    return {(one.guard, one.condition) for one in some} == {(one.guard, one.condition) for one in others}


def _meets(requirements: tuple[Requirement, ...]) -> Callable[[Witness], bool]:
    """Return whether somebody meets some requirements, by the back end that is the reference."""
    backend = reference_backend(ruleset_of(requirements))

    def meets(witness: Witness) -> bool:
        verdict = backend.decide(witness.facts, witness.day.toordinal(), witness.ended)
        return all(value == Truth.TRUE for value in verdict.values)

    return meets


def _standing(asking: list[int], strictest: list[int], answers: Collection[_Answer]) -> CommonStanding:
    if len(asking) == 1:
        return CommonStanding.ONE_ASKS
    if strictest:
        return CommonStanding.ALIKE if strictest == asking else CommonStanding.STRICTEST
    return CommonStanding.NOT_DECIDED if None in answers else CommonStanding.NOT_COMPARABLE


def _told(strictest: list[int], answers: dict[tuple[int, int], _Answer]) -> Iterator[Passing]:
    """Yield who passes a laxer one and not the strictest; where none is strictest, who passes one of two."""
    for (_, failed), answer in answers.items():
        if isinstance(answer, Passing) and (not strictest or failed == strictest[0]):
            yield answer
