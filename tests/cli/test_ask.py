"""`sp ask` over a pipe: one answer a line, and nothing is lost when the answers end."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from cli.workbench import Command

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")
WHOLE = {
    "berdomisili": "1",
    "mempunyai produk": "y",
    "modal usaha": "500000000",
    "omzet": "800000000",
    "profil usaha sudah": "y",
    "termuat dalam profil": "*-7",
    "perizinan selain NIB": "t",
    "NIB usaha": "1234567890123",
    "surat permohonan": "y",
}
"""What an applicant who is approved answers, by a stretch of the question."""


@pytest.fixture
def answers(process: Command) -> list[str]:
    """The answers of that applicant, in the order in which they are asked."""
    lines: list[str] = []
    while True:
        ran = process("ask", HAKI, *AT, stdin="".join(f"{line}\n" for line in lines))
        if ran.code == 0:
            return lines
        asked = next(told for told in reversed(ran.err.splitlines()) if "lagi]" in told)
        lines.append(next(answer for part, answer in WHOLE.items() if part.lower() in asked.lower()))


def piped(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_what_is_answered_line_by_line_ends_in_the_decision(process: Command, answers: list[str]) -> None:
    ran = process("ask", HAKI, *AT, stdin=piped(answers))
    assert (ran.code, ran.out.splitlines()[0]) == (0, "KEPUTUSAN: DISETUJUI")
    assert "= Rp500.000.000" in ran.err
    assert "Tidak ada lagi yang dapat mengubah keputusan." in ran.err
    told = json.loads(process("ask", HAKI, *AT, "--json", stdin=piped(answers)).out)
    assert told["outcome"] == "approve"


def test_a_rejection_ends_the_questions(process: Command) -> None:
    ran = process("ask", HAKI, *AT, stdin="5\n")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "KEPUTUSAN: DITOLAK")


def test_whoever_does_not_know_or_goes_back_is_asked_on(process: Command) -> None:
    ran = process("ask", HAKI, *AT, stdin="5000\n<\n\n1\n<\n5\n")
    assert "`5000` bukan jawaban di sini; jawab 1, 2, 3, 4, 5, atau ?" in ran.err
    assert "ini pertanyaan pertama" in ran.err
    assert "belum dijawab" in ran.err
    assert "  kembali" in ran.err
    assert ran.out.startswith("KEPUTUSAN: DITOLAK")
    unknown = process("ask", HAKI, *AT, "--lang", "en", stdin="?\n" * 12)
    assert "= not known" in unknown.err
    assert unknown.out.startswith("DECISION: RETURNED")


def test_a_stop_decides_on_what_is_known(process: Command) -> None:
    ran = process("ask", HAKI, *AT, stdin="1\n.\n")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "KEPUTUSAN: DIKEMBALIKAN")


def test_once_a_return_is_certain_the_rest_is_asked_on_request(process: Command, answers: list[str]) -> None:
    shorter = [*answers]
    last = next(i for i, line in enumerate(answers) if line == "y" and i > 3)
    shorter[last:] = ["t"]
    ran = process("ask", HAKI, *AT, stdin=piped(shorter))
    assert (ran.code, ran.out.splitlines()[0]) == (0, "KEPUTUSAN: DIKEMBALIKAN")
    assert "Keputusan sudah pasti" in ran.err
    on = process("ask", HAKI, *AT, stdin=piped([*shorter, "l"]))
    assert on.code == 2
    assert on.err.count(" lagi]") > ran.err.count(" lagi]")


def test_answers_that_end_too_soon_say_how_to_go_on(process: Command, answers: list[str]) -> None:
    ran = process("ask", HAKI, *AT, stdin=piped(answers[:3]))
    assert (ran.code, ran.out) == (2, "")
    command = next(line for line in ran.err.splitlines() if line.startswith("Lanjutkan: "))
    _, *arguments = shlex.split(command.removeprefix("Lanjutkan: "))
    on = process(*arguments, stdin=piped(answers[3:]))
    assert (on.code, on.out.splitlines()[0]) == (0, "KEPUTUSAN: DISETUJUI")


def test_facts_that_were_saved_are_gone_on_from_and_checked(
    process: Command, answers: list[str], tmp_path: Path
) -> None:
    file = str(tmp_path / "fakta.yaml")
    process("ask", HAKI, *AT, "--save", file, stdin=piped(answers[:5]))
    on = process("ask", HAKI, "--facts", file, "--save", file, stdin=piped(answers[5:]))
    assert on.out.startswith("KEPUTUSAN: DISETUJUI")
    assert process("check", HAKI, "--facts", file).out.startswith("KEPUTUSAN: DISETUJUI")


def test_a_service_is_found_by_words_and_chosen_by_number(process: Command) -> None:
    ran = process("ask", "surat", "rekomendasi", *AT, stdin="5\n")
    assert ran.err.startswith(f"Surat Rekomendasi HAKI ({HAKI})")
    several = process("ask", "konsultasi", "--lang", "en", stdin="2\n")
    assert "services contain that." in several.err
    nothing = process("ask", "zzz")
    assert (nothing.code, "SP610" in nothing.err) == (2, True)


def test_the_agency_of_the_shell_is_meant_where_several_have_a_service(process: Command) -> None:
    ran = process("check", "konsultasi", *AT)
    assert (
        ran.code,
        "sebut `kalbar/konsultasi` (Konsultasi) atau `pasuruan/konsultasi` (Konsultasi)" in ran.err,
    ) == (2, True)
    ran = process("check", "konsultasi", *AT, SP_AGENCY="pasuruan")
    assert "Konsultasi (pasuruan/konsultasi)" in ran.out
    assert f"({HAKI})" in process("check", "rekomendasi-haki", *AT).out


def test_an_enter_takes_what_was_probably_meant_and_only_at_that_question(
    process: Command, answers: list[str]
) -> None:
    at = answers.index("1234567890123")
    spaced = [*answers[:at], "1234 5678 90123", "", *answers[at + 1 :]]
    ran = process("ask", HAKI, *AT, stdin=piped(spaced))
    assert "maksudnya `1234567890123`? Enter bila ya" in ran.err
    assert ran.out.startswith("KEPUTUSAN: DISETUJUI")
    elsewhere = process("ask", HAKI, *AT, stdin=piped([*answers[:at], "1234 5678 90123", "<", ""]))
    assert "belum dijawab" in elsewhere.err


def test_a_date_says_how_it_is_written_and_what_could_be_two_dates_is_asked_again(process: Command) -> None:
    ran = process("ask", "pelatihan-wub", *AT, stdin="17/8/00\n30 Februari 2000\n1\n17-8-2000\n")
    assert ran.err.count("tanggal, misalnya 17/8/2000 atau 17 Agustus 2000") > 4
    assert "`17/8/00` bukan jawaban di sini; jawab tanggal, misalnya 17/8/2000" in ran.err
    assert "`30 Februari 2000`, tanggal atau jam yang tidak ada" in ran.err
    assert "= 17 Agustus 2000" in ran.err
