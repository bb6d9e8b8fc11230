"""A register that counters share in PostgreSQL does the same as a file."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from register.counters import APPROVED, MONDAY, RETURNED, catalogue, decided

from sp_engine import EventKind, Register, open_register
from sp_engine.register.application import Standing

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    name = f"loket_{abs(hash(request.node.name))}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def shared(database: str) -> Iterator[Register]:
    with open_register(database, create=True) as register:
        yield register


def test_a_day_in_it_is_as_in_a_file(shared: Register, register: Register) -> None:
    for one in (shared, register):
        number = one.record(decided(RETURNED), recorded=MONDAY, applicant="Budi", contact="0812").number
        one.record_again(number, decided(APPROVED, complete=LATER), at=LATER, recorded=LATER)
        one.correct(catalogue(), number, recorded=LATER, reason="ejaan", applicant="Boedi \u0000")
        one.add_event(catalogue(), number, EventKind.DECIDED, at=LATER, recorded=LATER)
        one.record(decided(APPROVED), recorded=LATER)
        one.note_unmasked("list", recorded=LATER)
        assert one.verify().findings == ()
    mine, theirs = shared.applications(), register.applications()
    assert [one.number for one in mine] == [one.number for one in theirs]
    assert [one.happened for one in mine] == [one.happened for one in theirs]
    assert shared.personal(mine) == register.personal(theirs)


def test_rows_refuse_to_be_changed_and_a_change_by_the_owner_is_named(
    database: str, shared: Register
) -> None:
    shared.record(decided(APPROVED), recorded=MONDAY)
    with psycopg.connect(database, autocommit=True) as owner:
        with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
            owner.execute("UPDATE sp_entries SET kind = 'x'")
        owner.execute("ALTER TABLE sp_entries DISABLE TRIGGER ALL")
        owner.execute("UPDATE sp_entries SET service = 'depok/kios'")
    assert [(f.code, f.place()) for f in shared.verify().findings] == [("SP811", "#1")]


def test_an_erasure_leaves_no_byte_in_the_tables(server: str, shared: Register) -> None:
    number = shared.record(decided(APPROVED), recorded=MONDAY, applicant="Wulandari Kusuma").number
    with psycopg.connect(server, autocommit=True) as owner:
        data = Path(owner.execute("SHOW data_directory").fetchone()[0])  # type: ignore[index]
        owner.execute("CHECKPOINT")
    looked = ["grep", "-rlaF", "Wulandari Kusuma", str(data / "base")]
    assert subprocess.run(looked, capture_output=True).stdout
    erased = shared.erase(number, basis="permintaan pemohon", recorded=LATER)
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute("CHECKPOINT")
    assert erased.scrubbed
    assert subprocess.run(looked, capture_output=True).stdout == b""
    assert shared.application(number).standing is Standing.ERASED
    assert shared.verify().findings == ()
