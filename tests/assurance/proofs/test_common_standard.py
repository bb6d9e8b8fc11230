"""Who asks what, and who is strictest: what is said to be proved holds of every applicant tried."""

from __future__ import annotations

from datetime import datetime

import pytest
from assurance.proofs.test_outcome_changes import standard, with_members

from sp_engine.assurance.proofs.common_standard import (
    CommonRow,
    CommonStandard,
    CommonStanding,
    common_standard_of,
)
from sp_engine.deciding.decider import Service
from sp_engine.documents.standard import Standard
from sp_engine.presenting.common_standard import common_standard_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.rules.smt.model import NotDecided
from sp_engine.rules.smt.solver import Solver

pytest.importorskip("z3")

OFFICES = (
    "kalbar/kantor-cabang",
    "kalbar/kantor-cabang-pembantu",
    "kalbar/kantor-kas",
    "pasuruan/kantor-cabang-ksp",
)


@pytest.fixture(scope="module")
def offices() -> CommonStandard:
    return common_standard_of([standard(name) for name in OFFICES])


def row(found: CommonStandard, about: str) -> CommonRow:
    (one,) = (row for row in found.rows if about in row.about)
    return one


@pytest.mark.parametrize(
    ("about", "standing", "strictest", "asking"),
    [
        ("jumlah_anggota_wilayah", CommonStanding.STRICTEST, (0,), 3),
        ("modal_kerja_kantor", CommonStanding.STRICTEST, (0,), 4),
        ("surat_permohonan", CommonStanding.STRICTEST, (0, 1, 2), 4),
        ("anggaran_dasar", CommonStanding.STRICTEST, (3,), 4),
        ("nib", CommonStanding.ALIKE, (0, 1, 2), 3),
        ("rencana_kerja_kantor", CommonStanding.ALIKE, (0, 1, 2, 3), 4),
        ("survei_lapangan_sesuai", CommonStanding.ONE_ASKS, (3,), 1),
    ],
)
def test_the_branch_offices_side_by_side(
    offices: CommonStandard,
    about: str,
    standing: CommonStanding,
    strictest: tuple[int, ...],
    asking: int,
) -> None:
    one = row(offices, about)
    assert (one.standing, one.strictest, sum(map(bool, one.asked))) == (standing, strictest, asking)


def test_every_requirement_that_decides_stands_in_one_row(offices: CommonStandard) -> None:
    for side, one in enumerate(offices.standards):
        told = [asked.requirement.id for row in offices.rows for asked in row.asked[side]]
        assert sorted(told) == sorted(r.id for r in one.requirements if r.mandatory)


def met(one: Standard, row: CommonRow, side: int, facts: dict[str, object], at: str) -> bool:
    decision = Service(one).decide(facts, received=datetime.fromisoformat(at), as_if=True)
    status = {finding.requirement.id: finding.status for finding in decision.findings}
    satisfied = (FindingStatus.MET, FindingStatus.NOT_APPLICABLE)
    return all(status[asked.requirement.id] in satisfied for asked in row.asked[side])


def test_who_passes_one_and_not_another_is_decided_so(offices: CommonStandard) -> None:
    seen = 0
    for one in offices.rows:
        for passing in one.passing:
            for side, wanted in ((passing.of, True), (passing.failed, False)):
                facts = dict(passing.example.facts)
                known = offices.standards[side].vocabulary
                own = {name: value for name, value in facts.items() if name in known}
                assert met(offices.standards[side], one, side, own, passing.example.received) is wanted
            seen += 1
    assert seen >= 10


def test_whoever_the_stricter_office_approves_the_laxer_approves() -> None:
    found = common_standard_of([with_members(50), with_members(100), with_members(50)])
    assert set(found.within) == {(0, 2), (2, 0), (1, 0), (1, 2)}
    assert row(found, "jumlah_anggota_wilayah").strictest == (1,)


def test_what_is_not_comparable_is_shown_from_both_sides() -> None:
    at_least, at_most = with_members(100), with_members(None, 200)
    found = common_standard_of([at_least, at_most])
    one = row(found, "jumlah_anggota_wilayah")
    assert (one.standing, one.strictest) == (CommonStanding.NOT_COMPARABLE, ())
    members = {(p.of, p.failed): p.example.facts["jumlah_anggota_wilayah"] for p in one.passing}
    assert members.keys() == {(0, 1), (1, 0)}
    assert members[0, 1] > 200
    assert members[1, 0] < 100
    assert found.within == ()


def test_a_fact_of_another_kind_leaves_nothing_to_compare() -> None:
    one = standard("kalbar/kantor-cabang")
    other = with_members(50)
    name = "jumlah_anggota_wilayah"
    kind = one.vocabulary["surat_permohonan"].kind
    vocabulary = type(one.vocabulary)({**other.vocabulary, name: other.vocabulary[name].replace(kind=kind)})
    found = common_standard_of([one, other._replace(vocabulary=vocabulary)])
    assert found.other_kinds == (name,)
    assert found.rows == ()


def test_what_was_not_found_in_time_is_not_called_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Solver, "ask", lambda *_: NotDecided(0.5))
    found = common_standard_of([with_members(50), with_members(100)], seconds=0.5)
    one = row(found, "jumlah_anggota_wilayah")
    assert (one.standing, one.strictest, found.within) == (CommonStanding.NOT_DECIDED, (), ())
    told = " ".join(
        " ".join(
            text_lines(common_standard_section(found, ("lama", "baru"), "id", examples=True), Screen())
        ).split()
    )
    assert "standar bersama belum terbukti" in told
    assert "Terbukti" not in told
