"""Where entries are kept: SQLite, or PostgreSQL when counters share a register; both through SQLAlchemy.

In come entries to append, and values about applicants that can be erased; out come rows.  One `writing` is
one transaction, alone among all writers: what is in it is there wholly once it has ended, and not at all
when it has not.  Knows nothing of what an application is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    inspect,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from sp_engine.register.address import Address
from sp_engine.register.digests import BEFORE_THE_FIRST, FORMAT, canonical, commitment, digest_of, new_salt
from sp_engine.register.entry import Entry, EntryKind, PersonalPart, Row, entry_of
from sp_engine.register.number import ApplicationNumber, RegisterError
from sp_engine.words import Diagnostic

_METADATA = MetaData()
_ENTRIES = Table(
    "sp_entries",
    _METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("previous", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("agency", Text),
    Column("year", Integer),
    Column("ordinal", Integer),
    Column("service", Text),
    Column("at", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("commitments", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
Index("sp_entries_of_number", _ENTRIES.c.agency, _ENTRIES.c.year, _ENTRIES.c.ordinal)
_PERSONAL = Table(
    "sp_personal",
    _METADATA,
    Column("sequence", Integer, ForeignKey(_ENTRIES.c.sequence), primary_key=True, autoincrement=False),
    Column("part", Text, primary_key=True),
    Column("salt", Text, nullable=False),
    Column("value", Text, nullable=False),
)
_FORMAT = Table("sp_register", _METADATA, Column("format", Text, primary_key=True))

_ONE_OF_A_NUMBER = (
    "CREATE UNIQUE INDEX IF NOT EXISTS sp_numbers ON sp_entries (agency, year, ordinal)"
    f" WHERE kind = '{EntryKind.RECEIVED.value}'"
)
"""Written out: for what one dialect knows SQLAlchemy imports that dialect, and whoever reads a list waits."""

_GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER IF NOT EXISTS {table}_{what} BEFORE {what} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        for table, what in (("sp_entries", "UPDATE"), ("sp_entries", "DELETE"), ("sp_personal", "UPDATE"))
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION sp_only_grows() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || '' only grows''; END'",
        "CREATE OR REPLACE TRIGGER sp_entries_guard BEFORE UPDATE OR DELETE ON sp_entries"
        " FOR EACH ROW EXECUTE FUNCTION sp_only_grows()",
        "CREATE OR REPLACE TRIGGER sp_personal_guard BEFORE UPDATE ON sp_personal"
        " FOR EACH ROW EXECUTE FUNCTION sp_only_grows()",
    ),
}
"""What keeps a table from being changed by mistake; whoever owns the file can take it away."""

_PATIENCE = 30.0
"""Seconds to wait for other writers: each takes some milliseconds."""

_PRAGMAS = ("secure_delete=ON", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "journal_mode=WAL")
"""Overwrite what is deleted; tell that something is written only once it is on the disk."""

_CREATING = 0x73702D72
"""The lock under which the tables of a server are made."""


class PersonalValue(NamedTuple):
    """A value about an applicant as it is stored, with the salt under which its entry commits to it."""

    sequence: int
    part: str
    salt: str
    value: str


class Writing:
    """One transaction of the only writer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entries(self, number: ApplicationNumber) -> list[Entry]:
        return [entry_of(row) for row in _rows(self._connection, _of(number))]

    def personal(self, sequence: int, part: PersonalPart) -> str | None:
        wanted = select(_PERSONAL.c.value).where(_PERSONAL.c.sequence == sequence, _PERSONAL.c.part == part)
        value: str | None = self._connection.execute(wanted).scalar()
        return value

    def next_number(self, agency: str, year: int) -> ApplicationNumber:
        """Return the number of the next application of an agency and year."""
        among = (_ENTRIES.c.agency == agency, _ENTRIES.c.year == year)
        last = self._connection.execute(select(func.max(_ENTRIES.c.ordinal)).where(*among)).scalar()
        return ApplicationNumber(agency, year, (last or 0) + 1)

    def append(
        self,
        kind: EntryKind,
        number: ApplicationNumber | None,
        service: str | None,
        at: datetime,
        recorded: datetime,
        details: Mapping[str, Any],
        personal: Mapping[PersonalPart, object],
    ) -> Entry:
        """Add an entry behind the last one, with what it commits to."""
        last = self._connection.execute(
            select(_ENTRIES.c.sequence, _ENTRIES.c.digest).order_by(_ENTRIES.c.sequence.desc()).limit(1)
        ).first()
        sequence, previous = (1, BEFORE_THE_FIRST) if last is None else (last[0] + 1, last[1])
        values = [
            PersonalValue(sequence, part.value, new_salt(), canonical(value))
            for part, value in personal.items()
        ]
        parts = (
            sequence,
            previous,
            kind.value,
            *((None, None, None) if number is None else (number.agency, number.year, number.ordinal)),
            service,
            at.isoformat(),
            recorded.isoformat(),
            canonical(details),
            canonical({value.part: commitment(value.salt, value.part, value.value) for value in values}),
        )
        row = Row._make((*parts, digest_of(parts)))
        self._connection.execute(_ENTRIES.insert(), row._asdict())
        if values:
            self._connection.execute(_PERSONAL.insert(), [value._asdict() for value in values])
        return entry_of(row)

    def destroy(self, sequences: Sequence[int]) -> list[tuple[int, str]]:
        """Delete every value of some entries with its salt, and return which they were."""
        of_them = _PERSONAL.c.sequence.in_(sequences)
        found = select(_PERSONAL.c.sequence, _PERSONAL.c.part).where(of_them)
        destroyed = sorted((row[0], row[1]) for row in self._connection.execute(found))
        self._connection.execute(delete(_PERSONAL).where(of_them))
        return destroyed


