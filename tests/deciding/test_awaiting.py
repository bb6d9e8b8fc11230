"""What a pending decision waits for: of whom, at which step, and what can be answered."""

from pathlib import Path

import pytest
from deciding.read_service import APPROVED, RECEIVED, decide, service_with

from sp_engine import Outcome

OFFICIAL = """\
@ kosakata.yaml
 fakta:
+  disetujui_kepala: {jenis: ya_tidak, nama: Persetujuan, pertanyaan: Apakah disetujui?, diisi_oleh: petugas}

@ kota/2024/surat.yaml
     - id: surat-kuasa
+      uraian: Disetujui Kepala Dinas
+      syarat: {fakta: disetujui_kepala, adalah: ya}
+      penentu: Kepala Dinas
+      langkah: verifikasi
+    - id: kuasa
"""
UNWRITTEN = """\
@ kota/2024/surat.yaml
-      syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      belum_ditulis: true
"""


def test_an_official_s_answer_is_waited_for_and_never_approved_without_it(tmp_path: Path) -> None:
    service = service_with(tmp_path, OFFICIAL)
    decision = decide(service)
    assert decision.outcome is Outcome.PENDING
    (answer,) = decision.to_dict("en")["awaiting"]
    assert answer == {
        "requirement": "surat-kuasa",
        "who": "Kepala Dinas",
        "step": "verifikasi",
        "fact": "disetujui_kepala",
        "question": "Apakah disetujui?",
        "values": ["ya", "tidak"],
    }
    assert decide(service, disetujui_kepala=True).outcome is Outcome.APPROVE
    assert decide(service, disetujui_kepala=False).outcome is Outcome.REJECT


@pytest.mark.parametrize(
    ("fact", "requires", "short", "code"),
    [
        (
            "jenis: ya_tidak, dapat_diperbaiki: true",
            "{fakta: disiapkan, adalah: ya}",
            False,
            "SP366",
        ),
        ("jenis: dokumen", "{dokumen: disiapkan}", False, "SP367"),
        (
            "jenis: dokumen, atribut: {sah: {jenis: ya_tidak}}",
            "{dokumen: disiapkan, dengan: [{atribut: sah, adalah: ya}]}",
            {"sah": False},
            "SP367",
        ),
    ],
)
def test_what_the_agency_brings_about_is_awaited_and_never_returns_the_file(
    tmp_path: Path, fact: str, requires: str, short: object, code: str
) -> None:
    """Not even where the vocabulary says, wrongly, that the applicant could mend it."""
    slip = OFFICIAL.replace("disetujui_kepala: {jenis: ya_tidak,", f"disiapkan: {{{fact},")
    slip = slip.replace("{fakta: disetujui_kepala, adalah: ya}", requires)
    service = service_with(tmp_path, slip)
    assert [error.code for error in service.errors] == [code]

    def outcome(**facts: object) -> Outcome:
        return service.decide(
            {**APPROVED, **facts}, received=RECEIVED, witness=True, with_errors=True
        ).outcome

    assert outcome() is Outcome.PENDING
    assert outcome(disiapkan=short) is Outcome.REJECT


WHETHER_IT_APPLIES = """\
@ kosakata.yaml
 fakta:
+  perlu_survei: {jenis: ya_tidak, nama: Perlu survei, pertanyaan: Apakah perlu survei?, diisi_oleh: petugas}

@ kota/2024/surat.yaml
     - id: surat-kuasa
+      uraian: Bila perlu survei, modal paling sedikit Rp900.000.000
+      jika: {fakta: perlu_survei, adalah: ya}
+      syarat: {fakta: modal_usaha, paling_sedikit: Rp900.000.000}
+    - id: kuasa
"""


def test_a_finding_is_awaited_that_says_whether_what_is_not_met_applies(tmp_path: Path) -> None:
    service = service_with(tmp_path, WHETHER_IT_APPLIES)
    decision = decide(service)
    assert decision.outcome is Outcome.PENDING
    assert [answer["fact"] for answer in decision.to_dict("en")["awaiting"]] == ["perlu_survei"]
    assert decide(service, perlu_survei=True).outcome is Outcome.REJECT
    assert decide(service, perlu_survei=False).outcome is Outcome.APPROVE


def test_while_the_applicant_owes_something_nothing_is_awaited(tmp_path: Path) -> None:
    decision = decide(service_with(tmp_path, OFFICIAL), modal_usaha=None)
    assert decision.outcome is Outcome.RETURN
    assert decision.awaiting == ()


def test_the_check_of_a_document_is_the_clerks(tmp_path: Path) -> None:
    decision = decide(service_with(tmp_path, ""), dikuasakan=True, surat_kuasa={})
    assert decision.outcome is Outcome.PENDING
    (answer,) = decision.to_dict("id")["awaiting"]
    assert (answer["who"], answer["document"], answer["attribute"]) == (
        "Petugas",
        "surat_kuasa",
        "bermeterai",
    )
    assert answer["step"] is None


def test_a_rule_that_is_not_written_waits_for_whoever_writes_it_and_leaves_the_standard_unfinished(
    tmp_path: Path,
) -> None:
    decision = decide(service_with(tmp_path, UNWRITTEN))
    assert decision.outcome is Outcome.PENDING
    data = decision.to_dict("id")
    assert [(a["requirement"], a["who"], a["values"]) for a in data["awaiting"]] == [
        ("modal", "Penyusun standar", [])
    ]
    assert data["unfinished"] == ["persyaratan"]
