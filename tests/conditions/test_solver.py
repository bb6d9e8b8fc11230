"""Can conditions hold together: found applicants hold by the reference, and none is missed."""

from datetime import date, timedelta
from typing import Any

import pytest
from conditions.written_facts import vocabulary
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.conditions import solver
from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.solver import (
    Applicant,
    Claim,
    Undecided,
    applicant_words,
    changes_near,
    combinations_of,
    find_applicant,
    telling_values,
)
from sp_engine.conditions.telling_days import Period
from sp_engine.conditions.tree import Condition, Document, Leaf, leaves
from sp_engine.rules.backends.closures import evaluator
from sp_engine.rules.outcome import FALSE, TRUE
from sp_engine.workdays.duration import Unit
from sp_engine.yaml_text.source import Source

VOCABULARY = vocabulary(
    {
        "ya": {"jenis": "ya_tidak", "nama": "Ya"},
        "anggota": {"jenis": "bilangan", "nama": "Anggota", "paling_sedikit": 1, "paling_banyak": 6},
        "tahun": {"jenis": "bilangan", "nama": "Tahun", "paling_sedikit": 1900, "paling_banyak": 2100},
        "modal": {"jenis": "uang", "nama": "Modal"},
        "skala": {
            "jenis": "pilihan",
            "nama": "Skala",
            "bertingkat": True,
            "pilihan": ["mikro", "kecil", "besar"],
        },
        "bidang": {"jenis": "himpunan", "nama": "Bidang", "pilihan": ["a", "b", "c"]},
        "golongan": {"jenis": "himpunan", "nama": "Golongan", "pilihan": ["a", "b"], "paling_sedikit": 1},
        "nib": {"jenis": "teks", "nama": "NIB", "contoh": "81234"},
        "telepon": {"jenis": "teks", "nama": "Telepon", "contoh": "delapan", "pola": "[0-9]+"},
        "lahir": {"jenis": "tanggal", "nama": "Lahir"},
        "berdiri": {"jenis": "tanggal", "nama": "Berdiri"},
        "acara": {"jenis": "tanggal", "nama": "Acara", "boleh_mendatang": True},
        "surat": {
            "jenis": "dokumen",
            "nama": "Surat",
            "atribut": {"asli": {"jenis": "ya_tidak", "nama": "Asli"}},
        },
    }
)
PERIOD = Period(date(2023, 7, 11))
OF_CALENDAR = [unit for unit in Unit if unit.of_calendar]


def condition(data: dict[str, Any]) -> Condition:
    scope = Scope(Source("t", "", data), VOCABULARY)
    parsed = parse_condition(data, (), scope)
    assert parsed is not None, scope.findings
    return parsed


def applicant(
    *data: dict[str, Any], but_not: tuple[dict[str, Any], ...] = (), period: Period = PERIOD
) -> Applicant | None:
    claims = [Claim(condition(one)) for one in data] + [Claim(condition(one), False) for one in but_not]
    return find_applicant(claims, VOCABULARY, period)


def is_(fact: str, value: Any) -> dict[str, Any]:
    return {"fakta": fact, "adalah": value}


@pytest.mark.parametrize(
    "data",
    [
        [is_("ya", "ya"), is_("ya", "tidak")],
        [{"fakta": "ya", "selain": ["ya", "tidak"]}],
        [is_("skala", "mikro"), {"fakta": "skala", "selain": ["mikro"]}],
        [{"fakta": "skala", "paling_sedikit": "kecil"}, {"fakta": "skala", "kurang_dari": "kecil"}],
        [{"fakta": "modal", "paling_sedikit": "Rp2", "paling_banyak": "Rp1"}],
        [{"fakta": "modal", "lebih_dari": 1, "kurang_dari": 2}],
        [{"fakta": "modal", "paling_banyak": 1}, {"fakta": "modal", "selain": [0, 1]}],
        [{"fakta": "anggota", "selain": [1, 2, 3, 4, 5, 6]}],
        [{"fakta": "anggota", "lebih_dari": 6}],
        [is_("nib", "x"), is_("nib", "y")],
        [{"fakta": "lahir", "umur": {"paling_sedikit": 17}},
         {"fakta": "lahir", "umur": {"paling_banyak": 16}}],
        [{"fakta": "lahir", "telah_berjalan": "3 tahun", "dalam_terakhir": "1 tahun"}],
        [{"fakta": "lahir", "telah_berjalan": "13 bulan", "tahun_berjalan": "ya"}],
        [{"fakta": "lahir", "telah_berjalan": "400 hari", "dalam_terakhir": "13 bulan"}],
        [{"dokumen": "surat", "dengan": [{"atribut": "asli", "adalah": "ya"}]},
         {"dokumen": "surat", "dengan": [{"atribut": "asli", "adalah": "tidak"}]}],
        [{"salah_satu": [is_("skala", "mikro"), is_("skala", "kecil")]}, is_("skala", "besar")],
    ],
)  # fmt: skip
def test_what_contradicts_itself_never_holds(data: list[dict[str, Any]]) -> None:
    assert applicant(*data) is None


