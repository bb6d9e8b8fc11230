"""`sp check`: the decision on one application, for the person at the counter."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.inputs import read_given, read_moment
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang, Provisional, Service, Settings, open_folder
from sp_engine.presenting.decision import decision_section
from sp_engine.rules.ruleset import Outcome
from sp_engine.words.dates import moment_words

HELP = say("Putuskan satu permohonan.", "Decide one application.")
EXIT_CODES = {Outcome.APPROVE: 0, Outcome.RETURN: 3, Outcome.REJECT: 4, Outcome.PENDING: 5}
_TAKEN = {"now": ("saat ini", "now"), "file": ("saat yang tertulis dalam berkas", "the time in the file")}


def check_command(
    service: Service,
    facts: Annotated[
        str | None,
        typer.Option(
            "--facts",
            metavar="FILE|-",
            help=say("Berkas fakta, YAML atau JSON.", "Facts file, YAML or JSON."),
        ),
    ] = None,
    settings: Settings = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received",
            metavar=say("SAAT", "TIME"),
            help=say("Saat diterima (ISO 8601); baku: sekarang.", "When received (ISO 8601); default: now."),
        ),
    ] = None,
    complete: Annotated[
        str | None,
        typer.Option(
            "--complete",
            metavar=say("SAAT", "TIME"),
            help=say("Saat berkas lengkap; baku: saat diterima.", "When complete; default: when received."),
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help=say(
                "Kode keluar 3 dikembalikan, 4 ditolak, 5 menunggu.",
                "Exit 3 on return, 4 on reject, 5 on pending.",
            ),
        ),
    ] = False,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    opened = open_folder(catalogue, provisional=provisional)
    zone = opened.files.zone(service)
    given = read_given(service, facts, settings)
    stated = given.received if received is None else received
    at = (
        datetime.now(zone).replace(microsecond=0)
        if stated is None
        else read_moment("--received", stated, zone)
    )
    full = None if complete is None else read_moment("--complete", complete, zone)
    decider = opened.standard(service, on=at.astimezone(zone).date())
    decision = decider.decide(given.facts, received=at, complete=full, witness=True, source=given.source)
    if received is None:
        when = moment_words(decision.received, language())
        indonesian, english = _TAKEN["now" if stated is None else "file"]
        output.note(
            say(
                f"--received tidak disebut: dipakai {indonesian}, {when}",
                f"no --received given: {english} is used, {when}",
            )
        )
    used = {name.partition(".")[0] for name in decider.standard.facts}
    unused = ", ".join(f"`{name}`" for name in given.facts if name.partition(".")[0] not in used)
    if unused:
        output.note(
            say(
                f"fakta ini tidak dipakai layanan ini: {unused}",
                f"this service does not use these facts: {unused}",
            )
        )
    if json:
        output.show_json(decision.to_dict(language()))
    else:
        output.show_section(decision_section(decision, language()))
    return EXIT_CODES[decision.outcome] if exit_code else 0
