"""What is recorded is kept, numbered and chained; what cannot have happened is not recorded."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from register.counters import APPROVED, MONDAY, REJECTED, RETURNED, WUB, catalogue, decided, files_of

from sp_engine import CatalogueError, EventKind, FactsError, Outcome, Register, RegisterError, open_register
from sp_engine.deciding.receipt import digest
from sp_engine.register import store
from sp_engine.register.application import Standing
from sp_engine.register.entry import EntryKind, PersonalPart

LATER = MONDAY + timedelta(days=1)


def codes(error: pytest.ExceptionInfo[FactsError] | pytest.ExceptionInfo[RegisterError]) -> list[str]:
    return [finding.code for finding in error.value.diagnostics]


def test_an_application_is_kept_with_its_decision_and_who_it_is_of(register: Register) -> None:
    decision = decided(APPROVED)
    recorded = register.record(decision, recorded=MONDAY, applicant="Budi", contact="0812", clerk="Sari")
    assert str(recorded.number) == "depok/2026/0001"
    application = register.application("depok/2026/1")
    assert (application.service, application.outcome, application.clerk) == (WUB, Outcome.APPROVE, "Sari")
    assert application.received == MONDAY
    known = register.personal([application])[application.number]
    assert (known[PersonalPart.APPLICANT], known[PersonalPart.CONTACT]) == ("Budi", "0812")
    assert known[PersonalPart.DECISION] == decision.to_dict()
    head = register.head()
    assert head is not None
    assert (head.entry, head.digest) == (recorded.entry, recorded.digest)


def test_numbers_are_of_an_agency_and_a_year(register: Register) -> None:
    before = MONDAY.replace(year=2025)
    told = [
        register.record(decided(APPROVED), recorded=MONDAY),
        register.record(decided({**APPROVED, "tahun_pelatihan_wub": 2025}, before), recorded=before),
        register.record(decided({}, service="pasuruan/klinik-kukm"), recorded=MONDAY),
        register.record(decided(RETURNED), recorded=MONDAY),
    ]
    assert [str(one.number) for one in told] == [
        "depok/2026/0001",
        "depok/2025/0001",
        "pasuruan/2026/0001",
        "depok/2026/0002",
    ]


def test_nothing_that_an_entry_keeps_for_ever_is_about_the_applicant(register: Register) -> None:
    decision = decided(RETURNED)
    register.record(
        decision, recorded=MONDAY, applicant="Wulandari", contact="0812-9999", note="datang bersama Joko"
    )
    (entry,) = register.entries()
    kept = f"{entry.details} {entry.commitments}"
    for private in (
        "Wulandari",
        "0812-9999",
        "Joko",
        "2026 pelatihan",
        decision.receipt.facts,
        digest("Wulandari"),
    ):
        assert private not in kept
    assert set(entry.details) == {"outcome", "complete", "decree", "receipt"}


def test_a_return_stops_and_a_resubmission_goes_on_under_the_same_number(register: Register) -> None:
    number = register.record(decided(RETURNED), recorded=MONDAY).number
    assert register.application(number).standing is Standing.WITH_APPLICANT
    again = register.record_again(
        number, decided(APPROVED, complete=LATER), at=LATER, recorded=LATER, clerk="Rina"
    )
    assert again.number == number
    application = register.application(number)
    assert application.standing is Standing.WITH_AGENCY
    assert [event.kind for event in application.events()] == [
        EventKind.RECEIVED,
        EventKind.RETURNED,
        EventKind.RESUBMITTED,
        EventKind.COMPLETE,
    ]
    assert [entry.kind for entry in application.entries] == [EntryKind.RECEIVED, EntryKind.RESUBMITTED]


def test_a_rejection_closes_and_nothing_is_decided_on_it_again(register: Register) -> None:
    number = register.record(decided(REJECTED), recorded=MONDAY).number
    assert register.application(number).standing is Standing.CLOSED
    with pytest.raises(RegisterError) as refused:
        register.record_again(number, decided(APPROVED), at=LATER, recorded=LATER)
    assert codes(refused) == ["SP810"]


def test_what_cannot_have_happened_is_refused_and_leaves_nothing(register: Register) -> None:
    number = register.record(decided(APPROVED), recorded=MONDAY).number
    with pytest.raises(FactsError) as before:
        register.add_event(
            catalogue(), number, EventKind.DECIDED, at=MONDAY - timedelta(hours=1), recorded=LATER
        )
    assert codes(before) == ["SP420"]
    with pytest.raises(CatalogueError) as unknown:
        register.add_event(
            catalogue(), number, EventKind.FINDING, at=LATER, recorded=LATER, stage="tidak-ada"
        )
    assert unknown.value.diagnostics
    with pytest.raises(RegisterError) as alone:
        register.add_event(catalogue(), number, EventKind.RESUBMITTED, at=LATER, recorded=LATER)
    assert codes(alone) == ["SP810"]
    assert len(register.entries()) == 1
    register.add_event(catalogue(), number, EventKind.DECIDED, at=LATER, recorded=LATER)
    assert register.application(number).standing is Standing.CLOSED


def test_a_hypothetical_decision_is_never_recorded(register: Register) -> None:
    long_ago = MONDAY.replace(year=2023, month=1)
    service = catalogue().service(WUB, received=MONDAY)
    decision = service.decide({**APPROVED, "tahun_pelatihan_wub": 2023}, received=long_ago, as_if=True)
    with pytest.raises(RegisterError) as refused:
        register.record(decision, recorded=MONDAY)
    assert codes(refused) == ["SP809"]
    assert register.entries() == []


def test_a_correction_is_a_new_entry_and_the_old_one_stays(register: Register) -> None:
    number = register.record(decided(RETURNED), recorded=MONDAY, applicant="Budi").number
    register.correct(
        catalogue(),
        number,
        recorded=LATER,
        reason="ejaan nama, dan kesediaan lupa dicatat",
        applicant="Boedi",
        decision=decided(APPROVED),
    )
    application = register.application(number)
    known = register.personal([application])[number]
    assert known[PersonalPart.APPLICANT] == "Boedi"
    assert (application.outcome, application.standing) == (Outcome.APPROVE, Standing.WITH_AGENCY)
    first, second = application.entries
    assert (first.details["outcome"], second.details["corrects"]) == ("return", first.sequence)
    assert register.personal_of_entries(application)[first.sequence, PersonalPart.APPLICANT] == "Budi"


def test_an_event_that_was_no_event_is_dropped_and_the_first_one_is_not(register: Register) -> None:
    number = register.record(decided(APPROVED), recorded=MONDAY).number
    wrong = register.add_event(catalogue(), number, EventKind.DECIDED, at=LATER, recorded=LATER)
    register.correct(
        catalogue(), number, entry=wrong.entry, dropped=True, reason="nomor lain", recorded=LATER
    )
    assert register.application(number).standing is Standing.WITH_AGENCY
    for entry in (1, 99):
        with pytest.raises(RegisterError):
            register.correct(catalogue(), number, entry=entry, dropped=True, reason="x", recorded=LATER)


def test_an_erasure_leaves_no_byte_of_a_value_and_the_chain_verifies(register: Register, file: Path) -> None:
    number = register.record(
        decided(APPROVED), recorded=MONDAY, applicant="Wulandari Kusuma", contact="0812-3456-7890"
    ).number
    register.correct(catalogue(), number, recorded=LATER, reason="alias Wulan-dari", contact="0899-0000-1111")
    kept = register.record(decided(RETURNED), recorded=LATER, applicant="Joko Tetap").number
    secrets = (b"Wulandari Kusuma", b"0812-3456-7890", b"alias Wulan-dari", b"0899-0000-1111")
    salts = [value.salt.encode() for value in register._store.personal(sequences=[1, 2])]
    assert all(secret in files_of(file) for secret in (*secrets, *salts))
    erased = register.erase(
        number, basis="permintaan pemohon, UU 27/2022 Pasal 43", recorded=LATER, clerk="Sari"
    )
    assert (erased.values, erased.scrubbed) == (len(salts), True)
    assert {path.name for path in file.parent.iterdir()} == {
        file.name,
        f"{file.name}-shm",
        f"{file.name}-wal",
    }
    assert [secret for secret in (*secrets, *salts) if secret in files_of(file)] == []
    assert b"Joko Tetap" in files_of(file)
    assert register.verify().findings == ()
    application = register.application(number)
    assert (application.standing, application.outcome) == (Standing.ERASED, Outcome.APPROVE)
    assert register.personal([application, register.application(kept)]) == {
        number: {},
        kept: {
            PersonalPart.APPLICANT: "Joko Tetap",
            PersonalPart.DECISION: decided(RETURNED).to_dict(),
        },
    }
    with pytest.raises(RegisterError):
        register.add_event(catalogue(), number, EventKind.DECIDED, at=LATER, recorded=LATER)


def test_an_erasure_that_a_reader_delays_says_so_and_is_finished_by_another(
    register: Register, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register.record(decided(APPROVED), recorded=MONDAY, applicant="Wulandari").number
    monkeypatch.setattr("sp_engine.register.store._PATIENCE", 0.1)
    with open_register(str(file)) as impatient:
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sp_personal").fetchone()
        assert impatient.erase(number, basis="x", recorded=LATER).scrubbed is False
        reader.execute("ROLLBACK")
        reader.close()
        assert impatient.erase(number, basis="x", recorded=LATER).scrubbed is True
    assert b"Wulandari" not in files_of(file)


@pytest.mark.parametrize("name", ["", "O'Brien; DROP TABLE", "名前", "\udcff\x00", "=1+1", "a" * 100_000])
def test_any_name_can_be_kept(register: Register, name: str) -> None:
    number = register.record(decided(APPROVED), recorded=MONDAY, applicant=name, clerk=name).number
    known = register.personal([register.application(number)])[number]
    assert known.get(PersonalPart.APPLICANT, "") == name
    assert register.verify().findings == ()


def test_tables_refuse_to_be_changed_by_mistake(register: Register, file: Path) -> None:
    register.record(decided(APPROVED), recorded=MONDAY, applicant="Budi")
    other = sqlite3.connect(file)
    for change in (
        "UPDATE sp_entries SET kind = 'x'",
        "DELETE FROM sp_entries",
        "UPDATE sp_personal SET value = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            other.execute(change)
    other.close()


def test_the_file_is_its_owners_alone(register: Register, file: Path) -> None:
    register.record(decided(APPROVED), recorded=MONDAY)
    assert file.stat().st_mode & 0o077 == 0


def test_a_register_that_is_not_there_or_is_none_is_told(tmp_path: Path) -> None:
    told = {}
    (tmp_path / "bukan.sqlite3").write_bytes(b"ini bukan register" * 100)
    other = sqlite3.connect(tmp_path / "lain.sqlite3")
    other.execute("CREATE TABLE sp_register (format TEXT)")
    other.execute("INSERT INTO sp_register VALUES ('sp-register/9')")
    other.commit()
    other.close()
    (tmp_path / "folder").mkdir()
    theirs = sqlite3.connect(tmp_path / "keuangan.sqlite3")
    theirs.execute("CREATE TABLE buku_kas (saldo)")
    theirs.close()
    untouched = (tmp_path / "keuangan.sqlite3").read_bytes()
    places = ["tidak-ada.sqlite3", "bukan.sqlite3", "lain.sqlite3", "keuangan.sqlite3", "folder"]
    for place in [*(str(tmp_path / place) for place in places), "mysql://x:rahasia@y/z"]:
        with pytest.raises(RegisterError) as refused:
            open_register(place)
        told[Path(place).name] = codes(refused)
        assert "rahasia" not in str(refused.value)
    assert told == {
        "tidak-ada.sqlite3": ["SP803"],
        "bukan.sqlite3": ["SP807"],
        "lain.sqlite3": ["SP804"],
        "keuangan.sqlite3": ["SP820"],
        "folder": ["SP805"],
        "z": ["SP802"],
    }
    assert not (tmp_path / "tidak-ada.sqlite3").exists()
    with pytest.raises(RegisterError) as refused:
        open_register(str(tmp_path / "keuangan.sqlite3"), create=True)
    assert codes(refused) == ["SP820"]
    assert (tmp_path / "keuangan.sqlite3").read_bytes() == untouched
    with pytest.raises(RegisterError) as unreachable:
        open_register("postgresql://loket:rahasia@127.0.0.1:1/loket")
    assert codes(unreachable) == ["SP805"]
    assert "rahasia" not in str(unreachable.value)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_register_that_is_refused_is_not_left_open(tmp_path: Path) -> None:
    later, damaged = tmp_path / "nanti.sqlite3", tmp_path / "rusak.sqlite3"
    open_register(str(later), create=True).close()
    damaged.write_bytes(b"".join([later.read_bytes()[:100], bytes(200_000)]))
    with closing(sqlite3.connect(later)) as other:
        other.execute("DELETE FROM sp_register")
        other.execute("INSERT INTO sp_register VALUES ('sp-register/9')")
        other.commit()
    gc.collect()
    gc.disable()
    try:
        for path in (later, damaged):
            with pytest.raises(RegisterError):
                open_register(str(path))
        assert [one for one in open_files() if one.startswith(str(tmp_path))] == []
    finally:
        gc.enable()


def open_files() -> Iterator[str]:
    for number in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # that of the folder itself
            yield os.readlink(number)


@pytest.mark.parametrize("written", ["", "depok", "depok/26/1", "depok/2026/", "depok/2026/x", "../2026/1"])
def test_what_is_no_number_is_refused(register: Register, written: str) -> None:
    with pytest.raises(RegisterError) as refused:
        register.application(written)
    assert codes(refused) == ["SP801"]
    with pytest.raises(RegisterError) as missing:
        register.application("depok/2026/7")
    assert codes(missing) == ["SP808"]


def test_a_register_that_another_keeps_writing_to_is_busy_and_nothing_is_recorded(
    register: Register, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.record(decided(APPROVED), recorded=MONDAY)
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with open_register(str(file)) as waiting, pytest.raises(RegisterError) as refused:
        waiting.record(decided(APPROVED), recorded=MONDAY)
    writer.close()
    assert codes(refused) == ["SP806"]
    assert len(register.entries()) == 1


def test_other_facts_correct_the_decision_that_holds_and_none_before_it(register: Register) -> None:
    number = register.record(decided(RETURNED), recorded=MONDAY).number
    later = MONDAY + timedelta(hours=1)
    again = decided(APPROVED, complete=later)
    register.record_again(number, again, at=later, recorded=later)
    rejected = decided(REJECTED, complete=later)
    register.correct(catalogue(), number, recorded=later, reason="salah tahun", decision=rejected)
    application = register.application(number)
    assert application.outcome is Outcome.REJECT
    assert [one.outcome for one in application.happened] == [Outcome.RETURN, Outcome.REJECT]
    assert application.standing is Standing.CLOSED


def test_a_purge_leaves_no_byte_of_anybody_whose_time_is_over(register: Register, file: Path) -> None:
    people = [f"Wulandari Kusuma {n}" for n in range(40)]
    numbers = [
        register.record(
            decided(RETURNED), recorded=MONDAY, applicant=name, contact=f"0812-0000-{n:04}"
        ).number
        for n, name in enumerate(people)
    ]
    register.record(decided(APPROVED), recorded=LATER, applicant="Joko Tetap")
    salts = [value.salt.encode() for value in register._store.personal(sequences=range(1, 41))]
    register.personal(register.applications())
    purged = register.purge(numbers, basis="JRA", recorded=LATER)
    assert purged is not None
    assert (purged.values, purged.scrubbed) == (3 * 40, True)
    left = files_of(file)
    assert [one for one in (b"Wulandari", b"0812-0000", b"tahun_pelatihan", *salts) if one in left] == [
        b"tahun_pelatihan"  # of Joko, who stays
    ]
    assert register.verify().findings == ()
    with sqlite3.connect(file) as reader:
        assert reader.execute("PRAGMA freelist_count").fetchone() == (0,)
    reader.close()
