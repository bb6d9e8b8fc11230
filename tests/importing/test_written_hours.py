"""Opening hours are told apart from the time that a service takes, wherever a decree writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from importing.test_plain_decree import FIXTURES, imported

from sp_engine.authoring import tried
from sp_engine.importing.durations_and_figures import durations_in
from sp_engine.importing.written_hours import OpenDays, besides_hours, opening_hours

TO_THURSDAY = ("senin", "selasa", "rabu", "kamis")
FRIDAY = ("jumat",)
WEEK = (*TO_THURSDAY, *FRIDAY)
PLAIN = [OpenDays(TO_THURSDAY, "08.00", "15.00"), OpenDays(FRIDAY, "08.00", "11.00")]
PAUSED = [
    OpenDays(TO_THURSDAY, "07.30", "16.00", ("12.00", "13.00")),
    OpenDays(FRIDAY, "07.30", "16.30", ("11.30", "13.00")),
]


@pytest.mark.parametrize(
    ("text", "hours", "besides"),
    [
        ("Senin–Kamis 08.00–15.00, Jumat 08.00–11.00", PLAIN, ""),
        ("Hari Senin s/d Kamis pukul 08.00 s/d 15.00 WITA dan Jum'at: 08:00 - 11:00 WITA", PLAIN, ""),
        (
            "Senin, Selasa, Rabu & Kamis : 8.00 hingga 15.00; Jumat : 8.00 hingga 11.00; Minggu libur",
            PLAIN,
            "",
        ),
        ("Pukul 08.00-15.00 WIB (Senin sampai dengan Kamis), 08.00-11.00 WIB (Jumat)", PLAIN, ""),
        (
            "Senin–Kamis 07.30–16.00 (istirahat 12.00–13.00), Jumat 07.30–16.30 (istirahat 11.30–13.00)",
            PAUSED,
            "",
        ),
        ("Senin–Kamis 07.30–12.00 dan 13.00–16.00, Jumat 07.30–11.30 dan 13.00–16.30", PAUSED, ""),
        (
            "Senin–Kamis 07.30–16.00, Jumat 07.30–16.30, jeda Senin–Kamis 12.00–13.00, Jumat 11.30–13.00",
            PAUSED,
            "",
        ),
        (
            "Senin–Jumat 08.00–15.00; bulan Ramadhan Senin–Jumat 08.00–14.00",
            [OpenDays(WEEK, "08.00", "15.00"), OpenDays(WEEK, "08.00", "14.00", ramadan=True)],
            "",
        ),
        (
            "Paling lama 3 hari kerja, pada jam pelayanan Senin–Kamis 08.00–15.00",
            PLAIN[:1],
            "Paling lama 3 hari kerja, pada jam pelayanan",
        ),
        ("Sabtu–Senin 09.00–12.00", [OpenDays(("sabtu", "minggu", "senin"), "09.00", "12.00")], ""),
        # no hours: no days, no times, no clock, two for one day, a pause of nothing, and a unit of time
        ("Jam pelayanan 08.00–15.00", [], ""),
        ("Lima hari kerja (Senin–Jumat)", [], "Lima hari kerja (Senin–Jumat)"),
        ("Senin 25.00–26.00", [], "Senin 25.00–26.00"),
        ("Senin 15.00–08.00", [], ""),
        ("Loket tamu Senin 08.00–10.00, loket surat Senin 09.00–11.00", [], "tamu, surat"),
        ("Istirahat Senin–Kamis 12.00–13.00", [], ""),
        ("2 minggu", [], "2 minggu"),
    ],
)
def test_hours_are_read(text: str, hours: list[OpenDays], besides: str) -> None:
    assert opening_hours(text) == hours
    said = re.sub(r"(?i)loket ", "", besides_hours(text))
    assert said == besides


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("1 x 24 jam", ["1x24 jam"]),
        ("2 (dua) X 24 (dua puluh empat) jam", ["2x24 jam"]),
        ("1 s/d 2 x 24 jam", ["2x24 jam"]),
        ("24 jam", ["24 jam"]),
        ("1 (satu) hari dan 60 (enam puluh) menit", ["1 hari 60 menit"]),
        ("2 hari kerja 3 hari", ["2 hari kerja", "3 hari"]),
        ("15 menit 2 jam", ["15 menit", "2 jam"]),
    ],
)
def test_clock_time_and_two_units_are_read(text: str, durations: list[str]) -> None:
    assert [one.longest for one in durations_in(text)] == durations


def draft_with(tmp_path: Path, rows: dict[str, str]) -> dict[str, str]:
    """Return the documents of the libraries' decree by name, some of its cells written otherwise."""
    text = (FIXTURES / "perpustakaan.md").read_text(encoding="utf-8")
    for before, after in rows.items():
        assert f"| {before} |" in text
        text = text.replace(f"| {before} |", f"| {after} |")
    path = tmp_path / "jam.md"
    path.write_text(text, encoding="utf-8")
    draft = imported(path, tmp_path / "katalog")
    assert not tried(tmp_path / "katalog", draft.texts).errors
    return {place.name: document for place, document in draft.texts.items()}


