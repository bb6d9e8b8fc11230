"""Offices, services and histories of applications that are drawn by chance, for the ledger and its judge.

In comes a folder; out comes a catalogue of offices that differ in hours and rules, each with the same
services, and the same offices and stages as the judge (`plain_time`, `plain_ledger`) takes them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from cases.author_mistake import GOOD
from hypothesis import strategies as st
from timing.plain_ledger import Happened, PlainStage, standings
from timing.plain_time import DAY, PlainOffice

from sp_engine import Catalogue, open_catalogue
from sp_engine.documents.events_document import EventKind
from sp_engine.timing.events import Event
from sp_engine.yaml_text.source import load_source

CALENDARS = Path(__file__).parents[2] / "catalogue" / "kalender"
FIRST = date(2024, 1, 1)
WEEK = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu"]

PLAIN = [{"hari": WEEK[:5], "jam": "08.00-15.00"}]
BROKEN = [
    {"hari": WEEK[:4], "jam": "08.00-15.00", "istirahat": "12.00-13.00"},
    {"hari": ["jumat"], "jam": "08.30-15.30", "istirahat": "11.30-13.30"},
]
SIX_DAYS = [
    {"hari": WEEK[:4], "jam": "08.00-14.00"},
    {"hari": ["jumat"], "jam": "08.00-11.00"},
    {"hari": ["sabtu"], "jam": "08.00-12.00"},
]
GOES_ON = {"setelah_dilengkapi": "lanjutkan"}
OFFICES: dict[str, tuple[list[dict[str, Any]], dict[str, str]]] = {
    "ulang": (PLAIN, {}),
    "ulang-sabtu": (SIX_DAYS, {"diterima_saat_tutup": "hari_ke_1"}),
    "lanjut": (PLAIN, GOES_ON),
    "lanjut-istirahat": (BROKEN, {**GOES_ON, "diterima_saat_tutup": "hari_ke_1"}),
    "lanjut-tetap": (BROKEN, {**GOES_ON, "akhir_di_hari_libur": "tetap"}),
    "lanjut-sabtu": (SIX_DAYS, {**GOES_ON, "cuti_bersama": "hari_kerja"}),
}
"""Each office with its hours and its rules."""


def _one(limit: str, longer: str | None = None, since: str = "lengkap") -> list[dict[str, Any]]:
    stage = {"id": "terbit", "nama": "Terbit", "paling_lama": limit}
    stage |= {} if longer is None else {"perpanjangan": longer}
    return [stage if since == "lengkap" else {**stage, "sejak": since}]


AFTER = {"nama": "Tahap", "sejak": {"tahap": "periksa"}}
SERVICES: dict[str, list[dict[str, Any]]] = {
    "sehari": _one("1 hari kerja"),
    "lima-hari": _one("5 hari kerja", "2 hari kerja", since="diterima"),
    "menit": _one("90 menit", since="diterima"),
    "jam": _one("9 jam", "1 hari kerja"),
    "kalender": _one("6 hari", "3 hari"),
    "minggu": _one("2 minggu", since="diterima"),
    "bulan": _one("1 bulan"),
    "dinding": _one("2x24 jam", "1x24 jam", since="diterima"),
    "dua-satuan": _one("1 hari kerja 60 menit"),
    "nol": _one("0 hari kerja"),
    "berantai": [
        {"id": "periksa", "nama": "Periksa", "paling_lama": "2 hari kerja", "sejak": "diterima"},
        {**AFTER, "id": "survei", "paling_lama": "6 jam"},
        {
            **AFTER,
            "id": "terbit",
            "paling_lama": "3 hari kerja",
            "perpanjangan": "2 hari",
            "sejak": {"tahap": "survei"},
        },
    ],
    "bergerbang": [
        {"id": "periksa", "nama": "Periksa", "paling_lama": "2 hari kerja"},
        {**AFTER, "id": "terbit", "paling_lama": "3 hari kerja"},
    ],
}
"""Each service with its stages; in the last something falls due after the first of them."""
GATED, GATE = "bergerbang", "periksa"


@dataclass(frozen=True)
class Applied:
    """A service at one office, as the judge takes it, and what happened, at whole minutes."""

    office: str
    service: str
    events: tuple[Happened, ...]
    until: int

    @property
    def place(self) -> str:
        return f"{self.office}/{self.service}"

    @property
    def restarts(self) -> bool:
        return "setelah_dilengkapi" not in OFFICES[self.office][1]

    @property
    def stages(self) -> list[PlainStage]:
        return [_plain_stage(stage) for stage in SERVICES[self.service]]

    @property
    def held(self) -> tuple[str, ...]:
        return ("terbit",) if self.service == GATED else ()


class Offices:
    """A catalogue of all offices and services, and the offices as the judge takes them."""

    def __init__(self, folder: Path) -> None:
        for name, (hours, rules) in OFFICES.items():
            _write_office(folder, name, hours, rules)
        shutil.copy(GOOD / "peraturan.yaml", folder)
        vocabulary = load_source(GOOD / "kosakata.yaml").data
        paid = {"jenis": "dokumen", "nama": "Bukti pembayaran"}
        vocabulary["fakta"]["bukti_bayar"] = paid
        _write(folder / "kosakata.yaml", vocabulary)
        self.catalogue: Catalogue = open_catalogue(folder)
        self.zone = self.catalogue.files.zone("lanjut")
        off = [_days_off(joint_leave_is_off=off) for off in (True, False)]
        self.plain = {
            name: PlainOffice(
                FIRST,
                _hours_of_days(hours, off[rules.get("cuti_bersama") == "hari_kerja"]),
                rolls="akhir_di_hari_libur" not in rules,
                opens_on_day_1="diterima_saat_tutup" in rules,
            )
            for name, (hours, rules) in OFFICES.items()
        }

    def moment(self, minute: int) -> datetime:
        return datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=self.zone) + timedelta(minutes=minute)

    def minute(self, moment: datetime) -> int:
        return (moment - self.moment(0)) // timedelta(minutes=1)

    def events(self, applied: Applied) -> list[Event]:
        return [Event(EventKind(kind), self.moment(at), stage) for at, kind, stage in applied.events]


def histories(offices: Offices, services: Iterable[str] = SERVICES) -> st.SearchStrategy[Applied]:
    """Return a strategy for what can happen to an application at one of the offices."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Applied:
        office = draw(st.sampled_from(list(OFFICES)))
        service = draw(st.sampled_from(list(services)))
        applied = Applied(office, service, (), 0)
        now = draw(st.integers(60, 200)) * DAY + draw(st.integers(0, DAY - 1))
        happened: list[Happened] = [(now, "diterima", None)]
        for _ in range(draw(st.integers(0, 8))):
            applied = Applied(office, service, tuple(happened), now)
            now = _later(draw, offices, applied)
            possible = [one for one in _possible(offices, applied, now) if (now, *one) not in happened]
            if not possible:
                break
            happened.append((now, *draw(st.sampled_from(possible))))
        applied = Applied(office, service, tuple(happened), now)
        return Applied(office, service, tuple(happened), _later(draw, offices, applied))

    return drawn()


