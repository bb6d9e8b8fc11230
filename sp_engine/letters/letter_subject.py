"""What a letter is about: a decision, whose it is, by when what is due, and where it is kept.

In comes a decision made once more, and for one in a register its number and chain; out comes the subject, or
why no letter may be made of it.  Knows nothing of what a letter looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sp_engine.deciding import Catalogue, Deadline, Decision
from sp_engine.immutable import Immutable
from sp_engine.letters.letter_kind import LetterKind, kind_words, tells, usual_kind
from sp_engine.register import (
    ApplicationNumber,
    Head,
    PersonalPart,
    Register,
    RegisterError,
    Standing,
    ledger_of_application,
)
from sp_engine.replaying import Input, Replay, input_words, replayed
from sp_engine.words import LANGUAGES, Diagnostic, DiagnosticError, Language, Words, listed
from sp_engine.words.messages import letters as messages


class LetterError(DiagnosticError):
    """Why no letter is made."""


class KeptAt(Immutable):
    """Where a decision is kept: its number, the entry that holds it, and the newest digest."""

    number: ApplicationNumber
    entry: int
    head: Head


class LetterSubject(Immutable):
    """What a letter tells.

    `deadlines` are as events left them; `services` says how other services are called.
    """

    decision: Decision
    deadlines: tuple[Deadline, ...]
    applicant: str | None
    clerk: str | None
    kept: KeptAt | None
    services: Mapping[str, Words]

    @property
    def agency(self) -> str:
        """The agency by its name, which its folder has too."""
        return self.decision.standard.service.partition("/")[0]

    @property
    def reservations(self) -> tuple[Words, ...]:
        """Why the letter is provisional; nothing where it is not."""
        standard = self.decision.standard
        told = {messages.DRAFT: standard.draft, messages.DATES_NOT_KNOWN: standard.decree.dates_not_known}
        return tuple(words for words, so in told.items() if so)

    def with_service_names(self, line: str, language: Language) -> str:
        """Return a line in which services are called as people call them."""
        for service, name in self.services.items():
            line = line.replace(service, f"“{name.get(language)}”")
        return line


def subject_of_decision(
    kept: object, catalogue: Catalogue, *, name: str, applicant: str | None = None
) -> LetterSubject:
    """Return what a letter about a decision tells that somebody kept as JSON, and no register has."""
    decision = _repeated(kept, catalogue, name)
    services = _services(decision, catalogue)
    return LetterSubject(decision, decision.deadlines, applicant, None, None, services)


def subject_of_number(
    register: Register, number: str, catalogue: Catalogue, *, at: datetime
) -> LetterSubject:
    """Return what a letter about a recorded application tells at a moment.

    Raises `LetterError` for one whose applicant has been erased.
    """
    application = register.application(number)
    place = str(application.number)
    if application.standing is Standing.ERASED:
        raise refusal(place, messages.ERASED, messages.RECORD_ANEW)
    known = register.personal([application])[application.number]
    entry, head = application.decided_by, register.head()
    if entry is None or head is None or PersonalPart.DECISION not in known:
        raise RegisterError([Diagnostic("SP808", place, values={"number": place})])
    told = known[PersonalPart.DECISION]
    decision = _repeated(told, catalogue, place)
    ledger = ledger_of_application(application, told, catalogue, at)
    return LetterSubject(
        decision,
        tuple(stage.deadline for stage in ledger.stages),
        known.get(PersonalPart.APPLICANT),
        application.clerk,
        KeptAt(application.number, entry, head),
        _services(decision, catalogue),
    )


def fitting_kind(subject: LetterSubject, wanted: LetterKind | None, place: str) -> LetterKind:
    """Return the letter that tells a decision; raises `LetterError` where that is not the wanted one."""
    usual = usual_kind(subject.decision.outcome)
    if wanted is None or tells(wanted, subject.decision.outcome):
        return wanted or usual
    problem = messages.ANOTHER_KIND.fill(wanted=kind_words(wanted), fitting=kind_words(usual))
    raise refusal(place, problem, messages.TAKE_KIND.fill(kind=usual.value))


def refusal(place: str, problem: Words, advice: Words | None = None) -> LetterError:
    """Return what to raise where no letter may be made; without advice the code's own is given."""
    return LetterError([Diagnostic("SP832", place, values={"problem": problem}, advice=advice)])


def _repeated(kept: object, catalogue: Catalogue, name: str) -> Decision:
    """Return a kept decision as it is made once more, where that comes to the same and may be told."""
    _refuse_hypothetical(kept, name)
    again = replayed(kept, catalogue, name=name)
    if again.problem is not None:
        raise LetterError([again.problem])
    decision = again.decision
    if decision is None or not again.same or Input.FACTS in again.inputs:
        raise LetterError([Diagnostic("SP833", name, values={"differs": _all_of(_differences(again))})])
    if not decision.final:
        raise refusal(name, messages.NOT_FINAL)
    if decision.not_ended:
        stages = {stage.id: stage.name for stage in decision.standard.stages}
        open_stages = _all_of(stages[stage] for stage in decision.not_ended)
        raise refusal(name, messages.STAGE_NOT_ENDED.fill(stage=open_stages))
    return decision


def _differences(again: Replay) -> Iterator[Words]:
    """Yield what did not come to the same."""
    yield from map(input_words, again.inputs)
    if again.outcome is not again.before:
        yield messages.OUTCOME
    if again.requirements:
        yield messages.REQUIREMENTS
    yield from (messages.PARTS[part] for part in again.parts)


def _all_of(told: Iterable[Words]) -> Words:
    """Return several words as one enumeration."""
    kept = tuple(told)
    return Words(*(listed([words.get(one) for words in kept], "and", one) for one in LANGUAGES))


def _refuse_hypothetical(kept: object, name: str) -> None:
    """Refuse what was decided as if another decree held: made once more, it would be another decision."""
    told: dict[str, Any] = kept if isinstance(kept, dict) else {}
    if told.get("hypothetical"):
        raise refusal(name, messages.HYPOTHETICAL)


def _services(decision: Decision, catalogue: Catalogue) -> dict[str, Words]:
    """Return how the services are called from which something can be had."""
    standard = decision.standard
    named = {service for fact in standard.facts for service in standard.vocabulary[fact].had_from}
    told: dict[str, Words] = {}
    for service in sorted(named):
        try:
            told[service] = catalogue.service(service, received=decision.received).standard.name
        except DiagnosticError:  # which has ended, or was never written
            continue
    return told
