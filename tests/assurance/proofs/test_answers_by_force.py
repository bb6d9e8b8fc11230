"""Every answer of the proofs against trying everybody: on small random standards, all that can apply to them.

Whether something can be is asked of each applicant in turn, by the closures and from the document as it is
written; of an alternative, of the standard from whose document it was taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import combinations
from typing import Any, TypeAlias

import pytest
from assurance.proofs.small_standards import Text, everybody, short_lived, standards
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.assurance.coverage.parts import RowList, row_lists
from sp_engine.assurance.proofs.outcome_changes import outcome_changes_between
from sp_engine.assurance.proofs.proof import proof_of
from sp_engine.assurance.proofs.question import Answer, QuestionKind, Standing
from sp_engine.assurance.proofs.standard_program import looked_at_beside_requirements
from sp_engine.assurance.proofs.witness import Witness
from sp_engine.conditions import AllOf, AnyOf, Condition, EachOf, SomeOf, items_of
from sp_engine.deciding.decider import Service
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.outcome import FALSE, TRUE, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset, normal

pytest.importorskip("z3")

Values: TypeAlias = Callable[[Witness], Sequence[int]]
Question: TypeAlias = tuple[QuestionKind, str]


def rules_of(service: Service) -> Values:
    """Return what each requirement is worth, by the closures."""
    closures = Closures(service.follows.ruleset)
    return lambda one: closures.decide(one.facts, one.day.toordinal(), one.ended).values


def outcome_by(service: Service) -> Callable[[Witness], Outcome]:
    """Return the outcome by the closures and, where more may follow, by the search of a decision."""
    closures = Closures(service.follows.ruleset)

    def outcome(one: Witness) -> Outcome:
        day = one.day.toordinal()
        return service.follows.settled(closures.decide(one.facts, day, one.ended), one.facts, day).outcome

    return outcome


def worth_of(condition: Condition) -> Callable[[Witness], int]:
    closures = Closures(Ruleset((Rule("one", None, normal(condition)),)))
    return lambda one: closures.decide(one.facts, one.day.toordinal(), one.ended).values[0]


class Tried:
    """What is so of somebody, asked of everybody."""

    def __init__(self, drawn: Mapping[str, Any]) -> None:
        self.drawn = drawn
        self.service = short_lived(drawn)
        self.standard = self.service.standard
        applicants = everybody(self.service)
        self.everybody = [one.witness for one in applicants]
        self.chosen = [one.chosen for one in applicants]
        values, outcome = rules_of(self.service), outcome_by(self.service)
        self.values = [tuple(values(one)) for one in self.everybody]
        self.outcomes = [outcome(one) for one in self.everybody]
        self.deciding = [i for i, one in enumerate(self.standard.requirements) if one.mandatory]

    def others_met(self, number: int, values: Sequence[int]) -> bool:
        return all(values[other] == TRUE for other in self.deciding if other != number)

    def answers(self) -> Iterator[tuple[Question, bool]]:
        """Yield of each question whether somebody is as it asks."""
        for outcome in Outcome:
            yield (QuestionKind.CAN_COME_TO, outcome.value), outcome in self.outcomes
        for number, requirement in enumerate(self.standard.requirements):
            if requirement.mandatory:
                alone = (v[number] != TRUE and self.others_met(number, v) for v in self.values)
                yield (QuestionKind.ALONE, requirement.id), any(alone)
                yield from self.alternatives(number)
            if requirement.guard is not None:
                guard = [*map(worth_of(requirement.guard), self.everybody)]
                yield (QuestionKind.GUARD_HOLDS, requirement.id), TRUE in guard
                yield (QuestionKind.GUARD_FAILS, requirement.id), FALSE in guard
        for rows in row_lists(self.standard):
            if len(rows.rows) > 1:
                yield from self.rows(rows)
        for reading in self.service.other_readings:
            other = outcome_by(Service(reading.standard))
            differs = any(
                other(one) is not own for one, own in zip(self.everybody, self.outcomes, strict=True)
            )
            yield (QuestionKind.READING, f"{reading.of.interpretation.id}/{reading.other.id}"), differs
        yield from self.facts()

    def alternatives(self, number: int) -> Iterator[tuple[Question, bool]]:
        for key in ("syarat", "jika"):
            path = ("persyaratan", number, key)
            written = self.drawn["persyaratan"][number].get(key)
            for place in alternatives_in(written or {}):
                without = deepcopy(dict(self.drawn))
                without["persyaratan"][number].pop("tafsir", None)
                taken_out(without, (*path, *place))
                theirs = rules_of(short_lived(without))
                changed = [theirs(one)[number] for one in self.everybody]
                stricter, laxer = (changed, [v[number] for v in self.values])
                if key == "jika":
                    stricter, laxer = laxer, stricter
                differs = any(
                    one != TRUE and other == TRUE and self.others_met(number, v)
                    for one, other, v in zip(stricter, laxer, self.values, strict=True)
                )
                subject = ".".join(map(str, ("pelayanan", *path, *place)))
                yield (QuestionKind.ALTERNATIVE, subject), differs

    def rows(self, rows: RowList) -> Iterator[tuple[Question, bool]]:
        rulings = [(worth_of(condition), int(when)) for condition, when in rows.rulings]
        charged = [
            one
            for one, outcome in zip(self.everybody, self.outcomes, strict=True)
            if outcome is Outcome.APPROVE and all(worth(one) == when for worth, when in rulings)
        ]
        guards = [row.guard for row in rows.rows]
        stated = [guard for guard in guards if guard is not None]
        name = ".".join(map(str, rows.rows[0].at.path)).rpartition(".")[0]
        over = rows.over
        for earlier, later in combinations(range(len(stated)), 2):
            if rows.rows[earlier].replace(guard=None) != rows.rows[later].replace(guard=None):
                both: Condition = AllOf((stated[earlier], stated[later]))
                worth = worth_of(both if over is None else SomeOf(over, both))
                subject = f"{name}: {earlier + 1}, {later + 1}"
                yield (QuestionKind.OVERLAP, subject), any(worth(one) == TRUE for one in charged)
        if None not in guards:
            any_row: Condition = AnyOf(tuple(stated))
            worth = worth_of(any_row if over is None else EachOf(over, any_row))
            yield (QuestionKind.GAP, name), any(worth(one) == FALSE for one in charged)

    def facts(self) -> Iterator[tuple[Question, bool]]:
        looked_at = {
            item.id
            for number in self.deciding
            for condition in (
                self.standard.requirements[number].guard,
                self.standard.requirements[number].condition,
            )
            if condition is not None
            for item in items_of(condition)
        }
        for name in looked_at:
            by_rest: dict[object, set[Outcome]] = {}
            for one, chosen, outcome in zip(self.everybody, self.chosen, self.outcomes, strict=True):
                rest = tuple(v for n, v in chosen.items() if n != name and not n.startswith(f"{name}."))
                by_rest.setdefault((one.day, one.ended, rest), set()).add(outcome)
            yield (QuestionKind.FACT, name), any(len(outcomes) > 1 for outcomes in by_rest.values())


def alternatives_in(written: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each of several alternatives stands in a condition as it is written."""
    children = written.items() if isinstance(written, Mapping) else enumerate(written)
    for key, inner in children:
        if key == "salah_satu" and len(inner) > 1:
            yield from ((*path, key, number) for number in range(len(inner)))
        if isinstance(inner, Mapping | list):
            yield from alternatives_in(inner, (*path, key))


