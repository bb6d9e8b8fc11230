"""`sp ask`: an interview about one application, and the decision on it, kept where that is asked for.

Questions go to standard error and the decision to standard output, so that a pipe can answer and another
read.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, assert_never

from sp_cli import output
from sp_cli.conversation import BACK, Conversation, Ended, ask_line
from sp_cli.drafts import KEPT_FOR, forget_draft, is_draft, keep_draft, write_private
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_given, read_moment
from sp_cli.interrupts import raise_hangups
from sp_cli.options import (
    AsJson,
    CatalogueFolder,
    Lang,
    Provisional,
    Settings,
    open_folder,
    refusal,
    refuse_without_record,
)
from sp_cli.parameters import Argument, Option
from sp_cli.service_by_words import service_by_words
from sp_engine.deciding import Catalogue, Decision, Interview, asked_again, interview_yaml
from sp_engine.presenting import decision_screen_section, decision_section
from sp_engine.words import DiagnosticError, Language
from sp_engine.words.messages import cli_ask, cli_check
from sp_engine.yaml_text import Source

if TYPE_CHECKING:
    from sp_cli.recording import Recording

WITNESS_SECONDS = 5.0
_SLASHES_OF_NUMBER = 2
"""`depok/2026/17`, where a service is `depok/kios`."""


def ask_command(
    words: Annotated[list[str] | None, Argument()] = None,
    facts: Annotated[str | None, Option("--facts", metavar="FILE")] = None,
    settings: Settings = None,
    save: Annotated[Path | None, Option("--save", metavar="FILE")] = None,
    received: Annotated[str | None, Option("--received")] = None,
    after: Annotated[list[str] | None, Option("--after")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    record: Annotated[bool, Option("--record")] = False,
    applicant: Annotated[str | None, Option("--applicant")] = None,
    contact: Annotated[str | None, Option("--contact")] = None,
    note: Annotated[str | None, Option("--note")] = None,
    clerk: Annotated[str | None, Option("--clerk", variable="SP_CLERK")] = None,
    register: Annotated[str | None, Option("--register", metavar="FILE|URL", variable="SP_REGISTER")] = None,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue, provisional=provisional)
    words = words or []
    number = words[0] if len(words) == 1 and words[0].count("/") == _SLASHES_OF_NUMBER else None
    recording = None
    if record or number is not None:
        from sp_cli.recording import Recording

        recording = Recording(register, number, applicant, contact, clerk, note)
    else:
        refuse_without_record("sp ask", {"--applicant": applicant, "--contact": contact, "--note": note})
    if recording is not None and number is not None:
        if received is not None:
            raise refusal("sp ask", cli_check.RECEIVED_BEFORE)
        begun = _another_visit(opened, recording, number, facts, settings, after)
    else:
        service = service_by_words(opened, words, language)
        begun = _first_visit(opened, service, facts, settings, received, after, language)
        if recording is not None:
            recording.refuse_unrecordable(begun.interview.service.standard)
    talk = Conversation(begun.interview, language)
    standard = begun.interview.service.standard
    output.note(f"{standard.name.get(language)} ({begun.number or standard.service})")
    raise_hangups()
    end = talk.hold()
    while recording is not None and end in (Ended.CERTAIN, Ended.STOPPED):
        told = _named(recording, language)
        if isinstance(told, Ended):
            end = told
        elif told is None:
            talk.back()
            end = talk.hold()
        else:
            recording = told
            break
    if save is not None:
        write_private(save, interview_yaml(talk.interview, language))
        output.note(cli_ask.SAVED.say(language, file=str(save)))
    draft = Path(facts) if facts is not None and is_draft(facts) else None
    leaving = Leaving(talk, recording, save, draft)
    match end:
        case Ended.INTERRUPTED | Ended.NO_MORE_LINES:
            return leaving.early(end)
        case Ended.CERTAIN:
            output.note("")
            output.note(cli_ask.CERTAIN.get(language))
        case Ended.STOPPED:
            output.note("")
        case _ as never:
            assert_never(never)
    decision = begun.decided(talk.interview)
    kept = None
    if begun.says_nothing_new(talk.interview):
        recording = None
        output.note(cli_ask.NOTHING_NEW.get(language))
    if recording is not None:
        try:  # before it is shown, so that whoever reads half of it has it kept all the same
            kept = recording.keep(decision, begun.visit, language)
        except DiagnosticError:
            _show(decision, language, json=json, everything=everything)
            leaving.keep()
            raise
    _show(decision, language, json=json, everything=everything)
    if kept is not None:
        from sp_cli.recording import tell_next, tell_recorded

        output.note("")
        tell_recorded(kept, language)
        tell_next(kept, decision, language)
    leaving.forget()
    return ExitCode.DONE


class Begun(NamedTuple):
    """An interview at its beginning, on which visit it is held, and since when the file is complete.

    `number` of what is recorded already; where the agency has it, `with_agency_after` which stages.
    """

    interview: Interview
    visit: datetime
    complete: datetime | None
    number: str | None = None
    with_agency_after: tuple[str, ...] | None = None

    def says_nothing_new(self, interview: Interview) -> bool:
        """Whether the agency has it in hand, and nothing was said that it does not know."""
        known = interview.earlier
        same = known is not None and interview.facts.to_dict() == known.to_dict()
        return same and self.with_agency_after == interview.after

    def decided(self, interview: Interview) -> Decision:
        """Return the decision on an interview that has come to its end."""
        return interview.service.decide(
            interview.facts,
            received=interview.received,
            complete=self.complete,
            after=interview.after,
            stated=interview.stated,
            witness=True,
            witness_within=WITNESS_SECONDS,
        )


def _first_visit(
    opened: Catalogue,
    service: str,
    facts: str | None,
    settings: list[str] | None,
    received: str | None,
    after: list[str] | None,
    language: Language,
) -> Begun:
    zone = opened.files.zone(service)
    given = read_given(opened, service, facts, settings)
    stated = given.received if received is None else received
    now = datetime.now(zone).replace(microsecond=0)
    at = now if stated is None else read_moment("--received", stated, zone, language)
    decider = opened.standard(service, on=at.astimezone(zone).date())
    decider.refuse_errors()
    known = decider.read_facts(given.facts, received=at, source=given.source)
    ended, unknown = tuple(given.after if after is None else after), frozenset(given.unknown)
    return Begun(Interview(decider, at, known.to_dict(), after=ended, unknown=unknown), now, None)


def _another_visit(
    opened: Catalogue,
    recording: Recording,
    number: str,
    facts: str | None,
    settings: list[str] | None,
    after: list[str] | None,
) -> Begun:
    """Return an interview about what the register has, in which what was lacking is asked again."""
    from sp_cli.recording import laid_over

    before = recording.before()
    now = datetime.now(before.received.tzinfo).replace(microsecond=0)
    decider = opened.standard(before.service, on=before.received.date())
    decider.refuse_errors()
    given = read_given(opened, before.service, facts, settings)
    ended = (*(given.after if after is None else after), *before.after)
    received, complete, stated = before.received, before.complete or now, now.date()
    source = Source(number, "", {})
    earlier = decider.read_facts(before.facts, received=received, stated=stated, source=source)
    first = decider.decide(earlier, received=received, complete=complete, after=ended, stated=stated)
    given = laid_over(before._replace(facts=asked_again(earlier.to_dict(), first.needs)), given, number)
    known = decider.read_facts(given.facts, received=received, stated=stated, source=given.source)
    interview = Interview(
        decider,
        received,
        known.to_dict(),
        after=ended,
        unknown=frozenset(given.unknown),
        stated=stated,
        earlier=earlier,
    )
    with_agency = None if before.complete is None else before.after
    return Begun(interview, now, complete, str(before.number), with_agency)


def _named(recording: Recording, language: Language) -> Recording | Ended | None:
    """Return what is to be recorded, with the name of a new applicant; None to go back to the questions."""
    if recording.number is not None or recording.applicant is not None:
        return recording
    try:
        applicant = ask_line(cli_ask.WHOSE.get(language))
        if applicant == BACK:
            return None
        contact = recording.contact or ask_line(cli_ask.WHICH_CONTACT.get(language))
    except KeyboardInterrupt:
        return Ended.INTERRUPTED
    return None if contact == BACK else recording._replace(applicant=applicant, contact=contact)


def _show(decision: Decision, language: Language, *, json: bool, everything: bool) -> None:
    if json:
        output.show_json(decision.to_dict(language))
        return
    told = decision_section if everything else decision_screen_section
    output.show_section(told(decision, language))


class Leaving(NamedTuple):
    """What becomes of the answers when an interview is left: they are kept, and it is said how to go on.

    `save`: the file that was named for them; `draft`: the one from which the interview went on.
    """

    talk: Conversation
    recording: Recording | None
    save: Path | None
    draft: Path | None

    def early(self, end: Literal[Ended.INTERRUPTED, Ended.NO_MORE_LINES]) -> ExitCode:
        """Keep the answers of an interview that has not come to its end."""
        language, interview = self.talk.language, self.talk.interview
        output.note(cli_ask.STOPPED.say(language, number=self.talk.answers))
        if self.talk.answers:
            self.keep()
        match end:
            case Ended.INTERRUPTED:
                return ExitCode.INTERRUPTED
            case Ended.NO_MORE_LINES:
                question = self.talk.question_text(interview.question or "")
                raise refusal("sp ask", cli_ask.ENDED_EARLY.fill(question=question))
            case _ as never:
                assert_never(never)

    def keep(self) -> None:
        """Keep the answers, in the file that was named or in a draft, and say how to go on from it."""
        interview, language = self.talk.interview, self.talk.language
        service, file = interview.service.standard.service, self.save
        if file is None:
            text = interview_yaml(interview, language)
            try:
                file = keep_draft(service, text, datetime.now().astimezone(), self.draft)
            except DiagnosticError:
                output.note(cli_ask.NOT_KEPT.get(language))
                for line in text.splitlines():
                    output.note_command(line)
                raise
            output.note(cli_ask.DRAFT_KEPT.say(language, file=str(file), days=KEPT_FOR.days))
        output.note_command(cli_ask.GO_ON.say(language, command=shlex.join(self._command(service, file))))

    def _command(self, service: str, file: Path) -> Iterator[str]:
        recording = self.recording
        number = None if recording is None else recording.number
        yield from ("sp", "ask", number or service, "--facts", str(file))
        if self.save is not None:
            yield from ("--save", str(file))
        if recording is not None:
            yield from recording.options()

    def forget(self) -> None:
        """Remove the draft of an interview that has come to its end."""
        if self.draft is not None:
            forget_draft(self.draft)
            output.note(cli_ask.DRAFT_FORGOTTEN.get(self.talk.language))
