"""A forged letter is known by its code: number, entry, digest and outcome have to fit the register."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from register.counters import APPROVED, REJECTED, decided

from sp_engine import Register
from sp_engine.letters.letter_kind import LetterKind
from sp_engine.letters.letter_mark import LetterMark, read_mark
from sp_engine.letters.letter_subject import LetterError
from sp_engine.letters.mark_check import checked_letter
from sp_engine.register import read_number

RECORDED = datetime(2026, 3, 16, 4, tzinfo=UTC)


@pytest.fixture
def mark(register: Register) -> LetterMark:
    register.record(decided(REJECTED), recorded=RECORDED, applicant="Rudi")
    kept = register.record(decided(APPROVED), recorded=RECORDED, applicant="Ani")
    return LetterMark(LetterKind.REFUSAL, read_number("depok/2026/1"), 1, kept.digest)


def problems(register: Register, mark: LetterMark) -> list[str]:
    found = checked_letter(register, mark).findings
    assert {finding.code for finding in found} <= {"SP835"}
    return [finding.message() for finding in found]


def test_a_mark_reads_as_it_is_written(mark: LetterMark) -> None:
    assert read_mark(str(mark)) == mark
    assert read_mark(f"  {str(mark).upper()}\n") == mark


@pytest.mark.parametrize("written", ["", "depok/2026/1", "sp-letter/1 refusal", "x" * 5000])
def test_what_is_no_mark_is_refused(written: str) -> None:
    with pytest.raises(LetterError) as error:
        read_mark(written)
    assert error.value.diagnostics[0].code == "SP834"
    assert len(error.value.diagnostics[0].message()) < 200


def test_a_genuine_letter_fits_and_tells_what_must_be_on_it(register: Register, mark: LetterMark) -> None:
    found = checked_letter(register, mark)
    assert (found.findings, found.applicant, str(found.outcome)) == ((), "Rudi", "reject")
    assert found.since == ()


def test_what_happened_since_is_told(register: Register, mark: LetterMark) -> None:
    register.erase("depok/2026/1", basis="permintaan", recorded=RECORDED)
    found = checked_letter(register, mark)
    assert (found.findings, found.applicant) == ((), None)
    assert [entry.kind.value for entry in found.since] == ["erased"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": read_number("depok/2026/9")}, "tidak ada"),
        ({"digest": "0" * 64}, "sidiknya tidak ada"),
        ({"kind": LetterKind.APPROVAL}, "bukan yang disampaikan surat pemberitahuan persetujuan"),
        ({"entry": 2}, "bukan keputusan permohonan"),
        ({"number": read_number("depok/2026/2")}, "bukan keputusan permohonan"),
    ],
)
def test_a_forged_letter_is_found(
    register: Register, mark: LetterMark, change: dict[str, object], said: str
) -> None:
    assert any(said in problem for problem in problems(register, mark.replace(**change)))


def test_a_letter_older_than_its_decision_is_found(register: Register, mark: LetterMark) -> None:
    older = register.entries()[0].digest
    forged = mark.replace(number=read_number("depok/2026/2"), entry=2, kind=LetterKind.APPROVAL, digest=older)
    assert any("sesudah sidik itu" in problem for problem in problems(register, forged))