class Store:
    """The tables of one register."""

    def __init__(self, address: Address, *, create: bool = False) -> None:
        self.address = address
        self._failures = _Failures(address)
        if address.file is not None and not address.file.exists():
            if not create:
                raise no_register(address)
            self._failures.run(lambda: _make_file(address))
        with self._failures:
            self._engine = _engine_of(address)
        try:
            with self._failures:
                self._make_tables(create=create)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Yield the only writer; what it did is kept once this has ended, or nothing of it is."""
        with self._failures, self._engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                if writer.dialect.name == "postgresql":
                    writer.exec_driver_sql("SET LOCAL synchronous_commit TO on")
                    writer.exec_driver_sql(f"SET LOCAL lock_timeout TO '{_PATIENCE:g}s'")
                    writer.exec_driver_sql("LOCK TABLE sp_entries IN EXCLUSIVE MODE")
                yield Writing(writer)

    def rows(self, number: ApplicationNumber | None = None, agency: str | None = None) -> list[Row]:
        """Return the entries as they are stored: of one application, of an agency, or all, in order."""
        wanted = select(_ENTRIES)
        if number is not None:
            wanted = _of(number)
        elif agency is not None:
            wanted = wanted.where(_ENTRIES.c.agency == agency)
        with self._failures, self._engine.connect() as connection:
            return _rows(connection, wanted)

    def entries(self, number: ApplicationNumber | None = None, agency: str | None = None) -> list[Entry]:
        return [entry_of(row) for row in self.rows(number, agency)]

    def head(self) -> Row | None:
        """Return the newest entry; None while there is none."""
        wanted = select(_ENTRIES).order_by(_ENTRIES.c.sequence.desc()).limit(1)
        with self._failures, self._engine.connect() as connection:
            found = _rows(connection, wanted)
        return found[0] if found else None

    def personal(
        self, parts: Iterable[PersonalPart] | None = None, sequences: Iterable[int] | None = None
    ) -> list[PersonalValue]:
        """Return values about applicants: of some parts, of some entries, or all."""
        wanted = select(_PERSONAL).order_by(_PERSONAL.c.sequence, _PERSONAL.c.part)
        if parts is not None:
            wanted = wanted.where(_PERSONAL.c.part.in_([part.value for part in parts]))
        if sequences is not None:
            wanted = wanted.where(_PERSONAL.c.sequence.in_(list(sequences)))
        with self._failures, self._engine.connect() as connection:
            return [PersonalValue(*row) for row in connection.execute(wanted)]

    def everything(self) -> tuple[list[Row], list[PersonalValue]]:
        """Return all that is stored as it was at one moment, and refuse a file that is damaged."""
        with self._failures, self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                sound = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
                if sound != "ok":
                    raise self._failures.damaged(str(sound))
            rows = _rows(connection, select(_ENTRIES))
            personal = select(_PERSONAL).order_by(_PERSONAL.c.sequence, _PERSONAL.c.part)
            return rows, [PersonalValue(*row) for row in connection.execute(personal)]

    def scrub(self) -> bool:
        """Leave no byte of what was deleted in the file, its log or its free pages; whether that was done.

        It is not while another process keeps reading what there was before.
        """
        with self._failures, self._engine.connect() as connection:
            raw = connection.execution_options(isolation_level="AUTOCOMMIT")
            if raw.dialect.name == "postgresql":
                raw.exec_driver_sql("VACUUM FULL sp_personal")
                return True
            done = [_truncate_log(raw)]
            raw.exec_driver_sql("VACUUM")
            done.append(_truncate_log(raw))
            return all(done)

    def _make_tables(self, *, create: bool) -> None:
        with self._engine.connect() as connection:
            if inspect(connection).has_table(_FORMAT.name):
                found = connection.execute(select(_FORMAT.c.format)).scalar()
                if found == FORMAT:
                    return
                values = {"register": self.address.shown, "found": str(found), "known": FORMAT}
                raise RegisterError([Diagnostic("SP804", self.address.shown, values=values)])
        if not create:
            raise no_register(self.address)
        with self._engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                if writer.dialect.name == "postgresql":
                    writer.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATING})")
                if inspect(writer).has_table(_FORMAT.name):
                    return
                _METADATA.create_all(writer)
                for guard in (_ONE_OF_A_NUMBER, *_GUARDS[writer.dialect.name]):
                    writer.exec_driver_sql(guard)
                writer.execute(_FORMAT.insert(), {"format": FORMAT})


def no_register(address: Address) -> RegisterError:
    """Return what to raise where nothing has been recorded yet."""
    return RegisterError([Diagnostic("SP803", address.shown, values={"register": address.shown})])


def _make_file(address: Address) -> None:
    """Make the file for its owner alone: it will hold what is known of people."""
    file = address.file
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _engine_of(address: Address) -> Engine:
    if address.url is not None:
        engine = create_engine(make_url(address.url), pool_pre_ping=True)
    else:
        _refuse_another_program(address)
        connect: dict[str, Any] = {"timeout": _PATIENCE}
        url = make_url("sqlite://").set(database=str(address.file))
        engine = create_engine(url, connect_args=connect)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _refuse_another_program(address: Address) -> None:
    """Raise `RegisterError` for a database in which another program keeps something; it stays as it is."""
    file = "" if address.file is None else address.file.resolve().as_uri()
    connection = sqlite3.connect(f"{file}?mode=ro", uri=True)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()
    if tables and _FORMAT.name not in tables:
        values = {"register": address.shown, "table": min(tables)}
        raise RegisterError([Diagnostic("SP820", address.shown, values=values)])


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    """Make a connection durable and forgetful; each begins its transactions itself."""
    connection.isolation_level = None
    connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:  # of a damaged file: nobody else has the connection yet
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _truncate_log(connection: Connection) -> bool:
    """Bring the log into the file and empty it; whether nobody was in the way."""
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    return not busy


def _of(number: ApplicationNumber) -> Select[Any]:
    return select(_ENTRIES).where(
        _ENTRIES.c.agency == number.agency,
        _ENTRIES.c.year == number.year,
        _ENTRIES.c.ordinal == number.ordinal,
    )


def _rows(connection: Connection, wanted: Select[Any]) -> list[Row]:
    return [Row(*row) for row in connection.execute(wanted.order_by(_ENTRIES.c.sequence))]


class _Failures:
    """Turns what a database says into findings about the register."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError):
            raise self.of(str(error.orig)) from error
        if isinstance(error, ArgumentError | sqlite3.Error | OSError):
            raise self.of(str(error)) from error
        if isinstance(error, SQLAlchemyError):
            raise self.of(str(error)) from error

    def run(self, action: Callable[[], None]) -> None:
        with self:
            action()

    def of(self, reason: str) -> RegisterError:
        """Return what to raise for what a database said."""
        lower = reason.lower()
        if "malformed" in lower or "not a database" in lower:
            return self.damaged(reason)
        values = {"register": self._address.shown, "reason": [*reason.splitlines(), "?"][0]}
        busy = "lock timeout" in lower or "database is locked" in lower
        code = "SP806" if busy else "SP805"
        return RegisterError([Diagnostic(code, self._address.shown, values=values)])

    def damaged(self, reason: str) -> RegisterError:
        values = {"register": self._address.shown, "reason": reason}
        return RegisterError([Diagnostic("SP807", self._address.shown, values=values)])
