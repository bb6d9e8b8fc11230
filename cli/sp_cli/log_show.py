"""`sp log show`: one application, with what is confidential covered unless it is asked for."""

from __future__ import annotations

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.register_options import Clerk, Number, Place, Unmasked, now, opened
from sp_engine.presenting import Shown, application_dict, application_section
from sp_engine.register import PersonalPart, covered, service_of, told_facts


def log_show_command(
    number: Number,
    unmasked: Unmasked = False,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    with opened(register) as kept:
        application = kept.application(number)
        if unmasked:
            kept.note_unmasked("show", recorded=now(), number=application.number, clerk=clerk)
            application = kept.application(number)
        known = kept.personal([application])[application.number]
        values = kept.personal_of_entries(application)
        notes = {entry: str(told) for (entry, part), told in values.items() if part is PersonalPart.NOTE}
        contact = known.get(PersonalPart.CONTACT)
        service = service_of(application, open_folder(catalogue))
        decision = known.get(PersonalPart.DECISION, {})
        facts = told_facts(decision, service, unmasked=unmasked, language=language)
        shown = Shown(
            application,
            known.get(PersonalPart.APPLICANT),
            contact if unmasked else covered(contact),
            notes,
            facts,
        )
        head = kept.head()
    if json:
        output.show_json(application_dict(shown, head))
    else:
        output.show_section(application_section(shown, head, language))
    return ExitCode.DONE
