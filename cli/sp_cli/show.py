"""`sp show`: one standard, its 14 components, as people read it; or its procedure as a diagram."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, Service, open_folder
from sp_cli.parameters import Option
from sp_cli.service_names import full_name


def show_command(
    service: Service,
    on: On = None,
    diagram: Annotated[bool, Option("--mermaid")] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.documents import mermaid
    from sp_engine.presenting import standard_dict, standard_section

    opened = open_folder(catalogue)
    service = full_name(opened, service)
    zone = opened.files.zone(service)
    day = datetime.now(zone).date() if on is None else read_day("--on", on, language)
    standard = opened.standard(service, on=day).standard
    if diagram:
        output.show(mermaid(standard.document.delivery.procedure.steps))
    elif json:
        output.show_json(standard_dict(standard, language))
    else:
        output.show_section(standard_section(standard, language))
    return ExitCode.DONE
