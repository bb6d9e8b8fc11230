"""`sp prove`: can standards decide as meant, answered with examples and proofs."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, open_folder, processes_of, refusal
from sp_cli.parameters import Argument, Option
from sp_engine.words.messages import cli_prove


def prove_command(
    service: Annotated[str | None, Argument()] = None,
    time_limit: Annotated[str | None, Option("--time-limit", metavar="N")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    jobs: Jobs = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.assurance import prove
    from sp_engine.presenting import proofs_dict, proofs_section

    proofs = prove(
        open_folder(catalogue).files,
        service,
        seconds=None if time_limit is None else _seconds(time_limit),
        every_example=everything,
        processes=processes_of(jobs, "sp prove"),
    )
    if json:
        output.show_json(proofs_dict(proofs, language))
    else:
        output.show_section(proofs_section(proofs, language))
    return findings_or_done(any(proof.failing for proof in proofs))


def _seconds(written: str) -> float:
    """Return how long an answer may take: from a thousandth of a second to a day."""
    whole, _, part = written.replace(",", ".").partition(".")
    if (whole + part).isascii() and (whole + part).isdigit() and len(written) < 10:
        seconds = float(f"{whole or 0}.{part or 0}")
        if 0.001 <= seconds <= 86_400:
            return seconds
    raise refusal("sp prove", cli_prove.NOT_SECONDS.fill(given=written))
