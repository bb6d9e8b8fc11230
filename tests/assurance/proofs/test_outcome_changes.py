"""For whom two standards decide otherwise: somebody whom both decide as is said, or a proof."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from assurance.proofs.changed_catalogue import changed

from sp_engine import open_catalogue
from sp_engine.assurance.proofs.outcome_changes import OutcomeChange, OutcomeChanges, outcome_changes_between
from sp_engine.deciding.decider import Service
from sp_engine.documents.standard import Standard
from sp_engine.rules.outcome import Outcome

pytest.importorskip("z3")

ON = date(2026, 3, 16)
CABANG, UJI = "kalbar/kantor-cabang", "rantau/uji-kendaraan"


def standard(name: str, root: Path | None = None) -> Standard:
    return open_catalogue(root).standard(name, on=ON).standard


def with_members(number: int | None, most: int | None = None) -> Standard:
    """Return the standard of a branch office with another least number of members, or with a greatest one."""
    was = standard(CABANG)
    delivery = was.document.delivery
    items = tuple(
        one.replace(condition=one.condition.replace(low=number, high=most))
        if one.id == "jumlah-anggota"
        else one
        for one in delivery.requirements.items
    )
    requirements = delivery.requirements.replace(items=items)
    return was._replace(document=was.document.replace(delivery=delivery.replace(requirements=requirements)))


def seen(between: OutcomeChanges) -> dict[tuple[Outcome, Outcome], OutcomeChange]:
    assert all(one.proven for one in between.found)
    return {(one.before, one.after): one for one in between.found if one.example is not None}


def test_with_50_members_instead_of_100_only_the_rejected_fare_better_and_they_have_50_to_99() -> None:
    fewer = with_members(50)
    found = seen(outcome_changes_between(standard(CABANG), fewer))
    assert set(found) == {
        (Outcome.REJECT, Outcome.APPROVE),
        (Outcome.REJECT, Outcome.RETURN),
        (Outcome.REJECT, Outcome.PENDING),
    }
    for (before, after), one in found.items():
        assert one.example is not None
        assert 50 <= one.example.facts["jumlah_anggota_wilayah"] <= 99
        received = datetime.fromisoformat(one.example.received)
        outcomes = [
            Service(each).decide(one.example.facts, received=received, as_if=True).outcome
            for each in (standard(CABANG), fewer)
        ]
        assert outcomes == [before, after]


def test_a_standard_decides_as_itself_for_everyone_and_as_it_is_laid_out_otherwise(tmp_path: Path) -> None:
    assert outcome_changes_between(standard(CABANG), standard(CABANG)).same
    heavy = "      syarat: {fakta: jbb, paling_banyak: 26000}\n"
    again = "      syarat:\n        semua:\n          - {fakta: jbb, kurang_dari: 26001}\n"
    new = standard(UJI, changed(tmp_path, UJI, (heavy, again)).root)
    old = standard(UJI, Path(__file__).parents[2] / "catalogue_of_fields")
    assert outcome_changes_between(old, new).same


def test_between_two_agencies_what_only_one_of_them_asks_is_named() -> None:
    ours, theirs = standard(CABANG), standard("pasuruan/kantor-cabang-ksp")
    between = outcome_changes_between(ours, theirs)
    assert between.other_kinds == ()
    assert "hasil_audit_akuntan_publik" in between.only_old
    asked = {name for name in between.only_new if "." not in name}
    assert asked == set(theirs.facts) - set(ours.facts)
    assert "laporan_keuangan_koperasi.isi" in between.only_new  # of a document that both ask
    assert "daftar_sarana_kerja.memuat_kondisi_fisik" not in between.only_new  # goes with its document
    assert not between.same
    assert (Outcome.RETURN, Outcome.APPROVE) in seen(between)


def test_a_fact_of_another_kind_makes_two_standards_incomparable() -> None:
    old = standard(CABANG)
    vocabulary = {name: old.vocabulary[name] for name in old.vocabulary}
    vocabulary["jumlah_anggota_wilayah"] = vocabulary["modal_kerja_kantor"]
    new = old._replace(vocabulary=type(old.vocabulary)(vocabulary))
    between = outcome_changes_between(old, new)
    assert between.other_kinds == ("jumlah_anggota_wilayah",)
    assert not between.same
