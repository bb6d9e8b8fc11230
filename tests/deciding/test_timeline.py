"""The stages of a service: which duration runs from when, for one applicant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from deciding.timed_service import DAILY, SERVICE, moment, timed_catalogue
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import Catalogue
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.deciding.deadline_text import limit_text
from sp_engine.deciding.stage_deadline import Deadline, extended
from sp_engine.timing.day_0 import day_0_reason
from sp_engine.timing.requested_due_dates import due_dates
from sp_engine.workdays.clock import CERTAIN, DueDate, Uncertain
from sp_engine.workdays.duration import Duration, Unit

DAYS, HOURS = Uncertain.DAYS, Uncertain.HOURS
START = "2024-03-04 10:00"  # a Monday; the week after it, 11 and 12 March are off


@pytest.fixture
def due(tmp_path: Path) -> Callable[..., dict[str, str | None]]:
    """Return the due moments of stages, by stage, for facts."""

    def counted(stages: list[dict[str, Any]], start: str = START, **facts: Any) -> dict[str, str | None]:
        catalogue = timed_catalogue(tmp_path, stages, {})
        found = due_dates(catalogue, SERVICE, moment(catalogue, start), facts).deadlines
        return {d.stage: f"{d.due:%m-%d %H:%M}" if d.due else None for d in found}

    return counted


@pytest.fixture
def deadlines(tmp_path: Path) -> Callable[..., tuple[Deadline, ...]]:
    def counted(
        stages: list[dict[str, Any]],
        start: str = START,
        provisional: bool = False,
        agency: dict[str, Any] | None = None,
        **facts: Any,
    ) -> tuple[Deadline, ...]:
        catalogue = timed_catalogue(tmp_path, stages, agency or {}, provisional=provisional)
        return due_dates(catalogue, SERVICE, moment(catalogue, start), facts).deadlines

    return counted


def due_of(deadline: Deadline) -> DueDate:
    assert deadline.counted is not None
    return deadline.counted


def reason_of(deadline: Deadline) -> str:
    assert deadline.reason is not None
    return deadline.reason.en


ALTERNATIVES = [
    {
        "id": "terbit",
        "nama": "Terbit",
        "pilihan": [
            {"jika": {"fakta": "skala_usaha", "adalah": "mikro"}, "paling_lama": "1 hari kerja"},
            {"selain_itu": True, "paling_lama": "3 hari kerja"},
        ],
    }
]


@pytest.mark.parametrize(("scale", "end"), [("mikro", "03-05 15:00"), ("kecil", "03-07 15:00")])
def test_the_row_that_fits_the_facts_applies(
    due: Callable[..., dict[str, str | None]], scale: str, end: str
) -> None:
    assert due(ALTERNATIVES, skala_usaha=scale) == {"terbit": end}


def test_without_the_fact_there_is_no_date_and_the_fact_is_named(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    [deadline] = deadlines(ALTERNATIVES)
    assert (deadline.due, deadline.needs) == (None, ("skala_usaha",))


GROWING = [
    {
        "id": "survei",
        "nama": "Survei",
        "paling_lama": "3 hari kerja",
        "bertambah": {"sebesar": "2 hari kerja", "setiap": 5, "dari": "jumlah_anggota", "setelah": 15},
    }
]


@pytest.mark.parametrize(
    ("count", "limit"),
    [(0, 3), (15, 3), (16, 5), (20, 5), (21, 7), (25, 7), (26, 9), (115, 43)],
)
def test_each_begun_five_beyond_fifteen_adds_two_working_days(
    deadlines: Callable[..., tuple[Deadline, ...]], count: int, limit: int
) -> None:
    [deadline] = deadlines(GROWING, jumlah_anggota=count)
    assert str(deadline.limit) == f"{limit} hari kerja"
    assert len(due_of(deadline).counted) == limit


@pytest.mark.parametrize(("count", "reason"), [(59, None), (60, "too long to be counted")])
def test_a_time_may_grow_to_what_can_be_reckoned_and_no_further(
    deadlines: Callable[..., tuple[Deadline, ...]], count: int, reason: str | None
) -> None:
    growth = {"sebesar": "10000 jam", "setiap": 1, "dari": "jumlah_anggota", "setelah": 0}
    stage = {"id": "a", "nama": "A", "paling_lama": "10000 jam", "bertambah": growth}
    [deadline] = deadlines([stage], jumlah_anggota=count)
    told = deadline.reason.en if deadline.reason is not None and deadline.counted is None else None
    assert told == reason
    assert (deadline.limit == Duration(600_000, Unit.HOUR)) is (reason is None)


def test_growth_needs_its_count_and_has_an_end(deadlines: Callable[..., tuple[Deadline, ...]]) -> None:
    [unknown] = deadlines(GROWING)
    assert unknown.needs == ("jumlah_anggota",)
    [endless] = deadlines(GROWING, jumlah_anggota=10**9)
    assert endless.due is None
    assert reason_of(endless) == "too long to be counted"


def stage(name: str, limit: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "nama": name.capitalize(), "paling_lama": limit, **more}


def after(name: str) -> dict[str, Any]:
    return {"sejak": {"tahap": name}}


def test_stages_side_by_side_start_together(due: Callable[..., dict[str, str | None]]) -> None:
    found = due([stage("satu", "1 hari kerja"), stage("dua", "2 hari kerja"), stage("cepat", "15 menit")])
    assert found == {"satu": "03-05 15:00", "dua": "03-06 15:00", "cepat": "03-04 10:15"}


def test_stages_after_each_other_end_when_one_of_both_lengths_would(
    due: Callable[..., dict[str, str | None]],
) -> None:
    chain = [stage("satu", "2 hari kerja"), stage("dua", "3 hari kerja", **after("satu"))]
    assert due(chain) == {"satu": "03-06 15:00", "dua": "03-13 15:00"}
    assert due([stage("semua", "5 hari kerja")]) == {"semua": "03-13 15:00"}


def test_a_stage_after_another_is_counted_from_the_minute_in_which_that_ends(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    chain = deadlines([stage("satu", "2 hari kerja"), stage("dua", "3 hari kerja", **after("satu"))])
    first, second = (due_of(deadline) for deadline in chain)
    assert second.stated == second.starts == first.due
    assert (second.day_0, [f"{day:%m-%d}" for day in second.counted]) == (
        first.day,
        ["03-07", "03-08", "03-13"],
    )
    assert day_0_reason(second, "en") == "what is before it ends then"


def test_a_stage_that_follows_at_the_minute_of_opening_has_that_day_as_day_0(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    """Also where what arrives while the office is closed counts the next day: 6 March, 08.00, is open."""
    chain = [stage("satu", "20 jam dinding"), stage("dua", "1 hari kerja", **after("satu"))]
    rule = {"diterima_saat_tutup": "hari_ke_1", "sumber": "SK"}
    counted = deadlines(chain, "2024-03-05 12:00", agency={"cara_hitung": rule})
    ends = [due_of(deadline).due for deadline in counted]
    assert [f"{end:%m-%d %H:%M}" for end in ends] == ["03-06 08:00", "03-07 15:00"]


@examples(30)
@given(
    unit=st.sampled_from(["hari kerja", "menit"]),
    one=st.integers(1, 60),
    two=st.integers(1, 60),
    hour=st.integers(0, 23),
    day=st.integers(1, 28),
)
def test_a_split_into_stages_never_changes_the_end(
    due: Callable[..., dict[str, str | None]], unit: str, one: int, two: int, hour: int, day: int
) -> None:
    start = f"2024-03-{day:02} {hour:02}:30"
    chain = due([stage("satu", f"{one} {unit}"), stage("dua", f"{two} {unit}", **after("satu"))], start)
    assert chain["dua"] == due([stage("semua", f"{one + two} {unit}")], start)["semua"]


def test_hours_run_on_from_the_moment_and_days_from_the_day(
    due: Callable[..., dict[str, str | None]],
) -> None:
    found = due(
        [
            stage("periksa", "6 jam"),
            stage("catat", "30 menit", **after("periksa")),
            stage("terbit", "1 hari kerja", **after("catat")),
            stage("kirim", "1 jam", **after("terbit")),
        ]
    )
    assert found == {
        "periksa": "03-05 09:00",
        "catat": "03-05 09:30",
        "terbit": "03-06 15:00",
        "kirim": "03-07 09:00",
    }


def test_a_stage_after_one_that_does_not_apply_begins_where_that_would_have(
    due: Callable[..., dict[str, str | None]],
) -> None:
    micro = {"jika": {"fakta": "skala_usaha", "adalah": "mikro"}}
    chain = [stage("survei", "2 hari kerja", **micro), stage("terbit", "1 hari kerja", **after("survei"))]
    assert due(chain, skala_usaha="mikro") == {"survei": "03-06 15:00", "terbit": "03-07 15:00"}
    assert due(chain, skala_usaha="kecil") == {"terbit": "03-05 15:00"}


def test_a_stage_after_one_without_a_date_says_what_that_one_lacks(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    paid = {"sejak": {"fakta": "waktu_bayar"}}
    chain = [stage("cetak", "1 hari kerja", **paid), stage("kirim", "1 hari kerja", **after("cetak"))]
    assert [d.needs for d in deadlines(chain)] == [("waktu_bayar",), ("waktu_bayar",)]
    dated = deadlines(chain, waktu_bayar="2024-03-06T16:00")
    assert [f"{d.due:%m-%d}" for d in dated] == ["03-08", "03-13"]


def test_a_stage_after_one_that_runs_into_an_undecreed_year_names_the_year(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    chain = [stage("satu", "2 hari kerja"), stage("dua", "1 jam", **after("satu"))]
    reasons = [reason_of(d) for d in deadlines(chain, start="2027-12-30 10:00")]
    assert reasons == ["the calendar of 2028 is not in the catalogue"] * 2


def test_a_date_that_rests_on_a_provisional_one_is_provisional(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    """3 January 2028 is estimated; the hour after it is, too, and so is one months later."""
    chain = [stage("satu", "2 hari kerja"), stage("dua", "1 jam", **after("satu"))]
    found = deadlines(chain, start="2027-12-30 10:00", provisional=True)
    assert [due_of(d).provisional for d in found] == [True, True]
    moving = [stage("satu", "5 hari kerja"), stage("dua", "1 jam", **after("satu"))]
    found = deadlines(moving, start="2027-03-05 10:00")
    assert [(f"{d.due:%m-%d}", due_of(d).provisional) for d in found] == [("03-22", True), ("03-23", True)]


RAMADAN = {
    "sumber": "SK Ramadan",
    "selama": "ramadan",
    "minggu": [{"hari": ["senin", "selasa", "rabu", "kamis", "jumat"], "jam": "08.00-14.00"}],
}
"""An hour less a day; Ramadan 2027 is an estimate, from Monday 8 February."""


@pytest.mark.parametrize(
    ("first", "second", "ends", "uncertain"),
    [
        # eight hours end on Tuesday at 12.00, else at 11.00: the day counts for the second, not the hour
        ("8 jam", "1 jam", ("02-09 12:00", "02-09 13:00"), (HOURS, HOURS)),
        ("8 jam", "0 hari kerja", ("02-09 12:00", "02-09 14:00"), (HOURS, HOURS)),
        ("8 jam", "30 hari kerja", ("02-09 12:00", "04-02 15:00"), (HOURS, DAYS)),
        # five end on Tuesday at 09.00, else on Monday at 15.00: another day, another end
        ("5 jam", "30 hari kerja", ("02-09 09:00", "04-02 15:00"), (HOURS, DAYS | HOURS)),
        ("1 hari kerja", "30 hari kerja", ("02-09 14:00", "04-02 15:00"), (HOURS, DAYS)),
        ("30 menit", "1 jam", ("02-08 10:30", "02-08 11:30"), (CERTAIN, CERTAIN)),
    ],
)
def test_a_stage_rests_on_estimated_hours_of_the_one_before_where_they_could_move_it(
    tmp_path: Path, first: str, second: str, ends: tuple[str, ...], uncertain: tuple[Uncertain, ...]
) -> None:
    chain = [stage("satu", first), stage("dua", second, **after("satu"))]
    catalogue = timed_catalogue(tmp_path, chain, {"jam_layanan": [DAILY, RAMADAN]})
    found = due_dates(catalogue, SERVICE, moment(catalogue, "2027-02-08 10:00"), {}).deadlines
    assert tuple(f"{d.due:%m-%d %H:%M}" for d in found) == ends
    assert tuple(d.uncertain for d in found) == uncertain


@pytest.mark.parametrize(("first", "uncertain"), [("5 jam", HOURS), ("8 jam", CERTAIN)])
def test_a_programme_rests_on_estimated_hours_where_they_could_move_its_first_day(
    tmp_path: Path, first: str, uncertain: Uncertain
) -> None:
    programme = stage("bina", "1 bulan", **after("satu"), sifat="batas_program", perpanjangan="1 bulan")
    catalogue = timed_catalogue(
        tmp_path, [stage("satu", first), programme], {"jam_layanan": [DAILY, RAMADAN]}
    )
    [_, ceiling] = due_dates(catalogue, SERVICE, moment(catalogue, "2027-02-08 10:00"), {}).deadlines
    assert ceiling.ends is not None
    assert ceiling.extended_end is not None
    assert [ceiling.uncertain, ceiling.extended_end.uncertain] == [uncertain, uncertain]


def test_three_stages_on_what_the_first_rested_on_the_last_rests_too(tmp_path: Path) -> None:
    chain = [stage("satu", "5 jam"), stage("dua", "30 hari kerja", **after("satu"))]
    chain += [stage("tiga", "1 hari kerja", **after("dua"))]
    catalogue = timed_catalogue(tmp_path, chain, {"jam_layanan": [DAILY, RAMADAN]})
    found = due_dates(catalogue, SERVICE, moment(catalogue, "2027-02-08 10:00"), {}).deadlines
    assert [d.uncertain for d in found] == [HOURS, DAYS | HOURS, DAYS | HOURS]


@pytest.mark.parametrize(
    ("limit", "extension", "uncertain"),
    [
        ("1 hari kerja", "30 hari kerja", DAYS),  # one count of 31 days, which closes at 15.00 either way
        ("5 jam", "30 hari kerja", DAYS | HOURS),
        ("8 jam", "30 hari kerja", DAYS),
        ("8 jam", "1 jam", HOURS),
    ],
)
def test_an_extended_due_date_rests_on_estimated_hours_where_they_could_move_it(
    tmp_path: Path, limit: str, extension: str, uncertain: Uncertain
) -> None:
    stages = [stage("satu", limit, perpanjangan=extension)]
    catalogue = timed_catalogue(tmp_path, stages, {"jam_layanan": [DAILY, RAMADAN]})
    [one] = due_dates(catalogue, SERVICE, moment(catalogue, "2027-02-08 10:00"), {}).deadlines
    assert one.uncertain == HOURS
    assert extended(one, due_of(one)).uncertain == uncertain


@pytest.mark.parametrize(
    ("limit", "extension", "end"),
    [
        ("10 hari kerja", "7 hari kerja", "04-01 15:00"),
        ("2 hari kerja", "2 jam", "03-07 10:00"),
        ("2 jam", "1 hari kerja", "03-05 15:00"),
    ],
)
def test_an_extension_follows_upon_the_limit(
    deadlines: Callable[..., tuple[Deadline, ...]], limit: str, extension: str, end: str
) -> None:
    [deadline] = deadlines([stage("jawab", limit, perpanjangan=extension)])
    assert str(deadline.extension) == extension
    longer = extended(deadline, due_of(deadline))
    assert f"{longer.due:%m-%d %H:%M}" == end


def test_what_follows_a_limit_of_two_units_follows_its_second_period(
    due: Callable[..., dict[str, str | None]], deadlines: Callable[..., tuple[Deadline, ...]]
) -> None:
    chain = [stage("satu", "1 hari kerja 60 menit"), stage("dua", "30 menit", **after("satu"))]
    assert due(chain) == {"satu": "03-06 09:00", "dua": "03-06 09:30"}
    assert limit_text(deadlines(chain)[0], "en") == "1 working day, then 60 minutes"


@pytest.mark.parametrize(("extension", "end"), [("30 menit", "03-06 09:30"), ("1 hari kerja", "03-07 15:00")])
def test_a_limit_of_two_units_is_extended_in_its_second_or_after_it(
    deadlines: Callable[..., tuple[Deadline, ...]], extension: str, end: str
) -> None:
    [deadline] = deadlines([stage("jawab", "1 hari kerja 60 menit", perpanjangan=extension)])
    assert f"{extended(deadline, due_of(deadline)).due:%m-%d %H:%M}" == end


def test_a_limit_of_two_units_grows_in_its_second(deadlines: Callable[..., tuple[Deadline, ...]]) -> None:
    growth = {"sebesar": "10 menit", "setiap": 1, "dari": "jumlah_anggota", "setelah": 0}
    [deadline] = deadlines([stage("a", "1 hari kerja 60 menit", bertambah=growth)], jumlah_anggota=3)
    assert str(deadline.limit) == "1 hari kerja 90 menit"


def test_a_programme_of_two_units_ends_after_both(deadlines: Callable[..., tuple[Deadline, ...]]) -> None:
    [ceiling, _] = deadlines([stage("bina", "1 bulan 3 hari", sifat="batas_program")], "2024-01-31 10:00")
    assert programme(ceiling) == ("programme", "2024-03-03")


BOTH = {"sejak": {"yang_terakhir": ["berkas_lengkap", {"fakta": "waktu_bayar"}]}}


@pytest.mark.parametrize(
    ("paid", "end"),
    [("2024-03-01T10:00", "03-05 15:00"), ("2024-03-06T10:00", "03-07 15:00"), (None, None)],
)
def test_a_stage_begins_with_the_latest_of_several_events_once_all_have_happened(
    due: Callable[..., dict[str, str | None]], paid: str | None, end: str | None
) -> None:
    facts = {} if paid is None else {"waktu_bayar": paid}
    assert due([stage("cetak", "1 hari kerja", **BOTH)], **facts)["cetak"] == end


def test_what_has_not_happened_of_several_events_is_asked_for(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    after_both = {"sejak": {"yang_terakhir": [{"tahap": "survei"}, {"fakta": "waktu_bayar"}]}}
    chain = [
        stage("survei", "1 hari kerja", sejak={"fakta": "waktu_bayar"}),
        stage("cetak", "2 jam", **after_both),
    ]
    [_, waits] = deadlines(chain)
    assert (waits.due, waits.needs) == (None, ("waktu_bayar",))
    [_, dated] = deadlines(chain, waktu_bayar="2024-03-06T10:00")
    assert f"{dated.due:%m-%d %H:%M}" == "03-08 10:00"  # the survey ended with Thursday


@pytest.mark.parametrize("other", ["diterima", {"fakta": "waktu_bayar"}])
def test_the_latest_of_several_events_may_move_with_any_of_them(tmp_path: Path, other: object) -> None:
    """So it may with an early one, which may come to be the latest: how far it moves is not weighed."""
    after_both = {"sejak": {"yang_terakhir": [{"tahap": "satu"}, other]}}
    chain = [stage("satu", "5 jam"), stage("dua", "1 jam", **after_both)]
    catalogue = timed_catalogue(tmp_path, chain, {"jam_layanan": [DAILY, RAMADAN]})
    paid = {"waktu_bayar": "2027-02-22T10:00"}
    found = due_dates(catalogue, SERVICE, moment(catalogue, "2027-02-08 10:00"), paid).deadlines
    assert [d.uncertain for d in found] == [HOURS, HOURS]


def test_a_stage_without_an_extension_is_not_extended(deadlines: Callable[..., tuple[Deadline, ...]]) -> None:
    [deadline] = deadlines([stage("jawab", "2 jam")])
    assert extended(deadline, due_of(deadline)) == deadline.counted


def test_shortest_and_approximate_times_are_kept(deadlines: Callable[..., tuple[Deadline, ...]]) -> None:
    [deadline] = deadlines([stage("terbit", "5 hari kerja", paling_cepat="1 hari kerja", perkiraan=True)])
    assert isinstance(deadline, Deadline)
    assert (str(deadline.shortest), deadline.approximate) == ("1 hari kerja", True)


def test_the_general_limit_stands_in_only_where_the_standard_is_silent(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    [said, general] = deadlines([{"id": "layanan", "nama": "Layanan", "ketentuan": "sesuai_jam_layanan"}])
    assert (said.due, reason_of(said)) == (None, "during office hours")
    assert (general.kind, str(general.limit), f"{general.due:%m-%d}") == (
        "general_limit",
        "5 hari kerja",
        "03-13",
    )


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("ringan", "2026-03-16 12:00"),
        ("normatif", "2026-03-30 16:00"),
        ("tidak_berkadar_pengawasan", "2026-04-13 16:00"),
        ("berkadar_pengawasan", "2026-06-25 16:00"),
    ],
)
def test_every_class_of_complaint_has_its_own_time(catalogue: Catalogue, name: str, end: str) -> None:
    start = moment_in_kalbar(catalogue, "2026-03-16 09:00")
    found = due_dates(catalogue, "kalbar/kantor-cabang", start, {}, complaint=name).deadlines
    assert [f"{d.due:%Y-%m-%d %H:%M}" for d in found] == [end]


def test_an_unknown_class_of_complaint_is_refused(catalogue: Catalogue) -> None:
    start = moment_in_kalbar(catalogue, "2026-03-16 09:00")
    with pytest.raises(CatalogueError) as error:
        due_dates(catalogue, "kalbar/kantor-cabang", start, {}, complaint="berat")
    assert [d.code for d in error.value.diagnostics] == ["SP606"]


def moment_in_kalbar(catalogue: Catalogue, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=catalogue.files.zone("kalbar"))


SESSION = {"sejak": {"fakta": "waktu_bayar"}, "sifat": "batas_program"}


def programme(deadline: Deadline) -> tuple[str, str | None]:
    return str(deadline.kind), None if deadline.ends is None else deadline.ends.day.isoformat()


@pytest.mark.parametrize(
    ("length", "last"),
    [
        ("6 bulan", "2024-09-07"),  # a Saturday: the office is closed and nothing moves
        ("1 minggu", "2024-03-14"),
        ("4 hari", "2024-03-11"),  # a day off
        ("3 hari kerja", "2024-03-14"),  # over the weekend and 11 and 12 March
        ("20 jam", "2024-03-08"),  # by the clock on the wall
        ("90 menit", "2024-03-07"),
    ],
)
def test_a_programme_ends_on_its_day_whether_or_not_the_office_is_open(
    deadlines: Callable[..., tuple[Deadline, ...]], length: str, last: str
) -> None:
    start = "2024-03-07 10:00"
    [ceiling, _] = deadlines([stage("bina", length, sifat="batas_program")], start)
    assert programme(ceiling) == ("programme", last)
    assert (ceiling.due, ceiling.counted, ceiling.provisional) == (None, None, False)


def test_a_programme_that_begins_on_a_day_off_does_not_wait_for_the_office(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    [ceiling, general] = deadlines([stage("bina", "1 bulan", sifat="batas_program")], "2024-03-09 19:00")
    assert programme(ceiling) == ("programme", "2024-04-09")
    assert general.kind == "general_limit"


def test_a_ceiling_on_a_programme_does_not_stand_in_for_the_limit_on_answering(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    ceiling = stage("bina", "6 bulan", **SESSION)
    [unknown, general] = deadlines([ceiling])
    assert (programme(unknown), unknown.needs) == (("programme", None), ("waktu_bayar",))
    assert (general.kind, f"{general.due:%m-%d}") == ("general_limit", "03-13")
    [known, _] = deadlines([ceiling], waktu_bayar="2024-04-20T19:00")
    assert programme(known) == ("programme", "2024-10-20")
    answered = deadlines([stage("jawab", "2 hari kerja"), ceiling])
    assert [str(d.kind) for d in answered] == ["standard", "programme"]


def test_what_follows_a_programme_waits_for_its_end_and_not_for_its_ceiling(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    after = stage("sertifikat", "3 hari kerja", sejak={"tahap": "bina"})
    [_, certificate] = deadlines([stage("bina", "1 bulan", sifat="batas_program"), after])
    assert (certificate.due, reason_of(certificate)) == (None, "starts once the programme is over")


def test_a_programme_after_a_provisional_stage_is_provisional(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    stages = [
        stage("jawab", "1 hari kerja"),
        stage("bina", "1 bulan", sejak={"tahap": "jawab"}, sifat="batas_program", perpanjangan="2 minggu"),
    ]
    [answer, ceiling] = deadlines(stages, "2031-03-03 10:00", provisional=True)
    assert (answer.provisional, ceiling.provisional) == (True, True)
    [_, ceiling] = deadlines(stages)
    assert ceiling.provisional is False


@pytest.mark.parametrize(
    ("extension", "last"), [("2 bulan", "2024-04-30"), ("3 hari", "2024-03-03"), ("1 jam", "2024-02-29")]
)
def test_a_programme_is_extended_from_its_start_in_its_own_unit_and_else_from_its_end(
    deadlines: Callable[..., tuple[Deadline, ...]], extension: str, last: str
) -> None:
    written = stage("bina", "1 bulan", sifat="batas_program", perpanjangan=extension)
    [ceiling, _] = deadlines([written], "2024-01-31 10:00")
    assert ceiling.extended_end is not None
    assert ceiling.extended_end.day.isoformat() == last


def test_a_programme_beyond_the_calendar_has_no_end_and_says_why(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    [ceiling, _] = deadlines([stage("bina", "3000 hari kerja", sifat="batas_program")])
    assert (programme(ceiling), "is not in the catalogue" in reason_of(ceiling)) == (
        ("programme", None),
        True,
    )


def test_a_time_for_each_meeting_is_shown_and_the_general_limit_stands_beside_it(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    meeting = stage("temu", "60 menit", per="pertemuan", per_en="meeting")
    each, follows, general = deadlines(
        [meeting, {**stage("lapor", "1 hari"), **after("temu"), "per": "berkas"}]
    )
    assert limit_text(each, "en") == "60 minutes for each meeting"
    assert limit_text(each) == "60 menit tiap pertemuan"
    assert (each.due, reason_of(each)) == (None, "how long each takes, not a due date")
    assert (follows.due, general.stage) == (None, "batas-umum")
    [_, dated] = deadlines([meeting, stage("terbit", "1 hari kerja")])
    assert dated.due is not None


def test_what_follows_a_time_for_each_meeting_waits_for_it(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    [_, waits] = deadlines(
        [stage("temu", "60 menit", per="pertemuan"), stage("lapor", "1 hari", **after("temu"))]
    )
    assert reason_of(waits) == "waits for the stage before"


def test_a_provision_in_words_of_its_own_is_the_reason(
    deadlines: Callable[..., tuple[Deadline, ...]],
) -> None:
    own = {"id": "sesuai-antrean", "nama": "Sesuai antrean", "nama_en": "In order of arrival"}
    deadline, _ = deadlines([{"id": "temu", "nama": "Temu", "ketentuan": own}])
    assert reason_of(deadline) == "In order of arrival"


EXTENSIBLE = [
    {
        "id": "terbit",
        "nama": "Terbit",
        "perpanjangan": "1 hari kerja",
        "pilihan": [
            {
                "jika": {"fakta": "skala_usaha", "adalah": "mikro"},
                "paling_lama": "1 hari kerja",
                "perpanjangan": "2 hari kerja",
            },
            {"selain_itu": True, "paling_lama": "3 hari kerja"},
        ],
    }
]


@pytest.mark.parametrize(("scale", "end"), [("mikro", "03-07 15:00"), ("kecil", "03-08 15:00")])
def test_the_extension_of_the_row_that_applies_prevails_over_that_of_the_stage(
    deadlines: Callable[..., tuple[Deadline, ...]], scale: str, end: str
) -> None:
    [deadline] = deadlines(EXTENSIBLE, skala_usaha=scale)
    assert f"{extended(deadline, due_of(deadline)).due:%m-%d %H:%M}" == end


def test_at_an_office_that_never_closes_the_day_of_issue_is_day_0_of_what_the_applicant_does_then(
    tmp_path: Path,
) -> None:
    stages: list[dict[str, Any]] = [
        {"id": "izin", "nama": "Izin", "paling_lama": "1 hari kerja"},
        {"id": "serah", "nama": "Serah", "paling_lama": "1 hari kerja", "sejak": {"tahap": "izin"}},
        {
            "id": "isi",
            "nama": "Isi",
            "paling_lama": "1 hari kerja",
            "sejak": {"tahap": "serah"},
            "pihak": "pemohon",
        },
    ]
    week = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
    always = {"sumber": "SK jam", "minggu": [{"hari": week, "jam": "00.00-24.00"}]}
    catalogue = timed_catalogue(tmp_path, stages, {"jam_layanan": [always]})
    start, issued = moment(catalogue, START), datetime(2024, 3, 20).date()
    found = due_dates(catalogue, SERVICE, start, {}, issued=issued).deadlines
    assert [f"{d.due:%m-%d %H:%M}" for d in found if d.due] == ["03-06 00:00", "03-07 00:00", "03-22 00:00"]


def test_what_the_applicant_does_after_a_programme_that_has_not_begun_does_not_begin_at_the_issue(
    tmp_path: Path,
) -> None:
    stages: list[dict[str, Any]] = [
        {"id": "magang", "nama": "Magang", "paling_lama": "3 bulan", "sejak": {"fakta": "waktu_bayar"}},
        {
            "id": "lapor",
            "nama": "Lapor",
            "paling_lama": "5 hari",
            "sejak": {"tahap": "magang"},
            "pihak": "pemohon",
        },
    ]
    stages[0]["sifat"] = "batas_program"
    catalogue = timed_catalogue(tmp_path, stages, {})
    found = due_dates(catalogue, SERVICE, moment(catalogue, START), {}, issued=datetime(2024, 3, 20).date())
    assert [deadline.due for deadline in found.deadlines if deadline.stage == "lapor"] == [None]
