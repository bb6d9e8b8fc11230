"""What is left to ask about an applicant: all that can still matter, and nothing that cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from deciding.applicants import Applicants
from deciding.timed_service import GOOD, SERVICE, timed_catalogue
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import Decision, Facts, FactsError, Outcome, Service, open_catalogue
from sp_engine.deciding.questions import open_items
from sp_engine.deciding.undated_situation import UndatedSituation
from sp_engine.rules.situation import Situation

WIB = timezone(timedelta(hours=7))
DAY = date(2026, 7, 6)
RECEIVED = datetime(2026, 7, 6, 10, tzinfo=WIB)
IN_2024 = datetime(2024, 3, 4, 10, tzinfo=WIB)


def names(service: Service, facts: Mapping[str, Any], received: datetime = IN_2024) -> list[str]:
    return [question["name"] for question in service.questions(facts, received=received)]


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service of `cases/good`: guards, a document with an attribute, rows of times and fees."""
    folder = tmp_path_factory.mktemp("katalog")
    return timed_catalogue(folder, None, {}).standard(SERVICE, on=IN_2024.date())


@pytest.fixture
def timed(tmp_path: Path) -> Callable[..., Service]:
    def build(*stages: dict[str, Any]) -> Service:
        return timed_catalogue(tmp_path, list(stages), {}).standard(SERVICE, on=IN_2024.date())

    return build


def test_at_first_everything_is_asked_in_the_order_of_the_decree(letter: Service) -> None:
    assert names(letter, {}) == [
        "wilayah_usaha",
        "modal_usaha",
        "dikuasakan",
        "surat_kuasa",
        "surat_kuasa.bermeterai",
        "skala_usaha",
        "nib",
    ]


def test_what_a_guard_that_does_not_hold_keeps_off_is_not_asked(letter: Service) -> None:
    left = names(letter, {"dikuasakan": "tidak", "skala_usaha": "mikro"})
    assert left == ["wilayah_usaha", "modal_usaha"]


def test_what_is_stated_is_not_asked_again_though_it_falls_short(letter: Service) -> None:
    facts = {"dikuasakan": "ya", "surat_kuasa": {"bermeterai": "tidak"}, "skala_usaha": "mikro"}
    assert names(letter, facts) == ["wilayah_usaha", "modal_usaha"]


def test_of_a_document_that_is_not_handed_in_nothing_is_asked(letter: Service) -> None:
    facts = {"dikuasakan": "ya", "surat_kuasa": "tidak", "skala_usaha": "mikro"}
    assert names(letter, facts) == ["wilayah_usaha", "modal_usaha"]


def test_of_a_document_in_hand_what_was_not_checked_is_asked(letter: Service) -> None:
    facts = {"dikuasakan": "ya", "surat_kuasa": "ya", "skala_usaha": "mikro"}
    assert names(letter, facts) == ["wilayah_usaha", "modal_usaha", "surat_kuasa.bermeterai"]


def test_nothing_is_asked_once_a_rejection_is_certain(letter: Service) -> None:
    assert names(letter, {"modal_usaha": 2_000_000_000}) == []


def test_what_only_fee_and_time_depend_on_is_asked_too(letter: Service) -> None:
    facts = {"wilayah_usaha": "kota-contoh", "modal_usaha": 5, "dikuasakan": "tidak", "nib": "1234567890123"}
    assert names(letter, facts) == ["skala_usaha"]  # whether nib is asked does not matter any more


def test_a_question_carries_what_a_form_needs(services: Mapping[str, Service]) -> None:
    service = services["depok/rekomendasi-haki"]
    questions = {q["name"]: q for q in service.questions({}, "en")}
    assert questions["nib"] == {
        "name": "nib",
        "kind": "teks",
        "title": "Business identification number (NIB)",
        "question": "What is the NIB of the business?",
        "choices": [],
        "filled_by": "applicant",
    }
    assert questions["wilayah_usaha"]["choices"][0] == {"value": "kota-depok", "title": "Kota Depok"}
    assert questions["profil_usaha.isi"]["filled_by"] == "agency"
    assert service.questions({}, "id")[0]["question"] != service.questions({}, "en")[0]["question"]


def test_a_language_that_is_not_known_is_refused_though_nothing_is_left_to_ask(letter: Service) -> None:
    with pytest.raises(ValueError, match="no language 'fr'"):
        letter.questions({"modal_usaha": 2_000_000_000}, "fr")  # type: ignore[arg-type]


ON_MICRO = {"fakta": "skala_usaha", "adalah": "mikro"}
FROM_PAYMENT = {"sejak": {"fakta": "waktu_bayar"}}


def test_the_moment_that_a_stage_is_counted_from_is_asked_also_after_one_that_falls_away(
    timed: Callable[..., Service],
) -> None:
    first = {"id": "a", "nama": "A", "jika": ON_MICRO, **FROM_PAYMENT, "paling_lama": "1 hari kerja"}
    second = {"id": "b", "nama": "B", "sejak": {"tahap": "a"}, "paling_lama": "1 hari kerja"}
    assert "waktu_bayar" in names(timed(first, second), {"skala_usaha": "menengah"})


