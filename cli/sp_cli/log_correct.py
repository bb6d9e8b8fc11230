"""`sp log correct`: a new entry that says otherwise than an older one, which stays."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import CatalogueFolder, Lang, Settings, open_folder, refusal, whole_number
from sp_cli.parameters import Option
from sp_cli.recording import decided_again
from sp_cli.register_options import Clerk, Number, Place, now, opened
from sp_engine.deciding import outcome_words
from sp_engine.words.messages import cli_log


def log_correct_command(
    number: Number,
    reason: Annotated[str, Option("--reason")],
    entry: Annotated[str | None, Option("--entry")] = None,
    at: Annotated[str | None, Option("--at")] = None,
    stage: Annotated[str | None, Option("--stage")] = None,
    drop: Annotated[bool, Option("--drop")] = False,
    applicant: Annotated[str | None, Option("--applicant")] = None,
    contact: Annotated[str | None, Option("--contact")] = None,
    facts: Annotated[str | None, Option("--facts", metavar="FILE|-")] = None,
    settings: Settings = None,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    which = None if entry is None else whole_number(entry.removeprefix("#"))
    if entry is not None and which is None:
        raise refusal("sp log correct", cli_log.NO_SUCH_ENTRY.fill(given=entry))
    if not (drop or any((at, stage, applicant, contact, facts, settings))):
        raise refusal("sp log correct", cli_log.NOTHING_SAID)
    folder = open_folder(catalogue)
    with opened(register) as kept:
        application = kept.application(number)
        zone = folder.files.zone(application.service)
        decision = None
        if facts is not None or settings:
            decision = decided_again(kept, application, folder, facts, settings)
        added = kept.correct(
            folder,
            number,
            recorded=now().astimezone(zone),
            reason=reason,
            entry=which,
            at=None if at is None else read_moment("--at", at, zone, language),
            stage=stage,
            dropped=drop,
            applicant=applicant,
            contact=contact,
            decision=decision,
            clerk=clerk,
            language=language,
        )
    if decision is not None and application.outcome is not None:
        outcome, before = outcome_words(decision.outcome), outcome_words(application.outcome)
        if decision.outcome is application.outcome:
            output.show(cli_log.STILL_DECIDED.say(language, outcome=outcome))
        else:
            output.show(cli_log.DECIDED_OTHERWISE.say(language, outcome=outcome, before=before))
    output.show(cli_log.RECORDED.say(language, number=added.number, entry=added.entry, digest=added.digest))
    return ExitCode.DONE
