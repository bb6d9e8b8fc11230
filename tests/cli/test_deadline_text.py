"""A deadline as a clerk reads it: what was passed over, the agency's own rules, a possible extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli.workbench import Command
from deciding.timed_service import SERVICE, timed_catalogue

JOINT_LEAVE = {"cuti_bersama": "hari_kerja", "sumber": "SK 5/2024"}
STAYS = {"akhir_di_hari_libur": "tetap", "sumber": "SK 5/2024"}


@pytest.fixture
def deadline(sp: Command, tmp_path: Path) -> Callable[..., list[str]]:
    """Return the lines of `sp deadline` for one stage at an agency with counting rules of its own."""

    def lines(limit: str, start: str, rules: dict[str, str], *options: str, **stage: str) -> list[str]:
        stages = [{"id": "surat", "nama": "Surat", "paling_lama": limit, **stage}]
        timed_catalogue(tmp_path, stages, {"cara_hitung": rules} if rules else {})
        ran = sp("deadline", SERVICE, "--from", start, "--catalogue", str(tmp_path), *options)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.splitlines()

    return lines


def test_the_agencys_own_rule_is_named_where_the_count_comes_upon_it(
    deadline: Callable[..., list[str]],
) -> None:
    own = "  cara hitung: cuti bersama adalah hari kerja (SK 5/2024)"
    assert deadline("2 hari kerja", "2026-03-17T10:00", JOINT_LEAVE)[1:] == [
        "  dilewati: 19 Maret 2026 (Hari Suci Nyepi)",
        own,
    ]
    assert own not in deadline("2 hari kerja", "2026-07-06T10:00", JOINT_LEAVE)
    assert own not in deadline("2 hari kerja", "2026-03-17T10:00", {})


def test_an_end_on_a_day_off_that_stays_there_names_the_rule(deadline: Callable[..., list[str]]) -> None:
    told = deadline("5 hari", "2026-07-06T10:00", STAYS)
    assert told[0].endswith("Sabtu, 11 Juli 2026 pukul 23.59 WIB")
    assert told[1:] == ["  cara hitung: batas yang jatuh pada hari libur tetap (SK 5/2024)"]
    assert len(deadline("4 hari", "2026-07-06T10:00", STAYS)) == 1


def test_explained_the_rule_stands_once_among_the_others(deadline: Callable[..., list[str]]) -> None:
    told = deadline("2 hari kerja", "2026-03-17T10:00", JOINT_LEAVE, "--explain")
    assert [line for line in told if "cuti bersama" in line] == [
        "  aturan: cuti bersama adalah hari kerja (ketetapan instansi: SK 5/2024)"
    ]


def test_an_extension_is_told_with_the_day_on_which_it_ends(deadline: Callable[..., list[str]]) -> None:
    told = deadline("3 hari kerja", "2026-07-06T10:00", {}, perpanjangan="2 hari kerja")
    assert told == [
        "Tenggat – Surat (3 hari kerja): Kamis, 9 Juli 2026 pukul 15.00 WIB",
        "  dapat diperpanjang 2 hari kerja, paling lambat Senin, 13 Juli 2026 pukul 15.00 WIB",
    ]


def test_check_and_show_tell_the_extension_too(
    sp: Command, deadline: Callable[..., list[str]], tmp_path: Path
) -> None:
    deadline("3 hari kerja", "2026-07-06T10:00", {}, perpanjangan="2 hari kerja")
    catalogue = ("--catalogue", str(tmp_path), "--received", "2026-07-06T10:00")
    assert "Surat: 3 hari kerja; dapat diperpanjang 2 hari kerja" in sp("show", SERVICE, *catalogue[:2]).out
    out = sp("check", SERVICE, *catalogue, "--all").out
    assert "  dapat diperpanjang 2 hari kerja" in out
    english = sp("check", SERVICE, *catalogue, "--all", "--lang", "en").out
    assert "  may be extended by 2 working days" in english


@pytest.mark.parametrize("explain", [[], ["--explain"]])
def test_many_weekends_are_summed_up_and_every_holiday_is_named(sp: Command, explain: list[str]) -> None:
    counted = ("deadline", "depok", "--for", "30 hari kerja", "--from", "2026-03-02T10:00")
    out = " ".join(sp(*counted, *explain).out.split())
    data = sp(*counted, "--json").json["deadlines"][0]["skipped"]
    weekends = [day for day in data if day["reason"] in ("Sabtu", "Minggu")]
    assert f"{len(weekends)} hari akhir pekan" in out
    assert "(Sabtu)" not in out
    for day in data:
        assert day in weekends or day["reason"] in out
    assert "11 weekend days" in sp(*counted, *explain, "--lang", "en").out


def test_two_weekends_are_still_named_day_by_day(sp: Command) -> None:
    out = sp("deadline", "depok", "--for", "10 hari kerja", "--from", "2026-07-06T10:00").out
    assert out.count("(Sabtu)") == out.count("(Minggu)") == 2
    assert "akhir pekan" not in out
