"""A service as one query over a table of applicants: what systems take that decide on many at once.

In comes a service; out come the columns that applicants need, the query in the SQL of a database, the small
tables that it joins, and what the numbers of its result mean.  Everything that depends on a day is worked out
by the engine beforehand and joined.  Touches no database.

A row whose facts are not sound has no outcome, and says in `problems_…` which columns have to be looked at:
the reader that explains says why, or reads what is unusual.  What is accepted here it reads alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import assert_never

from sp_engine.deciding import Service
from sp_engine.facts import LIST_MARK, MOST_ITEMS, FactDefinition, Kind
from sp_engine.querying.fee_cases import FEE_TABLE, FeeCases
from sp_engine.querying.time_cases import TIME_CASE, TIME_TABLE, Key, TimeCases, moment_of
from sp_engine.rules import (
    DAY_TABLE,
    FALSE,
    FLAGS_IN_A_MASK,
    RECEIVED,
    STATUSES_IN_A_MASK,
    TRUE,
    ApplicantColumn,
    Cell,
    Checked,
    Coalesce,
    Column,
    Conditions,
    Constant,
    Counted,
    DayLimits,
    Dialect,
    Expression,
    FindingStatus,
    FirstTrue,
    Form,
    IsNull,
    Join,
    JoinedTable,
    Layer,
    NotInSql,
    Sign,
    TableColumn,
    Unknown,
    VerdictLayers,
    all_of,
    any_of,
    checked,
    checked_set,
    column_of,
    columns_in,
    compared,
    count_column,
    create_of,
    first_true,
    flag_masks,
    flags_in,
    given,
    in_table,
    insert_of,
    member_columns,
    negated,
    outcome_of_all,
    select_of,
    statuses_in,
    surely,
)
from sp_engine.words.messages import sql as messages

APPLICANTS = "applicants"
"""The table of applicants, unless the caller says another."""
_ROWS_IN_AN_INSERT = 500
_APPLICANT, _DAY = "applicant", "day"


def population_query(
    service: Service, *, after: Iterable[str] = (), received_form: Form = Form.DATE
) -> PopulationQuery:
    """Return the query of a service; `after` are the stages that have ended for all applicants.

    Raises `NotInSql` for a standard that no query can decide, `FactsError` for a stage that it has not.
    """
    return PopulationQuery(service, service.ended(after), received_form)


class PopulationQuery:
    """The query of one service.

    `columns` are what the applicants' table can have besides `received`; what it has not counts as not
    stated.
    """

    def __init__(self, service: Service, ended: frozenset[str], received_form: Form) -> None:
        standard = service.standard
        if not service.follows.proven:
            raise NotInSql(messages.NOT_PROVEN.fill(service=standard.service))
        if standard.document.delivery.requirements.blank is not None:
            raise NotInSql(messages.BLANK_REQUIREMENTS.fill(service=standard.service))
        self.service, self.standard, self.received_form = service, standard, received_form
        self._limits = DayLimits()
        self._conditions = Conditions(standard.vocabulary, self._limits)
        self._ruleset = service.follows.ruleset
        own = len(standard.requirements)
        self._verdict = VerdictLayers(self._ruleset, own, self._conditions, ended)
        self._others = self._verdict.others()
        self._times = TimeCases(standard, self._conditions, self._verdict, ended, received_form)
        self._time_parts = [*self._times.parts()]
        self._fee = FeeCases(standard, self._conditions, received_form)
        self._fee_keys = [*self._fee.key_columns()]

    # ── what applicants need ─────────────────────────────────────────────────
    @cached_property
    def columns(self) -> tuple[ApplicantColumn, ...]:
        """The columns of the table of applicants besides `received`, by their names."""
        return tuple(column for each in self._by_fact.values() for column in each)

    @cached_property
    def _by_fact(self) -> Mapping[str, list[ApplicantColumn]]:
        found: dict[str, list[ApplicantColumn]] = {}
        for name, definition in self._facts().items():
            match definition.kind:
                case Kind.SET:
                    found[name] = member_columns(name, definition)
                case Kind.LIST:
                    found[name] = self._list_columns(name, definition)
                case (
                    Kind.YES_NO
                    | Kind.NUMBER
                    | Kind.MONEY
                    | Kind.DATE
                    | Kind.MOMENT
                    | Kind.TEXT
                    | Kind.CHOICE
                    | Kind.DOCUMENT
                ):
                    found[name] = [column_of(name, definition)]
                case _ as never:
                    assert_never(never)
        return found

    def _facts(self) -> Mapping[str, FactDefinition]:
        """Return every fact that the standard names, documents before their attributes."""
        vocabulary = self.standard.vocabulary
        names: dict[str, None] = {}
        for name in (*self.standard.facts, *(item.id for item in self._ruleset.items())):
            name = name.partition(LIST_MARK)[0]
            document, dot, _ = name.partition(".")
            if dot:
                names.setdefault(document)
            names.setdefault(name)
        return {name: vocabulary[name] for name in sorted(names, key=lambda n: n.partition(".")[0])}

    def _list_columns(self, name: str, definition: FactDefinition) -> list[ApplicantColumn]:
        """Return the columns of a list: how many items, whether all, and what is asked of them."""
        basic = [count_column(name, definition, one) for one in (Counted.ITEMS, Counted.WHOLE)]
        known = {column.name for column in basic}
        counts = self._conditions.counts.values()
        return [*basic, *(one for one in counts if one.fact == name and one.name not in known)]

    # ── the query ────────────────────────────────────────────────────────────
    def sql(
        self,
        dialect: Dialect = Dialect.DUCKDB,
        *,
        source: str = APPLICANTS,
        forms: Mapping[str, Form] | None = None,
        present: Collection[str] | None = None,
        keep: Sequence[str] = (),
        told: Mapping[str, str] | None = None,
    ) -> str:
        """Return the query over a table `source`.

        `forms`: the types in which columns come that are not the usual ones; `present`: the columns that the
        table has, all of them without it; `keep`: other columns that are handed on as they are.  `told`: what
        is said of a rule in a comment, by its name; the query is then laid out for people.
        """
        layers = self._layers(forms or {}, present, keep, told or {})
        for_people = told is not None
        return select_of(layers, source, dialect).sql(dialect.value, pretty=for_people, comments=for_people)

    def keys_sql(
        self,
        table: str,
        dialect: Dialect = Dialect.DUCKDB,
        *,
        source: str = APPLICANTS,
        forms: Mapping[str, Form] | None = None,
        present: Collection[str] | None = None,
        pretty: bool = False,
    ) -> str:
        """Return the query for the keys that a joined table needs; it joins the table of days alone."""
        *below, last = self._layers(forms or {}, present, (), {})
        [join] = [join for join in last.joins if join.table == table]
        keys = Layer("keys", tuple((name, value) for name, value in join.on))
        return select_of([*below, keys], source, dialect).distinct().sql(dialect.value, pretty=pretty)

    @cached_property
    def result_columns(self) -> tuple[TableColumn, ...]:
        """The columns of the result, behind those that are kept."""
        return (
            TableColumn("outcome", Form.TEXT),
            *(TableColumn(name, Form.WHOLE) for name, _ in self.status_columns),
            *(TableColumn(name, Form.WHOLE) for name, _ in self.problem_columns),
            TableColumn("fee", Form.WHOLE),
            *self._times.told_columns,
        )

    @cached_property
    def _flagged(self) -> tuple[str, ...]:
        """What can be wrong, in the order of its bits: the day, then each fact."""
        return (RECEIVED, *self._by_fact)

    def _layers(
        self,
        forms: Mapping[str, Form],
        present: Collection[str] | None,
        keep: Sequence[str],
        told: Mapping[str, str],
    ) -> list[Layer]:
        kept = [(name, Column(name)) for name in keep]
        stated, wrong, joins = self._stated_layer(forms, present)
        rules = self._verdict.named
        passed = [*kept, (RECEIVED, Column(RECEIVED))]
        flags = [(f"problems_{at}", mask) for at, mask in enumerate(flag_masks(wrong), 1)]
        problems = [(name, Column(name)) for name, _ in flags]
        handed = [(name, Column(name)) for name in self._asked_later()]
        first = Layer("stated", (*((n, _given(n)) for n in keep), *stated), joins, below=_APPLICANT)
        second = Layer(
            "ruled",
            (*passed, *flags, *handed, *((one.name, one.value) for one in rules)),
            told={one.name: told[one.of] for one in rules if one.of in told},
        )
        sound = all_of(compared(Column(name), Sign.EQUAL, 0) for name, _ in problems)
        masks = self._verdict.masks(sound=sound)
        named_masks = [(f"statuses_{at}", mask) for at, mask in enumerate(masks, 1)]
        asked = [*self._times.key_columns(), *self._fee_keys] if self._times.told else self._fee_keys
        keys = [(name, _where(sound, value)) for name, value in asked]
        time_parts = self._time_parts if self._times.told else []
        others = dict.fromkeys(name for worth in self._others for name in columns_in(worth))
        judged = [(name, Column(name)) for name in others]
        third = Layer("found", (*passed, *problems, *named_masks, *judged, *keys, *time_parts))
        named = [Column(name) for name, _ in named_masks]
        outcome = outcome_of_all(named, self._others, sound=sound)
        carried = [(name, Column(name)) for name, _ in (*named_masks, *keys, *time_parts)]
        fourth = Layer("decided", (*passed, *problems, ("outcome", outcome), *carried))
        return [first, second, third, fourth, self._result(kept, problems, named_masks)]

    def _result(
        self,
        kept: list[tuple[str, Column]],
        flags: list[tuple[str, Column]],
        masks: list[tuple[str, Expression]],
    ) -> Layer:
        columns: list[tuple[str, Expression]] = [
            *((name, Column(name, "decided")) for name, _ in kept),
            *((name, Column(name, "decided")) for name in ("outcome", *(name for name, _ in masks))),
            *((name, Column(name, "decided")) for name, _ in flags),
        ]
        told: dict[str, str] = {}
        joins: list[Join] = []
        decided = negated(IsNull(Column("outcome", "decided")))
        if self._fee.keys:
            on = [(key.name, Column(key.name, "decided")) for key in self._fee.keys]
            joins.append(Join(FEE_TABLE, tuple(on)))
            columns.append(("fee", _where(decided, in_table(FEE_TABLE, "fee"))))
        else:
            amount = self._fee.constant
            columns.append(
                ("fee", Unknown(Form.WHOLE) if amount is None else FirstTrue(((decided, Constant(amount)),)))
            )
        if self._times.told:
            case = self._times.case(Column("outcome", "decided"))
            named = [(key.name, Column(key.name, "decided")) for key in self._times.keys]
            on_times = [(name, case if name == TIME_CASE else value) for name, value in named]
            joins.append(Join(TIME_TABLE, tuple(on_times)))
            columns += [(one.name, in_table(TIME_TABLE, one.name)) for one in self._times.told_columns]
        return Layer("result", tuple(columns), tuple(joins), told)

    def _asked_later(self) -> list[str]:
        """Return the columns of the lowest layer at which higher ones look."""
        names: dict[str, None] = {}
        upper = [value for _, value in (*self._time_parts, *self._fee_keys, *self._times.key_columns())]
        upper += self._others
        ruled = {one.name for one in self._verdict.named}
        for expression in upper:
            for column in columns_in(expression):
                if column not in ruled:
                    names.setdefault(column)
        names.pop(RECEIVED, None)
        return [*names]

    def _stated_layer(
        self, forms: Mapping[str, Form], present: Collection[str] | None
    ) -> tuple[list[tuple[str, Expression]], list[Expression], tuple[Join, ...]]:
        """Return the checked columns, and what one layer above is asked of each fact: whether it is wrong."""
        received = _given(RECEIVED)
        known_day = in_table(DAY_TABLE, "day")
        named: list[tuple[str, Expression]] = [(RECEIVED, received), (_DAY, known_day)]
        wrong: list[Expression] = [IsNull(Column(_DAY))]
        for name, columns in self._by_fact.items():
            definition, flags = columns[0].definition, []
            for column in columns:
                one = self._checked(column, forms, present, known_day)
                value = one.value
                if column.kind is Kind.DOCUMENT:
                    value, flag = self._document(name, value, forms, present, known_day)
                    flags.append(flag)
                named.append((column.name, value))
                if given(column.name) in columns_in(one.wrong):
                    named.append((given(column.name), _given(column.name)))
                flags.append(one.wrong)
            values = [Column(column.name) for column in columns]
            match definition.kind:
                case Kind.SET:
                    flags.append(checked_set(values, definition.least or 0))
                case Kind.LIST:
                    flags.append(self._wrong_list(definition, values))
                case (
                    Kind.YES_NO
                    | Kind.NUMBER
                    | Kind.MONEY
                    | Kind.DATE
                    | Kind.MOMENT
                    | Kind.TEXT
                    | Kind.CHOICE
                    | Kind.DOCUMENT
                ):
                    pass
                case _ as never:
                    assert_never(never)
            wrong.append(any_of(flags))
        named += [(limit.column, in_table(DAY_TABLE, limit.column)) for limit in self._limits.limits.values()]
        return named, wrong, (Join(DAY_TABLE, ((RECEIVED, received),)),)

    def _checked(
        self,
        column: ApplicantColumn,
        forms: Mapping[str, Form],
        present: Collection[str] | None,
        last_day: Column,
    ) -> Checked:
        if present is not None and column.name not in present:
            return Checked(Unknown(column.form))
        return checked(column, forms.get(column.name, column.form), _given(column.name), last_day)

    def _document(
        self,
        name: str,
        value: Expression,
        forms: Mapping[str, Form],
        present: Collection[str] | None,
        last_day: Column,
    ) -> tuple[Expression, Expression]:
        """Return whether a document is handed in, which who states an attribute says, and what is wrong."""
        attributes = [
            column
            for fact, columns in self._by_fact.items()
            if fact.startswith(f"{name}.")
            for column in columns
            if present is None or column.name in present
        ]
        if not attributes:
            return value, FALSE
        some = any_of(negated(IsNull(Column(one.name))) for one in attributes)
        stated = (
            self._checked(one, forms, present, last_day).value
            if forms.get(one.name, one.form) is Form.TEXT
            else _given(one.name)
            for one in attributes
        )
        handed_in = Coalesce(value, first_true([(any_of(negated(IsNull(one)) for one in stated), TRUE)]))
        return handed_in, all_of((surely(negated(Column(name))), some))

    @staticmethod
    def _wrong_list(definition: FactDefinition, values: Sequence[Expression]) -> Expression:
        """Return whether a list has more items than there can be, or fewer, or is not counted whole."""
        items, *others = values
        whole = others[0]
        most = MOST_ITEMS if definition.most is None else definition.most
        counted = any_of(IsNull(one) for one in others)
        too_many = compared(items, Sign.GREATER, most)
        least = 1 if definition.least is None else definition.least
        too_few = all_of((surely(whole), compared(items, Sign.LESS, least)))
        stated = negated(IsNull(items))
        return all_of((stated, any_of((counted, too_many, too_few))))

    # ── what is joined ───────────────────────────────────────────────────────
    def day_table(self, received: Iterable[date]) -> JoinedTable:
        """Return the table of days: the limits of each on which the decree holds."""
        limits = [*self._limits.limits.values()]
        columns = (
            TableColumn(RECEIVED, self.received_form),
            TableColumn("day", Form.DATE),
            *(TableColumn(limit.column, limit.form, limit.told) for limit in limits),
        )
        rows: list[tuple[Cell, ...]] = []
        for one in dict.fromkeys(received):
            day = moment_of(one, self.standard.agency.zone).date()
            if self._decided_on(day):
                told = [_cell(limit.form, limit.on(day.toordinal())) for limit in limits]
                rows.append((one, day, *told))
        return JoinedTable(DAY_TABLE, columns, tuple(rows))

    def _decided_on(self, day: date) -> bool:
        """Whether the decree holds on a day, and the years that are counted then are decreed."""
        counted = self.standard.working_durations
        return self.standard.holds(day) and not any(
            duration.undecreed_year(day.toordinal()) is not None for duration in counted
        )

    def time_table(self, received: Iterable[date], keys: Iterable[Key] | None = None) -> JoinedTable | None:
        """Return the table of due dates; None where the standard gives none.

        Without `keys`, which `keys_sql` finds, it has every case there can be.  Raises `NotInSql` where these
        cannot be told beforehand.
        """
        times = self._times
        if not times.told:
            return None
        if keys is None:
            if not times.countable:
                raise NotInSql(messages.KEYS_NEEDED.fill(facts=", ".join(times.facts)))
            zone = self.standard.agency.zone
            keys = times.every_key(
                d for d in dict.fromkeys(received) if self._decided_on(moment_of(d, zone).date())
            )
        rows = tuple(times.row(key) for key in _of_sound_rows(keys))
        return JoinedTable(TIME_TABLE, times.columns, rows, len(times.keys))

    def fee_table(self, received: Iterable[date], keys: Iterable[Key] | None = None) -> JoinedTable | None:
        """Return the table of fees, as `time_table` does; None where there is but one amount."""
        fee = self._fee
        if not fee.keys:
            return None
        received = [*dict.fromkeys(received)]
        days = [moment_of(one, self.standard.agency.zone).date() for one in received]
        if keys is None:
            if fee.from_data:
                raise NotInSql(messages.KEYS_NEEDED.fill(facts=", ".join(fee.from_data)))
            keys = fee.every_key(received)
        return JoinedTable(FEE_TABLE, fee.columns, tuple(fee.rows(_of_sound_rows(keys), days)), len(fee.keys))

    @property
    def keyed_tables(self) -> Iterator[str]:
        """Yield the tables of which the keys have to be found in the data."""
        if self._times.told and not self._times.countable:
            yield TIME_TABLE
        if self._fee.from_data:
            yield FEE_TABLE

    def key_facts(self, table: str) -> tuple[str, ...]:
        """Return the facts on whose values the rows of such a table depend."""
        if table == TIME_TABLE:
            return self._times.facts
        return self._fee.from_data

    def tables_beforehand(self, received: Iterable[date]) -> tuple[JoinedTable, ...]:
        """Return the tables that need no keys from the data."""
        received, keyed = [*received], {*self.keyed_tables}
        every = (
            self.day_table(received),
            None if FEE_TABLE in keyed else self.fee_table(received),
            None if TIME_TABLE in keyed else self.time_table(received),
        )
        return tuple(table for table in every if table is not None)

    def tables(
        self, received: Iterable[date], keys: Mapping[str, Iterable[Key]] | None = None
    ) -> tuple[JoinedTable, ...]:
        """Return all tables that the query joins; `keys` are those that `keys_sql` found, by table."""
        received, found = [*received], keys or {}
        every = (
            self.day_table(received),
            self.fee_table(received, found.get(FEE_TABLE)),
            self.time_table(received, found.get(TIME_TABLE)),
        )
        return tuple(table for table in every if table is not None)

    @property
    def status_columns(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each column of statuses, with the requirements whose statuses stand in it."""
        names = [one.id for one in self.standard.requirements]
        for number, at in enumerate(range(0, len(names), STATUSES_IN_A_MASK), 1):
            yield f"statuses_{number}", names[at : at + STATUSES_IN_A_MASK]

    @property
    def problem_columns(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each column of problems, with the facts whose bits stand in it."""
        for number, at in enumerate(range(0, len(self._flagged), FLAGS_IN_A_MASK), 1):
            yield f"problems_{number}", self._flagged[at : at + FLAGS_IN_A_MASK]

    # ── what the result means ────────────────────────────────────────────────
    def statuses_of(self, masks: Sequence[int]) -> tuple[FindingStatus, ...]:
        """Return what each requirement came to, by the numbers in `statuses_…`."""
        return statuses_in(masks, len(self.standard.requirements))

    def problems_of(self, masks: Sequence[int]) -> tuple[str, ...]:
        """Return which facts have to be looked at (or `received`), by the numbers in `problems_…`."""
        return tuple(self._flagged[at] for at in flags_in(masks))


def table_sql(table: JoinedTable, dialect: Dialect) -> Iterator[str]:
    """Yield the statements that make a joined table and fill it."""
    yield create_of(table, dialect).sql(dialect.value, pretty=True)
    rows = iter(table.rows)
    while some := [*islice(rows, _ROWS_IN_AN_INSERT)]:
        yield insert_of(table, dialect, some).sql(dialect.value)


def _given(name: str) -> Column:
    """Return a column of the table of applicants, as it is given."""
    return Column(name, _APPLICANT)


def _of_sound_rows(keys: Iterable[Key]) -> Iterator[Key]:
    """Yield the keys that are no NULL, which those of a refused row are."""
    return (key for key in keys if None not in key)


def _cell(form: Form, value: int) -> Cell:
    return date.fromordinal(value) if form is Form.DATE else value


def _where(asked: Expression, value: Expression) -> Expression:
    return FirstTrue(((asked, value),))