def _later(draw: st.DrawFn, offices: Offices, applied: Applied) -> int:
    """Return a minute from that reached on: often the same, an edge of the office's day, a due minute."""
    office, now = offices.plain[applied.office], applied.until
    match draw(st.integers(0, 7)):
        case 0:
            return now
        case 1:
            return now + draw(st.integers(1, 3))
        case 2:
            return office.opening(now)
        case 3:
            opens = office.opening(now)
            return next(minute for minute in range(opens, opens + DAY) if not office.is_open(minute))
        case 4:
            due = [standing.due for standing in plain(offices, applied).values()]
            ahead = [minute for minute in due if minute is not None and minute >= now]
            return (draw(st.sampled_from(ahead)) if ahead else now) + draw(st.integers(0, 1))
        case 5:
            return now + draw(st.integers(1, 600))
    return now + draw(st.integers(1, 12)) * DAY + draw(st.integers(-300, 300))


def _possible(offices: Offices, applied: Applied, now: int) -> Iterator[tuple[str, str | None]]:
    """Yield what can happen next, with the stage that it names."""
    kinds = [kind for _, kind, _ in applied.events]
    ended = {stage for _, kind, stage in applied.events if kind == "temuan"}
    extended = {stage for _, kind, stage in applied.events if kind == "diperpanjang"}
    if "diputuskan" in kinds:
        return
    away, complete = False, False
    for _, kind, stage in applied.events:
        away = kind == "dikembalikan" or (away and kind != "dilengkapi")
        complete = kind == "lengkap" or (complete and (kind != "dikembalikan" or stage is not None))
    if away:
        yield from [("dilengkapi", None)] * 4
    else:
        yield from [("dikembalikan", None)] * 3
        if applied.service == GATED and GATE in ended:
            yield from [("dikembalikan", GATE)] * 3
        if not complete:
            yield "lengkap", None
    standing = plain(offices, Applied(applied.office, applied.service, applied.events, now))
    for one in applied.stages:
        if one.name in ended:
            continue
        if len(applied.stages) > 1 and (one.since in ("diterima", "lengkap") or one.since in ended):
            yield "temuan", one.name
        told = standing[one.name]
        begun = told.status == "running" and told.due is not None and now <= told.due
        if one.longer is not None and one.name not in extended and begun and not away:
            yield "diperpanjang", one.name
    yield "diputuskan", None


