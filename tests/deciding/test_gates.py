"""What falls due only after a stage: before its end it waits, after it sends back, and dates that were given
stay."""

import json
from pathlib import Path
from typing import Any

import pytest
from deciding.read_service import APPROVED, RECEIVED, service_with
from jsonschema import Draft202012Validator

from sp_engine import Decision, FactsError, Outcome, Service
from sp_engine.deciding import DecisionFormat
from sp_engine.documents.schema_files import schema
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines

GATED = """\
@ kosakata.yaml
 fakta:
+  bukti_bayar: {jenis: dokumen, nama: Bukti pembayaran, atribut: {lunas: {jenis: ya_tidak, nama: Lunas}}}

@ kota/2024/surat.yaml
     - id: surat-kuasa
+      uraian: Bukti pembayaran setelah penetapan
+      syarat: {dokumen: bukti_bayar, dengan: [{atribut: lunas, adalah: ya}]}
+      sesudah: {tahap: penetapan}
+    - id: kuasa

-      - id: penerbitan
-        nama: Penerbitan
-        sejak: {tahap: pemeriksaan}
+      - {id: penetapan, nama: Penetapan, paling_lama: 2 hari kerja}
+      - id: penerbitan
+        nama: Penerbitan
+        sejak: {tahap: penetapan}
"""
RECEIPT = {"bukti_bayar": {"lunas": True}}


def decide(service: Service, *after: str, **facts: Any) -> Decision:
    stated = {**APPROVED, **facts}
    return service.decide(stated, received=RECEIVED, after=after, witness=True)


@pytest.fixture
def service(tmp_path: Path) -> Service:
    return service_with(tmp_path, GATED)


def status(decision: Decision, name: str = "surat-kuasa") -> str:
    return next(f.status for f in decision.findings if f.requirement.id == name)


def test_before_its_stage_it_is_later_nobody_asks_for_it_and_the_decision_waits(service: Service) -> None:
    decision = decide(service)
    assert (decision.outcome, status(decision)) == (Outcome.PENDING, "later")
    assert decision.needs is None
    assert "bukti_bayar" not in {question["name"] for question in service.questions(APPROVED)}
    assert service.questions(APPROVED, after=["penetapan"])[0]["name"] == "bukti_bayar"
    finding = next(f for f in decision.findings if f.requirement.id == "surat-kuasa")
    assert finding.message("en") == "After the stage “Penetapan”: not handed in: bukti pembayaran"
    assert finding.remedy() is None


def test_after_its_stage_it_sends_back_and_asks_for_it(service: Service) -> None:
    decision = decide(service, "penetapan")
    assert (decision.outcome, status(decision)) == (Outcome.RETURN, "missing")
    assert decision.to_dict()["to_supply"]["document"] == "bukti_bayar"


def test_what_is_supplied_approves_before_the_stage_and_after(service: Service) -> None:
    for after in ((), ("penetapan",)):
        assert decide(service, *after, **RECEIPT).outcome is Outcome.APPROVE
        assert decide(service, *after, bukti_bayar=True).outcome is Outcome.PENDING
    assert status(decide(service, "penetapan", bukti_bayar=True)) == "pending"


def test_what_is_owed_from_the_start_sends_back_and_names_what_is_later_apart(service: Service) -> None:
    decision = decide(service, skala_usaha="kecil")
    assert decision.outcome is Outcome.RETURN
    assert (status(decision), status(decision, "nib")) == ("later", "missing")
    assert decision.to_dict()["to_supply"]["fact"] == "nib"
    assert decision.awaiting == ()


def test_a_rejection_waits_for_no_stage(service: Service) -> None:
    assert decide(service, modal_usaha=2_000_000_000).outcome is Outcome.REJECT


def test_a_fact_that_fails_for_good_rejects_before_its_stage(tmp_path: Path) -> None:
    slip = GATED.replace(
        "{dokumen: bukti_bayar, dengan: [{atribut: lunas, adalah: ya}]}",
        "{fakta: modal_usaha, lebih_dari: Rp0}",
    )
    service = service_with(tmp_path, slip)
    assert decide(service, modal_usaha=0).outcome is Outcome.REJECT


def test_a_stage_that_follows_another_says_that_it_has_ended(service: Service) -> None:
    decision = decide(service, "penerbitan")
    assert decision.ended == {"penetapan", "penerbitan"}
    assert decision.outcome is Outcome.RETURN
    assert decide(service, "pemeriksaan").outcome is Outcome.PENDING


def test_a_stage_that_there_is_not_is_refused_with_what_was_probably_meant(service: Service) -> None:
    with pytest.raises(FactsError) as refused:
        decide(service, "penetepan")
    (finding,) = refused.value.diagnostics
    assert (finding.code, finding.suggestion) == ("SP419", "penetapan")
    assert finding.values["known"] == "`pemeriksaan`, `penetapan`, `penerbitan`"
    with pytest.raises(FactsError):
        service.questions(APPROVED, after=["penetepan"])


def test_the_decision_records_the_stages_and_tells_what_comes_next(service: Service) -> None:
    data = decide(service, "pemeriksaan").to_dict("en")
    assert data["input"]["after"] == ["pemeriksaan"]
    assert data["awaiting"] == [
        {
            "requirement": "surat-kuasa",
            "who": "The applicant",
            "step": None,
            "after": "penetapan",
            "document": "bukti_bayar",
            "question": "Bukti pembayaran?",
            "values": [],
        }
    ]
    assert next(f["after"] for f in data["findings"] if f["status"] == "later") == "penetapan"
    assert Draft202012Validator(schema("keputusan")).is_valid(data)


