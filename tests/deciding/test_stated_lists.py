"""Reading lists of like things, strictly; and what a decision says of them, item by item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sp_engine import Facts, FactsError, Outcome, Service
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.facts_json_schema import facts_schema
from sp_engine.deciding.namesakes import namesakes_in
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.deciding.to_supply_text import need_lines, need_text
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.diagnostics import Diagnostic

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
A = {"nomor_seri": "A-1", "bersih": "ya", "tera_pertama": "ya", "izin_tipe": "ya", "lulus_uji": "ya"}
B = {**A, "nomor_seri": "A-2"}


@pytest.fixture(scope="module")
def service() -> Service:
    return Catalogue(CatalogueFiles(FIELDS)).service("kenanga/tera", received=at(10))


def at(hour: int) -> datetime:
    return datetime.fromisoformat(f"2025-05-06T{hour:02}:00+07:00")


@pytest.fixture
def read(service: Service) -> Callable[[Any], Facts]:
    return lambda data: parse_facts({"alat_ukur": data}, service.standard, at(10))


@pytest.fixture
def problems(read: Callable[[Any], Facts]) -> Callable[[Any], list[Diagnostic]]:
    def found(data: Any) -> list[Diagnostic]:
        with pytest.raises(FactsError) as error:
            read(data)
        return list(error.value.diagnostics)

    return found


@pytest.fixture
def decide(service: Service) -> Callable[..., Decision]:
    def decision(alat: Any = None, **facts: Any) -> Decision:
        stated = {"permohonan_tera": "ya", "tempat_tera": "kantor", "alat_ukur": alat, **facts}
        return service.decide(stated, received=at(10), witness=True, with_errors=True)

    return decision


# ── reading ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "written",
    [
        [A, B],
        {"belum_lengkap": [A]},
        {"belum_lengkap": []},
        [{"surat_uji": {"cocok_nomor_seri": "tidak"}}],
        [{"surat_uji.cocok_nomor_seri": True}],
        [{"kapasitas": 10, "bersih": None}],
    ],
)
def test_a_list_is_read_and_written_back_as_it_can_be_read_again(
    read: Callable[[Any], Facts], written: Any
) -> None:
    facts = read(written)
    assert read(facts.to_dict()["alat_ukur"]) == facts
    assert facts["alat_ukur"].complete is isinstance(written, list)


def test_every_problem_in_a_list_names_its_item_and_field(
    problems: Callable[[Any], list[Diagnostic]],
) -> None:
    found = problems(
        [A, {"bersih": "mungkin", "kapasitas": -1, "berat": 5}, "timbangan", {"surat_uji": {"cocok": 1}}]
    )
    named = ("fact", "field", "document")
    assert {(p.code, next(p.values[n] for n in named if n in p.values)) for p in found} == {
        ("SP402", "alat_ukur/2/bersih"),
        ("SP404", "alat_ukur/2/kapasitas"),
        ("SP424", "berat"),
        ("SP402", "alat_ukur/3"),
        ("SP407", "alat_ukur/4/surat_uji"),
    }


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("A-1, A-2", "SP402"),
        ({"A-1": {}}, "SP402"),
        ({"belum_lengkap": "semua"}, "SP402"),
        ([A] * 41, "SP425"),
        ({"belum_lengkap": [A] * 41}, "SP425"),
        ([], "SP426"),
        ([{"surat_uji": "tidak", "surat_uji.cocok_nomor_seri": "ya"}], "SP414"),
        ([{"tera_pertama": "y"}], "SP402"),
    ],
)
def test_what_is_no_list_of_the_vocabulary_is_refused(
    problems: Callable[[Any], list[Diagnostic]], written: Any, code: str
) -> None:
    assert [problem.code for problem in problems(written)] == [code]


def test_the_name_of_an_item_is_no_name_of_a_fact(service: Service) -> None:
    with pytest.raises(FactsError) as error:
        parse_facts({"alat_ukur/1/bersih": "ya"}, service.standard, at(10))
    assert [problem.code for problem in error.value.diagnostics] == ["SP401"]


def test_a_field_of_a_list_that_is_stated_as_a_fact_is_told_where_it_belongs(service: Service) -> None:
    with pytest.raises(FactsError) as error:
        parse_facts({"bersih": "ya"}, service.standard, at(10))
    (problem,) = error.value.diagnostics
    assert problem.code == "SP401"
    assert problem.fix() == "`bersih` isian tiap butir daftar `alat_ukur`: tulis `alat_ukur: [{bersih: …}]`"


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ([A], True),
        ({"belum_lengkap": [A]}, True),
        (None, True),
        ("A-1", False),
        ([{"berat": 5}], False),
        ([A] * 41, False),
        ({"belum_lengkap": [A], "lain": 1}, False),
    ],
)
def test_the_schema_of_facts_accepts_the_lists_that_the_engine_accepts(
    service: Service, written: Any, good: bool
) -> None:
    schema = Draft202012Validator(facts_schema(service.standard))
    assert schema.is_valid({"alat_ukur": written}) is good


# ── deciding ─────────────────────────────────────────────────────────────────
def test_what_is_to_be_supplied_and_what_is_awaited_names_the_item(decide: Callable[..., Decision]) -> None:
    decision = decide([A, {**B, "bersih": "tidak"}])
    assert decision.outcome is Outcome.RETURN
    assert decision.needs is not None
    told = need_text(decision.condition_text(), decision.needs)
    assert told == "alat 2 (A-2): penuhi dahulu: bersih dan tidak berkarat"
    assert "instrument 2 (A-2): first see to this" in need_text(decision.condition_text("en"), decision.needs)
    waiting = decide([A, {**B, "lulus_uji": None}])
    assert waiting.outcome is Outcome.PENDING
    (awaited,) = waiting.to_dict()["awaiting"]
    assert awaited["fact"] == "alat_ukur/2/lulus_uji"
    assert awaited["question"] == "alat 2 (A-2): Apakah alat itu lulus uji?"


def test_an_item_without_a_name_is_told_by_its_number(decide: Callable[..., Decision]) -> None:
    decision = decide([A, {"bersih": "ya", "tera_pertama": "ya", "izin_tipe": "ya", "lulus_uji": "tidak"}])
    (failed,) = [finding for finding in decision.findings if finding.status == "failed"]
    assert failed.message() == "Alat 2: lulus uji: tidak; syaratnya ya"


def test_whoever_must_act_for_an_item_is_named_for_that_item(decide: Callable[..., Decision]) -> None:
    first = {**A, "lulus_uji": None}
    second = {"nomor_seri": "A-2", "bersih": "ya", "tera_pertama": "tidak", "lulus_uji": "ya"}
    decision = decide([first, second])
    assert {finding.requirement.id: finding.status.value for finding in decision.findings} == {
        "permohonan": "met",
        "bersih": "met",
        "surat-alat": "deficient",
        "di-tempat": "not_applicable",
        "tenaga": "not_applicable",
        "lulus": "pending",
    }


def test_a_list_that_grows_is_asked_for_and_decides_nothing_too_early(
    decide: Callable[..., Decision],
) -> None:
    growing = decide({"belum_lengkap": [A]})
    assert growing.outcome is Outcome.RETURN
    assert growing.needs is not None
    assert "lengkapi daftar alat ukur" in need_text(growing.condition_text(), growing.needs)
    assert decide({"belum_lengkap": [{**A, "lulus_uji": "tidak"}]}).outcome is Outcome.REJECT


def test_questions_ask_for_the_list_and_then_for_the_fields_of_its_items(service: Service) -> None:
    stated = {"permohonan_tera": "ya", "tempat_tera": "kantor"}
    first = service.questions(stated, received=at(10))
    assert [question["name"] for question in first] == ["alat_ukur"]
    then = service.questions({**stated, "alat_ukur": [A, {**B, "bersih": None}]}, received=at(10))
    asked = [
        "alat_ukur/2/bersih",
        "alat_ukur/1/kapasitas",
        "alat_ukur/2/kapasitas",
    ]  # the last two for the fee
    assert [question["name"] for question in then] == asked
    assert then[0]["title"] == "alat 2 (A-2): Bersih dan tidak berkarat"


def test_a_decision_on_a_list_can_be_repeated_from_its_own_input(
    service: Service, decide: Callable[..., Decision]
) -> None:
    told = decide([A, {"nomor_seri": "A-2"}]).to_dict()
    again = service.decide(told["input"]["facts"], received=at(10), witness=True, with_errors=True).to_dict()
    assert again == told


# ── what is alike, once ──────────────────────────────────────────────────────
def to_supply(decision: Decision, language: Any = "id") -> tuple[str, ...]:
    assert decision.needs is not None
    return need_lines(decision.condition_text(language), decision.needs)


def message(decision: Decision, requirement: str) -> str:
    return next(f.message() for f in decision.findings if f.requirement.id == requirement)


UNCLEAN = {**A, "bersih": None}
ANSWER = "jawab “Apakah alat itu bersih, kering, dan tidak berkarat?” (syaratnya ya)"


@pytest.mark.parametrize(
    ("alat", "told"),
    [
        ([UNCLEAN, UNCLEAN], f"setiap alat: {ANSWER}"),
        ([A, UNCLEAN, {**UNCLEAN, "nomor_seri": "A-3"}], f"alat 2 (A-1), alat 3 (A-3): {ANSWER}"),
        ([A, UNCLEAN], f"alat 2 (A-1): {ANSWER}"),
    ],
)
def test_what_is_asked_alike_of_several_items_is_asked_once_and_says_of_which(
    decide: Callable[..., Decision], alat: Any, told: str
) -> None:
    assert to_supply(decide(alat)) == (told,)


def test_what_is_asked_of_a_list_that_is_not_stated_is_said_together(decide: Callable[..., Decision]) -> None:
    (told,) = to_supply(decide())
    assert told.startswith("sebutkan alat ukur (syaratnya setiap alat: bersih dan tidak berkarat")
    assert told.count("setiap alat") == 2  # what has alternatives stands apart


FIXED, BORN = {**A, "terpasang_tetap": "ya"}, {"tanggal_lahir": "1990-01-01"}


@pytest.mark.parametrize(
    ("helpers", "told"),
    [
        ([{}, {}, {}], "paling sedikit 2 orang: sebutkan tanggal lahir"),
        (
            [BORN, {}, {}],
            "salah satu dari orang 2, orang 3: sebutkan tanggal lahir",
        ),
        ([BORN, {}], "orang 2: sebutkan tanggal lahir"),
        ([{}, {}], "setiap orang: sebutkan tanggal lahir"),
    ],
)
def test_items_of_which_so_many_are_enough_are_asked_alike_in_one_sentence(
    decide: Callable[..., Decision], helpers: Any, told: str
) -> None:
    (asked,) = to_supply(decide([FIXED], tempat_tera="tempat-pakai", tenaga_bantuan=helpers))
    assert asked.startswith(told)


def test_what_many_items_meet_says_how_many_they_are(decide: Callable[..., Decision]) -> None:
    assert message(decide([A] * 4), "bersih") == "4 alat, masing-masing: bersih dan tidak berkarat"
    few = message(decide([A, B]), "bersih")
    assert few == "Alat 1 (A-1), alat 2 (A-2), masing-masing: bersih dan tidak berkarat"


def test_what_is_wrong_alike_is_told_once_and_names_ten_items_at_most(
    decide: Callable[..., Decision],
) -> None:
    told = message(decide([A, *[UNCLEAN] * 12]), "bersih")
    assert told.count("(A-1)") == 10
    assert "dan 2 alat lain: belum dijawab" in told


# ── names ────────────────────────────────────────────────────────────────────
NAMELESS = {name: value for name, value in A.items() if name != "nomor_seri"}


@pytest.mark.parametrize(
    ("alat", "told"),
    [
        ([A, B], []),
        ([A, B, {**A, "nomor_seri": " a-1 "}], [((1, 3), True)]),
        ([A, NAMELESS], [((2,), False)]),
        ([NAMELESS, A, B, B, NAMELESS], [((1, 5), False), ((3, 4), True)]),
        ({"belum_lengkap": [A, A]}, [((1, 2), True)]),
        (None, []),
    ],
)
def test_items_that_their_name_does_not_tell_apart_are_found(
    decide: Callable[..., Decision], service: Service, alat: Any, told: list[tuple[tuple[int, ...], bool]]
) -> None:
    found = namesakes_in(decide(alat).facts, service.standard.vocabulary)
    assert [(one.numbers, one.named) for one in found] == told


def test_the_clerk_is_told_to_look_at_them_once_more_and_the_decision_stays(
    decide: Callable[..., Decision],
) -> None:
    decision = decide([{**A, "kapasitas": 10}, {**A, "kapasitas": 10}, {**NAMELESS, "kapasitas": 10}])
    assert decision.outcome is Outcome.APPROVE
    page = " ".join(text_lines(decision_section(decision, "id"), Screen()))
    assert "alat 1 (A-1) dan alat 2 (A-1) sama sebutannya; pastikan tidak disebut dua kali" in page
    assert "alat 3: nomor seri belum disebutkan" in page


# ── what it costs ────────────────────────────────────────────────────────────
HEAVY = {**A, "kapasitas": 1001}
LIGHT = {**A, "kapasitas": 10}


@pytest.mark.parametrize(
    ("alat", "least", "most", "needs"),
    [
        ([LIGHT, LIGHT, LIGHT], 60_000, 60_000, ()),
        ([LIGHT, HEAVY], 160_000, 160_000, ()),
        ([LIGHT, A], 40_000, 160_000, ("alat_ukur/2/kapasitas",)),
        ([HEAVY, A], 160_000, 180_000, ("alat_ukur/2/kapasitas",)),
        ({"belum_lengkap": [LIGHT]}, 20_000, 1_680_000, ("alat_ukur",)),
        ({"belum_lengkap": [HEAVY]}, 140_000, 1_700_000, ("alat_ukur",)),
        ({"belum_lengkap": [A]}, 20_000, 1_700_000, ("alat_ukur", "alat_ukur/1/kapasitas")),
        (None, 0, 1_700_000, ("alat_ukur",)),
    ],
)
def test_a_fee_is_charged_for_each_item_and_lies_between_what_open_items_can_make_of_it(
    decide: Callable[..., Decision], alat: Any, least: int, most: int, needs: tuple[str, ...]
) -> None:
    fee = decide(alat).fee
    assert (fee.bounds.least, fee.bounds.most, fee.needs) == (least, most, needs)
    assert fee.amount == (None if needs else least)


@pytest.mark.parametrize(
    ("language", "how"), [("id", "3 alat × Rp15.000"), ("en", "3 instrument × Rp15.000")]
)
def test_a_fee_says_for_how_many_items_it_is_charged(
    decide: Callable[..., Decision], language: Any, how: str
) -> None:
    first, *_ = decide([LIGHT, LIGHT, LIGHT]).to_dict(language)["fee"]["items"]
    assert first["how"].startswith(how)
