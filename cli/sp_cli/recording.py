"""What `--record` keeps of `sp check` and `sp ask`: a new application, or another decision.

Imported only when something is to be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, assert_never

from sp_cli import output
from sp_cli.facts_and_times import read_given
from sp_cli.register_options import now
from sp_engine.deciding import Catalogue, Decision, FactsFile
from sp_engine.documents import Standard
from sp_engine.register import (
    ApplicationNumber,
    PersonalPart,
    Recorded,
    RecordedApplication,
    Register,
    RegisterError,
    Standing,
    facts_of,
    open_register,
)
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import cli_ask, cli_log
from sp_engine.yaml_text import Source


class Before(NamedTuple):
    """What the register has of an application: when it was received, its facts, the stages that ended.

    `complete`: since when the file is complete; None while the applicant has it.
    """

    number: ApplicationNumber
    service: str
    received: datetime
    complete: datetime | None
    facts: dict[str, Any]
    after: tuple[str, ...]


class Recording(NamedTuple):
    """What is to be kept beside a decision, and where."""

    register: str | None
    number: str | None
    applicant: str | None
    contact: str | None
    clerk: str | None
    note: str | None

    def keep(self, decision: Decision, at: datetime, language: Language) -> Recorded:
        """Keep a decision, and return under which number."""
        recorded = now().astimezone(decision.received.tzinfo)
        with open_register(self.register, create=self.number is None) as kept:
            if self.number is None:
                return kept.record(
                    decision,
                    recorded=recorded,
                    applicant=self.applicant,
                    contact=self.contact,
                    clerk=self.clerk,
                    note=self.note,
                    language=language,
                )
            return kept.record_again(
                self.number,
                decision,
                at=at,
                recorded=recorded,
                clerk=self.clerk,
                note=self.note,
                language=language,
            )

    def before(self) -> Before:
        """Return what the register has of the application that is gone on with; refuse one that is closed."""
        with open_register(self.register) as kept:
            return _before(kept, kept.open_application(self.number or ""))

    def refuse_unrecordable(self, standard: Standard) -> None:
        """Refuse at once what could not be recorded in the end: an unfinished standard, no register.

        Raises `RegisterError`.
        """
        if standard.unfinished:
            raise RegisterError([Diagnostic("SP809", standard.service, values={"service": standard.service})])
        open_register(self.register, create=True).close()

    def options(self) -> Iterator[str]:
        """Yield the options of a command that records the same."""
        if self.number is None:
            yield "--record"
        told = {"--applicant": self.applicant, "--contact": self.contact, "--note": self.note}
        for option, value in told.items():
            if value is not None:
                yield from (option, value)


def tell_recorded(kept: Recorded, language: Language) -> None:
    """Say under which number something is kept, and the digest that is then the head."""
    number, entry, digest = kept.number, kept.entry, kept.digest
    output.note(cli_log.RECORDED.say(language, number=number, entry=entry, digest=digest))


def tell_next(kept: Recorded, decision: Decision, language: Language, *, with_letter: bool) -> None:
    """Say what there is to do next about an application that was recorded."""
    number = kept.number
    match decision.outcome:
        case Outcome.RETURN:
            output.note_command(cli_ask.NEXT_RETURN.say(language, number=number))
        case Outcome.PENDING:
            who = dict.fromkeys(awaited.who.get(language) for awaited in decision.awaiting)
            output.note_command(cli_ask.NEXT_PENDING.say(language, number=number, who=", ".join(who)))
        case Outcome.APPROVE:
            output.note_command(cli_ask.NEXT_APPROVE.say(language, number=number))
        case Outcome.REJECT:
            output.note_command(cli_ask.NEXT_REJECT.say(language, number=number))
        case _ as never:
            assert_never(never)
    if with_letter:
        output.note_command(cli_ask.NEXT_LETTER.say(language, number=number))


def _before(kept: Register, application: RecordedApplication) -> Before:
    known = kept.personal([application], (PersonalPart.DECISION,))[application.number]
    facts = facts_of(known.get(PersonalPart.DECISION, {}))
    with_applicant = application.standing is Standing.WITH_APPLICANT
    complete = None if with_applicant else application.complete
    return Before(
        application.number,
        application.service,
        application.received,
        complete,
        facts,
        application.ended_stages,
    )


def laid_over(before: Before, given: FactsFile, number: str) -> FactsFile:
    """Return facts laid over those that the register has; what is wrong with those stands at its number."""
    place = {name: number for name in before.facts if name not in given.facts}
    source = given.source or Source(number, "", {})
    facts = {**before.facts, **given.facts}
    return given._replace(facts=facts, source=source.replace(laid_over={**source.laid_over, **place}))


def decided_again(
    kept: Register,
    application: RecordedApplication,
    catalogue: Catalogue,
    file: str | None,
    settings: Iterable[str] | None,
) -> Decision:
    """Return what is decided on other facts than were recorded, as of the same receipt."""
    before = _before(kept, application)
    given = read_given(catalogue, application.service, file, [*(settings or ())])
    given = laid_over(before, given, str(application.number))
    decider = catalogue.service(application.service, received=before.received)
    return decider.decide(
        given.facts,
        received=before.received,
        complete=application.complete,
        stated=application.happened[-1].at.date(),
        after=before.after,
        witness=True,
        source=given.source,
    )
