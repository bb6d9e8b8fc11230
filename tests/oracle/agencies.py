"""Agencies by chance, with every rule of counting that one may set, and what is counted by them."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from oracle.days import WEEK
from oracle.documents import Data

SOURCE = "Keputusan karangan"
UNITS = ("menit", "jam", "jam dinding", "hari kerja", "hari", "hari kalender", "minggu", "bulan", "tahun")
LONGEST = {"menit": 3000, "jam": 100, "jam dinding": 200, "minggu": 12, "bulan": 12, "tahun": 2}
FIRST, LAST = date(2022, 12, 20), date(2027, 12, 31)


class Count(NamedTuple):
    """What is counted: a duration from a moment, with what was known of days off on a day."""

    stated: datetime
    duration: str
    known_on: date | None


def an_agency(name: str, chance: random.Random) -> Data:
    """Return an agency's document."""
    agency: Data = {
        "format": "sp-instansi/1",
        "id": name,
        "nama": f"Dinas {name}",
        "wilayah": "Kota Contoh",
        "zona_waktu": chance.choice(["WIB", "WITA", "WIT"]),
    }
    if chance.random() < 0.8:
        agency["jam_layanan"] = _schedules(chance)
    if chance.random() < 0.5:
        agency["hari_khusus"] = _special_days(chance)
    rules = {
        "cuti_bersama": ["hari_libur", "hari_kerja"],
        "akhir_di_hari_libur": ["maju", "tetap"],
        "diterima_saat_tutup": ["hari_ke_1", "hari_ke_0"],
    }
    stated = {key: chance.choice(values) for key, values in rules.items() if chance.random() < 0.5}
    if stated:
        agency["cara_hitung"] = {**stated, "sumber": SOURCE}
    return agency


def _schedules(chance: random.Random) -> list[Data]:
    found: list[Data] = [{"sumber": SOURCE, "minggu": _week(chance)}]
    if chance.random() < 0.3:
        found[0]["pada_hari_libur"] = chance.choice(["buka", "tutup"])
    if chance.random() < 0.4:
        since = FIRST + timedelta(chance.randrange(1500))
        later: Data = {"sumber": SOURCE, "sejak": since.isoformat(), "minggu": _week(chance)}
        if chance.random() < 0.5:
            later["sampai"] = (since + timedelta(chance.randrange(10, 200))).isoformat()
        found.append(later)
    if chance.random() < 0.5:
        found.append({"sumber": SOURCE, "selama": "ramadan", "minggu": _week(chance)})
    return found


def _week(chance: random.Random) -> list[Data]:
    days = WEEK[: chance.choice([4, 5, 5, 6, 7])]
    cut = chance.randrange(1, len(days))
    return [{"hari": part, **_hours(chance)} for part in (days[:cut], days[cut:])]


def _hours(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.1:
        return {"jam": "00.00-24.00"}
    opens, closes = chance.randrange(7 * 4, 10 * 4), chance.randrange(14 * 4, 21 * 4)
    hours = {"jam": f"{_clock(opens)}-{_clock(closes)}"}
    if chance.random() < 0.7:
        begins = chance.randrange(opens + 1, closes - 5)
        hours["istirahat"] = f"{_clock(begins)}-{_clock(begins + chance.randrange(1, 5))}"
    return hours


def _clock(quarters: int) -> str:
    return f"{quarters // 4:02}.{quarters % 4 * 15:02}"


def _special_days(chance: random.Random) -> list[Data]:
    days = sorted({FIRST + timedelta(chance.randrange(1800)) for _ in range(40)})
    return [_special_day(day, chance) for day in days]


def _special_day(day: date, chance: random.Random) -> Data:
    found: dict[str, Any] = {"tanggal": day.isoformat(), "alasan": SOURCE}
    found |= {"tutup": True} if chance.random() < 0.6 else _hours(chance)
    if chance.random() < 0.5:
        found["ditetapkan"] = (day - timedelta(chance.randrange(60))).isoformat()
    return found


def a_count(chance: random.Random) -> Count:
    """Return what is counted; moments at which offices open and close are among them."""
    day = FIRST + timedelta(chance.randrange((LAST - FIRST).days))
    minute = chance.choice([chance.randrange(1440), chance.randrange(7 * 4, 22 * 4) * 15])
    unit = chance.choice(UNITS)
    amount = chance.choice([0, 1, 2, 3, chance.randrange(LONGEST.get(unit, 60))])
    known_on = day - timedelta(chance.randrange(-30, 90)) if chance.random() < 0.2 else None
    text = f"{amount}x24 jam" if unit == "jam" and chance.random() < 0.2 and amount else f"{amount} {unit}"
    return Count(datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute), text, known_on)


def chained_stages(chance: random.Random) -> list[Data]:
    """Return stages, most of which follow another; some are the applicant's, or a programme's."""
    found: list[Data] = []
    for number in range(chance.choice([2, 3, 4])):
        unit = chance.choice(UNITS)
        amount = chance.choice([0, 1, 2, 3, chance.randrange(1, 20)])
        stage: Data = {"id": f"t{number}", "nama": f"Tahap {number}", "paling_lama": f"{amount} {unit}"}
        if found and chance.random() < 0.8:
            stage["sejak"] = {"tahap": chance.choice(found)["id"]}
        elif chance.random() < 0.3:
            stage["sejak"] = "diterima"
        if chance.random() < 0.15:
            stage["jika"] = {"fakta": "dikuasakan", "adalah": chance.choice(["ya", "tidak"])}
        if chance.random() < 0.1:
            stage["sifat"] = "batas_program"
        elif chance.random() < 0.1:
            stage["pihak"] = "pemohon"
        found.append(stage)
    return found
