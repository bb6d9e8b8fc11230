"""`sp log due`: what falls due today and this week, what is late, and what waits for whom."""

from __future__ import annotations

from datetime import tzinfo
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Option
from sp_cli.register_options import Agency, Place, now, opened
from sp_engine.deciding import Catalogue
from sp_engine.presenting import due_dict, due_section
from sp_engine.register import PersonalPart, Register, due_applications


def log_due_command(
    agency: Agency = None,
    at: Annotated[str | None, Option("--at")] = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    folder = open_folder(catalogue)
    with opened(register) as kept:
        head = kept.head()
        zone = folder.files.zone(agency) if agency else _zone_of(kept, folder)
        moment = now().astimezone(zone) if at is None else read_moment("--at", at, zone, language)
        applications = kept.applications(agency, until=moment)
        wanted = [application for application in applications if application.standing.open]
        known = kept.personal(wanted, (PersonalPart.APPLICANT, PersonalPart.DECISION))
        due = due_applications(wanted, known, folder, moment)
        names = {str(number): told.get(PersonalPart.APPLICANT) for number, told in known.items()}
    if json:
        output.show_json(due_dict(due, names, moment, head, language))
    else:
        output.show_section(due_section(due, names, moment, head, language))
    return ExitCode.DONE


def _zone_of(kept: Register, folder: Catalogue) -> tzinfo:
    """Return the zone in which a morning is told: that of the agency which recorded first."""
    first = next(iter(kept.applications()), None)
    agencies = folder.files.agency_ids() if first is None else (first.number.agency,)
    return folder.files.zone(agencies[0])
