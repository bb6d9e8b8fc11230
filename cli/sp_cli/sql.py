"""`sp sql`: one standard as a query over a table of applicants, for a database of one's own.

What is printed runs from top to bottom: the small tables that are joined, then the query, each column with
what it is in a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.deciding import Service
from sp_engine.packages import optional_package
from sp_engine.rules import NOT_SAID, Dialect, FindingStatus, NotInSql
from sp_engine.words import Language
from sp_engine.words.messages import cli_sql as messages
from sp_engine.words.messages.sql import ANOTHER_DIALECT

if TYPE_CHECKING:
    from sp_engine.querying import PopulationQuery

_USUAL_DAYS, _MOST_DAYS = 30, 3_700


def sql_command(
    service: Annotated[str, Argument()],
    dialect: Annotated[str, Option("--dialect")] = Dialect.DUCKDB.value,
    table: Annotated[str, Option("--table")] = "applicants",
    first: Annotated[str | None, Option("--from")] = None,
    last: Annotated[str | None, Option("--to")] = None,
    after: Annotated[list[str] | None, Option("--after")] = None,
    query: Annotated[bool, Option("--query")] = False,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    database = _dialect(dialect)
    opened = open_folder(catalogue)
    name = full_name(opened, service)
    today = datetime.now(opened.files.zone(name)).date()
    begin = today if first is None else read_day("--from", first, language)
    end = begin + timedelta(days=_USUAL_DAYS) if last is None else read_day("--to", last, language)
    if end < begin:
        raise refusal("sp sql", messages.LAST_BEFORE_FIRST.fill(first=str(begin), last=str(end)))
    if (end - begin).days >= _MOST_DAYS:
        problem = messages.TOO_MANY_DAYS.fill(first=str(begin), last=str(end), most=_MOST_DAYS)
        raise refusal("sp sql", problem)
    day = begin if on is None else read_day("--on", on, language)
    decided = opened.standard(name, on=day)
    decided.refuse_errors()
    optional_package("sqlglot", "batch")
    from sp_engine.querying import population_query, table_sql

    try:
        asked = population_query(decided, after=after or ())
        days = [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
        tables = () if query else asked.tables_beforehand(days)
        written = asked.sql(database, source=table, told=_requirements(decided, language))
    except NotInSql as not_said:
        raise refusal("sp sql", not_said.what) from None
    statements = [statement for one in tables for statement in table_sql(one, database)]
    if json:
        output.show_json({"service": name, "dialect": database.value, "tables": statements, "query": written})
        return ExitCode.DONE
    lines = _heading(decided, asked, table, (begin, end), language)
    output.show("\n".join(f"-- {line}".rstrip() for line in lines) + "\n")
    for statement in statements:
        output.show(f"{statement};\n")
    if not query:
        for keyed in asked.keyed_tables:
            reason = ", ".join(asked.key_facts(keyed))
            output.show(f"-- {messages.KEYED.say(language, table=keyed, reason=reason)}")
            output.show(asked.keys_sql(keyed, database, source=table, pretty=True) + ";\n")
    output.show(f"{written};")
    return ExitCode.DONE


def _dialect(name: str) -> Dialect:
    """Return a database by its name, or say why nothing is written for it."""
    if name in NOT_SAID:
        raise refusal("sp sql --dialect", NOT_SAID[name])
    if name not in {one.value for one in Dialect}:
        known = ", ".join(one.value for one in Dialect)
        raise refusal("sp sql --dialect", ANOTHER_DIALECT.fill(dialect=name, known=known))
    return Dialect(name)


def _requirements(service: Service, language: Language) -> dict[str, str]:
    """Return what is said of each requirement in a comment."""
    return {one.id: f"{one.id}: {one.text.get(language)}" for one in service.standard.requirements}


def _heading(
    service: Service, query: PopulationQuery, table: str, days: tuple[date, date], language: Language
) -> Iterator[str]:
    """Yield what the query is, what it needs and what it gives, line by line."""
    from sp_engine.querying import MISSING_CALENDAR, PROVISIONAL

    first, last = (day.isoformat() for day in days)
    name = service.standard.name.get(language)
    yield messages.TITLE.say(language, service=service.standard.service, name=name, first=first, last=last)
    yield service.standard.decree.number
    yield ""
    yield messages.COLUMNS.say(language, table=table)
    yield f"  received (date): {messages.RECEIVED.get(language)}"
    for column in query.columns:
        told = column.definition.name.get(language)
        if column.member is not None:
            told = f"{told}, {messages.MEMBER.get(language)}"
        elif column.counted is not None:
            told = f"{told}, {messages.COUNT.get(language)}"
        yield f"  {column.name} ({column.form}): {told}"
    yield ""
    yield messages.RESULT.get(language)
    yield f"  outcome: {messages.OUTCOME.get(language)}"
    known = ", ".join(f"{number} {status}" for number, status in enumerate(FindingStatus, 1))
    for column_name, requirements in query.status_columns:
        told = messages.STATUSES.say(language, known=known)
        yield f"  {column_name}: {told} {', '.join(requirements)}"
    for column_name, facts in query.problem_columns:
        yield f"  {column_name}: {messages.PROBLEMS.get(language)} {', '.join(facts)}"
    calendar_doubts = {
        MISSING_CALENDAR: messages.MISSING_CALENDAR,
        PROVISIONAL: messages.PROVISIONAL,
    }
    for result in query.result_columns:
        if result.name == "fee":
            yield f"  fee: {messages.FEE.get(language)}"
        elif result.name.startswith("due_"):
            yield f"  {result.name}: {messages.DUE.get(language)}"
        elif result.name in calendar_doubts:
            yield f"  {result.name}: {calendar_doubts[result.name].get(language)}"
    yield ""
