"""`sp check`: the decision on one application, for the person at the counter."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from sp_cli import output
from sp_cli.exit_codes import ExitCode, exit_code_of
from sp_cli.facts_and_times import read_day, read_given, read_moment
from sp_cli.options import (
    AsJson,
    CatalogueFolder,
    Lang,
    Provisional,
    Service,
    Settings,
    WithErrors,
    open_folder,
    refusal,
    refuse_without_record,
)
from sp_cli.parameters import Option
from sp_cli.service_names import full_name
from sp_engine.deciding import DecisionFormat, is_untouched_example
from sp_engine.presenting import Section, decision_screen_section, decision_section
from sp_engine.words import DiagnosticError, moment_words
from sp_engine.words.messages import cli_check
from sp_engine.words.messages import register as register_messages

WITNESS_SECONDS = 5.0
"""How long a clerk waits for the second opinion, which takes some hundredths of a second."""


def check_command(
    service: Service,
    facts: Annotated[str | None, Option("--facts", metavar="FILE|-")] = None,
    settings: Settings = None,
    received: Annotated[str | None, Option("--received")] = None,
    complete: Annotated[str | None, Option("--complete")] = None,
    after: Annotated[list[str] | None, Option("--after")] = None,
    issued: Annotated[str | None, Option("--issued")] = None,
    exit_code: Annotated[bool, Option("--exit-code")] = False,
    everything: Annotated[bool, Option("--all")] = False,
    no_input: Annotated[bool, Option("--no-input")] = False,
    decision_format: Annotated[
        DecisionFormat, Option("--decision-format", show_default=False)
    ] = DecisionFormat.LATEST,
    record: Annotated[bool, Option("--record")] = False,
    number: Annotated[str | None, Option("--number")] = None,
    applicant: Annotated[str | None, Option("--applicant")] = None,
    contact: Annotated[str | None, Option("--contact")] = None,
    note: Annotated[str | None, Option("--note")] = None,
    clerk: Annotated[str | None, Option("--clerk", variable="SP_CLERK")] = None,
    register: Annotated[str | None, Option("--register", metavar="FILE|URL", variable="SP_REGISTER")] = None,
    provisional: Provisional = False,
    with_errors: WithErrors = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue, provisional=provisional)
    service = full_name(opened, service)
    zone = opened.files.zone(service)
    given = read_given(opened, service, facts, settings)
    stated = given.received if received is None else received
    now = datetime.now(zone).replace(microsecond=0)
    at = now if stated is None else read_moment("--received", stated, zone, language)
    full = None if complete is None else read_moment("--complete", complete, zone, language)
    recording, visit, last_visit = None, now, None if full is None else full.date()
    if record:
        from sp_cli.recording import Recording, laid_over, tell_recorded

        recording = Recording(register, number, applicant, contact, clerk, note)
        if number is not None:
            before = recording.before()
            if before.service != service:
                raise refusal("sp check", register_messages.ANOTHER_APPLICATION.fill(service=before.service))
            if received is not None:
                raise refusal("sp check", cli_check.RECEIVED_BEFORE)
            given, at, visit = laid_over(before, given, number), before.received, full or now
            full, last_visit = full or before.complete or now, visit.date()
            after = [*(after or given.after), *before.after]
    else:
        named = {"--number": number, "--applicant": applicant, "--contact": contact, "--note": note}
        refuse_without_record("sp check", named)
    decider = opened.standard(service, on=at.astimezone(zone).date())
    typed = decider.read_facts(given.facts, received=at, stated=last_visit, source=given.source)
    decision = decider.decide(
        typed,
        received=at,
        complete=full,
        after=given.after if after is None else after,
        issued=None if issued is None else read_day("--issued", issued, language),
        stated=last_visit,
        witness=True,
        witness_within=WITNESS_SECONDS,
        await_witness=False,
        with_errors=with_errors,
    )
    told: Section | dict[str, Any]
    if json:
        told = decision.to_dict(language, format=decision_format, with_facts=not no_input)
    else:
        told = (decision_section if everything else decision_screen_section)(decision, language)
    decision = decision.confirmed()  # before anything is kept or shown
    recorded, unrecorded = None, None
    if recording is not None:
        try:  # before it is shown, so that whoever reads half of it has it kept all the same
            recorded = recording.keep(decision, visit, language)
        except DiagnosticError as error:
            if json:
                raise
            unrecorded = error
    if received is None and number is None:
        taken = cli_check.NOW_IS_USED if stated is None else cli_check.TIME_IN_FILE_IS_USED
        output.note(taken.say(language, moment=moment_words(decision.received, language)))
    for understood in typed.understood:
        output.note(understood.told(language))
    if is_untouched_example(given):
        output.note(cli_check.UNTOUCHED_EXAMPLE.get(language))
    used = {name.partition(".")[0] for name in decider.standard.facts}
    unused = ", ".join(f"`{name}`" for name in given.facts if name.partition(".")[0] not in used)
    if unused:
        output.note(cli_check.UNUSED_FACTS.say(language, facts=unused))
    if isinstance(told, Section):
        output.show_section(told)
    else:
        output.show_json(told)
    if recorded is not None:
        tell_recorded(recorded, language)
    if unrecorded is not None:
        raise unrecorded
    return exit_code_of(decision.outcome, final=decision.final) if exit_code else ExitCode.DONE