@pytest.mark.parametrize(
    "data",
    [
        [{"fakta": "modal", "paling_sedikit": "Rp1", "paling_banyak": "Rp1"}],
        [{"fakta": "modal", "lebih_dari": 1, "kurang_dari": 3}],
        [{"fakta": "anggota", "selain": [1, 2, 3, 5, 6]}],
        [{"fakta": "nib", "selain": ["x"]}],
        [{"fakta": "bidang", "mencakup": ["a"]}, {"fakta": "bidang", "mencakup": ["c"]}],
        [{"fakta": "lahir", "umur": {"paling_sedikit": 17, "paling_banyak": 17}}],
        [{"fakta": "lahir", "telah_berjalan": "1 tahun", "dalam_terakhir": "1 tahun"}],
        [{"fakta": "lahir", "telah_berjalan": "366 hari", "dalam_terakhir": "1 tahun"}],  # over a 29 February
        [{"fakta": "lahir", "telah_berjalan": "11 bulan", "tahun_berjalan": "ya"}],  # in December
        [{"fakta": "lahir", "paling_sedikit": "2030-01-01", "telah_berjalan": "10 tahun"}],  # from 2040
        [{"fakta": "tahun", "tahun_berjalan": "ya", "paling_sedikit": 2050}],
        [{"fakta": "acara", "lebih_dari": "2090-01-01"}],
        [{"dokumen": "surat"}, {"dokumen": "surat", "dengan": [{"atribut": "asli", "adalah": "tidak"}]}],
    ],
)
def test_what_can_hold_is_shown_to_hold(data: list[dict[str, Any]]) -> None:
    found = applicant(*data)
    assert found is not None
    for one in data:
        assert evaluator(condition(one))(found.facts, found.day.toordinal()) == TRUE


def test_nobody_has_none_of_a_set_that_needs_one() -> None:
    def neither(fact: str) -> Applicant | None:
        return applicant(but_not=tuple({"fakta": fact, "mencakup": [choice]} for choice in "ab"))

    assert neither("golongan") is None
    known = applicant({"fakta": "golongan", "diketahui": "ya"})
    assert known is not None
    assert len(known.facts["golongan"]) == 1
    assert neither("bidang") is not None


def test_a_day_after_the_decree_has_ended_does_not_count() -> None:
    late = {"fakta": "lahir", "paling_sedikit": "2030-01-01"}
    assert applicant(late) is not None
    assert applicant(late, period=Period(date(2023, 7, 11), date(2024, 1, 4))) is None


def test_the_day_on_which_a_date_comes_of_age_is_found_however_far_away() -> None:
    month = {"fakta": "lahir", "telah_berjalan": "1 bulan", "dalam_terakhir": "1 bulan"}
    found = applicant({"fakta": "lahir", "adalah": "2041-03-10"}, month)
    assert found is not None
    assert found.day == date(2041, 4, 10)


def test_a_month_that_ends_on_a_day_its_own_month_lacks_is_over_the_day_after() -> None:
    born = {"fakta": "lahir", "adalah": "2041-01-31"}  # a month later is 1 March: February has no 31st
    month = {"fakta": "lahir", "telah_berjalan": "1 bulan", "dalam_terakhir": "1 bulan"}
    found = applicant(born, month)
    assert found is not None
    assert found.day == date(2041, 3, 1)
    older = applicant(born, but_not=({"fakta": "lahir", "dalam_terakhir": "1 bulan"},))
    assert older is not None
    assert older.day >= date(2041, 3, 2)


