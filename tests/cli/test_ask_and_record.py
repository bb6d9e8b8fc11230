"""`sp ask --record`: an application is kept straight from the interview, and gone on with when it is back."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cli.workbench import Command

HAKI = "depok/rekomendasi-haki"
WIB = timezone(timedelta(hours=7))
LACKING = "1\ny\n5juta\n5juta\ny\n*\nt\n\n"
"""What an applicant answers who has not got the letter, and an Enter: the rest need not be asked."""
RECORD = ("ask", "haki", "--record", "--clerk", "Sari", "--received", "2026-03-16T10:00")
FIRST = "depok/2026/0001"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "loket.sqlite3"
    monkeypatch.setenv("SP_REGISTER", str(file))
    return file


def test_an_interview_is_recorded_with_whom_it_was_held_and_says_what_is_next(process: Command) -> None:
    ran = process(*RECORD, stdin=f"{LACKING}Budi Santoso\n0812-3456\n")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "KEPUTUSAN: DIKEMBALIKAN")
    assert ran.err.index("Nama pemohon?") < ran.err.index("Tercatat sebagai depok/")
    assert re.search(rf"Tercatat sebagai {FIRST}, catatan #1 [0-9a-f]{{64}}\n", ran.err)
    told = f"Bila pemohon datang lagi: sp ask {FIRST}\nSurat bagi pemohon: sp letter {FIRST} -o surat.pdf\n"
    assert ran.err.endswith(told)
    shown = process("log", "show", FIRST).out
    assert "Pemohon: Budi Santoso" in shown
    assert "Kontak: •••" in shown
    assert "Petugas: Sari" in shown


def test_whoever_is_named_on_the_command_line_is_not_asked_for(process: Command) -> None:
    ran = process(*RECORD, "--applicant", "Siti", stdin=LACKING)
    assert "Nama pemohon?" not in ran.err
    unnamed = process(*RECORD, stdin=LACKING)
    assert "Tercatat sebagai" in unnamed.err
    assert process("log", "search", "siti", "--json").json["applications"][0]["number"].endswith("/0001")


def test_a_slip_in_the_last_answer_can_be_taken_back_before_it_is_recorded(process: Command) -> None:
    ran = process(
        *RECORD, stdin="1\ny\n5 miliar\n<\n5 juta\n5 juta\ny\n*\nt\n\nBudi\n<\ny\n1234567890123\nBudi\n\n"
    )
    assert ran.out.startswith("KEPUTUSAN: DISETUJUI")
    assert process("log", "list", "--json").json["head"]["entry"] == 1


def test_whoever_is_back_is_asked_only_what_was_lacking(process: Command) -> None:
    first = process(*RECORD, stdin=f"{LACKING}Budi\n\n")
    number = re.findall(r"sp ask (\S+)", first.err)[-1]
    again = process("ask", number, stdin="y\n1234567890123\n")
    assert (again.code, again.out.splitlines()[0]) == (0, "KEPUTUSAN: DISETUJUI")
    assert again.err.count(" lagi]") == 2
    assert f"Surat Rekomendasi HAKI ({number})" in again.err
    assert "kunjungan lalu: tidak; Enter bila tetap" in again.err
    assert f"Bila sudah diputuskan: sp log event {number} diputuskan" in again.err
    entries = process("log", "show", number).out
    assert "dilengkapi, keputusan DISETUJUI" in entries
    assert "Pemohon: Budi" in entries
    [due] = process("log", "due", "--json").json["due"]
    assert due["number"] == number
    assert due["due"] > datetime.now(WIB).isoformat()  # the time began with the last visit


def test_an_enter_says_that_what_was_lacking_is_lacking_still(process: Command) -> None:
    process(*RECORD, stdin=f"{LACKING}Budi\n\n")
    again = process("ask", "depok/2026/1", stdin="\n\n")
    assert again.out.startswith("KEPUTUSAN: DIKEMBALIKAN")
    assert "serahkan surat permohonan" in again.out


def test_what_is_dated_after_the_first_visit_can_be_recorded_on_a_later_one(process: Command) -> None:
    wub = "depok/pendampingan-wub"
    facts = ("--set", "pernah_pelatihan_wub=ya", "--set", "tahun_pelatihan_wub=2026")
    process("check", wub, *facts, "--received", "2026-03-16T10:00", "--record")
    today, tomorrow = (f"{datetime.now(WIB) + timedelta(days=n):%Y-%m-%d}" for n in (0, 1))
    ahead = process("check", wub, "--record", "--number", FIRST, "--set", f"tanggal_lahir={tomorrow}")
    assert (ahead.code, f"sesudah kunjungan terakhir {today}" in ahead.err) == (2, True)
    dated = ("--set", f"tanggal_lahir={today}", "--set", "bersedia_mengikuti_sesi=ya")
    assert process("check", wub, "--record", "--number", FIRST, *dated).code == 0
    for told in (
        process("log", "show", FIRST),
        process("log", "due"),
        process("log", "correct", FIRST, "--reason", "ejaan", "--set", "nomor_telepon=0899-1234-567"),
        process("log", "event", FIRST, "diputuskan"),
        process("log", "replay"),
    ):
        assert told.code == 0, told
    assert "1 keputusan diulang, 0 berbeda hasilnya" in process("log", "replay").out


def test_a_finding_of_the_agency_does_not_begin_the_time_anew(process: Command) -> None:
    service, received = "pasuruan/data-informasi", "2026-03-16T10:00"
    stated = (
        "surat_permohonan_data.isi=[nama_pemohon, kontak, alamat_surel, data_diminta, maksud_tujuan]",
        "bersedia_mencantumkan_sumber=ya",
    )
    options = [part for one in stated for part in ("--set", one)]
    first = process("ask", service, "--record", "--received", received, *options, stdin="?\n\n\n")
    assert first.out.startswith("KEPUTUSAN: MENUNGGU PETUGAS")
    number = re.findall(r"sp ask (\S+)", first.err)[-1]
    assert f"sudah ada: sp ask {number}" in first.err
    due = [line for line in first.out.splitlines() if line.startswith("Tenggat")]
    found = process("ask", number, stdin="1\n")
    assert found.out.startswith("KEPUTUSAN: DISETUJUI")
    assert [line for line in found.out.splitlines() if line.startswith("Tenggat")] == due
    again = process("ask", number)
    assert (again.code, again.out) == (0, found.out)
    assert "Tidak ada yang baru, jadi tidak ada yang dicatat." in again.err
    assert process("log", "list", "--json").json["head"]["entry"] == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ask", "haki", "--applicant", "Budi"), "SP610"),
        (("ask", "depok/2026/9"), "SP808"),
        (("ask", "depok/duaribu/9"), "SP801"),
        (("ask", "haki", "--record", "--register", "mysql://a/b"), "SP802"),
        (("ask", "haki", "--record", "--register", "/dev/null/x.sqlite3"), "SP805"),
    ],
)
def test_what_cannot_be_recorded_is_told_before_anything_is_asked(
    process: Command, words: tuple[str, ...], code: str
) -> None:
    process(*RECORD, stdin=f"{LACKING}Budi\n\n")
    ran = process(*words)
    assert (ran.code, code in ran.err, "lagi]" in ran.err) == (2, True, False), ran


def test_an_application_that_is_closed_is_not_asked_about_again(process: Command) -> None:
    process(*RECORD, "--applicant", "Budi", stdin="5\n")
    again = process("ask", FIRST)
    assert (again.code, "SP810" in again.err, "lagi]" in again.err) == (2, True, False)
    received = process("ask", FIRST, "--received", "2026-03-17T10:00")
    assert (received.code, "SP610" in received.err) == (2, True)


def test_answers_that_could_not_be_recorded_are_kept(process: Command, file: Path, tmp_path: Path) -> None:
    process(*RECORD, stdin=f"{LACKING}Budi\n\n")
    with sqlite3.connect(file) as owner:
        owner.execute(
            "CREATE TRIGGER full BEFORE INSERT ON sp_entries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    owner.close()
    failed = process(*RECORD, "--applicant", "Siti", stdin=LACKING)
    assert (failed.code, "SP805" in failed.err) == (2, True)
    assert failed.out.startswith("KEPUTUSAN: DIKEMBALIKAN")
    [draft] = (tmp_path / "data/sp-engine/draf").iterdir()
    assert f"Lanjutkan: sp ask {HAKI} --facts {draft} --record --applicant Siti\n" in failed.err
    with sqlite3.connect(file) as owner:
        owner.execute("DROP TRIGGER full")
    owner.close()
    kept = process("ask", HAKI, "--facts", str(draft), "--record", "--applicant", "Siti", stdin="\n")
    assert (kept.code, "Tercatat sebagai" in kept.err, draft.exists()) == (0, True, False)


def test_the_decision_is_the_only_thing_on_standard_output(process: Command) -> None:
    ran = process(*RECORD, "--json", stdin=f"{LACKING}Budi\n\n")
    assert json.loads(ran.out)["outcome"] == "return"


def test_a_letter_is_written_of_the_decision_recorded_or_not(process: Command, tmp_path: Path) -> None:
    letter = tmp_path / "surat.html"
    ran = process(*RECORD, "--letter", str(letter), stdin=f"{LACKING}Budi Santoso\n\n")
    assert (ran.code, "sp letter" in ran.err) == (0, False)
    assert all(told in letter.read_text(encoding="utf-8") for told in ("Budi Santoso", FIRST))
    unrecorded = ("ask", "haki", "--received", "2026-03-16T10:00", "--letter", str(letter))
    ran = process(*unrecorded, stdin=f"{LACKING}Siti Aminah\n")
    assert (ran.code, "Kontaknya" in ran.err) == (0, False)
    assert "Siti Aminah" in letter.read_text(encoding="utf-8")
    refused = process(*unrecorded[:-1], "surat.txt")
    assert (refused.code, "SP610" in refused.err, "lagi]" in refused.err) == (2, True, False)
    left = process(*unrecorded, stdin="1\n")
    assert f"--letter {letter}" in left.err