def test_hours_beside_the_service_time_become_a_schedule_and_no_stage(tmp_path: Path) -> None:
    said = "1. Kartu selesai 2 (dua) hari kerja 2. Jam pelayanan: Senin - Kamis 08.00 - 15.00 WIB"
    document = draft_with(tmp_path, {"2 (dua) hari kerja": said})["kartu-anggota.yaml"]
    assert "jam_layanan:  # periksa: Jam pelayanan: Senin - Kamis 08.00 - 15.00 WIB" in document
    assert "- {hari: [senin, selasa, rabu, kamis], jam: 08.00-15.00}" in document
    assert document.count("paling_lama:") == 1
    assert "ketentuan" not in document
    assert "Senin - Kamis 08.00 - 15.00 WIB" in document.partition("uraian: ")[2]


def test_days_and_times_in_lines_of_their_own_belong_together(tmp_path: Path) -> None:
    said = "1 hari kerja<br>Jam pelayanan<br>Senin–Kamis<br>08.00–15.00<br>Jumat<br>08.00–11.00"
    document = draft_with(tmp_path, {"2 (dua) hari kerja": said})["kartu-anggota.yaml"]
    assert "- {hari: [senin, selasa, rabu, kamis], jam: 08.00-15.00}" in document
    assert "- {hari: [jumat], jam: 08.00-11.00}" in document
    assert document.count("paling_lama:") == 1
    assert "ketentuan" not in document


def test_hours_alone_are_the_provision_of_the_service_time(tmp_path: Path) -> None:
    document = draft_with(tmp_path, {"2 (dua) hari kerja": "Senin–Jumat 08.00–15.00"})["kartu-anggota.yaml"]
    assert "jam_layanan:  # periksa: Senin–Jumat 08.00–15.00" in document
    assert "{id: pelayanan, nama: Pelayanan, ketentuan: sesuai_jam_layanan}" in document


def test_hours_in_another_component_are_proposed_too(tmp_path: Path) -> None:
    hours = "a. Meja layanan b. Ruang baca, buka Senin s.d. Sabtu pukul 09.00–17.00"
    drafts = draft_with(tmp_path, {"a. Meja layanan b. Komputer": hours, "15 menit": "Sesuai jam buka"})
    assert "jam: 09.00-17.00" in drafts["instansi.yaml"]  # each of its services says so
    assert "sumber: Sarana, prasarana" in drafts["instansi.yaml"]
    assert "jam_layanan:" not in drafts["kartu-anggota.yaml"]
    assert "Ruang baca, buka Senin s.d. Sabtu pukul 09.00–17.00" in "".join(drafts.values())


def test_hours_of_a_channel_are_not_those_of_the_office(tmp_path: Path) -> None:
    channel = "WhatsApp 0812-0000-0000 (Senin–Jumat 08.00–15.00)"
    drafts = draft_with(tmp_path, {"Surel: buku@seruni.example.id": channel})
    assert not any("jam_layanan" in document for document in drafts.values())


def test_what_the_agency_states_already_is_no_schedule_of_a_service(tmp_path: Path) -> None:
    root = tmp_path / "katalog"
    (root / "seruni").mkdir(parents=True)
    week = "{hari: [kamis, rabu, selasa, senin], jam: 08.00 – 15.00}"
    agency = "format: sp-instansi/1\nid: seruni\nnama: Dinas Perpustakaan Kabupaten Seruni\n"
    agency += (
        "wilayah: Kabupaten Seruni\nzona_waktu: WIB\njam_layanan:\n  - sumber: Papan nama\n    minggu:\n"
    )
    (root / "seruni" / "instansi.yaml").write_text(f"{agency}      - {week}\n", encoding="utf-8")
    same = draft_with(tmp_path, {"15 menit": "Senin–Kamis 08.00–15.00"})
    assert "jam_layanan:" not in same["peminjaman-buku.yaml"]
    other = draft_with(tmp_path, {"15 menit": "Senin–Kamis 08.00–14.00"})
    assert "jam_layanan:" in other["peminjaman-buku.yaml"]
