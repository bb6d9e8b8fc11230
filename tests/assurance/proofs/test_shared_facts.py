"""Standards whose vocabularies differ: who can be compared, who cannot, and that it is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from assurance.proofs.test_what_can_be_stated import asking
from deciding.random_service import service

from sp_engine import open_catalogue
from sp_engine.assurance.proofs.common_standard import common_standard_of
from sp_engine.assurance.proofs.outcome_changes import OutcomeChanges, outcome_changes_between
from sp_engine.documents import interpreted_parts, under
from sp_engine.documents.standard import Standard
from sp_engine.facts import Kind, Vocabulary
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.outcome_changes import outcome_changes_section
from sp_engine.presenting.text import text_lines
from sp_engine.rules.outcome import Outcome
from sp_engine.words import Words

pytest.importorskip("z3")

SMALL = {"fakta": "skala", "termasuk": ["mikro", "kecil"]}


def standard(*conditions: dict[str, Any]) -> Standard:
    return service(asking(*conditions)).standard


def where(of: Standard, name: str, **changes: Any) -> Standard:
    """Return a standard in whose vocabulary a fact is defined otherwise."""
    known = {each: of.vocabulary[each] for each in of.vocabulary}
    return of._replace(vocabulary=Vocabulary({**known, name: known[name].replace(**changes)}))


def changes(between: OutcomeChanges) -> set[tuple[Outcome, Outcome]]:
    assert all(one.proven for one in between.found)
    return {(one.before, one.after) for one in between.found if one.example is not None}


def told(between: OutcomeChanges) -> str:
    section = outcome_changes_section("kota/surat", between, ("lama", "baru"), "id")
    return " ".join(" ".join(text_lines(section, Screen())).split())


def test_who_states_what_only_one_of_them_takes_is_not_compared_and_that_is_told() -> None:
    old = standard(SMALL)
    new = where(
        standard({"fakta": "skala", "diketahui": "ya"}), "skala", choices={"kecil": Words("Kecil", "Small")}
    )
    between = outcome_changes_between(old, new)
    assert between.other_values == ("skala",)
    assert changes(between) == set()  # whoever is big cannot say so to the newer one
    assert "Sama bagi semua orang yang dapat ditanyai keduanya" in told(between)
    assert "Tidak dibandingkan: nilai yang hanya diterima salah satunya, dari: skala" in told(between)
    assert common_standard_of([old, new]).other_values == ("skala",)


def test_a_fact_without_a_value_that_both_take_leaves_the_rest_to_be_compared() -> None:
    old = standard(SMALL, {"fakta": "ya", "adalah": "ya"})
    choices = {"raksasa": Words("Raksasa", "Giant")}
    new = where(standard({"fakta": "skala", "diketahui": "ya"}), "skala", choices=choices)
    between = outcome_changes_between(old, new)
    assert (Outcome.REJECT, Outcome.RETURN) in changes(between)
    assert not between.same


def test_a_vocabulary_that_asks_nothing_of_a_fact_does_not_bound_it() -> None:
    old = standard(SMALL)
    new = where(
        standard({"fakta": "ya", "adalah": "ya"}), "skala", choices={"kecil": Words("Kecil", "Small")}
    )
    between = outcome_changes_between(old, new)
    assert between.other_values == ()
    assert (Outcome.REJECT, Outcome.APPROVE) in changes(between)


def test_numbers_in_other_steps_and_attributes_of_another_kind_cannot_be_compared() -> None:
    few = standard({"fakta": "banyak", "paling_banyak": 3})
    assert outcome_changes_between(few, where(few, "banyak", places=1)).other_kinds == ("banyak",)
    letter = standard({"dokumen": "surat", "dengan": [{"atribut": "halaman", "paling_banyak": 3}]})
    attributes = dict(letter.vocabulary["surat"].attributes or {})
    attributes["halaman"] = attributes["halaman"].replace(kind=Kind.DATE)
    assert outcome_changes_between(letter, where(letter, "surat", attributes=attributes)).other_kinds == (
        "surat",
    )


def test_what_only_another_reading_asks_is_compared_by_its_kind_too() -> None:
    own = open_catalogue().standard("depok/rekomendasi-haki", on=date(2026, 3, 16)).standard
    (of,) = (one for one in interpreted_parts(own.document) if one.interpretation.id == "omzet-setahun")
    (other,) = of.interpretation.others
    old = own._replace(document=under(own.document, of, other))
    assert "omzet_bulanan" not in own.facts
    between = outcome_changes_between(old, where(old, "omzet_bulanan", kind=Kind.DATE))
    assert between.other_kinds == ("omzet_bulanan",)


def test_a_field_that_only_one_vocabulary_knows_is_stated_to_that_one_alone() -> None:
    old = standard({"ada": "alat", "memenuhi": {"isi": "lulus", "adalah": "ya"}})
    fields = {name: one for name, one in (old.vocabulary["alat"].fields or {}).items() if name != "lulus"}
    heavy = {"ada": "alat", "memenuhi": {"isi": "berat", "paling_sedikit": 1}}
    new = where(standard(heavy), "alat", fields=fields)
    between = outcome_changes_between(old, new)
    assert {(Outcome.APPROVE, Outcome.REJECT), (Outcome.REJECT, Outcome.APPROVE)} <= changes(between)


def test_a_standard_that_approves_nobody_is_within_none() -> None:
    """Whoever it approved would be approved by any other too, which says nothing."""
    yes, no = ({"fakta": "ya", "adalah": worth} for worth in ("ya", "tidak"))
    nobody, stricter, laxer = standard(yes, no), standard(yes, SMALL), standard(yes)
    assert common_standard_of([nobody, stricter, laxer]).within == ((1, 2),)
