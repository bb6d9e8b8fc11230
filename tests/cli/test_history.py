"""`sp history`: the decrees of a service on a time line."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.workbench import Command
from decrees.folders import SERVICE, add_decree, succession


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return succession(tmp_path)


def test_the_decrees_stand_on_a_time_line_oldest_first(sp: Command, root: Path) -> None:
    ran = sp("history", SERVICE, "--catalogue", str(root), "--on", "2026-03-16")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Surat keterangan (kota/surat)",
        "Dinas Contoh",
        "",
        "Pada 16 Maret 2026: tidak ada standar",
        "",
        "– 4 Januari 2024 s.d. 1 Januari 2025: 1/KPTS/2024",
        "  ditetapkan 4 Januari 2024",
        "  digantikan oleh 2/KPTS/2025",
        "– 2 Januari 2025 s.d. 4 Januari 2026: 2/KPTS/2025",
        "  ditetapkan 2 Januari 2025",
        "  dicabut oleh 3/KPTS/2026",
        "→ sejak 5 Januari 2026: tidak ada standar",
    ]


def test_what_is_to_come_and_what_is_over_depend_on_the_day(sp: Command, root: Path) -> None:
    ran = sp("history", SERVICE, "--catalogue", str(root), "--on", "2025-06-01", "--lang", "en")
    marks = {line[0] for line in ran.out.splitlines() if line[:2] in ("– ", "→ ", "· ")}
    assert marks == {"–", "→", "·"}
    assert "On 1 June 2025: Decree 2/KPTS/2025" in ran.out
    assert "→ 2 January 2025 to 4 January 2026: 2/KPTS/2025" in ran.out


def test_every_way_to_end_is_told(sp: Command, root: Path) -> None:
    add_decree(root, "2027", "4/KPTS/2027", "2027-01-04", "berlaku_sampai: 2027-06-30")
    add_decree(root, "2028", "5/KPTS/2028", "2028-01-03")
    amending = ("mengubah: [5/KPTS/2028]", "hapus: [surat]")
    add_decree(root, "2029", "6/KPTS/2029", "2029-01-02", *amending, service="lain")
    add_decree(root, "lama", "0/KPTS/2019", None)
    out = sp("history", SERVICE, "--catalogue", str(root), "--on", "2027-03-16").out
    for told in (
        "→ 4 Januari 2027 s.d. 30 Juni 2027: 4/KPTS/2027",
        "masa berlakunya habis",
        "· 1 Juli 2027 s.d. 2 Januari 2028: tidak ada standar",
        "layanannya dihapus oleh 6/KPTS/2029",
        "· sejak 2 Januari 2029: tidak ada standar",
        "Tidak pernah berlaku untuk layanan ini:",
        "tidak dipakai di samping keputusan lain",
    ):
        assert told in out


def test_as_json_it_says_the_same(sp: Command, root: Path) -> None:
    data = sp("history", SERVICE, "--catalogue", str(root), "--on", "2025-06-01", "--json").json
    assert (data["service"], data["on"], data["decree"]) == (SERVICE, "2025-06-01", "2/KPTS/2025")
    assert data["decrees"][0] == {
        "decree": "1/KPTS/2024",
        "title": "Standar pelayanan contoh",
        "signed": "2024-01-04",
        "first_day": "2024-01-04",
        "last_day": "2025-01-01",
        "holds": False,
        "ever": True,
        "ending": "replaced",
        "by": "2/KPTS/2025",
        "transcribed": True,
    }
    assert [decree["holds"] for decree in data["decrees"]] == [False, True]


def test_an_order_that_is_open_is_said_to_be_and_exits_1(sp: Command, root: Path) -> None:
    add_decree(root, "2025-b", "2b/KPTS/2025", "2025-01-02")
    ran = sp("history", SERVICE, "--catalogue", str(root), "--on", "2025-06-01")
    assert ran.code == 1
    assert "Pada 1 Juni 2025: belum pasti, lihat temuan" in ran.out
    assert "SP381" in ran.err
    data = sp("history", SERVICE, "--catalogue", str(root), "--on", "2025-06-01", "--json").json
    assert (data["decree"], [f["code"] for f in data["findings"]]) == (None, ["SP381"])


def test_what_a_decree_revoked_before_is_told(sp: Command) -> None:
    ran = sp("history", "pasuruan/konsultasi", "--on", "2026-03-16")
    assert "→ sejak 31 Januari 2024: 950/271/424.085/2024" in ran.out
    assert "  mencabut 950/389/424.085/2022" in ran.out


def test_a_service_that_there_is_not_exits_2(sp: Command) -> None:
    ran = sp("history", "depok/tamuu")
    assert ran.code == 2
    assert "SP601" in ran.err