def plain(offices: Offices, applied: Applied) -> dict[str, Any]:
    """Return where the stages stand, as the judge has it."""
    return standings(
        offices.plain[applied.office],
        applied.stages,
        applied.events,
        applied.until,
        restarts=applied.restarts,
        held=applied.held,
    )


def _plain_stage(written: dict[str, Any]) -> PlainStage:
    since = written.get("sejak", "lengkap")
    longer = written.get("perpanjangan")
    return PlainStage(
        written["id"],
        _plain_limit(written["paling_lama"]),
        since["tahap"] if isinstance(since, dict) else since,
        None if longer is None else _plain_limit(longer)[0],
    )


def _plain_limit(text: str) -> tuple[tuple[int, str], ...]:
    days = re.fullmatch(r"(\d+)x24 jam", text)
    if days:
        return ((24 * int(days[1]), "jam dinding"),)
    return tuple((int(amount), unit) for amount, unit in re.findall(r"(\d+) ([a-z]+(?: [a-z]+)?)", text))


def _days_off(*, joint_leave_is_off: bool) -> set[date]:
    found = set()
    for path in sorted(CALENDARS.glob("*.yaml")):
        for day in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["hari_libur"]:
            if "dicabut" not in day and (joint_leave_is_off or day["jenis"] != "cuti_bersama"):
                found.add(date.fromisoformat(day["tanggal"]))
    return found


def _hours_of_days(hours: list[dict[str, Any]], off: set[date]) -> tuple[tuple[tuple[int, int], ...], ...]:
    by_weekday = {}
    for part in hours:
        opens, closes = _minutes(part["jam"])
        stops, goes_on = _minutes(part["istirahat"]) if "istirahat" in part else (closes, closes)
        spans = tuple(span for span in ((opens, stops), (goes_on, closes)) if span[0] < span[1])
        by_weekday.update({WEEK.index(name): spans for name in part["hari"]})
    days = (FIRST + timedelta(n) for n in range((date(2025, 7, 1) - FIRST).days))
    return tuple(() if day in off else by_weekday.get(day.weekday(), ()) for day in days)


def _minutes(span: str) -> tuple[int, int]:
    first, last = (int(hour) * 60 + int(minute) for hour, minute in re.findall(r"(\d\d)\.(\d\d)", span))
    return first, last


def _write_office(folder: Path, name: str, hours: list[dict[str, Any]], rules: dict[str, str]) -> None:
    agency = load_source(GOOD / "kota" / "instansi.yaml").data
    agency |= {"id": name, "jam_layanan": [{"sumber": "SK jam", "minggu": hours}]}
    if rules:
        agency["cara_hitung"] = {**rules, "sumber": "SK waktu"}
    _write(folder / name / "instansi.yaml", agency)
    decree = load_source(GOOD / "kota" / "2024" / "penetapan.yaml").data
    decree |= {"instansi": name, "layanan": [{"id": service, "nama": service} for service in SERVICES]}
    _write(folder / name / "2024" / "penetapan.yaml", decree)
    for service, stages in SERVICES.items():
        standard = load_source(GOOD / "kota" / "2024" / "surat.yaml").data
        standard |= {"layanan": f"{name}/{service}", "nama": service}
        standard["pelayanan"]["jangka_waktu"] = {"tahap": stages}
        if service == GATED:
            owed = {"dokumen": "bukti_bayar"}
            gated = {"id": "bayar", "uraian": "Bukti pembayaran", "syarat": owed, "sesudah": {"tahap": GATE}}
            standard["pelayanan"]["persyaratan"].append(gated)
        _write(folder / name / "2024" / f"{service}.yaml", standard)


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
