"""Nobody is overlooked who can apply, and nobody is shown who cannot: what can be stated of an applicant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from assurance.proofs.small_standards import FIRST, Text, short_lived
from deciding.random_service import service
from deciding.written_standards import FACTS

from sp_engine.assurance.proofs.plain_values import plain
from sp_engine.assurance.proofs.proof import proof_of
from sp_engine.assurance.proofs.question import Answer, QuestionKind, Standing, WhyUndecided
from sp_engine.conditions import OTHER_TEXT, Among, Item
from sp_engine.deciding.decider import Service
from sp_engine.documents.tenure import Ending, Tenure
from sp_engine.rules.outcome import Outcome

pytest.importorskip("z3")


def asking(*conditions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a standard with these requirements."""
    entries = [
        {"id": f"r{i}", "uraian": f"Persyaratan {i}", "syarat": one, **more}
        for i, one in enumerate(conditions)
    ]
    return {"definisi": {}, "persyaratan": entries, "biaya": {"gratis": True}}


def answers(of: Service) -> dict[tuple[QuestionKind, str], Answer]:
    proof = proof_of("kota/surat", Text(of.standard), every_example=True)  # type: ignore[arg-type]
    return {(one.kind, one.subject): one for one in proof.answers}


def test_a_list_may_be_empty_where_nothing_is_asked_of_each_of_its_items() -> None:
    counted = {"banyaknya": "alat", "paling_sedikit": 1}
    found = answers(service(asking(counted)))[QuestionKind.CAN_COME_TO, "reject"]
    assert found.example is not None
    assert found.example.facts == {"alat": []}
    guarded = answers(service(asking({"fakta": "ya", "adalah": "ya"}, jika=counted)))
    assert guarded[QuestionKind.GUARD_FAILS, "r0"].standing is Standing.HOLDS


def test_a_list_of_whose_items_each_is_asked_something_is_never_shown_empty() -> None:
    counted = {"banyaknya": "alat", "paling_sedikit": 1}
    each = {"setiap": "alat", "memenuhi": {"isi": "berat", "paling_banyak": 2}}
    found = answers(service(asking(counted, each)))
    assert found[QuestionKind.ALONE, "r1"].standing is Standing.HOLDS
    reject = found[QuestionKind.CAN_COME_TO, "reject"].example
    assert reject is not None
    assert reject.facts["alat"]


def test_an_example_is_moved_to_no_day_on_which_its_dates_would_lie_ahead() -> None:
    """Somebody is approved on the last days only, as the date must be late and may not lie ahead."""
    late = (FIRST + timedelta(3)).isoformat()
    found = answers(short_lived(asking({"fakta": "lewat", "paling_sedikit": late})))
    approved = found[QuestionKind.CAN_COME_TO, "approve"]
    assert approved.standing is Standing.HOLDS
    assert approved.example is not None
    assert approved.example.received[:10] >= late


def test_nothing_is_shown_of_a_day_on_which_the_decree_holds_no_more_for_the_service() -> None:
    """Another decree ends it after two days, and the date must be later than that."""
    late = {"fakta": "lewat", "paling_sedikit": (FIRST + timedelta(3)).isoformat()}
    of = short_lived(asking(late)).standard
    tenure = Tenure("surat", FIRST, FIRST + timedelta(2), Ending.REPLACED)
    replaced = Service(of._replace(decree=of.decree._replace(tenures={"surat": tenure})))
    assert answers(replaced)[QuestionKind.CAN_COME_TO, "approve"].standing is Standing.FAILS


def test_any_other_text_is_one_that_no_condition_names_and_that_has_the_form() -> None:
    text = FACTS["nama"]
    named = [Among(Item("nama"), frozenset({"lain", "contoh"}), inside=False)]
    assert plain(text.replace(example="contoh"), OTHER_TEXT, FIRST, named) not in (
        OTHER_TEXT,
        "lain",
        "contoh",
    )
    digits = text.replace(pattern="[0-9]{4}", example="1234")
    other = plain(digits, OTHER_TEXT, FIRST, [Among(Item("nama"), frozenset({"1234"}))])
    assert other != "1234"
    assert other.isdigit()
    found = answers(service(asking({"fakta": "nama", "selain": ["lain"]})))
    assert found[QuestionKind.CAN_COME_TO, "approve"].standing is Standing.HOLDS


def test_where_not_all_is_known_that_follows_nothing_is_proved_that_a_search_may_refute() -> None:
    """No requirement rejects by itself, but an item can be clean or not: only a decision's search sees it."""
    clean = {"setiap": "alat", "memenuhi": {"isi": "bersih", "adalah": "ya"}}
    dirty = {"ada": "alat", "memenuhi": {"isi": "bersih", "adalah": "tidak"}}
    of = service(asking(clean, dirty))
    assert not of.follows.proven
    found = answers(of)
    assert found[QuestionKind.CAN_COME_TO, Outcome.REJECT.value].standing is Standing.NOT_DECIDED
    assert found[QuestionKind.FACT, "alat"].standing is Standing.NOT_DECIDED
    assert found[QuestionKind.FACT, "alat"].why is WhyUndecided.MORE_FOLLOWS
    assert found[QuestionKind.CAN_COME_TO, Outcome.APPROVE.value].standing is Standing.FAILS