def page(decision: Decision) -> str:
    return " ".join(" ".join(text_lines(decision_section(decision, "id"), Screen())).split())


def test_an_approval_says_of_which_stage_nothing_says_that_it_has_ended(service: Service) -> None:
    early, late = decide(service, **RECEIPT), decide(service, "penetapan", **RECEIPT)
    assert (early.outcome, late.outcome) == (Outcome.APPROVE, Outcome.APPROVE)
    assert early.to_dict()["not_ended"] == ["penetapan"]
    assert "belum disebut bahwa tahap “Penetapan” sudah selesai (--after penetapan)" in page(early)
    assert late.to_dict()["not_ended"] == []
    assert "belum disebut" not in page(late)
    assert decide(service).not_ended == ()


def test_a_rejection_promises_nothing_that_falls_due_later(service: Service) -> None:
    rejected = decide(service, modal_usaha=2_000_000_000)
    assert status(rejected) == "later"
    assert "Bukti pembayaran setelah penetapan" not in page(rejected)
    assert "Bukti pembayaran setelah penetapan" in page(decide(service))


def test_the_first_format_knows_only_what_is_pending(service: Service) -> None:
    data = decide(service).to_dict(format=DecisionFormat.FIRST)
    assert "later" not in {f["status"] for f in data["findings"]}
    assert not any("after" in f for f in data["findings"])
    assert Draft202012Validator(schema("keputusan")).is_valid(data)
    later = [{**f, "status": "later"} for f in data["findings"]]
    assert not Draft202012Validator(schema("keputusan")).is_valid({**data, "findings": later})


def test_the_receipt_tells_decisions_after_other_stages_apart(service: Service) -> None:
    receipts = {decide(service, *after).receipt.facts for after in ((), ("pemeriksaan",), ("penetapan",))}
    assert len(receipts) == 3


def test_a_return_after_a_gate_keeps_the_dates_and_holds_up_only_what_comes_after_it(
    service: Service,
) -> None:
    before = {d.stage: d.due for d in decide(service).deadlines}
    returned = {d.stage: d for d in decide(service, "penetapan").deadlines}
    assert returned["pemeriksaan"].due == before["pemeriksaan"] is not None
    assert returned["penetapan"].due == before["penetapan"] is not None
    assert returned["penerbitan"].due is None
    reason = returned["penerbitan"].reason
    assert reason is not None
    assert reason.en == "goes on once what is lacking has been supplied"


def test_a_rejection_after_a_gate_holds_up_no_stage(service: Service) -> None:
    rejected = decide(service, "penetapan", modal_usaha=2_000_000_000)
    assert (rejected.outcome, status(rejected)) == (Outcome.REJECT, "missing")
    assert all(deadline.due for deadline in rejected.deadlines)


def test_a_return_from_the_start_holds_up_all_that_wants_a_complete_file(service: Service) -> None:
    returned = {d.stage: d for d in decide(service, skala_usaha="kecil").deadlines}
    assert returned["pemeriksaan"].due is not None
    assert returned["penetapan"].due is returned["penerbitan"].due is None


READ_OTHERWISE = GATED.replace(
    "      sesudah: {tahap: penetapan}\n",
    """      sesudah: {tahap: penetapan}
+      tafsir:
+        - id: kapan-bayar
+          tertulis: bukti pembayaran
+          dibaca: sesudah ditetapkan
+          alasan: Besarnya baru diketahui sesudah ditetapkan.
+          bacaan_lain: [{id: sejak-awal, uraian: sejak permohonan, tanpa_sesudah: true}]
""",
)


def test_another_reading_may_ask_for_it_from_the_start_or_after_another_stage(tmp_path: Path) -> None:
    service = service_with(tmp_path, READ_OTHERWISE)
    ((other,),) = (one.others for one in decide(service).readings.interpretations)
    assert other.outcome is Outcome.RETURN
    moved = READ_OTHERWISE.replace("tanpa_sesudah: true", "sesudah: {tahap: pemeriksaan}")
    service = service_with(tmp_path / "moved", moved)
    for after, outcome in (((), Outcome.PENDING), (("pemeriksaan",), Outcome.RETURN)):
        ((other,),) = (one.others for one in decide(service, *after).readings.interpretations)
        assert other.outcome is outcome


TRAP = GATED.replace(
    "      syarat: {dokumen: bukti_bayar, dengan: [{atribut: lunas, adalah: ya}]}\n",
    "      jika: {fakta: dikuasakan, adalah: ya}\n+      syarat: {fakta: modal_usaha, kurang_dari: Rp100}\n",
)


def test_whoever_is_asked_a_fact_is_told_which_answer_rejects_by_what_falls_due_later(tmp_path: Path) -> None:
    """The requirement itself is not asked for; but the answer would reject at once."""
    service = service_with(tmp_path, TRAP)
    stated = {name: value for name, value in APPROVED.items() if name != "dikuasakan"}
    decision = service.decide(stated, received=RECEIVED, witness=True)
    assert (decision.outcome, status(decision)) == (Outcome.RETURN, "later")
    told = json.dumps(decision.to_dict("id")["to_supply"], ensure_ascii=False)
    assert "rejected_if" in told
    assert decide(service, dikuasakan=True).outcome is Outcome.REJECT