def test_the_moment_that_only_a_stage_which_falls_away_is_counted_from_is_not_asked(
    timed: Callable[..., Service],
) -> None:
    first = {"id": "a", "nama": "A", "jika": ON_MICRO, **FROM_PAYMENT, "paling_lama": "1 hari kerja"}
    assert "waktu_bayar" in names(timed(first), {})
    assert "waktu_bayar" not in names(timed(first), {"skala_usaha": "menengah"})


def test_the_number_that_a_time_grows_with_is_asked_only_where_a_time_applies(
    timed: Callable[..., Service],
) -> None:
    growth = {"sebesar": "1 hari kerja", "setiap": 10, "dari": "jumlah_anggota", "setelah": 10}
    row = {"jika": ON_MICRO, "paling_lama": "1 hari kerja"}
    stage = {"id": "a", "nama": "A", "pilihan": [row], "bertambah": growth}
    assert "jumlah_anggota" in names(timed(stage), {})
    assert "jumlah_anggota" not in names(timed(stage), {"skala_usaha": "menengah"})


def test_a_row_that_applies_leaves_the_rows_after_it_unasked(timed: Callable[..., Service]) -> None:
    rows = [
        {"jika": ON_MICRO, "paling_lama": "1 hari kerja"},
        {"jika": {"fakta": "jumlah_anggota", "paling_banyak": 9}, "paling_lama": "2 hari kerja"},
        {"selain_itu": True, "paling_lama": "3 hari kerja"},
    ]
    stage = {"id": "a", "nama": "A", "pilihan": rows}
    assert "jumlah_anggota" in names(timed(stage), {})
    assert "jumlah_anggota" not in names(timed(stage), {"skala_usaha": "mikro"})


# ── every service of the catalogue ───────────────────────────────────────────
def seen(decision: Decision) -> list[object]:
    """Return what an answer may change: nothing but the outcome of a rejection is of interest."""
    if decision.outcome is Outcome.REJECT:
        return [decision.outcome]
    deadlines = [(d.stage, d.limit, d.due) for d in decision.deadlines]
    return [decision.outcome, decision.fee.amount, deadlines]


@examples(150)
@given(pick=st.randoms(use_true_random=False))
def test_an_answer_to_what_is_not_asked_changes_nothing(services: dict[str, Service], pick: Random) -> None:
    service = pick.choice(list(services.values()))
    standard = service.standard
    made_up = Applicants(standard, DAY)
    facts = service.read_facts(made_up.draw(pick), received=RECEIVED)
    asked = {question["name"] for question in service.questions(facts)}
    before = seen(service.decide(facts, received=RECEIVED))
    every = [d for fact in standard.facts.values() for d in (fact, *(fact.attributes or {}).values())]
    for definition in every:
        name = definition.id
        if name in asked or name in facts or facts.get(name.partition(".")[0]) is False:
            continue
        value = pick.choice(made_up.values(definition))
        if "." in name:
            more = {**facts, name: frozenset(value) if isinstance(value, list) else value}
        else:
            more = {**facts, **service.read_facts({name: value}, received=RECEIVED)}
        after = service.decide(Facts(more, standard, DAY), received=RECEIVED)
        assert seen(after) == before, name


@examples(60)
@given(pick=st.randoms(use_true_random=False))
def test_whoever_answers_everything_that_is_asked_is_asked_nothing_more(
    services: dict[str, Service], pick: Random
) -> None:
    service = pick.choice(list(services.values()))
    made_up = Applicants(service.standard, DAY)
    facts: dict[str, Any] = {}
    for _ in range(len(service.standard.facts) + 20):
        left = service.questions(facts, received=RECEIVED)
        if not left:
            break
        question = pick.choice(left)
        facts[question["name"]] = pick.choice(made_up.values(service.standard.vocabulary[question["name"]]))
    assert service.questions(facts, received=RECEIVED) == []


@examples(60)
@given(pick=st.randoms(use_true_random=False))
def test_without_a_day_nothing_is_left_out_that_matters_on_some_day(
    services: dict[str, Service], pick: Random
) -> None:
    standard = pick.choice(list(services.values())).standard
    drawn = Applicants(standard, DAY).draw(pick)
    typed = services[standard.service].read_facts(drawn).plain
    undated = set(open_items(standard, UndatedSituation(typed, 0)))
    for years in range(-3, 4):
        dated = Situation(typed, DAY.replace(year=DAY.year + years).toordinal())
        assert set(open_items(standard, dated)) <= undated


# ── facts that were read for another ─────────────────────────────────────────
def test_facts_that_were_read_are_asked_about_on_their_own_day(letter: Service) -> None:
    facts = letter.read_facts({"dikuasakan": "tidak"}, received=IN_2024)
    assert [q["name"] for q in letter.questions(facts)] == names(letter, {"dikuasakan": "tidak"})
    with pytest.raises(FactsError) as error:
        letter.questions(facts, received=IN_2024 + timedelta(days=1))
    assert [finding.code for finding in error.value.diagnostics] == ["SP417"]


def test_without_a_day_a_date_yet_to_come_is_read_and_not_refused() -> None:
    service = open_catalogue(GOOD).standard(SERVICE, on=IN_2024.date())
    ahead = {"tanggal_lahir": "2030-01-01"}
    assert service.questions(ahead)
    with pytest.raises(FactsError) as error:
        service.questions(ahead, received=IN_2024)
    assert [finding.code for finding in error.value.diagnostics] == ["SP406"]
