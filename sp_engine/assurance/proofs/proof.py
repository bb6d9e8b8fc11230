"""Every question about one standard, answered: by the solver of conditions where it can, else by Z3.

In comes a service with its texts; out come answers with witnesses that all back ends have decided again.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sp_engine.assurance.asked_once.proof import asked_once_on
from sp_engine.assurance.proofs.asked import Asked
from sp_engine.assurance.proofs.burden import Burden
from sp_engine.assurance.proofs.example import Example, shown
from sp_engine.assurance.proofs.question import Answer, QuestionKind, Standing, WhyUndecided
from sp_engine.assurance.proofs.standard_program import StandardProgram
from sp_engine.assurance.proofs.witness import Holds, Smallest, Witness, decided_again, outcome_of
from sp_engine.assurance.standard_text import StandardText
from sp_engine.conditions import Claim, Undecided, find_applicant, leaves_by_item
from sp_engine.deciding import Service
from sp_engine.documents import CasesDocument
from sp_engine.rules import ON_THE_FIRST_DAY, Impossible, Model, NotDecided, Outcome, Solver
from sp_engine.words import Words


class Proof(NamedTuple):
    """What was found about one standard; `asked` is how many questions it took Z3."""

    service: str
    decree: str
    name: Words
    answers: tuple[Answer, ...]
    stale: tuple[str, ...]
    asked: int
    burden: Burden | None = None

    @property
    def failing(self) -> bool:
        return bool(self.stale) or any(answer.failing for answer in self.answers)


def proof_of(
    name: str,
    text: StandardText,
    excuses: CasesDocument | None = None,
    seconds: float | None = None,
    *,
    every_example: bool = False,
) -> Proof:
    """Return every question about a standard with its answer; each may take so many `seconds`.

    Examples are given of outcomes, of readings, and of what is not as it should be; of all else too with
    `every_example`.
    """
    return _Prover(name, text, seconds, every_example).proof(excuses)


class _Prover:
    def __init__(self, name: str, text: StandardText, seconds: float | None, every_example: bool) -> None:
        self.name, self.text, self.seconds, self.every_example = name, text, seconds, every_example
        self.service = Service(text.standard)
        self.of = StandardProgram(self.service, text)
        self.solver = Solver(self.of.code, seconds)
        asked = leaves_by_item(self.of.program.conditions)
        self.smallest = Smallest(text.standard.vocabulary, asked, self.of.days.days)

    def proof(self, document: CasesDocument | None) -> Proof:
        answers = [*map(self._answer, self.of.questions), self._asked_once()]
        stated = () if document is None else document.excused_proofs
        excuses = {(one.question, one.subject): one.reason for one in stated}
        told, used = [], set()
        for answer in answers:
            key = answer.kind.value, answer.subject
            if key in excuses and answer.failing:
                used.add(key)
                told.append(answer._replace(excuse=excuses[key]))
            else:
                told.append(answer)
        stale = tuple(f"{kind} {subject}" for kind, subject in excuses if (kind, subject) not in used)
        decree = self.text.standard.decree
        folder = f"{decree.agency}/{decree.folder}"
        return Proof(self.name, folder, self.text.standard.name, tuple(told), stale, self.solver.asked)

    # ── one question ─────────────────────────────────────────────────────────
    def _answer(self, asked: Asked) -> Answer:
        known = self._by_conditions(asked)
        if known is not None:
            return known
        answer = self._wishing(asked)
        match answer:
            case Impossible():
                return self._proved(asked)
            case NotDecided(seconds=seconds):
                return Answer(asked.kind, asked.subject, Standing.NOT_DECIDED, seconds=seconds)
            case _:  # the rest: a model
                if self._needs_no_example(asked):
                    return self._unshown(asked, answer)
                return self._shown(asked, self._witness(answer))

    def _wishing(self, asked: Asked) -> Model | Impossible | NotDecided:
        """Return an answer for which as much is so as is wished, that on the first day if it can be."""
        dated = (ON_THE_FIRST_DAY,) if len(self.of.days.days) > 1 else ()
        fewer = [asked.wished[:many] for many in range(len(asked.wished), -1, -1)]
        wishes = [(*first, *wished) for wished in fewer for first in (dated, ())]
        for wished in dict.fromkeys(wishes):
            answer = self.solver.ask((*asked.literals, *wished))
            if not isinstance(answer, Impossible) or {*wished}.isdisjoint(answer.together):
                break  # it can be, or cannot whatever is wished
        return answer

    def _needs_no_example(self, asked: Asked) -> bool:
        """Whether an answer goes without an example: it is as it should be, and no outcome."""
        if asked.holds is None:
            return True
        fine = asked.if_so is Standing.HOLDS and asked.kind is not QuestionKind.CAN_COME_TO
        return fine and not self.every_example

    def _by_conditions(self, asked: Asked) -> Answer | None:
        """Return what the solver of conditions answers by itself: whether guards can hold, and not hold."""
        guards = {requirement.id: requirement.guard for requirement in self.text.standard.requirements}
        match asked.kind:
            case QuestionKind.GUARD_HOLDS | QuestionKind.GUARD_FAILS:
                guard = guards[asked.subject]
                assert guard is not None
                claim = Claim(guard, asked.kind is QuestionKind.GUARD_HOLDS)
            case (
                QuestionKind.CAN_COME_TO
                | QuestionKind.ALONE
                | QuestionKind.ALTERNATIVE
                | QuestionKind.OVERLAP
                | QuestionKind.GAP
                | QuestionKind.ASKED_ONCE
                | QuestionKind.READING
                | QuestionKind.FACT
            ):
                return None
        try:
            found = find_applicant([claim], self.text.standard.vocabulary, self.of.period)
        except Undecided:
            return None
        if found is None:
            return Answer(asked.kind, asked.subject, asked.if_not)
        if self._needs_no_example(asked):
            return Answer(asked.kind, asked.subject, asked.if_so)
        return self._shown(asked, Witness(found.facts, found.day))

    def _unshown(self, asked: Asked, model: Model) -> Answer:
        """Return an answer without its witness, of whom it holds without the solver too."""
        witness = self.smallest.plainly(self._witness(model))
        if asked.holds is not None:
            holds = asked.holds(witness)
        else:
            other = self.smallest.plainly(self._witness(model, asked.copy))
            holds = self.of.outcome(witness) is not self.of.outcome(other)
        if not holds:
            return _undecided(asked, WhyUndecided.NOT_CONFIRMED)
        return Answer(asked.kind, asked.subject, asked.if_so)

    def _proved(self, asked: Asked) -> Answer:
        """Return that nobody is like that, and because of which requirements."""
        if not self.of.days.all_told:
            return _undecided(asked, WhyUndecided.HOLIDAYS)
        if asked.searched and not self._all_follows(asked):
            return _undecided(asked, WhyUndecided.MORE_FOLLOWS)
        because: tuple[str, ...] = ()
        if asked.if_not is Standing.FAILS and asked.kind is QuestionKind.ALONE:
            head, met = asked.literals[:2], asked.literals[2:]
            least = self.solver.fewest(met, head) or ()
            names = dict(
                zip((truths.true for truths in self.of.side.rules), self.of.ruleset.rules, strict=True)
            )
            because = tuple(names[literal].id for literal in least)
        return Answer(asked.kind, asked.subject, asked.if_not, because=because)

    def _all_follows(self, asked: Asked) -> bool:
        """Whether all is known that follows from the requirements, also as another reading has them."""
        return self.service.follows.proven and (asked.other is None or asked.other.follows.proven)

    def _shown(self, asked: Asked, found: Witness) -> Answer:
        """Return an answer with a witness that every back end has decided again."""
        assert asked.holds is not None
        witness = self.smallest.of(found, self._as_found(asked, found))
        if witness is None:
            return _undecided(asked, WhyUndecided.NOT_CONFIRMED)
        outcome = decided_again(self.service, witness)
        otherwise = None if asked.other is None else decided_again(asked.other, witness)
        if outcome is not self.of.outcome(witness) or (asked.other is not None and otherwise is None):
            return _undecided(asked, WhyUndecided.NOT_CONFIRMED)
        if asked.subject == Outcome.APPROVE.value and self.smallest.like is None:
            self.smallest.like = witness  # whoever is shown after it may be like it
        return Answer(asked.kind, asked.subject, asked.if_so, self._example(witness), outcome, otherwise)

    def _as_found(self, asked: Asked, found: Witness) -> Holds:
        """Return what is to hold of the smallest: what is asked, and the same change by another reading."""
        holds, other = asked.holds, asked.other
        assert holds is not None
        if other is None:
            return holds

        def outcomes(witness: Witness) -> tuple[Outcome, Outcome]:
            return self.of.outcome(witness), outcome_of(other, witness)

        return lambda witness: holds(witness) and outcomes(witness) == outcomes(found)

    def _example(self, witness: Witness) -> Example:
        like = self.smallest.like if witness is not self.smallest.like else None
        return shown(self.service, witness, like, dated=len(self.of.days.days) > 1)

    def _witness(self, model: Model, copy: int = 0) -> Witness:
        program = self.of.program
        day = date.fromordinal(program.day(model))
        return Witness(program.facts(model, copy), day, program.ended(model))

    # ── asked once ───────────────────────────────────────────────────────────
    def _asked_once(self) -> Answer:
        day = date.fromordinal(self.of.days.days[0])
        found = asked_once_on(self.text.standard, day, self.seconds)
        if found.found is not None:
            witness = Witness(found.found.applicant.facts, day, found.found.ended)
            return Answer(
                QuestionKind.ASKED_ONCE,
                found.found.flaw.value,
                Standing.FAILS,
                self._example(witness),
                self.of.outcome(witness),
                because=found.found.requirements,
            )
        tried = {**found.longest, **dict.fromkeys(found.lists, 0)}
        if tried and (found.complete or found.lists):
            told = ", ".join(f"{name} ≤ {longest}" for name, longest in tried.items())
            return Answer(QuestionKind.ASKED_ONCE, told, Standing.TOLD)
        standing = Standing.HOLDS if found.complete else Standing.NOT_DECIDED
        seconds = self.seconds if found.out_of_time else None
        why = None if found.complete or found.out_of_time else WhyUndecided.TOO_MANY
        return Answer(QuestionKind.ASKED_ONCE, "", standing, seconds=seconds, why=why)


def _undecided(asked: Asked, why: WhyUndecided) -> Answer:
    return Answer(asked.kind, asked.subject, Standing.NOT_DECIDED, why=why)