def taken_out(document: Any, path: Sequence[str | int]) -> None:
    for key in path[:-1]:
        document = document[key]
    del document[path[-1]]


def somebody_is(answer: Answer) -> bool:
    """Whether an answer says that somebody is as is asked."""
    match answer.kind:
        case QuestionKind.OVERLAP | QuestionKind.GAP:
            return answer.standing is Standing.FAILS
        case QuestionKind.READING:
            return answer.standing is Standing.TOLD
        case _:
            return answer.standing is Standing.HOLDS


@pytest.mark.hypothesis
def test_every_answer_is_what_trying_everybody_shows() -> None:
    seen: Counter[tuple[QuestionKind, bool]] = Counter()

    @examples(150)
    @given(standards())
    def agree(drawn: dict[str, Any]) -> None:
        tried = Tried(drawn)
        proof = proof_of("kota/surat", Text(tried.standard))  # type: ignore[arg-type]
        answers = {(one.kind, one.subject): one for one in proof.answers}
        for (kind, subject), somebody in tried.answers():
            answer = answers.pop((kind, subject))
            seen[kind, somebody] += 1
            if answer.standing is Standing.NOT_DECIDED:
                assert not tried.service.follows.proven, (kind, subject)
                continue
            if kind is QuestionKind.FACT and subject in looked_at_beside_requirements(tried.standard):
                continue  # what a fee depends on is not asked in vain, whatever it decides
            assert somebody_is(answer) is somebody, (kind, subject, answer.standing)
        assert {kind for kind, _ in answers} <= {QuestionKind.ASKED_ONCE}

    agree()
    for kind in QuestionKind:
        if kind is not QuestionKind.ASKED_ONCE:
            assert seen[kind, True] >= 2, (kind, seen)
            assert seen[kind, False] >= 2, (kind, seen)


PAIRS = st.shared(st.sampled_from([("ya", "surat"), ("alat", "temuan"), ("muka",), ("banyak", "skala")]))


@pytest.mark.hypothesis
def test_every_change_of_outcome_is_one_that_trying_everybody_shows() -> None:
    seen: Counter[bool] = Counter()

    @examples(40)
    @given(PAIRS.flatmap(standards), PAIRS.flatmap(standards))
    def agree(one: dict[str, Any], other: dict[str, Any]) -> None:
        old, new = short_lived(one), short_lived(other)
        before, after = outcome_by(old), outcome_by(new)
        shown = {(before(each.witness), after(each.witness)) for each in everybody(old, new)}
        between = outcome_changes_between(old.standard, new.standard)
        for change in between.found:
            if change.example is None and not change.proven:
                assert not (old.follows.proven and new.follows.proven)
                continue
            assert (change.example is not None) is ((change.before, change.after) in shown), change
            seen[change.example is not None] += 1

    agree()
    assert min(seen.values()) >= 50, seen
