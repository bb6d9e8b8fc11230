"""Proved of each standard of the catalogue: it asks once.  What is broken, the proof finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest
from cases.author_mistake import lay_over_good

from sp_engine import Outcome, open_catalogue
from sp_engine.assurance.asked_once import proof, statement_groups
from sp_engine.assurance.asked_once.proof import AskedOnce, Counterexample, Flaw, asked_once_on
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.tree import Among
from sp_engine.deciding.to_supply import Need, NeedAll, NeedFact, asked_once
from sp_engine.documents.standard import Standard
from sp_engine.rules.consequences import Consequences

ON = date(2026, 3, 16)
SERVICES = sorted(name for _, name, _ in open_catalogue().files.services(ON))
ALL_THE_AGENCYS = "pasuruan/sosialisasi"
WUB, HAKI = "depok/pendampingan-wub", "depok/rekomendasi-haki"

Asking = Callable[[Iterable[Need | None]], Need | None]


def standard(name: str) -> Standard:
    return open_catalogue().standard(name, on=ON).standard


def counterexample(name: str) -> Counterexample:
    asked = asked_once_on(standard(name), ON)
    assert asked.found is not None
    assert not asked.proven
    return asked.found


@pytest.mark.parametrize("name", SERVICES)
def test_whoever_supplies_all_that_is_asked_is_not_sent_back_again_and_not_rejected(name: str) -> None:
    asked = asked_once_on(standard(name), ON)
    assert asked.proven, asked.found
    assert (asked.returns > 0) is (name != ALL_THE_AGENCYS)


def asking(monkeypatch: pytest.MonkeyPatch, change: Asking) -> None:
    """Let every return ask something else than it should."""
    monkeypatch.setattr(statement_groups, "asked_with_later", lambda due, _later: change(list(due)))


def test_a_need_that_is_left_out_sends_the_applicant_back_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_but_the_last(needs: Iterable[Need | None]) -> Need | None:
        need = asked_once(needs)
        return NeedAll(need.parts[:-1]) if isinstance(need, NeedAll) else need

    asking(monkeypatch, all_but_the_last)
    found = counterexample(HAKI)
    assert found.flaw is Flaw.RETURNED_AGAIN
    assert found.supplied is not None
    assert found.applicant.facts.items() <= found.supplied.facts.items()


def test_where_nothing_is_asked_or_what_nobody_can_have_the_needs_are_said_to_contradict(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def impossible(needs: Iterable[Need | None]) -> Need | None:
        need = asked_once(needs)
        if not isinstance(need, NeedFact):
            return need
        return NeedAll((need, NeedFact(Among(need.leaf.item, frozenset()))))

    for change in (lambda _: None, impossible):
        with monkeypatch.context() as patch:
            asking(patch, change)
            assert counterexample(WUB).flaw is Flaw.CONTRADICTORY


def test_a_refusal_that_is_not_told_ends_in_a_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    def bare(need: Need) -> Need:
        return NeedFact(need.leaf) if isinstance(need, NeedFact) else need

    def without_refusals(needs: Iterable[Need | None]) -> Need | None:
        need = asked_once(needs)
        return NeedAll(tuple(map(bare, need.parts))) if isinstance(need, NeedAll) else need and bare(need)

    asking(monkeypatch, without_refusals)
    flaws = {asked.found.flaw for name in SERVICES if (asked := asked_once_on(standard(name), ON)).found}
    assert flaws == {Flaw.REJECTED}


def test_a_return_that_can_only_end_in_a_rejection_is_doomed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement_groups, "consequences_of", lambda *_: Consequences())
    found = counterexample(WUB)
    assert (found.flaw, found.supplied) == (Flaw.DOOMED, None)
    assert "tahun-pelatihan" in found.requirements
    assert found.applicant.facts.keys() == {"tahun_pelatihan_wub"}


@pytest.mark.parametrize("limit", ["MOST_WAYS", "MOST_STATEMENTS"])
def test_what_is_too_much_to_try_is_not_proved(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(proof, limit, 1)
    asked = asked_once_on(standard(HAKI), ON)
    assert (asked.proven, asked.complete, asked.found) == (False, False, None)


def test_a_group_that_is_too_large_is_taken_apart_and_still_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked_once_on(standard("depok/pelatihan-wub"), ON)
    monkeypatch.setattr(statement_groups, "MOST_STATEMENTS", 100)
    apart = asked_once_on(standard("depok/pelatihan-wub"), ON)
    assert (whole.proven, apart.proven) == (True, True)
    assert isinstance(apart, AskedOnce)
    assert apart.returns != whole.returns


MENDED_BOTH_WAYS = """\
@ kosakata.yaml
 fakta:
+  lama_rencana: {jenis: bilangan, nama: Lama rencana, satuan: tahun, dapat_diperbaiki: true}

@ kota/2024/surat.yaml
     - id: surat-kuasa
+      uraian: Rencana paling sedikit lima tahun
+      syarat: {fakta: lama_rencana, paling_sedikit: 5}
+    - id: rencana-singkat
+      uraian: Rencana paling banyak tiga tahun, atau KTP
+      syarat: {salah_satu: [{fakta: lama_rencana, paling_banyak: 3}, {dokumen: ktp_pemohon}]}
+    - id: kuasa
"""


def test_a_standard_that_asks_twice_is_found_with_an_applicant(tmp_path: Path) -> None:
    """A plan of two years is mended to five, and only then is the identity card asked for."""
    lay_over_good(MENDED_BOTH_WAYS, tmp_path)
    [finding] = [one for one in check_catalogue(CatalogueFiles(tmp_path)) if one.code == "SP368"]
    assert finding.severity == "warning"
    assert finding.span is not None
    assert "lama_rencana: 3" in finding.message("en")
    assert "supplies all that is asked, and is returned again" in finding.message("en")
    assert "(requirements `surat-kuasa`, `rencana-singkat`)" in finding.message("en")


NOT_ON_EVERY_DAY = """\
@ kota/2024/surat.yaml
-      syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      syarat:
+        salah_satu:
+          - {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+          - {fakta: tanggal_lahir, paling_sedikit: 2030-01-01}
"""


def test_where_not_all_that_follows_is_known_what_a_decision_would_search_for_is_no_flaw(
    tmp_path: Path,
) -> None:
    lay_over_good(NOT_ON_EVERY_DAY, tmp_path)
    service = open_catalogue(tmp_path).standard("kota/surat", on=date(2024, 3, 4))
    facts = {"modal_usaha": 2_000_000_000, "wilayah_usaha": "kota-contoh"}
    received = datetime(2024, 3, 4, 10, tzinfo=service.standard.agency.zone)
    assert service.decide(facts, received=received).outcome is Outcome.REJECT
    assert asked_once_on(service.standard, date(2024, 3, 4)).proven


def test_what_is_not_tried_in_time_is_not_proved() -> None:
    asked = asked_once_on(standard(HAKI), ON, seconds=0)
    assert asked.out_of_time
    assert not asked.complete
    assert not asked.proven
