"""`sp calendar`: a year at a glance, the comparison with `holidays`, a skeleton for a new year."""

from __future__ import annotations

import json
from datetime import tzinfo
from pathlib import Path
from typing import Self

import pytest
from cli.workbench import Command
from deciding.timed_service import timed_catalogue

from sp_engine.documents import DocumentKind
from sp_engine.documents.estimates import estimated_calendar
from sp_engine.documents.shape import check_shape
from sp_engine.yaml_text.source import parse_yaml


def test_a_year_shows_working_days_by_month_and_days_off_with_their_decree(sp: Command) -> None:
    ran = sp("calendar", "2026")
    assert (ran.code, ran.err) == (0, "")
    assert "Hari kerja: 240" in ran.out
    assert "  Januari    20    Februari   18    Maret      17    April      21\n" in ran.out
    assert "  Rabu, 18 Maret 2026         Cuti Bersama Hari Suci Nyepi (cuti bersama) [1]\n" in ran.out
    assert "[1] Keputusan Bersama Menteri Agama" in ran.out
    assert "SEMENTARA" not in ran.out


def test_without_a_year_it_is_this_one_and_says_so(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime as clock

    from sp_cli import calendar

    class Frozen(clock.datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 6, 1, tzinfo=tz)

    monkeypatch.setattr(calendar, "datetime", Frozen)
    ran = sp("calendar", "--lang", "en")
    assert ran.out.startswith("Working calendar 2026\n")
    assert ran.err == "no year given: 2026 is used\n"


def test_a_withdrawn_day_and_days_that_may_move_are_marked(sp: Command) -> None:
    assert "DICABUT" in sp("calendar", "2023").out
    out = sp("calendar", "2027").out
    assert "SEMENTARA: sebagian harinya belum pasti" in out
    assert "Hari Raya Idul Adha (libur nasional) [1] (sementara)" in out


def test_what_was_known_on_a_day_is_shown_as_that(sp: Command) -> None:
    assert sp("calendar", "2025", "--json").json["working_days"]["total"] == 237
    known = sp("calendar", "2025", "--as-known-on", "2025-08-06", "--json").json
    assert known["working_days"]["total"] == 238
    assert (
        "Yang sudah ditetapkan pada 6 Agustus 2025"
        in sp("calendar", "2025", "--as-known-on", "2025-08-06").out
    )
    ran = sp("calendar", "2026", "--as-known-on", "2025-09-18")
    assert (ran.code, "SP604" in ran.err) == (2, True)


def test_an_agency_has_its_own_week_closures_and_openings(sp: Command, tmp_path: Path) -> None:
    six = {"hari": ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu"], "jam": "08.00-14.00"}
    timed_catalogue(
        tmp_path,
        None,
        {
            "jam_layanan": [{"sumber": "SK", "minggu": [six]}],
            "cara_hitung": {"cuti_bersama": "hari_kerja"},
            "hari_khusus": [
                {"tanggal": "2026-04-27", "tutup": True, "alasan": "Hari jadi kota"},
                {"tanggal": "2026-05-03", "jam": "09.00-12.00", "alasan": "Pekan layanan"},
            ],
        },
    )
    out = sp("calendar", "2026", "--agency", "kota", "--catalogue", str(tmp_path)).out
    assert "Pekan kerja: Senin–Sabtu\n" in out
    assert "Hari jadi kota (penutupan)" in out
    assert "buka khusus: Pekan layanan" in out
    assert "Cuti Bersama Hari Suci Nyepi (cuti bersama) – tetap hari kerja di sini" in out
    data = sp("calendar", "2026", "--agency", "kota", "--catalogue", str(tmp_path), "--json").json
    assert (data["agency"], len(data["week"])) == ("kota", 6)
    assert len(data["worked"]) == 8


def test_as_data_every_day_off_has_its_decree(sp: Command) -> None:
    data = sp("calendar", "2026", "--json").json
    assert (data["year"], data["agency"], data["provisional"]) == (2026, None, False)
    assert sum(data["working_days"]["months"]) == data["working_days"]["total"] == 240
    assert {day["decreed"] for day in data["days_off"]} == {"2025-09-19"}
    in_week = {day["date"]: day["in_week"] for day in data["days_off"]}
    assert (in_week["2026-03-20"], in_week["2026-03-21"]) == (True, False)


def test_a_year_that_is_not_decreed_is_refused_or_estimated(sp: Command) -> None:
    ran = sp("calendar", "2028")
    assert (ran.code, ran.out) == (2, "")
    assert "SP604" in ran.err
    estimated = sp("calendar", "2028", "--provisional", "--json").json
    assert estimated["provisional"] is True
    assert all(day["provisional"] for day in estimated["days_off"])


@pytest.mark.parametrize("arguments", [["2026"], []])
def test_the_catalogue_does_not_differ_from_holidays_without_a_reason(
    sp: Command, arguments: list[str]
) -> None:
    ran = sp("calendar", *arguments, "--check")
    assert ran.code == 0
    assert "0 tanpa alasan" in ran.out
    assert sp("calendar", *arguments, "--check", "--json").json["unexplained"] == 0


def test_a_difference_without_a_reason_exits_1_and_one_with_a_reason_does_not(
    sp: Command, tmp_path: Path
) -> None:
    document = estimated_calendar(2028)
    document["hari_libur"] = [d for d in document["hari_libur"] if d["tanggal"] != "2028-08-17"]
    for day in document["hari_libur"]:
        del day["perkiraan"]
    (tmp_path / "kalender").mkdir()
    path = tmp_path / "kalender" / "2028.yaml"
    path.write_text(json.dumps(document), encoding="utf-8")
    ran = sp("calendar", "2028", "--check", "--catalogue", str(tmp_path))
    assert ran.code == 1
    assert "Kamis, 17 Agustus 2028: di sini hari biasa, di paket libur nasional – TANPA ALASAN" in ran.out
    differing = sp("calendar", "2028", "--check", "--catalogue", str(tmp_path), "--json").json
    document["perbedaan"] = [{"tanggal": d["date"], "alasan": "Contoh"} for d in differing["differences"]]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert sp("calendar", "2028", "--check", "--catalogue", str(tmp_path)).code == 0


def test_a_year_that_the_catalogue_lacks_cannot_be_compared(sp: Command) -> None:
    ran = sp("calendar", "2031", "--check")
    assert (ran.code, "SP604" in ran.err) == (2, True)


def test_a_skeleton_for_a_new_year_is_a_valid_calendar(sp: Command) -> None:
    ran = sp("calendar", "--new", "2028")
    source = parse_yaml(ran.out, "2028.yaml")
    assert check_shape(source, DocumentKind.CALENDAR) == []
    assert source.data["tahun"] == 2028
    assert "kalender/2028.yaml" in ran.err


@pytest.mark.parametrize("arguments", [["dua ribu"], ["0"], ["--new", "1900"], ["--agency", "depo", "2026"]])
def test_a_wrong_year_or_agency_is_refused(sp: Command, arguments: list[str]) -> None:
    ran = sp("calendar", *arguments)
    assert (ran.code, ran.out) == (2, "")
