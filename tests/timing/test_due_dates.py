"""Due dates without a decision: of stages, of complaints, and of bare durations."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cases.author_mistake import GOOD

from sp_engine import Catalogue, CatalogueError, FactsError, Service, open_catalogue
from sp_engine.timing.requested_due_dates import due_dates

HAKI = "depok/rekomendasi-haki"


@pytest.fixture
def count(catalogue: Catalogue) -> Callable[..., list[dict[str, Any]]]:
    def dues(
        place: str, start: str = "2026-07-06T09:00", facts: dict[str, Any] | None = None, **asked: Any
    ) -> list[dict[str, Any]]:
        zone = catalogue.files.zone(place.partition("/")[0])
        at = datetime.fromisoformat(start).replace(tzinfo=zone)
        return due_dates(catalogue, place, at, facts or {}, **asked).to_list("id")

    return dues


@pytest.mark.parametrize(
    ("duration", "due"),
    [
        ("30 menit", "2026-07-06T09:30"),
        ("3 jam", "2026-07-06T12:00"),
        ("1 hari kerja", "2026-07-07T"),
        ("5 hari kerja", "2026-07-13T"),
        ("5 hari", "2026-07-13T"),
        ("1 minggu", "2026-07-13T"),
        ("1 bulan", "2026-08-06T"),
        ("1 tahun", "2027-07-06T"),
    ],
)
def test_a_bare_duration_is_counted_on_the_clock_of_the_agency(
    count: Callable[..., list[dict[str, Any]]], duration: str, due: str
) -> None:
    (deadline,) = count("depok", duration=duration)
    assert deadline["due"].startswith(due)


def test_a_service_gives_every_stage_and_one_when_asked(count: Callable[..., list[dict[str, Any]]]) -> None:
    stages = [d["stage"] for d in count(HAKI)]
    assert stages == ["penerbitan"]
    assert [d["stage"] for d in count(HAKI, stage="penerbitan")] == stages


def test_a_bare_duration_of_a_service_is_counted_on_its_agencys_clock(
    count: Callable[..., list[dict[str, Any]]],
) -> None:
    assert count(HAKI, duration="3 hari kerja")[0]["due"] == count("depok", duration="3 hari kerja")[0]["due"]


def test_a_day_off_decreed_later_did_not_count_before(count: Callable[..., list[dict[str, Any]]]) -> None:
    (later,) = count("depok", "2025-08-15T10:00", duration="1 hari kerja")
    (earlier,) = count("depok", "2025-08-15T10:00", duration="1 hari kerja", known_on=date(2025, 8, 6))
    assert (later["due"][:10], earlier["due"][:10]) == ("2025-08-19", "2025-08-18")


@pytest.mark.parametrize(
    ("place", "asked", "code"),
    [
        ("depok", {}, "SP610"),
        ("depok", {"duration": "sebentar"}, "SP609"),
        (HAKI, {"duration": "3 hari lagi"}, "SP609"),
        (HAKI, {"stage": "terbit"}, "SP606"),
        ("kalbar/konsultasi", {"complaint": "berat"}, "SP606"),
        ("kalbar", {"complaint": "berat"}, "SP606"),
        ("depok", {"complaint": "ringan"}, "SP606"),
        ("depok/tidak-ada", {}, "SP601"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    count: Callable[..., list[dict[str, Any]]], place: str, asked: dict[str, Any], code: str
) -> None:
    with pytest.raises(CatalogueError) as error:
        count(place, **asked)
    assert [d.code for d in error.value.diagnostics] == [code]


def test_the_day_of_the_start_is_the_agencys_own(catalogue: Catalogue) -> None:
    """Half past eleven at night in UTC on the 10th is already the 11th in Depok, when its decree began."""
    night = datetime(2023, 7, 10, 23, 30, tzinfo=UTC)
    there = night.astimezone(catalogue.files.zone("depok"))
    asked, told = (due_dates(catalogue, HAKI, at, {}).to_list() for at in (night, there))
    assert asked == told
    with pytest.raises(CatalogueError) as error:
        due_dates(catalogue, HAKI, night - timedelta(hours=7), {})
    assert [d.code for d in error.value.diagnostics] == ["SP603"]
    with pytest.raises(FactsError) as refused:
        due_dates(catalogue, HAKI, night.replace(tzinfo=None), {})
    assert [d.code for d in refused.value.diagnostics] == ["SP413"]


def test_every_stage_of_every_service_has_a_due_date_or_a_reason(
    services: dict[str, Service],
    count: Callable[..., list[dict[str, Any]]],
    complete: Callable[[str], dict[str, Any]],
) -> None:
    for name in services:
        for deadline in count(name, facts=complete(name)):
            assert (deadline["due"] is None) == ("reason" in deadline), (name, deadline)
            assert deadline["due"] or deadline["reason"]


def test_in_a_provisional_catalogue_years_that_were_not_decreed_by_a_day_are_estimated() -> None:
    provisional, plain = open_catalogue(provisional=True), open_catalogue()
    start = datetime(2026, 12, 28, 10, tzinfo=plain.files.zone("depok"))
    asked: dict[str, Any] = {"duration": "5 hari kerja", "known_on": date(2025, 1, 1)}
    (unknown,) = due_dates(plain, "depok", start, {}, **asked).deadlines
    (estimated,) = due_dates(provisional, "depok", start, {}, **asked).deadlines
    assert (unknown.due, unknown.counted and unknown.counted.gap) == (None, 2026)
    assert estimated.counted is not None
    assert (estimated.counted.gap, estimated.counted.provisional) == (None, True)


COMPLAINTS = """  pengaduan:
    saluran:
      - {jenis: {id: tiktok, nama: TikTok, nama_en: TikTok}, alamat: "@dinas"}
    kelas:
      - {id: sedang, nama: Sedang, paling_lama: 2 hari kerja}
      - {id: berat, nama: Berat, ketentuan: {id: menurut-berat, nama: Menurut beratnya}}
      - id: mikro
        nama: Usaha mikro
        jika: {fakta: skala_usaha, adalah: mikro}
        paling_lama: 1 hari kerja
