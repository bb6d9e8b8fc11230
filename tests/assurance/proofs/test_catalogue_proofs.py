"""Every standard decides as meant; and what is broken in one, the proof of it finds and shows.

Each example was decided again by all back ends, or there would be no answer.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from assurance.proofs.changed_catalogue import FIELDS, answer_of, changed, failing, proved

from sp_engine import open_catalogue
from sp_engine.assurance.proofs.catalogue_proofs import prove
from sp_engine.assurance.proofs.question import QuestionKind, Standing
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.proofs import proofs_section
from sp_engine.presenting.text import text_lines
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.smt.model import NotDecided
from sp_engine.rules.smt.solver import Solver

pytest.importorskip("z3")

UJI, MAKAM = "rantau/uji-kendaraan", "lembayung/izin-makam"
HEAVY = "      syarat: {fakta: jbb, paling_banyak: 26000}\n"
ROWS = "          - {selain_itu: true, tidak_diatur: true}\n"
SMALL = "          - {jika: {fakta: jbb, kurang_dari: 3500}, jumlah: Rp50.000}\n"


@pytest.mark.parametrize("root", [None, FIELDS], ids=["bundled", "other fields"])
def test_every_standard_decides_as_it_should_and_no_question_stays_open(root: Path | None) -> None:
    files = CatalogueFiles() if root is None else CatalogueFiles(root)
    proofs = prove(files, processes=1)
    assert [(proof.service, failing(proof)) for proof in proofs if proof.failing] == []
    assert sum(len(proof.answers) for proof in proofs) > 80


@pytest.mark.parametrize("service", ["kalbar/kantor-cabang", "depok/pelatihan-wub"])
def test_each_example_is_decided_as_it_says(service: str) -> None:
    catalogue = open_catalogue()
    shown = 0
    for answer in proved(catalogue.files, service).answers:
        if answer.example is not None:
            received = datetime.fromisoformat(answer.example.received)
            decider = catalogue.service(service, received=received)
            decision = decider.decide(answer.example.facts, received=received, after=answer.example.after)
            assert decision.outcome is answer.outcome, answer
            shown += 1
    assert shown > 20


def test_a_requirement_that_another_asks_for_already_never_decides_alone(tmp_path: Path) -> None:
    more = "    - {id: ringan, uraian: JBB di bawah 30.000 kg, syarat: {fakta: jbb, kurang_dari: 30000}}\n"
    proof = proved(changed(tmp_path, UJI, (HEAVY, HEAVY + more)), UJI)
    assert failing(proof) == [("ALONE", "ringan")]
    assert answer_of(proof, QuestionKind.ALONE, "ringan").because == ("berat",)


def test_a_guard_that_never_holds_and_one_that_always_does_are_found(tmp_path: Path) -> None:
    guards = (
        "{semua: [{fakta: jbb, paling_banyak: 5}, {fakta: jbb, lebih_dari: 9}]}",
        "{fakta: jbb, paling_sedikit: 0}",
    )
    for guard, kind in zip(guards, ("GUARD_HOLDS", "GUARD_FAILS"), strict=True):
        photo = "syarat: {fakta: jenis_uji, adalah: pertama}"
        more = f"    - {{id: foto, uraian: Foto, jika: {guard}, {photo}}}\n"
        proof = proved(changed(tmp_path / kind, UJI, (HEAVY, HEAVY + more)), UJI)
        assert (kind, "foto") in failing(proof)


def test_an_alternative_that_another_takes_in_does_not_matter(tmp_path: Path) -> None:
    either = "{salah_satu: [{fakta: jbb, paling_banyak: 26000}, {fakta: jbb, paling_banyak: 9000}]}"
    proof = proved(changed(tmp_path, UJI, (HEAVY, f"      syarat: {either}\n")), UJI)
    assert failing(proof) == [("ALTERNATIVE", "persyaratan.berat.syarat.salah_satu.2")]


def test_a_fact_whose_answer_never_changes_anything_is_asked_in_vain(tmp_path: Path) -> None:
    lost = "{semua: [{fakta: jbb, paling_banyak: 9}, {fakta: kartu_uji_hilang, paling_sedikit: 1}]}"
    either = f"{{salah_satu: [{{fakta: jbb, paling_banyak: 26000}}, {lost}]}}"
    files = changed(
        tmp_path, UJI, (HEAVY, f"      syarat: {either}\n"), ("        per: kartu_uji_hilang\n", "")
    )
    assert ("FACT", "kartu_uji_hilang") in failing(proved(files, UJI))


def test_a_tariff_below_and_above_a_weight_leaves_a_gap_at_it(tmp_path: Path) -> None:
    proof = proved(changed(tmp_path, UJI, (ROWS, "")), UJI)
    assert failing(proof) == [("GAP", "biaya.komponen.uji.pilihan")]
    gap = answer_of(proof, QuestionKind.GAP, "biaya.komponen.uji.pilihan")
    assert gap.example is not None
    assert gap.example.facts["jbb"] == 3500
    assert gap.outcome is Outcome.APPROVE


def test_there_is_no_gap_where_a_row_takes_the_weight_in_or_a_requirement_lets_nobody_through(
    tmp_path: Path,
) -> None:
    covered = ROWS, ""
    other = "{salah_satu: [{fakta: jbb, kurang_dari: 3500}, {fakta: jbb, lebih_dari: 3500}]}"
    more = f"    - {{id: bukan, uraian: Bukan tepat 3.500 kg, syarat: {other}}}\n"
    takes_in = SMALL, SMALL.replace("kurang_dari", "paling_banyak")
    assert failing(proved(changed(tmp_path / "1", UJI, covered, takes_in), UJI)) == []
    assert failing(proved(changed(tmp_path / "2", UJI, covered, (HEAVY, HEAVY + more)), UJI)) == []


def test_two_rows_that_both_take_a_weight_in_overlap_there_unless_nobody_gets_through_with_it(
    tmp_path: Path,
) -> None:
    overlapping = SMALL, SMALL.replace("kurang_dari: 3500", "paling_banyak: 3600")
    proof = proved(changed(tmp_path / "1", UJI, overlapping), UJI)
    ((kind, subject),) = failing(proof)
    assert (kind, subject) == ("OVERLAP", "biaya.komponen.uji.pilihan: 1, 2")
    overlap = answer_of(proof, QuestionKind.OVERLAP, subject)
    assert overlap.example is not None
    assert 3500 < overlap.example.facts["jbb"] <= 3600
    light = HEAVY, HEAVY.replace("26000", "3500")
    assert "OVERLAP" not in dict(failing(proved(changed(tmp_path / "2", UJI, overlapping, light), UJI)))


def test_what_the_decree_sets_no_amount_for_is_told_with_somebody_who_is_approved() -> None:
    told = answer_of(proved(CatalogueFiles(FIELDS), UJI), QuestionKind.GAP, "biaya.komponen.uji.pilihan: 3")
    assert told.standing is Standing.TOLD
    assert told.example is not None
    assert told.example.facts["jbb"] == 3500


def test_requirements_that_cannot_be_met_together_approve_nobody(tmp_path: Path) -> None:
    more = "    - {id: lain, uraian: JBB di atas 30.000 kg, syarat: {fakta: jbb, lebih_dari: 30000}}\n"
    assert ("CAN_COME_TO", "approve") in failing(proved(changed(tmp_path, UJI, (HEAVY, HEAVY + more)), UJI))


def test_an_answer_that_fails_is_accepted_with_a_reason_and_an_unused_reason_fails(tmp_path: Path) -> None:
    files = changed(tmp_path, UJI, (ROWS, ""))
    (cases,) = files.root.glob("rantau/*/uji-kendaraan.uji.yaml")
    text = cases.read_text(encoding="utf-8")
    for subject, passes in (("biaya.komponen.uji.pilihan", True), ("biaya.komponen.lain.pilihan", False)):
        excuse = f"{{pertanyaan: celah, tentang: {subject}, alasan: Perda diubah tahun ini.}}"
        cases.write_text(f"{text}\nbukti_dikecualikan:\n  - {excuse}\n", encoding="utf-8")
        proof = proved(CatalogueFiles(files.root), UJI)
        assert proof.failing is not passes
        assert proof.stale == (() if passes else (f"celah {subject}",))


def test_what_is_not_decided_in_time_is_said_not_to_be_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Solver, "ask", lambda *_: NotDecided(0.5))
    (proof,) = prove(CatalogueFiles(), "depok/klinik-bisnis", seconds=0.5)
    undecided = [answer for answer in proof.answers if answer.standing is Standing.NOT_DECIDED]
    assert len(undecided) == len(proof.answers) - 1  # whether it asks once is no question for a solver
    assert {answer.seconds for answer in undecided} == {0.5}
    assert proof.failing
    told = " ".join(" ".join(text_lines(proofs_section([proof], "id"), Screen())).split())
    assert "tidak diputuskan dalam 0.5 detik" in told


def test_what_a_service_asks_and_its_agency_holds_already_is_counted() -> None:
    (proof,) = prove(CatalogueFiles(), "kalbar/kantor-cabang")
    assert proof.burden is not None
    assert "npwp_koperasi" in proof.burden.documents
    assert "npwp_koperasi" in proof.burden.held
    assert set(proof.burden.held) <= {*proof.burden.questions, *proof.burden.documents}


def test_another_reading_is_shown_by_whom_it_takes_an_approval_from_or_gives_it_to() -> None:
    """Who is approved under one of the two, and like the approved applicant where the reading lets it be."""
    proof = proved(CatalogueFiles(), "kalbar/kantor-cabang")
    approved = answer_of(proof, QuestionKind.CAN_COME_TO, "approve").example
    changes = [a for a in proof.answers if a.kind is QuestionKind.READING and a.example is not None]
    assert len(changes) == 14
    for change in changes:
        assert Outcome.APPROVE in {change.outcome, change.otherwise}
        assert change.outcome is not change.otherwise
        assert approved is not None
        assert change.example is not None
        other = {name for name in approved.facts if change.example.facts.get(name) != approved.facts[name]}
        assert len(other | (change.example.facts.keys() - approved.facts.keys())) <= 2, change.subject


def test_no_example_depends_on_what_was_asked_before() -> None:
    files = CatalogueFiles()
    alone = proved(files, "kalbar/kantor-kas")
    proved(files, "depok/pelatihan-wub")
    assert proved(files, "kalbar/kantor-kas") == alone