@pytest.mark.parametrize(
    ("data", "but_not", "period", "only"),
    [
        (
            [{"fakta": "lahir", "dalam_terakhir": "1 hari"}],
            [{"fakta": "lahir", "tahun_berjalan": "ya"}],
            PERIOD,
            date(2024, 1, 1),
        ),
        (
            [{"fakta": "lahir", "dalam_terakhir": "61 hari"}],
            [{"fakta": "lahir", "dalam_terakhir": "2 bulan"}, {"fakta": "lahir", "tahun_berjalan": "ya"}],
            PERIOD,
            date(2025, 3, 2),
        ),
        (
            [{"fakta": "lahir", "telah_berjalan": "365 hari", "tahun_berjalan": "ya"}],
            [],
            PERIOD,
            date(2024, 12, 31),
        ),
        (
            [{"fakta": "lahir", "telah_berjalan": "365 hari", "tahun_berjalan": "ya"}],
            [],
            Period(date(2025, 1, 1)),  # the last day of a leap cycle
            date(2028, 12, 31),
        ),
        (
            [
                {"fakta": "lahir", "telah_berjalan": "4 hari", "tahun_berjalan": "ya"},
                {"fakta": "berdiri", "dalam_terakhir": "5 hari"},
            ],
            [{"fakta": "berdiri", "tahun_berjalan": "ya"}],
            PERIOD,
            date(2024, 1, 5),
        ),
    ],
)  # fmt: skip
def test_a_day_that_comes_seldom_is_found(
    data: list[dict[str, Any]], but_not: list[dict[str, Any]], period: Period, only: date
) -> None:
    found = applicant(*data, but_not=tuple(but_not), period=period)
    assert found is not None
    assert found.day == only


def test_a_future_date_cannot_be_stated_unless_the_fact_allows_it() -> None:
    short = Period(date(2024, 1, 1), date(2024, 1, 2))
    assert applicant({"fakta": "lahir", "lebih_dari": "2024-01-01"}, period=short) is None
    assert applicant({"fakta": "acara", "lebih_dari": "2024-01-01"}, period=short) is not None


def test_an_applicant_whom_no_row_covers_is_found_and_said_as_an_author_writes_it() -> None:
    rows = ({"fakta": "skala", "adalah": "mikro"}, {"fakta": "skala", "adalah": "besar"})
    found = applicant(but_not=rows)
    assert found is not None
    assert applicant_words(found, VOCABULARY).id == "`skala: kecil`"
    assert applicant(but_not=(*rows, {"fakta": "skala", "adalah": "kecil"})) is None


def test_an_example_with_a_date_names_the_day_of_application() -> None:
    found = applicant({"fakta": "lahir", "umur": {"paling_sedikit": 60, "paling_banyak": 60}})
    assert found is not None
    words = applicant_words(found, VOCABULARY)
    assert (words.id, words.en) == (
        "`lahir: 1962-07-12`, diajukan 2023-07-11",
        "`lahir: 1962-07-12`, received 2023-07-11",
    )


def test_a_stated_fact_is_always_known() -> None:
    assert applicant(but_not=({"fakta": "nib", "diketahui": "ya"},)) is None


def test_too_many_alternatives_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "MOST_STEPS", 3)
    with pytest.raises(Undecided):
        applicant(*({"salah_satu": [is_("anggota", i), is_("anggota", i + 1)]} for i in (1, 3, 5)))


