"""`sp ask`: an interview about one application, and the decision on it, kept where that is asked for.

Questions go to standard error and the decision to standard output, so that a pipe can answer and another
read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple, assert_never

from sp_cli import output
from sp_cli.conversation import BACK, Conversation, Ended, ask_line
from sp_cli.drafts import is_draft, write_private
from sp_cli.exit_codes import ExitCode
from sp_cli.interrupts import raise_hangups
from sp_cli.left_interview import LeftInterview
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
from sp_cli.visits import another_visit, first_visit
from sp_engine.deciding import Decision, interview_yaml
from sp_engine.presenting import decision_screen_section, decision_section
from sp_engine.words import DiagnosticError, Language
from sp_engine.words.messages import cli_ask, cli_check

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
    letter: Annotated[Path | None, Option("--letter", metavar="FILE")] = None,
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
    if letter is not None:
        from sp_cli.letter import format_of

        format_of(letter)
    if record or number is not None:
        from sp_cli.recording import Recording

        recording = Recording(register, number, applicant, contact, clerk, note)
    else:
        named = {} if letter is not None else {"--applicant": applicant}
        refuse_without_record("sp ask", {**named, "--contact": contact, "--note": note})
    if recording is not None and number is not None:
        if received is not None:
            raise refusal("sp ask", cli_check.RECEIVED_BEFORE)
        begun = another_visit(opened, recording, number, facts, settings, after)
    else:
        service = service_by_words(opened, words, language)
        begun = first_visit(opened, service, facts, settings, received, after, language)
        if recording is not None:
            recording.refuse_unrecordable(begun.interview.service.standard)
    talk = Conversation(begun.interview, language)
    standard = begun.interview.service.standard
    output.note(f"{standard.name.get(language)} ({begun.number or standard.service})")
    raise_hangups()
    end = talk.hold()
    asks_who = number is None and applicant is None and (recording is not None or letter is not None)
    while asks_who and end in (Ended.CERTAIN, Ended.STOPPED):
        who = _who(contact, recorded=recording is not None, language=language)
        if isinstance(who, Who):
            applicant, contact = who
            break
        if who is None:
            talk.back()
        end = talk.hold() if who is None else who
    if recording is not None:
        recording = recording._replace(applicant=applicant, contact=contact)
    if save is not None:
        write_private(save, interview_yaml(talk.interview, language))
        output.note(cli_ask.SAVED.say(language, file=str(save)))
    draft = Path(facts) if facts is not None and is_draft(facts) else None
    left = LeftInterview(talk, recording, save, draft, letter)
    match end:
        case Ended.INTERRUPTED | Ended.NO_MORE_LINES:
            return left.early(end)
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
            left.keep()
            raise
    _show(decision, language, json=json, everything=everything)
    if kept is not None:
        from sp_cli.recording import tell_next, tell_recorded

        output.note("")
        tell_recorded(kept, language)
        tell_next(kept, decision, language, with_letter=letter is None)
    left.forget()
    if letter is not None:
        from sp_cli.letter import write_letter_of

        number = begun.number if kept is None else str(kept.number)
        write_letter_of(number or decision, letter, opened, register, applicant, language)
    return ExitCode.DONE


class Who(NamedTuple):
    """The applicant's name and contact, as far as they are told."""

    applicant: str | None
    contact: str | None


def _who(contact: str | None, *, recorded: bool, language: Language) -> Who | Ended | None:
    """Return who the applicant is; None to go back to the questions."""
    try:
        applicant = ask_line(cli_ask.WHOSE.get(language))
        if recorded and contact is None and applicant != BACK:
            contact = ask_line(cli_ask.WHICH_CONTACT.get(language))
    except KeyboardInterrupt:
        return Ended.INTERRUPTED
    return None if BACK in (applicant, contact) else Who(applicant, contact)


def _show(decision: Decision, language: Language, *, json: bool, everything: bool) -> None:
    if json:
        output.show_json(decision.to_dict(language))
        return
    told = decision_section if everything else decision_screen_section
    output.show_section(told(decision, language))
