"""`sp ask`: an interview about one application, and the decision on it.

Questions go to standard error and the decision to standard output, so that a pipe can answer and another
read.
"""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from sp_cli import output
from sp_cli.conversation import Conversation, Ended, read_line
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_given, read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, Provisional, Settings, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import called_so, default_agency
from sp_engine.catalogue import found_services
from sp_engine.deciding import Catalogue, Decision, Interview, interview_yaml
from sp_engine.presenting import decision_screen_section, decision_section
from sp_engine.words import Language
from sp_engine.words.messages import cli_ask

WITNESS_SECONDS = 5.0


def ask_command(
    words: Annotated[list[str] | None, Argument()] = None,
    facts: Annotated[str | None, Option("--facts", metavar="FILE")] = None,
    settings: Settings = None,
    save: Annotated[Path | None, Option("--save", metavar="FILE")] = None,
    received: Annotated[str | None, Option("--received")] = None,
    after: Annotated[list[str] | None, Option("--after")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue, provisional=provisional)
    service = _service(opened, words or [], language)
    if service is None:
        return ExitCode.USAGE
    zone = opened.files.zone(service)
    given = read_given(service, facts, settings)
    stated = given.received if received is None else received
    at = (
        datetime.now(zone).replace(microsecond=0)
        if stated is None
        else read_moment("--received", stated, zone, language)
    )
    decider = opened.standard(service, on=at.astimezone(zone).date())
    decider.refuse_errors()
    ended = tuple(given.after if after is None else after)
    talk = Conversation(Interview(decider, at, given.facts, after=ended), language)
    output.note(f"{decider.standard.name.get(language)} ({service})")
    end = talk.hold()
    interview = talk.interview
    if save is not None:
        output.write_file(save, interview_yaml(interview, language))
        output.note(cli_ask.SAVED.say(language, file=str(save)))
    if end in (Ended.INTERRUPTED, Ended.NO_MORE_LINES):
        return _left_early(talk, end, save)
    output.note("")
    output.note(cli_ask.CERTAIN.get(language)) if end is Ended.CERTAIN else None
    decision = decider.decide(
        interview.facts, received=at, after=ended, witness=True, witness_within=WITNESS_SECONDS
    )
    _show(decision, language, json=json, everything=everything)
    return ExitCode.DONE


def _show(decision: Decision, language: Language, *, json: bool, everything: bool) -> None:
    if json:
        output.show_json(decision.to_dict(language))
        return
    told = decision_section if everything else decision_screen_section
    output.show_section(told(decision, language))


def _left_early(talk: Conversation, end: Ended, save: Path | None) -> ExitCode:
    """Say that nothing is lost, and how to go on."""
    interview, language = talk.interview, talk.language
    name = interview.question
    output.note(cli_ask.STOPPED.say(language, number=talk.answers))
    if save is not None:
        command = ["sp", "ask", interview.service.standard.service, "--facts", str(save), "--save", str(save)]
    else:
        command = ["sp", "ask", interview.service.standard.service, *_as_options(interview)]
    output.note_command(cli_ask.GO_ON.say(language, command=shlex.join(command)))
    lists = [name for name, value in interview.data.items() if isinstance(value, list) and _of_items(value)]
    if lists and save is None:
        output.note(cli_ask.LISTS_ARE_LOST.say(language, names=", ".join(lists)))
    match end:
        case Ended.INTERRUPTED:
            return ExitCode.INTERRUPTED
        case _:
            raise refusal("sp ask", cli_ask.ENDED_EARLY.fill(question=talk.question_text(name or "")))


def _of_items(value: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in value)


def _as_options(interview: Interview) -> list[str]:
    """Return what was answered as options of a command line."""
    found = ["--received", interview.received.isoformat(timespec="minutes")]
    found += [option for stage in interview.after for option in ("--after", stage)]
    for name, value in interview.data.items():
        for part, one in value.items() if isinstance(value, dict) else [("", value)]:
            if not (isinstance(one, list) and _of_items(one)):
                told = ", ".join(map(str, one)) if isinstance(one, list) else str(one)
                found += ["--set", f"{name}{'.' if part else ''}{part}={told}"]
    return found


def _service(opened: Catalogue, words: list[str], language: Language) -> str | None:
    """Return the service that is meant, asked for where words fit several; None when nobody says which."""
    while True:
        if len(words) == 1:
            called = [words[0]] if "/" in words[0] else called_so(opened, words[0])
            if len(called) == 1:
                return called[0]
        if not words:
            output.note(cli_ask.WHICH_SERVICE.get(language))
            line = read_line()
            if line is None:
                raise refusal("sp ask", cli_ask.WHICH_SERVICE)
            words = line.split()
            continue
        now = datetime.now().astimezone()
        found = found_services(opened.files, words, now, default_agency())
        if not found:
            raise refusal("sp ask", cli_ask.NO_SUCH_SERVICE.fill(words=" ".join(words)))
        if len(found) == 1:
            return found[0][1]
        output.note(cli_ask.MANY_SERVICES.say(language, number=len(found)))
        for number, (_, name, title) in enumerate(found, 1):
            output.note(f"  {number}  {title.get(language)} ({name})")
        output.note(cli_ask.CHOOSE_SERVICE.get(language))
        line = read_line()
        if line is None:
            raise refusal("sp ask", cli_ask.CHOOSE_SERVICE)
        if line.isascii() and line.isdigit() and 0 < int(line) <= len(found):
            return found[int(line) - 1][1]
        words = line.split()