"""


@pytest.fixture
def complaint(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "kota" / "2024" / "surat.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("  pengaduan: {bersama: kantor}\n") == 1
    path.write_text(text.replace("  pengaduan: {bersama: kantor}\n", COMPLAINTS), encoding="utf-8")
    opened = open_catalogue(tmp_path)
    at = datetime(2024, 3, 4, 10, tzinfo=opened.files.zone("kota"))

    def due(name: str, **facts: Any) -> dict[str, Any]:
        (deadline,) = due_dates(opened, "kota/surat", at, facts, complaint=name).to_list("id")
        return deadline

    return due


def test_a_complaint_class_of_any_name_has_its_date(complaint: Callable[..., dict[str, Any]]) -> None:
    assert complaint("sedang")["due"] == "2024-03-06T15:00:00+07:00"


def test_a_complaint_class_without_a_number_says_what_the_decree_says(
    complaint: Callable[..., dict[str, Any]],
) -> None:
    told = complaint("berat")
    assert (told["due"], told["limit"], told["reason"]) == (None, None, "Menurut beratnya")


def test_a_complaint_class_with_a_guard_is_dated_where_it_applies(
    complaint: Callable[..., dict[str, Any]],
) -> None:
    assert complaint("mikro", skala_usaha="mikro")["due"] == "2024-03-05T15:00:00+07:00"
    assert complaint("mikro", skala_usaha="kecil")["reason"] == "kelas ini tidak berlaku menurut fakta"
    assert complaint("mikro")["due"] is None
    assert "skala usaha" in complaint("mikro")["reason"]


def test_a_complaint_about_an_agency_is_due_as_about_each_of_its_services(catalogue: Catalogue) -> None:
    start = datetime(2026, 7, 6, 9, tzinfo=catalogue.files.zone("kalbar"))
    found = due_dates(catalogue, "kalbar", start, {}, complaint="ringan")
    told = found.to_json()
    assert told["services"] == list(found.services)
    assert {"kalbar/konsultasi", "kalbar/kantor-cabang"} <= set(found.services)
    for service in found.services:
        assert due_dates(catalogue, service, start, {}, complaint="ringan").to_list() == told["deadlines"]
    assert "services" not in due_dates(catalogue, service, start, {}, complaint="ringan").to_json()


@pytest.mark.parametrize(("name", "same"), [("sedang", True), ("berat", False)])
def test_a_class_whose_limit_differs_is_not_that_of_an_agency(tmp_path: Path, name: str, same: bool) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "kota" / "2024"
    written = (folder / "surat.yaml").read_text(encoding="utf-8")
    mild = COMPLAINTS.replace(
        "ketentuan: {id: menurut-berat, nama: Menurut beratnya}", "paling_lama: 3 hari kerja"
    )
    for service, complaints in (("surat", COMPLAINTS), ("kartu", mild)):
        text = written.replace("  pengaduan: {bersama: kantor}\n", complaints)
        (folder / f"{service}.yaml").write_text(
            text.replace("id: surat\n", f"id: {service}\n"), encoding="utf-8"
        )
    decree = folder / "penetapan.yaml"
    listed = "  - {id: surat, nama: Surat keterangan}\n"
    text = decree.read_text(encoding="utf-8").replace(listed, listed + "  - {id: kartu, nama: Kartu}\n")
    decree.write_text(text, encoding="utf-8")
    opened = open_catalogue(tmp_path)
    start = datetime(2024, 3, 4, 10, tzinfo=opened.files.zone("kota"))
    if same:
        assert due_dates(opened, "kota", start, {}, complaint=name).services == ("kota/surat", "kota/kartu")
        return
    with pytest.raises(CatalogueError) as error:
        due_dates(opened, "kota", start, {}, complaint=name)
    (finding,) = error.value.diagnostics
    assert (finding.code, "sebut layanannya (kota/surat, kota/kartu)" in finding.message()) == ("SP610", True)