# ── laws ─────────────────────────────────────────────────────────────────────
DURATIONS = st.sampled_from(
    [*(f"1 {unit}" for unit in OF_CALENDAR), "2 tahun", "12 bulan", "30 hari", "365 hari", "366 hari"]
)
LEAVES = st.one_of(
    st.builds(is_, st.just("ya"), st.sampled_from(["ya", "tidak"])),
    st.builds(
        lambda operator, value: {"fakta": "skala", operator: value},
        st.sampled_from(["adalah", "paling_sedikit", "paling_banyak"]),
        st.sampled_from(["mikro", "kecil", "besar"]),
    ),
    st.builds(
        lambda operator, value: {"fakta": "anggota", operator: value},
        st.sampled_from(["adalah", "paling_sedikit", "paling_banyak"]),
        st.integers(1, 6),
    ),
    st.builds(
        lambda operator, values: {"fakta": "anggota", operator: values},
        st.sampled_from(["termasuk", "selain"]),
        st.lists(st.integers(1, 6), min_size=1, max_size=4),
    ),
    st.builds(
        lambda operator, duration: {"fakta": "lahir", operator: duration},
        st.sampled_from(["telah_berjalan", "dalam_terakhir", "lebih_lama_dari"]),
        DURATIONS,
    ),
    st.builds(
        lambda operator, duration: {"fakta": "acara", operator: duration},
        st.sampled_from(["masih_berlaku_selama", "dalam_terakhir"]),
        DURATIONS,
    ),
    st.just({"fakta": "acara", "masih_berlaku": "ya"}),
    st.builds(
        lambda operator, members: {"fakta": "bidang", operator: members},
        st.sampled_from(["mencakup", "memuat_salah_satu", "tanpa"]),
        st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True),
    ),
    st.just({"fakta": "lahir", "tahun_berjalan": "ya"}),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda key, parts: {key: parts},
        st.sampled_from(["semua", "salah_satu"]),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=6,
)
CLAIMS = st.lists(st.builds(Claim, CONDITIONS.map(condition), st.booleans()), min_size=1, max_size=3)
AGES = st.integers(0, 1000) | st.sampled_from([0, 7, 8, 28, 30, 31, 365, 366, 367, 730, 731, 732])
PEOPLE = st.builds(
    lambda yes, scale, members, fields: {"ya": yes, "skala": scale, "anggota": members, "bidang": fields},
    st.booleans(),
    st.sampled_from(["mikro", "kecil", "besar"]),
    st.integers(1, 6),
    st.frozensets(st.sampled_from("abc")),
)
DAYS = st.dates(date(2023, 7, 11), date(2027, 7, 9))


def is_so(claim: Claim, facts: dict[str, Any], day: int) -> bool:
    return evaluator(claim.condition)(facts, day) == (TRUE if claim.holds else FALSE)


@given(CLAIMS)
def test_a_found_applicant_is_so_by_the_reference_meaning(claims: list[Claim]) -> None:
    found = find_applicant(claims, VOCABULARY, PERIOD)
    if found is not None:
        facts = {
            "ya": True,
            "skala": "mikro",
            "anggota": 1,
            "bidang": frozenset("a"),
            "lahir": found.day.toordinal(),
            "acara": found.day.toordinal(),
        } | found.facts
        assert all(is_so(claim, facts, found.day.toordinal()) for claim in claims)


@given(CLAIMS, PEOPLE, AGES, DAYS)
def test_what_is_so_for_somebody_is_never_said_to_be_impossible(
    claims: list[Claim], person: dict[str, Any], age: int, day: date
) -> None:
    facts = {**person, "lahir": day.toordinal() - age, "acara": day.toordinal() + age - 60}
    told = [Claim(c.condition, evaluator(c.condition)(facts, day.toordinal()) == TRUE) for c in claims]
    assert find_applicant(told, VOCABULARY, PERIOD) is not None


OF_DATES = st.one_of(
    st.builds(
        lambda asked, amount, unit: {"fakta": asked[0], asked[1]: f"{amount} {unit}"},
        st.sampled_from(
            [
                ("lahir", "telah_berjalan"),
                ("lahir", "dalam_terakhir"),
                ("acara", "dalam_terakhir"),
                ("acara", "masih_berlaku_selama"),
            ]
        ),
        st.integers(1, 13),
        st.sampled_from(OF_CALENDAR),
    ),
    st.builds(lambda fact: {"fakta": fact, "tahun_berjalan": "ya"}, st.sampled_from(["lahir", "acara"])),
    st.builds(
        lambda fact, operator, bound: {"fakta": fact, operator: bound.isoformat()},
        st.sampled_from(["lahir", "acara"]),
        st.sampled_from(["paling_sedikit", "paling_banyak", "adalah"]),
        st.dates(date(2023, 7, 1), date(2024, 3, 31)),
    ),
)
TURNS = st.builds(
    lambda year, month, days: date(year, month, 1) + timedelta(days=days),
    st.integers(2024, 2027),
    st.sampled_from([1, 1, 3, 5]),
    st.integers(-3, 20),
)


