"""`sp deadline`: due dates explained, estimated, put into a calendar; and the ledger of an application."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest
from cli.workbench import Command

EVENTS = Path(__file__).parents[2] / "docs" / "examples" / "peristiwa.yaml"
HAKI = "depok/rekomendasi-haki"
FROM = ("--from", "2026-03-16T10:00")


def test_a_service_has_a_due_date_for_every_stage(sp: Command) -> None:
    ran = sp("deadline", HAKI, *FROM)
    assert ran.code == 0
    assert "(3 hari kerja): Kamis, 26 Maret 2026 pukul 15.00 WIB" in ran.out
    assert "18 Maret 2026 (Cuti Bersama Hari Suci Nyepi)" in ran.out


def test_explained_it_names_every_day_and_rule(sp: Command) -> None:
    out = sp("deadline", HAKI, *FROM, "--explain").out
    assert "  hari ke-0: Senin, 16 Maret 2026 pukul 10.00 WIB – kantor buka pada saat itu\n" in out
    assert "  dilewati: Rabu, 18 Maret 2026 – Cuti Bersama Hari Suci Nyepi [1]\n" in out
    assert "  aturan: cuti bersama adalah hari libur (anggapan)\n" in out
    assert (
        "  rule: joint leave is a day off (assumed)\n"
        in sp("deadline", HAKI, *FROM, "--explain", "--lang", "en").out
    )


def test_as_data_a_due_date_carries_how_it_was_counted(sp: Command) -> None:
    [deadline] = sp("deadline", HAKI, *FROM, "--json").json["deadlines"]
    assert deadline["due"] == "2026-03-26T15:00:00+07:00"
    assert deadline["counting"]["day_0"] == "2026-03-16"
    assert [day["date"] for day in deadline["counting"]["days"] if day["counted"] == 3] == ["2026-03-26"]


def test_the_general_limit_is_shown_as_that_when_explained_too(sp: Command) -> None:
    out = sp("deadline", "depok/peminjaman-balatkop", *FROM, "--explain").out
    assert "Standar ini tidak menetapkan dalam angka kapan permohonan dijawab.\n" in out
    assert "  berakhir: " in out


@pytest.mark.parametrize("options", [["--from", "2026-03-16T03:00Z"], ["--from", "2026-03-16T12:00+09:00"]])
def test_a_start_of_any_offset_is_read_in_the_agencys_zone(sp: Command, options: list[str]) -> None:
    [deadline] = sp("deadline", "depok", "--for", "1 jam", *options, "--json").json["deadlines"]
    assert deadline["due"] == "2026-03-16T11:00:00+07:00"


def test_an_undecreed_year_gives_no_date_unless_it_may_be_estimated(sp: Command) -> None:
    wanted = ("deadline", "depok", "--for", "2 hari kerja", "--from", "2027-12-30T10:00")
    ran = sp(*wanted, "--explain")
    assert ran.code == 0
    assert "kalender tahun 2028 belum ada dalam katalog" in ran.out
    estimated = sp(*wanted, "--provisional")
    assert "Senin, 3 Januari 2028 pukul 15.00 WIB" in estimated.out
    assert "SEMENTARA" in estimated.out
    [deadline] = sp(*wanted, "--provisional", "--json").json["deadlines"]
    assert deadline["provisional"] is True


def test_what_was_known_then_can_be_estimated_too(sp: Command) -> None:
    wanted = ("deadline", "depok", "--for", "3 hari kerja", "--from", "2025-08-14T09:00")
    assert "20 Agustus 2025" in sp(*wanted).out
    assert "19 Agustus 2025" in sp(*wanted, "--as-known-on", "2025-08-06").out
    early = sp(*wanted, "--as-known-on", "2024-01-01")
    assert "kalender tahun 2025 belum ada dalam katalog" in early.out
    estimated = sp(*wanted, "--as-known-on", "2024-01-01", "--provisional", "--json").json["deadlines"][0]
    assert (estimated["due"][:10], estimated["provisional"]) == ("2025-08-20", True)


def test_a_date_that_rests_on_the_hours_of_an_estimated_ramadan_says_so(sp: Command) -> None:
    wanted = ("deadline", "pasuruan", "--for", "2 hari kerja", "--from")
    told = sp(*wanted, "2027-02-04T10:00")
    assert "Selasa, 9 Februari 2027 pukul 15.00 WIB" in told.out
    assert "SEMENTARA: jam Ramadan masih perkiraan" in told.out
    assert "hari libur yang belum pasti" not in told.out
    [deadline] = sp(*wanted, "2027-02-04T10:00", "--json").json["deadlines"]
    assert (deadline["provisional"], deadline["estimated_hours"]) == (True, True)
    [before] = sp(*wanted, "2027-02-02T10:00", "--json").json["deadlines"]
    assert (before["provisional"], "estimated_hours" in before) == (False, False)
    [holiday] = sp(*wanted, "2027-03-05T10:00", "--json").json["deadlines"]
    assert (holiday["provisional"], "estimated_hours" in holiday) == (True, False)


def test_a_decision_can_use_estimates_as_well(sp: Command) -> None:
    wanted = ("check", "palembang/informasi-izin-koperasi", "--received", "2027-12-31T15:59", "--json")
    plain, estimated = sp(*wanted).json, sp(*wanted, "--provisional").json
    assert plain["outcome"] == estimated["outcome"]
    for before, after in zip(plain["deadlines"], estimated["deadlines"], strict=True):
        if before["due"] is None and "2028" in (before["reason"] or ""):
            assert after["due"] is not None
            assert after["provisional"] is True


def test_an_entry_for_a_calendar_goes_to_a_file_or_to_the_output(sp: Command, tmp_path: Path) -> None:
    path = tmp_path / "tenggat.ics"
    ran = sp("deadline", HAKI, *FROM, "--ics", str(path))
    assert "Tenggat" in ran.out
    assert str(path) in ran.err
    [entry] = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert "Surat Rekomendasi HAKI" in str(entry["summary"])
    printed = sp("deadline", HAKI, *FROM, "--ics", "-")
    assert printed.out.encode() == path.read_bytes()


def test_a_calendar_file_that_cannot_be_written_or_has_no_date_is_an_error(
    sp: Command, tmp_path: Path
) -> None:
    ran = sp("deadline", HAKI, *FROM, "--ics", str(tmp_path / "tidak-ada" / "x.ics"))
    assert (ran.code, "SP613" in ran.err) == (2, True)
    none = ("deadline", "depok", "--for", "2 hari kerja", "--from", "2027-12-30T10:00")
    ran = sp(*none, "--ics", str(tmp_path / "x.ics"))
    assert (ran.code, "SP612" in ran.err) == (2, True)
    assert not (tmp_path / "x.ics").exists()


# --- the ledger --------------------------------------------------------------------------------


def test_the_ledger_of_the_example_tells_what_ran_what_paused_and_that_it_was_kept(sp: Command) -> None:
    ran = sp("deadline", HAKI, "--events", str(EVENTS))
    assert (ran.code, ran.err) == (0, "")
    assert "  Selasa, 17 Maret 2026 pukul 11.00 WIB: dikembalikan – NIB belum ada\n" in ran.out
    assert "Penerbitan surat rekomendasi (3 hari kerja): selesai\n" in ran.out
    assert "  tenggat: Selasa, 31 Maret 2026 pukul 15.00 WIB – ditepati\n" in ran.out
    assert "  setelah dilengkapi dihitung lagi dari awal (anggapan)\n" in ran.out
    assert "  berhenti: 2 hari kerja (kantor buka 10 jam)\n" in ran.out


def test_the_ledger_as_data_has_a_time_for_everything(sp: Command) -> None:
    data = sp("deadline", HAKI, "--events", str(EVENTS), "--json", "--lang", "en").json
    assert data["reckoned_at"] == "2026-03-31T14:00:00+07:00"
    assert (data["on_resubmission"]["rule"], data["on_resubmission"]["own"]) == ("restart", False)
    [stage] = data["deadlines"]
    assert (stage["status"], stage["kept"], stage["remaining"], stage["late"]) == (
        "finished",
        True,
        None,
        None,
    )
    minutes = {"open_minutes": 21 * 60, "clock_minutes": 125 * 60}
    assert stage["spent"] == {**minutes, "working_days": 3, "days": 5}
    assert [run["to"] for run in stage["runs"]] == ["2026-03-17T11:00:00+07:00", "2026-03-31T14:00:00+07:00"]
    assert stage["counting"]["day_0"] == "2026-03-26"


def events(tmp_path: Path, *lines: str, service: str = HAKI) -> str:
    path = tmp_path / "peristiwa.yaml"
    written = "".join(f"  - {{{line}}}\n" for line in lines)
    path.write_text(f"format: sp-peristiwa/1\nlayanan: {service}\nperistiwa:\n{written}", encoding="utf-8")
    return str(path)


RECEIVED = "jenis: diterima, pada: 2026-03-16T10:00"
RETURNED = "jenis: dikembalikan, pada: 2026-03-17T11:00"


def test_an_open_application_is_reckoned_at_a_moment_that_is_named(sp: Command, tmp_path: Path) -> None:
    path = events(tmp_path, RECEIVED)
    ran = sp("deadline", HAKI, "--events", path, "--at", "2026-03-25T10:00")
    assert (ran.code, ran.err) == (0, "")
    assert "  sisa: 1 hari kerja (kantor buka 10 jam)\n" in ran.out
    late = sp("deadline", HAKI, "--events", path, "--at", "2026-03-27T10:00")
    assert "TERLAMBAT" in late.out
    assert "  lewat: 1 hari kerja (kantor buka 1 jam 30 menit)\n" in late.out
    now = sp("deadline", HAKI, "--events", path, "--lang", "en").err
    assert re.search(r"reckoned now, \w+, \d+ \w+ \d{4} at \d\d:\d\d WIB\n", now)


def test_a_returned_application_has_no_due_date_and_no_calendar_entry(sp: Command, tmp_path: Path) -> None:
    path = events(tmp_path, RECEIVED, RETURNED)
    wanted = ("deadline", HAKI, "--events", path, "--at", "2026-03-25T10:00")
    assert "  tenggat: waktu berhenti sampai berkas dilengkapi\n" in sp(*wanted).out
    assert "SP612" in sp(*wanted, "--ics", "-").err


def test_the_ledger_is_explained_and_put_into_a_calendar_too(sp: Command) -> None:
    out = sp("deadline", HAKI, "--events", str(EVENTS), "--explain").out
    assert "  hari ke-0: Kamis, 26 Maret 2026 pukul 09.00 WIB" in out
    printed = sp("deadline", HAKI, "--events", str(EVENTS), "--ics", "-").out
    assert printed.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("known", "reckoned"),
    [
        ("2026-03-20", "Jumat, 20 Maret 2026 pukul 23.59 WIB"),
        ("2026-03-20T10:00", "Jumat, 20 Maret 2026 pukul 10.00 WIB"),
    ],
)
def test_as_known_on_a_day_or_at_a_time_what_happened_later_does_not_count(
    sp: Command, known: str, reckoned: str
) -> None:
    out = sp("deadline", HAKI, "--events", str(EVENTS), "--as-known-on", known).out
    assert f"Dihitung per {reckoned}, menurut yang diketahui waktu itu\n" in out
    assert "Peristiwa sesudah itu tidak dihitung: 2\n" in out
    assert "berhenti, menunggu pemohon" in out
    data = sp("deadline", HAKI, "--events", str(EVENTS), "--as-known-on", known, "--json").json
    assert (len(data["events"]), data["left_out"], data["known_at"]) == (2, 2, data["reckoned_at"])


def test_what_was_known_can_be_reckoned_on_to_a_later_time(sp: Command) -> None:
    known = ("--as-known-on", "2026-03-16", "--at", "2026-03-27T10:00")
    out = sp("deadline", HAKI, "--events", str(EVENTS), *known).out
    assert "Dihitung per Jumat, 27 Maret 2026 pukul 10.00 WIB\n" in out
    assert "Menurut yang diketahui per Senin, 16 Maret 2026 pukul 23.59 WIB\n" in out
    assert "TERLAMBAT" in out


def test_when_nothing_had_happened_yet_there_is_nothing_to_reckon(sp: Command) -> None:
    ran = sp("deadline", HAKI, "--events", str(EVENTS), "--as-known-on", "2026-03-15")
    assert (ran.code, ran.out) == (2, "")
    assert "SP422" in ran.err


def test_a_complaint_has_a_ledger_of_its_own(sp: Command, tmp_path: Path) -> None:
    service = "kalbar/kantor-cabang"
    path = events(tmp_path, RECEIVED, service=service)
    ran = sp("deadline", service, "--complaint", "ringan", "--events", path, "--at", "2026-03-16T11:00")
    assert (ran.code, ran.err) == (0, "")
    assert "Pengaduan ringan (3 jam): berjalan\n  tenggat: Senin, 16 Maret 2026" in ran.out


def test_facts_of_the_events_and_beside_them_are_said_back_as_they_were_read(
    sp: Command, tmp_path: Path
) -> None:
    found = "jenis: temuan, pada: 2026-03-16T11:00, fakta: {modal_usaha: 500 juta}"
    path = events(tmp_path, RECEIVED, found, service=HAKI)
    ran = sp(
        "deadline", HAKI, "--events", path, "--set", "omzet_tahunan=1,5 miliar", "--at", "2026-03-17T10:00"
    )
    assert "`modal_usaha` diisi `500 juta`, dibaca Rp500.000.000" in ran.err
    assert "`omzet_tahunan` diisi `1,5 miliar`, dibaca Rp1.500.000.000" in ran.err
    ran = sp("deadline", HAKI, "--events", path, "--set", "aset=1", "--at", "2026-03-17T10:00")
    assert ran.err.startswith("--set  kesalahan SP401")


def test_events_can_be_read_from_standard_input(process: Command) -> None:
    ran = process("deadline", HAKI, "--events", "-", stdin=EVENTS.read_text(encoding="utf-8"))
    assert ran.code == 0
    assert "ditepati" in ran.out


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([RETURNED], "SP421"),
        ([RECEIVED, RETURNED.replace("17", "15")], "SP420"),
        ([RECEIVED, RETURNED.replace("2026", "2027")], "SP422"),
        ([RECEIVED, "jenis: temuan, pada: 2026-03-17T10:00, tahap: survei"], "SP606"),
        ([RECEIVED, "jenis: diperpanjang, pada: 2026-03-17T10:00, tahap: penerbitan"], "SP421"),
        ([RECEIVED, "jenis: temuan, pada: 2026-03-17T10:00, fakta: {modal_usah: 5}"], "SP401"),
        ([RECEIVED, "jenis: ditolak, pada: 2026-03-17T10:00"], "SP205"),
    ],
)
def test_events_that_make_no_sense_are_refused_and_nothing_is_counted(
    sp: Command, tmp_path: Path, lines: list[str], code: str
) -> None:
    ran = sp("deadline", HAKI, "--events", events(tmp_path, *lines), "--at", "2026-03-27T10:00")
    assert (ran.code, ran.out) == (2, "")
    assert f"  kesalahan {code}  " in ran.err
    assert "peristiwa.yaml:" in ran.err


def test_events_of_another_service_are_refused(sp: Command, tmp_path: Path) -> None:
    ran = sp("deadline", HAKI, "--events", events(tmp_path, RECEIVED, service="depok/tamu"))
    assert (ran.code, "SP423" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--events", str(EVENTS), *FROM],
        ["--events", str(EVENTS), "--stage", "penerbitan"],
        [*FROM, "--at", "2026-03-27T10:00"],
        [*FROM, "--for", "1 jam", "--stage", "penerbitan"],
    ],
)
def test_options_that_do_not_go_together_are_refused(sp: Command, options: list[str]) -> None:
    ran = sp("deadline", HAKI, *options)
    assert (ran.code, ran.out) == (2, "")
    assert "SP610" in ran.err


def test_a_cold_check_imports_nothing_that_only_estimates_or_calendars_need() -> None:
    heavy = ("holidays", "icalendar", "sp_engine.timing.ledger", "sp_engine.documents.estimates")
    program = (
        "import sys; from sp_cli.main import main; main(sys.argv[1:]); "
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "check", HAKI, "--received", "2026-03-16T10:00"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stderr.endswith("[]\n")
