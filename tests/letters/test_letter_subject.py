"""No letter is made of what is not final, was changed by hand, or is about somebody who was erased."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from letters.letter_texts import catalogue, decided, letter, seen
from register.counters import APPROVED, MONDAY, REJECTED, WUB
from register.counters import decided as decided_on

from sp_engine import Outcome, Register
from sp_engine.assurance.cases.example_application import example_of
from sp_engine.letters.letter_kind import LetterKind
from sp_engine.letters.letter_mark import read_mark
from sp_engine.letters.letter_subject import LetterError, subject_of_decision, subject_of_number
from sp_engine.papers.qr import qr_code
from sp_engine.words.diagnostics import DiagnosticError

RECORDED = datetime(2026, 3, 16, 4, tzinfo=UTC)


def kept() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(decided(WUB, Outcome.REJECT).to_dict()))
    return told


def refused(told: Any) -> tuple[str, str]:
    with pytest.raises(DiagnosticError) as error:
        subject_of_decision(told, catalogue(), name="keputusan.json")
    (finding,) = error.value.diagnostics
    assert finding.file == "keputusan.json"
    return finding.code, finding.message()


def test_what_is_no_decision_makes_no_letter() -> None:
    assert refused([])[0] == "SP818"
    assert refused({"format": "sp-decision/1"})[0] == "SP818"
    assert refused({**kept(), "input": {}})[0] == "SP818"


def test_what_was_changed_by_hand_is_named() -> None:
    assert refused({**kept(), "outcome": "approve"}) == (
        "SP833",
        "keputusan ini diubah, atau standarnya kini lain: hasil keputusan",
    )
    told = kept()
    told["input"]["facts"]["tahun_pelatihan_wub"] = 2019
    assert "isian pemohon" in refused(told)[1]
    told = kept()
    told["findings"][0]["status"] = "failed"
    assert "hasil persyaratan" in refused(told)[1]
    told = kept()
    told["fee"]["amount"] = 100
    assert refused(told)[1].endswith("biaya")


def test_a_changed_message_never_reaches_a_letter() -> None:
    """A letter is made from the decision made once more: no text of the file is printed."""
    told = kept()
    told["findings"][0]["message"] = "DIUBAH"
    told["objection"]["text"] = "DIUBAH"
    page = seen(letter(subject_of_decision(told, catalogue(), name="keputusan.json")))
    assert "DIUBAH" not in page


def test_what_is_hypothetical_is_refused() -> None:
    assert refused({**kept(), "hypothetical": True}) == (
        "SP832",
        "surat tidak dibuat: keputusannya pengandaian menurut keputusan instansi yang pada hari itu tidak"
        " berlaku",
    )


def test_an_approval_before_its_stage_ended_is_refused() -> None:
    fields = catalogue(of_fields=True)
    for service in fields.services(on=MONDAY.date()):
        example = example_of(fields, service.standard.service, Outcome.APPROVE, MONDAY.date())
        if example is None or not example.after:
            continue
        early = service.decide(example.facts, received=example.received)
        if early.not_ended:
            with pytest.raises(LetterError) as error:
                subject_of_decision(early.to_dict(), fields, name="x.json")
            assert "belum disebut selesai" in error.value.diagnostics[0].message()
            return
    pytest.fail("no example of an approval whose stage has not ended")


def test_a_letter_of_the_register_has_its_number_its_name_and_the_newest_digest(register: Register) -> None:
    first = register.record(decided_on(REJECTED), recorded=RECORDED, applicant="Rudi", clerk="Sari")
    newest = register.record(decided_on(APPROVED), recorded=RECORDED, applicant="Ani")
    told = subject_of_number(register, "depok/2026/1", catalogue(), at=RECORDED)
    page = seen(letter(told))
    for said in ("Sdr. Rudi", "Nomor register depok/2026/0001, catatan #1", newest.digest):
        assert said in page
    assert first.digest not in page
    assert "tanpa register" not in page


def test_the_code_on_a_letter_says_its_kind_number_entry_and_digest(register: Register) -> None:
    newest = register.record(decided_on(REJECTED), recorded=RECORDED, applicant="Rudi")
    page = letter(subject_of_number(register, "depok/2026/1", catalogue(), at=RECORDED)).decode()
    mark = f"sp-letter/1 refusal depok/2026/0001 #1 {newest.digest}"
    drawn = qr_code(mark, width=26, alternative="")
    assert b64encode(drawn.data).decode() in page
    assert read_mark(mark).entry == 1


def test_a_receipt_counts_from_when_the_file_was_brought_back(register: Register) -> None:
    """What the register says happened counts, and not only what was decided."""
    service = "pasuruan/rekomendasi-bbm"
    example = example_of(catalogue(), service, Outcome.APPROVE, MONDAY.date())
    assert example is not None
    decider = catalogue().service(service, received=MONDAY)
    number = register.record(decider.decide({}, received=MONDAY), recorded=MONDAY, applicant="Ani").number
    tuesday = MONDAY + timedelta(days=1)
    register.record_again(
        number, decider.decide(example.facts, received=MONDAY), at=tuesday, recorded=tuesday
    )
    told = subject_of_number(register, str(number), catalogue(), at=tuesday)
    page = seen(letter(told, LetterKind.RECEIPT))
    assert "Diterima Senin, 16 Maret 2026 pukul 10.00 WIB" in page
    assert "(1 jam): Selasa, 17 Maret 2026 pukul 11.00 WIB" in page


def test_who_was_erased_gets_no_letter(register: Register) -> None:
    register.record(decided_on(REJECTED), recorded=RECORDED, applicant="Rudi")
    register.erase("depok/2026/1", basis="permintaan", recorded=RECORDED)
    with pytest.raises(LetterError) as error:
        subject_of_number(register, "depok/2026/1", catalogue(), at=RECORDED)
    (finding,) = error.value.diagnostics
    assert "data pemohonnya sudah dihapus" in finding.message()
    assert "permohonan baru" in str(finding.to_dict("id"))
