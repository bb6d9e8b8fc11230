"""Whatever is changed, cut, added or written anew is found, and named by its entry."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from register.counters import APPROVED, MONDAY, RETURNED, catalogue, decided

from sp_engine import EventKind, Register, RegisterError, open_register

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of twelve entries: seven applications, events, a correction, an erasure."""
    file = tmp_path_factory.mktemp("register") / "loket.sqlite3"
    with open_register(str(file), create=True) as register:
        for i in range(7):
            facts = APPROVED if i % 2 else RETURNED
            register.record(decided(facts), recorded=MONDAY, applicant=f"Pemohon {i}", contact=f"0812-{i}")
        register.record_again(
            "depok/2026/1", decided(APPROVED, complete=MONDAY + DAY), at=MONDAY + DAY, recorded=MONDAY + DAY
        )
        register.add_event(
            catalogue(), "depok/2026/2", EventKind.DECIDED, at=MONDAY + DAY, recorded=MONDAY + DAY
        )
        register.correct(
            catalogue(), "depok/2026/3", recorded=MONDAY + DAY, reason="ejaan", applicant="Pemohon C"
        )
        register.erase("depok/2026/4", basis="permintaan", recorded=MONDAY + DAY)
        register.note_unmasked("list", recorded=MONDAY + DAY)
    return file


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "salinan.sqlite3"))


def changed(file: Path, *statements: str) -> set[tuple[str, str]]:
    """Return what is found, by code and place, once somebody who owns the file has changed it."""
    with sqlite3.connect(file) as owner:
        for (trigger,) in owner.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            owner.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            owner.execute(statement)
    owner.close()
    with open_register(str(file)) as register:
        return {(finding.code, finding.place()) for finding in register.verify().findings}


def test_what_was_never_touched_verifies(copy: Path) -> None:
    assert changed(copy) == set()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE sp_entries SET service = 'depok/kios' WHERE sequence = 3", {("SP811", "#3")}),
        ("UPDATE sp_entries SET at = replace(at, '10:00', '09:00') WHERE sequence = 5", {("SP811", "#5")}),
        ("UPDATE sp_entries SET kind = 'apa' WHERE sequence = 9", {("SP811", "#9")}),
        ("UPDATE sp_entries SET details = '[' WHERE sequence = 11", {("SP811", "#11"), ("SP814", "#4")}),
        ("UPDATE sp_entries SET ordinal = 9 WHERE sequence = 7", {("SP811", "#7"), ("SP816", "#7")}),
        ("UPDATE sp_personal SET value = '1' WHERE sequence = 2 AND part = 'applicant'", {("SP813", "#2")}),
        ("UPDATE sp_personal SET salt = 'ab' WHERE sequence = 6 AND part = 'contact'", {("SP813", "#6")}),
        ("DELETE FROM sp_personal WHERE sequence = 6 AND part='contact'", {("SP814", "#6")}),
        ("INSERT INTO sp_personal VALUES (12, 'applicant', 'ab', '1')", {("SP815", "#12")}),
        ("DELETE FROM sp_entries WHERE sequence = 9", {("SP812", "#10")}),
        ("DELETE FROM sp_entries WHERE sequence = 1", {("SP812", "#2"), ("SP815", "#1"), ("SP816", "#2")}),
    ],
)  # fmt: skip
def test_a_change_is_named_by_its_entry(copy: Path, statement: str, found: set[tuple[str, str]]) -> None:
    assert changed(copy, statement) == found


def test_an_entry_changed_with_its_digest_breaks_the_chain_behind_it(copy: Path) -> None:
    from sp_engine.register.entry import Row

    with sqlite3.connect(copy) as owner:
        row = Row(*owner.execute("SELECT * FROM sp_entries WHERE sequence = 5").fetchone())
    owner.close()
    forged = row._replace(recorded="2026-03-16T11:00:00+07:00").computed
    later = "recorded = '2026-03-16T11:00:00+07:00'"
    statement = f"UPDATE sp_entries SET {later}, digest = '{forged}' WHERE sequence = 5"
    assert changed(copy, statement) == {("SP812", "#6")}


def test_a_cut_tail_and_a_chain_written_anew_are_found_by_a_head(copy: Path, tmp_path: Path) -> None:
    with open_register(str(copy)) as register:
        head = register.head()
        assert head is not None
        assert register.verify(head.digest).head_at == 12
        assert register.verify(head.digest[:16].upper()).head_at == 12
        assert [f.code for f in register.verify(head.digest[:15]).findings] == ["SP817"]
    assert changed(copy, "DELETE FROM sp_entries WHERE sequence = 12") == set()
    with open_register(str(copy)) as register:
        assert [finding.code for finding in register.verify(head.digest).findings] == ["SP817"]
    with open_register(str(tmp_path / "baru.sqlite3"), create=True) as anew:
        anew.record(decided(APPROVED), recorded=MONDAY)
        assert anew.verify().findings == ()
        assert [finding.code for finding in anew.verify(head.digest).findings] == ["SP817"]


def everything(register: Register) -> Iterator[object]:
    rows, values = register._store.everything()
    yield from rows
    yield from values


def test_a_changed_byte_is_found_wherever_it_matters(kept: Path, copy: Path) -> None:
    """A byte in which no entry and no value lies may change; what is stored stays the same then."""
    with open_register(str(kept)) as register:
        before = [*everything(register)]
    told, unchanged = set(), 0
    random_ = random.Random(14)
    whole = kept.read_bytes()
    for _ in range(150):
        at = random_.randrange(100, len(whole))
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << random_.randrange(8))]) + whole[at + 1 :])
        try:
            with open_register(str(copy)) as register:
                findings = register.verify().findings
                if not findings:
                    assert [*everything(register)] == before, at
                    unchanged += 1
                told |= {finding.code for finding in findings}
        except RegisterError as error:
            told |= {finding.code for finding in error.diagnostics}
    assert {"SP811", "SP813"} <= told
    assert unchanged
