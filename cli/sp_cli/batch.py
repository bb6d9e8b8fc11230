"""`sp batch`: a file of applicants, every row a decision or an error, with a summary."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import read_moment
from sp_cli.heading_map import heading_map
from sp_cli.options import AsJson, CatalogueFolder, Lang, Provisional, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.population import (
    BatchFiles,
    BatchWish,
    Engine,
    TableNames,
    chart_png,
    decide_file,
    decide_table,
    refuse_place,
    refuse_same,
    stopped_run_received,
)
from sp_engine.presenting import html_page, population_dict, population_section
from sp_engine.rules import NotInSql
from sp_engine.words import grouped, moment_words
from sp_engine.words.messages import cli_batch
from sp_engine.words.messages import population as messages

_TABLE = "table:"
"""What stands before the name of a table of Spark."""


def batch_command(
    service: Annotated[str, Argument()],
    applicants: Annotated[Path, Argument(metavar="FILE")],
    out: Annotated[Path | None, Option("-o", metavar="FILE")] = None,
    errors: Annotated[Path | None, Option("--errors", metavar="FILE")] = None,
    mapping: Annotated[Path | None, Option("--map", metavar="FILE")] = None,
    sheet: Annotated[str | None, Option("--sheet")] = None,
    received: Annotated[str | None, Option("--received")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    chart: Annotated[Path | None, Option("--chart", metavar="FILE.png|.html")] = None,
    engine: Annotated[str | None, Option("--engine", metavar="|".join(Engine))] = None,
    master: Annotated[str | None, Option("--master")] = None,
    resume: Annotated[bool, Option("--resume")] = False,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    if out is None:
        raise refusal("sp batch", cli_batch.NO_OUTPUT)
    if chart is not None and chart.suffix not in (".png", ".html"):
        raise refusal("sp batch", cli_batch.NO_CHART.fill(file=str(chart)))
    opened = open_folder(catalogue, provisional=provisional)
    name = full_name(opened, service)
    zone = opened.files.zone(name)
    stopped = stopped_run_received(out) if resume and received is None else None
    if stopped is not None:
        at = stopped.astimezone(zone)
        output.note(cli_batch.RECEIVED_BEFORE.say(language, moment=moment_words(at, language)))
    elif received is None:
        at = datetime.now(zone).replace(microsecond=0)
        output.note(cli_batch.NOW_IS_USED.say(language, moment=moment_words(at, language)))
    else:
        at = read_moment("--received", received, zone, language)
    files = BatchFiles.of(applicants, out, errors)
    tables = _tables(applicants, out, errors, refused=engine != Engine.SPARK or resume or sheet is not None)
    written = [path for path in (chart, mapping) if path is not None]
    refuse_same((files.input, files.output, files.errors, *written))
    wish = BatchWish(
        name,
        at,
        heading_map("sp batch", mapping),
        by=by,
        sheet=sheet,
        resume=resume,
        engine=_engine(engine, master),
        master=master,
        language=language,
    )

    def no_worker(seconds: int) -> None:
        output.note(cli_batch.NO_WORKER.say(language, seconds=seconds))

    try:
        if chart is not None:
            refuse_place(chart)
        if tables is not None:
            batch = decide_table(opened, tables, wish, no_worker)
        else:
            with output.progress(cli_batch.PROGRESS.get(language)) as progress:
                batch = decide_file(opened, files, wish, progress, no_worker)
    except NotInSql as error:
        raise refusal("sp batch", error.what) from error
    except OSError as error:
        raise output.unwritable(error.filename or str(out), error) from error
    except KeyboardInterrupt:
        output.note(cli_batch.INTERRUPTED.get(language))
        raise
    section = population_section(batch.summary, batch.standard, by, language)
    if chart is not None:
        rows = grouped(batch.summary.rows, language)
        title = messages.TITLE.say(language, service=batch.standard.name, rows=rows)
        data = (
            chart_png(batch.summary, title, language)
            if chart.suffix == ".png"
            else html_page(section, language).encode()
        )
        output.write_bytes(chart, data)
    if json:
        output.show_json(population_dict(batch.summary))
    else:
        output.show_section(section)
    output.note(cli_batch.READ.say(language, columns=", ".join(batch.read)))
    if batch.lacking:
        output.note(cli_batch.LACKING.say(language, facts=", ".join(batch.lacking)))
    if batch.carried:
        output.note(cli_batch.CARRIED.say(language, columns=", ".join(batch.carried)))
    output.note(cli_batch.WRITTEN.say(language, file=str(out)))
    if batch.summary.unreadable:
        place = str(files.errors) if tables is None else f"{_TABLE}{tables.errors}"
        told = cli_batch.ERRORS.say(language, number=batch.summary.unreadable, file=place)
        output.note(told)
    return findings_or_done(bool(batch.summary.unreadable))


def _tables(applicants: Path, out: Path, errors: Path | None, *, refused: bool) -> TableNames | None:
    """Return the tables of Spark that are meant; None for files."""
    named = [str(path) for path in (applicants, out, errors) if path is not None]
    tables = [name.removeprefix(_TABLE) for name in named if name.startswith(_TABLE)]
    if not tables:
        return None
    if len(tables) < len(named) or refused:
        raise refusal("sp batch", cli_batch.TABLES)
    return TableNames.of(tables[0], tables[1], tables[2] if errors is not None else None)


def _engine(written: str | None, master: str | None) -> Engine | None:
    if written is not None and written not in list(Engine):
        raise refusal("sp batch", cli_batch.NO_ENGINE.fill(given=written, engines=", ".join(Engine)))
    engine = None if written is None else Engine(written)
    if master is not None and engine is not Engine.SPARK:
        raise refusal("sp batch", cli_batch.NO_MASTER)
    return engine
