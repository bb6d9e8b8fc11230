"""What `sp check --record` keeps: a new application, or another decision on one that is in the register.

Imported only when something is to be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sp_cli import output
from sp_cli.facts_and_times import read_given
from sp_cli.options import refusal
from sp_cli.register_options import now
from sp_engine.deciding import Catalogue, Decision, FactsFile
from sp_engine.register import PersonalPart, Recorded, RecordedApplication, Register, facts_of, open_register
from sp_engine.words import Language
from sp_engine.words.messages import cli_log, register
from sp_engine.yaml_text import Source


class Before(NamedTuple):
    """What the register has of an application: when it was received, its facts, the stages that ended."""

    received: datetime
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

    def before(self, service: str) -> Before | None:
        """Return what the register has of the application that is gone on with."""
        if self.number is None:
            return None
        with open_register(self.register) as kept:
            application = kept.application(self.number)
            if application.service != service:
                raise refusal("sp check", register.ANOTHER_APPLICATION.fill(service=application.service))
            return _before(kept, application)


def tell_recorded(kept: Recorded, language: Language) -> None:
    """Say under which number something is kept, and the digest that is then the head."""
    number, entry, digest = kept.number, kept.entry, kept.digest
    output.note(cli_log.RECORDED.say(language, number=number, entry=entry, digest=digest))


def _before(kept: Register, application: RecordedApplication) -> Before:
    known = kept.personal([application], (PersonalPart.DECISION,))[application.number]
    facts = facts_of(known.get(PersonalPart.DECISION, {}))
    return Before(application.received, facts, application.ended_stages)


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
    given = read_given(application.service, file, [*(settings or ())])
    given = laid_over(before, given, str(application.number))
    decider = catalogue.service(application.service, received=before.received)
    complete = next((one.complete for one in reversed(application.happened) if one.complete), None)
    return decider.decide(
        given.facts,
        received=before.received,
        complete=complete,
        after=before.after,
        witness=True,
        source=given.source,
    )
