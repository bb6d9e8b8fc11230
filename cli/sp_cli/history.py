"""`sp history`: the decrees of a service on a time line."""

from __future__ import annotations

from datetime import datetime

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, Service, open_folder
from sp_cli.service_names import full_name


def history_command(
    service: Service,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.presenting import history_dict, history_section

    opened = open_folder(catalogue)
    files, service = opened.files, full_name(opened, service)
    history = files.history(service)
    day = datetime.now(files.zone(service)).date() if on is None else read_day("--on", on, language)
    if json:
        output.show_json(history_dict(history, day, language))
    else:
        output.show_section(history_section(history, day, language))
        output.show_findings(history.findings, language)
    return findings_or_done(bool(history.findings))
