"""On which readings a decision rests: what each other reading alone decides, and all of them combined."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from deciding.read_service import APPROVED, RECEIVED, decide, service_with

from sp_engine import Decision, Facts, Outcome, Service
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decision_part import DecisionPart
from sp_engine.deciding.other_readings import OtherReading
from sp_engine.rules.assumption import in_favour
from sp_engine.rules.backend import Backend
from sp_engine.rules.backend_table import reference_backend
from sp_engine.rules.outcome import outcome_of

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"

FACT = """\
@ kosakata.yaml
 fakta:
+  memiliki_produk: {jenis: ya_tidak, nama: Produk, pertanyaan: Ada produk?}

"""


def domicile(others: str, ratified: str = "") -> str:
    """Return a slip that reads the place of the business one way, with other readings."""
    head = """\
@ kota/2024/surat.yaml
       uraian: Usaha berada di Kota Contoh
       syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+      tafsir:
+        - id: letak
+          tertulis: usaha di Kota Contoh
+          dibaca: tempat usahanya di Kota Contoh
+          alasan: Keputusan menyebut usaha.
"""
    lines = f"bacaan_lain:\n{others}{ratified}".rstrip("\n").split("\n")
    return head + "".join(f"+          {line}\n" for line in lines)


FREE = "  - {id: bebas, uraian: di mana pun, tidak_disyaratkan: true}\n"
ELSEWHERE = "  - {id: luar, uraian: di luar kota, syarat: {fakta: wilayah_usaha, adalah: lainnya}}\n"
PRODUCT = "  - {id: produk, uraian: yang punya produk, syarat: {fakta: memiliki_produk, adalah: ya}}\n"
RATIFIED = "disahkan: {oleh: Kepala Dinas, tanggal: 2024-02-02}\n"

SLOWER = """\
@ kota/2024/surat.yaml
-      - {id: pemeriksaan, nama: Pemeriksaan, paling_lama: 1 hari kerja, sejak: diterima}
+      - id: pemeriksaan
+        nama: Pemeriksaan
+        paling_lama: 1 hari kerja
+        sejak: diterima
+        tafsir:
+          - id: hari
+            tertulis: 1 hari
+            dibaca: satu hari kerja
+            alasan: Sebab.
+            bacaan_lain: [{id: lama, uraian: sembilan hari kerja, paling_lama: 9 hari kerja}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def outcomes(service: Service, **facts: object) -> list[Outcome | None]:
    return [other.outcome for r in decide(service, **facts).readings.interpretations for other in r.others]


def test_a_standard_without_interpretations_rests_on_none_and_agrees_with_itself(folder: Path) -> None:
    readings = decide(service_with(folder, "")).readings
    assert readings.interpretations == ()
    assert readings.agree


def test_a_reading_that_lets_more_in_decides_a_rejection_alone(folder: Path) -> None:
    service = service_with(folder, domicile(FREE))
    decision = decide(service, wilayah_usaha="lainnya")
    assert decision.outcome is Outcome.REJECT
    (result,) = decision.readings.interpretations
    assert [(other.outcome, other.changes) for other in result.others] == [
        (Outcome.APPROVE, (DecisionPart.OUTCOME,))
    ]
    assert result.decides
    assert (decision.readings.worst, decision.readings.best) == (Outcome.REJECT, Outcome.APPROVE)


def test_a_reading_that_changes_nothing_here_does_not_decide(folder: Path) -> None:
    decision = decide(service_with(folder, domicile(FREE)))
    (result,) = decision.readings.interpretations
    assert not result.decides
    assert decision.readings.agree


def test_readings_that_disagree_are_each_told_alone_and_span_the_range(folder: Path) -> None:
    service = service_with(folder, domicile(FREE + ELSEWHERE))
    assert outcomes(service) == [Outcome.APPROVE, Outcome.REJECT]
    readings = decide(service).readings
    assert (readings.worst, readings.best) == (Outcome.REJECT, Outcome.APPROVE)


def test_a_reading_open_only_for_its_own_fact_is_undetermined_and_names_the_fact(folder: Path) -> None:
    service = service_with(folder, FACT + domicile(PRODUCT))
    decision = decide(service)
    assert decision.outcome is Outcome.APPROVE
    ((other,),) = [result.others for result in decision.readings.interpretations]
    assert (other.outcome, other.needs, other.changes) == (None, ("memiliki_produk",), ())
    assert not decision.readings.agree


def test_its_own_fact_can_be_stated_and_then_it_decides(folder: Path) -> None:
    service = service_with(folder, FACT + domicile(PRODUCT))
    assert outcomes(service, memiliki_produk=False) == [Outcome.REJECT]
    assert outcomes(service, memiliki_produk=True) == [Outcome.APPROVE]


def test_a_reading_that_is_open_for_a_common_fact_too_is_determined(folder: Path) -> None:
    service = service_with(folder, FACT + domicile(PRODUCT))
    assert outcomes(service, modal_usaha=None) == [Outcome.RETURN]


def test_a_rejection_for_another_reason_holds_under_every_reading(folder: Path) -> None:
    decision = decide(service_with(folder, domicile(FREE)), modal_usaha=2_000_000_000)
    assert decision.outcome is Outcome.REJECT
    assert decision.readings.agree


def test_a_ratified_reading_is_told_but_no_longer_part_of_the_range(folder: Path) -> None:
    decision = decide(service_with(folder, domicile(FREE, RATIFIED)), wilayah_usaha="lainnya")
    assert decision.readings.agree
    data = decision.to_dict()["readings"][0]
    assert data["ratified"] == {"by": "Kepala Dinas", "on": "2024-02-02"}
    assert data["alternatives"][0]["outcome"] == "approve"


def test_two_readings_that_each_change_nothing_can_change_it_together(folder: Path) -> None:
    """Each other reading alone leaves a rejection; only both together would approve."""
    slip = (
        domicile(FREE)
        + """\
@ kota/2024/surat.yaml
       syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      tafsir:
+        - id: batas
+          tertulis: paling banyak
+          dibaca: seluruh modal
+          alasan: Sebab.
+          bacaan_lain: [{id: tanpa, uraian: tanpa batas, tidak_disyaratkan: true}]
"""
    )
    decision = decide(service_with(folder, slip), wilayah_usaha="lainnya", modal_usaha=2_000_000_000)
    assert [result.decides for result in decision.readings.interpretations] == [False, False]
    assert (decision.readings.worst, decision.readings.best) == (Outcome.REJECT, Outcome.APPROVE)


def test_a_stage_read_otherwise_decides_by_its_due_date(folder: Path) -> None:
    decision = decide(service_with(folder, SLOWER))
    (result,) = decision.readings.interpretations
    assert result.others[0].outcome is Outcome.APPROVE
    assert result.decides
    assert decision.to_dict()["readings"][0]["alternatives"][0]["changes"] == ["due_date"]


def test_a_fee_read_otherwise_decides_where_it_is_another_amount(folder: Path) -> None:
    slip = """\
@ kota/2024/surat.yaml
       - id: surat
         uraian: Surat keterangan
+        tafsir:
+          - id: tarif
+            tertulis: gratis bagi usaha mikro
+            dibaca: gratis
+            alasan: Sebab.
+            bacaan_lain: [{id: bayar, uraian: tetap membayar, jumlah: Rp1.000}]
"""
    (result,) = decide(service_with(folder, slip)).readings.interpretations
    assert result.others[0].changes == (DecisionPart.FEE,)
    assert result.of.component == "biaya"


def test_a_reading_of_the_whole_standard_is_evaluated_with_all_that_it_changes(folder: Path) -> None:
    slip = """\
@ kota/2024/surat.yaml
 nama: Surat keterangan
+tafsir:
+  - id: bagi-siapa
+    tertulis: bagi usaha
+    dibaca: usaha di kota
+    alasan: Sebab.
+    bacaan_lain:
+      - id: semua
+        uraian: siapa pun
+        persyaratan: {domisili: {tidak_disyaratkan: true}, modal: {sifat: diutamakan}}
"""
    service = service_with(folder, slip)
    assert outcomes(service, wilayah_usaha="lainnya", modal_usaha=2_000_000_000) == [Outcome.APPROVE]


def test_a_rejection_by_a_reading_is_final_whatever_of_its_own_is_open(folder: Path) -> None:
    """What it alone looks at cannot save it, so that it is no open question."""
    both = (
        "  - {id: dua, uraian: dua hal, syarat: {semua: [{fakta: memiliki_produk, adalah: ya},"
        " {fakta: wilayah_usaha, adalah: lainnya}]}}\n"
    )
    service = service_with(folder, FACT + domicile(both))
    assert outcomes(service) == [Outcome.REJECT]


def test_the_days_of_another_reading_are_counted_from_the_day_of_issue_as_well(folder: Path) -> None:
    """What the applicant has to do after the letter is due from when it was issued, however long it took."""
    slip = """\
@ kota/2024/surat.yaml
       - {id: pemeriksaan, nama: Pemeriksaan, paling_lama: 1 hari kerja, sejak: diterima}
+      - id: laporan
+        nama: Laporan pertama
+        pihak: pemohon
+        paling_lama: 5 hari kerja
+        sejak: {tahap: pemeriksaan}
+        tafsir:
+          - id: hari
+            tertulis: 5 hari
+            dibaca: lima hari kerja
+            alasan: Sebab.
+            bacaan_lain: [{id: kalender, uraian: lima hari kalender, paling_lama: 5 hari kalender}]
"""
    service = service_with(folder, slip)
    before, after = (
        service.decide(APPROVED, received=RECEIVED, issued=issued) for issued in (None, date(2024, 3, 6))
    )
    assert [result.decides for result in before.readings.interpretations] == [False]
    (result,) = after.readings.interpretations
    assert result.others[0].changes == (DecisionPart.DUE_DATE,)


def test_each_reading_comes_to_what_the_reference_says_of_its_whole_standard() -> None:
    """Of every case of the catalogue and of the standards of other fields, also with an own fact left out."""
    told: set[Outcome | None] = set()
    partly = 0
    services: dict[tuple[str, str], Service] = {}
    suites = (suite for folder in (None, FIELDS) for suite in run_suite(CatalogueFiles(folder)))
    for decision in [one.decision for suite in suites for one in suite.results if one.decision is not None]:
        standard = decision.standard
        held = standard.service, standard.decree.number
        service = services[held] = services.get(held) or Service(standard)
        own = {name for reading in service.other_readings for name in reading.own_items}
        for left_out in (None, *(own & decision.facts.keys())):
            facts = {name: value for name, value in decision.facts.items() if name != left_out}
            again = service.decide(
                Facts(facts, standard, decision.received.date()),
                received=decision.received,
                after=decision.ended,
                as_if=True,
                with_errors=True,
            )
            others = (other for result in again.readings.interpretations for other in result.others)
            for reading, other in zip(service.other_readings, others, strict=True):
                expected = _by_reference(reading, again, frozenset())
                unstated = frozenset(name for name in reading.own_items if facts.get(name) is None)
                partly += 0 < len(unstated) < len(reading.own_items)
                undetermined = unstated and expected.is_open
                if undetermined and _by_reference(reading, again, unstated) is not expected:
                    assert (other.outcome, frozenset(other.needs)) == (None, unstated)
                else:
                    assert other.outcome is expected
                told.add(other.outcome)
            if not again.together:
                assert (again.readings.worst, again.readings.best) == _range_by_reference(service, again)
    assert told == {None, *Outcome}
    assert partly


def _by_reference(reading: OtherReading, decision: Decision, favoured: frozenset[str]) -> Outcome:
    """Return the outcome of the standard under a reading, the whole of it judged, condition by condition."""
    day = decision.received.toordinal()
    verdict = _reference(reading, favoured).decide(decision.facts, day, decision.ended)
    return verdict.outcome if favoured else reading.follows.settled(verdict, decision.facts, day).outcome


@cache
def _reference(reading: OtherReading, favoured: frozenset[str]) -> Backend:
    return reference_backend(in_favour(reading.follows.ruleset, favoured))


def _range_by_reference(service: Service, decision: Decision) -> tuple[Outcome, Outcome]:
    """Return the worst and the best outcome with each requirement at its worst and its best."""
    day, met = decision.received.toordinal(), (2, 2)
    ours = {r.id: id(r) for r in service.standard.requirements}
    verdict = decision.verdict
    values = zip(service.standard.requirements, verdict.values, verdict.hopeful, strict=False)
    ways = {r.id: [(now, hoped)] for r, now, hoped in values if r.mandatory}
    outcomes = [verdict.outcome]
    for reading in service.other_readings:
        if reading.of.interpretation.ratified is not None:
            continue
        theirs = _reference(reading, frozenset()).decide(decision.facts, day, decision.ended)
        outcomes.append(reading.follows.settled(theirs, decision.facts, day).outcome)
        required = reading.standard.requirements
        for name in ours.keys() - {r.id for r in required}:
            ways.setdefault(name, [met]).append(met)
        for requirement, now, hoped in zip(required, theirs.values, theirs.hopeful, strict=False):
            if ours[requirement.id] != id(requirement):
                worth = (now, hoped) if requirement.mandatory else met
                ways.setdefault(requirement.id, [met]).append(worth)
    for choose in (min, max):
        chosen, hopes = ([choose(one[k] for one in each) for each in ways.values()] for k in (0, 1))
        outcomes.append(outcome_of([True] * len(ways), chosen, hopes))
    return min(outcomes, key=lambda one: one.rank), max(outcomes, key=lambda one: one.rank)