@examples(200)
@given(
    st.lists(OF_DATES.map(condition), min_size=2, max_size=7),
    st.tuples(AGES, AGES | st.integers(-70, 70)),
    TURNS | DAYS,
)
def test_two_dates_that_are_so_on_a_day_are_never_said_to_be_impossible(
    asked: list[Condition], ages: tuple[int, int], day: date
) -> None:
    facts = {n: day.toordinal() - age for n, age in zip(("lahir", "acara"), ages, strict=True)}
    told = [Claim(one, evaluator(one)(facts, day.toordinal()) == TRUE) for one in asked]
    assert find_applicant(told, VOCABULARY, PERIOD) is not None


# ── near somebody ────────────────────────────────────────────────────────────
def leaves_of(*data: dict[str, Any]) -> list[Leaf]:
    return [leaf for one in data for leaf in leaves(condition(one)) if not isinstance(leaf, Document)]


@pytest.mark.parametrize(
    ("fact", "data", "values"),
    [
        ("ya", [], [True, False, None]),
        ("surat", [], [True, False, None]),
        ("skala", [], ["mikro", "kecil", "besar", None]),
        ("modal", [{"fakta": "modal", "paling_banyak": "Rp5"}], [4, 5, 6, None]),
        ("modal", [{"fakta": "modal", "paling_banyak": "Rp0"}], [0, 1, None]),
        ("anggota", [{"fakta": "anggota", "termasuk": [1, 6]}], [1, 2, 5, 6, None]),
        (
            "bidang",
            [{"fakta": "bidang", "mencakup": ["a"]}],
            [
                frozenset("abc"),
                frozenset("bc"),
                frozenset("ac"),
                frozenset("ab"),
                frozenset("a"),
                None,
            ],
        ),
        ("nib", [{"fakta": "nib", "diketahui": "ya"}], ["81234", None]),
        ("telepon", [{"fakta": "telepon", "diketahui": "ya"}], [None]),
    ],
)
def test_what_can_tell_lies_on_both_sides_of_what_is_asked_or_is_not_stated(
    fact: str, data: list[dict[str, Any]], values: list[Any]
) -> None:
    assert telling_values(VOCABULARY[fact], leaves_of(*data), PERIOD.first.toordinal()) == values


def test_a_date_can_tell_today_and_around_every_limit_of_the_day_but_not_tomorrow() -> None:
    asked = leaves_of({"fakta": "lahir", "telah_berjalan": "1 minggu"})
    today = PERIOD.first.toordinal()
    near = [today - 8, today - 7, today - 6, today - 1, today]
    assert telling_values(VOCABULARY["lahir"], asked, today) == [*near, None]
    assert telling_values(VOCABULARY["acara"], [], today) == [today - 1, today, today + 1, None]


def test_no_change_is_tried_first_then_one_then_two_then_all_if_they_are_not_too_many() -> None:
    values = {"a": [1, 2], "b": [3], "c": [5]}
    one = [{"a": 1}, {"a": 2}, {"b": 3}, {"c": 5}]
    two = [{"a": 1, "b": 3}, {"a": 2, "b": 3}, {"a": 1, "c": 5}, {"a": 2, "c": 5}, {"b": 3, "c": 5}]
    all_ = [{"a": 1, "b": 3, "c": 5}, {"a": 2, "b": 3, "c": 5}]
    assert combinations_of(values) == 2
    assert [*changes_near(values, 2)] == [{}, *one, *two, *all_]
    assert [*changes_near(values, 1)] == [{}, *one, *two]
    assert [*changes_near({"a": [1], "b": [3]}, 9)] == [{}, {"a": 1}, {"b": 3}, {"a": 1, "b": 3}]
