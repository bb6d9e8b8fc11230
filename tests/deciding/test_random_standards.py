"""Random standards, written in the language with all that it has: read, compiled and decided end to end.

Both derivations come to the same decision, a decision that is final stays, and a fee is never an amount while
a completion gives another.  10,000 of them: `make soak`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from deciding.random_service import RECEIVED, document, service
from deciding.written_standards import FACTS, LISTS, standards, stated, values
from hypothesis import event, given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.conditions.operators import OPERATORS
from sp_engine.deciding.decider import Service
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.finding_message import message_of
from sp_engine.deciding.to_supply import needs_of
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.schema_errors import errors_in
from sp_engine.rules.backend_table import witness_backend
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Ruleset
from sp_engine.words.sentences import sentence

AFTER = st.lists(st.just("tahap"), max_size=1)


def decided(service: Service, facts: Mapping[str, Any], after: list[str]) -> Decision:
    """Return the decision, with which the other derivation agrees: or it is none."""
    return service.decide(facts, received=RECEIVED, after=after, witness=True)


@st.composite
def completed(draw: st.DrawFn, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Draw values for all that is not stated, of the items of lists as well, and for items still to come."""
    found: dict[str, Any] = {name: draw(values(name)) for name in FACTS if name not in facts}
    found |= facts
    for name in LISTS:
        stated = found[name]
        growing = isinstance(stated, dict)
        items = stated["belum_lengkap"] if growing else stated
        number = draw(st.integers(0, 3 - len(items))) if growing else 0
        found[name] = [
            {field: draw(values(f"{name}/*/{field}")) for field in FACTS[name].fields or {}} | item
            for item in [*items, *[{}] * number]
        ]
    return found


@pytest.mark.hypothesis
def test_both_derivations_agree_on_a_standard_as_it_is_written_and_on_every_outcome_often() -> None:
    if witness_backend(Ruleset(())) is None:
        pytest.skip("the witness does not run here")
    seen: Counter[Outcome] = Counter()

    @examples(500)
    @given(standards(), stated(), AFTER)
    def agree(drawn: dict[str, Any], facts: dict[str, Any], after: list[str]) -> None:
        decision = decided(service(drawn), facts, after)
        event(f"outcome: {decision.outcome}")
        seen[decision.outcome] += 1
        assert decision.witnessed

    agree()
    assert min(seen[outcome] for outcome in Outcome) >= 5, seen


@examples(200)
@given(standards(), stated(), AFTER, st.data())
def test_a_fee_is_never_an_amount_while_a_completion_gives_another_and_a_final_decision_stays(
    drawn: dict[str, Any], facts: dict[str, Any], after: list[str], data: st.DataObject
) -> None:
    one = service(drawn)
    fewer = one.decide(facts, received=RECEIVED, after=after)
    all_ = one.decide(data.draw(completed(facts)), received=RECEIVED, after=after)
    if fewer.outcome in (Outcome.APPROVE, Outcome.REJECT):
        assert all_.outcome is fewer.outcome
    told, cost = fewer.fee, all_.fee
    if told.amount is not None:
        assert cost.amount == told.amount
    elif cost.amount is not None:
        assert told.bounds.least is not None
        assert told.bounds.least <= cost.amount
        assert told.bounds.most is None or cost.amount <= told.bounds.most
    else:
        assert told.bounds.unset


@examples(100)
@given(standards(), stated())
def test_what_a_random_standard_decides_can_be_said_in_both_languages(
    drawn: dict[str, Any], facts: dict[str, Any]
) -> None:
    one = service(drawn)
    decision = one.decide(facts, received=RECEIVED)
    for language in ("id", "en"):
        assert decision.fee_text(language)
        for finding in decision.findings:
            assert finding.message(language)
        asked = {question["name"] for question in one.questions(facts, language, received=RECEIVED)}
        assert decision.outcome.is_rejection or {*decision.fee.needs} <= asked


@examples(100)
@given(standards(), st.lists(stated(), min_size=2, max_size=3), AFTER)
def test_what_was_said_of_one_applicant_and_kept_is_right_of_the_next(
    drawn: dict[str, Any], applicants: list[dict[str, Any]], after: list[str]
) -> None:
    one = service(drawn)
    for facts in applicants:
        decision = one.decide(facts, received=RECEIVED, after=after)
        text = decision.condition_text("en")
        for finding in decision.findings:
            requirement, status = finding.requirement, finding.status
            assert finding.message("en") == message_of(requirement, status, finding.after, text)
            need = needs_of(requirement, decision.situation) if status.can_be_mended else None
            assert finding.remedy("en") == (None if need is None else sentence(need_text(text, need)))
            assert not requirement.mandatory or decision.asked_alone.get(requirement.id) == needs_of(
                requirement, decision.situation
            )


@examples(50)
@given(standards())
def test_what_is_drawn_fits_the_schema_of_a_standard(drawn: dict[str, Any]) -> None:
    assert [*errors_in(document(drawn), DocumentKind.STANDARD)] == []


def test_every_operator_and_every_way_of_charging_is_drawn() -> None:
    seen: set[str] = set()

    @examples(300)
    @given(standards())
    def draw(drawn: dict[str, Any]) -> None:
        seen.update(_keys(drawn))

    draw()
    kinds = {
        "semua",
        "salah_satu",
        "definisi",
        "dokumen",
        "dengan",
        "jika",
        "sifat",
        "belum_ditulis",
        "sesudah",
        "tafsir",
        "setiap",
        "ada",
        "banyaknya",
        "yang",
        "memenuhi",
        "isi",
        "dokumen_isi",
    }
    fees = {
        "gratis", "tarif", "jumlah", "pilihan", "selain_itu", "persen", "permil", "dari", "menurut",
        "tidak_diatur", "per", "keterlambatan", "bebas", "bulatkan", "paling_banyak", "paling_sedikit",
        "untuk_setiap",
    }  # fmt: skip
    assert {*OPERATORS, *kinds, *fees} <= seen


def _keys(data: Any) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(key, str):
            yield key
        if isinstance(value, dict | list):
            yield from _keys(value)
